// What is typed for one patient.  It lives in the fields and nowhere else; five minutes after the last key, with “Next patient” and when
// the page is left, the fields are emptied and the server forgets what it made.
const LASTS = 5 * 60 * 1000;

const fields = [...document.querySelectorAll("[data-field]")];
const dated = at("typed-day");
let made = [], wiping, chosenDay = false;

function typedNow() {
  const said = Object.fromEntries(fields.filter(each => each.value.trim()).map(each => [each.dataset.field, each.value]));
  const side = document.querySelector("[name=side]:checked");
  if (side && !at("side").hidden) said.side = side.value;
  return said;
}

/* Empty the fields; what was made for the patient is forgotten at the server too. */
function wipe() {
  clearTimeout(wiping);
  for (const each of fields) each.value = "";
  chosenDay = false;
  for (const each of document.querySelectorAll("[name=side]")) each.checked = false;
  complain([]);
  if (made.length) post("/next", { ids: made }, true).catch(() => { /* after five minutes it is gone there anyway */ });
  made = [];
}

function keepAwhile() {
  clearTimeout(wiping);
  wiping = setTimeout(() => { wipe(); over(); }, LASTS);
}

/* Says at each field what is wrong with it; true where there is something to say. */
function complain(wrong) {
  for (const each of document.querySelectorAll(".field .wrong")) each.textContent = "";
  for (const each of fields) each.removeAttribute("aria-invalid");
  for (const { field, code, about } of wrong) {
    const letters = [...about.matchAll(/(\S+) \(U\+/g)].map(([, letter]) => letter).join(" ");
    const words = say(data.words[staff][`wrong.${code}`] ? `wrong.${code}` : "wrong.other", { letters, most: data.most[field] || "" });
    const place = at(`${field}-wrong`);
    if (!place) continue;
    place.textContent = words;
    if (at(`typed-${field}`)) at(`typed-${field}`).setAttribute("aria-invalid", "true");
  }
  const first = wrong[0] && (at(`typed-${wrong[0].field}`) || document.querySelector(`[name=${wrong[0].field}]`));
  if (first) first.focus();
  return wrong.length > 0;
}

/* Somebody mends it. */
function excuse(field) {
  at(`${field}-wrong`).textContent = "";
  at(`typed-${field}`)?.removeAttribute("aria-invalid");
}

for (const each of fields) {
  each.addEventListener("input", () => {
    keepAwhile();
    excuse(each.dataset.field);
    if (each === dated) chosenDay = true;
    if (!chosenDay && each.value && !dated.value) dated.value = today();        // whoever has emptied it wants it empty
  });
}
for (const each of document.querySelectorAll("[name=side]")) each.addEventListener("change", () => { keepAwhile(); excuse("side"); });
window.addEventListener("pagehide", wipe);
window.addEventListener("pageshow", wipe);
