"""What a patient does at home and when to call: what comes when, the clinic's limits, danger signs."""

from typing import Annotated

from ..kinds import Length
from ..limits import LimitName
from ..part import Part
from ..scalars import Prose
from .named import Named


class Moment(Part):
    """What comes at one time."""

    when: Prose
    """When: “The first day”."""
    text: Prose
    """What comes then."""


class Timeline(Named):
    """What comes when, along a line."""

    timeline: Annotated[tuple[Moment, ...], Length(2)]
    """The moments, the first one first."""


class Limits(Named):
    """The clinic's limits for this topic, by name; their words come from the catalogue."""

    limits: Annotated[tuple[LimitName, ...], Length(1)]
    """Names of limits: each prints what the clinic has set, or a line for staff to fill in."""


class Signs(Part):
    """Signs of danger, by how soon somebody must be called."""

    emergency: Annotated[tuple[Prose, ...], Length(1)]
    """Signs for which the emergency number is called at once."""
    same_day: Annotated[tuple[Prose, ...], Length(1)]
    """Signs for which the clinic is called the same day."""


class DangerSigns(Named):
    """The danger box: it is its own heading, and stands on the sheet once."""

    danger_signs: Signs
    """The signs of both kinds."""
