// What may go out by the offline page just now: it has no program to ask, only what it was written with and the computer's clock.
/** @import { Entry, IndexData, Listed } from "./sent.js" */
/** @import { Place } from "../../web/shared/finding.js" */
/** @import { Why } from "../../web/shared/listing.js" */
/** @typedef {Entry & Place} Topic */
import { reason } from "../../web/shared/barring.js";
import { element, spoken } from "../../web/shared/elements.js";
import { chosen } from "../../web/shared/choosing.js";
import { findable } from "../../web/shared/finding.js";
import { count, day, say, sent, today } from "../../web/shared/saying.js";

export const data = /** @type {IndexData} */ (sent);
export const topics = findable(data.topics);

/**
 * Whether there are sheets that differ in this.
 * @param {"paper" | "layout"} each
 */
const differ = each => new Set(data.topics.flatMap(topic => topic.sheets.map(sheet => sheet[each]))).size > 1;
const several = { paper: differ("paper"), layout: differ("layout") };

/**
 * The sheets of a topic in the language and size that are chosen.
 * @param {Topic} topic
 */
export const sheets = topic => topic.sheets.filter(sheet => sheet.language === chosen.language && sheet.edition === chosen.size);

export const clockIsWrong = () => today() < data.earliest;

/**
 * That a topic is not there in this language, or not in this size of it; and what there is.
 * @param {Topic} topic
 * @returns {Why}
 */
function missing(topic) {
  const sizes = data.sizes.filter(size => topic.sheets.some(each => each.language === chosen.language && each.edition === size));
  const languages = data.languages.filter(({ id }) => topic.sheets.some(each => each.language === id));
  const what = sizes.length ? say(`sizes.${chosen.size}`) : data.called[chosen.language];
  const ways = sizes.length ? sizes.map(size => say(`sizes.${size}`)) : languages.map(each => each.name);
  const reason = ways.length ? say("barred.missing_reason", { ways: ways.join(", ") }) : "";
  return { word: say("barred.missing", { what }), reason, missing: true };
}

/**
 * Why a sheet does not open now; null where it opens.
 * @param {Topic} topic
 * @param {Listed | null} sheet
 * @returns {Why | null}
 */
export function barred(topic, sheet) {
  if (!sheet) return missing(topic);
  const why = sheet.state !== "ready" ? sheet.state : overdue(sheet);
  if (!why) return null;
  if (why === "clock") return { word: say("barred.clock"), reason: say("barred.clock_reason") };
  return { word: say(`barred.${why}`), reason: reason({ ...sheet, state: why, why: sheet.reason, until: sheet.expires }) };
}

/**
 * That a sheet is past its last day, or that nobody can know; null while it may go out.
 * @param {Listed} sheet
 */
function overdue({ expires }) {
  if (!expires) return null;
  if (clockIsWrong()) return "clock";
  return expires < today() ? "expired" : null;
}

/**
 * What stands beside a sheet that opens: languages, size, pages, dates.
 * @param {Listed} sheet
 */
export function offered(sheet) {
  const parts = [say(`sizes.${sheet.edition}`), count("sheet.pages", sheet.pages)];
  if (several.paper) parts.push(say(`papers.${sheet.paper}`));
  if (several.layout) parts.push(say(`layouts.${sheet.layout}`));
  const spokenIn = [sheet.language, sheet.beside].filter(Boolean).flatMap(each => [" + ", spoken("strong", data.called[each], "", each)]);
  const first = element("span", "", "kind", [...spokenIn.slice(1), ` · ${parts.join(" · ")}`]);
  const dates = [say("sheet.version", { version: sheet.version })];
  if (sheet.expires) dates.push(say("sheet.until", { date: day(sheet.expires) }));
  const made = [first, element("span", dates.join(" · "), "dates")];
  return sheet.approved ? made : [...made, element("span", say("sheet.unapproved"), "unapproved")];
}
