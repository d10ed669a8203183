"""Exercises to do at home, numbered through the whole sheet."""

from typing import Annotated

from ..amount_scalars import DaysOfLog
from ..kinds import Length
from ..part import Part
from ..scalars import Count, PictureId, Prose, wrong
from .named import Named

MOST = 6  # exercises in a table to tick: each is a column


class Exercise(Part):
    """One exercise: how it is done, how long, how often."""

    name: Prose
    """What it is called; printed bold behind its number."""
    how: Annotated[tuple[Prose, ...], Length(1)]
    """The moves, one after the other, each a short sentence."""
    picture: PictureId | None = None
    """A picture of it, by its name in images/index.yaml."""
    hold: Prose | None = None
    """How long a move is held: 5 seconds."""
    repeats: Count | None = None
    """How many times it is done one after the other."""
    times_a_day: Count | None = None
    """How many times a day."""
    stop: Prose | None = None
    """When to stop, where this exercise has a danger of its own."""


class Exercises(Named):
    """Exercises; their numbers go on from block to block."""

    exercises: Annotated[tuple[Exercise, ...], Length(1)]
    """The exercises, in the order in which they are done."""
    tick: DaysOfLog | None = None
    """`by day for 14 days`: a table to tick follows, a row for each day."""

    def checked(self) -> None:
        if self.tick is not None and len(self.exercises) > MOST:
            hint = f"write them in several blocks of {MOST} at most, or leave tick: out"
            raise wrong("exercises-tick", f"a table to tick of {len(self.exercises)} exercises has no room", hint, path=("tick",))
