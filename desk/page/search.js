// The search: what is found, how it stands, and the way from there to a sheet and back.
/** @import { Row } from "../../press/web/shared/listing.js" */
/** @import { Topic } from "./offer.js" */
/** @typedef {Row & { topic: Topic }} Hit */
import { button, element } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { find } from "../../press/web/shared/finding.js";
import { Listing, MOST, search } from "../../press/web/shared/listing.js";
import { count, say } from "../../press/web/shared/saying.js";
import { NEVER, PAUSE, SOON, tell } from "../../press/web/shared/telling.js";
import { part, take } from "./kept.js";
import { allRead } from "./news.js";
import { availability, barred, closed, dates, offer } from "./offer.js";
import { typedNow } from "./patient.js";
import { refused } from "./refused.js";
import { desk, openSheet, turn, whenDrawn } from "./views.js";
import { forgetPatient } from "./whom.js";

/** @type {Listing<Hit>} */
const listing = new Listing(facts, () => show(), enter);
let reading = "";

/** @param {Hit} row */
function facts({ topic }) {
  if (topic.own) return { why: null, parts: [element("span", count("sheet.bundle", topic.own.wishes.length), "kind")] };
  const why = barred(topic), stands = availability(topic);
  if (why || !stands) return { why, parts: [] };
  const kind = topic.bundle ? count("sheet.bundle", topic.topics.length) : "";
  const parts = [element("span", topic.favourite ? say("own.star") : "", "kind"), element("span", kind, "kind")]
    .filter(each => each.textContent);
  parts.push(element("span", dates(stands), "dates"));
  return { why, parts: stands.approved ? parts : [...parts, element("span", say("sheet.unapproved"), "unapproved")] };
}

/**
 * Whether they are one, also where the list was sent anew.
 * @param {Topic} one
 * @param {Topic} other
 */
const isSame = (one, other) => one.topic === other.topic && one.bundle === other.bundle && one.own?.name === other.own?.name;

/** The list, anew; with `keep` the row that was marked stays so, and nothing is told again. */
export function show(keep = false) {
  const query = search.value.trim(), before = keep && listing.rows[listing.active]?.topic;
  const some = query ? null : part(), all = [...offer.sets, ...offer.topics];
  const sought = find(all, query, chosen.language, topic => !!topic.own || !!availability(topic)), close = sought.close;
  const found = some ? some.map(topic => ({ topic, by: null, score: 0 })) : sought.found;
  const same = before ? found.slice(0, MOST).findIndex(({ topic }) => isSame(topic, before)) : -1;
  listing.fill(found, same >= 0 ? same : (query || some) && found.length ? 0 : -1);
  const was = reading;
  reading = allRead() ? "" : say("told.reading", { read: offer.read, of: offer.of });
  if (desk.view !== "find" || keep && reading === was) return;
  const told = some ? count("told.results", found.length) : listing.counted(query, close, offer.topics.length);
  tell(reading || told, query ? PAUSE : NEVER);
}

/** @param {number} k */
function enter(k) {
  const { topic } = listing.rows[k], why = topic.own ? null : barred(topic);
  if (topic.own) return take(topic.own);
  if (why) {
    tell(closed(topic, why), SOON, "no");
    return refused(topic);
  }
  openSheet(topic);
  button("print").focus();
}

/** Back to what was typed. */
function back() {
  turn("find");
  search.focus();
  search.select();
}

whenDrawn(keep => { if (desk.view === "find") show(keep || search.value !== ""); });
button("back").addEventListener("click", back);
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || desk.view !== "sheet" || desk.busy) return;
  const typed = Object.keys(typedNow()).length > 0;
  back();
  if (typed) forgetPatient();
  event.preventDefault();
});
