// The desk's page: find, choose, fill in, print.  Whatever comes from a definition is set as text, never as markup.  What the browser keeps
// are the toggles of this desk; nothing of a patient.
const QUIET = ["basket", "finding", "heading", "choices", "results", "sheet", "done"];     // what stands still while something is sent
const MOST_SHEETS = 20;     // in a basket, the open one with them
const AGAIN = 20_000;       // ms from one look at what is new to the next

const data = { ...JSON.parse(at("data").textContent), topics: [], languages: [], sizes: [], papers: [], mark: "", read: 0, of: 0, language: "en", size: "", paper: "", sides: "both", copy: "no" };
const token = document.querySelector("meta[name=token]").content;
const chosen = { language: "en", size: "", paper: "", sides: "both", copy: "no" };
let view = "find", topic = null, basket = [], busy = false, asked = 0, reading = "", went = null;
let queues = [], files = false, trouble = null, listed;     // the printers, why there are none, and when that is known

// ---- asking the server

async function post(path, body, last = false) {
  const headers = { "content-type": "application/json", "x-handouts-token": token };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store", keepalive: last }));
}

async function get(path) {
  return answered(await fetch(path, { cache: "no-store" }));
}

async function answered(answer) {
  if (answer.status === 401 || answer.status === 403 || answer.status === 421) throw { old: true };
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw said;
  return said;
}

/* What went wrong, in words; what is wrong with a field is said there. */
function failed(error) {
  if (error.typed) {
    if (view === "find" && basket.length) reopen(basket.pop());         // its fields are on the sheet
    complain(error.typed);
    return aloud(say("wrong.look"));
  }
  if (error.refused) return load().then(() => aloud(say("told.barred", { title: titled(error.refused.topic), reason: reason(now(error.refused)) })));
  if (error.printer) {
    loadQueues();
    return aloud(`${say("failed.printer")} ${inWords(error.printer)}`);
  }
  const key = error.private ? "failed.private" : error.room ? "failed.room" : error.old ? "failed.old" : error.unknown ? "failed.unknown"
    : error.broken || !(error instanceof TypeError) ? "failed.broken" : "failed.gone";
  aloud(say(key));
}

/* Something is wrong: said, and in sight, also where the page is magnified. */
function aloud(words) {
  tell(words, 50, "no");
  told.scrollIntoView({ block: "nearest" });
}

const titled = id => data.topics.find(each => each.topic === id)?.title ?? id;

const inWords = ({ code, names }) => say(`printer.${code}`, names);

/* A refusal with what the page knows of that sheet by now. */
const now = refused => ({ ...data.topics.find(each => each.topic === refused.topic)?.languages[refused.language], ...refused });

// ---- what there is

async function load() {
  const news = await get(`/topics?known=${encodeURIComponent(data.mark)}`);
  const first = !data.mark, started = mark => mark.split(" ")[0];
  if (news && !first && started(news.mark) !== started(data.mark)) {        // the program was started anew: what this page sends is too old
    if (!Object.keys(typedNow()).length) return location.reload();
    data.old = true;
  }
  Object.assign(data, news || {});
  for (const [language, words] of Object.entries(news?.names ?? {})) Object.assign(data.words[language], words);       // of papers and sizes
  warn("");
  if (!news) return;
  for (const each of data.topics) each.names = names(each);
  for (const [setting, known] of Object.entries(settings())) {       // another tab's choices are none of this one's
    if (first || !known.includes(chosen[setting])) chosen[setting] = remembered(setting, known);
  }
  if (topic) topic = data.topics.find(each => each.topic === topic.topic && each.bundle === topic.bundle) || null;
  if (view === "sheet" && !topic) {
    turn("find");
    search.focus();
    return aloud(say("failed.unknown"));
  }
  draw(true);
}

function settings() {
  return { language: data.languages.map(each => each.id), size: data.sizes, paper: data.papers, sides: ["both", "one"], copy: ["no", "yes"] };
}

const sheets = each => each.languages[chosen.language] ? [each.languages[chosen.language]] : [];
const named = id => (data.languages.find(each => each.id === id) || { name: id }).name;

