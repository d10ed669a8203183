// What the desk offers just now, how it stands, and the wish that a choice among it makes.
/** @import { Availability, BarredSheet, DeskData, KeptSet, LanguageToggle, SiteToggle, Topic as Sent, Wish } from "./sent.js" */
/** @import { Setting } from "../../press/web/shared/choosing.js" */
/** @import { Place } from "../../press/web/shared/finding.js" */
/** @import { Why } from "../../press/web/shared/listing.js" */
/** @typedef {Sent & Place & { own?: KeptSet }} Topic what can be found; `own` is a set of the staff's */
import { reason } from "../../press/web/shared/barring.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { day, say, sent } from "../../press/web/shared/saying.js";
import { chosenPages } from "./paged.js";

/** What stood in the page when it was opened. */
export const data = /** @type {DeskData} */ (sent);

/** What the program has told since; `house` is whether it can read the clinic's file, `old` whether it was started anew meanwhile. */
export const offer = {
  /** @type {Topic[]} */ topics: [],
  /** @type {Topic[]} */ sets: [],
  /** @type {LanguageToggle[]} */ languages: [],
  /** @type {string[]} */ sizes: [],
  /** @type {string[]} */ papers: [],
  /** @type {SiteToggle[]} */ sites: [],
  size: "", mark: "", read: 0, seen: 0, of: 0, house: true, away: false, old: false, public: false,
};

const ALL = "all";      // no visit: the whole sheet; no site: all of them

/** @type {Setting[]} */
export const SETTINGS = ["language", "size", "paper", "sides", "copy", "visit", "site", "shelf"];

/** Those that are a patient's, and no habit of the desk. @type {Setting[]} */
export const FOR_ONE = ["language", "size", "copy", "visit", "site", "shelf"];

/**
 * What can be chosen; `visits` that a topic has pages of their own for.
 * @param {readonly string[]} visits
 * @returns {Record<string, string[]>}
 */
export function choices(visits = data.visits) {
  const languages = offer.languages.map(each => each.id), sites = [ALL, ...offer.sites.map(each => each.id)];
  const print = { size: offer.sizes, paper: offer.papers, sides: data.sides };
  const shelf = [ALL, "favourites", "lately", "today"];
  return { language: languages, ...print, copy: ["no", "yes"], visit: [ALL, ...visits], site: sites, shelf };
}

/**
 * A topic, or the bundle of that name.
 * @param {string} topic
 * @param {boolean} bundle
 */
export const offered = (topic, bundle) => offer.topics.find(each => each.topic === topic && each.bundle === bundle) ?? null;

/**
 * The title of a topic, "" for none that is there.
 * @param {string} topic
 */
export const titled = topic => offer.topics.find(each => each.topic === topic)?.title ?? topic;

/**
 * How a topic stands in the language that is chosen.
 * @param {Topic} topic
 * @returns {Availability | undefined}
 */
export const availability = topic => topic.languages[chosen.language];

/**
 * What a site is called, "" for none.
 * @param {string} site
 */
export const placed = site => offer.sites.find(each => each.id === site)?.name ?? "";

/** @param {string} language */
export const named = language => offer.languages.find(each => each.id === language)?.name ?? language;

/**
 * Why a topic cannot be printed now; null where it can.
 * @param {Topic} topic
 * @returns {Why | null}
 */
export function barred(topic) {
  const stands = availability(topic);
  if (stands) return stands.state === "ready" ? null : { word: say(`barred.${stands.state}`), reason: reason(stands) };
  const ways = Object.keys(topic.languages).map(named);
  return {
    word: say("barred.missing", { what: named(chosen.language) }), missing: true,
    reason: ways.length ? say("barred.missing_reason", { ways: ways.join(", ") }) : "",
  };
}

/**
 * That a topic does not open, and why.
 * @param {Topic} topic
 * @param {Why} why
 */
export const closed = ({ title }, why) => say("told.barred", { title, reason: `${why.word}. ${why.reason}` });

/**
 * That the program has refused a sheet, with what the page knows of it by now.
 * @param {BarredSheet} refused
 */
export function refusal(refused) {
  const known = offer.topics.find(each => each.topic === refused.topic)?.languages[refused.language];
  const stands = { contact: "", ...known, ...refused, whom: refused.whom || (known?.whom ?? "") };
  return refused.topic ? say("told.barred", { title: titled(refused.topic), reason: reason(stands) }) : reason(stands);
}

/**
 * Its version and its last day.
 * @param {Availability} availability
 */
export function dates({ version, until }) {
  return [version && say("sheet.version", { version }), until && say("sheet.until", { date: day(until) })].filter(Boolean).join(" · ");
}

/**
 * Whether a copy in the language that it was translated from may lie with a sheet.
 * @param {Topic} topic
 */
export const canCopy = ({ bundle, languages }) => !bundle && chosen.language !== data.original && data.original in languages;

/**
 * The language of the copy that lies with a sheet, "" for none.
 * @param {Topic} topic
 */
const copied = topic => canCopy(topic) && chosen.copy === "yes" && topic.languages[data.original].state === "ready" ? data.original : "";

/**
 * The visits that a topic has pages of their own for.
 * @param {Topic} topic
 */
export const visits = topic => availability(topic)?.visits ?? [];

/**
 * A topic as it is chosen.
 * @param {Topic} topic
 * @returns {Wish}
 */
export function wish(topic) {
  return {
    topic: topic.topic, language: chosen.language, size: chosen.size, paper: chosen.paper, beside: copied(topic), bundle: topic.bundle,
    visit: visits(topic).includes(chosen.visit) ? chosen.visit : "", site: placed(chosen.site) && chosen.site, ...chosenPages(),
  };
}
