"""A schedule: for each row a box to tick, when it is, what is done; with the patient's own days where they are known, else lines."""

from typing import NamedTuple

from ...handouts import blocks as model
from ...handouts.block_words import at_clock, schedule_distance, schedule_event, schedule_when
from ...handouts.event_times import DayTime, time_of
from ...handouts.own_words import day_key
from ...handouts.patient import FIELD
from ...handouts.place import Place
from ...handouts.words import Words, said
from ...images import figures
from ..setting import Setting
from ..strips import Column, Strip, Strips, gap, row, whole
from ..tags import Tag
from .limits import fewest_lines
from .lists import listed_items, title

BOX = 3.0  # u: from a box to the words beside it
LINE = 7.0  # u: a line for a day or a time by hand
WIDE = 50.0  # u: in one column that is wider, what is done stands beside its time, in a narrower one below
APART = 1.0  # u: from when to what is done
MOST = 0.6  # of the column: when a row is takes no more
LABELS = (13.0, 15.0, 18.0, 21.5, 25.0, 28.0, 33.0)  # u: of when a row is, in the order in which they are tried


class When(NamedTuple):
    """When a row is, in bold, and what stands under it: how long before, a line for the day, or nothing."""

    told: Words
    under: Words | None


def schedule(block: model.Schedule, s: Setting, tag: Tag) -> Strips:
    """Its title, when the event is, and the rows."""
    found, look = block.schedule, s.look
    over = gap(title(block.title, s, tag) + _event(found, s, tag), look.space.figure)
    whens = [_when(s, found, each) for each in found.rows]
    column = look.text.indent(BOX)
    pairs = [(when.told, s.wording.words(each.do)) for when, each in zip(whens, found.rows)]
    labels = [label for label in LABELS if label <= MOST * column.w]
    columns = (column, column) if look.one_column and column.w < WIDE else fewest_lines(look, column, pairs, labels, APART)
    listed = tag.add("L", numbering="None")
    rows = [[_row(each, when, columns, s, listed.add("LI"))] for each, when in zip(found.rows, whens)]
    first, *more = listed_items(rows, look)
    return [over[0], *(strip.but(tied=True) for strip in (*over[1:], first)), *more]


def _event(found: model.ScheduleRows, s: Setting, tag: Tag) -> Strips:
    """When the event is: as it was typed for this patient, which is said; or a line to write on."""
    patient, space = s.patient, s.look.space
    known = DayTime(patient.event, patient.event_time) if patient.event else None
    day = _told(s, known, s.wording.weekday(known.day)) if known else _line(s, "schedule.day_time")
    event = s.say("tables.cell", head=schedule_event(s, found), words=day)
    event = event.then(" ", s.wording.source(found.source)) if found.source else event
    out = s.paragraph(event, tag, gap=space.heading)
    return out + (s.paragraph(s.say("patient.typed"), tag, role="small", gap=space.item) if patient.event else [])


def _when(s: Setting, found: model.ScheduleRows, each: model.ScheduleRow) -> When:
    known = time_of(each, s.patient.event, s.patient.event_time) if s.patient.event else None
    if known:
        return When(at_clock(s, each, _told(s, known, s.wording.near_day(known.day))), schedule_distance(s, found, each))
    return When(schedule_when(s, found, each), None if each.is_event else _line(s, day_key(each)))


def _told(s: Setting, known: DayTime, day: str) -> Words:
    """ "Thursday, December 3, 2026, 9:30 AM": the event itself says the year, the rows leave it out."""
    words = s.say("patient.at", day=day, time=s.wording.time(known.clock)) if known.clock else said(day)
    return Words(words, Place(FIELD + "event"))


def _line(s: Setting, key: str) -> Words:
    """Where a day, or a day and a time, are written by hand."""
    return s.say(key, blank=Words((s.wording.blank(LINE),)))


def _row(each: model.ScheduleRow, when: When, columns: tuple[Column, Column], s: Setting, item: Tag) -> Strip:
    """One row, on one page: its box, when, and under that its day; beside it, in one column below, what is done."""
    look, (left, right) = s.look, columns
    label, body = s.words(when.told, "body", left, item.add("Lbl"), bold=True), item.add("LBody")
    if when.under:
        label += s.paragraph(when.under, body, left, gap=look.space.item)
    told = s.paragraph(each.do, body, right)
    joined = whole(label + gap(told, look.space.item)) if left == right else row(label, told)
    box = (look.ink(look.text.x, 0.3, figures.tick_box),) if each.tick == "yes" else ()
    return joined.but(items=(*box, *joined.items), place=each.place, gap=look.space.paragraph)
