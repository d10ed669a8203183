// Staff's own: baskets kept under a name, favourites, what went out lately or today.  The desk's program keeps them; of patients, nothing.
/** @import { KeptSet } from "./sent.js" */
/** @import { Topic } from "./offer.js" */
import { at, button, input } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { clear, search } from "../../press/web/shared/listing.js";
import { count, say } from "../../press/web/shared/saying.js";
import { SOON, tell, warnOf } from "../../press/web/shared/telling.js";
import { printAll } from "./basket.js";
import { failed } from "./failures.js";
import { load } from "./news.js";
import { data, named, offer, offered } from "./offer.js";
import { withPages } from "./paged.js";
import { typedNow } from "./patient.js";
import { post } from "./server.js";
import { desk, draw, open } from "./views.js";

/** Which part of the list is asked for: all of it, or what was kept. */
const WAYS = {
  favourites: (/** @type {Topic} */ topic) => topic.favourite,
  lately: (/** @type {Topic} */ topic) => topic.lately > 0,
  today: (/** @type {Topic} */ topic) => topic.today,
};
/** @typedef {keyof typeof WAYS} Way */

/** @param {string} way @returns {way is Way} */
const isWay = way => Object.hasOwn(WAYS, way);

/** The parts that have something in them, and the whole, if there are any. */
export function shelves() {
  const ways = Object.keys(WAYS).filter(way => isWay(way) && offer.topics.some(WAYS[way]));
  return ways.length ? ["all", ...ways] : [];
}

/** What the list shows before anything is typed, where a part of it is asked for: what went out last comes first. */
export function part() {
  const way = chosen.shelf;
  if (!isWay(way)) return null;
  const some = offer.topics.filter(WAYS[way]);
  return way === "favourites" ? [...offer.sets, ...some] : some.sort((one, other) => one.lately - other.lately);
}

/**
 * A set into the basket: what of it may go out now; the rest is told.
 * @param {KeptSet} own
 */
export function take({ name, wishes }) {
  const known = wishes.map(wish => ({ wish, topic: offered(wish.topic, wish.bundle) }));
  const there = known.filter(({ topic, wish }) => topic?.languages[wish.language]?.state === "ready");
  const room = data.limits.sheets - desk.basket.length;
  if (there.length > room) return warnOf(say("basket.full", { most: data.limits.sheets }));
  for (const { wish, topic } of there) {
    if (!topic) continue;
    const title = topic.titles[wish.language] ?? topic.title;
    const availability = topic.languages[wish.language];
    desk.basket.push({ wish: { ...wish, paper: chosen.paper }, title: withPages(title, wish), availability });
  }
  desk.own = there.length ? name : "";
  clear();
  draw();
  const gone = known.filter(each => !there.includes(each))
    .map(({ wish, topic }) => `${topic?.title ?? wish.topic} (${named(wish.language)})`);
  if (gone.length) warnOf(say("own.gone", { name, titles: gone.join(", ") }));
  else tell(say("own.taken", { name, sheets: count("sheet.bundle", there.length) }), SOON, "yes");
  (there.length ? printAll : search).focus();
}

/** The form in the basket: its name, once it is asked for. */
function ask() {
  at("keep").hidden = false;
  button("keep-open").hidden = true;
  input("set-name").value = desk.own;
  input("set-name").focus();
}

/** Keep what is in the basket, under the name that was typed; never under what was typed for a patient. */
async function keep() {
  const name = input("set-name").value.trim().replace(/\s+/g, " ");
  const wrong = !name ? "own.nameless" : isPatients(name) ? "own.patient" : "";
  at("set-wrong").textContent = wrong ? say(wrong) : "";
  if (wrong) return input("set-name").focus();
  try {
    await post("/keep", { name, wishes: desk.basket.map(({ wish }) => ({ ...wish, paper: "" })) });
    desk.own = name;
    done(say("own.kept", { name }));
  } catch (error) { failed(error); }
}

async function drop() {
  const name = desk.own;
  try {
    await post("/drop", { name });
    desk.own = "";
    done(say("own.dropped", { name }));
  } catch (error) { failed(error); }
}

/** @param {string} told */
function done(told) {
  at("keep").hidden = true;
  load().then(() => { tell(told, SOON, "yes"); printAll.focus(); }, failed);
}

/**
 * @param {string} text
 * @returns {string[]}
 */
const words = text => text.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? [];

/**
 * Whether a name holds a part of that which was typed as the patient's.
 * @param {string} name
 */
function isPatients(name) {
  const theirs = words(typedNow().name ?? "");
  return words(name).some(word => theirs.includes(word));
}

/** The open topic is a favourite from now on, or none any more. */
async function favour() {
  const topic = open();
  if (!topic) return;
  const liked = !topic.favourite;
  try {
    await post("/favour", { topic: topic.topic, bundle: topic.bundle, liked });
    await load();
    tell(say(liked ? "own.liked" : "own.unliked", { title: topic.title }), SOON, "yes");
  } catch (error) { failed(error); }
}

/** What of it stands on the page now. */
export function drawKept() {
  const topic = open();
  if (!desk.basket.length) desk.own = "";
  button("favourite").hidden = !topic;
  button("favourite").setAttribute("aria-pressed", String(!!topic?.favourite));
  at("own").hidden = desk.view !== "find" || !desk.basket.length;
  if (at("own").hidden) at("keep").hidden = true;
  button("keep-open").hidden = !at("keep").hidden;
  button("drop").hidden = !desk.own || !offer.sets.some(each => each.own?.name === desk.own);
  button("drop").textContent = say("own.drop", { name: desk.own });
}

button("keep-open").addEventListener("click", ask);
at("keep").addEventListener("submit", event => { event.preventDefault(); keep(); });
button("drop").addEventListener("click", drop);
button("favourite").addEventListener("click", favour);
