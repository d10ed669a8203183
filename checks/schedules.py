"""Schedules against limits: a row that names a limit says the same as the clinic has set."""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import ScheduleRow, ScheduleRows
from ..handouts.blocks.schedule import ClockRange, out_of_hours
from ..handouts.catalogue import ORIGINAL
from ..handouts.definition import Handout
from ..handouts.limit_wording import set_limit
from ..handouts.limits import EVENTS, Event, limit_kinds
from ..handouts.problems import Problem
from ..handouts.set_limits import After, Before
from ..handouts.units import Duration
from ..handouts.wording import Wording
from .clinic_limits import days, limit_facts
from .language.sentence import Sentence
from .language.tokens import tokens
from .prose import read_sentences
from .rule import rule

rule = partial(rule, family="safety")
STOPS = frozenset(("stop", "nothing", "last", "no", "not"))  # words of a row that ends something

SCHEDULE_LIMIT = rule(
    "schedule-limit",
    "error",
    "a row of the schedule says another time than the limit that it names",
    why="Who drinks by the schedule until 2 hours before, where the clinic’s limit is 3, is sent home or put to sleep with a full stomach.",
    own="both are typed, so a program can compare them; both places are told",
    mend="write the same time in both places, or leave limit: out of a row that is about something else",
    bad="schedule: {before: 2 hours, do: Stop drinking., limit: last_drink}, where last_drink is {before: 3 hours}",
    good="schedule: {before: 3 hours, do: Stop drinking., limit: last_drink}, where last_drink is {before: 3 hours}",
)


SCHEDULE_CONTRADICTS = rule(
    "schedule-contradicts",
    "error",
    "a row tells to eat or drink after one that ends it",
    why="Who follows the later row comes with a full stomach, and is sent home or put to sleep with it.",
    own="rows stand in the order of time, so a program can see it; a sip with a pill is none",
    mend="put the row that ends it last, or say what may still be taken",
    bad="before: 6 hours, do: Nothing to drink from now on.  before: 3 hours, do: Drink a glass of juice.",
    good="before: 6 hours, do: Drink a glass of juice.  before: 3 hours, do: Nothing to drink from now on.",
)
SAVE = frozenset(("but", "except", "besides", "red", "purple", "with", "after"))  # “nothing to drink but water” ends no drinking
SCHEDULE_HOURS = rule(
    "schedule-hours",
    "error",
    "rows are in the order of time only for an event in the night",
    why="For everybody else the last row comes first; who ticks from the top comes too late.",
    own="visits begin between 5 in the morning and 10 at night; a row that has another place at each of these hours is out of order",
    mend="put rows in the order of time",
    bad="before: 5 hours, do: Drink the second half.  before: 1 day, do: Buy the prep.",
    good="before: 1 day, do: Buy the prep.  before: 5 hours, do: Drink the second half.",
)
USUAL = ClockRange(5 * 60, 22 * 60)  # minutes of the day
BEGINS = {"eat": "food_ends", "have": "food_ends", "drink": "drink_ends", "finish": "drink_ends"}  # by the first word of a sentence


def check(handout: Handout) -> Iterator[Problem]:
    """Rows out of order; those that name a limit of another kind, or one that counts from another event, whatever clinics set."""
    for schedule in handout.parts():
        if isinstance(schedule, ScheduleRows) and (odd := out_of_hours(schedule.rows, USUAL)):
            first, last = (f"{minute // 60}:{minute % 60:02}" for minute in odd[1])
            told = f"this comes after what stands above it only for an event from {first} to {last}"
            yield SCHEDULE_HOURS.at(schedule.rows[odd[0]].do.place, told)
    kinds = limit_kinds(handout.limits)
    for found, row, counted in _named(handout):
        kind, wanted = kinds.get(row.limit or ""), "before" if row.before else "after"
        if kind and kind.says != wanted:
            yield SCHEDULE_LIMIT.at(counted.place, f"this is {wanted} the event, and the limit “{row.limit}” says {kind.says}")
        elif kind and kind.says in EVENTS and kind.event != found.event:
            yield SCHEDULE_LIMIT.at(counted.place, f"this counts from {found.event}, and the limit “{row.limit}” from {kind.event}")


