"""A translation must say what its original says: nothing stale, missing, added, and no other number."""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout
from ..handouts.place import NOWHERE, Place
from ..handouts.problems import Problem
from ..handouts.translation import FREE, Content, block_digest, contents, figures, invariants, texts
from .rule import rule

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

LONG = 6  # words: a sentence that stands word for word in both files was left over; names and units may be the same


def check(handout: Handout, original: Handout, record: dict[str, str]) -> Iterator[Problem]:
    """All that is wrong between a translation and its original; `record` is the digest that each block was made from."""
    here, there = contents(handout), contents(original)
    for name in there.keys() - here.keys():
        yield BLOCKS.at(handout.place, f"“{name}” of the original ({_at(there[name], original).line}) is missing here")
    for name in here.keys() - there.keys():
        yield BLOCKS.at(_at(here[name], handout), f"the original has no “{name}”")
    if set(here) == set(there) and list(here) != list(there):
        first = next(name for name, other in zip(here, there) if name != other)
        yield BLOCKS.at(_at(here[first], handout), f"“{first}” stands at another place than in the original")
    for name in (name for name in here if name in there):
        yield from _block(name, here[name], there[name], handout, original, record)


def _block(name: str, here: Content, there: Content, handout: Handout, original: Handout, record: dict[str, str]) -> Iterator[Problem]:
    place, other = _at(here, handout), _at(there, original)
    if name not in record:
        yield UNRECORDED.at(place, f"“{name}” has no entry in translations.yaml")
    elif record[name] != block_digest(there):
        yield STALE.at(place, f"“{name}” was translated before its original ({other.file}:{other.line}) was changed")
    if here.kind in FREE:
        return
    if invariants(here.value) != invariants(there.value):
        rule = DANGER if isinstance(here.value, DangerSigns) else BLOCKS if _lengths_differ(here, there) else FIGURES
        yield rule.at(place, f"“{name}” has other items or figures than the original ({other.file}:{other.line})")
    elif (ours := figures(here.value, handout.language)) != (theirs := figures(there.value, original.language)):
        told = [
            f"{'/'.join(sorted(map(str, extra)))} only in {where}"
            for extra, where in ((ours - theirs, "this translation"), (theirs - ours, "the original"))
            if extra
        ]
        yield FIGURES.at(place, f"“{name}”: {'; '.join(told)}")
    if here.kind != "sources":
        same = {text.source for text in texts(there.value)}
        yield from (UNTRANSLATED.at(text.place) for text in texts(here.value) if text.source in same and len(text.source.split()) >= LONG)


def _lengths_differ(here: Content, there: Content) -> bool:
    return len(invariants(here.value)) != len(invariants(there.value))


def _at(content: Content, handout: Handout) -> Place:
    """Where a block stands: its own place, else that of its first words, else the file's."""
    place = getattr(content.value, "place", NOWHERE)
    if place == NOWHERE:
        place = next((text.place for text in texts(content.value)), handout.place)
    return place
