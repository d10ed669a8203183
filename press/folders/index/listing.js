// The search box and the list under it, for every page that finds topics.  A page brings `facts(row)`, which says how the topic of a row stands,
// `show(keep)`, which fills the list anew, and `enter(k)`, which does what Enter does to a row.
const MOST = 50;            // rows drawn; the rest is counted
const PAUSE = 500;          // ms of silence before a screen reader is told how many were found

const search = at("search"), list = at("list"), told = at("told"), live = at("live"), more = at("more");
let rows = [], active = -1, pause;

/* A row as an option: what the topic is called, in the language of the sheet, of the staff and as it was found; then its facts. */
function option(row, k) {
  const { topic, by } = row, title = topic.title, home = called(topic, staff), { why, parts } = facts(row);
  const written = [spoken("span", title, "title", called(topic, chosen.language) || "en")];
  if (home && topic.titles[home] !== title) written.push(spoken("span", topic.titles[home], "other", home));
  if (by && by.text !== title && by.text !== topic.titles[home]) written.push(spoken("span", by.text, "other", by.language));
  const shown = why ? [element("strong", why.word, why.missing ? "word missing" : "word"), element("span", why.reason, "reason")] : parts;
  const made = element("div", "", "", [element("span", "", "names", written), element("span", "", "facts", shown)]);
  made.id = `option-${k}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  if (why) made.setAttribute("aria-disabled", "true");
  return made;
}

/* These rows into the list, row `k` marked. */
function fill(found, k) {
  rows = found;
  list.replaceChildren(...rows.slice(0, MOST).map(option));
  more.hidden = rows.length <= MOST;
  more.textContent = more.hidden ? "" : say("told.more", { count: write.number.format(rows.length - MOST) });
  list.hidden = !rows.length;
  search.setAttribute("aria-expanded", String(!!rows.length));
  pick(k);
}

/* How many were found. */
function counted(query, close) {
  if (!data.topics.length) return say("told.empty");
  if (!query) return say("told.all");
  return !rows.length ? say("told.none", { query }) : close ? count("told.close", rows.length, { query }) : count("told.results", rows.length);
}

/* Says it under the search box at once, and aloud when the typing pauses. */
function tell(message, wait = 0, look = "") {
  told.textContent = message;
  told.className = look;
  clearTimeout(pause);
  live.textContent = "";              // so that the same words are said again
  if (wait < Infinity) pause = setTimeout(() => { live.textContent = message; }, wait);
}

function pick(k, scroll = false) {
  const before = list.children[active], now = list.children[k];
  if (before) before.setAttribute("aria-selected", "false");
  active = now ? k : -1;
  if (!now) return search.removeAttribute("aria-activedescendant");
  now.setAttribute("aria-selected", "true");
  search.setAttribute("aria-activedescendant", now.id);
  if (scroll) now.scrollIntoView({ block: "nearest" });
}

function today() {
  const now = new Date(), two = number => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

search.addEventListener("input", () => show());
search.addEventListener("keydown", event => {
  const last = list.children.length - 1;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown" && last >= 0) pick(active < last ? active + 1 : 0, true);
  else if (event.key === "ArrowUp" && last >= 0) pick(active > 0 ? active - 1 : last, true);
  else if (event.key === "Enter" && active >= 0 && !event.repeat) enter(active);
  else if (event.key === "Escape") { search.value = ""; show(); }
  else return;
  event.preventDefault();
});
list.addEventListener("mousedown", event => event.preventDefault());     // the search box keeps the focus
list.addEventListener("click", event => {
  const clicked = [...list.children].indexOf(event.target.closest("[role=option]"));
  if (clicked < 0) return;
  pick(clicked);
  enter(clicked);
});
