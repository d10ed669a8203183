// The desk's page: find, choose, fill in, print.  What the browser keeps are the toggles of this desk; nothing of a patient.
import { at, button, valueOf } from "../../press/web/shared/elements.js";
import { chosen, remember, remembered, toggles } from "../../press/web/shared/choosing.js";
import { search } from "../../press/web/shared/listing.js";
import { minutes, say, speak } from "../../press/web/shared/saying.js";
import { NEVER, tell } from "../../press/web/shared/telling.js";
import { answerButton } from "./button.js";
import { understand } from "./dates.js";
import { failed } from "./failures.js";
import { drawKept, shelves } from "./kept.js";
import { begin } from "./news.js";
import { canCopy, choices, data, FOR_ONE, offer, SETTINGS, visits } from "./offer.js";
import { allPages } from "./paged.js";
import { complain } from "./patient.js";
import { loadQueues, nameThem } from "./printers.js";
import { drawPhone } from "./phone.js";
import { recount } from "./printing.js";
import { show } from "./search.js";
import { post } from "./server.js";
import { look } from "./sheet.js";
import "./whom.js";
import { desk, draw, open, whenDrawn } from "./views.js";

const FIRST = { find: "search", sheet: "print", done: "next" };     // what has the focus in each view

/**
 * Choices by the words of their family; those of a size are shown in it.
 * @param {string} family
 * @param {string[]} ids
 */
const names = (family, ids) => ids.map(id => ({ id, name: say(`${family}.${id}`), look: family === "sizes" ? `size-${id}` : "" }));

/** The toggles, with what can be chosen now. */
function drawToggles() {
  const topic = desk.topic, known = choices();
  toggles("language", topic ? offer.languages.filter(each => topic.languages[each.id]) : offer.languages);
  toggles("size", names("sizes", known.size));
  toggles("paper", names("papers", known.paper));
  toggles("sides", names("sides", known.sides));
  toggles("visit", topic && visits(topic).length ? names("visit", choices(visits(topic)).visit) : []);
  toggles("site", offer.sites.length ? [{ id: known.site[0], name: say("sheet.all_sites") }, ...offer.sites] : []);
  toggles("shelf", names("shelf", shelves()));
  toggles("copy", topic && canCopy(topic) ? names("copy", known.copy) : []);
}

/** All words of the page in the language of the staff. */
function talk() {
  speak(() => ({ time: minutes(data.limits.seconds / 60) }));
  at("leave").hidden = !data.lan;
  tell("", NEVER);
  complain([]);
  understand().catch(failed);
  nameThem();
  recount();
  draw();
  look();
}

whenDrawn(drawToggles);
whenDrawn(drawPhone);
whenDrawn(drawKept);
for (const setting of SETTINGS) {
  let pointed = false;      // a hand on the mouse goes on typing when it has chosen
  at(setting).addEventListener("pointerdown", () => { pointed = true; });
  at(setting).addEventListener("keydown", () => { pointed = false; });
  at(setting).addEventListener("change", event => {
    if (setting !== "sides") allPages();
    if (FOR_ONE.includes(setting)) chosen[setting] = valueOf(event);
    else remember(setting, valueOf(event));
    draw();
    if (desk.view === "find") show();
    if (desk.view === "find" && pointed) search.focus();
    if (open()) look();
  });
}
document.addEventListener("keydown", event => {
  const pressed = event.key === "Enter" && event.target instanceof HTMLButtonElement;
  if (pressed && event.repeat) event.preventDefault();      // a key held down prints once
});
button("leave").addEventListener("click", () => post("/leave", {}).finally(() => location.replace("/")));
window.addEventListener("hashchange", () => { talk(); at(FIRST[desk.view]).focus(); });

chosen.language = data.original;
chosen.sides = remembered("sides", data.sides, data.sides[0]);
chosen.copy = "no";
chosen.visit = chosen.site = chosen.shelf = "all";
talk();
search.focus();
begin(failed, answerButton).catch(failed);
loadQueues();