/* Why something may not go out, and whom to tell. */
function reason({ state, why, whom, until }) {
  const words = why || (state !== "expired" ? say(`barred.${state}_reason`) : until ? say("barred.expired_reason", { date: day(until) }) : "");
  return `${words} ${state === "failed" ? "" : whom ? say("barred.whom", { whom }) : say("barred.tell")}`.trim();
}

/* Why a topic cannot be printed now, in one word and in a sentence; null where it can. */
function barred(each) {
  const [standing] = sheets(each);
  if (standing) return standing.state === "ready" ? null : { word: say(`barred.${standing.state}`), reason: reason(standing) };
  const ways = Object.keys(each.languages).map(named);
  return { word: say("barred.missing", { what: named(chosen.language) }), reason: ways.length ? say("barred.missing_reason", { ways: ways.join(", ") }) : "", missing: true };
}

const copied = each => chosen.copy === "yes" && chosen.language !== "en" && !each.bundle && each.languages.en?.state === "ready" ? "en" : "";
const wish = each => ({ topic: each.topic, language: chosen.language, size: chosen.size, paper: chosen.paper, beside: copied(each), bundle: each.bundle });

// ---- the list

function facts({ topic: each }) {
  const why = barred(each), [standing] = sheets(each);
  return { why, parts: why ? [] : [element("span", each.bundle ? count("sheet.bundle", each.topics.length) : "", "kind"),
    element("span", dates(standing), "dates"), ...(standing.approved ? [] : [element("span", say("sheet.unapproved"), "unapproved")])] };
}

const dates = ({ version, until }) => [version && say("sheet.version", { version }), until && say("sheet.until", { date: day(until) })].filter(Boolean).join(" · ");

function show(keep = false) {
  const query = search.value.trim(), { close, found } = find(query), before = keep && rows[active]?.topic;
  const same = before ? found.slice(0, MOST).findIndex(({ topic: each }) => each.topic === before.topic && each.bundle === before.bundle) : -1;
  fill(found, same >= 0 ? same : query && found.length ? 0 : -1);
  const was = reading;
  reading = !data.mark || data.read < data.of ? say("told.reading", { read: data.read, of: data.of }) : "";
  if (view === "find" && (!keep || reading !== was)) tell(reading || counted(query, close), query ? PAUSE : Infinity);
}

// ---- one sheet

function enter(k) {
  const each = rows[k].topic, why = barred(each);
  if (why) return tell(say("told.barred", { title: each.title, reason: `${why.word}. ${why.reason}` }), 50, "no");
  topic = each;
  turn("sheet");
  at("print").focus();
  look();
}

/* The picture of page 1 and the number of leaves, as soon as they are there. */
async function look() {
  const mine = ++asked, why = barred(topic);
  at("picture").removeAttribute("src");
  at("picture").alt = "";
  at("leaves").textContent = why ? "" : say("sheet.setting");
  if (why) return tell(say("told.barred", { title: topic.title, reason: `${why.word}. ${why.reason}` }), 50, "no");
  tell("", Infinity);
  try {
    const { id, pages } = await post("/sheet", { ...wish(topic), sides: chosen.sides });
    if (mine !== asked) return;
    at("picture").src = `/picture/${id}`;
    at("picture").alt = say("sheet.picture", { title: topic.title });
    at("leaves").textContent = extent(pages);
  } catch (error) {
    if (mine !== asked) return;
    at("leaves").textContent = "";
    failed(error);
  }
}

function extent(pages) {
  const leaves = chosen.sides === "both" ? Math.ceil(pages / 2) : pages;
  return `${count("sheet.pages", pages)} · ${count("sheet.leaves", leaves)}`;
}

