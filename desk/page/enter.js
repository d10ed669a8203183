// The door of a desk that other machines may open.
import { at, input, inside } from "../../press/web/shared/elements.js";

const field = input("passphrase");
const SAID = {
  wrong: "Not this passphrase. · No es esta contraseña.",
  wait: "Too many tries. Wait a minute. · Demasiados intentos. Espere un minuto.",
  gone: "The desk’s program does not answer. · El programa no responde.",
};

/** The program's answer to what was typed; null for none. */
function ask() {
  const token = inside(document, "meta[name=token]").getAttribute("content") ?? "";
  return fetch("/enter", {
    method: "POST",
    headers: { "content-type": "application/json", "x-handouts-token": token },
    body: JSON.stringify({ passphrase: field.value }),
  }).catch(() => null);
}

at("door").addEventListener("submit", async event => {
  event.preventDefault();
  const answer = await ask();
  field.value = "";
  if (answer?.ok) return location.replace(`/${location.search}`);
  const ours = answer?.headers.get("content-type")?.startsWith("application/json");
  if (answer?.status === 403 && !ours) return location.reload();       // a page from before
  at("wrong").textContent = !answer ? SAID.gone : answer.status === 429 ? SAID.wait : SAID.wrong;
  field.focus();
});
