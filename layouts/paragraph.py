"""A paragraph on the page: its lines painted, each stretch of one tag as marked content; links, lines to write on, underlines."""

from math import atan2, cos, sin

from ..handouts.words import Words
from ..images.colours import rgb
from ..images.pen import number
from .breaking import LineBox, TextRun, break_lines
from .canvas import TaggedCanvas
from .segments import TypeStyle, space_width
from .strings import Stood, text_object
from .tags import Tag

OUTLINE = ("H1", "H2")  # headings that get a bookmark, by level


class Paragraph:
    """Lines set for one column of `width` points, belonging to one tag (None in running heads and feet)."""

    def __init__(self, words: Words, lines: tuple[LineBox, ...], width: float, style: TypeStyle, tag: Tag | None) -> None:
        """`lines`: the words, broken."""
        self.words, self.lines, self.width, self.style, self.tag = words, lines, width, style, tag
        self._inline: dict[int, Tag] = {}  # a span's position -> its own tag

    @classmethod
    def of(cls, words: Words, width: float, style: TypeStyle, tag: Tag | None) -> "Paragraph":
        """Words broken into lines.  Raises TooWide."""
        return cls(words, break_lines(words, width, style.measure), width, style, tag)

    def cuts(self) -> list[tuple[int, int]]:
        """Its parts between which a page may end: never one line alone; three lines or fewer are one part."""
        n = len(self.lines)
        cuts = [0, *range(2, n - 1), n] if n > 3 else [0, n]
        return list(zip(cuts, cuts[1:]))

    def paint(self, canvas: TaggedCanvas, x: float, top: float, first: int, last: int) -> None:
        """Put lines first…last-1 on the page; (x, top) is their upper left corner in points from the page's lower left."""
        if first == 0 and self.tag is not None and self.tag.role in OUTLINE:
            words = " ".join("".join(run.words for run in line.runs) for line in self.lines).replace("\xa0", " ")
            canvas.bookmark(words, OUTLINE.index(self.tag.role), top)
        stretch = _Stretch(canvas, self.style)
        for n, line in enumerate(self.lines[first:last], first):
            left = x + (self.width - line.width if self.style.end else 0)
            base = top - (n - first + 1) * self.style.leading + self.style.rise
            self._line(stretch, line, left, base, line.spaced and n < len(self.lines) - 1)
        stretch.flush()

    def _line(self, stretch: "_Stretch", line: LineBox, left: float, base: float, spaced: bool) -> None:
        """One line; `spaced`: a space follows, on the next one."""
        for k, run in enumerate(line.runs):
            after = line.runs[k + 1] if k + 1 < len(line.runs) else None
            tag = self._tag(run)
            if run.span.blank or tag is not stretch.tag:
                stretch.begin(tag)
            if run.span.blank:
                _blank(stretch.canvas, left + run.x, base, run.width, tag)
            else:
                stretch.runs += ((part, left, base) for part in _ended(run, spaced and after is None))
            if run.span.strong and self.style.underline and not (self.style.bold or run.span.blank):
                stretch.flush()
                self._underline(stretch.canvas, run, left + run.x, base)
            if run.span.link and tag is not None and (after is None or after.at != run.at):
                stretch.flush()
                self._link(stretch.canvas, tag, [each for each in line.runs if each.at == run.at], left, base)

    def _tag(self, run: TextRun) -> Tag | None:
        """The tag of a run: the paragraph's own, or its span's: for a link, a blank, an abbreviation, words of another language."""
        span = run.span
        if self.tag is None or not (span.link or span.blank or span.expansion or span.lang):
            return self.tag
        if run.at not in self._inline:
            more = {"expansion": span.expansion, "lang": span.lang, "spoken": span.words if span.blank else ""}
            self._inline[run.at] = self.tag.inline("Link", lang=span.lang) if span.link else self.tag.inline("Span", **more)
        return self._inline[run.at]

    def _underline(self, canvas: TaggedCanvas, run: TextRun, x: float, base: float) -> None:
        """A line under strong words, clear of the letters' feet and without the space after them."""
        size, colour = self.style.size, " ".join(number(c) for c in rgb(self.style.colour))
        after = space_width(run.span, self.style) if run.words.endswith(" ") else 0.0
        x, low = x + (after if self.style.rtl else 0), number(base - 0.14 * size)
        canvas.paint(f"{colour} RG {number(0.06 * size)} w {number(x)} {low} m {number(x + (run.width - after))} {low} l S")

    def _link(self, canvas: TaggedCanvas, tag: Tag, runs: list[TextRun], left: float, base: float) -> None:
        """The rectangle over the runs of a link on one line."""
        span, size = runs[0].span, self.style.size
        low, high = min(run.x for run in runs), max(run.x + run.width for run in runs)
        canvas.link(tag, span.link, span.words, (left + low, base - 0.2 * size, left + high, base + 0.8 * size))

    def stamp(self, canvas: TaggedCanvas, size: tuple[float, float]) -> None:
        """Its one line across a page of this size (points), from the lower left to the upper right; an artifact."""
        (line,), (width, height) = self.lines, size
        angle, half, middle = atan2(height, width), line.width / 2, 0.35 * self.style.size
        rise, run = sin(angle), cos(angle)
        place = (run, rise, -rise, run, width / 2 - half * run + middle * rise, height / 2 - half * rise - middle * run)
        strings = text_object(canvas, self.style, [(run, 0, 0) for run in line.runs])
        canvas.paint(f"q {' '.join(map(number, place))} cm {strings} Q", text=True)


