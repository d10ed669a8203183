// What went wrong, in words; what is wrong with a field is said there.
/** @import { Typed } from "./sent.js" */
import { say } from "../../press/web/shared/saying.js";
import { warnOf } from "../../press/web/shared/telling.js";
import { reopen } from "./basket.js";
import { load } from "./news.js";
import { refusal } from "./offer.js";
import { complain } from "./patient.js";
import { inWords, loadQueues } from "./printers.js";
import { Refusal } from "./server.js";
import { desk } from "./views.js";

/** @param {unknown} error */
export function failed(error) {
  const { typed, refused, printer } = error instanceof Refusal ? error.said : {};
  if (typed) load().then(() => mend(typed), failed);        // a sheet that nobody had looked at yet may have more fields
  else if (refused) load().then(() => warnOf(refusal(refused)), failed);
  else if (printer) {
    loadQueues();
    warnOf(`${say("failed.printer")} ${inWords(printer)}`);
  } else warnOf(say(`failed.${kind(error)}`));
}

/**
 * Back to the fields that something is wrong with.
 * @param {Typed[]} typed
 */
function mend(typed) {
  if (desk.view === "find") reopen();
  complain(typed);
  warnOf(say("wrong.look"));
}

/** @param {unknown} error */
function kind(error) {
  if (!(error instanceof Refusal)) return error instanceof TypeError ? "gone" : "broken";      // fetch throws a TypeError
  const known = ["private", "full", "unsaved", "away", "room", "old", "unknown"];
  return known.find(each => Object.hasOwn(error.said, each)) ?? "broken";
}
