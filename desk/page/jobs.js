// What was sent to printers, followed until it has come out: a job that was taken is no sheet in the tray.  What a printer needs stands on
// the page as long as it matters, with what may be done about it.
/** @import { Followed } from "./sent.js" */
import { at, element, select } from "../../press/web/shared/elements.js";
import { count, say } from "../../press/web/shared/saying.js";
import { announce } from "../../press/web/shared/telling.js";
import { failed } from "./failures.js";
import { titled } from "./offer.js";
import { printers, printerCalled } from "./printers.js";
import { get, post } from "./server.js";
import { desk, whenDrawn } from "./views.js";

const OFTEN = 2000;     // ms from one look to the next, while something has not come out
const OVER = ["printed", "taken-back", "failed"];

/** @type {Followed[]} */
let jobs = [];
let told = "", timer = 0;
/** @type {() => void} */
let heard = () => {};

/** Whether a job may still come out. @param {Followed} job */
export const mayCome = job => !OVER.includes(job.state);

/** How the job stands that the page speaks of now. */
export const standing = () => jobs.find(job => job.id === desk.went?.said.job);

/**
 * What is done when jobs stand otherwise than they did.
 * @param {() => void} act
 */
export const whenFollowed = act => { heard = act; };

/** Looks now, and again as long as something has not come out. */
export async function follow() {
  clearTimeout(timer);
  try {
    jobs = await get("/sent");
  } catch {
    jobs = jobs.map(job => mayCome(job) ? { ...job, state: "unknown", alerts: [] } : job);        // the program is gone: told elsewhere
  }
  drawJobs();
  heard();
  if (jobs.some(mayCome)) timer = setTimeout(follow, OFTEN);
}

/** The jobs that somebody should know of: those whose printer needs something, that are held, or that wait for a minute. */
function drawJobs() {
  const shown = jobs.filter(job => mayCome(job) && job.state !== "unknown" && (job.alerts.length || job.state === "held" || job.minutes));
  at("jobs").hidden = !shown.length;
  const held = document.activeElement?.id;
  at("jobs").replaceChildren(...shown.map(line));
  if (held) document.getElementById(held)?.focus();
  const words = shown.filter(job => job.alerts.length).map(inWords).join(" ");
  if (words && words !== told) announce(words);
  told = words;
}

/** @param {Followed} job */
function inWords({ queue, state, alerts, minutes }) {
  const needs = alerts.map(alert => say(`needs.${alert}`, { queue: printerCalled(queue) }));
  const waits = minutes ? count("job.minutes", minutes) : "";
  return [...needs, state === "held" ? say("job.held", { queue: printerCalled(queue) }) : "", waits].filter(Boolean).join(" ");
}

/** @param {Followed} job */
function line(job) {
  const back = element("button", say("job.take_back"));
  back.id = `back-${job.id}`;
  back.setAttribute("type", "button");
  back.addEventListener("click", () => takeBack(job).catch(failed));
  const titles = element("strong", job.topics.map(titled).join(", "));
  const others = job.id === desk.went?.said.job ? printers.queues.filter(each => each.name !== job.queue && !each.stopped) : [];
  const elsewhere = others.map(other => {
    const made = element("button", say("job.elsewhere", { queue: printerCalled(other.name) }));
    made.id = `to-${other.name}-${job.id}`;
    made.setAttribute("type", "button");
    made.addEventListener("click", () => move(job, other.name).catch(failed));
    return made;
  });
  const words = element("p", "", "", [titles, element("span", ` ${inWords(job)}`)]);
  return element("div", "", "job", [words, element("p", "", "actions", [back, ...elsewhere])]);
}

/** @param {Followed} job */
async function takeBack(job) {
  await post("/take-back", { id: job.id });
  await follow();
}

/**
 * Off one printer, onto another.
 * @param {Followed} job
 * @param {string} queue
 */
async function move(job, queue) {
  const went = desk.went;
  if (!went) return;
  await post("/take-back", { id: job.id });
  const said = await post("/again", { id: went.said.id, queue });
  desk.went = { ...went, said: { ...went.said, job: said.job }, errand: { ...went.errand, queue } };
  select("queue").value = queue;
  await follow();
}

whenDrawn(drawJobs);
document.addEventListener("visibilitychange", () => { if (!document.hidden && jobs.some(mayCome)) follow(); });
follow();
