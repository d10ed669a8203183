"""A schedule: what is done when, before and after an event whose date each patient has their own.

A row says how long before or after; by days it may say the time of day too.  Rows stand in the order of time, for some time of day of the
event at least (`clock_range`).
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from ..amount_scalars import Counted
from ..kinds import Alias, Length
from ..limits import Event
from ..part import Part
from ..scalars import ClockTime, LimitName, Prose, SourceId, YesNo, wrong
from ..units import Duration
from .named import Named

DAY = 24 * 60  # minutes
MINUTES = {"minute": 1, "hour": 60, "day": DAY, "week": 7 * DAY}
BY_CLOCK = frozenset(("minute", "hour"))  # what is counted from the event's own time of day


class ScheduleRow(Part):
    """One thing to do, and when: so long before or after the event, or, where neither is said, when it comes or on its day."""

    before: Counted | None = None
    """How long before the event: 7 days, 5 hours."""
    after: Counted | None = None
    """How long after it: 2 days, 30 minutes."""
    at: ClockTime | None = None
    """At what time of that day: "18:00"; where nothing is counted, of the day of the event itself."""
    from_: Annotated[ClockTime | None, Alias("from")] = None
    """From what time of that day."""
    to: ClockTime | None = None
    """Until what time of that day."""
    do: Prose
    """What is done then."""
    tick: YesNo = "yes"
    """Whether there is a box to tick."""
    limit: LimitName | None = None
    """The clinic’s limit that this row is about, such as last_drink: `handouts check` holds the row against it."""

    def checked(self) -> None:
        if self.before is not None and self.after is not None:
            raise wrong("schedule-when", "this row is before and after", "write one of the two", path=("after",))
        clocked = self.at or self.from_ or self.to
        if self.at and (self.from_ or self.to):
            raise wrong("schedule-when", "this row has a time and a stretch of time", "write at:, or from: and to:", path=("at",))
        if self.by_clock and clocked:
            message = f"{self.counted} are counted from the event’s own time"
            raise wrong(
                "schedule-when",
                message,
                "leave at, from and to out, or count days",
                path=("at" if self.at else "from" if self.from_ else "to",),
            )
        if self.from_ and self.to and minute_of(self.to) <= minute_of(self.from_):
            raise wrong(
                "schedule-when", f"{self.to} is not after {self.from_}", "write the earlier time first, within one day", path=("to",)
            )
        if self.limit is not None and (clocked or self.counted is None):
            raise wrong(
                "schedule-when", "a limit says how long, this row a time of day", "write before: or after: without a time", path=("limit",)
            )

    @property
    def counted(self) -> Duration | None:
        """How long before or after."""
        return self.before or self.after

    @property
    def by_clock(self) -> bool:
        """Whether it is counted in hours or minutes."""
        return self.counted is not None and self.counted.unit in BY_CLOCK

    @property
    def offset(self) -> int:
        """Minutes from the event; negative before it."""
        return 0 if self.counted is None else self.counted.number * MINUTES[self.counted.unit] * (-1 if self.before else 1)

    @property
    def is_event(self) -> bool:
        """Whether it is told for when the event comes."""
        return self.counted is None and not (self.at or self.from_ or self.to)

    @property
    def follows(self) -> bool:
        """Whether its time hangs on the event's own time of day."""
        return self.by_clock or self.is_event

    @property
    def stretch(self) -> tuple[int, int]:
        """When it may begin, first and last, in minutes from the midnight before the event; without the event's own time of day."""
        if self.follows:
            return self.offset, self.offset
        if first := self.at or self.from_:
            return self.offset + minute_of(first), self.offset + minute_of(first)
        return self.offset, self.offset + (minute_of(self.to) if self.to else DAY - 1)


def minute_of(clock: str) -> int:
    """ "18:30" in minutes from midnight."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


class ScheduleRows(Part):
    """What the times count from, and the rows."""

    event: Event
    """What the times count from: arrival, procedure, surgery or first_dose; each patient’s own date is printed where it is known."""
    rows: Annotated[tuple[ScheduleRow, ...], Length(1)]
    """What is done when, in the order of time."""
    source: SourceId | None = None
    """Where the times come from: a name under `sources`."""

    def checked(self) -> None:
        if (number := disordered(self.rows)) is not None:
            raise wrong("schedule-order", "this comes before what stands above it", "put rows in the order of time", path=("rows", number))


class ClockRange(NamedTuple):
    """The first and the last minute of a day."""

    first: int = 0
    last: int = DAY - 1


def clock_range(rows: Iterable[ScheduleRow]) -> ClockRange:
    """The times of day of the event for which the rows are in order: one in hours moves with it, one with a time of day does not."""
    *_, (_, found) = _ranges(rows)
    return found


def disordered(rows: Iterable[ScheduleRow]) -> int | None:
    """The number, from 0, of the first row that is out of order at whatever time of day the event is."""
    return next((number for number, (first, last) in _ranges(rows) if first > last), None)


def out_of_hours(rows: Iterable[ScheduleRow], hours: ClockRange) -> tuple[int, ClockRange] | None:
    """The first row, by its number, with which rows are in order only for an event outside of some hours; and those for which they are."""
    return next(((number, found) for number, found in _ranges(rows) if found.first > hours.last or found.last < hours.first), None)


def _ranges(rows: Iterable[ScheduleRow]) -> Iterator[tuple[int, ClockRange]]:
    """After each row: the times of day of the event that are left."""
    first, last = ClockRange()
    moving = fixed = -(10**9)  # the latest beginning so far: from the event, from midnight
    for number, row in enumerate(rows):
        begins, ends = row.stretch
        if row.follows:
            first = max(first, fixed - begins, DAY if moving > begins else 0)
            moving = max(moving, begins)
        else:
            first, last = max(first, DAY if fixed > ends else 0), min(last, ends - moving)
            fixed = max(fixed, begins)
        yield number, ClockRange(first, last)


class Schedule(Named):
    """What to do when, before and after an event, each with a box to tick; with the patient’s own dates, where they are typed."""

    schedule: ScheduleRows
    """The event and the rows."""
    title: Prose | None = None
    """What the schedule is of; it stands above it."""
