// What was wanted and may not go out: counted for the manager, and a message about it for whoever can do something.
/** @import { Topic } from "./offer.js" */
import { at, button, inside } from "../../press/web/shared/elements.js";
import { chosen } from "../../press/web/shared/choosing.js";
import { day, say, today } from "../../press/web/shared/saying.js";
import { announce } from "../../press/web/shared/telling.js";
import { barred, closed, named } from "./offer.js";
import { post } from "./server.js";

const told = at("told"), message = button("message");
let about = "";     // what stood in the line when the button was shown
let words = "";

/**
 * Somebody wants a topic that does not open; its line has been told.
 * @param {Topic} topic
 */
export function refused(topic) {
  const why = barred(topic);
  if (!why) return;
  const clinic = inside(document, ".clinic span").textContent;
  words = [clinic, day(today()), named(chosen.language), closed(topic, why)].filter(Boolean).join(" · ");
  about = told.textContent ?? "";
  message.hidden = false;
  const { topic: name, bundle } = topic;
  post("/refused", { topic: name, bundle, language: chosen.language }).catch(() => { /* the manager has one less to count */ });
}

/** Into the clipboard; where the browser lets nobody do that, in the line, marked, for a hand to copy. */
async function copy() {
  try {
    await navigator.clipboard.writeText(words);
    announce(say("barred.copied"));
  } catch {
    about = told.textContent = words;
    getSelection()?.selectAllChildren(told);
    announce(say("done.marked"));
  }
}

message.addEventListener("click", copy);
new MutationObserver(() => { if (told.textContent !== about) message.hidden = true; }).observe(told, { childList: true });