class _Stretch:
    """Runs of one tag on their way to the page: they become one marked content."""

    def __init__(self, canvas: TaggedCanvas, style: TypeStyle) -> None:
        self.canvas, self.style = canvas, style
        self.runs: list[Stood] = []
        self.tag: Tag | None = None

    def begin(self, tag: Tag | None) -> None:
        """What comes next is of this tag."""
        self.flush()
        self.tag = tag

    def flush(self) -> None:
        """Paint it: as one marked content, or several where words run from the right or their glyphs do not say their letters."""
        group, last = list[Stood](), (False, "")
        for stood in self.runs:
            kind = _kind(stood[0])
            if group and (kind[1] or kind != last):  # a run that must be spoken stands alone, even beside one that says the same
                self._mark(group, *last)
                group = []
            group.append(stood)
            last = kind
        if group:
            self._mark(group, *last)
        self.runs = []

    def _mark(self, group: list[Stood], from_right: bool, spoken: str) -> None:
        self.canvas.paint(text_object(self.canvas, self.style, group), self.tag, text=True, from_right=from_right, spoken=spoken)


def _kind(run: TextRun) -> tuple[bool, str]:
    """What a run's marked content says of it: from the right; the letters that its glyphs do not say one by one."""
    shaped = run.shaped
    if not shaped:
        return False, ""
    rtl = shaped.level % 2 == 1
    return rtl, "" if rtl or shaped.exact else run.words


def _ended(run: TextRun, ends: bool) -> list[TextRun]:
    """A run; where it ends a line, with a space: tagged PDF parts words by spaces, not by geometry."""
    if not ends:
        return [run]
    if not run.shaped:
        return [TextRun(run.words + " ", run.span, run.at, run.x, run.width)]
    x = run.x if run.shaped.level % 2 else run.x + run.width
    return [run, TextRun(" ", run.span, run.at, x, 0, run.shaped._replace(glyphs=(), exact=True))]


def _blank(canvas: TaggedCanvas, x: float, base: float, width: float, tag: Tag | None) -> None:
    """A line to write on, .75 pt black, 2 pt under the baseline."""
    canvas.paint(f"0 G .75 w {number(x)} {number(base - 2)} m {number(x + width)} {number(base - 2)} l S", tag)
