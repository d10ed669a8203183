"""How one sheet looks: a theme's edition on one paper, in a clinic's colours.  A value: nothing that sets a sheet changes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import ceil, inf
from typing import Any
from unicodedata import category, normalize

from ..handouts.editions import Edition, Ends, Paper, Space, Tighter
from ..handouts.words import NO_WORDS, Words, said
from ..images.colours import Roles
from ..images.pictures import Pictures
from . import strips
from .breaking import TooWide, breadth, break_lines, widest
from .pages import Grid, Room
from .pieces import Ink, Placed
from .segments import BLACK, TypeStyle
from .shaping import complex_script
from .strips import Column, Item, Strip, Strips, row, tied
from .tags import Tag

# Of the type size: signs above a letter; from line to line where letters carry signs (FiraGO's Devanagari and Vietnamese), and where not.
HIGH, APART, CLOSE = 0.87, 1.25, 1.15
LARGER = 1.2  # times body text: type that is no text any more
EVEN = 0.02  # halves of u: what no eye sees is no reason for half a u more
COLUMNS = 2.5  # u: between a leaflet's columns
CALLS = 0.42  # of the width: whom to call, beside the danger signs of a leaflet
DOT = "  ·  "  # between short facts on one line


@dataclass(frozen=True)
class Look:
    """One sheet's look.  `side` holds headings and notes, `text` the words, `wide` both; in an edition of one column they are the same."""

    paper: Paper
    edition: Edition
    colours: Roles
    pictures: Pictures
    language: str
    mono: bool = False
    rtl: bool = False  # read from the right: what lies at a column's start lies at its right
    fonts: tuple[str, ...] = ()  # names of loaded fonts for letters that FiraGO lacks
    leaflet: bool = False  # two equal columns, and across both what is wide

    def tightened(self, way: Tighter) -> "Look":
        """It with less white and smaller pictures."""
        return replace(self, edition=self.edition.tightened(way).for_fewer_pages())

    # -- measures, in u
    @cached_property
    def u(self) -> float:
        """In points."""
        return self.edition.unit

    @cached_property
    def width(self) -> float:
        return self.edition.side + self.edition.gutter + self.edition.text

    @cached_property
    def space(self) -> Space:
        return self.edition.space

    @cached_property
    def one_column(self) -> bool:
        return not self.edition.side

    @cached_property
    def wide(self) -> Column:
        return Column(0, self.width)

    @cached_property
    def text(self) -> Column:
        return Column(self.edition.side + self.edition.gutter, self.edition.text)

    @cached_property
    def side(self) -> Column:
        return self.wide if self.one_column else Column(0, self.edition.side)

    @cached_property
    def column(self) -> "Look":
        """The look of a leaflet's first column: in the second one everything lies `across` u further."""
        return self._single((self.width - COLUMNS) / 2)

    @cached_property
    def spread(self) -> "Look":
        """The look of what lies across both columns of a leaflet."""
        return self._single(self.width)

    @cached_property
    def calls(self) -> "Look":
        """The look of a leaflet's danger box: whom to call, and the signs beside it."""
        side = CALLS * self.width
        return replace(self, edition=self.edition.but(side=side, gutter=COLUMNS, text=self.width - side - COLUMNS))

    def narrowed(self, text: float) -> "Look":
        """It with a text column of so many u."""
        return replace(self, edition=self.edition.but(text=text))

    def _single(self, width: float) -> "Look":
        return replace(self, edition=self.edition.but(side=0.0, gutter=0.0, text=width))

    @cached_property
    def across(self) -> float:
        """From a leaflet's first column to its second."""
        return (self.width + COLUMNS) / 2

    @cached_property
    def halves(self) -> tuple[Column, Column]:
        """Two columns for what is small: two pictures, two figures, short facts."""
        half = (self.edition.text - 2) / 2
        left, right = self.text.cut(half, 2, half)
        return left, right

    @cached_property
    def pair(self) -> tuple[Column, Column]:
        """The columns of `paired`."""
        return (self.text, self.text) if self.one_column else self.halves

    @cached_property
    def top(self) -> float:
        """Where the body of page 2 and on begins."""
        return self.edition.top

    @cached_property
    def bottom(self) -> float:
        """Where the body ends, from the top: as far from the lower edge on every paper."""
        return self.paper.size[1] / self.u - self.edition.bottom

    @cached_property
    def room(self) -> Room:
        """What its pages hold where each begins alike; those of a sheet: `sheet_room`."""
        body = self.bottom - self.top
        return Room(body, body, self.ends, self.text.x)

    @cached_property
    def sheet_room(self) -> Room:
        """What its pages hold when page 1 begins higher."""
        return self.room._replace(first=self.bottom - self.edition.first_top, across=self.across if self.leaflet else 0.0)

    @property
    def ends(self) -> Ends:
        """What page ends cost."""
        return self.edition.ends

    @cached_property
    def grid(self) -> Grid:
        """Where strips lie on this paper."""
        across, down = self.paper.size
        return Grid(self.u, (across - self.width * self.u) / 2, down, across if self.rtl else 0.0)

    # -- type
    def style(self, role: str, bold: bool = False, colour: str = BLACK, end: bool = False) -> TypeStyle:
        size, leading = self.edition.type[role]
        underline = self.edition.emphasis == "underline"
        return _style(size, leading * self.u, self.u, bold, colour, end != self.rtl, self.rtl, self.fonts, underline, self.language)

    def no_larger(self, role: str) -> Iterator[str]:
        """A type role, and those with smaller type in turn: none is under the edition's floor."""
        yield role
        sizes, most = self.edition.type, self.edition.type[role][0]
        yield from sorted((each for each in sizes if sizes[each][0] < most), key=lambda each: -sizes[each][0])

    def apart(self, style: TypeStyle, lines: int, words: Words) -> TypeStyle:
        """The style with so much leading that no line of large type crowds another: small type has it anyway.

        More where letters carry signs above and below, and then a single line keeps off what stands over it; in text only where those
        reach farther than plain letters do, so that a paragraph with an accent in it (a leaflet's lines are close) is set like the next.
        """
        if style.leading >= max(APART * style.size, HIGH * style.size + style.rise):
            return style
        large = style.size > LARGER * self.edition.type["body"][0]
        signs = complex_script(words.plain) or bears_marks(words.plain, high=not large)
        least = max(HIGH * style.size + style.rise if signs else 0, (APART if signs else CLOSE) * style.size if lines > 1 else 0)
        return replace(style, leading=max(style.leading, ceil(2 * least / self.u - EVEN) / 2 * self.u))

    def lead(self, role: str) -> float:
        """The leading of a type role, in u."""
        return self.edition.type[role][1]

    def count_lines(self, words: Words, role: str, column: Column, bold: bool = False) -> float:
        """How many lines the words take in a column; infinitely many when a word is too wide for it."""
        try:
            return len(break_lines(words, column.w * self.u, self.style(role, bold).measure))
        except TooWide:
            return inf

    def breadth(self, words: Words, role: str, bold: bool = False) -> float:
        """How wide the words are on one line, in u."""
        return breadth(words, self.style(role, bold)) / self.u

    def widest(self, words: Words, role: str, bold: bool = False) -> float:
        """How wide the widest of the words is, in u: no column that holds them all is narrower."""
        return widest(words, self.style(role, bold)) / self.u

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

    def in_one_line(self, words: Words, role: str, column: Column) -> Words:
        """As many of the words, from the first on, as stand on one line; no comma or dash is left at the end."""
        if self.breadth(words, role) <= column.w:
            return words
        cut = words.plain.split()
        fitting = (said(" ".join(cut[:count]).rstrip(" ,;:،؛、–—-&/·(")) for count in range(len(cut) - 1, 0, -1))
        return next((each for each in fitting if self.breadth(each, role) <= column.w), NO_WORDS)

    # -- side by side, or one under the other where there is one column
    def paired(self, *cells: Strips, gap: float = 0, between: float | None = None, **more: Any) -> Strips:
        """Cells in the columns of `pair`: one strip; or below each other, `between` u apart."""
        if not self.one_column:
            return [row(*cells, gap=gap, **more)]
        between = self.space.paragraph if between is None else between
        return [strip for k, cell in enumerate(cells) for strip in strips.gap(cell, between if k else gap)]

    def beside(self, aside: Strips, body: Strips) -> Strips:
        """`aside` in the side column, beside `body`; or after its end, on its page if it can be."""
        return [*body, *tied([strip.but(cost=self.ends.torn) for strip in aside])] if self.one_column else strips.beside(aside, body)

    # -- figures and signs
    def ink(self, x: float, y: float, paint: Any, *arguments: Any) -> Item:
        """A figure that is no content (a rule, a dot, a box), at (x, y) u."""
        return Item(Ink(paint, arguments, self.u), x, y)

    def figure(self, x: float, width: float, height: float, tag: Tag, paint: Any, *arguments: Any, scale: float = 1.0) -> Strip:
        """A figure that is content: its tag is a Figure with Alt; at so much of its size."""
        return Strip(ceil(2 * height * scale) / 2, (Item(Ink(paint, arguments, scale * self.u, width, height, tag), x, 0),))

    def icon(self, name: str, x: float, y: float, size: float, colour: str | None = None) -> Item:
        """A sign of the icon set, `size` u square; the words beside it say the same, so it is no content."""
        picture = self.pictures.icon(name, colour or self.colours.ink)
        return Item(Placed(picture, size * self.u, size * self.u), x, y)


@lru_cache(256)
def _style(
    size: float,
    leading: float,
    unit: float,
    bold: bool,
    colour: str,
    end: bool,
    rtl: bool,
    others: tuple[str, ...],
    underline: bool,
    language: str,
) -> TypeStyle:
    return TypeStyle(size, leading, unit / 2, unit, bold, colour, end, rtl, others, underline, language)


@lru_cache(1024)
def bears_marks(text: str, high: bool = False) -> bool:
    """Does a letter carry a mark: ọ, Ế, й?  With `high`, one that reaches where plain letters do not: Ế, ệ, É, but no é, ñ, ọ or й."""
    return any(_marks(sign) > (high and not sign.isupper()) or category(sign) == "Mn" for sign in normalize("NFC", text))


@lru_cache(1024)
def _marks(sign: str) -> int:
    """How many marks a letter carries."""
    return sum(category(each) == "Mn" for each in normalize("NFD", sign))


def under(words: Words) -> float:
    """The white between words and what stands close under them, in u: letters of Arabic and Hindi reach lower than Latin ones."""
    return 0.5 if complex_script(words.plain) else 0
