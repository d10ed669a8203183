// The desk's page: find, choose, fill in, print.  Whatever comes from a definition is set as text, never as markup.  What the browser keeps
// are the toggles of this desk; nothing of a patient.
const AGAIN = 20_000;       // ms from one look at what is new to the next

const data = { ...JSON.parse(at("data").textContent), topics: [], languages: [], mark: "", read: 0, of: 0, language: "en", size: "standard", paper: "letter", sides: "both", copy: "no" };
const token = document.querySelector("meta[name=token]").content;
const chosen = { language: "en", size: "standard", paper: "letter", sides: "both", copy: "no" };
let view = "find", topic = null, basket = [], busy = false, asked = 0, went = null;
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
    complain(error.typed);
    return tell(say("wrong.look"), 50, "no");
  }
  if (error.refused) return load().then(() => tell(say("told.barred", { title: topic ? topic.title : "", reason: reason(now(error.refused)) }), 50, "no"));
  if (error.printer) {
    loadQueues();
    return tell(`${say("failed.printer")} ${inWords(error.printer)}`, 50, "no");
  }
  const key = error.private ? "failed.private" : error.old ? "failed.old" : error.unknown ? "failed.unknown" : error.broken ? "failed.broken" : "failed.gone";
  tell(say(key), 50, "no");
}

const inWords = ({ code, names }) => say(`printer.${code}`, names);

/* A refusal with what the page knows of that sheet by now. */
const now = refused => ({ ...data.topics.find(each => each.topic === refused.topic)?.languages[refused.language], ...refused });

// ---- what there is

async function load() {
  const news = await get(`/topics?known=${encodeURIComponent(data.mark)}`);
  Object.assign(data, news || {});
  warn("");
  if (!news) return;
  for (const each of data.topics) each.names = names(each);
  for (const [setting, known] of Object.entries(settings())) chosen[setting] = remembered(setting, known);
  if (topic) topic = data.topics.find(each => each.topic === topic.topic && each.bundle === topic.bundle) || null;
  draw();
}

function settings() {
  return { language: data.languages.map(each => each.id), size: ["standard", "clear", "large"], paper: ["letter", "a4"], sides: ["both", "one"], copy: ["no", "yes"] };
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
  if (view !== "find" || keep) return;
  const reading = !data.mark || data.read < data.of ? say("told.reading", { read: data.read, of: data.of }) : "";
  tell(reading || counted(query, close), query ? PAUSE : Infinity);
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
    const { id, pages } = await post("/sheet", wish(topic));
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
  for (const id of ["print", "show", "add"]) at(id).disabled = !!why;
}

// ---- printing

const printers = () => queues.length > 0;

function errand(wishes) {
  return { wishes, patient: typedNow(), sides: chosen.sides, copies: Number(at("copies").value) || 1, queue: at("queue").value, tray: at("tray").value };
}

const wishes = () => [...basket.map(each => each.wish), ...(view === "sheet" && topic && !barred(topic) ? [wish(topic)] : [])];

async function print() {
  if (busy || !wishes().length) return;
  tell(say("sheet.sending"), 50);
  await listed;
  if (busy || !wishes().length) return;
  if (!printers() || files && Object.keys(typedNow()).length) return showPdf();
  await act(async () => {
    went = await post("/print", errand(wishes()));
    out("done.sent");
  });
}

/* The PDF in a tab of its own, for the browser's print dialog.  The tab is opened at once, while the key is still down: later the
   browser would take it for an advertisement. */
async function showPdf() {
  if (busy || !wishes().length) return;
  const tab = window.open("", "_blank");
  await act(async () => {
    went = await post("/show", errand(wishes()));
    if (tab) tab.location = `/pdf/${went.id}`;
    out("done.shown");
  }, () => tab && tab.close());
}

async function again() {
  await act(async () => {
    await post("/again", { id: went.id });
    out("done.sent");
  });
}

async function act(what, otherwise = () => {}) {
  if (busy) return;
  busy = true;
  complain([]);
  document.body.classList.add("busy");
  try { await what(); } catch (error) { otherwise(); failed(error); }
  busy = false;
  document.body.classList.remove("busy");
}

