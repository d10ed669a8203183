"""The limits of a clinic's file: two that contradict each other, amounts that nobody means, a day that has not come yet."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path

from ..handouts.clinic import Clinic
from ..handouts.data import data
from ..handouts.limits import LIMITS, Amounts, Limit, TopicLimits
from ..handouts.problems import Problem
from ..handouts.units import POUND, Duration
from .rule import rule

rule = partial(rule, family="safety")
TIMED = ("before", "after", "lasts")

LIMITS_CONTRADICT = rule(
    "limits-contradict",
    "error",
    "two limits of the clinic contradict each other",
    why="A patient follows the looser of the two.",
    own="a patient who may bathe before the shower is allowed has been told nothing",
    mend="ask who signed them",
    bad="shower after 3 days, bath after 1 day",
    good="shower after 1 day, bath after 3 days",
)
LIMIT_IMPLAUSIBLE = rule(
    "limit-implausible",
    "error",
    "no clinic means so much, or so little",
    why="A slip of a key here lets a patient lift a person, or drive while still asleep.",
    own="the bounds are ours (checks/limit_bounds.yaml), far outside of what any clinic was seen to say",
    mend="ask who signed it, and write the amount that was meant; in prose write the limit’s name, {limit:NAME}",
    bad="lifting: {amount: 100 lb, …}",
    good="lifting: {amount: 10 lb, …}",
)
LIMIT_FUTURE = rule(
    "limit-future",
    "error",
    "this limit was signed on a day that has not come yet",
    why="Nobody can have signed it; the sheet prints it as signed.",
    own="a signature has a day on which it was given",
    mend="ask who signed it, and write the day on which they did",
    bad="set_on: 2036-10-01, today",
    good="set_on: the day of the signature",
)
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def days(lasting: Duration) -> float:
    """How long it lasts, in days."""
    return lasting.number * DAYS[lasting.unit]


def check(clinic: Clinic) -> Iterator[Problem]:
    """The limits of all topics, whatever the day."""
    for limits in clinic.limits.values():
        yield from _contradictions(limits)
        for name in LIMITS:
            if limit := limits.get(name):
                yield from _implausible(name, limit)


def check_signed(limits: TopicLimits, today: date) -> Iterator[Problem]:
    """The limits of one topic that were signed after today."""
    for name in LIMITS:
        if (limit := limits.get(name)) and limit.set_on > today:
            yield LIMIT_FUTURE.at(limit.place, f"the limit “{name}” is signed on {limit.set_on}, which has not come yet")


def _contradictions(limits: TopicLimits) -> Iterator[Problem]:
    pairs = (
        ("shower", "bath", "after", "a bath is allowed before a shower"),
        ("bandage", "bath", "after", "a bath is allowed with the bandage on"),
        ("last_drink", "last_food", "before", "food is allowed after the last drink"),
    )
    for early, late, field, why in pairs:
        first, second = limits.get(early), limits.get(late)
        if first and second and days(getattr(second, field)) < days(getattr(first, field)):
            yield LIMITS_CONTRADICT.at(second.place, f"{why}: {early} {getattr(first, field)}, {late} {getattr(second, field)}")


def _implausible(name: str, limit: Limit) -> Iterator[Problem]:
    least, most = bounds()[name] if name in bounds() else (0.0, float("inf"))
    for lasting in (getattr(limit, field) for field in TIMED if hasattr(limit, field)):
        if not least <= days(lasting) <= most:
            yield LIMIT_IMPLAUSIBLE.at(
                limit.place, f"{name}: {lasting}: no clinic means so {'little' if days(lasting) < least else 'long'}"
            )
    if isinstance(limit, Amounts):
        kilos = float(limit.amount.number) * (float(POUND) if limit.amount.unit == "lb" else 1)
        low, high = bounds()[f"{name}_kg"]
        if not low <= kilos <= high:
            yield LIMIT_IMPLAUSIBLE.at(limit.place, f"{name}: {limit.amount}: no clinic means so {'little' if kilos < low else 'much'}")


@cache
def bounds() -> Mapping[str, tuple[float, float]]:
    """The least and the most of each limit, in days; of `NAME_kg` in kg."""
    return {name: (float(least), float(most)) for name, (least, most) in data(Path(__file__).parent / "limit_bounds.yaml").items()}
