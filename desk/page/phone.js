// For a patient's phone: the public address of the blank sheet, as a code to be read off this page.  Nothing of a patient is in it.
/** @import { ForPhones } from "./sent.js" */
import { at, button } from "../../press/web/shared/elements.js";
import { say } from "../../press/web/shared/saying.js";
import { failed } from "./failures.js";
import { barred, offer, wish } from "./offer.js";
import { post } from "./server.js";
import { open } from "./views.js";

const code = /** @type {HTMLDialogElement} */ (at("code"));

async function show() {
  const topic = open();
  if (!topic) return;
  try {
    /** @type {ForPhones} */
    const { address, picture } = await post("/for-phones", { ...wish(topic), pages: [], of: 0 });
    if (open()?.topic !== topic.topic) return;
    at("code-picture").setAttribute("src", picture);
    at("code-picture").setAttribute("alt", say("phone.alt", { address }));
    at("code-title").textContent = say("phone.title", { title: topic.title });
    at("code-address").textContent = address;
    code.showModal();
  } catch (error) { failed(error); }
}

button("phone").addEventListener("click", show);
button("code-close").addEventListener("click", () => code.close());
code.addEventListener("keydown", event => {
  if (event.key === "Escape") event.stopPropagation();      // it closes this, and nothing else
});
/** The button, where there is something to read; the code goes with its sheet. */
export function drawPhone() {
  const topic = open();
  button("phone").hidden = !topic || topic.bundle || !offer.public;
  button("phone").disabled = !!topic && !!barred(topic);
  if (!topic && code.open) code.close();
}