function describe() {
  const [standing] = sheets(topic), why = barred(topic);
  at("title").textContent = topic.title;
  at("title").lang = called(topic, chosen.language) || "en";
  at("title").dir = "auto";
  at("facts").textContent = why ? "" : [standing.approved ? say("sheet.approved") : say("sheet.unapproved"), dates(standing)].filter(Boolean).join(" · ");
  at("facts").className = standing && standing.approved ? "" : "unapproved";
  const by = why ? [] : ["nurse", "clinician"].filter(each => standing[each].length)
    .map(each => say(`byhand.${each}`, { what: standing[each].map(name => say(`limits.${name}`)).join(" · ") }));
  at("byhand").hidden = !by.length;
  at("byhand").replaceChildren(...by.map(words => element("span", words)));
  at("trouble").hidden = !trouble || !!why;
  at("trouble").textContent = trouble ? inWords(trouble) : "";
  at("side").hidden = ![standing, ...basket.map(each => each.standing)].some(each => each && each.asks_side);
  at("print").textContent = basket.length ? count("sheet.print_all", basket.length + 1) : say(printers() ? "sheet.print" : "sheet.print_here");
  const held = document.activeElement, was = at("print").disabled;
  for (const id of ["print", "show", "add"]) at(id).disabled = !!why;
  if (why && !was) {                              // it has been barred while it lay open
    if (held?.disabled || held === document.body) at("title").focus();
    aloud(say("told.barred", { title: topic.title, reason: `${why.word}. ${why.reason}` }));
  }
}

// ---- printing

const printers = () => queues.length > 0;

/* All that is to be printed, as it stands now; null, with a word at the field, where that is not right. */
function errand() {
  const open = view === "sheet" && topic && !barred(topic) ? [{ wish: wish(topic), title: topic.title }] : [], all = [...basket, ...open];
  const copies = at("copies").valueAsNumber, right = Number.isInteger(copies) && copies >= 1 && copies <= at("copies").max;
  at("copies-wrong").textContent = right ? "" : say("wrong.copies", { most: at("copies").max });
  if (!right) at("copies").focus();
  if (!right || !all.length) return null;
  const wishes = all.map(each => ({ ...each.wish, paper: chosen.paper }));          // one job, one paper
  return { titles: all.map(each => each.title), sent: { wishes, patient: typedNow(), sides: chosen.sides, copies, queue: at("queue").value, tray: at("tray").value } };
}

/* What was asked for when the key was pressed, and nothing that is looked at meanwhile. */
async function print() {
  const what = !busy && errand();
  if (!what) return;
  tell(say("sheet.sending"), 50);
  await quietly(() => listed);
  if (!printers() || files && Object.keys(what.sent.patient).length) return showPdf();
  Object.assign(what.sent, { queue: at("queue").value, tray: at("tray").value });
  await act(() => post("/print", what.sent), said => out(said, what, "done.sent"));
}

/* The PDF in a tab of its own, for the browser's print dialog.  The tab is opened at once, while the key is still down: later the
   browser would take it for an advertisement. */
async function showPdf() {
  const what = !busy && errand();
  if (!what) return;
  const tab = window.open("", "_blank");
  await act(() => post("/show", what.sent), said => {
    if (tab) tab.location = `/pdf/${said.id}`;
    at("pdf").href = `/pdf/${said.id}`;
    out(said, what, "done.shown", !tab);
  }, () => tab && tab.close());
}

async function again() {
  const { said, what } = went;
  await act(() => post("/again", { id: said.id }), () => out(said, what, "done.sent"));
}

async function act(what, then, otherwise = () => {}) {
  if (busy) return;
  complain([]);
  try { then(await quietly(what)); } catch (error) { otherwise(); failed(error); }
}

/* One thing at a time; the page stands still meanwhile, so that nobody is led away from what they have begun. */
async function quietly(what) {
  const held = document.activeElement;
  still(true);
  try { return await what(); } finally {
    still(false);
    if (document.activeElement === document.body) held.focus();
  }
}

function still(quiet) {
  busy = quiet;
  document.body.classList.toggle("busy", quiet);
  for (const each of QUIET) at(each).inert = quiet;
}

