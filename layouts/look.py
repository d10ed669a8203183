"""How one sheet looks: a theme's edition on one paper, in a clinic's colours; and the words' way into strips."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil, hypot, inf
from typing import Any, TypeVar

from ..handouts.place import Place
from ..handouts.problems import Problem, Problems
from ..handouts.words import Words
from ..images.colours import Roles
from ..images.picture import Picture, PictureError, Raster
from ..images.pictures import Pictures
from ..images.raster import check_resolution, cut
from . import strips
from .pages import Grid
from .pieces import Ink, Lines, Placed
from .shaping import complex_script
from .strips import Column, Item, Strip, Strips, row, tied
from .tags import Tag
from .text import BLACK, Paragraph, Style, TooWide, breadth, break_lines, missing
from .theme import Edition, Paper

T = TypeVar("T")
HIGH, APART = 0.87, 1.25  # of the type size: signs above a letter; from line to line with signs above and below (FiraGO's Devanagari)
DOT = "  ·  "  # between short facts on one line
STAMP = "#dadada"
_JOINER = "\xa0"
BINDS = frozenset({"be", "cs", "pl", "ru", "sk", "uk"})  # languages in which a line never ends with a word of one letter
_SHORT = re.compile(r"(?<![^\s(«])([^\W\d]|\d+(?= \w{1,9}\b)) (?! )")


@dataclass
class Look:
    """One sheet's look.  `side` holds headings and notes, `text` the words, `wide` both; in an edition of one column they are the same.

    `problems` collects what cannot be set.
    """

    paper: Paper
    edition: Edition
    colours: Roles
    pictures: Pictures
    language: str
    mono: bool = False
    rtl: bool = False  # read from the right: what lies at a column's start lies at its right
    fonts: tuple[str, ...] = ()  # names of loaded fonts for letters that FiraGO lacks
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, int] = field(default_factory=dict)  # part -> its page, as the last laying-out found it
    asked: dict[str, int] = field(default_factory=dict)  # part -> the page that stands in the words

    def __post_init__(self) -> None:
        e = self.edition
        self.u, self.width, self.space = e.unit, e.side + e.gutter + e.text, e.space
        self.one_column = not e.side
        self.text, self.wide = Column(e.side + e.gutter, e.text), Column(0, self.width)
        self.side = self.wide if self.one_column else Column(0, e.side)
        half = (e.text - 2) / 2
        self.pair = [self.text] * 2 if self.one_column else self.text.cut(half, 2, half)  # the columns of `paired`
        self.left = (self.paper.size[0] - self.width * self.u) / 2  # margin, in points
        self.top = e.top  # where the body of page 2 and on begins
        self.bottom = self.paper.size[1] // self.u - e.bottom  # where the body ends, from the top

    # -- side by side, or one under the other where there is one column
    def paired(self, *cells: Strips, gap: float = 0, between: float | None = None, **more: Any) -> Strips:
        """Cells in the columns of `pair`: one strip; or below each other, `between` u apart."""
        if not self.one_column:
            return [row(*cells, gap=gap, **more)]
        between = self.space.paragraph if between is None else between
        return [strip for k, cell in enumerate(cells) for strip in strips.gap(cell, between if k else gap)]

    def beside(self, aside: Strips, body: Strips) -> Strips:
        """`aside` in the side column, beside `body`; or after its end, on its page if it can be."""
        return [*body, *tied([replace(strip, cost=10) for strip in aside])] if self.one_column else strips.beside(aside, body)

    # -- words
    @property
    def grid(self) -> Grid:
        """Where strips lie on this paper."""
        return Grid(self.u, self.left, self.paper.size[1], self.paper.size[0] if self.rtl else 0.0)

    def style(self, role: str, bold: bool = False, colour: str = BLACK, end: bool = False) -> Style:
        size, leading = self.edition.type[role]
        underline = self.edition.emphasis == "underline"
        return _style(size, leading * self.u, self.u, bold, colour, end != self.rtl, self.rtl, self.fonts, underline)

    def lead(self, role: str) -> float:
        """The leading of a type role, in u."""
        return self.edition.type[role][1]

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
        style = self.style(role, bold, colour, end)
        words = self._numbered(words)
        self._check_glyphs(words, style)
        try:
            paragraph = self._broken(words, column, style, tag)
        except TooWide as wide:
            self.problems.append(
                Problem(words.place, "word-too-wide", f"“{wide}” is wider than its column", "use a shorter word, or write it in two")
            )
            return [Strip(self.lead(role))]
        if under(words):
            paragraph.style = self._apart(style, len(paragraph.lines))
        leading = paragraph.style.leading / self.u
        return [
            Strip(
                (last - first) * leading,
                (Item(Lines(paragraph, first, last), column.x, 0),),
                gap=0 if k else gap,
                cost=4 if k else 2,
                place=words.place,
            )
            for k, (first, last) in enumerate(paragraph.cuts())
        ]

    def count_lines(self, words: Words, role: str, column: Column, bold: bool = False) -> float:
        """How many lines the words take in a column; infinitely many when a word is too wide for it."""
        try:
            return len(break_lines(words, column.w * self.u, self.style(role, bold)))
        except TooWide:
            return inf

    def breadth(self, words: Words, role: str, bold: bool = False) -> float:
        """How wide the words are on one line, in u."""
        return breadth(words, self.style(role, bold)) / self.u

    def in_lines(self, parts: Sequence[Words], role: str, column: Column) -> list[Words]:
        """Short facts, as many on a line as fit, with dots between: so that no dot ends a line."""
        lines = list[Words]()
        for part in parts:
            longer = lines[-1].then(DOT, part) if lines else part
            if lines and self.breadth(longer, role) <= column.w:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines

    def _numbered(self, words: Words) -> Words:
        """Page numbers filled in."""
        return Words((replace(s, words=str(self.page_of(s.page)), page="") if s.page else s for s in words), words.place)

    def _broken(self, words: Words, column: Column, style: Style, tag: Tag | None) -> Paragraph:
        """The words in lines, what belongs together kept together if the column is wide enough for it."""
        bound = _short_words_bound(words) if self.language in BINDS else words
        for tried in (_last_words_joined(bound), bound):
            try:
                return Paragraph(tried, column.w * self.u, style, tag)
            except TooWide:
                continue
        return Paragraph(words, column.w * self.u, style, tag)

    def _apart(self, style: Style, lines: int) -> Style:
        """The style with so much leading that signs above and below letters reach no other line; small type has it anyway."""
        least = max(HIGH * style.size + style.rise, APART * style.size if lines > 1 else 0)
        return replace(style, leading=max(style.leading, ceil(2 * least / self.u) / 2 * self.u))

    def page_of(self, part: str) -> int:
        """The page where a part begins: at first a guess, and the sheet is laid out again if it was wrong."""
        return self.asked.setdefault(part, self.pages.get(part, 1))

    def _check_glyphs(self, words: Words, style: Style) -> None:
        for span in words:
            if not span.blank and (lost := missing(span, style)):
                shown = ", ".join(f"{c} (U+{ord(c):04X})" for c in lost)
                self.problems.append(
                    Problem(words.place, "glyph-missing", f"the font has no letter for {shown}", "write it with other letters")
                )

    def stamp(self, words: Words) -> Paragraph:
        """A word as large as it can stand across the page, light enough to read through, dark enough to stay on a photocopy."""
        style = replace(self.style("title", bold=True, colour=STAMP), end=False)
        long, wide = hypot(*self.paper.size), breadth(words, replace(style, size=1.0))
        self._check_glyphs(words, style)
        return Paragraph(words, inf, replace(style, size=min(0.72 * long / wide, 0.4 * self.paper.size[0])), None)

    # -- figures and pictures
    def ink(self, x: float, y: float, paint: Any, *arguments: Any) -> Item:
        """A figure that is no content (a rule, a dot, a box), at (x, y) u."""
        return Item(Ink(paint, arguments, self.u), x, y)

    def figure(self, x: float, width: float, height: float, tag: Tag, paint: Any, *arguments: Any) -> Strip:
        """A figure that is content: its tag is a Figure with Alt."""
        return Strip(height, (Item(Ink(paint, arguments, self.u, width, height, tag), x, 0),))

    def icon(self, name: str, x: float, y: float, size: float, colour: str | None = None) -> Item:
        """A sign of the icon set, `size` u square; the words beside it say the same, so it is no content."""
        picture = self.pictures.icon(name, colour or self.colours.ink)
        return Item(Placed(picture, size * self.u, size * self.u), x, y)

    def load(self, id: str, place: Place) -> Picture | None:
        """A picture of the index in the clinic's colours; None (and a problem) when it cannot be used."""
        return self.tried(lambda: self.pictures.picture(id, self.colours), place)

    def fitted(self, picture: Picture, width: float, height: float, place: Place, tag: Tag | None, **more: Any) -> Placed:
        """A picture in a box of `width` × `height` u; too coarse a one is a problem."""
        placed = Placed(picture, width * self.u, height * self.u, tag, **more)
        if isinstance(picture, Raster):
            self.tried(lambda: check_resolution(picture, placed.size()[0]), place)
            return replace(placed, picture=cut(picture, placed.size()[0]))
        return placed

    def tried(self, act: Callable[[], T], place: Place) -> T | None:
        """What `act` gives; None when a picture cannot be printed, which is then a problem of that place."""
        try:
            return act()
        except PictureError as problem:
            self.problems.append(Problem(place, problem.code, problem.message, problem.hint))
            return None

    def complain(self) -> None:
        """Raise what could not be set, all at once."""
        if self.problems:
            raise Problems(tuple(dict.fromkeys(self.problems)))


@lru_cache(256)
def _style(
    size: float, leading: float, unit: float, bold: bool, colour: str, end: bool, rtl: bool, others: tuple[str, ...], underline: bool
) -> Style:
    return Style(size, leading, unit / 2, unit, bold, colour, end, rtl, others, underline)


def under(words: Words) -> float:
    """The white between words and what stands close under them, in u: letters of Arabic and Hindi reach lower than Latin ones."""
    return 0.5 if complex_script(words.plain) else 0


def _short_words_bound(words: Words) -> Words:
    """Words of one letter, and numbers, joined with the next word by a no-break space."""
    return Words(
        (span if span.link or span.blank else replace(span, words=_SHORT.sub(rf"\1{_JOINER}", span.words)) for span in words), words.place
    )


def _last_words_joined(words: Words) -> Words:
    """The last two words joined by a no-break space, when the last is short: no short word alone on a last line."""
    if not words or words[-1].blank or words[-1].link:
        return words
    head, _, tail = words[-1].words.rpartition(" ")
    if head.count(" ") >= 2 and len(tail) <= 8 and len(head.rpartition(" ")[2] + tail) <= 16:
        return Words((*words[:-1], replace(words[-1], words=head + _JOINER + tail)), words.place)
    return words
