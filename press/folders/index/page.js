// The front desk's page.  Whatever comes from a definition is set as text, never as markup; nothing is fetched, nothing is kept
// but the two toggles.
const data = JSON.parse(at("data").textContent);
const chosen = { language: remembered("language", data.languages.map(each => each.id)), size: remembered("size", data.sizes) };
const several = Object.fromEntries(["paper", "layout"].map(each =>
  [each, new Set(data.topics.flatMap(topic => topic.sheets.map(sheet => sheet[each]))).size > 1]));

// ---- words

const named = id => data.called[id];

// ---- what may go out

const sheets = topic => topic.sheets.filter(sheet => sheet.language === chosen.language && sheet.edition === chosen.size);

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

const facts = row => {
  const why = barred(row);
  return { why, parts: why ? [] : offered(row.sheet) };
};

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
  const here = found.flatMap(({ topic, by }) => {
    const those = sheets(topic);
    return those.length ? those.map(sheet => ({ topic, by, sheet })) : [{ topic, by, sheet: null }];
  });
  at("clock").hidden = !clockIsWrong();
  at("clock").textContent = clockIsWrong() ? say("page.clock", { date: day(today()) }) : "";
  fill(here, keep ? Math.min(active, here.length - 1, MOST - 1) : query && here.length ? 0 : -1);
  tell(counted(query, close), query && !keep ? PAUSE : Infinity);
}

function enter(k) {
  const row = rows[k], why = barred(row);
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

document.addEventListener("visibilitychange", () => { if (!document.hidden) show(true); });     // it may be another day

function speak() {
  const asked = location.hash.slice(1) || (navigator.language || "").slice(0, 2);
  speakIn(data.words[asked] ? asked : "en");
  arrange();
  document.title = say("page.title", { clinic: document.querySelector(".clinic span").textContent });
  at("made").textContent = say("page.made", { date: day(data.made), count: write.number.format(data.topics.length) });
  toggles("language", data.languages);
  toggles("size", data.sizes.map(id => ({ id, name: say(`sizes.${id}`), look: `size-${id}` })));
  show();
}

for (const topic of data.topics) topic.names = names(topic);
window.addEventListener("hashchange", () => { speak(); search.focus(); });
speak();
search.focus();
