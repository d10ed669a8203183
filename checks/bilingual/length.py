"""Texts that lost a sentence on the way: fewer sentences than the original, and much shorter than the rest of the sheet is."""

from collections.abc import Iterator, Sequence
from statistics import median

from ...handouts.problems import Problem
from ...handouts.translation import Counterpart
from .items import TextPair
from .rules import SHORTER

LEAST = 0.62  # of the length that a text of this language has beside its original


def shortened(rows: Sequence[TextPair]) -> Iterator[Problem]:
    """The texts from which a sentence seems to be missing."""
    usual = median([_length(pair) for pair, _, _ in rows] or [1.0])
    for pair, here, there in rows:
        if len(here.sentences) < len(there.sentences) and _length(pair) < LEAST * usual:
            yield SHORTER.at(pair.here.place, f"{len(here.sentences)} of the original's {len(there.sentences)} sentences are here")


def _length(pair: Counterpart) -> float:
    """How many letters for one of the original's."""
    return len(pair.here.plain) / max(1, len(pair.there.plain))
