"""Medicines: how much of one by weight, age or tablet; all that a patient takes, with the times of day."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from ..amount_scalars import Band, PerKilogram
from ..kinds import Alias, Length
from ..part import Part
from ..scalars import Count, Prose, SourceId, wrong
from ..units import Duration, Quantity
from .named import Named

MOST_LINES = 20  # empty rows
DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


class DoseRow(Part):
    """How much for one stretch of weights or ages, or by one kind of tablet."""

    from_: Annotated[Band | None, Alias("from")] = None
    """The least weight or age: 12 lb, 5.5 kg, 6 months; left out in the first row: any less."""
    to: Band | None = None
    """The greatest one; left out in the last row: any more."""
    tablet: Prose | None = None
    """Where the table goes by tablet: which one, with its strength, color and shape."""
    give: Prose
    """How much is taken at one time, with its unit: 2.5 mL."""


class DoseTable(Part):
    """One medicine of one strength, and how much of it is right for whom."""

    medicine: Prose
    """What it is called; it stands on every page that the table reaches, with its strength."""
    strength: Prose
    """How strong it is: 160 mg in 5 mL; each 5 mg."""
    by: Literal["weight", "age", "tablet"]
    """What the amount goes by."""
    rows: Annotated[tuple[DoseRow, ...], Length(1)]
    """The rows, from the least weight or age to the greatest."""
    every: Prose
    """How often it may be taken, after “every”: 4 to 6 hours, day."""
    at_most: Prose | None = None
    """What is never gone beyond: 5 times in 24 hours; a table by weight or age must say it."""
    per_kg: PerKilogram | None = None
    """How much for each kilogram: 10 to 15 mg.  Not printed: `handouts check` holds each row against it."""
    source: SourceId
    """Where the amounts come from: a name under `sources`."""

    def checked(self) -> None:
        for number, row in enumerate(self.rows):
            self._has_what_it_goes_by(row, number)
        if self.by == "tablet":
            return
        if self.at_most is None:
            raise wrong("dose-most", "nothing says how much is too much", "write at_most: 5 times in 24 hours")
        if self.per_kg is not None and self.by == "age":
            raise wrong("dose-by", "this table goes by age: nothing tells a weight", "leave per_kg out", path=("per_kg",))
        self._in_order()

    def _has_what_it_goes_by(self, row: DoseRow, number: int) -> None:
        kind = {"weight": Quantity, "age": Duration}.get(self.by)
        bounds = [bound for bound in (row.from_, row.to) if bound is not None]
        if kind is None and (bounds or row.tablet is None):
            raise wrong("dose-by", "this table goes by tablet", "write tablet: and give:, without from and to", path=("rows", number))
        if kind is not None and (row.tablet is not None or not bounds or not all(isinstance(bound, kind) for bound in bounds)):
            like = "{from: 12 lb, to: 17 lb, give: 2.5 mL}" if kind is Quantity else "{from: 2 years, to: 3 years, give: 5 mL}"
            raise wrong("dose-by", f"this table goes by {self.by}", f"write rows like {like}", path=("rows", number))

    def _in_order(self) -> None:
        last = -1.0
        for number, row in enumerate(self.rows):
            for bound in _bounds(row, number, len(self.rows)):
                if bound <= last:
                    message, hint = (
                        "this begins before what stands above it ends",
                        "rows go from the least to the greatest, and none overlap",
                    )
                    raise wrong("dose-order", message, hint, path=("rows", number))
                last = bound


def _bounds(row: DoseRow, number: int, count: int) -> Iterator[float]:
    """The ends of a row, in kilograms or days; only the first row has no beginning, only the last no end."""
    if (row.from_ is None and number) or (row.to is None and number < count - 1):
        raise wrong("dose-order", "this row has no end", "write from: and to:", path=("rows", number))
    for bound in (row.from_, row.to):
        if isinstance(bound, Quantity):
            yield float(bound.base)
        elif bound is not None:
            yield bound.number * DAYS[bound.unit]


class Doses(Named):
    """How much of a medicine, by weight, by age or by tablet."""

    doses: DoseTable
    """The medicine and its rows."""


TimeOfDay = Literal["morning", "noon", "evening", "night"]
TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)


class Medicine(Part):
    """One medicine of a patient's list."""

    name: Prose
    """What it is called, with its strength."""
    for_: Annotated[Prose | None, Alias("for")] = None
    """What it is taken for."""
    how_much: Prose | None = None
    """How much is taken at one time; left out, staff write it."""
    when: tuple[TimeOfDay, ...] = ()
    """When it is taken: morning, noon, evening, night; left out, staff tick it."""


class MedicineList(Part):
    """Medicines that the author knows, and empty rows for staff."""

    rows: tuple[Medicine, ...] = ()
    """The medicines that each patient of this topic takes."""
    lines: Count = 0
    """How many empty rows follow, for staff to write in."""

    def checked(self) -> None:
        if not self.rows and not self.lines:
            raise wrong("medicines-empty", "this list has no row", "write rows:, or lines: 4 for staff to fill in")
        if self.lines > MOST_LINES:
            raise wrong("medicines-lines", f"{self.lines} empty rows fill more than a page", f"write {MOST_LINES} at most", path=("lines",))


class Medicines(Named):
    """What is taken, what for, how much, and when in the day."""

    medicines: MedicineList
    """The rows."""
