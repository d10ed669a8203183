// Days and times as they are typed, and, under each field, as the program understands them.
/** @import { Understood } from "./sent.js" */
import { at } from "../../press/web/shared/elements.js";
import { language } from "../../press/web/shared/saying.js";
import { announce } from "../../press/web/shared/telling.js";
import { fields, mark } from "./patient.js";
import { post } from "./server.js";

const PAUSE = 300;      // ms without a key before the program is asked

const dated = fields.filter(each => document.getElementById(`${each.dataset.field}-read`));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let asked = "{}";       // what was asked last

/** What stands in them now. */
const typed = () => Object.fromEntries(dated.filter(each => each.value.trim()).map(each => [each.dataset.field, each.value]));

/**
 * Shows how all of them are understood; with `left` somebody has left this field: it is said aloud, or what is wrong with it stands there.
 * @param {HTMLInputElement} [left]
 */
export async function understand(left) {
  clearTimeout(pause);
  const said = typed(), name = left?.dataset.field ?? "";
  asked = JSON.stringify(said);
  /** @type {Understood} */
  const none = { words: {}, typed: [] };
  const { words, typed: wrong } = Object.keys(said).length ? await post("/typed", { fields: said, staff: language() }) : none;
  for (const { dataset: { field = "" }, value } of dated) {
    if (value === (said[field] ?? value)) at(`${field}-read`).textContent = words[field] ?? "";
  }
  if (!left || left.value !== (said[name] ?? "")) return;
  for (const each of wrong) if (each.field === name) mark(each);
  if (words[name]) announce(words[name]);
}

/** At the next press of Print the program reads them again, and says what is wrong: here nothing need be. */
const quiet = () => {};

for (const each of dated) {
  each.addEventListener("change", () => understand(each).catch(quiet));
}
at("errand").addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && dated.includes(target)) at(`${target.dataset.field}-read`).textContent = "";
  clearTimeout(pause);
  if (JSON.stringify(typed()) !== asked) pause = setTimeout(() => understand().catch(quiet), PAUSE);
});
