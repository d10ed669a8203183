"""A plan in zones: the red one says whom to call."""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import Zone
from ..handouts.definition import Handout
from ..handouts.problems import Problem
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


def check(handout: Handout) -> Iterator[Problem]:
    """All red zones of a definition."""
    red = (zone for zone in handout.parts() if isinstance(zone, Zone) and zone.zone == "red")
    for zone in red:
        if not any(run.placeholder == "emergency" for text in zone.do for run in text.runs):
            yield ZONE_RED_CALL.at(zone.place)
