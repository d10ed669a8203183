"""When a clinic is open: its hours as they are written, and whether they can be true.  `opening_words.py` says them."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from .clinic_scalars import ClosedDay, ClosingTime, Days
from .kinds import Alias, Length
from .part import Part
from .scalars import DAYS, ClockTime, wrong

WEEK = len(DAYS)
Whole = Literal["all day", "by appointment", "closed"]


class OpenHours(Part):
    """When the clinic is open on some days of the week: from a time to a time, or in a word; or the days of the year when it is not."""

    days: Days | None = None
    """Days: mon-fri, sat, or mon, wed."""
    from_: Annotated[ClockTime | None, Alias("from")] = None
    """When it opens, by 24 hours: "8:00"."""
    to: ClosingTime | None = None
    """When it closes, by 24 hours: "17:00"; earlier than it opens is the next day, "24:00" midnight."""
    open: Whole | None = None
    """In place of times: all day, by appointment, or closed."""
    closed_on: Annotated[tuple[ClosedDay, ...] | None, Length(1, 20)] = None
    """Days of the year, in a line of their own: holidays, 12-25, 2026-11-27."""

    @property
    def all_day(self) -> bool:
        """Whether it is open from midnight to midnight."""
        return self.open == "all day" or (str(self.from_) in MIDNIGHT and str(self.to) in MIDNIGHT)

    @property
    def overnight(self) -> bool:
        """Whether it closes on the day after."""
        return bool(self.from_ and self.to) and minutes(str(self.to)) < minutes(str(self.from_))

    def checked(self) -> None:
        times = bool(self.from_) + bool(self.to)
        if self.closed_on:
            if self.days or times or self.open:
                raise wrong(
                    "hours-wrong", "days of the year stand in a line of their own", "write - closed_on: [holidays]", key="closed_on"
                )
        elif not self.days:
            raise wrong("field-missing", "days is missing", "write days: mon-fri")
        elif times + 2 * bool(self.open) != 2:
            raise wrong(
                "hours-wrong", "hours are from a time to a time, or a word", 'write from: "8:00", to: "17:00", or open: by appointment'
            )
        elif times and self.from_ == self.to and not self.all_day:
            raise wrong("hours-wrong", "it opens and closes at the same time", "for day and night write open: all day", key="to")


MIDNIGHT = ("0:00", "00:00", "24:00")


def minutes(time: str) -> int:
    """`17:30` → 1050, since midnight."""
    hour, minute = time.split(":")
    return 60 * int(hour) + int(minute)


def days_of(days: str) -> Iterator[int]:
    """`fri-mon, wed` → 4, 5, 6, 0, 2."""
    for part in re.split(", ?", days):
        first, last = DAYS.index(part.split("-")[0]), DAYS.index(part.split("-")[-1])
        yield from ((first + k) % WEEK for k in range((last - first) % WEEK + 1))


def always_open(hours: Sequence[OpenHours]) -> bool:
    """Whether somebody answers day and night, all year."""
    return {day for line in hours if line.days and line.all_day for day in days_of(line.days)} == {*range(WEEK)} and not any(
        line.closed_on for line in hours
    )


def contradiction(hours: Sequence[OpenHours]) -> tuple[int, str] | None:
    """The first line that says something else of a day than one before it, and what of which day."""
    told = dict[int, list[tuple[int, int, str]]]()
    for k, line in enumerate(hours):
        for day in days_of(line.days) if line.days else ():
            begin, end = _span(line)
            for first, last, words in told.setdefault(day, []):
                if begin < last and first < end:
                    return k, f"{DAYS[day]} is told twice: {words}, and {_shown(line)}"
            told[day].append((begin, end, _shown(line)))
    return None


def _span(line: OpenHours) -> tuple[int, int]:
    """In minutes from midnight; by appointment, closed and all day take the whole day."""
    whole = line.open or line.all_day
    begin, end = (0, 24 * 60) if whole else (minutes(str(line.from_)), minutes(str(line.to)))
    return begin, end if end > begin else end + 24 * 60


def _shown(line: OpenHours) -> str:
    return line.open or f"{line.from_} to {line.to}"
