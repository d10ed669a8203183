// One sheet: what it looks like, how it stands, what may be done with it.
/** @import { Preview } from "./sent.js" */
/** @import { Topic } from "./offer.js" */
import { at, button, element } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { called, count, knows, say } from "../../press/web/shared/saying.js";
import { NEVER, SOON, tell, warnOf } from "../../press/web/shared/telling.js";
import { failed } from "./failures.js";
import { availability, barred, closed, dates, wish } from "./offer.js";
import { inWords, printers, someThere, whenListed } from "./printers.js";
import { post } from "./server.js";
import { desk, open, whenDrawn, whenOpened } from "./views.js";

let asked = 0;      // pictures so far

/** The picture of page 1 and the number of leaves, as soon as they are there. */
export async function look() {
  const topic = open(), mine = ++asked, late = () => mine !== asked || !open();
  if (!topic) return;
  const why = barred(topic);
  depict("", "");
  at("leaves").textContent = why ? "" : say("sheet.setting");
  if (why) return tell(closed(topic, why), SOON, "no");
  tell("", NEVER);
  try {
    /** @type {Preview} */
    const { id, pages } = await post("/sheet", { ...wish(topic), sides: chosen.sides });
    if (late()) return;
    depict(`/picture/${id}`, say("sheet.picture", { title: topic.title }));
    at("leaves").textContent = extent(pages);
  } catch (error) {
    if (late()) return;
    at("leaves").textContent = "";
    failed(error);
  }
}

/**
 * @param {string} source
 * @param {string} alt
 */
function depict(source, alt) {
  const picture = at("picture");
  if (source) picture.setAttribute("src", source);
  else picture.removeAttribute("src");
  picture.setAttribute("alt", alt);
}

/** @param {number} pages */
function extent(pages) {
  const leaves = chosen.sides === "both" ? Math.ceil(pages / 2) : pages;
  return `${count("sheet.pages", pages)} · ${count("sheet.leaves", leaves)}`;
}

function describe() {
  const topic = open();
  if (!topic) return;
  const why = barred(topic);
  head(topic);
  at("trouble").hidden = !printers.trouble || !!why;
  at("trouble").textContent = printers.trouble ? inWords(printers.trouble) : "";
  at("side").hidden = ![availability(topic), ...desk.basket.map(each => each.availability)].some(each => each?.asks_side);
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
  const facts = stands ? [say(stands.approved ? "sheet.approved" : "sheet.unapproved"), dates(stands)] : [];
  at("facts").textContent = facts.filter(Boolean).join(" · ");
  at("facts").className = availability(topic)?.approved ? "" : "unapproved";
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
whenOpened(look);
whenListed(describe);
