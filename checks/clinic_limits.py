"""The limits of a clinic's file: two that contradict each other, amounts that nobody means, a day that has not come yet."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from math import inf
from pathlib import Path
from typing import Any

from ..handouts.clinic import Clinic
from ..handouts.data import data
from ..handouts.node import Scalar
from ..handouts.problems import Problem
from ..handouts.set_limits import Amounts, Limit, TopicLimits, kind_of
from ..handouts.units import Duration
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
    own="the bounds are ours (checks/limits.yaml), far outside of what any clinic was seen to say",
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
        for name, limit in limits.items():
            yield from _implausible(str(name), limit)


def check_signed(limits: TopicLimits, today: date) -> Iterator[Problem]:
    """The limits of one topic that were signed after today."""
    for name, limit in limits.items():
        if limit.set_on > today:
            yield LIMIT_FUTURE.at(limit.place, f"the limit “{name}” is signed on {limit.set_on}, which has not come yet")


def _contradictions(limits: TopicLimits) -> Iterator[Problem]:
    for pair in limit_facts()["contradictions"]:
        early, late = (limits.get(Scalar(pair[name])) for name in ("first", "second"))
        first, second = (getattr(limit, pair["field"], None) for limit in (early, late))
        if late and first and second and days(second) < days(first):
            yield LIMITS_CONTRADICT.at(late.place, f"{pair['why']}: {pair['first']} {first}, {pair['second']} {second}")


def _implausible(name: str, limit: Limit) -> Iterator[Problem]:
    least, most = limit_facts()["days"].get(name) or limit_facts()["kinds"].get(kind_of(limit), (0.0, inf))
    for lasting in (getattr(limit, field) for field in TIMED if getattr(limit, field, None)):
        if not least <= days(lasting) <= most:
            yield _no_clinic_means(f"{name}: {lasting}", limit, "little" if days(lasting) < least else "long")
    if isinstance(limit, Amounts):
        low, high = limit_facts()["amounts"].get(name) or limit_facts()["sizes"][limit.amount.size]
        if not low <= float(limit.amount.base) <= high:
            yield _no_clinic_means(f"{name}: {limit.amount}", limit, "little" if float(limit.amount.base) < low else "much")


def _no_clinic_means(what: str, limit: Limit, how: str) -> Problem:
    return LIMIT_IMPLAUSIBLE.at(limit.place, f"{what}: no clinic means so {how}")


@cache
def limit_facts() -> Mapping[str, Any]:
    """What `limits.yaml` tells: bounds, contradictions, words."""
    told: Mapping[str, Any] = data(Path(__file__).parent / "limits.yaml")
    return told
