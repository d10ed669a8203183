// The front desk's page.  Whatever comes from a definition is set as text, never as markup; nothing is fetched, nothing is kept
// but the two toggles.
const MOST = 50;            // rows drawn; the rest is counted
const PAUSE = 500;          // ms of silence before a screen reader is told how many were found

const data = JSON.parse(at("data").textContent);
const search = at("search"), list = at("list"), told = at("told"), live = at("live"), more = at("more");
const chosen = { language: remembered("language", data.languages.map(each => each.id)), size: remembered("size", data.sizes) };
const several = Object.fromEntries(["paper", "layout"].map(each =>
  [each, new Set(data.topics.flatMap(topic => topic.sheets.map(sheet => sheet[each]))).size > 1]));
let rows = [], active = -1, pause;

// ---- words

const named = id => data.called[id];

// ---- what may go out

const sheets = topic => topic.sheets.filter(sheet => sheet.language === chosen.language && sheet.edition === chosen.size);

function today() {
  const now = new Date(), two = number => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const clockIsWrong = () => today() < data.earliest;

/* That a topic is not there in this language, or not in this size of it; and what there is. */
function missing(topic) {
  const sizes = data.sizes.filter(size => topic.sheets.some(each => each.language === chosen.language && each.edition === size));
  const languages = data.languages.filter(({ id }) => topic.sheets.some(each => each.language === id));
  const what = sizes.length ? say(`sizes.${chosen.size}`) : named(chosen.language);
  const ways = sizes.length ? sizes.map(size => say(`sizes.${size}`)) : languages.map(each => each.name);
  return { word: say("barred.missing", { what }), reason: ways.length ? say("barred.missing_reason", { ways: ways.join(", ") }) : "", missing: true };
}

/* Why a sheet does not open now, in one word and in a sentence; null where it opens. */
function barred(row) {
  const { sheet, topic } = row;
  if (!sheet) return missing(topic);
  const why = sheet.state !== "ready" ? sheet.state : !sheet.expires ? null : clockIsWrong() ? "clock" : sheet.expires < today() ? "expired" : null;
  if (!why) return null;
  const reason = why !== "expired" ? say(`barred.${why}_reason`) : sheet.expires ? say("barred.expired_reason", { date: day(sheet.expires) }) : "";
  return { word: say(`barred.${why}`), reason: sheet.reason || reason };
}

// ---- showing

function option(row, k) {
  const { topic, sheet, by } = row, title = topic.title, language = called(topic, chosen.language) || "en", why = barred(row);
  const names = [spoken("span", title, "title", language)];
  const home = called(topic, staff);
  if (home && topic.titles[home] !== title) names.push(spoken("span", topic.titles[home], "other", home));
  if (by && by.text !== title && by.text !== topic.titles[home]) names.push(spoken("span", by.text, "other", by.language));
  const facts = why ? [element("strong", why.word, why.missing ? "word missing" : "word"), element("span", why.reason, "reason")] : offered(sheet);
  const made = element("div", "", "", [element("span", "", "names", names), element("span", "", "facts", facts)]);
  made.id = `option-${k}`;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  if (why) made.setAttribute("aria-disabled", "true");
  return made;
}

function offered(sheet) {
  const parts = [say(`sizes.${sheet.edition}`), count("sheet.pages", sheet.pages)];
  if (several.paper) parts.push(say(`papers.${sheet.paper}`));
  if (several.layout) parts.push(say(`layouts.${sheet.layout}`));
  const spokenIn = [sheet.language, sheet.beside].filter(Boolean).flatMap(each => [" + ", spoken("strong", named(each), "", each)]);
  const first = element("span", "", "kind", [...spokenIn.slice(1), ` · ${parts.join(" · ")}`]);
  const dates = [say("sheet.version", sheet)];
  if (sheet.expires) dates.push(say("sheet.until", { date: day(sheet.expires) }));
  const made = [first, element("span", dates.join(" · "), "dates")];
  return sheet.approved ? made : [...made, element("span", say("sheet.unapproved"), "unapproved")];
}

function show(keep = false) {
  const query = search.value.trim(), { close, found } = find(query);
  rows = found.flatMap(({ topic, by }) => {
    const here = sheets(topic);
    return here.length ? here.map(sheet => ({ topic, by, sheet })) : [{ topic, by, sheet: null }];
  });
  list.replaceChildren(...rows.slice(0, MOST).map(option));
  more.hidden = rows.length <= MOST;
  more.textContent = more.hidden ? "" : say("told.more", { count: write.number.format(rows.length - MOST) });
  list.hidden = !rows.length;
  search.setAttribute("aria-expanded", String(!!rows.length));
  at("clock").hidden = !clockIsWrong();
  at("clock").textContent = clockIsWrong() ? say("page.clock", { date: day(today()) }) : "";
  const first = query && rows.length ? 0 : -1;
  choose(keep ? Math.min(active, list.children.length - 1) : first);
  tell(!data.topics.length ? say("told.empty") : !query ? say("told.all") : !rows.length ? say("told.none", { query })
    : close ? count("told.close", rows.length, { query }) : count("told.results", rows.length), query && !keep ? PAUSE : Infinity);
}

/* Says it under the search box at once, and aloud when the typing pauses. */
function tell(message, wait = 0, look = "") {
  told.textContent = message;
  told.className = look;
  clearTimeout(pause);
  if (wait < Infinity) pause = setTimeout(() => { live.textContent = message; }, wait);
}

function choose(k, scroll = false) {
  const before = list.children[active], now = list.children[k];
  if (before) before.setAttribute("aria-selected", "false");
  active = now ? k : -1;
  if (!now) return search.removeAttribute("aria-activedescendant");
  now.setAttribute("aria-selected", "true");
  search.setAttribute("aria-activedescendant", now.id);
  if (scroll) now.scrollIntoView({ block: "nearest" });
}

function open(k) {
  const row = rows[k], why = barred(row);
  live.textContent = "";              // so that the same words are said again
  if (why) {
    if (!list.children[k].hasAttribute("aria-disabled")) show(true);        // it has expired while the page lay open
    return tell(say("told.barred", { title: row.topic.title, reason: `${why.word}. ${why.reason}` }), 50, "no");
  }
  const link = element("a");
  link.href = `./${encodeURIComponent(row.sheet.file)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.click();
  search.select();
  tell(say("told.opened", row.topic), 50, "yes");
}

// ---- the toggles

for (const setting of ["language", "size"]) {
  let pointed = false;
  at(setting).addEventListener("pointerdown", () => { pointed = true; });
  at(setting).addEventListener("keydown", event => {
    pointed = false;
    if (event.key === "Enter") search.focus();
  });
  at(setting).addEventListener("change", event => {
    remember(setting, event.target.value);
    arrange();
    show();
    if (pointed) search.focus();        // a hand on the mouse goes on typing; one on the arrow keys may want to go further
  });
}

// ---- what the hands do

search.addEventListener("input", () => show());
search.addEventListener("keydown", event => {
  const last = list.children.length - 1;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown" && last >= 0) choose(active < last ? active + 1 : 0, true);
  else if (event.key === "ArrowUp" && last >= 0) choose(active > 0 ? active - 1 : last, true);
  else if (event.key === "Enter" && active >= 0) open(active);
  else if (event.key === "Escape") { search.value = ""; show(); }
  else return;
  event.preventDefault();
});
list.addEventListener("mousedown", event => event.preventDefault());     // the search box keeps the focus
list.addEventListener("click", event => {
  const clicked = [...list.children].indexOf(event.target.closest("[role=option]"));
  if (clicked < 0) return;
  choose(clicked);
  open(clicked);
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) show(true); });     // it may be another day

function speak() {
  const asked = location.hash.slice(1) || (navigator.language || "").slice(0, 2);
  speakIn(data.words[asked] ? asked : "en");
  arrange();
  document.title = say("page.title", { clinic: document.querySelector(".clinic span").textContent });
  at("made").textContent = say("page.made", { date: day(data.made), count: write.number.format(data.topics.length) });
  toggles("language", data.languages);
  toggles("size", data.sizes.map(id => ({ id, name: say(`sizes.${id}`), look: id })));
  show();
}

for (const topic of data.topics) topic.names = names(topic);
window.addEventListener("hashchange", () => { speak(); search.focus(); });
speak();
search.focus();
