// The words of a page in the language of the staff, and how that language writes numbers and dates.
/** @import { Spoken } from "./sent.js" */
import { at, link } from "./elements.js";

/** What the program has sent inside the page. */
export const sent = JSON.parse(at("data").textContent ?? "");

const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const { words, staff } = /** @type {Spoken} */ (sent);
const [first] = Object.keys(staff);

let reads = first;
let write = writing(first);

/** @param {string} language */
function writing(language) {
  return {
    form: new Intl.PluralRules(language), number: new Intl.NumberFormat(language),
    day: new Intl.DateTimeFormat(language, { year: "numeric", month: "long", day: "numeric" }),
    minutes: new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" }),
  };
}

/** The language that the staff read. */
export const language = () => reads;

/**
 * More words, by language and key.
 * @param {Spoken["words"]} more
 */
export function learn(more) {
  for (const [language, named] of Object.entries(more)) words[language] = { ...words[language], ...named };
}

/** @param {string} key */
export const knows = key => Object.hasOwn(words[reads], key);

/**
 * The words of a key, its {names} replaced.
 * @param {string} key
 * @param {Record<string, unknown>} [facts]
 * @returns {string}
 */
export function say(key, facts = {}) {
  return words[reads][key].replace(/\{(\w+)\}/g, (_, name) => isolated(String(facts[name])));
}

/**
 * Words that run from the right keep their place in a line that does not.
 * @param {string} text
 */
const isolated = text => FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;

/**
 * The words of a key for so many.
 * @param {string} key
 * @param {number} many
 * @param {Record<string, unknown>} [facts]
 */
export function count(key, many, facts = {}) {
  const form = write.form.select(many) === "one" ? "one" : "other";
  return say(`${key}.${form}`, { count: number(many), ...facts });
}

/** @param {number} many */
export const number = many => write.number.format(many);

/** @param {number} many */
export const minutes = many => write.minutes.format(many);

/** @param {string} iso */
export const day = iso => write.day.format(new Date(`${iso}T12:00`));

/** This day by the computer's clock, as ISO writes it. */
export function today() {
  const now = new Date(), two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The language in which a topic is named to those who want it in another.
 * @param {{ titles: Record<string, string> }} topic
 * @param {string} wanted
 */
export const called = ({ titles }, wanted) => [wanted, reads, first, ...Object.keys(titles)].find(each => titles[each]) ?? "";

/**
 * Speak as the address asks (`#es`), or else the browser; `facts` fill the words that stand on the page itself.
 * @param {() => Record<string, unknown>} [facts]
 */
export function speak(facts = () => ({})) {
  const asked = location.hash.slice(1) || navigator.language.slice(0, 2);
  reads = Object.hasOwn(words, asked) ? asked : first;
  write = writing(reads);
  document.documentElement.lang = reads;
  for (const each of marked("say")) each.textContent = say(each.dataset.say ?? "", facts());
  for (const each of marked("label")) each.setAttribute("aria-label", say(each.dataset.label ?? "", facts()));
  const other = Object.keys(staff).find(each => each !== reads) ?? "";
  Object.assign(link("staff"), { href: `#${other}`, lang: other, textContent: staff[other] });
}

/**
 * The elements that carry words of the page.
 * @param {string} what
 * @returns {NodeListOf<HTMLElement>}
 */
const marked = what => document.querySelectorAll(`[data-${what}]`);
