// The elements of a page, by their id and kind; new ones hold whatever a definition says as text, never as markup.

/**
 * The element of this id; a page that lacks it is broken, and says so at once.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function at(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{ new (): T }} kind
 * @returns {T}
 */
function kindOf(id, kind) {
  const found = at(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is no ${kind.name}`);
  return found;
}

/** @param {string} id */
export const input = id => kindOf(id, HTMLInputElement);
/** @param {string} id */
export const button = id => kindOf(id, HTMLButtonElement);
/** @param {string} id */
export const select = id => kindOf(id, HTMLSelectElement);
/** @param {string} id */
export const link = id => kindOf(id, HTMLAnchorElement);

/**
 * The first element inside another one that a selector means.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function inside(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * What was chosen or typed in the field that an event is about.
 * @param {Event} event
 */
export function valueOf({ target }) {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}

/**
 * A new element: its text, its classes, and what stands in it after the text.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [text]
 * @param {string} [look]
 * @param {(Node | string)[]} [content]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, text = "", look = "", content = []) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (look) made.className = look;
  made.append(...content);
  return made;
}

/**
 * Words in some language, as a screen reader should say them and a browser set them.
 * @param {"span" | "strong"} tag
 * @param {string} text
 * @param {string} look
 * @param {string} language
 */
export function spoken(tag, text, look, language) {
  const made = element(tag, text, look);
  made.lang = language;
  made.dir = "auto";
  return made;
}
