// Asking the desk's program: JSON there and back, with the token of this page in whatever changes something.
/** @import { Failure } from "./sent.js" */
import { inside } from "../../press/web/shared/elements.js";

const token = inside(document, "meta[name=token]").getAttribute("content") ?? "";

/** That the program did not do what it was asked for, and why; `old` where this page is none of its own any more. */
export class Refusal extends Error {
  /** @param {Failure & { old?: boolean }} said */
  constructor(said) {
    super(Object.keys(said).join());
    this.said = said;
  }
}

/**
 * Ask for something; `last` where the page may be gone before the answer.
 * @param {string} path
 * @param {object} body
 * @param {boolean} [last]
 * @returns {Promise<any>}
 */
export async function post(path, body, last = false) {
  const headers = { "content-type": "application/json", "x-handouts-token": token };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store", keepalive: last }));
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function get(path) {
  return answered(await fetch(path, { cache: "no-store" }));
}

/** @param {Response} answer */
async function answered(answer) {
  if ([401, 403, 421].includes(answer.status)) throw new Refusal({ old: true });
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Refusal(said);
  return said;
}
