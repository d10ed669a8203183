// Finding topics by what somebody types: accents do not count, a word may be begun only, one letter of it may be wrong.
const WHOLE = 0, BEGINS = 1, INSIDE = 2, SLIP = 3, NO = 9;
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640'’ʼ]/g;
const LETTERS = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", ى: "ي", ة: "ه" };
const UNSPACED = /^[\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]/;     // scripts that write words without spaces

function plain(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/[đłøıßæœىة]/g, letter => LETTERS[letter]);
}

function words(text) {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) || [];
}

function name(text, language) {
  const parts = words(text);
  return { text, language, whole: parts.join(" "), words: parts.length > 1 ? [...parts, parts.join("")] : parts };
}

/* All that a topic is called, titles first. */
function names(topic) {
  const others = Object.entries(topic.also_called).flatMap(([language, all]) => all.map(other => name(other, language)));
  return [...Object.entries(topic.titles).map(([language, title]) => name(title, language)), ...others];
}

/* Whether the word begins with the term but for one letter: wrong, missing, too much, or swapped with its neighbour. */
function slipped(term, word) {
  let k = 0;
  while (k < term.length && term[k] === word[k]) k++;
  const rest = term.slice(k + 1);
  return word.startsWith(rest, k + 1) || word.startsWith(rest, k) || word.startsWith(term.slice(k), k + 1)
    || (term[k] === word[k + 1] && term[k + 1] === word[k] && word.startsWith(term.slice(k + 2), k + 2));
}

function reach(term, word, slips) {
  if (word.startsWith(term)) return BEGINS;
  if ((term.length > 2 || UNSPACED.test(term)) && word.includes(term)) return INSIDE;
  return slips && term.length > 3 && slipped(term, word) ? SLIP : NO;
}

function score(name, terms, slips) {
  if (name.whole.startsWith(terms.join(" "))) return WHOLE;
  let worst = BEGINS;
  for (const term of terms) {
    let best = NO;
    for (const word of name.words) best = Math.min(best, reach(term, word, slips));
    worst = Math.max(worst, best);
  }
  return worst;
}

/* How well a topic matches, and the name by which it does, if it can be one that the desk reads; the terms may be spread over its
   names ("cement spine"). */
function match(topic, terms, slips) {
  const reached = name => Math.min(score(name, terms, slips), slips && terms.length > 1 ? score(name, [terms.join("")], slips) : NO);
  const hits = topic.names.map(name => ({ name, score: reached(name) })).filter(hit => hit.score < NO).sort((a, b) => a.score - b.score);
  const read = hits.find(hit => hit.name.language === chosen.language || hit.name.language === staff) || hits[0];
  let best = hits.length ? hits[0].score : NO;
  if (best === NO && terms.length > 1) {
    best = Math.max(...terms.map(term => Math.min(NO, ...topic.names.map(name => score(name, [term], slips)))));
  }
  return { topic, by: read && read.name, score: best };
}

/* Gives every topic its title and its place, the most printed first, then by the alphabet: they change with the toggles, not with what is
   typed. */
function arrange() {
  const order = new Intl.Collator(chosen.language || "en", { numeric: true });
  for (const topic of data.topics) topic.title = topic.titles[called(topic, chosen.language)];
  data.topics.sort((a, b) => (b.printed || 0) - (a.printed || 0) || order.compare(a.title, b.title));
  data.topics.forEach((topic, k) => { topic.rank = k; });
}

/* The topics that are meant, best first.  A slip is looked for only where nothing is written so. */
function find(query) {
  const terms = words(query), sorted = found => found.sort((a, b) => a.score - b.score || a.topic.rank - b.topic.rank);
  if (!terms.length) return { close: false, found: sorted(data.topics.map(topic => ({ topic, by: null, score: sheets(topic).length ? 0 : 1 }))) };
  for (const close of [false, true]) {
    const found = data.topics.map(topic => match(topic, terms, close)).filter(each => each.score < NO);
    if (found.length) return { close, found: sorted(found) };
  }
  return { close: false, found: [] };
}
