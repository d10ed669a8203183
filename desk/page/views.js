// Which view is open, on what, and all of it drawn anew.  The parts of the page say here what they draw, so that they import one way.
/** @import { Availability, Out, Wish } from "./sent.js" */
/** @import { Topic } from "./offer.js" */
/** @typedef {{ wish: Wish, title: string, availability: Availability | undefined }} Put a sheet in the basket */
/** @typedef {{ sides: string, copies: number, queue: string, tray: string }} Ways */
/** @typedef {Ways & { wishes: Wish[], patient: Record<string, string>, sure: string[] }} Errand */
/** @typedef {{ said: Out, titles: string[], errand: Errand, key: "done.sent" | "done.shown" }} Went what has gone out */
import { at, inside } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { arrange } from "../../press/web/shared/finding.js";
import { say } from "../../press/web/shared/saying.js";
import { offer } from "./offer.js";

const QUIET = ["basket", "finding", "heading", "choices", "results", "sheet", "done"];     // what stands still while something is sent

export const desk = {
  /** @type {"find" | "sheet" | "done"} */ view: "find",
  /** @type {Topic | null} */ topic: null,
  /** @type {Put[]} */ basket: [],
  /** @type {Went | null} */ went: null,
  /** The set that lies in the basket. */ own: "",
  busy: false,
};

/** @type {((keep: boolean) => void)[]} */
const parts = [];
/** @type {(() => void)[]} */
const opening = [];

/**
 * A part of the page that is drawn with the rest; `keep` where nothing was chosen meanwhile.
 * @param {(keep: boolean) => void} part
 */
export const whenDrawn = part => void parts.push(part);

/**
 * What is done when a sheet is opened.
 * @param {() => void} act
 */
export const whenOpened = act => void opening.push(act);

/** The topic whose sheet is open. */
export const open = () => desk.view === "sheet" ? desk.topic : null;

/** @param {"find" | "sheet" | "done"} to */
export function turn(to) {
  desk.view = to;
  if (to === "find") desk.topic = null;
  draw();
  if (to === "sheet") scrollTo(0, 0);
}

/** @param {Topic} topic */
export function openSheet(topic) {
  desk.topic = topic;
  turn("sheet");
  for (const act of opening) act();
}

export function draw(keep = false) {
  arrange([...offer.sets, ...offer.topics], chosen.language);
  const held = document.activeElement;
  at("finding").hidden = at("results").hidden = desk.view !== "find";
  at("heading").hidden = at("sheet").hidden = !open();
  at("choices").hidden = desk.view === "done";
  at("done").hidden = desk.view !== "done";
  document.title = open()?.title ?? say("page.title", { clinic: inside(document, ".clinic span").textContent });
  at("keys").textContent = say(`keys.${desk.view}`);
  for (const part of parts) part(keep);
  if (held instanceof HTMLInputElement && held.name && !held.isConnected) focusOn(held);
}

/**
 * The new toggle in the place of one that had the focus.
 * @param {HTMLInputElement} gone
 */
function focusOn({ name, value }) {
  /** @type {HTMLElement | null} */
  const now = document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  now?.focus();
}

/**
 * One thing at a time; the page stands still meanwhile, so that nobody is led away from what they have begun.
 * @template T
 * @param {() => Promise<T>} what
 */
export async function quietly(what) {
  const held = document.activeElement;
  still(true);
  try { return await what(); } finally {
    still(false);
    if (document.activeElement === document.body && held instanceof HTMLElement) held.focus();
  }
}

/** @param {boolean} quiet */
function still(quiet) {
  desk.busy = quiet;
  document.body.classList.toggle("busy", quiet);
  for (const each of QUIET) at(each).inert = quiet;
}
