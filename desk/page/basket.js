// The basket: several sheets for one patient, printed as one job.
/** @import { Put } from "./views.js" */
import { at, button, element, input, inside, spoken } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { clear, search } from "../../press/web/shared/listing.js";
import { count, say } from "../../press/web/shared/saying.js";
import { SOON, tell, warnOf } from "../../press/web/shared/telling.js";
import { availability, data, named, offer, offered, placed, wish } from "./offer.js";
import { paged, withPages } from "./paged.js";
import { desk, draw, open, openSheet, turn, whenDrawn } from "./views.js";

/** The button that prints all of it, where no sheet is open. */
export const printAll = inside(at("basket"), ":scope > button");

/** The open sheet into the basket; another one may follow. */
function add() {
  const topic = open();
  if (!topic) return;
  if (desk.basket.length >= data.limits.sheets - 1) return warnOf(say("basket.full", { most: data.limits.sheets }));
  desk.basket.push({ wish: wish(topic), title: withPages(topic.title, wish(topic)), availability: availability(topic) });
  clear();
  turn("find");
  search.focus();
  tell(say("basket.added", { title: topic.title }), SOON, "yes");
}

/** The sheet that was put in last, open again. */
export function reopen() {
  const last = desk.basket.pop(), topic = last && offered(last.wish.topic, last.wish.bundle);
  if (!last || !topic) return;
  const { language, size, visit, site, beside } = last.wish;
  Object.assign(chosen, { language, size, visit: visit || "all", site: site || "all", copy: beside ? "yes" : "no" });
  openSheet(topic);
  Object.assign(paged, { of: last.wish.of, chosen: last.wish.pages });
}

function drawBasket() {
  at("basket").hidden = !desk.basket.length || desk.view === "done";
  inside(at("basket"), "ul").replaceChildren(...desk.basket.map(item));
  printAll.hidden = desk.view === "sheet";
  printAll.textContent = count("sheet.print_all", desk.basket.length);
}

/**
 * @param {Put} put
 * @param {number} k
 */
function item({ title, wish: { language, size, visit, site } }, k) {
  const away = element("button", "×", "plain");
  away.type = "button";
  away.setAttribute("aria-label", say("basket.remove", { title }));
  away.addEventListener("click", () => {
    desk.basket.splice(k, 1);
    draw();
    (desk.view === "find" ? search : button("print")).focus();
  });
  const sized = size === offer.size ? "" : say(`sizes.${size}`);
  const told = [named(language), sized, visit && say(`visit.${visit}`), placed(site)].filter(Boolean);
  return element("li", "", "", [spoken("span", title, "", language), element("span", ` · ${told.join(" · ")}`), away]);
}

/** Nothing in it, one copy of each. */
export function empty() {
  desk.basket = [];
  input("copies").value = "1";
}

whenDrawn(drawBasket);
button("add").addEventListener("click", add);
