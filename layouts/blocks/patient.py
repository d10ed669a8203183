"""For whom a sheet is: what staff typed at the desk, in a frame near the top of page 1; or boxes to tick for the side."""

from collections.abc import Iterator

from ...handouts.patient import FIELD
from ...handouts.place import Place
from ...handouts.words import Span, Words
from ...images import figures
from ..setting import Setting
from ..strips import Column, Strip, Strips, gap, row, whole
from ..tags import Tag
from .lists import hang

PADDING = 1.5  # u: from the frame to the words
TOGETHER = 3  # strips of large print that begin on page 1: what it is, by whom, the name


def patient(s: Setting, root: Tag) -> Strips:
    """The frame, in large print two lines; nothing where nothing was typed and no side is asked for."""
    if not s.patient.is_framed and s.handout.side is None:
        return []
    look, tag = s.look, root.add("Sect")
    inner = look.wide if look.one_column else Column(PADDING, look.width - 2 * PADDING)
    parts = _title(s, tag, inner)
    listed = tag.add("L", numbering="None")
    for cells in _facts(s):
        columns = [inner] if len(cells) == 1 else _halves(inner)
        parts.append(
            row(
                *(s.set(words, "body", column, listed.add("LI").add("LBody")) for words, column in zip(cells, columns)), gap=look.space.item
            )
        )
    if s.handout.side and not s.patient.side:
        parts.append(_boxes(s, tag, inner))
    if look.one_column:
        rule = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.ink),), gap=look.space.paragraph, tied=True)
        return [
            rule,
            *(strip.but(tied=True) for strip in gap(parts[:TOGETHER], look.space.item)),
            *parts[TOGETHER:],
            rule.but(gap=look.space.item),
        ]
    inside = whole(parts)
    frame = look.ink(0, 0, figures.frame, look.width, inside.height + 2 * PADDING, look.colours.ink)
    return [Strip(inside.height + 2 * PADDING, (frame, *inside.at(PADDING)), gap=look.space.paragraph)]


def _title(s: Setting, tag: Tag, inner: Column) -> Strips:
    """That it is for one patient, and that it was typed at the desk: nobody has approved these words."""
    look, typed = s.look, s.say("patient.typed")
    title = s.words(s.say("patient.title"), "body", inner, tag.add("H2"), bold=True, colour=look.colours.ink)
    if not s.patient.is_framed:
        return title
    if look.one_column:
        return title + s.paragraph(typed, tag, inner, "small")
    return [row(title, s.paragraph(typed, tag, inner, "small", end=True))]


def _facts(s: Setting) -> Iterator[list[Words]]:
    """What was typed, each with its name, two by two where there are two columns; the clinician's words have a line of their own."""
    patient, wording = s.patient, s.wording
    day = wording.weekday(patient.day) if patient.day else ""
    visit: Words | str = wording.weekday(patient.next_visit) if patient.next_visit else ""
    if patient.next_time:
        visit = s.say("patient.at", day=visit, time=wording.time(patient.next_time))
    side = s.say(f"patient.{patient.side}") if patient.side else ""
    told = {"name": _apart(patient.name), "day": day, "side": side, "next_visit": visit, "ask_for": _apart(patient.ask_for)}
    short = [_said(s, field, words) for field, words in told.items() if words]
    step = 1 if s.look.one_column else 2
    yield from (short[k : k + step] for k in range(0, len(short), step))
    if patient.line:
        yield [_said(s, "line", _apart(patient.line))]


def _apart(words: str) -> Words | str:
    """As it was typed: an English sentence on an Arabic sheet keeps its full stop at its right end."""
    return Words([Span(words, apart=True)]) if words else ""


def _said(s: Setting, field: str, words: Words | str) -> Words:
    """A fact as the catalogue says it; its place is the field that it was typed into."""
    return Words(s.say(f"patient.{field}", words=words), Place(FIELD + field))


def _halves(inner: Column) -> list[Column]:
    half = (inner.w - 2) / 2
    return inner.cut(half, 2, half)


def _boxes(s: Setting, tag: Tag, inner: Column) -> Strip:
    """The side as boxes, of which staff tick one."""
    look, listed = s.look, tag.add("L", numbering="None")
    lead = s.set(s.say("patient.side_open"), "body", inner, tag.add("P"))
    cells = Strips(), Strips()
    for cell, side, column in zip(cells, ("left", "right"), _halves(inner)):
        words = s.set(s.say(f"patient.{side}"), "body", column.indent(3), listed.add("LI").add("LBody"))
        cell += hang(look.ink(column.x, 0.3, figures.tick_box), words)
    return whole([*gap(lead, 0), row(*cells, gap=look.space.item)], gap=look.space.item)
