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

    set_by: InLanguages  # a role, never a person's name; one in English, or one per language
    set_on: Date


class Before(Limit):
    """The last time for something, so long before the procedure."""

    before: Lasting


class After(Limit):
    """Not again until so long after the procedure."""

    after: Lasting


class Lasts(Limit):
    lasts: Lasting


class Amounts(Limit):
    """No more than an amount, for so long after the procedure."""

    amount: Amount
    lasts: Lasting


class Says(Limit):
    """Words per language, where no number tells it."""

    say: Annotated[dict[Language, ClinicProse], Length(1)]


class TopicLimits(Part):
    """The limits of one topic, by name."""

    last_food: Before | None = None
    last_drink: Before | None = None
    morning_medicines: Says | None = None
    blood_thinner_last_dose: Before | None = None
    blood_thinner_restart: After | None = None
    flat_time: Lasts | None = None
    bandage: After | None = None
    shower: After | None = None
    bath: After | None = None
    driving: After | None = None
    lifting: Amounts | None = None
    work: After | None = None

    def get(self, name: str) -> Limit | None:
        """The limit of that name, None where the clinic has not set it."""
        limit: Limit | None = getattr(self, name)
        return limit
