// The search box and the list under it, for every page that finds topics.
/** @import { Name, Place, Topic } from "./finding.js" */
/** @typedef {{ word: string, reason: string, missing?: boolean }} Why that a topic may not go out, in one word and in a sentence */
/** @typedef {{ topic: Topic & Place, by: Name | null }} Row */
import { at, element, input, spoken } from "./elements.js";
import { called, count, language, number, say } from "./saying.js";
import { chosen } from "./choosing.js";

export const MOST = 50;            // rows drawn; the rest is counted

export const search = input("search");
const list = at("list"), more = at("more");

/** Empties the search box. */
export function clear() {
  search.value = "";
}

/**
 * The list.  A page brings `facts`, which says how the topic of a row stands, `show`, which fills the list anew, and `enter`, which does
 * what Enter does to a row.
 * @template {Row} R
 */
export class Listing {
  /** @type {R[]} */
  rows = [];
  active = -1;

  /**
   * @param {(row: R) => { why: Why | null, parts: Node[] }} facts
   * @param {() => void} show
   * @param {(k: number) => void} enter
   */
  constructor(facts, show, enter) {
    this.facts = facts;
    search.addEventListener("input", show);
    search.addEventListener("keydown", event => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" && this.rows.length) this.step(1);
      else if (event.key === "ArrowUp" && this.rows.length) this.step(-1);
      else if (event.key === "Enter" && this.active >= 0 && !event.repeat) enter(this.active);
      else if (event.key === "Escape") { clear(); show(); }
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousedown", event => event.preventDefault());     // the search box keeps the focus
    list.addEventListener("click", ({ target }) => {
      const clicked = [...list.children].findIndex(each => target instanceof Node && each.contains(target));
      if (clicked < 0) return;
      this.pick(clicked);
      enter(clicked);
    });
  }

  /**
   * These rows into the list, row `k` marked.
   * @param {R[]} rows
   * @param {number} k
   */
  fill(rows, k) {
    this.rows = rows;
    list.replaceChildren(...rows.slice(0, MOST).map((row, each) => this.option(row, each)));
    more.hidden = rows.length <= MOST;
    more.textContent = more.hidden ? "" : say("told.more", { count: number(rows.length - MOST) });
    list.hidden = !rows.length;
    search.setAttribute("aria-expanded", String(!!rows.length));
    this.pick(k);
  }

  /**
   * A row as an option: what the topic is called, in the language of the sheet, of the staff and as it was found; then its facts.
   * @param {R} row
   * @param {number} k
   */
  option(row, k) {
    const { why, parts } = this.facts(row);
    const shown = why ? [element("strong", why.word, why.missing ? "word missing" : "word"), element("span", why.reason, "reason")] : parts;
    const made = element("div", "", "", [element("span", "", "names", written(row)), element("span", "", "facts", shown)]);
    made.id = `option-${k}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    if (why) made.setAttribute("aria-disabled", "true");
    return made;
  }

  /**
   * Whether a row was barred when the list was filled.
   * @param {number} k
   */
  barred(k) {
    return list.children[k].hasAttribute("aria-disabled");
  }

  /**
   * Mark a row; none that is drawn, no mark.
   * @param {number} k
   */
  pick(k) {
    list.children[this.active]?.setAttribute("aria-selected", "false");
    const now = list.children[k];
    this.active = now ? k : -1;
    if (!now) return search.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    search.setAttribute("aria-activedescendant", now.id);
  }

  /**
   * One row down or up, from the last to the first and back.
   * @param {1 | -1} by
   */
  step(by) {
    const drawn = list.children.length;
    this.pick(by > 0 ? (this.active + 1) % drawn : (this.active > 0 ? this.active : drawn) - 1);
    list.children[this.active].scrollIntoView({ block: "nearest" });
  }

  /**
   * How many were found, in words.
   * @param {string} query
   * @param {boolean} close
   * @param {number} topics
   */
  counted(query, close, topics) {
    if (!topics) return say("told.empty");
    if (!query) return say("told.all");
    if (!this.rows.length) return say("told.none", { query });
    return close ? count("told.close", this.rows.length, { query }) : count("told.results", this.rows.length);
  }
}

/**
 * The names of a topic on its row.
 * @param {Row} row
 */
function written({ topic, by }) {
  const title = topic.title, home = called(topic, language()), here = topic.titles[home];
  const names = [spoken("span", title, "title", called(topic, chosen.language) || "en")];
  if (home && here !== title) names.push(spoken("span", here, "other", home));
  if (by && by.text !== title && by.text !== here) names.push(spoken("span", by.text, "other", by.language));
  return names;
}
