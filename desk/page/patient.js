// What is typed for one patient.  It lives in the fields and nowhere else; some minutes after the last key, with “Next patient” and when
// the page is left, the fields are emptied and the server forgets what it made.
/** @import { Typed } from "./sent.js" */
import { at } from "../../press/web/shared/elements.js";
import { knows, say, today } from "../../press/web/shared/saying.js";
import { data } from "./offer.js";
import { post } from "./server.js";

const PAST = "typed-past";      // the code of a day that is over

/** @type {HTMLInputElement[]} */
export const fields = [...document.querySelectorAll("input[data-field]")].filter(each => each instanceof HTMLInputElement);
/** @type {NodeListOf<HTMLInputElement>} */
const sides = document.querySelectorAll("input[name=side]");
const dated = fieldOf("day");
/** @type {string[]} */
let made = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let wiping;
/** What stood in fields of days that are over, when they were asked about. @type {Map<string, string>} */
const askedAbout = new Map();
let chosenDay = false, over = () => {};
/** @type {(() => void)[]} */
const wiped = [];

/** @param {string} name */
function fieldOf(name) {
  return fields.find(each => each.dataset.field === name);
}

/**
 * What is typed now, by its fields.
 * @returns {Record<string, string>}
 */
export function typedNow() {
  const said = Object.fromEntries(fields.filter(each => each.value.trim()).map(each => [each.dataset.field, each.value]));
  const side = [...sides].find(each => each.checked);
  return side && !at("side").hidden ? { ...said, side: side.value } : said;
}

/** The fields whose day is over, and meant: they were asked about and left as they were. */
export const meant = () => [...askedAbout].filter(([field, value]) => value && fieldOf(field)?.value === value).map(([field]) => field);

/** Empty the fields; what was made for the patient is forgotten at the server too. */
export function wipe() {
  clearTimeout(wiping);
  for (const each of fields) each.value = "";
  chosenDay = false;
  for (const each of sides) each.checked = false;
  askedAbout.clear();
  for (const each of document.querySelectorAll(".field .read")) each.textContent = "";
  complain([]);
  for (const act of wiped) act();
  if (made.length) post("/next", { ids: made }, true).catch(() => { /* after some minutes it is gone there anyway */ });
  made = [];
}

/**
 * Something was made for them.
 * @param {string} id
 */
export function keep(id) {
  made.push(id);
  keepAwhile();
}

function keepAwhile() {
  clearTimeout(wiping);
  wiping = setTimeout(() => { wipe(); over(); }, data.limits.seconds * 1000);
}

/**
 * What is done when that time is over.
 * @param {() => void} act
 */
export function whenOver(act) {
  over = act;
}

/**
 * What is done when they are empty.
 * @param {() => void} act
 */
export const whenWiped = act => void wiped.push(act);

/**
 * Says at each field what is wrong with it, and goes to the first.
 * @param {readonly Typed[]} wrong
 */
export function complain(wrong) {
  for (const each of document.querySelectorAll(".field .wrong, #pages-wrong")) each.textContent = "";
  for (const each of fields) each.removeAttribute("aria-invalid");
  for (const each of wrong) mark(each);
  if (wrong.length) (fieldOf(wrong[0].field) ?? (wrong[0].field === "side" ? sides[0] : undefined))?.focus();
}

/**
 * Says at a field what is wrong with it.
 * @param {Typed} wrong
 */
export function mark({ field, code, about }) {
  const letters = [...about.matchAll(/(\S+) \(U\+/g)].map(([, letter]) => letter).join(" ");
  const place = document.getElementById(`${field}-wrong`);
  if (!place) return;
  if (code === PAST) askedAbout.set(field, fieldOf(field)?.value ?? "");
  place.textContent = say(knows(`wrong.${code}`) ? `wrong.${code}` : "wrong.other", { letters, most: data.limits.letters[field] ?? "" });
  fieldOf(field)?.setAttribute("aria-invalid", "true");
}

/**
 * Somebody mends it.
 * @param {string} field
 */
function excuse(field) {
  at(`${field}-wrong`).textContent = "";
  fieldOf(field)?.removeAttribute("aria-invalid");
}

/**
 * Somebody types; the day of the visit is today's, unless they have said otherwise: whoever has emptied it wants it empty.
 * @param {HTMLInputElement} field
 */
function typed(field) {
  keepAwhile();
  excuse(field.dataset.field ?? "");
  if (field === dated) chosenDay = true;
  if (!chosenDay && field.value && dated && !dated.value) dated.value = today();
}

for (const each of fields) each.addEventListener("input", () => typed(each));
for (const each of sides) each.addEventListener("change", () => { keepAwhile(); excuse("side"); });
window.addEventListener("pagehide", wipe);
window.addEventListener("pageshow", wipe);