/* What went out, and what may follow. */
function out(said, what, key, link = false) {
  made.push(said.id);
  keepAwhile();
  went = { said, what, key };
  basket = [];
  turn("done");
  at("again").hidden = key === "done.shown";
  at("pdf").hidden = !link;                       // for a browser that opens no tab
  recount();
  told.textContent = "";
  live.textContent = "";
  setTimeout(() => { live.textContent = `${at("went").textContent}. ${at("extent").textContent}`; }, 50);
  at("next").focus();
}

function recount() {
  const { said, what, key } = went;
  at("went").textContent = say(key, { titles: what.titles.join(", ") });
  at("extent").textContent = [count("sheet.leaves", said.leaves), count("done.copies", said.copies), key === "done.sent" && what.sent.queue, said.codes.join(", ")]
    .filter(Boolean).join(" · ");
}

/* What was typed is wiped, the search is empty: the next one, please. */
function next() {
  if (busy) return;
  wipe();
  basket = [];
  at("copies").value = 1;
  search.value = "";
  turn("find");
  search.focus();
  load().catch(failed);
}

/* Five minutes are over. */
function over() {
  went = null;
  if (view === "done") return next();
  tell(say("patient.wiped"), 50);
}

// ---- the basket

function add() {
  if (basket.length >= MOST_SHEETS - 1) return aloud(say("basket.full", { most: MOST_SHEETS }));
  basket.push({ wish: wish(topic), title: topic.title, standing: sheets(topic)[0] });
  search.value = "";
  turn("find");
  search.focus();
  tell(say("basket.added", { title: basket.at(-1).title }), 50, "yes");
}

/* A sheet of the basket, open again. */
function reopen({ wish }) {
  const each = data.topics.find(one => one.topic === wish.topic && one.bundle === wish.bundle);
  if (!each) return;
  chosen.language = wish.language;
  topic = each;
  turn("sheet");
  look();
}

function drawBasket() {
  at("basket").hidden = !basket.length || view === "done";
  at("basket").querySelector("ul").replaceChildren(...basket.map(({ title, wish }, k) => {
    const button = element("button", "×", "plain");
    button.type = "button";
    button.setAttribute("aria-label", say("basket.remove", { title }));
    button.addEventListener("click", () => { basket.splice(k, 1); draw(); (view === "find" ? search : at("print")).focus(); });
    return element("li", "", "", [spoken("span", title, "", wish.language), element("span", ` · ${named(wish.language)}`), button]);
  }));
  const all = at("basket").querySelector(":scope > button");
  all.hidden = view === "sheet";
  all.textContent = count("sheet.print_all", basket.length);
}

// ---- drawing

function turn(to) {
  view = to;
  if (to !== "sheet") asked++;                    // no picture is waited for any more
  if (to === "find") topic = null;
  draw();
  if (to === "sheet") scrollTo(0, 0);
}

function draw(keep = false) {
  arrange();
  const held = document.activeElement, name = held?.name, value = held?.value;
  at("finding").hidden = at("results").hidden = view !== "find";
  at("heading").hidden = at("sheet").hidden = view !== "sheet" || !topic;
  at("choices").hidden = view === "done";
  at("done").hidden = view !== "done";
  document.title = view === "sheet" && topic ? topic.title : say("page.title", { clinic: document.querySelector(".clinic span").textContent });
  at("keys").textContent = say(`keys.${view}`);
  at("made").textContent = say("desk.counts", { count: write.number.format(data.topics.length) });
  toggles("language", topic ? data.languages.filter(each => topic.languages[each.id]) : data.languages);
  toggles("size", settings().size.map(id => ({ id, name: say(`sizes.${id}`), look: `size-${id}` })));
  toggles("paper", settings().paper.map(id => ({ id, name: say(`papers.${id}`) })));
  toggles("sides", settings().sides.map(id => ({ id, name: say(`sides.${id}`) })));
  toggles("copy", topic && !topic.bundle && chosen.language !== "en" && topic.languages.en ? settings().copy.map(id => ({ id, name: say(`copy.${id}`) })) : []);
  drawBasket();
  if (view === "find") show(keep || search.value !== "");
  if (view === "sheet" && topic) describe();
  if (name && !held.isConnected) document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.focus();
}

