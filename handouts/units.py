"""Quantities and durations: read from text, turned into a clinic's units exactly, then rounded to what people can use.

The units are data (`units.yaml`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .data import data
from .place import NOWHERE, Place

Units = Literal["us", "metric", "both"]
Size = Literal["mass", "volume", "length", "distance", "temperature"]  # what is measured
NUMBER = r"(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?"
LASTING = re.compile(r"([1-9][0-9]{0,2}) (minute|hour|day|week|month|year)s?")


class Unit(NamedTuple):
    """One unit as `units.yaml` tells of it; `base` is in kg, L, m or km, `twin` "" where it is the same everywhere."""

    name: str
    size: Size
    system: Units
    base: Decimal
    twin: str
    steps: tuple[Decimal, Decimal]
    also: tuple[str, ...]
    said: str
    blank: bool


@cache
def all_units() -> Mapping[str, Unit]:
    """The units that there are, by what they are written as."""
    told = data(Path(__file__).parent / "units.yaml")
    return {name: _unit(name, size, said) for size, units in told.items() for name, said in units.items()}


def _unit(name: str, size: Size, said: Mapping[str, Any]) -> Unit:
    low, high = map(Decimal, said.get("step", ("0.1", "0.1")))
    return Unit(
        name,
        size,
        said["system"],
        Decimal(said["is"]),
        said.get("twin", ""),
        (low, high),
        tuple(said["also"]),
        said.get("said", name.lower()),
        "blank" in said,
    )


def units_of(size: Size) -> tuple[str, ...]:
    """The names of the units of one size."""
    return tuple(unit.name for unit in all_units().values() if unit.size == size)


def own_unit(size: Size, units: Units) -> str:
    """The unit of a size in which patients of such a clinic are told of it; where both are wanted, the US one."""
    known = [unit for unit in all_units().values() if unit.size == size and unit.system == ("metric" if units == "metric" else "us")]
    return next((unit for unit in known if unit.blank), known[0]).name


@cache
def _amount() -> re.Pattern[str]:
    """A quantity as it is written: 10 lb, 38 °C."""
    names = "|".join(re.escape(name) for name in sorted(all_units(), key=len, reverse=True))
    return re.compile(rf"{NUMBER}[ \u00a0]?({names})")


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of something: a weight, a volume, a length, a distance, a temperature."""

    number: Decimal
    unit: str
    place: Place = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.number:f} {self.unit}"

    @property
    def size(self) -> Size:
        return all_units()[self.unit].size

    @property
    def base(self) -> Decimal:
        """How much it is in the size's own unit: kg, L, m, km or °C."""
        if self.unit == "°F":
            return (self.number - 32) * 5 / 9
        return self.number * all_units()[self.unit].base

    def twin(self) -> "Quantity":
        """The same in the other system, rounded down: a limit may err to the careful side only.  Itself, where there is none."""
        unit = all_units()[self.unit]
        if not unit.twin:
            return self
        other = all_units()[unit.twin]
        exact = self.base * 9 / 5 + 32 if other.name == "°F" else self.base * _between(unit, other) / other.base
        step = other.steps[0] if exact < 10 else other.steps[1]
        while 0 < exact < step:  # rounded down to nothing it would say something else
            step /= 10
        return Quantity(neat((exact / step).to_integral_value(ROUND_FLOOR) * step), other.name, self.place)


def _between(unit: Unit, other: Unit) -> Decimal:
    """Kilometres in metres, for yards."""
    return Decimal(1000) if (unit.size, other.size) == ("distance", "length") else Decimal(1)


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: a whole number of minutes, hours, days, weeks, months or years."""

    number: int
    unit: str  # in the singular
    place: Place = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


def neat(number: Decimal) -> Decimal:
    """Without zeros that say nothing: 38.0 is 38, 10 stays 10."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def quantity(words: str, place: Place = NOWHERE) -> Quantity | None:
    """`10 lb`, `38 °C`; None for anything else."""
    found = _amount().fullmatch(words) if words[:1].isdigit() else None
    return Quantity(neat(Decimal(found[1] + (found[2] or ""))), found[3], place) if found else None


def meant(words: str) -> Quantity | None:
    """The quantity that is meant by one written otherwise: 38,5 ºC, 38C, 2 lbs; None for what begins with no number."""
    found = re.fullmatch(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?\s*(\S.*)", words.strip())
    if not found:
        return None
    spelled = {name.casefold(): unit.name for unit in all_units().values() for name in (*unit.also, unit.name)}
    written = found[3].removesuffix(".")
    name = written if written in all_units() else spelled.get(written.casefold(), "")
    return quantity(f"{int(found[1])}{f'.{found[2]}' if found[2] else ''} {name}")


def duration(words: str, place: Place = NOWHERE) -> Duration | None:
    """`6 hours`, `1 day`; None for anything else."""
    found = LASTING.fullmatch(words)
    return Duration(int(found[1]), found[2], place) if found else None


def in_units(amount: Quantity, units: Units) -> tuple[Quantity, ...]:
    """The amount as this clinic's patients know it; where both are wanted, the US one first.

    A temperature in US units has its Celsius beside it in every language: a reader who came from elsewhere owns such a thermometer.
    """
    unit, twin = all_units()[amount.unit], amount.twin()
    if unit.system == "both":
        return (amount,)
    if units == "both" or (units == "us" and unit.size == "temperature"):
        return (amount, twin) if unit.system == "us" else (twin, amount)
    return (amount if unit.system == units else twin,)
