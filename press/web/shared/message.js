// A message about something that does not open, into the clipboard, for whoever can do something about it.
import { at, button, inside } from "./elements.js";
import { day, say, today } from "./saying.js";
import { announce } from "./telling.js";

const told = at("told"), message = button("message");
let about = "";     // what stood in the line when the button was shown
let words = "";

/**
 * That a line has just told that something does not open; the button to copy it stands there as long as the line does.
 * @param {string} language
 * @param {string} closed
 */
export function offerMessage(language, closed) {
  const clinic = inside(document, ".clinic span").textContent;
  words = [clinic, day(today()), language, closed].filter(Boolean).join(" · ");
  about = told.textContent ?? "";
  message.hidden = false;
}

/** Into the clipboard; where the browser lets nobody do that, in the line, marked, for a hand to copy. */
async function copy() {
  try {
    await navigator.clipboard.writeText(words);
    announce(say("barred.copied"));
  } catch {
    about = told.textContent = words;
    getSelection()?.selectAllChildren(told);
    announce(say("told.marked"));
  }
}

message.addEventListener("click", copy);
new MutationObserver(() => { if (told.textContent !== about) message.hidden = true; }).observe(told, { childList: true });
