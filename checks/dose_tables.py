"""Tables of doses: each row against what is given for each kilogram, and against the row above it; doses in a table of words, which nothing
can be held against.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from ..handouts.blocks import DoseRow, DoseTable, Table
from ..handouts.blocks.medicines import DAYS
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..handouts.units import Duration, Quantity, all_units
from .rule import rule

rule = partial(rule, family="safety")

DOSE_PER_WEIGHT = rule(
    "dose-per-weight",
    "error",
    "this row is not what is given for each kilogram",
    why="One row too high is an overdose for each child of that weight, and nobody reckons it again at home.",
    own="each row is reckoned with the least and the greatest weight of its stretch; a twentieth is left for rounding",
    mend="reckon the row again with a pharmacist: amount × strength, for each kilogram",
    bad="from 12 lb to 17 lb: 5 mL of 160 mg in 5 mL, at 10 to 15 mg for each kilogram",
    good="from 12 lb to 17 lb: 2.5 mL of 160 mg in 5 mL, at 10 to 15 mg for each kilogram",
)
TABLE_DOSES = rule(
    "table-doses",
    "warning",
    "doses by weight or age in a table of words",
    why="Words cannot be held against anything: a row that is wrong stays wrong.",
    own="what may harm is typed, so that the program reckons with it",
    mend="write it as doses:, with from, to and give",
    bad="table: rows: [[12 to 17 lb, 2.5 mL]]",
    good="doses: rows: [{from: 12 lb, to: 17 lb, give: 2.5 mL}]",
)
DOSE_ROWS = rule(
    "dose-rows",
    "error",
    "a row of doses does not go on from the one above it",
    why="Two rows that changed places give the lighter child the heavier one’s dose; who is in no row guesses.",
    own="who weighs more is given no less; two pounds or kilograms, one month or year lie between rows at most; over 18 it may go down",
    mend="reckon both rows again; let each begin where the one above it ends",
    bad="from 24 lb to 35 lb: 7.5 mL, from 36 lb to 47 lb: 5 mL",
    good="from 24 lb to 35 lb: 5 mL, from 36 lb to 47 lb: 7.5 mL",
)
ROUNDING = 0.05
GROWN = 18 * DAYS["year"]  # days; from then on a dose may go down with the years
MG = {"mg": 1.0, "mcg": 0.001, "µg": 0.001, "g": 1000.0}
_NUMBER = r"(?<![\d.,])(\d++(?:[.,]\d+)?)"
_MASS = re.compile(rf"{_NUMBER}\s?(mg|mcg|µg|g)\b")
_VOLUME = re.compile(rf"{_NUMBER}\s?m[lL]\b")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_WEIGHT = re.compile(r"\d\s?(?:lb|kg|pounds?|months?|years?)\b")
_DOSE = re.compile(r"\d\s?(?:mL|ml|mg|mcg)\b")


def check(handout: Handout) -> Iterator[Problem]:
    """All tables of a definition."""
    for part in handout.parts():
        if isinstance(part, DoseTable) and part.per_kg is not None:
            yield from _rows(part, str(part.per_kg))
        if isinstance(part, DoseTable):
            yield from _going_on(part)
        if isinstance(part, Table) and any(map(_is_dose, part.table.rows)):
            yield TABLE_DOSES.at(part.place)


def _rows(table: DoseTable, per_kg: str) -> Iterator[Problem]:
    """Rows whose dose, in mg for each kilogram, lies beyond what it may be at either end of the stretch."""
    bounds = [float(number) for number in re.findall(r"[\d.]+", per_kg)]
    least, most = bounds[0] * (1 - ROUNDING), bounds[-1] * (1 + ROUNDING)
    for row in table.rows:
        if (dose := _milligrams(row, table.strength)) is None:
            continue
        lightest, heaviest = (_kilograms(bound) for bound in (row.from_, row.to))
        if lightest and dose / lightest > most:
            yield DOSE_PER_WEIGHT.at(row.give.place, _told(row.give, dose, dose / lightest, row.from_, per_kg))
        elif heaviest and dose / heaviest < least:
            yield DOSE_PER_WEIGHT.at(row.give.place, _told(row.give, dose, dose / heaviest, row.to, per_kg))


def _going_on(table: DoseTable) -> Iterator[Problem]:
    """Rows that give less than the one above them, or begin far behind its end."""
    for above, row in pairwise(table.rows):
        if not above.to or not row.from_:
            continue
        (end, one), (begin, other) = _measure(above.to), _measure(row.from_)
        apart = max(one, other) * (2 if isinstance(row.from_, Quantity) else 1)  # nobody knows a child's weight to the pound
        if begin - end > apart * (1 + ROUNDING):
            yield DOSE_ROWS.at(row.give.place, f"nothing is told from {above.to} to {row.from_}")
        more, less = (_amount(each, table.strength) for each in (above, row))
        grown = isinstance(row.from_, Duration) and begin >= GROWN
        if more and less and more[0] == less[0] and less[1] < more[1] and not grown:
            yield DOSE_ROWS.at(row.give.place, f"from {row.from_} “{row.give.plain}”, and below that “{above.give.plain}”")


def _measure(bound: Quantity | Duration) -> tuple[float, float]:
    """A weight in kilograms or an age in days, and how much one of its unit is."""
    if isinstance(bound, Quantity):
        return float(bound.base), float(all_units()[bound.unit].base)
    return bound.number * DAYS[bound.unit], DAYS[bound.unit]


def _amount(row: DoseRow, strength: Text) -> tuple[str, float] | None:
    """What a row gives, in mg or else in mL."""
    if dose := _milligrams(row, strength):
        return "mg", dose
    volume = _VOLUME.search(row.give.plain)
    return ("mL", _number(volume[1])) if volume else None


def _told(give: Text, dose: float, each: float, bound: object, per_kg: str) -> str:
    return f"“{give.plain}” is {dose:g} mg: at {bound} {each:.1f} mg for each kilogram, and it is to be {per_kg}"


def _milligrams(row: DoseRow, strength: Text) -> float | None:
    """How much of the medicine one dose is; None where no amount is read."""
    if mass := _MASS.search(row.give.plain):
        return _number(mass[1]) * MG[mass[2]]
    volume, mass, per = _VOLUME.search(row.give.plain), _MASS.search(strength.plain), _VOLUME.search(strength.plain)
    if not (volume and mass and per):
        return None
    return _number(volume[1]) * _number(mass[1]) * MG[mass[2]] / _number(per[1])


def _number(words: str) -> float:
    return float(words.replace(",", "" if _THOUSANDS.fullmatch(words) else "."))


def _kilograms(bound: object) -> float:
    """0 for what is no weight."""
    return float(bound.base) if isinstance(bound, Quantity) else 0.0


def _is_dose(cells: Sequence[Text]) -> bool:
    """Whether one cell of a row holds a weight or an age, and another an amount."""
    told = [cell.plain for cell in cells]
    return any(_WEIGHT.search(one) and any(_DOSE.search(other) for other in told if other is not one) for one in told)
