// The toggles: what is chosen on this page, and what the browser remembers of it for the next time.
/** @typedef {"language" | "size" | "paper" | "sides" | "copy" | "visit" | "site" | "shelf" | "queue" | "tray"} Setting */
/** @typedef {{ id: string, name: string, dir?: string, look?: string }} Choice */
import { at, element, inside } from "./elements.js";

/** @type {Record<Setting, string>} */
export const chosen = { language: "", size: "", paper: "", sides: "", copy: "", visit: "", site: "", shelf: "", queue: "", tray: "" };

/**
 * What the browser remembers, if it is known here; else what is usual.
 * @param {Setting} setting
 * @param {readonly string[]} known
 * @param {string} usual
 */
export function remembered(setting, known, usual) {
  let value = null;
  try { value = localStorage.getItem(`handouts.${setting}`); } catch { /* a browser that keeps nothing */ }
  return value !== null && known.includes(value) ? value : usual;
}

/**
 * @param {Setting} setting
 * @param {string} value
 */
export function remember(setting, value) {
  chosen[setting] = value;
  try { localStorage.setItem(`handouts.${setting}`, value); } catch { /* then it is asked for again next time */ }
}

/**
 * The toggles of a setting, hidden where there is nothing to choose.
 * @param {Setting} setting
 * @param {readonly Choice[]} values
 */
export function toggles(setting, values) {
  const place = at(setting);
  place.hidden = values.length < 2;
  inside(place, ".pills").replaceChildren(...values.map(({ id, name, dir, look }) => {
    const radio = element("input"), label = element("label", "", look, [radio, element("span", name)]);
    Object.assign(radio, { type: "radio", name: setting, value: id, checked: id === chosen[setting] });
    return dir ? Object.assign(label, { lang: id, dir }) : label;
  }));
  const now = place.querySelector(":checked");
  now?.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });      // on a phone they run in one line
}
