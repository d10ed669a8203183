"""The day and the time of day of a schedule's rows, for a patient whose event has a date.

Days and weeks are counted on the calendar, so that 6 PM stays 6 PM; hours and minutes as they pass, also where clocks change, by the time
zone of the machine at which the date is typed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from .blocks import ScheduleRow, ScheduleRows
from .blocks.schedule import clock_range, minute_of
from .definition import Handout
from .patient import FIELD, Patient
from .place import Place
from .problems import Problem


class DayTime(NamedTuple):
    """A day, and a time of day, "14:30"; "" where the row's own is meant, or none."""

    day: date
    clock: str = ""


def time_of(row: ScheduleRow, event: date, clock: str) -> DayTime | None:
    """When a row is, for an event on that day at that time ("" where only the day is known); None where that does not tell it."""
    if row.is_event:
        return DayTime(event, clock)
    if not row.by_clock:
        return DayTime(event + timedelta(minutes=row.offset))
    if not clock:
        return None
    passed = datetime.fromtimestamp(_at(event, clock).timestamp() + row.offset * 60)
    return DayTime(passed.date(), f"{passed:%H:%M}")


def is_shown(day: date, clock: str) -> bool:
    """Whether clocks show this time: where they are put forward, an hour is left out."""
    wanted = _at(day, clock)
    return datetime.fromtimestamp(wanted.timestamp()) == wanted


def _at(day: date, clock: str) -> datetime:
    hour, minute = divmod(minute_of(clock), 60)
    return datetime.combine(day, time(hour, minute))


def schedules(handouts: Iterable[Handout]) -> list[ScheduleRows]:
    """All schedules of these sheets."""
    return [part for handout in handouts for part in handout.parts() if isinstance(part, ScheduleRows)]


def event_problems(told: Iterable[ScheduleRows], patient: Patient) -> Iterator[Problem]:
    """Why a typed date cannot stand on these schedules; the date itself is not told."""
    told = list(told)
    if patient.event is None:
        return
    if len({found.event for found in told}) > 1:
        what = "these schedules count from different events, and one date is typed"
        yield Problem(Place(FIELD + "event"), "typed-events", what, "print them without it, or one by one")
    if not patient.event_time:
        return
    if not is_shown(patient.event, patient.event_time):
        what = "clocks are put forward that night: there is no such time"
        yield Problem(Place(FIELD + "event_time"), "typed-time", what, "type the time that clocks show")
    for found in told:
        first, last = clock_range(found.rows)
        if not first <= minute_of(patient.event_time) <= last:
            what = f"at this time of day, rows of the schedule ({found.place}) come in another order"
            yield Problem(Place(FIELD + "event_time"), "typed-order", what, "print it without the time, and write the times by hand")
