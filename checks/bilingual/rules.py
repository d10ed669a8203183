"""The rules for a translation beside its original: nothing stale, missing, added, turned round, nor left in another language."""

from functools import partial

from ..rule import rule

rule = partial(rule, family="translation")

STALE = rule(
    "translation-stale",
    "error",
    "the original has changed since this was translated",
    why="Patients of two languages would be told different things.",
    own="a translation is bound to the very words that it was made from, because two languages drift apart when one is edited",
    mend="bring it up to date, then record that: handouts translated TOPIC LANGUAGE BLOCK",
    bad="(the English block was edited)",
    good="(the translation was edited too, and recorded)",
)
UNRECORDED = rule(
    "translation-unrecorded",
    "error",
    "nobody recorded which original words this was made from",
    why="Without it no one is told when the original changes.",
    own="what nobody recorded cannot be told when it is out of date",
    mend="compare the two, then: handouts translated TOPIC LANGUAGE BLOCK",
    bad="(a block without an entry in translations.yaml)",
    good="(an entry for it)",
)
BLOCKS = rule(
    "translation-blocks",
    "error",
    "the translation has other blocks than its original",
    why="Something is withheld from those who read the translation, or only they are told it.",
    own="block by block the same, because what is left out is what somebody needed",
    mend="give both the same blocks in the same order",
    bad="es.yaml without the risks",
    good="the same parts and blocks in both",
)
FIGURES = rule(
    "translation-figures",
    "error",
    "a number, unit, phone, limit or page differs from the original",
    why="A dose, a limit or a chance that differs is the most dangerous slip of a translation.",
    own="all digits, units, phones, limits and pages the same; no source was found that says how to test a translation for it",
    mend="use the same digits and placeholders as the original",
    bad="en: 24 hours, es: 42 horas",
    good="en: 24 hours, es: 24 horas",
)
DANGER = rule(
    "translation-danger",
    "error",
    "the danger signs are not the same as in the original",
    why="A sign that is missing in one language is a patient who does not call.",
    own="sign by sign the same, because a missing one is a call that is not made",
    mend="give each sign of the original, in its order, under the same heading",
    bad="7 signs in English, 6 in Spanish",
    good="7 signs in both",
)
UNTRANSLATED = rule(
    "translation-same-words",
    "warning",
    "these words stand here as in the original",
    why="A block that was left in English is lost on the reader.",
    own="six words and more that stand in both were left over; names and units may be the same",
    mend="translate it",
    bad="es.yaml: “Ask us about aspirin and other pain pills too.”",
    good="es.yaml: “Pregúntenos …”",
)
UNIT = rule(
    "translation-unit",
    "error",
    "a number has another unit than in the original, or none",
    why="24 days is not 24 hours.",
    own="number by number the same unit, because nobody sees it who reads only one of the two",
    mend="give the number the original's unit; words for units are in checks/grammars",
    bad="en: more than 24 hours, es: más de 24 días",
    good="en: more than 24 hours, es: más de 24 horas",
)
NEGATION = rule(
    "translation-negation",
    "error",
    "the original denies and the translation does not, or the other way round",
    why="“Stop your blood thinner” is a stroke; one lost word makes it of “Do not stop”.",
    own="sentence by sentence; words that lack something (without, loss, unclear) count where the other language says “not”",
    mend="deny what the original denies; if both say the same, allow: it with the reason, for whoever signs to name",
    bad="en: Do not stop it, es: Deje de tomarlo",
    good="en: Do not stop it, es: No deje de tomarlo",
    guarded=True,
)
TERM = rule(
    "translation-term",
    "error",
    "the translation names another thing than the original, or leaves it out",
    why="A chest that becomes a throat is a heart attack that waits; a blood thinner that becomes a painkiller is stopped by guess.",
    own="one thing has its own words in each language (checks/terms); in danger signs, advice and names of harms none may be lacking",
    mend="name it by one of its words, or, where the words are right, add them to checks/terms",
    bad="en: chest pain, ru: боль в горле",
    good="en: chest pain, ru: боль в груди",
    guarded=True,
)
NAME = rule(
    "translation-name",
    "error",
    "a thing that the sheet explains is called by another name here",
    why="Who looks for the word that was explained does not find it, and takes it for a second thing.",
    own="one thing has one name in a sheet; which of two is the better one, no program knows",
    mend="call it by its name in `terms`, or change the name there",
    bad="terms: {puntaje T: …} and “¿Cuál es mi calificación T?”",
    good="terms: {puntaje T: …} and “¿Cuál es mi puntaje T?”",
)
OPPOSITE = rule(
    "translation-opposite",
    "error",
    "the translation says the opposite, or waters a sign down",
    why="Before and after, less and more, left and right, ice and heat are one word apart.",
    own="pairs of opposites, and words that make a sign mild, are data (checks/terms/degrees.yaml)",
    mend="say what the original says",
    bad="en: less pain, es: más dolor",
    good="en: less pain, es: menos dolor",
    guarded=True,
)
ITEM = rule(
    "translation-item",
    "error",
    "these words stand for another item of the original",
    why="A Do among the Do nots, an emergency among the signs that can wait: each word is right, and the place kills.",
    own="items are known by what they name, by numbers and placeholders, and by the words that the rest of the sheet has for them",
    mend="put the items in the original's order",
    bad="the sixth sign where the third belongs",
    good="sign for sign in the original's order",
)
LANGUAGE = rule(
    "translation-language",
    "error",
    "these words are in another language",
    why="The reader was given this sheet because they do not read that one.",
    own="told by letters and by everyday words (checks/grammars); names, units and sources may be foreign",
    mend="translate them; the name of a thing in English goes into parentheses",
    bad="es: Wear a brace if given.",
    good="es: Use una faja si se la dimos.",
)
ADDRESS = rule(
    "translation-address",
    "warning",
    "the reader is addressed in another way than on the rest of the sheet",
    why="tú among usted sounds careless or rude, and the reader wonders who is meant.",
    own="tú and usted, ты and вы, तुम and आप, bạn and quý vị: what most of the sheet says holds for all of it",
    mend="address the reader as the rest of the sheet does",
    bad="ru: Повернись на бок, beside Повернитесь",
    good="ru: Повернитесь на бок.",
)
SHORTER = rule(
    "translation-shorter",
    "warning",
    "a sentence of the original seems to be missing",
    why="What is left out is what somebody needed.",
    own="fewer sentences, and under 62 % of the length that texts of this sheet have beside their originals; no source gives a number",
    mend="translate all of it",
    bad="en: Cool a sore spot. Wrap ice in a towel. ru: Охлаждать больное место.",
    good="ru: Охлаждать больное место. Лёд обернуть полотенцем.",
)
