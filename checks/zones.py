"""A plan in zones: the red one says whom to call, and no number is in two zones."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from math import inf
from typing import NamedTuple

from ..handouts.blocks import Zone, Zones
from ..handouts.definition import Handout
from ..handouts.place import Place
from ..handouts.problems import Problem
from .language.sentence import Sentence
from .language.stems import content_words
from .lexical import SentencesOf
from .rule import rule

rule = partial(rule, family="safety")

ZONE_RED_CALL = rule(
    "zone-red-call",
    "error",
    "the red zone does not say whom to call",
    why="Who reads it there has no time to look for a number elsewhere.",
    own="a plan is read in the zone that somebody is in, and no other",
    mend="write “Call {emergency} now.” under do:",
    bad="zone: red, do: [Take your quick inhaler.]",
    good="zone: red, do: ['Call {emergency} now.']",
)
ZONE_OVERLAP = rule(
    "zone-overlap",
    "error",
    "the same number is in two zones",
    why="Who blows 420 finds two answers, and takes the one that asks less of them.",
    own="both ends are told, so a program can compare them; zones may touch",
    mend="let one zone end where the next begins",
    bad="green: My peak flow is 400 or more.  yellow: My peak flow is 250 to 450.",
    good="green: My peak flow is 400 or more.  yellow: My peak flow is 250 to 400.",
)
MORE = frozenset(("more", "higher", "above", "up", "over", "least", "greater"))
LESS = frozenset(("less", "lower", "below", "under", "most", "fewer"))


class Stretch(NamedTuple):
    """From which number to which a sign of a zone goes, and where it stands."""

    low: float
    high: float
    words: str
    place: Place


def check(handout: Handout) -> Iterator[Problem]:
    """All red zones of a definition."""
    red = (zone for zone in handout.parts() if isinstance(zone, Zone) and zone.zone == "red")
    for zone in red:
        if not any(run.placeholder == "emergency" for text in zone.do for run in text.runs):
            yield ZONE_RED_CALL.at(zone.place)


def overlapping(handout: Handout, known: SentencesOf) -> Iterator[Problem]:
    """Numbers of the same thing, by its words, that two zones of an English plan have both."""
    for plan in handout.blocks:
        if not isinstance(plan, Zones):
            continue
        zones = [dict(_stretches(zone, known)) for zone in plan.zones]
        for first, second in combinations(zones, 2):
            for thing in first.keys() & second.keys():
                one, other = first[thing], second[thing]
                if min(one.high, other.high) > max(one.low, other.low):
                    yield ZONE_OVERLAP.at(other.place, f"“{other.words}”, and “{one.words}” in {one.place.line_from(other.place)}")
                    yield ZONE_OVERLAP.at(one.place, f"“{one.words}”, and “{other.words}” in {other.place.line_from(one.place)}")


def _stretches(zone: Zone, known: SentencesOf) -> Iterator[tuple[frozenset[str], Stretch]]:
    """The signs of a zone that tell one number or one stretch, by their other words and their unit."""
    for text in zone.signs:
        for sentence in known[id(text)]:
            if len(sentence.amounts) == 1 and (ends := _ends(sentence)):
                amount = sentence.amounts[0]
                thing = content_words([*sentence.tokens[: amount.start], *sentence.tokens[amount.end :]]) - MORE - LESS
                yield thing | {amount.unit}, Stretch(*ends, text.plain, text.place)


def _ends(sentence: Sentence) -> tuple[float, float] | None:
    """Between what its only amount lies: “250 to 399”, “400 or more”, “under 250”; None for one number alone."""
    low, high = sentence.amounts[0].base()
    said = {*sentence.texts}
    if said & MORE and not said & LESS:
        return low, inf
    if said & LESS and not said & MORE:
        return -inf, high
    return (low, high) if low < high else None
