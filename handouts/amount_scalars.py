"""What single values may be that measure: amounts, lengths of time, weights and ages, doses for each kilogram."""

import re
from typing import Annotated, Any, NamedTuple

from .kinds import Read
from .known import Known
from .node import Scalar
from .scalars import read_scalar, wrong
from .units import Duration, Quantity, all_units, duration, meant, quantity

_MASS = r"(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?"


def _amount(value: Any, known: Known) -> Quantity:
    text = read_scalar(value)
    if amount := quantity(text, text.place):
        return amount
    near_one = meant(text)
    hint = f"write it like {near_one}" if near_one else f"write a number and one of these units: {', '.join(all_units())}"
    raise wrong("quantity-wrong", f"“{text}” is no amount", hint)


def _lasting(value: Any, known: Known) -> Duration:
    text = read_scalar(value)
    if not (lasting := duration(text, text.place)):
        raise wrong("duration-wrong", f"“{text}” is no length of time", "write a number and its unit, like 6 hours or 1 day")
    return lasting


def _counted(value: Any, known: Known) -> Duration:
    """How long before or after an event: months are not all as long as each other."""
    lasting = _lasting(value, known)
    if lasting.unit in ("month", "year"):
        raise wrong("schedule-when", f"a schedule counts no {lasting.unit}s", "write minutes, hours, days or weeks: 4 weeks")
    return lasting


def _band(value: Any, known: Known) -> Quantity | Duration:
    """A weight or an age, where one stretch of a table of doses ends."""
    text = read_scalar(value)
    weight, age = quantity(text, text.place), duration(text, text.place)
    if weight and weight.unit in ("lb", "kg"):
        return weight
    if age and age.unit not in ("minute", "hour"):
        return age
    raise wrong("band-wrong", f"“{text}” is no weight and no age", "write a number and its unit, like 12 lb, 5.5 kg, 6 months or 2 years")


def _days_of_log(value: Any, known: Known) -> int:
    """`by day for 14 days`: how many."""
    text = read_scalar(value)
    if not (found := re.fullmatch("by day for ([1-9][0-9]?) days?", text)):
        raise wrong("log-rows", f"“{text}” are no rows", "write by day for 14 days, or a list of what the rows are of")
    return int(found[1])


def _per_kilogram(value: Any, known: Known) -> Scalar:
    """So many milligrams, or from so many to so many."""
    text = read_scalar(value)
    if not re.fullmatch(rf"{_MASS}( to {_MASS})? mg", text):
        raise wrong("per-kg-wrong", f"“{text}” is no amount for each kilogram", "write it like 10 to 15 mg")
    return text


class Between(NamedTuple):
    """From so many to so many."""

    least: int
    most: int


def _count_or_range(value: Any, known: Known) -> int | Between:
    """A whole number, or from one to a greater one."""
    text = read_scalar(value)
    if found := re.fullmatch(r"([1-9][0-9]{0,3}) to ([1-9][0-9]{0,3})", text):
        between = Between(int(found[1]), int(found[2]))
        if between.least < between.most:
            return between
    elif re.fullmatch(r"[1-9][0-9]{0,3}", text):
        return int(text)
    raise wrong("number-wrong", f"“{text}” is no whole number", "write digits only, like 10; or from the lower to the higher, 5 to 10")


Times = Annotated[int | Between, Read(_count_or_range, type=["integer", "string"], pattern="^[1-9][0-9]*( to [1-9][0-9]*)?$")]
Amount = Annotated[Quantity, Read(_amount, type="string", pattern="^[0-9.]+ ?[°A-Za-z ]+$")]
Lasting = Annotated[Duration, Read(_lasting, type="string", pattern="^[0-9]+ (minute|hour|day|week|month|year)s?$")]
Counted = Annotated[Duration, Read(_counted, type="string", pattern="^[0-9]+ (minute|hour|day|week)s?$")]
_WEIGHT_OR_AGE = r"^[0-9.]+ ?(lb|kg|days?|weeks?|months?|years?)$"
Band = Annotated[Quantity | Duration, Read(_band, type="string", pattern=_WEIGHT_OR_AGE)]
PerKilogram = Annotated[Scalar, Read(_per_kilogram, type="string", pattern="^[0-9.]+( to [0-9.]+)? mg$")]
DaysOfLog = Annotated[int, Read(_days_of_log, type="string", pattern="^by day for [1-9][0-9]? days?$")]
