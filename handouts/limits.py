"""Limits: what a topic leaves to its clinics, as declarations.  The common ones are data (`limits.yaml`); a topic declares its own.

Published aftercare numbers contradict each other, so no value ships: what a clinic has not set prints as a line for staff.  What a clinic
sets is in `set_limits.py`, how it is said in `limit_wording.py`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from .data import data
from .node import Scalar
from .part import Part
from .scalars import OneLine, Prose, wrong
from .units import Size

LimitSays = Literal["before", "after", "lasts", "amount", "range", "date", "words"]
Event = Literal["arrival", "procedure", "surgery", "first_dose"]
EVENTS: dict[str, Event] = {"before": "arrival", "after": "procedure"}  # what these count from unless it is said
Filler = Literal["nurse", "clinician"]
NURSE: Filler = "nurse"
WEIGHT: Size = "mass"
# which kinds have what else is said of a limit, and how the others would say it
OF_KINDS = {"when": ("before", "after"), "size": ("amount",), "per": ("amount",), "unit": ("range",)}


class LimitKind(Part):
    """What kind of thing a clinic sets, and who fills in its line where none is set."""

    says: LimitSays
    """The kind of thing that is set: so long before or after, for so long, an amount, a range, a date, or words."""
    when: Event | None = None
    """What `before` and `after` count from; without it, arrival and procedure."""
    size: Size | None = None
    """What an `amount` is of; without it, a weight."""
    per: Literal["day"] | None = None
    """Of an `amount` that has no end: so much a day, every day; without it, so much until a day that the clinic sets."""
    unit: OneLine | None = None
    """Printed after the numbers of a `range`: mg/dL."""
    filled_by: Filler = NURSE
    """Who fills in the line of a clinic that has set none."""

    def checked(self) -> None:
        for field, kinds in OF_KINDS.items():
            if getattr(self, field) is not None and self.says not in kinds:
                hint = f"leave it out, or write says: {' or '.join(kinds)}"
                raise wrong("limit-field", f"“{field}” says nothing of a limit that says {self.says}", hint, path=(field,))

    @property
    def event(self) -> Event:
        """What before and after count from."""
        return self.when or EVENTS[self.says]

    @property
    def told(self) -> str:
        """By what name the catalogue has its sentences."""
        return f"{self.says}_{self.per}" if self.per else self.says

    @property
    def measured(self) -> Size:
        """What its amount is of."""
        return self.size or WEIGHT


class Declared(LimitKind):
    """A limit of a topic's own: each clinic sets it, or it prints as a line for staff.

    `says` is what kind of thing is set: before, after, lasts, amount, range, date or words.
    """

    label: Prose
    """What it is called, in front of its value."""


@cache
def built_in() -> Mapping[str, LimitKind]:
    """Those that need no declaring, by name."""
    return {str(name): LimitKind(**said) for name, said in data(Path(__file__).parent / "limits.yaml").items()}


def limit_kinds(declared: Mapping[Scalar, Declared]) -> dict[str, LimitKind]:
    """The built-in limits, then those that a topic declares, by name and in this order."""
    return {**built_in(), **{str(name): kind for name, kind in declared.items()}}
