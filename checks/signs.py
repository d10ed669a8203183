"""Danger signs against each other and against the rest of the sheet: the same sign in both lists, told as normal, or sent to another phone.

Two signs are the same where they share a symptom and, if both name one, a part of the body (`symptom`, `body_part` in the lexicons);
pain alone is no sign that is known again by its name.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ..handouts.place import Place
from ..handouts.problems import Problem
from .language.amounts import SaidAmount
from .language.sentence import Sentence
from .language.stems import stem
from .lexical import ReadPassage
from .prose import Passage
from .rule import rule

rule = partial(rule, family="safety")
APART = 0.6  # °C: what rounding, and the habit of saying 38 or 38.5, may differ
ALIKE = 0.75  # the share of content words from which two signs are one
SAME = frozenset(("pain", "hurt", "ach", "swell", "red", "blood"))  # symptoms that are other signs at other places or times
LISTS = ("emergency", "same_day")  # of danger signs
ELSEWHERE = frozenset(("[phone]", "[after_hours]", "us"))

SIGN_TWICE = rule(
    "danger-contradicts",
    "error",
    "the sheet says two things of one danger sign",
    why="A sign that is an emergency in one place and can wait in another is treated as the one that is easier.",
    own="a program can see it, and a patient cannot follow both",
    mend="say the same of it in both places: “Call {emergency}”, or “call us today”",
    bad="emergency: [Chills] and same_day: [Chills]",
    good="each sign in one list",
)
FEVER_TWICE = rule(
    "fever-contradicts",
    "error",
    "the sheet names two temperatures as a fever",
    why="Between the two the reader does not know whether to call.",
    own="more than 0.6 °C apart: nobody can follow both",
    mend="write the same temperature in both places",
    bad="“Fever of {38 °C} or more”, and “Call us for {38.9 °C} or more.”",
    good="{38 °C} in both places",
)


class Sign(NamedTuple):
    """A sentence that may tell of a sign: its symptoms and the parts of the body."""

    text: Passage
    sentence: Sentence
    symptoms: frozenset[str]
    body: frozenset[str]

    @property
    def content(self) -> frozenset[str]:
        return self.sentence.content

    @property
    def words(self) -> str:
        return self.sentence.words(0, len(self.sentence.tokens))


def check(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """What is said of one sign in two ways."""
    read = list(read)
    pairs = [(text, sentence) for text, sentences in read for sentence in sentences]
    signs = [_sign(*each) for each in pairs if each[0].name in LISTS or "{symptom}" in each[1].keys]
    urgent = [sign for sign in signs if sign.text.name == "emergency"]
    for sign in signs:
        told = _told(sign)
        for other in urgent if told else ():
            if _same(sign, other):
                here, there = sign.text.text.place, other.text.text.place
                message = f"“{other.words}” is an emergency here; {here.line_from(there)}: {told}"
                yield SIGN_TWICE.at(other.text.at(other.words), message)
                message = f"{told}; {there.line_from(here)} calls it an emergency: “{other.words}”"
                yield SIGN_TWICE.at(sign.text.at(sign.words), message)
                break
    yield from _fevers(read)


def _sign(text: Passage, sentence: Sentence) -> Sign:
    symptoms, body = set[str](), set[str]()
    for span in sentence.spans:
        if span.name in ("symptom", "body_part"):
            found = {stem(token.text) for token in sentence.tokens[span.start : span.end]}
            (symptoms if span.name == "symptom" else body).update(found)
    return Sign(text, sentence, frozenset(symptoms), frozenset(body))


def _told(sign: Sign) -> str:
    """What a sentence says of a sign that is no emergency; "" where it says nothing of the kind."""
    sentence, words = sign.sentence, sign.words
    if not sign.symptoms and sign.text.name != "same_day":
        return ""
    if sign.text.name == "same_day":
        return f"“{words}” can wait until the clinic opens"
    if sign.text.name in ("emergency", "question", "questions", "teach_back", "name", "means") or "[emergency]" in sentence.keys:
        return ""
    if "normal" in sentence.classes and not any(sentence.denied) and not any(sentence.conditional):
        return f"“{words}” calls it normal"
    calls = "call" in sentence.classes and not sentence.keys.isdisjoint(ELSEWHERE) and not any(sentence.negated)
    return f"“{words}” names another phone" if calls else ""


def _same(sign: Sign, urgent: Sign) -> bool:
    """Whether a sentence tells of an emergency's sign."""
    if sign.text.name == "same_day" and len(sign.content) > 1:
        both = len(sign.content & urgent.content)
        if both >= ALIKE * max(len(sign.content), len(urgent.content)):
            return True
    shared = (sign.symptoms & urgent.symptoms) - SAME
    if not shared or (sign.body and urgent.body and not sign.body & urgent.body):
        return False
    return bool(sign.body & urgent.body) or sign.content == urgent.content or (not urgent.body and urgent.content <= sign.content)


def _fevers(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Temperatures that are told as a fever, if another is told first."""
    first: tuple[float, Place, str] | None = None
    begun: Sentence | None = None  # the sentence of the first: two units of one fever are no contradiction
    for text, sentences in read:
        for sentence in sentences:
            for amount in sentence.amounts if "{fever}" in sentence.keys and text.name not in ("questions", "question") else ():
                if amount.size != "temperature" or (degrees := _celsius(amount)) is None:
                    continue
                words = sentence.words(amount.start, amount.end)
                if first is None:
                    first, begun = (degrees, text.text.place, words), sentence
                elif sentence is not begun and abs(degrees - first[0]) > APART:
                    yield FEVER_TWICE.at(text.at(words), f"“{words}” here, “{first[2]}” in {first[1].line_from(text.text.place)}")
                    yield FEVER_TWICE.at(first[1], f"“{first[2]}” here, “{words}” in {text.text.place.line_from(first[1])}")
                    return


def _celsius(amount: SaidAmount) -> float | None:
    """Degrees Celsius of what can be a fever."""
    unit = amount.unit.replace("degrees", "").replace("degree", "").strip(" °")
    degrees = (amount.high - 32) / 1.8 if unit.startswith("f") else amount.high if unit.startswith("c") else None
    return degrees if degrees is not None and degrees > 36 else None
