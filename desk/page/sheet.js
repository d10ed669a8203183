// One sheet: what it looks like, how it stands, what may be done with it.
/** @import { Preview, Wish } from "./sent.js" */
/** @import { Topic } from "./offer.js" */
import { at, button, element } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { called, count, knows, minutes, say } from "../../press/web/shared/saying.js";
import { NEVER, SOON, tell, warnOf } from "../../press/web/shared/telling.js";
import { failed } from "./failures.js";
import { allPages } from "./paged.js";
import { keep, typedNow, whenWiped } from "./patient.js";
import { availability, barred, closed, data, dates, placed, wish } from "./offer.js";
import { inWords, printers, someThere, whenListed } from "./printers.js";
import { post, Refusal } from "./server.js";
import { clearPages, lay } from "./strip.js";
import { desk, open, whenDrawn, whenOpened } from "./views.js";

const PAUSE = 600;      // ms after a field is left before its words are looked at on the sheet

let asked = 0;      // pictures so far
let worded = false;     // whether what was typed is on them
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/**
 * The pages with what was typed, and the number of leaves, as soon as they are there; `anew` where only what was typed is other.
 * @param {boolean} [anew]
 */
export async function look(anew = false) {
  clearTimeout(pause);
  const topic = open(), mine = ++asked, late = () => mine !== asked || !open();
  if (!topic) return;
  const why = barred(topic);
  if (!anew) clearPages();
  at("pages-blank").textContent = "";
  at("leaves").textContent = why ? "" : say("sheet.setting");
  if (why) return tell(closed(topic, why), SOON, "no");
  if (!anew) tell("", NEVER);
  try {
    const { id, pages, blank } = await made({ ...wish(topic), pages: [], of: 0 });
    if (late()) return;
    lay(id, pages);
    at("pages-blank").textContent = blank ? say("pages.blank") : "";
  } catch (error) {
    if (late()) return;
    clearPages();
    at("leaves").textContent = "";
    failed(error);
  }
}

/**
 * The sheet with what was typed, where that can stand on it; `blank` where it cannot, which is told when it is printed.
 * @param {Wish} wish
 * @returns {Promise<Preview & { blank: boolean }>}
 */
async function made(wish) {
  const patient = typedNow(), plain = { ...wish, sides: chosen.sides };
  worded = Object.keys(patient).length > 0;
  if (!worded) return { ...await post("/sheet", plain), blank: false };
  try {
    /** @type {Preview} */
    const said = await post("/look", { wishes: [wish], patient, sides: chosen.sides });
    keep(said.id);
    return { ...said, blank: false };
  } catch (error) {
    if (!(error instanceof Refusal && error.said.typed)) throw error;
    return { ...await post("/sheet", plain), blank: true };
  }
}

/** What was typed is other than it was: the pages, a little later. */
function retyped() {
  clearTimeout(pause);
  pause = setTimeout(() => { if (open() && !desk.busy) look(true); }, PAUSE);
}

function describe() {
  const topic = open();
  if (!topic) return;
  const why = barred(topic);
  head(topic);
  at("trouble").hidden = !printers.trouble || !!why;
  at("trouble").textContent = printers.trouble ? inWords(printers.trouble) : "";
  at("side").hidden = ![availability(topic), ...desk.basket.map(each => each.availability)].some(each => each?.asks_side);
  const kept = printers.keeps === "not" ? "patient.kept" : "patient.kept_here";
  at("kept").textContent = say(kept, { time: minutes(data.limits.seconds / 60) });
  at("spool").hidden = !printers.keeps || printers.keeps === "not";
  at("spool").textContent = at("spool").hidden ? "" : say(`spool.${printers.keeps}`);
  const alone = say(someThere() ? "sheet.print" : "sheet.print_here");
  at("print").textContent = desk.basket.length ? count("sheet.print_all", desk.basket.length + 1) : alone;
  bar(topic, !!why);
}

/**
 * Its title, how it stands, and what is filled in by hand.
 * @param {Topic} topic
 */
function head(topic) {
  const stands = barred(topic) ? undefined : availability(topic);
  at("title").textContent = topic.title;
  at("title").lang = called(topic, chosen.language) || "en";
  at("title").dir = "auto";
  const known = stands?.seen && !placed(chosen.site);      // a site's own signature stands on its sheet
  const facts = known ? [say(stands.approved ? "sheet.approved" : "sheet.unapproved"), dates(stands)] : [];
  at("facts").textContent = facts.filter(Boolean).join(" · ");
  at("facts").className = !known || stands.approved ? "" : "unapproved";
  const by = stands ? [byHand("nurse", stands.nurse), byHand("clinician", stands.clinician)].filter(Boolean) : [];
  at("byhand").hidden = !by.length;
  at("byhand").replaceChildren(...by.map(words => element("span", words)));
}

/**
 * @param {"nurse" | "clinician"} filler
 * @param {string[]} limits
 */
function byHand(filler, limits) {
  const named = limits.map(name => knows(`limits.${name}`) ? say(`limits.${name}`) : name);
  return limits.length ? say(`byhand.${filler}`, { what: named.join(" · ") }) : "";
}

/**
 * Its buttons do nothing where it may not go out; said where it has been barred while it lay open.
 * @param {Topic} topic
 * @param {boolean} shut
 */
function bar(topic, shut) {
  const held = document.activeElement, was = button("print").disabled, why = barred(topic);
  for (const id of ["print", "show", "add"]) button(id).disabled = shut;
  if (!why || was) return;
  if (held === document.body || held instanceof HTMLButtonElement && held.disabled) at("title").focus();
  warnOf(closed(topic, why));
}

whenDrawn(describe);
whenOpened(() => allPages());
whenOpened(() => look());
whenWiped(() => { if (worded) retyped(); });
at("patient").addEventListener("change", retyped);
whenListed(describe);
