// What was wanted and may not go out: counted for the manager, and a message about it for whoever can do something.
/** @import { Topic } from "./offer.js" */
import { chosen } from "../../press/web/shared/choosing.js";
import { offerMessage } from "../../press/web/shared/message.js";
import { barred, closed, named } from "./offer.js";
import { post } from "./server.js";

/**
 * Somebody wants a topic that does not open; its line has been told.
 * @param {Topic} topic
 */
export function refused(topic) {
  const why = barred(topic);
  if (!why) return;
  offerMessage(named(chosen.language), closed(topic, why));
  const { topic: name, bundle } = topic;
  post("/refused", { topic: name, bundle, language: chosen.language }).catch(() => { /* the manager has one less to count */ });
}
