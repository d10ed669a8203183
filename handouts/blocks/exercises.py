"""Exercises to do at home, numbered through the whole sheet."""

from collections.abc import Iterable
from typing import Annotated

from ..amount_scalars import DaysOfLog, Times
from ..kinds import Length, Single
from ..part import Part
from ..scalars import PictureId, Prose
from .named import Named

MOST = 8  # exercises in a table to tick: each is a column


class Exercise(Part):
    """One exercise: how it is done, how long, how often."""

    name: Prose
    """What it is called; printed bold behind its number."""
    how: Annotated[tuple[Prose, ...], Single(), Length(1)]
    """The move; or several, one after the other, each a short sentence."""
    picture: PictureId | None = None
    """A picture of it, by its name in images/index.yaml; printed small, without its labels."""
    hold: Prose | None = None
    """How long a move is held: 5 seconds."""
    repeats: Times | None = None
    """How many times it is done one after the other: 10, or 5 to 10."""
    times_a_day: Times | None = None
    """How many times a day: 3, or 2 to 3."""
    stop: Prose | None = None
    """When to stop, where this exercise has a danger of its own."""


class Exercises(Named):
    """Exercises; their numbers go on from block to block."""

    exercises: Annotated[tuple[Exercise, ...], Length(1)]
    """The exercises, in the order in which they are done."""
    tick: DaysOfLog | None = None
    """`by day for 14 days`: a table to tick follows, a row for each day; it has these, and those before them that are in none."""


def ticked(blocks: Iterable[object], table: Exercises) -> range:
    """The numbers of the exercises that are ticked in the table under a block: its own, and those before it that stand in no table."""
    done = count = 0
    for block in blocks:
        if isinstance(block, Exercises):
            count += len(block.exercises)
            if block is table:
                break
            done = count if block.tick is not None else done
    return range(done + 1, count + 1)
