"""Exercises: how long one takes, reckoned from how long it is held and how often."""

from collections.abc import Iterator
from functools import partial

from ..handouts.amount_scalars import Between
from ..handouts.blocks import Exercise
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .lexical import SentencesOf
from .rule import rule

rule = partial(rule, family="safety")

EXERCISE_LONG = rule(
    "exercise-long",
    "warning",
    "this exercise takes very long",
    why="“5 minutes” for “5 seconds” hurts a new joint, or the reader gives up.",
    own="a hold, as often as it is repeated, is over within a quarter of an hour; what takes longer is done in several rounds",
    mend="check the unit: seconds?  Or write fewer repeats, and more times a day",
    bad="hold: 5 minutes, repeats: 10",
    good="hold: 5 seconds, repeats: 10",
)
MOST = 15  # minutes of one exercise at one time
A_DAY = 24 * 60  # minutes


def check(handout: Handout, known: SentencesOf) -> Iterator[Problem]:
    """All exercises of an English sheet."""
    for each in handout.parts():
        if not isinstance(each, Exercise) or each.hold is None:
            continue
        held = [amount for sentence in known[id(each.hold)] for amount in sentence.amounts if amount.size == "time"]
        repeats = each.repeats.least if isinstance(each.repeats, Between) else each.repeats or 1
        minutes = held[0].base()[0] * A_DAY * repeats if held else 0
        if minutes > MOST:
            yield EXERCISE_LONG.at(each.hold.place, f"“{each.hold.plain}”, {repeats} times: {minutes:.0f} minutes at one time")
