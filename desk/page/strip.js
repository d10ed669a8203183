// Every page of the open sheet as it will be printed: small ones in a strip, each to be looked at large, some to be chosen.
import { at, button, element } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { count, say } from "../../press/web/shared/saying.js";
import { allPages, chosenPages, named, paged } from "./paged.js";
import { typedNow } from "./patient.js";
import { draw, open, whenDrawn } from "./views.js";

const picture = at("picture"), large = /** @type {HTMLDialogElement} */ (at("large"));
let id = "", seen = 1, loading = 0;

/**
 * The address of a page's picture.
 * @param {number} page
 */
const source = page => `/picture/${id}/${page}`;

/**
 * So many pages, by the name that the program has given them; what was chosen of them stays chosen.
 * @param {string} made
 * @param {number} pages
 */
export function lay(made, pages) {
  id = made;
  if (paged.of !== pages) allPages(pages);
  picture.setAttribute("src", source(1));
  picture.setAttribute("alt", say("sheet.picture", { title: open()?.title ?? "" }));
  at("strip").hidden = pages < 2;
  const images = Array.from({ length: pages < 2 ? 0 : pages }, () => element("img"));
  at("pages").replaceChildren(...images.map(small));
  const mine = ++loading;
  picture.onload = () => { if (mine === loading) load(images, 0, mine); };
  reckon();
}

/** Nothing is to be seen. */
export function clearPages() {
  id = "";
  loading++;
  picture.removeAttribute("src");
  picture.setAttribute("alt", "");
  at("strip").hidden = true;
  at("pages").replaceChildren();
}

/**
 * One after the other, so that whoever prints meanwhile waits for one at most.
 * @param {HTMLImageElement[]} images
 * @param {number} k
 * @param {number} mine
 */
function load(images, k, mine) {
  if (mine !== loading || k >= images.length) return;
  images[k].onload = images[k].onerror = () => load(images, k + 1, mine);
  images[k].src = source(k + 1);
}

/**
 * @param {HTMLImageElement} image
 * @param {number} k
 */
function small(image, k) {
  const page = k + 1, look = element("button", "", "plain", [image]), choose = element("input");
  image.alt = "";
  look.type = "button";
  look.setAttribute("aria-label", say("pages.look", { page }));
  look.addEventListener("click", () => enlarge(page));
  Object.assign(choose, { type: "checkbox", checked: paged.chosen.includes(page) });
  choose.setAttribute("aria-label", say("pages.print", { page }));
  choose.addEventListener("change", () => {
    paged.chosen = [...paged.chosen.filter(each => each !== page), ...choose.checked ? [page] : []].sort((one, other) => one - other);
    draw();
  });
  return element("li", "", "", [look, element("label", "", "", [choose, element("span", ` ${page}`)])]);
}

/** How many pages and leaves are printed, and that what was typed may stand on none of them. */
export function reckon() {
  if (!id || !open()) return;
  const { pages } = chosenPages(), printed = pages.length || paged.of;
  const leaves = chosen.sides === "both" ? Math.ceil(printed / 2) : printed;
  at("leaves").textContent = `${pages.length ? named(pages) : count("sheet.pages", printed)} · ${count("sheet.leaves", leaves)}`;
  const unnamed = pages.length > 0 && !pages.includes(1) && Object.keys(typedNow()).length > 0;
  at("pages-told").textContent = unnamed ? say("pages.unnamed") : "";
}

/** @param {number} page */
function enlarge(page) {
  seen = page;
  at("large-picture").setAttribute("src", source(page));
  at("large-title").textContent = say("pages.title", { page, of: paged.of, title: open()?.title ?? "" });
  at("large-picture").setAttribute("alt", at("large-title").textContent ?? "");
  button("before").disabled = page <= 1;
  button("after").disabled = page >= paged.of;
  if (!large.open) large.showModal();
}

/** @param {number} by */
function leaf(by) {
  if (seen + by >= 1 && seen + by <= paged.of) enlarge(seen + by);
}

button("enlarge").addEventListener("click", () => { if (id) enlarge(1); });
button("before").addEventListener("click", () => leaf(-1));
button("after").addEventListener("click", () => leaf(1));
button("close").addEventListener("click", () => large.close());
large.addEventListener("keydown", event => {
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") leaf(event.key === "ArrowRight" ? 1 : -1);
  if (event.key === "Escape") event.stopPropagation();      // it closes this, and nothing else
});
button("print").addEventListener("keydown", event => {
  if (event.key !== "ArrowRight" || !id) return;
  enlarge(1);
  event.preventDefault();
});
at("errand").addEventListener("input", reckon);
whenDrawn(() => {
  reckon();
  if (!open() && large.open) large.close();
});
