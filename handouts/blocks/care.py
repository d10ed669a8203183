"""What a patient does at home and when to call: what comes when, the clinic's limits, danger signs, zones, phones."""

from typing import Annotated, Literal

from ..kinds import Length
from ..part import Part
from ..scalars import LimitName, PhoneName, Prose, wrong
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
    """The clinic's limits for this topic, by name: the common ones, and those that this topic declares."""

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


class Zone(Part):
    """How somebody is, and what to do then."""

    zone: Literal["green", "yellow", "red"]
    """Which one: its word, its sign and its place tell it, not the color alone."""
    title: Prose
    """How it is, in a few words: “I feel well”."""
    signs: Annotated[tuple[Prose, ...], Length(1)]
    """By what it is known."""
    do: Annotated[tuple[Prose, ...], Length(1)]
    """What to do then; in the red zone whom to call."""


ORDER = ("green", "yellow", "red")


class Zones(Named):
    """A plan in two or three zones, from well to an emergency."""

    zones: Annotated[tuple[Zone, ...], Length(2, 3)]
    """The zones, green before yellow before red."""

    def checked(self) -> None:
        for number, (zone, after) in enumerate(zip(self.zones, self.zones[1:]), 1):
            if ORDER.index(after.zone) <= ORDER.index(zone.zone):
                message = f"the {after.zone} zone stands after the {zone.zone} one"
                raise wrong("zones-order", message, "write green, yellow, red in this order, each once", path=("zones", number))


class Contacts(Named):
    """The clinic's further phones, by whom one reaches there."""

    contacts: Annotated[tuple[PhoneName, ...], Length(1)]
    """Names under `phones` of the clinic’s file, like those in `{phone:booking}`; a clinic that has no such number is told."""
