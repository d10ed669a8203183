// For whom: while anything is typed, or lies in the basket, every view says so at its top, and clears it.
import { at, button } from "../../press/web/shared/elements.js";
import { search } from "../../press/web/shared/listing.js";
import { say } from "../../press/web/shared/saying.js";
import { SOON, tell } from "../../press/web/shared/telling.js";
import { empty } from "./basket.js";
import { typedNow, whenWiped, wipe } from "./patient.js";
import { next } from "./printing.js";
import { desk, draw, whenDrawn } from "./views.js";

const NEXT = "F2";      // the key of “Next patient”, in every view

function drawWhom() {
  const went = desk.view === "done" ? desk.went?.errand.patient : undefined, words = went ?? typedNow();
  const some = Object.keys(words).length > 0;
  at("whom").hidden = !some && !desk.basket.length;
  at("whom-words").textContent = words.name ? say("whom.name", { name: words.name }) : some ? say("whom.typed") : "";
  button("whom-clear").hidden = !some || desk.view === "done";
  button("whom-next").hidden = desk.view === "done";        // there it is the button that Enter presses
}

/** What was typed is wiped, and with it the basket: both were for one patient. */
export function forgetPatient() {
  wipe();
  empty();
  draw();
  tell(say("whom.cleared"), SOON);
}

whenDrawn(drawWhom);
whenWiped(drawWhom);
at("errand").addEventListener("input", drawWhom);
button("whom-clear").addEventListener("click", () => { forgetPatient(); (desk.view === "sheet" ? button("print") : search).focus(); });
button("whom-next").addEventListener("click", next);
document.addEventListener("keydown", event => {
  if (event.key !== NEXT || event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  next();
  event.preventDefault();
});
