// What a record may say of what went out: titles, versions, check codes, language, size, day, copies; nothing of a patient.
/** @import { Wish } from "./sent.js" */
/** @import { Went } from "./views.js" */
import { at, button } from "../../press/web/shared/elements.js";
import { count, day, say, today } from "../../press/web/shared/saying.js";
import { announce } from "../../press/web/shared/telling.js";
import { named, offered } from "./offer.js";
import { desk } from "./views.js";

/**
 * One line for the chart.
 * @param {Went} went
 */
function line({ said, titles, errand }) {
  const one = said.codes.length === titles.length;
  const sheets = errand.wishes.map((wish, k) => [titles[k], version(wish), one && `(${said.codes[k]})`].filter(Boolean).join(" "));
  const ways = errand.wishes.map(({ language, size, visit }) =>
    [named(language), say(`sizes.${size}`), visit && say(`visit.${visit}`)].filter(Boolean).join(", "));
  return [sheets.join("; "), !one && said.codes.join(" "), [...new Set(ways)].join("; "), day(today()), count("done.copies", errand.copies)]
    .filter(Boolean).join(", ");
}

/** @param {Wish} wish */
function version({ topic, bundle, language }) {
  const told = offered(topic, bundle)?.languages[language]?.version;
  return told && `v${told}`;
}

/** Into the clipboard; where the browser lets nobody do that, marked, for a hand to copy. */
async function copy() {
  if (!desk.went) return;
  const place = at("charted");
  place.textContent = line(desk.went);
  try {
    await navigator.clipboard.writeText(place.textContent);
    announce(say("done.charted"));
  } catch {
    getSelection()?.selectAllChildren(place);
    announce(say("told.marked"));
  }
}

button("chart").addEventListener("click", copy);

/** Another sheet went out: what was copied for the one before is not its. */
export const forget = () => { at("charted").textContent = ""; };
