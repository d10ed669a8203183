// The front desk's offline page: finds a clinic's sheets and opens them.  Nothing is fetched, nothing is kept but the two toggles.
/** @import { Listed } from "./sent.js" */
/** @import { Setting } from "../../web/shared/choosing.js" */
/** @import { Row } from "../../web/shared/listing.js" */
/** @import { Topic } from "./offer.js" */
/** @typedef {Row & { topic: Topic, sheet: Listed | null }} Sheet */
import { at, element, inside, valueOf } from "../../web/shared/elements.js";
import { chosen, remember, remembered, toggles } from "../../web/shared/choosing.js";
import { arrange, find } from "../../web/shared/finding.js";
import { Listing, MOST, search } from "../../web/shared/listing.js";
import { offerMessage } from "../../web/shared/message.js";
import { day, number, say, speak, today } from "../../web/shared/saying.js";
import { NEVER, PAUSE, SOON, tell } from "../../web/shared/telling.js";
import { barred, clockIsWrong, data, offered, sheets, topics } from "./offer.js";

/** @type {Setting[]} */
const SETTINGS = ["language", "size"];

/** @type {Listing<Sheet>} */
const listing = new Listing(facts, show, enter);

/** @param {Sheet} row */
function facts({ topic, sheet }) {
  const why = barred(topic, sheet);
  return { why, parts: sheet && !why ? offered(sheet) : [] };
}

/** The list, anew. */
function show() {
  const query = search.value.trim(), found = fill(query, () => query ? 0 : -1);
  tell(found, query ? PAUSE : NEVER);
}

/** The list as it stands by now: it may be another day. */
function look() {
  const found = fill(search.value.trim(), rows => Math.min(listing.active, rows - 1, MOST - 1));
  tell(found, NEVER);
}

/**
 * Fills the list; how many were found, in words.
 * @param {string} query
 * @param {(rows: number) => number} marked
 */
function fill(query, marked) {
  const { close, found } = find(topics, query, chosen.language, topic => sheets(topic).length > 0);
  const rows = found.flatMap(({ topic, by }) => rowsOf(topic).map(sheet => ({ topic, by, sheet })));
  at("clock").hidden = !clockIsWrong();
  at("clock").textContent = clockIsWrong() ? say("page.clock", { date: day(today()) }) : "";
  listing.fill(rows, marked(rows.length));
  return listing.counted(query, close, topics.length);
}

/**
 * The sheets that can be chosen of a topic; one row for what is missing, too.
 * @param {Topic} topic
 * @returns {(Listed | null)[]}
 */
function rowsOf(topic) {
  const there = sheets(topic);
  return there.length ? there : [null];
}

/** @param {number} k */
function enter(k) {
  const { topic, sheet } = listing.rows[k], why = barred(topic, sheet);
  if (sheet && !why) return open(topic, sheet);
  if (!listing.barred(k)) look();        // it has expired while the page lay open
  if (!why) return;
  const closed = say("told.barred", { title: topic.title, reason: `${why.word}. ${why.reason}` });
  tell(closed, SOON, "no");
  offerMessage(data.called[chosen.language] ?? "", closed);
}

/**
 * The PDF in a tab of its own.
 * @param {Topic} topic
 * @param {Listed} sheet
 */
function open(topic, sheet) {
  const link = element("a");
  link.href = `./${encodeURIComponent(sheet.file)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.click();
  search.select();
  tell(say("told.opened", { title: topic.title }), SOON, "yes");
}

/**
 * A hand on the mouse goes on typing when it has chosen; one on the arrow keys may want to go further.
 * @param {Setting} setting
 */
function listen(setting) {
  const place = at(setting);
  let pointed = false;
  place.addEventListener("pointerdown", () => { pointed = true; });
  place.addEventListener("keydown", event => {
    pointed = false;
    if (event.key === "Enter") search.focus();
  });
  place.addEventListener("change", event => {
    remember(setting, valueOf(event));
    arrange(topics, chosen.language);
    show();
    if (pointed) search.focus();
  });
}

/** All words of the page in the language of the staff. */
function draw() {
  speak();
  arrange(topics, chosen.language);
  document.title = say("page.title", { clinic: inside(document, ".clinic span").textContent });
  at("made").textContent = say("page.made", { date: day(data.made), count: number(topics.length) });
  toggles("language", data.languages);
  toggles("size", data.sizes.map(id => ({ id, name: say(`sizes.${id}`), look: `size-${id}` })));
  show();
}

chosen.language = remembered("language", data.languages.map(each => each.id), data.language);
chosen.size = remembered("size", data.sizes, data.size);
SETTINGS.forEach(listen);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
window.addEventListener("hashchange", () => { draw(); search.focus(); });
draw();
search.focus();
