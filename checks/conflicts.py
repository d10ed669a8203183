"""The same limit in all clinics of a workspace: who differs, who has none, whose is old."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..handouts.catalogue import ORIGINAL, catalogue
from ..handouts.clinic import Clinic
from ..handouts.definition import Handout
from ..handouts.limits import limit_kinds
from ..handouts.node import Scalar
from ..handouts.set_limits import Amounts, Limit, OnDate, Range, Says
from ..handouts.wording import Wording
from .clinic_limits import days

REVIEW_MONTHS = 36  # after which a limit should be looked at again


@dataclass(frozen=True)
class ClinicLimit:
    """One clinic's limit: its value in words ("" where it is not set), who set it and when, and what is the matter."""

    topic: str
    limit: str
    clinic: str
    value: str
    set_by: str
    set_on: str
    matter: str


def compare(handouts: Iterable[Handout], clinics: Mapping[str, Clinic], today: date) -> Iterator[ClinicLimit]:
    """A row for each limit that a topic shows and each clinic, in that order."""
    shown: dict[str, tuple[Handout, set[str]]] = {}
    for handout in handouts:
        names = {*map(str, handout.listed_limits())}
        first, known = shown.get(handout.topic, (handout, set()))
        shown[handout.topic] = first, known | names
    for topic, (handout, names) in shown.items():
        for name in (name for name in limit_kinds(handout.limits) if name in names):
            limits = {
                clinic: facts.limits.get(Scalar(topic), {}).get(Scalar(name)) for clinic, facts in clinics.items() if facts.hands_out(topic)
            }
            values = {_comparable(limit) for limit in limits.values() if limit}
            for clinic, limit in limits.items():
                yield _row(Wording(handout, clinics[clinic], catalogue(ORIGINAL), today), name, clinic, limit, len(values) > 1)


def _row(wording: Wording, name: str, clinic: str, limit: Limit | None, differs: bool) -> ClinicLimit:
    if limit is None:
        return ClinicLimit(wording.handout.topic, name, clinic, "", "", "", "missing")
    matters = ["differs"] if differs else []
    months = (wording.today.year - limit.set_on.year) * 12 + wording.today.month - limit.set_on.month
    matters += [f"older than {REVIEW_MONTHS} months"] if months > REVIEW_MONTHS else []
    return ClinicLimit(
        wording.handout.topic,
        name,
        clinic,
        wording.limit(name).value.plain.replace("\u00a0", " "),
        _role(limit),
        str(limit.set_on),
        ", ".join(matters),
    )


def _comparable(limit: Limit) -> tuple[object, ...]:
    """The same for limits that mean the same: 10 lb and 4.5 kg are, 1 week and 7 days are."""
    if isinstance(limit, Says):
        return tuple(sorted((language, words.plain) for language, words in limit.say.items()))
    if isinstance(limit, Range):
        return limit.ends
    if isinstance(limit, OnDate):
        return (limit.on,)
    lasting = next(getattr(limit, field) for field in ("before", "after", "lasts") if hasattr(limit, field))
    if isinstance(limit, Amounts):
        return limit.amount.size, _rounded(float(limit.amount.base)), lasting and days(lasting)
    return (days(lasting),)


def _rounded(base: float) -> float:
    """The same for amounts that are one in the other system, as people round them."""
    return round(base * 2) / 2 if base >= 1 else float(f"{base:.1g}")


def _role(limit: Limit) -> str:
    """Who set it: the English words, or those of the first language there is."""
    by = limit.set_by
    return (by.get(Scalar(ORIGINAL)) or next(iter(by.values()))).plain if isinstance(by, dict) else by.plain
