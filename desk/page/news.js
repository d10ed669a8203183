// What is new: the page asks the program for it at first, while the handouts are being read, and every now and then.
/** @import { KeptSet, News } from "./sent.js" */
import { at } from "../../press/web/shared/elements.js";
import { chosen, remembered } from "../../press/web/shared/choosing.js";
import { findable } from "../../press/web/shared/finding.js";
import { search } from "../../press/web/shared/listing.js";
import { learn, number, say } from "../../press/web/shared/saying.js";
import { warnOf } from "../../press/web/shared/telling.js";
import { availability, choices, data, FOR_ONE, offer, offered, SETTINGS } from "./offer.js";
import { typedNow } from "./patient.js";
import { loadQueues, printers } from "./printers.js";
import { get, Refusal } from "./server.js";
import { desk, draw, open, turn, whenDrawn, whenOpened } from "./views.js";

const SOON = 700;           // ms from one look at what has been read to the next, until all can be found
const LATER = 1_400;        // the same when all can be found, and the rest is looked at
const AGAIN = 20_000;       // ms from one look at what is new to the next

/** What each setting is where the browser remembers nothing. @type {Record<string, string>} */
const usual = {
  language: data.original, size: "", paper: "", sides: data.sides[0], copy: "no", visit: "all", site: "all", shelf: "all",
};

export async function load() {
  /** @type {News | null} */
  const news = await get(`/topics?known=${encodeURIComponent(offer.mark)}`);
  const first = !offer.mark;
  if (news && !first && started(news.mark) !== started(offer.mark)) {        // what this page sends is too old
    if (!Object.keys(typedNow()).length) return location.reload();
    offer.old = true;
  }
  if (news) take(news);
  warn("");
  if (!news) return;
  choose(first);
  if (desk.topic) desk.topic = offered(desk.topic.topic, desk.topic.bundle);
  if (desk.view === "sheet" && !desk.topic) return gone();
  draw(true);
}

/**
 * Which start of the program a mark is from.
 * @param {string} mark
 */
const started = mark => mark.split(" ")[0];

/** @param {News} news */
function take({ topics, sets, size, paper, names, ...rest }) {
  learn(names);
  Object.assign(offer, rest, { size, topics: findable(topics), sets: findable(sets.map(asTopic)) });
  Object.assign(usual, { size, paper });
}

/**
 * A set of the staff's, to be found by its name among the topics, before them.
 * @param {KeptSet} own
 */
const asTopic = own => ({
  own, topic: "", titles: { "": own.name }, also_called: {}, found_by: [], languages: {}, bundle: false, topics: [], printed: Infinity,
  lately: 0, today: false, favourite: false,
});

/**
 * Choose anew what is not there any more; another tab's choices are none of this one's.
 * @param {boolean} first
 */
function choose(first) {
  for (const setting of SETTINGS) {
    const known = choices()[setting], own = FOR_ONE.includes(setting) ? usual[setting] : remembered(setting, known, usual[setting]);
    if (first || !known.includes(chosen[setting])) chosen[setting] = own;
  }
}

/** What was chosen for one patient is the clinic's own again. */
export function ownWays() {
  for (const setting of FOR_ONE) chosen[setting] = usual[setting];
}

/** The open sheet is not there any more. */
function gone() {
  turn("find");
  search.focus();
  warnOf(say("failed.unknown"));
}

/**
 * What stands above everything: that something is wrong with the desk itself, or, failing that, with the clinic's file.
 * @param {string} key
 */
export function warn(key) {
  const whole = offer.house || !offer.mark, wrong = offer.old ? "old" : offer.away ? "away" : whole ? "" : "house";
  const shown = key || wrong && `failed.${wrong}`, words = shown && say(shown);
  at("warning").hidden = !shown;
  if (at("warning").textContent !== words) at("warning").textContent = words;      // said aloud once
}

/** Whether all handouts can be found. */
export const allRead = () => !!offer.mark && offer.read >= offer.of;

/** Whether all have been looked at. */
const allSeen = () => allRead() && offer.seen >= offer.of;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {() => unknown} */
let again = () => {};

/**
 * While the handouts are still being read and looked at, the page asks again soon; `then` when all can be found.
 * @param {(error: unknown) => void} failed
 * @param {(() => Promise<void>) | null} then
 */
export async function begin(failed, then) {
  await load();
  clearTimeout(waiting);
  const there = allRead();
  again = () => begin(failed, there ? null : then).catch(failed);
  if (!allSeen()) waiting = setTimeout(again, there && !unseen() ? LATER : SOON);
  if (there && then) await then();
}

/** Whether a sheet lies open at which nobody has looked yet. */
const unseen = () => { const topic = open(); return !!topic && availability(topic)?.seen === false; };

/** Whether anything is new; whether there are printers by now. */
function renew() {
  if (document.hidden || desk.busy) return;
  const locked = (/** @type {unknown} */ error) => error instanceof Refusal && error.said.old;
  load().catch(error => locked(error) ? location.reload() : warn("failed.gone"));
  if (printers.trouble) loadQueues();
}

whenDrawn(() => { at("made").textContent = say("desk.counts", { count: number(offer.topics.length) }); });
document.addEventListener("visibilitychange", renew);
setInterval(renew, AGAIN);
whenOpened(() => {
  if (allSeen() || !unseen()) return;
  clearTimeout(waiting);
  waiting = setTimeout(again, SOON);
});