/* What went out, and what may follow. */
function out(key) {
  made.push(went.id);
  keepAwhile();
  went.titles ||= [...basket.map(each => each.title), ...(topic && view === "sheet" ? [topic.title] : [])];
  basket = [];
  turn("done");
  at("again").hidden = key === "done.shown";
  at("went").textContent = say(key, { titles: went.titles.join(", ") });
  at("extent").textContent = [count("sheet.leaves", went.leaves), count("done.copies", went.copies), key === "done.sent" && at("queue").value, went.codes.join(", ")]
    .filter(Boolean).join(" · ");
  told.textContent = "";
  live.textContent = "";
  setTimeout(() => { live.textContent = `${at("went").textContent}. ${at("extent").textContent}`; }, 50);
  at("next").focus();
}

/* What was typed is wiped, the search is empty: the next one, please. */
function next() {
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
  basket.push({ wish: wish(topic), title: topic.title, standing: sheets(topic)[0] });
  search.value = "";
  turn("find");
  search.focus();
  tell(say("basket.added", { title: basket.at(-1).title }), 50, "yes");
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
  if (to === "find") topic = null;
  draw();
  if (to === "sheet") scrollTo(0, 0);
}

function draw() {
  arrange();
  at("finding").hidden = at("results").hidden = view !== "find";
  at("heading").hidden = at("sheet").hidden = view !== "sheet" || !topic;
  at("choices").hidden = view === "done";
  at("done").hidden = view !== "done";
  document.title = view === "sheet" && topic ? topic.title : say("page.title", { clinic: document.querySelector(".clinic span").textContent });
  at("keys").textContent = say(`keys.${view}`);
  at("made").textContent = say("desk.counts", { count: write.number.format(data.topics.length) });
  toggles("language", topic ? data.languages.filter(each => topic.languages[each.id]) : data.languages);
  toggles("size", settings().size.map(id => ({ id, name: say(`sizes.${id}`), look: id })));
  toggles("paper", settings().paper.map(id => ({ id, name: say(`papers.${id}`) })));
  toggles("sides", settings().sides.map(id => ({ id, name: say(`sides.${id}`) })));
  toggles("copy", topic && !topic.bundle && chosen.language !== "en" && topic.languages.en ? settings().copy.map(id => ({ id, name: say(`copy.${id}`) })) : []);
  drawBasket();
  if (view === "find") show(search.value === "" ? false : true);
  if (view === "sheet" && topic) describe();
}

/* What stands above everything: that something is wrong with the desk itself, or, failing that, with the clinic's file. */
function warn(key) {
  key ||= data.house || !data.mark ? "" : "failed.house";
  const words = key && say(key);
  at("warning").hidden = !key;
  if (at("warning").textContent !== words) at("warning").textContent = words;      // said aloud once
}

for (const setting of ["language", "size", "paper", "sides", "copy"]) {
  at(setting).addEventListener("change", event => {
    remember(setting, event.target.value);
    const id = document.activeElement && document.activeElement.value;
    draw();
    if (view === "find") show();
    if (view === "sheet") look();
    const same = at(setting).querySelector(`[value="${CSS.escape(id || "")}"]`);
    if (same) same.focus();
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
  if (event.key === "Escape" && view === "sheet") { turn("find"); search.focus(); search.select(); event.preventDefault(); }
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
  load().catch(() => warn("failed.gone"));
  if (trouble) loadQueues();
}

function speak() {
  const wanted = location.hash.slice(1) || (navigator.language || "").slice(0, 2);
  speakIn(data.words[wanted] ? wanted : "en");
  at("leave").hidden = !data.lan;
  draw();
}

/* While the handouts are still being read, the page asks again soon. */
async function begin() {
  await load();
  if (data.read < data.of || !data.mark) setTimeout(() => begin().catch(failed), 700);
}

window.addEventListener("hashchange", () => { speak(); (view === "find" ? search : at("print")).focus(); });
for (const [setting, known] of Object.entries(settings())) if (known.length) chosen[setting] = remembered(setting, known);
speak();
search.focus();
begin().catch(failed);
loadQueues();
