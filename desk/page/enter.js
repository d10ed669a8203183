// The door of a desk that other machines may open.
const field = document.getElementById("passphrase");
document.getElementById("door").addEventListener("submit", async event => {
  event.preventDefault();
  const token = document.querySelector("meta[name=token]").content;
  const answer = await fetch("/enter", {
    method: "POST", headers: { "content-type": "application/json", "x-handouts-token": token }, body: JSON.stringify({ passphrase: field.value }),
  }).catch(() => ({ ok: false }));
  field.value = "";
  if (answer.ok) return location.replace("/");
  document.getElementById("wrong").textContent = "Not this passphrase. · No es esta contraseña.";
  field.focus();
});
