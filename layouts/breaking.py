"""Words set in lines: our own line breaker.  Flush left (or right), no hyphenation, no stretched spaces; ties hold (`ties.py`)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from ..handouts.words import Span, Words
from .bidi import visual
from .segments import Segment, TypeStyle, Unbreakable, measured, space_width, unbreakables
from .shaping import Glyph, Shaped
from .ties import NEVER, prices

NO_SPAN = -1  # the position of a space that stands after a blank, and belongs to no span


@dataclass(frozen=True)
class TextRun:
    """A stretch of one line in one font; `at`: the position of its span among those of the paragraph; `x` from the line's start,
    in points."""

    words: str
    span: Span
    at: int
    x: float
    width: float
    shaped: Shaped | None = None


@dataclass(frozen=True)
class LineBox:
    """One line: its runs in reading order, each in its place; `width` in points."""

    runs: tuple[TextRun, ...]
    width: float
    spaced: bool = True  # it ends at a space, not inside a word or an address


class TooWide(ValueError):
    """A word is wider than its column."""


def breadth(words: Words, style: TypeStyle) -> float:
    """The width of the words on one line, in points."""
    return max(line.width for line in break_lines(words, inf, style.measure))


@lru_cache(4096)
def break_lines(words: Words, width: float, style: TypeStyle, last_resort: bool = False) -> tuple[LineBox, ...]:
    """The words in lines of at most `width` points; of the `style` only its `measure` is asked.

    Raises TooWide, with the word, or the telephone number: only as a `last_resort` is that parted.  Raises Unfilled where a page
    number is still to come.  Kept for the next pass over the sheet, and the next clinic's, whatever its colours are.
    """
    words.check_filled()
    lines: list[LineBox] = []
    for typed in unbreakables(words):
        pieces, start = measured(typed, style), 0
        wide, after = _widths(pieces, style)
        for end in _ends(pieces, wide, after, width + 0.01, style.language, last_resort):
            lines.append(_set(pieces[start:end], after[start:end], end == len(pieces)))
            start = end
    return tuple(lines)


def widest(words: Words, style: TypeStyle) -> float:
    """The width of the widest word, or telephone number, in points: no column that holds it is narrower."""
    return max((wide for typed in unbreakables(words) for wide in _whole(measured(typed, style), style)), default=0.0)


# ---------------------------------------------------------------- where lines end
LINE, HOLE, ALONE = 3.0, 1.0, 1.0  # the cost of a line, of a line that is almost empty, of almost nothing on the last one
ENOUGH = 3  # words of which none needs to stand alone; two are a label, and stand as they fall


def _ends(pieces: list[Unbreakable], wide: list[float], after: list[float], width: float, language: str, last_resort: bool) -> list[int]:
    """How many pieces stand before the end of each line: `wide` they are, and `after` each is a space.

    What ties, holes and words left alone cost is the least that it can be.  Lines that are filled as the words come are the fewest;
    where they part nothing they are taken, and nothing else is looked for.
    """
    if max(wide, default=0) > width:
        raise TooWide(next(piece.words for piece, each in zip(pieces, wide) if each > width))
    filled = _filled(wide, after, width)
    if len(filled) < 2:
        return filled
    costs = prices(pieces, language)
    alone = ALONE if len(pieces) >= ENOUGH and not pieces[-1].cut[0].span.link.startswith("tel:") else 0.0
    if not (alone and filled[-1] - filled[-2] == 1) and not any(costs[end - 1] for end in filled[:-1]):
        return filled
    best = _best(wide, after, width, costs, alone)
    parted = next((end for end in best[:-1] if costs[end - 1] >= NEVER), 0)
    if parted and not last_resort:
        raise TooWide(f"{pieces[parted - 1].words} {pieces[parted].words}")
    return best


def _filled(wide: list[float], after: list[float], width: float) -> list[int]:
    """Each line as full as it can be."""
    ends, x = list[int](), 0.0
    for k, each in enumerate(wide):
        gap = after[k - 1] if x else 0.0
        if x and x + gap + each > width:
            ends.append(k)
            x = gap = 0.0
        x += gap + each
    return [*ends, len(wide)]


def _best(wide: list[float], after: list[float], width: float, costs: list[float], alone: float) -> list[int]:
    """The lines that cost least, from the costs of ending one after each piece, and of one `alone` on the last line."""
    n = len(wide)
    least, begins = [0.0, *[inf] * n], [0] * (n + 1)
    for end in range(1, n + 1):
        tie, x = costs[end - 1] if end < n else 0.0, -after[end - 1]
        for start in range(end - 1, -1, -1):
            x += wide[start] + after[start]
            if x > width:
                break
            free = 1 - x / width
            look = HOLE * free * free if end < n else alone * free if start == n - 1 else 0.0
            cost = least[start] + LINE + tie + look
            if cost < least[end]:
                least[end], begins[end] = cost, start
    ends = [n]
    while begins[ends[-1]]:
        ends.append(begins[ends[-1]])
    return ends[::-1]


def _widths(pieces: list[Unbreakable], style: TypeStyle) -> tuple[list[float], list[float]]:
    """How wide each piece is, and the space after it on a line, in points."""
    wide = [sum(segment.width for segment in each.segments) if len(each.segments) > 1 else each.segments[0].width for each in pieces]
    return wide, [space_width(each.segments[-1].span, style) if each.space else 0.0 for each in pieces]


def _whole(pieces: list[Unbreakable], style: TypeStyle) -> Iterator[float]:
    """The widths of what is never parted: words, telephone numbers."""
    (wide, after), x = _widths(pieces, style), 0.0
    for each, gap, cost in zip(wide, after, [*prices(pieces, style.language), 0.0]):
        x += each
        if cost >= NEVER:
            x += gap
        else:
            yield x
            x = 0.0


# ---------------------------------------------------------------- lines
def _set(pieces: list[Unbreakable], after: list[float], last: bool) -> LineBox:
    """One line of these pieces, with the spaces after them; it may be the last one."""
    runs: list[TextRun] = []
    x, gap, level = 0.0, 0.0, 0
    for piece, space in zip(pieces, after):
        if gap:
            before = runs[-1]
            _append(runs, Segment(" ", before.span, before.at, gap, before.shaped and Shaped("", (), 0, level, True, True)), x)
            x += gap
        for segment in piece.segments:
            _append(runs, segment, x)
            x += segment.width
        gap, level = space, piece.level
    return _line(runs, x, bool(gap) or last)


def _line(runs: list[TextRun], width: float, spaced: bool) -> LineBox:
    """A line, its runs in reading order, each in its place."""
    order = visual([run.shaped.level for run in runs if run.shaped])
    if order == sorted(order):
        return LineBox(tuple(runs), width, spaced)
    x, places = 0.0, dict[int, float]()
    for k in order:
        places[k] = x
        x += runs[k].width
    return LineBox(tuple(replace(run, x=places[k]) for k, run in enumerate(runs)), width, spaced)


def _append(runs: list[TextRun], segment: Segment, x: float) -> None:
    """Add to the last run if it is of the same span; a space after a blank is a run of its own, and so is a shaped word."""
    words, span, at, width, shaped = segment
    last = runs[-1] if runs else None
    if last and last.at == at and not span.blank and not shaped and not (last.shaped and last.shaped.glyphs):
        runs[-1] = TextRun(last.words + words, span, at, last.x, last.width + width)
    elif last and shaped and (glyphs := _one_string(last, segment)):
        runs[-1] = TextRun(last.words + words, span, at, last.x, last.width + width, shaped._replace(glyphs=glyphs))
    elif span.blank and words == " ":
        runs.append(TextRun(" ", Span(" ", span.strong), NO_SPAN, x, width, shaped))
    else:
        runs.append(TextRun(words, span, at, x, width, shaped))


def _one_string(last: TextRun, segment: Segment) -> tuple[Glyph, ...]:
    """The glyphs of the last run and of a segment, where they can be shown as one string; else none."""
    first, second = last.shaped, segment.shaped
    if not (first and second and first.glyphs and second.glyphs and second.plain and last.at == segment.at):
        return ()
    same = first._replace(glyphs=(), width=0) == second._replace(glyphs=(), width=0)
    return first.glyphs + second.glyphs if same else ()
