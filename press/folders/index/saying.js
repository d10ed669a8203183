// The pages' words in the language of the staff, the elements that carry them, and the toggles that a browser remembers.
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

const at = id => document.getElementById(id);
let staff, write;           // their language, and how it writes numbers and dates

// ---- what is kept

function remembered(setting, known) {
  let value = null;
  try { value = localStorage.getItem(`handouts.${setting}`); } catch { /* a browser that keeps nothing */ }
  return known.includes(value) ? value : data[setting];
}

function remember(setting, value) {
  chosen[setting] = value;
  try { localStorage.setItem(`handouts.${setting}`, value); } catch { /* then it is asked for again next time */ }
}

// ---- words

function say(key, facts = {}) {
  return data.words[staff][key].replace(/\{(\w+)\}/g, (_, name) => isolated(String(facts[name])));
}

/* Words that run from the right keep their place in a line that does not. */
const isolated = text => FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;

function count(key, number, facts = {}) {
  const form = write.form.select(number) === "one" ? "one" : "other";
  return say(`${key}.${form}`, { count: write.number.format(number), ...facts });
}

const day = iso => write.day.format(new Date(`${iso}T12:00`));

/* The language in which a topic is named to those who want it in another. */
const called = (topic, language) => [language, staff, "en", ...Object.keys(topic.titles)].find(each => topic.titles[each]);

/* The words that stand on the page itself, in this language. */
function speakIn(language) {
  staff = language;
  write = {
    form: new Intl.PluralRules(staff), number: new Intl.NumberFormat(staff),
    day: new Intl.DateTimeFormat(staff, { year: "numeric", month: "long", day: "numeric" }),
  };
  document.documentElement.lang = staff;
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
  const other = Object.keys(data.staff).find(each => each !== staff);
  Object.assign(at("staff"), { href: `#${other}`, lang: other, textContent: data.staff[other] });
}

// ---- what is shown

function element(tag, text, look, inside = []) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (look) made.className = look;
  made.append(...inside);
  return made;
}

/* Words in some language, as a screen reader should say them and a browser set them. */
function spoken(tag, text, look, language) {
  const made = element(tag, text, look);
  made.lang = language;
  made.dir = "auto";
  return made;
}

function toggles(setting, values) {
  at(setting).hidden = values.length < 2;
  at(setting).querySelector(".pills").replaceChildren(...values.map(({ id, name, dir, look }) => {
    const radio = element("input"), label = element("label", "", look, [radio, element("span", name)]);
    Object.assign(radio, { type: "radio", name: setting, value: id, checked: id === chosen[setting] });
    return dir ? Object.assign(label, { lang: id, dir }) : label;
  }));
  at(setting).querySelector(":checked")?.parentNode.scrollIntoView({ block: "nearest", inline: "nearest" });    // on a phone they run in one line
}