def check_set(wording: Wording) -> Iterator[Problem]:
    """Rows that say another time than this clinic has set; told at the row, and at the clinic’s limit."""
    for _, row, counted in _named(wording.handout):
        limit = set_limit(row.limit or "", wording) if row.limit else None
        if not isinstance(limit, Before | After):
            continue
        own = limit.before if isinstance(limit, Before) else limit.after
        if days(own) != days(counted):
            told = f"the schedule says {counted}, and the clinic’s limit “{row.limit}” {own}"
            yield SCHEDULE_LIMIT.at(counted.place, f"{told} ({limit.place})")
            yield SCHEDULE_LIMIT.at(own.place, f"{told} ({counted.place})")
    yield from _unnamed(wording)


def _unnamed(wording: Wording) -> Iterator[Problem]:
    """Rows that stop what a limit of the clinic is of, without its name, in a schedule of which no row says the limit’s time."""
    schedules = [part for part in wording.handout.parts() if isinstance(part, ScheduleRows)]
    for found in schedules if wording.handout.language == ORIGINAL else ():
        rows = found.rows
        meant = [(row, row.counted, name) for row in rows if row.counted and not row.limit for name in _stopped(row, found.event, wording)]
        for row, counted, name in meant:
            limit = set_limit(name, wording)
            own = limit.before if isinstance(limit, Before) else None
            if own and all(days(own) != days(each.counted) for each in rows if each.counted):
                told = f"this row says {counted}, and the clinic’s limit “{name}” {own} ({limit.place if limit else ''})"
                hint = f"write limit: {name} in this row, and the time that is right"
                yield SCHEDULE_LIMIT.at(row.do.place, told, hint, severity="warning")


def _stopped(row: ScheduleRow, event: Event, wording: Wording) -> list[str]:
    """The limit that a row speaks of without naming it: one alone, which counts to the same event."""
    from .lexical import book  # all rules, this one too

    said = Sentence(tokens(row.do), book().lexicon)
    if not STOPS & {token.text for token in said.tokens} or not row.before:
        return []
    kinds = limit_kinds(wording.handout.limits)
    found = [name for name, classes in limit_facts()["words"].items() if not said.classes.isdisjoint(classes)]
    return [name for name in found if kinds[name].says == "before" and kinds[name].event == event] if len(found) == 1 else []


def against_itself(handout: Handout) -> Iterator[Problem]:
    """Rows before the event of an English sheet that begin what a row above them has ended."""
    from .lexical import book

    for schedule in handout.parts():
        ended = dict[str, ScheduleRow]()
        for row in schedule.rows if isinstance(schedule, ScheduleRows) else ():
            if row.after is not None:
                break
            said = read_sentences(row.do, book().lexicon, inverted=False)
            for sentence in said:
                first = next((token.text for token in sentence.tokens if token.kind == "word"), "")
                above = ended.get(BEGINS.get(first, ""))
                if above and (first not in ("have", "finish") or not sentence.classes.isdisjoint(("food", "drinking"))):
                    told = f"“{row.do.plain}”, but {above.do.place.line_from(row.do.place)} says “{above.do.plain}”"
                    yield SCHEDULE_CONTRADICTS.at(row.do.place, told)
            whole = [sentence for sentence in said if SAVE.isdisjoint(sentence.texts)]
            ended |= {name: row for sentence in whole for name in ("food_ends", "drink_ends") if name in sentence.classes}


def _named(handout: Handout) -> Iterator[tuple[ScheduleRows, ScheduleRow, Duration]]:
    """The rows that name a limit, and how long before or after they say."""
    for found in handout.parts():
        if isinstance(found, ScheduleRows):
            yield from ((found, row, row.counted) for row in found.rows if row.limit is not None and row.counted is not None)
