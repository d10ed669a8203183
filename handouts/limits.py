"""Limits: what a clinic has set for a topic.  A closed list of typed fields, each signed by a role and dated.

Published aftercare numbers contradict each other, so no default ships: a limit that is not set prints as a line for staff.
"""

from typing import Annotated, Literal, get_args

from .kinds import Length
from .part import Part
from .scalars import Amount, ClinicProse, Date, InLanguages, Language, Lasting

LimitName = Literal[
    "last_food",
    "last_drink",
    "morning_medicines",
    "blood_thinner_last_dose",
    "blood_thinner_restart",
    "flat_time",
    "bandage",
    "shower",
    "bath",
    "driving",
    "lifting",
    "work",
]
LIMITS: tuple[str, ...] = get_args(LimitName)
# Who fills in the line of a limit that is not set: a nurse, unless a medicine is at stake.
Filler = Literal["nurse", "clinician"]
NURSE: Filler = "nurse"
FILLED_BY: dict[str, Filler] = {
    "morning_medicines": "clinician",
    "blood_thinner_last_dose": "clinician",
    "blood_thinner_restart": "clinician",
}


class Limit(Part):
    """What all limits have: who set it, and when."""

    set_by: InLanguages
    """The role that set it, never a person’s name: in English, or one text per language."""
    set_on: Date
    """The day on which it was set: 2026-10-01."""


class Before(Limit):
    """The last time for something, so long before the procedure."""

    before: Lasting
    """How long before: 6 hours, 1 day."""


class After(Limit):
    """Not again until so long after the procedure."""

    after: Lasting
    """How long after: 2 days, 6 weeks."""


class Lasts(Limit):
    """For so long."""

    lasts: Lasting
    """How long it lasts: 2 hours."""


class Amounts(Limit):
    """No more than an amount, for so long after the procedure."""

    amount: Amount
    """No more than this: 10 lb, 5 kg."""
    lasts: Lasting
    """For how long: 3 months."""


class Says(Limit):
    """Words per language, where no number tells it."""

    say: Annotated[dict[Language, ClinicProse], Length(1)]
    """The words, per language."""


class TopicLimits(Part):
    """The limits of one topic, by name."""

    last_food: Before | None = None
    """How long before it the last food is eaten."""
    last_drink: Before | None = None
    """How long before it the last drink is drunk."""
    morning_medicines: Says | None = None
    """Which medicines are taken that morning, in words."""
    blood_thinner_last_dose: Before | None = None
    """How long before it the last dose of a blood thinner is taken."""
    blood_thinner_restart: After | None = None
    """How long after it a blood thinner is started again."""
    flat_time: Lasts | None = None
    """How long one lies flat after it."""
    bandage: After | None = None
    """After how long the bandage comes off."""
    shower: After | None = None
    """After how long one may shower."""
    bath: After | None = None
    """After how long one may go into a bath, pool or hot tub."""
    driving: After | None = None
    """After how long one may drive."""
    lifting: Amounts | None = None
    """How much one may lift, and for how long no more."""
    work: After | None = None
    """After how long one may go back to work."""

    def get(self, name: str) -> Limit | None:
        """The limit of that name, None where the clinic has not set it."""
        limit: Limit | None = getattr(self, name)
        return limit
