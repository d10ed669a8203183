"""What the program puts together of an author's words in tables, doses, notes, exercises and the like: one paragraph, one text.

A page sets these words, and a recall looks for words in them (`block_lines`), as in those of figures (`figure_words.py`).
"""

from collections.abc import Iterator
from dataclasses import replace

from .amount_scalars import Between
from .blocks import (
    TIMES,
    DoseRow,
    Doses,
    DoseTable,
    Exercise,
    Exercises,
    Log,
    Medicine,
    NoteBlock,
    Outcome,
    Schedule,
    ScheduleRow,
    ScheduleRows,
    Table,
)
from .figure_words import Sayer
from .formats import duration_words
from .own_words import bounds_key, clock_key, when_key
from .part import Part
from .text import Text
from .wording import capital
from .words import Words, said


def listed_cell(s: Sayer, head: Words, words: Text | Words) -> Words:
    """ "What to do: stop it."  Where columns find no room, a row is a list of its cells."""
    return s.say("tables.cell", head=head, words=s.final(words))


def listed_outcome(s: Sayer, outcome: Outcome) -> list[Words]:
    """ "What happens: you wait."  The same of an option, its heads in bold."""
    told = (("options.happens", outcome.happens), ("options.known", outcome.known))
    return [s.say(key).then(":").strong().then(" ", s.final(words)) for key, words in told]


def medicine_times(s: Sayer, medicine: Medicine) -> list[Words]:
    """ "When: morning, night"; nothing where staff tick them."""
    if not medicine.when:
        return []
    first, *more = (s.say(f"medicines.{time}") for time in TIMES if time in medicine.when)
    for words in more:
        first = s.say("figures.next", before=first, next=words)
    return [listed_cell(s, s.say("medicines.when"), first)]


def dose_heading(s: Sayer, found: DoseTable) -> Words:
    """ "Ibuprofen, 100 mg in 5 mL" """
    return s.say("doses.name", medicine=s.final(found.medicine), strength=s.final(found.strength))


def dose_rules(s: Sayer, found: DoseTable) -> list[Words]:
    """How often, and at most: a sentence each, the source behind the last."""
    told = [s.say("doses.every", words=s.final(found.every))]
    told += [s.say("doses.at_most", words=s.final(found.at_most))] if found.at_most else []
    *first, last = (s.say("figures.sentence", words=words) for words in told)
    return [*first, last.then(" ", s.wording.source(found.source))]


def dose_of(s: Sayer, row: DoseRow) -> Words:
    """The tablet, or the stretch of weights or ages."""
    if row.tablet is not None:
        return s.final(row.tablet)
    ends = {name: said(s.wording.measure(bound)) for name, bound in (("from", row.from_), ("to", row.to)) if bound is not None}
    return s.say(bounds_key(row), **ends)


def note_words(s: Sayer, block: NoteBlock) -> Words:
    """ "Tip: sit down first." """
    return s.say(f"note.{block.kind}", words=s.final(block.note))


def exercise_amounts(s: Sayer, each: Exercise) -> list[Words]:
    """How long, how often, how many times a day: those that are said."""
    told = [s.say("exercises.hold", words=s.final(each.hold))] if each.hold else []
    numbers = (("repeats", each.repeats), ("times_a_day", each.times_a_day))
    return told + [s.say(f"exercises.{name}", number=_times(s, number)) for name, number in numbers if number is not None]


def _times(s: Sayer, number: int | Between) -> Words:
    """ "10", "5 to 10"."""
    if isinstance(number, Between):
        return s.say("limit_phrases.range", least=s.wording.number(number.least), most=s.wording.number(number.most))
    return said(s.wording.number(number))


def exercise_stop(s: Sayer, each: Exercise) -> list[Words]:
    """When to stop it."""
    return [s.say("exercises.stop", words=s.final(each.stop))] if each.stop else []


def log_days(s: Sayer, count: int) -> list[Words]:
    """So many days, by number."""
    return [s.say("log.day", number=s.wording.number(day)) for day in range(1, count + 1)]


def schedule_event(s: Sayer, found: ScheduleRows) -> Words:
    """ "When you arrive" """
    return s.say(f"schedule.{found.event}")


def schedule_distance(s: Sayer, found: ScheduleRows, row: ScheduleRow) -> Words:
    """ "1 day before you arrive": it begins with a capital letter."""
    time = {"time": duration_words(s.wording.catalogue, row.counted)} if row.counted else {}
    first, *more = s.say(when_key(found, row), **time)
    return Words((replace(first, words=capital(first.words)), *more))


def schedule_when(s: Sayer, found: ScheduleRows, row: ScheduleRow) -> Words:
    """ "1 day before you arrive, 6 PM" """
    return at_clock(s, row, schedule_distance(s, found, row))


def at_clock(s: Sayer, row: ScheduleRow, when: Words) -> Words:
    """A day with the row's own time of that day: "…, 6 PM", "…, from 8 AM"; as it is where it says none."""
    if not (key := clock_key(row)):
        return when
    times = {name: s.wording.time(clock) for name, clock in (("from", row.from_), ("to", row.to)) if clock}
    if key != "schedule.range":
        times = {"time": s.wording.time(row.at) if row.at else next(iter(times.values()))}
    return s.say(key, when=when, **times)


def block_lines(s: Sayer, part: Part) -> Iterator[str]:
    """What a part of the sheet says so, one text at a time."""
    match part:
        case Doses():
            found = part.doses
            told = [dose_heading(s, found), *dose_rules(s, found), *(dose_of(s, row) for row in found.rows)]
            told += [listed_cell(s, s.say("doses.one"), row.give) for row in found.rows]
            yield from (words.plain for words in told)
        case Table():
            heads = [s.final(head) for head in part.table.columns]
            cells = ((head, text) for row in part.table.rows for head, text in zip(heads, row) if head.plain and text.plain)
            yield from (listed_cell(s, head, text).plain for head, text in cells)
        case Outcome():
            yield from (words.plain for words in listed_outcome(s, part))
        case NoteBlock():
            yield note_words(s, part).plain
        case Exercise():
            yield from (words.plain for words in (*exercise_amounts(s, part), *exercise_stop(s, part)))
        case Exercises() if part.tick:
            yield from (words.plain for words in log_days(s, part.tick))
        case Log() if isinstance(part.log.rows, int):
            yield from (words.plain for words in log_days(s, part.log.rows))
        case Schedule():
            yield schedule_event(s, part.schedule).plain
            yield from (schedule_when(s, part.schedule, row).plain for row in part.schedule.rows)
        case Medicine():
            facts = (("for", part.for_), ("how_much", part.how_much))
            yield from (listed_cell(s, s.say(f"medicines.{name}"), text).plain for name, text in facts if text)
            yield from (words.plain for words in medicine_times(s, part))
