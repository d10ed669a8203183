// What a record system's button has asked for, once all handouts have been read: the sheet opens, or the search says what it was.
/** @import { Meant } from "./sent.js" */
import { chosen } from "../../press/web/shared/choosing.js";
import { search } from "../../press/web/shared/listing.js";
import { button } from "../../press/web/shared/elements.js";
import { barred, choices, offered } from "./offer.js";
import { show } from "./search.js";
import { get } from "./server.js";
import { desk, draw, openSheet } from "./views.js";

/** Opens it, and forgets that it was asked for: a page that is loaded again begins at the search. */
export async function answerButton() {
  const asked = location.search;
  if (!asked) return;
  history.replaceState(null, "", location.pathname + location.hash);
  /** @type {Meant} */
  const meant = await get(`/wanted${asked}`);
  if (desk.view !== "find" || search.value) return;       // somebody was quicker
  if (choices().language.includes(meant.language)) chosen.language = meant.language;
  draw();
  const topic = offered(meant.topic, meant.bundle);
  if (topic && !barred(topic)) {
    openSheet(topic);
    return button("print").focus();
  }
  search.value = topic ? topic.title : meant.search;
  show();
}
