// Finding topics by what somebody types: accents do not count, a word may be begun only, a letter of it may be wrong, two of a long one,
// and one word of several may be none of theirs.
/** @typedef {{ text: string, language: string, whole: string, words: string[] }} Name */
/** @typedef {{ titles: Record<string, string>, also_called: Record<string, string[]>, found_by: string[], printed?: number }} Topic */
/** @typedef {{ names: Name[], title: string, rank: number }} Place */
/**
 * @template {Topic & Place} T
 * @typedef {{ topic: T, by: Name | null, score: number }} Found
 */
import { called, language } from "./saying.js";

const EXACT = 0, WHOLE = 1, BEGINS = 2, INSIDE = 3, SLIP = 4, NO = 9;
const LONG = 8;     // letters of a word in which two may be wrong
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
 * All that a topic is called, titles first; then what it is looked for by in any language: parts of the body, codes.
 * @param {Topic} topic
 */
function names(topic) {
  const others = Object.entries(topic.also_called).flatMap(([language, all]) => all.map(other => name(other, language)));
  const titles = Object.entries(topic.titles).map(([language, title]) => name(title, language));
  return [...titles, ...others, ...topic.found_by.map(word => name(word, ""))];
}

/**
 * Topics that can be found.
 * @template {Topic} T
 * @param {readonly T[]} topics
 * @returns {(T & Place)[]}
 */
export const findable = topics => topics.map(topic => ({ ...topic, names: names(topic), title: "", rank: 0 }));

/**
 * Whether the word begins with the term but for so many letters: each wrong, missing, too much, or swapped with its neighbour.
 * @param {string} term
 * @param {string} word
 * @param {number} wrong
 * @returns {boolean}
 */
function slipped(term, word, wrong) {
  let k = 0;
  while (k < term.length && term[k] === word[k]) k++;
  if (k === term.length) return true;
  if (!wrong) return false;
  const rest = term.slice(k), tail = word.slice(k), left = wrong - 1;
  const swapped = !!rest[1] && rest[0] === tail[1] && rest[1] === tail[0];
  return slipped(rest.slice(1), tail.slice(1), left) || slipped(rest.slice(1), tail, left) || slipped(rest, tail.slice(1), left)
    || (swapped && slipped(rest.slice(2), tail.slice(2), left));
}

/**
 * @param {string} term
 * @param {string} word
 * @param {boolean} slips
 */
function reach(term, word, slips) {
  if (word.startsWith(term)) return BEGINS;
  if ((term.length > 2 || UNSPACED.test(term)) && word.includes(term)) return INSIDE;
  return slips && term.length > 3 && slipped(term, word, term.length < LONG ? 1 : 2) ? SLIP : NO;
}

/**
 * @param {Name} name
 * @param {string[]} terms
 * @param {boolean} slips
 */
function score(name, terms, slips) {
  const asked = terms.join(" ");
  if (name.whole.startsWith(asked)) return name.language && name.whole === asked ? EXACT : WHOLE;
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
  const read = hits.find(({ name }) => !name.language || name.language === wanted || name.language === language()) ?? hits[0];
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
 * written so, and a word is left out only where nothing has all of them: what is found then is `close`.
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
  const fewer = terms.length > 1 ? terms.map((_, k) => terms.filter((_, other) => other !== k)) : [];
  for (const ways of [[terms], fewer]) {
    for (const slips of [false, true]) {
      const found = topics.map(topic => nearest(topic, ways, slips, wanted)).filter(each => each.score < NO);
      if (found.length) return { close: slips || ways === fewer, found: sorted(found) };
    }
  }
  return { close: false, found: [] };
}

/**
 * How well a topic matches by the best of several ways to ask.
 * @template {Topic & Place} T
 * @param {T} topic
 * @param {string[][]} ways
 * @param {boolean} slips
 * @param {string} wanted
 * @returns {Found<T>}
 */
function nearest(topic, ways, slips, wanted) {
  const found = ways.map(terms => match(topic, terms, slips, wanted));
  return found.reduce((best, each) => each.score < best.score ? each : best, { topic, by: null, score: NO });
}

/**
 * @template {Topic & Place} T
 * @param {Found<T>[]} found
 */
const sorted = found => found.sort((a, b) => a.score - b.score || a.topic.rank - b.topic.rank);
