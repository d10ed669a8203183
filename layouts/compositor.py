"""Words and pictures on their way into strips, in one pass over a sheet; and what such a pass gathers."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from math import hypot, inf
from typing import Any, TypeVar

from ..handouts.place import Place
from ..handouts.problems import Problem, Problems
from ..handouts.words import Words
from ..images.picture import Picture, PictureError, Raster
from ..images.raster import check_resolution, cut
from .breaking import LineBox, TextRun, TooWide, breadth, break_lines
from .look import Look
from .paragraph import Paragraph
from .pieces import Lines, Placed
from .segments import BLACK, TypeStyle, missing
from .strips import Column, Item, Strip, Strips
from .tags import Tag

T = TypeVar("T")
STAMP = "#dadada"


@dataclass
class Gathered:
    """What one pass over a sheet gathers: the next one begins with nothing but the pages that this one found."""

    pages: Mapping[str, int] = field(default_factory=dict)  # part -> its page, as the pass before found it
    digits: int = 1  # of the widest page number
    asked: dict[str, int] = field(default_factory=dict)  # part -> the page that stands in the words
    problems: list[Problem] = field(default_factory=list)  # what cannot be set
    met: set[str] = field(default_factory=set)  # terms used so far
    tall: dict[Place, float] = field(default_factory=dict)  # block -> its height in u
    waiting: list[str] = field(default_factory=list)  # those whose meaning does not stand on the sheet yet

    def page_of(self, part: str) -> int:
        """The page where a part begins: at first a guess, and the sheet is laid out again if it was wrong."""
        return self.asked.setdefault(part, self.pages.get(part, 1))

    def complain(self) -> None:
        """Raise what could not be set, all at once."""
        if self.problems:
            raise Problems(tuple(dict.fromkeys(self.problems)))


@dataclass(frozen=True)
class Compositor:
    """Sets words and pictures in a look; what cannot be set is gathered."""

    look: Look
    gathered: Gathered = field(default_factory=Gathered, kw_only=True)

    # -- words
    def words(
        self,
        words: Words,
        role: str,
        column: Column,
        tag: Tag | None,
        *,
        bold: bool = False,
        colour: str = BLACK,
        end: bool = False,
        gap: float = 0,
    ) -> Strips:
        """Words in a column, as the strips that a page break may part."""
        look = self.look
        self._check_glyphs(words, look.style(role, bold))
        try:
            style, lines = self._in_lines(_widest(words), role, column.w * look.u, bold, colour, end)
        except TooWide as wide:
            self.gathered.problems.append(
                Problem(
                    words.place,
                    "word-too-wide",
                    f"“{wide}” is wider than its column",
                    "use a shorter word, or put a space or a hyphen where it may be parted",
                )
            )
            return [Strip(look.lead(role))]
        style, lines = look.apart(style, len(lines), words), _numbered(lines, words, style)
        paragraph, leading = Paragraph(words, lines, column.w * look.u, style, tag), style.leading / look.u
        return [
            Strip(
                (last - first) * leading,
                (Item(Lines(paragraph, first, last), column.x, 0),),
                gap=0 if k else gap,
                cost=look.ends.lines if k else 0,
                place=words.place,
            )
            for k, (first, last) in enumerate(paragraph.cuts())
        ]

    def _in_lines(self, words: Words, role: str, width: float, bold: bool, colour: str, end: bool) -> tuple[TypeStyle, tuple[LineBox, ...]]:
        """The words in lines of that role, or of the next smaller one in which the widest word or telephone number fits its column.

        Raises TooWide where it fits in none; a telephone number is parted before.
        """
        for each in self.look.no_larger(role):
            style = self.look.style(each, bold, colour, end)
            with suppress(TooWide):
                return style, break_lines(words, width, style.measure)
        *_, least = self.look.no_larger(role)
        style = self.look.style(least, bold, colour, end)
        return style, break_lines(words, width, style.measure, last_resort=True)

    def _check_glyphs(self, words: Words, style: TypeStyle) -> None:
        for span in words:
            if not span.blank and (lost := missing(span, style)):
                shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in lost)
                self.gathered.problems.append(
                    Problem(words.place, "glyph-missing", f"the font has no letter for {shown}", "write it with other letters")
                )

    def stamp(self, words: Words) -> Paragraph:
        """A word as large as it can stand across the page, light enough to read through, dark enough to stay on a photocopy."""
        across, down = self.look.paper.size
        style = replace(self.look.style("title", bold=True, colour=STAMP), end=False)
        self._check_glyphs(words, style)
        size = min(0.72 * hypot(across, down) / breadth(words, replace(style, size=1.0)), 0.4 * across)
        return Paragraph.of(words, inf, replace(style, size=size), None)

    # -- pictures
    def load(self, id: str, place: Place) -> Picture | None:
        """A picture of the index in the clinic's colours; None (and a problem) when it cannot be used."""
        return self.tried(lambda: self.look.pictures.picture(id, self.look.colours, self.look.rtl), place)

    def fitted(self, picture: Picture, width: float, height: float, place: Place, tag: Tag | None, **more: Any) -> Placed:
        """A picture in a box of `width` × `height` u; too coarse a one is a problem."""
        placed = Placed(picture, width * self.look.u, height * self.look.u, tag, **more)
        if isinstance(picture, Raster):
            self.tried(lambda: check_resolution(picture, placed.size()[0]), place)
            return replace(placed, picture=cut(picture, placed.size()[0]))
        return placed

    def tried(self, act: Callable[[], T], place: Place) -> T | None:
        """What `act` gives; None when a picture cannot be printed, which is then a problem of that place."""
        try:
            return act()
        except PictureError as problem:
            self.gathered.problems.append(Problem(place, problem.code, problem.message, problem.hint))
            return None


def _widest(words: Words) -> Words:
    """The words with the widest numbers of pages in place of their own: lines end at the same words whatever those are."""
    return Words((replace(span, words=span.widest) if span.widest else span for span in words), words.place)


def _numbered(lines: tuple[LineBox, ...], words: Words, style: TypeStyle) -> tuple[LineBox, ...]:
    """The lines with their own numbers again; what stands to the right of a narrower one moves up to it."""
    if not any(span.widest for span in words):
        return lines
    return tuple(reduce(partial(_narrowed, words=words, style=style), line.runs, line) for line in lines)


def _narrowed(line: LineBox, wide: TextRun, words: Words, style: TypeStyle) -> LineBox:
    """The line with the number itself where a run says the widest one."""
    widest = wide.span.widest
    if not widest or not wide.words.startswith(widest):
        return line
    own, room = (break_lines(Words((span,)), inf, style.measure)[0].runs[0] for span in (words[wide.at], wide.span))
    less, at = room.width - own.width, next(run.x for run in line.runs if run.at == wide.at)
    number = replace(own, at=wide.at, x=at, words=own.words + wide.words[len(widest) :], width=wide.width - less)
    runs = (number if run.at == wide.at and run.x == at else replace(run, x=run.x - less) if run.x > at else run for run in line.runs)
    return LineBox(tuple(runs), line.width - less, line.spaced)
