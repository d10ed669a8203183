// Printing: what is asked for when the key is pressed, what went out, and what may follow.
/** @import { Out } from "./sent.js" */
/** @import { Errand, Went } from "./views.js" */
import { at, button, input, link, select } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { clear, search } from "../../press/web/shared/listing.js";
import { count, minutes, say } from "../../press/web/shared/saying.js";
import { announce, NEVER, SOON, tell } from "../../press/web/shared/telling.js";
import { empty, printAll } from "./basket.js";
import { forget } from "./chart.js";
import { failed } from "./failures.js";
import { follow, mayCome, standing, whenFollowed } from "./jobs.js";
import { load, ownWays } from "./news.js";
import { barred, data, wish } from "./offer.js";
import { withPages } from "./paged.js";
import { complain, keep, meant, typedNow, whenOver, wipe } from "./patient.js";
import { printerCalled, printers, someThere } from "./printers.js";
import { post } from "./server.js";
import { desk, draw, open, quietly, turn } from "./views.js";

/** All that is to be printed, as it stands now. */
function asked() {
  const topic = open(), last = topic && !barred(topic) ? [{ wish: wish(topic), title: withPages(topic.title, wish(topic)) }] : [];
  return [...desk.basket, ...last];
}

/**
 * How many copies; null, with a word at the field, where that is not right.
 * @returns {number | null}
 */
function copies() {
  const copies = input("copies").valueAsNumber, most = data.limits.copies;
  const right = Number.isInteger(copies) && copies >= 1 && copies <= most;
  at("copies-wrong").textContent = right ? "" : say("wrong.copies", { most });
  if (!right) input("copies").focus();
  return right ? copies : null;
}

/**
 * What goes to the program.
 * @returns {{ titles: string[], errand: Errand } | null}
 */
function sending() {
  const many = desk.busy ? null : copies(), all = asked();
  if (!many || !all.length) return null;
  const wishes = all.map(each => ({ ...each.wish, paper: chosen.paper }));          // one job, one paper
  return {
    titles: all.map(each => each.title),
    errand: {
      wishes, patient: typedNow(), sure: meant(), sides: chosen.sides, copies: many,
      queue: select("queue").value, tray: select("tray").value,
    },
  };
}

/** What was asked for when the key was pressed, and nothing that is looked at meanwhile. */
async function print() {
  const what = sending();
  if (!what) return;
  tell(say("sheet.sending"), SOON);
  await quietly(() => printers.listed);
  if (!someThere() || printers.files && Object.keys(what.errand.patient).length) return show();
  Object.assign(what.errand, { queue: select("queue").value, tray: select("tray").value });
  await act(() => post("/print", what.errand), said => out({ ...what, said, key: "done.sent" }));
}

/**
 * The PDF in a tab of its own, for the browser's print dialog.  The tab is opened at once, while the key is still down: later the
 * browser would take it for an advertisement.
 */
async function show() {
  const what = sending();
  if (!what) return;
  const tab = window.open("", "_blank");
  await act(() => post("/show", what.errand), said => {
    if (tab) tab.location.href = `/pdf/${said.id}`;
    link("pdf").href = `/pdf/${said.id}`;
    out({ ...what, said, key: "done.shown" }, !tab);
  }, () => tab?.close());
}

/** Print again; a job that has not come out yet is asked about first, for it may still. */
async function again() {
  const went = desk.went, first = standing(), waits = first && mayCome(first);
  if (!went) return;
  if (waits && at("again").dataset.asked !== went.said.job) {
    at("again").dataset.asked = went.said.job;
    at("again").textContent = say("done.twice");
    return announce(say("done.twice"));
  }
  await act(() => post("/again", { id: went.said.id }), ({ job }) => out({ ...went, said: { ...went.said, job }, key: "done.sent" }));
}

/**
 * @param {() => Promise<Out>} what
 * @param {(said: Out) => void} then
 */
async function act(what, then, otherwise = () => {}) {
  if (desk.busy) return;
  complain([]);
  try { then(await quietly(what)); } catch (error) { otherwise(); failed(error); }
}

/**
 * What went out, and what may follow; `bare` where the browser has opened no tab.
 * @param {Went} went
 */
function out(went, bare = false) {
  keep(went.said.id);
  desk.went = went;
  desk.basket = [];
  forget();
  at("again").textContent = say("done.again");
  turn("done");
  follow();
  at("again").hidden = went.key === "done.shown";
  at("pdf").hidden = !bare;
  recount();
  tell("", NEVER);
  announce(`${at("went").textContent}. ${at("extent").textContent}`);
  at("next").focus();
}

/** What went out stands otherwise: said once. */
function restate() {
  const before = at("went").textContent;
  recount();
  if (at("went").textContent !== before) announce(at("went").textContent ?? "");
}

/** What went out, in words. */
export function recount() {
  if (!desk.went) return;
  const { said, titles, errand, key } = desk.went;
  const job = key === "done.sent" ? standing() : undefined, over = job && !mayCome(job);
  at("went").textContent = say(over ? `done.${job.state}` : key, { titles: titles.join(", ") });
  at("went").className = job?.state === "printed" ? "yes" : "";
  at("stands").hidden = job?.state !== "unknown";
  at("stands").textContent = say("done.unknown");
  const queue = key === "done.sent" ? printerCalled(errand.queue) : "";
  at("extent").textContent = [count("sheet.leaves", said.leaves), count("done.copies", said.copies), queue, said.codes.join(", ")]
    .filter(Boolean).join(" · ");
}

/** What was typed is wiped, the search is empty: the next one, please. */
export function next() {
  if (desk.busy) return;
  wipe();
  empty();
  ownWays();
  other();
  load().catch(failed);
}

/** Another one for the same patient. */
function other() {
  clear();
  turn("find");
  search.focus();
}

/** Their minutes are over. */
function over() {
  desk.went = null;
  empty();
  if (desk.view === "done") return next();
  draw();
  tell(say("patient.wiped", { time: minutes(data.limits.seconds / 60) }), SOON);
}

whenOver(over);
whenFollowed(() => { if (desk.view === "done") restate(); });
at("errand").addEventListener("submit", event => { event.preventDefault(); print(); });
printAll.addEventListener("click", print);
button("show").addEventListener("click", show);
button("again").addEventListener("click", again);
button("next").addEventListener("click", next);
button("other").addEventListener("click", other);
