"""Words set in lines: our own line breaker and the marked content of every line.

Flush left (or right), no hyphenation, no stretched spaces.  A line may end at a space, after the hyphen of a compound word, and in
a web address before a dot or a slash.  A blank to write on is one unbreakable piece.
"""

import re
from dataclasses import dataclass, field
from math import atan2, cos, hypot, sin

from ..handouts.words import Span, Words
from ..images.colours import rgb
from ..images.pen import number
from .canvas import TaggedCanvas
from .fonts import BOLD, REGULAR, Font, font
from .tags import Tag

BLACK = "#000000"
OUTLINE = ("H1", "H2")      # headings that get a bookmark, by level
# a line may end after these spaces, or at these points inside a word
_SPACES = re.compile(r"( +)")
_COMPOUND = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_ADDRESS = re.compile(r"(?<=[^/.])(?=[/.])")


@dataclass(frozen=True)
class Style:
    """How words look: size and leading in points; `rise` is the baseline's height above a line's bottom edge."""

    size: float
    leading: float
    rise: float
    unit: float                     # u, for blanks
    bold: bool = False
    colour: str = BLACK
    end: bool = False               # set flush right


@dataclass(frozen=True)
class Run:
    """A stretch of one line in one font; `x` from the line's start, in points."""

    words: str
    span: Span
    x: float
    width: float


@dataclass(frozen=True)
class Line:
    runs: tuple[Run, ...]
    width: float


@dataclass
class Piece:
    """What a line break cannot cut: runs of words, and whether a space follows it on the same line."""

    parts: list[tuple[str, Span]] = field(default_factory=list)
    space: bool = False


class TooWide(ValueError):
    """A word is wider than its column."""


def face(span: Span, style: Style) -> Font:
    return font(BOLD if span.strong or style.bold else REGULAR)


def breadth(words: Words, style: Style) -> float:
    """The width of the words on one line, in points."""
    return sum(_width(span.words, span, style) for span in words)


def _width(words: str, span: Span, style: Style) -> float:
    return span.blank * style.unit if span.blank else face(span, style).width(words, style.size)


def _pieces(words: Words) -> list[list[Piece]]:
    """The unbreakable pieces of the words, in paragraphs' lines as typed (a newline always ends a line)."""
    lines, piece = [[Piece()]], None
    for span in words:
        address = span.link.startswith("https:") and " " not in span.words
        for part in (span.words,) if span.blank else re.split(r"(\n| +)", span.words):
            piece = lines[-1][-1]
            if part == "\n":
                lines.append([Piece()])
            elif part and not part.strip(" ") and not span.blank:
                piece.space = True
                lines[-1].append(Piece())
            elif part:
                first, *more = (part,) if span.blank else (_ADDRESS if address else _COMPOUND).split(part)
                piece.parts.append((first, span))
                lines[-1] += [Piece([(rest, span)]) for rest in more]
    return lines


def break_lines(words: Words, width: float, style: Style) -> tuple[Line, ...]:
    """The words in lines of at most `width` points.  Raises TooWide, with the word."""
    lines: list[Line] = []
    for typed in _pieces(words):
        runs: list[Run] = []
        x, gap = 0.0, 0.0
        for piece in typed:
            if not piece.parts:
                continue
            wide = sum(_width(part, span, style) for part, span in piece.parts)
            if wide > width + .01:
                raise TooWide("".join(part for part, _ in piece.parts))
            if runs and x + gap + wide > width + .01:
                lines.append(Line(tuple(runs), x))
                runs, x, gap = [], 0.0, 0.0
            if gap:
                _append(runs, " ", runs[-1].span, x, gap)
                x += gap
            for part, span in piece.parts:
                w = _width(part, span, style)
                _append(runs, part, span, x, w)
                x += w
            last = piece.parts[-1][1]
            gap = _space(last, style) if piece.space else 0.0
        lines.append(Line(tuple(runs), x))
    return tuple(lines)


def _space(span: Span, style: Style) -> float:
    return font(BOLD if style.bold else REGULAR).width(" ", style.size) if span.blank else face(span, style).width(" ", style.size)


def _append(runs: list[Run], words: str, span: Span, x: float, width: float) -> None:
    """Add to the last run if it is of the same span; a space after a blank is a run of its own."""
    if runs and runs[-1].span is span and not span.blank:
        last = runs.pop()
        runs.append(Run(last.words + words, span, last.x, last.width + width))
    elif span.blank and words == " ":
        runs.append(Run(" ", Span(" ", span.strong), x, width))
    else:
        runs.append(Run(words, span, x, width))