/* What stands above everything: that something is wrong with the desk itself, or, failing that, with the clinic's file. */
function warn(key) {
  key ||= data.old ? "failed.old" : data.house || !data.mark ? "" : "failed.house";
  const words = key && say(key);
  at("warning").hidden = !key;
  if (at("warning").textContent !== words) at("warning").textContent = words;      // said aloud once
}

for (const setting of ["language", "size", "paper", "sides", "copy"]) {
  at(setting).addEventListener("change", event => {
    remember(setting, event.target.value);
    draw();
    if (view === "find") show();
    if (view === "sheet") look();
  });
}

/* The printers of this machine.  Where they cannot be listed the browser prints, and the sheet says why; nobody is told before. */
function loadQueues() {
  listed = get("/queues").then(said => [said, null], error => [{ queues: [], files }, error]).then(([said, error]) => {
    ({ queues, files } = said);
    trouble = error && error.printer;
    const names = queues.map(each => each.name);
    data.queue = queues.length ? (queues.find(each => each.default) || queues[0]).name : "";
    choices("queue", names, remembered("queue", names));
    if (view === "sheet" && topic) describe();
    return loadTrays();
  });
}

/* The trays of the printer that is chosen; a printer that does not answer has none. */
async function loadTrays() {
  const queue = at("queue").value, trays = queue ? await post("/trays", { queue }).catch(() => []) : [];
  if (queue !== at("queue").value) return;
  choices("tray", ["", ...trays], remembered("tray", trays) || "");
  at("tray").firstChild.dataset.say = "sheet.any_tray";
  at("tray").firstChild.textContent = say("sheet.any_tray");
}

/* A list to choose from, hidden where there is nothing to choose. */
function choices(id, values, chosen) {
  at(id).replaceChildren(...values.map(value => Object.assign(element("option", value), { value })));
  at(id).value = chosen;
  at(id).parentElement.hidden = values.length < 2;
}

// ---- what the hands do

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && view === "sheet" && !busy) { turn("find"); search.focus(); search.select(); event.preventDefault(); }
  if (event.key === "Enter" && event.repeat && event.target.tagName === "BUTTON") event.preventDefault();      // a key held down prints once
});
at("errand").addEventListener("submit", event => { event.preventDefault(); print(); });
at("back").addEventListener("click", () => { turn("find"); search.focus(); search.select(); });
at("show").addEventListener("click", showPdf);
at("add").addEventListener("click", add);
at("again").addEventListener("click", again);
at("next").addEventListener("click", next);
at("other").addEventListener("click", () => { search.value = ""; turn("find"); search.focus(); });
at("basket").querySelector(":scope > button").addEventListener("click", print);
at("queue").addEventListener("change", event => { remember("queue", event.target.value); listed = loadTrays(); });
at("tray").addEventListener("change", event => remember("tray", event.target.value));
at("leave").addEventListener("click", () => post("/leave", {}).finally(() => location.replace("/")));
document.addEventListener("visibilitychange", renew);
setInterval(renew, AGAIN);

/* Whether anything is new; whether there are printers by now. */
function renew() {
  if (document.hidden || busy) return;
  load().catch(error => error.old ? location.reload() : warn("failed.gone"));        // somebody has locked the desk
  if (trouble) loadQueues();
}

function speak() {
  const wanted = location.hash.slice(1) || (navigator.language || "").slice(0, 2);
  speakIn(Object.hasOwn(data.words, wanted) ? wanted : "en");
  at("leave").hidden = !data.lan;
  tell("", Infinity);
  complain([]);
  if (went) recount();
  draw();
  if (view === "sheet" && topic) look();
}

/* While the handouts are still being read, the page asks again soon. */
async function begin() {
  await load();
  if (data.read < data.of || !data.mark) setTimeout(() => begin().catch(failed), 700);
}

window.addEventListener("hashchange", () => { speak(); at({ find: "search", sheet: "print", done: "next" }[view]).focus(); });
for (const [setting, known] of Object.entries(settings())) if (known.length) chosen[setting] = remembered(setting, known);
speak();
search.focus();
begin().catch(failed);
loadQueues();
