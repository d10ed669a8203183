// Why something may not go out, and whom to tell, in the words of the staff.
/** @typedef {{ state: string, why: string, whom: string, contact: string, until?: string | null }} Stands */
import { day, say } from "./saying.js";

/**
 * The reason in a sentence or two.
 * @param {Stands} stands
 */
export function reason({ state, why, until, ...whom }) {
  const last = state === "expired" && until ? say("barred.expired_reason", { date: day(until) }) : "";
  return `${why || last || say(`barred.${state}_reason`)} ${tellWhom(whom)}`;
}

/** @param {{ whom: string, contact: string }} whom */
function tellWhom({ whom, contact }) {
  if (!whom && !contact) return say("barred.tell");
  return say("barred.whom", { whom: whom && contact ? `${whom} (${contact})` : whom || contact });
}