class Paragraph:
    """Words broken into lines for one column, belonging to one tag (None in running heads and feet)."""

    def __init__(self, words: Words, width: float, style: Style, tag: Tag | None) -> None:
        self.style, self.width, self.tag = style, width, tag
        self.lines = break_lines(words, width, style)
        self._inline: dict[int, Tag] = {}

    def cuts(self) -> list[tuple[int, int]]:
        """Its parts between which a page may end: never one line alone; three lines or fewer are one part."""
        n = len(self.lines)
        cuts = [0, *range(2, n - 1), n] if n > 3 else [0, n]
        return list(zip(cuts, cuts[1:]))

    # -- painting
    def paint(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:
        """Put lines first…last-1 on the page; (x, top) is their upper left corner in points from the page's lower left."""
        stretch: list[tuple[Run, float, float]] = []
        owner: Tag | None = None
        if first == 0 and self.tag is not None and self.tag.role in OUTLINE:
            words = " ".join("".join(run.words for run in line.runs) for line in self.lines).replace("\xa0", " ")
            canvas.bookmark(words, OUTLINE.index(self.tag.role), top)
        for n in range(first, last):
            line = self.lines[n]
            left = x + (self.width - line.width if self.style.end else 0)
            base = top - (n - first + 1) * self.style.leading + self.style.rise
            for k, run in enumerate(line.runs):
                tag = self._tag(run.span)
                if run.span.blank or tag is not owner:
                    self._flush(canvas, stretch, owner)
                    stretch, owner = [], tag
                ends = k == len(line.runs) - 1 and n < len(self.lines) - 1
                if run.span.blank:
                    self._blank(canvas, left + run.x, base, run.width, tag)
                else:
                    stretch.append((_with_space(run) if ends else run, left + run.x, base))
                if run.span.link and self.tag is not None:
                    box = (left + run.x, base - .2 * self.style.size, left + run.x + run.width, base + .8 * self.style.size)
                    self._flush(canvas, stretch, owner)
                    stretch = []
                    canvas.link(tag, run.span.link, run.span.words, box)
        self._flush(canvas, stretch, owner)

    def _tag(self, span: Span) -> Tag | None:
        """The tag of a span: the paragraph's own, or an inline one for a link, a blank, an abbreviation, words of another language."""
        if self.tag is None or not (span.link or span.blank or span.expansion or span.lang):
            return self.tag
        if id(span) not in self._inline:
            more = {"expansion": span.expansion, "lang": span.lang, "spoken": span.words if span.blank else ""}
            self._inline[id(span)] = self.tag.inline("Link", lang=span.lang) if span.link else self.tag.inline("Span", **more)
        return self._inline[id(span)]

    def _flush(self, canvas: TaggedCanvas, stretch: list[tuple[Run, float, float]], tag: Tag | None) -> None:
        """Text of one tag as one marked content."""
        if not stretch:
            return
        code = ["BT", *(number(c) for c in rgb(self.style.colour)), "rg"]
        now = ""
        for run, x, base in stretch:
            code.append(f"1 0 0 1 {number(x)} {number(base)} Tm")
            used = face(run.span, self.style)
            for subset, codes in used.splitString(run.words, canvas._doc):
                name = f"{used.getSubsetInternalName(subset, canvas._doc)} {number(self.style.size)} Tf"
                if name != now:
                    code.append(name)
                    now = name
                code.append(f"({canvas._escape(codes)}) Tj")
        canvas.paint(" ".join([*code, "ET"]), tag, text=True)

    def _blank(self, canvas: TaggedCanvas, x: float, base: float, width: float, tag: Tag | None) -> None:
        """A line to write on, .75 pt black, 2 pt under the baseline."""
        canvas.paint(f"0 G .75 w {number(x)} {number(base - 2)} m {number(x + width)} {number(base - 2)} l S", tag)


def _with_space(run: Run) -> Run:
    """A space at the line's end: tagged PDF parts words by spaces, not by geometry."""
    if run.words.endswith((" ", "-")) or run.span.link.startswith("https:"):
        return run
    return Run(run.words + " ", run.span, run.x, run.width)


STAMP = "#dadada"       # light enough to read through, dark enough to stay on a photocopy


def stamp(canvas: TaggedCanvas, words: str, size: tuple[float, float]) -> None:
    """Words across a page of this size (points), from the lower left to the upper right."""
    used, (width, height) = font(BOLD), size
    angle, long = atan2(height, width), hypot(width, height)
    points = min(.72 * long / used.width(words, 1), .4 * width)
    rise, run = sin(angle), cos(angle)
    half = used.width(words, points) / 2
    x, y = width / 2 - half * run + .35 * points * rise, height / 2 - half * rise - .35 * points * run
    place = " ".join(number(part) for part in (run, rise, -rise, run, x, y))
    ((subset, codes),) = used.splitString(words, canvas._doc)
    colour, name = " ".join(number(part) for part in rgb(STAMP)), used.getSubsetInternalName(subset, canvas._doc)
    canvas.paint(f"BT {colour} rg {name} {number(points)} Tf {place} Tm ({canvas._escape(codes)}) Tj ET", text=True)
