// The door of a desk that other machines may open.
const field = document.getElementById("passphrase");
const SAID = {
  wrong: "Not this passphrase. · No es esta contraseña.",
  wait: "Too many tries. Wait a minute. · Demasiados intentos. Espere un minuto.",
  gone: "The desk’s program does not answer. · El programa no responde.",
};
document.getElementById("door").addEventListener("submit", async event => {
  event.preventDefault();
  const token = document.querySelector("meta[name=token]").content;
  const answer = await fetch("/enter", {
    method: "POST", headers: { "content-type": "application/json", "x-handouts-token": token }, body: JSON.stringify({ passphrase: field.value }),
  }).catch(() => null);
  field.value = "";
  if (answer?.ok) return location.replace("/");
  if (answer?.status === 403 && !answer.headers.get("content-type").startsWith("application/json")) return location.reload();       // a page from before
  document.getElementById("wrong").textContent = !answer ? SAID.gone : answer.status === 429 ? SAID.wait : SAID.wrong;
  field.focus();
});
