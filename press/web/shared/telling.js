// The line under the search box, and the one that a screen reader says aloud.
import { at } from "./elements.js";

export const SOON = 50;             // ms: so that the same words are said again
export const PAUSE = 500;           // ms without a key before a screen reader is told how many were found
export const NEVER = Infinity;

const told = at("told"), live = at("live");
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/**
 * Shows it at once, and says it aloud after `wait` ms.
 * @param {string} message
 * @param {number} [wait]
 * @param {"" | "yes" | "no"} [look]
 */
export function tell(message, wait = 0, look = "") {
  told.textContent = message;
  told.className = look;
  announce(message, wait);
}

/**
 * Says it aloud only.
 * @param {string} message
 * @param {number} [wait]
 */
export function announce(message, wait = SOON) {
  clearTimeout(pause);
  live.textContent = "";
  if (wait < NEVER) pause = setTimeout(() => { live.textContent = message; }, wait);
}

/**
 * What went wrong: said, and in sight, also where the page is magnified.
 * @param {string} message
 */
export function warnOf(message) {
  tell(message, SOON, "no");
  told.scrollIntoView({ block: "nearest" });
}
