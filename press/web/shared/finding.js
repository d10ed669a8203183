// Finding topics by what somebody types: accents do not count, a word may be begun only, one letter of it may be wrong.
/** @typedef {{ text: string, language: string, whole: string, words: string[] }} Name */
/** @typedef {{ titles: Record<string, string>, also_called: Record<string, string[]>, printed?: number }} Topic */
/** @typedef {{ names: Name[], title: string, rank: number }} Place */
/**
 * @template {Topic & Place} T
 * @typedef {{ topic: T, by: Name | null, score: number }} Found
 */
import { called, language } from "./saying.js";

const WHOLE = 0, BEGINS = 1, INSIDE = 2, SLIP = 3, NO = 9;
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640'’ʼ]/g;
/** @type {Record<string, string>} */
const LETTERS = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", ى: "ي", ة: "ه" };
const UNSPACED = /^[\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]/;     // scripts that write words without spaces

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/[đłøıßæœىة]/g, letter => LETTERS[letter]);
}

/** @param {string} text */
const words = text => plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * @param {string} text
 * @param {string} language
 * @returns {Name}
 */
function name(text, language) {
  const parts = words(text);
  return { text, language, whole: parts.join(" "), words: parts.length > 1 ? [...parts, parts.join("")] : parts };
}

/**
 * All that a topic is called, titles first.
 * @param {Topic} topic
 */
function names(topic) {
  const others = Object.entries(topic.also_called).flatMap(([language, all]) => all.map(other => name(other, language)));
  return [...Object.entries(topic.titles).map(([language, title]) => name(title, language)), ...others];
}

/**
 * Topics that can be found.
 * @template {Topic} T
 * @param {readonly T[]} topics
 * @returns {(T & Place)[]}
 */
export const findable = topics => topics.map(topic => ({ ...topic, names: names(topic), title: "", rank: 0 }));

/**
 * Whether the word begins with the term but for one letter: wrong, missing, too much, or swapped with its neighbour.
 * @param {string} term
 * @param {string} word
 */
function slipped(term, word) {
  let k = 0;
  while (k < term.length && term[k] === word[k]) k++;
  const rest = term.slice(k + 1);
  return word.startsWith(rest, k + 1) || word.startsWith(rest, k) || word.startsWith(term.slice(k), k + 1)
    || (term[k] === word[k + 1] && term[k + 1] === word[k] && word.startsWith(term.slice(k + 2), k + 2));
}

/**
 * @param {string} term
 * @param {string} word
 * @param {boolean} slips
 */
function reach(term, word, slips) {
  if (word.startsWith(term)) return BEGINS;
  if ((term.length > 2 || UNSPACED.test(term)) && word.includes(term)) return INSIDE;
  return slips && term.length > 3 && slipped(term, word) ? SLIP : NO;
}

/**
 * @param {Name} name
 * @param {string[]} terms
 * @param {boolean} slips
 */
function score(name, terms, slips) {
  if (name.whole.startsWith(terms.join(" "))) return WHOLE;
  let worst = BEGINS;
  for (const term of terms) {
    let best = NO;
    for (const word of name.words) best = Math.min(best, reach(term, word, slips));
    worst = Math.max(worst, best);
  }
  return worst;
}

/**
 * How well a topic matches, and the name by which it does, if it can be one that the desk reads; the terms may be spread over its
 * names ("cement spine").
 * @template {Topic & Place} T
 * @param {T} topic
 * @param {string[]} terms
 * @param {boolean} slips
 * @param {string} wanted
 * @returns {Found<T>}
 */
function match(topic, terms, slips, wanted) {
  const together = slips && terms.length > 1 ? [terms.join("")] : null;
  const reached = (/** @type {Name} */ name) => Math.min(score(name, terms, slips), together ? score(name, together, slips) : NO);
  const hits = topic.names.map(name => ({ name, score: reached(name) })).filter(hit => hit.score < NO).sort((a, b) => a.score - b.score);
  const read = hits.find(hit => hit.name.language === wanted || hit.name.language === language()) ?? hits[0];
  let best = hits.length ? hits[0].score : NO;
  if (best === NO && terms.length > 1) {
    best = Math.max(...terms.map(term => Math.min(NO, ...topic.names.map(name => score(name, [term], slips)))));
  }
  return { topic, by: read?.name ?? null, score: best };
}

/**
 * Gives every topic its title in the language that is wanted, and its place: the most printed first, then by the alphabet.  They change
 * with the toggles, not with what is typed.
 * @param {(Topic & Place)[]} topics
 * @param {string} wanted
 */
export function arrange(topics, wanted) {
  const order = new Intl.Collator(wanted || "en", { numeric: true });
  for (const topic of topics) topic.title = topic.titles[called(topic, wanted)];
  topics.sort((a, b) => (b.printed ?? 0) - (a.printed ?? 0) || order.compare(a.title, b.title));
  topics.forEach((topic, k) => { topic.rank = k; });
}

/**
 * The topics that are meant, best first; without a query all, those that are `there` first.  A slip is looked for only where nothing is
 * written so: what is found then is `close`.
 * @template {Topic & Place} T
 * @param {T[]} topics
 * @param {string} query
 * @param {string} wanted
 * @param {(topic: T) => boolean} there
 * @returns {{ close: boolean, found: Found<T>[] }}
 */
export function find(topics, query, wanted, there) {
  const terms = words(query);
  if (!terms.length) return { close: false, found: sorted(topics.map(topic => ({ topic, by: null, score: there(topic) ? 0 : 1 }))) };
  for (const close of [false, true]) {
    const found = topics.map(topic => match(topic, terms, close, wanted)).filter(each => each.score < NO);
    if (found.length) return { close, found: sorted(found) };
  }
  return { close: false, found: [] };
}

/**
 * @template {Topic & Place} T
 * @param {Found<T>[]} found
 */
const sorted = found => found.sort((a, b) => a.score - b.score || a.topic.rank - b.topic.rank);
