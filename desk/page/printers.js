// The printers of this machine and their trays.  Where they cannot be listed the browser prints, and the sheet says why; nobody is told
// before.
/** @import { PrinterTrouble, Queues } from "./sent.js" */
import { element, select, valueOf } from "../../press/web/shared/elements.js";
import { remember, remembered } from "../../press/web/shared/choosing.js";
import { say } from "../../press/web/shared/saying.js";
import { get, post, Refusal } from "./server.js";

export const printers = {
  /** @type {Queues["queues"]} */ queues: [],
  /** Whether printing leaves a file behind. */ files: false,
  /** Whether the print service keeps what has come out; "" as long as nobody knows. @type {Queues["keeps"] | ""} */ keeps: "",
  /** Why there are none. @type {PrinterTrouble | null} */ trouble: null,
  /** When all that is known. */ listed: Promise.resolve(),
};
/** @type {(() => void)[]} */
const hearing = [];

/**
 * What is done when they are other than they were.
 * @param {() => void} act
 */
export const whenListed = act => void hearing.push(act);

export const someThere = () => printers.queues.length > 0;

/**
 * What is wrong with a printer.
 * @param {PrinterTrouble} trouble
 */
export const inWords = ({ code, names }) => say(`printer.${code}`, names);

/**
 * What people call a printer.
 * @param {string} queue
 */
export const printerCalled = queue => printers.queues.find(each => each.name === queue)?.called || queue;

export function loadQueues() {
  printers.listed = list();
}

async function list() {
  try {
    Object.assign(printers, await get("/queues"), { trouble: null });
  } catch (error) {
    Object.assign(printers, { queues: [], trouble: error instanceof Refusal ? error.said.printer ?? null : null });
  }
  const names = printers.queues.map(each => each.name);
  fill("queue", names, remembered("queue", names, (printers.queues.find(each => each.default) ?? printers.queues[0])?.name ?? ""));
  nameThem();
  for (const act of hearing) act();
  await loadTrays();
}

/** The printers by what people call them, those that are stopped marked, in the words of the staff. */
export function nameThem() {
  for (const option of select("queue").options) {
    const { name = option.value, called = "", stopped = false } = printers.queues.find(each => each.name === option.value) ?? {};
    option.textContent = stopped ? say("job.stopped", { queue: called || name }) : called || name;
  }
}

/** The trays of the printer that is chosen; a printer that does not answer has none. */
async function loadTrays() {
  const queue = select("queue").value;
  /** @type {string[]} */
  const trays = queue ? await post("/trays", { queue }).catch(() => []) : [];
  if (queue !== select("queue").value) return;
  fill("tray", ["", ...trays], remembered("tray", trays, ""));
  const any = select("tray").options[0];
  any.dataset.say = "sheet.any_tray";
  any.textContent = say("sheet.any_tray");
}

/**
 * A list to choose from, hidden where there is nothing to choose.
 * @param {"queue" | "tray"} id
 * @param {string[]} values
 * @param {string} chosen
 */
function fill(id, values, chosen) {
  const list = select(id);
  list.replaceChildren(...values.map(value => Object.assign(element("option", value), { value })));
  list.value = chosen;
  if (list.parentElement) list.parentElement.hidden = values.length < 2;
}

select("queue").addEventListener("change", event => {
  remember("queue", valueOf(event));
  printers.listed = loadTrays();
});
select("tray").addEventListener("change", event => remember("tray", valueOf(event)));
