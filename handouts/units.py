"""Quantities and durations: read from text, turned into a clinic's units exactly, then rounded to what people can use."""

import re
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from .place import NOWHERE, Place

Units = Literal["us", "metric", "both"]
US, METRIC = ("°F", "lb"), ("°C", "kg")
TEMPERATURES = ("°F", "°C")
TWIN = {"°F": "°C", "°C": "°F", "lb": "kg", "kg": "lb"}
POUND = Decimal("0.45359237")  # kg, by the international agreement of 1959

AMOUNT = re.compile(r"(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?[ \u00a0]?(°F|°C|lb|kg)")
LASTING = re.compile(r"([1-9][0-9]{0,2}) (minute|hour|day|week|month|year)s?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A temperature or a weight."""

    number: Decimal
    unit: str
    place: Place = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.number:f} {self.unit}"

    def twin(self) -> "Quantity":
        """The same in the other system, rounded down: a limit or a threshold may err to the careful side only.

        Temperatures to a tenth of a degree; weights to a half below 10, to a whole from 10 on.
        """
        match self.unit:
            case "°C":
                return self._down(self.number * 9 / 5 + 32, Decimal("0.1"))
            case "°F":
                return self._down((self.number - 32) * 5 / 9, Decimal("0.1"))
            case "lb":
                return self._weight(self.number * POUND)
            case _:
                return self._weight(self.number / POUND)

    def _weight(self, exact: Decimal) -> "Quantity":
        return self._down(exact, Decimal("0.5") if exact < 10 else Decimal(1))

    def _down(self, exact: Decimal, step: Decimal) -> "Quantity":
        return Quantity(neat((exact / step).to_integral_value(ROUND_FLOOR) * step), TWIN[self.unit], self.place)


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
    found = AMOUNT.fullmatch(words)
    return Quantity(neat(Decimal(found[1] + (found[2] or ""))), found[3], place) if found else None


def duration(words: str, place: Place = NOWHERE) -> Duration | None:
    """`6 hours`, `1 day`; None for anything else."""
    found = LASTING.fullmatch(words)
    return Duration(int(found[1]), found[2], place) if found else None


def in_units(amount: Quantity, units: Units) -> tuple[Quantity, ...]:
    """The amount as this clinic's patients know it; where both are wanted, the US one first.

    A temperature in US units has its Celsius beside it in every language: a reader who came from elsewhere owns such a thermometer.
    """
    if units == "both" or (units == "us" and amount.unit in TEMPERATURES):
        return tuple(sorted((amount, amount.twin()), key=lambda one: one.unit in METRIC))
    return (amount if amount.unit in (US if units == "us" else METRIC) else amount.twin(),)
