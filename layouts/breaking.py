"""Words set in lines: our own line breaker.  Flush left (or right), no hyphenation, no stretched spaces."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from ..handouts.words import Span, Words
from .bidi import visual
from .segments import Segment, TypeStyle, measured, space_width, unbreakables
from .shaping import Glyph, Shaped

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
    return max(line.width for line in break_lines(words, inf, style))


@lru_cache(4096)
def break_lines(words: Words, width: float, style: TypeStyle) -> tuple[LineBox, ...]:
    """The words in lines of at most `width` points.  Raises TooWide, with the word; Unfilled where a page number is still to come.

    Kept for the next pass over the sheet, and the next clinic's.
    """
    words.check_filled()
    lines: list[LineBox] = []
    for typed in unbreakables(words):
        runs: list[TextRun] = []
        x, gap, level = 0.0, 0.0, 0
        for piece in measured(typed, style):
            wide = sum(segment.width for segment in piece.segments)
            if wide > width + 0.01:
                raise TooWide(piece.words)
            if runs and x + gap + wide > width + 0.01:
                lines.append(_line(runs, x, bool(gap)))
                runs, x, gap = [], 0.0, 0.0
            if gap:
                last = runs[-1]
                _append(runs, Segment(" ", last.span, last.at, gap, last.shaped and Shaped("", (), 0, level, True, True)), x)
                x += gap
            for segment in piece.segments:
                _append(runs, segment, x)
                x += segment.width
            gap, level = space_width(piece.segments[-1].span, style) if piece.space else 0.0, piece.level
        lines.append(_line(runs, x))
    return tuple(lines)


def _line(runs: list[TextRun], width: float, spaced: bool = True) -> LineBox:
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
