"""Words set in lines: our own line breaker and the marked content of every line.

Flush left (or right), no hyphenation, no stretched spaces.  A line may end at a space, after the hyphen of a compound word, between
Chinese or Japanese letters, at a zero-width space (as Thai and Khmer need them), and in a web address before a dot or a slash.
A blank to write on is one unbreakable piece.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby
from math import atan2, cos, inf, sin
from typing import NamedTuple

from ..handouts.words import Span, Words
from ..images.colours import rgb
from ..images.pen import number
from .bidi import levels, visual
from .canvas import TaggedCanvas
from .fonts import BOLD, REGULAR, Font, font, in_bold, thickened
from .shaping import Shaped, complex_script, fonts_for, shape
from .tags import Tag

BLACK = "#000000"
THICKER = 0.028  # of the type size: the stroke around bold letters of a font that has no bold
MAY_END = "\u200b"  # a zero-width space: painted as nothing, read as nothing
OUTLINE = ("H1", "H2")  # headings that get a bookmark, by level
# a line may end at spaces, and at these points inside a word: after a hyphen, between Chinese or Japanese letters, in an address
_IDEOGRAPHS = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff"
# what no line begins with (UAX #14: CL, EX, IN, NS and CJ; JIS X 4051), and none ends with
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ"
_SOUND_AND_ITERATION = "ーｰ々〻ゝゞヽヾ゛゜ﾞﾟ\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"  # voice marks and variants join their letter
_CLOSING = "、。，．・：；？！）」』】》〉〕〗〙〛〞〟］｝｠｡｣､･％’”‼‽⁇⁈⁉〜゠‥…,.!?:;)%"
_NEVER_FIRST, _NEVER_LAST = f"{_CLOSING}{_SOUND_AND_ITERATION}{_SMALL_KANA}", "（「『【《〈〔〖〘〚〝［｛｟｢‘“("
_FIRST_EAST = "\u2e80"
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_ADDRESS = re.compile(r"(?<=[^/.])(?=[/.])")


@dataclass(frozen=True)
class Style:
    """How words look: size and leading in points; `rise` is the baseline's height above a line's bottom edge."""

    size: float
    leading: float
    rise: float
    unit: float  # u, for blanks
    bold: bool = False
    colour: str = BLACK
    end: bool = False  # set flush right
    rtl: bool = False  # its paragraphs run from the right
    others: tuple[str, ...] = ()  # fonts for letters that FiraGO lacks
    underline: bool = False  # strong words are underlined, and not bold


@dataclass(frozen=True)
class Run:
    """A stretch of one line in one font; `x` from the line's start, in points."""

    words: str
    span: Span
    x: float
    width: float
    shaped: Shaped | None = None


@dataclass(frozen=True)
class Line:
    runs: tuple[Run, ...]
    width: float
    spaced: bool = True  # it ends at a space, not inside a word or an address


class Part(NamedTuple):
    """Words of one span, one font and one direction, `width` in points."""

    words: str
    span: Span
    width: float
    shaped: Shaped | None = None


@dataclass
class Piece:
    """What a line break cannot cut: parts in reading order, and the space that follows on the same line, if one does."""

    words: list[tuple[str, Span]] = field(default_factory=list)
    space: bool = False
    parts: list[Part] = field(default_factory=list)
    level: int = 0  # the embedding level of its space


class TooWide(ValueError):
    """A word is wider than its column."""


def face(span: Span, style: Style) -> Font:
    return font(BOLD if style.bold or (span.strong and not style.underline) else REGULAR)


def names(span: Span, style: Style) -> tuple[str, ...]:
    """The fonts for a span, the first that has a letter shows it."""
    first = face(span, style).fontName
    return first, *(in_bold(name) if first == BOLD else name for name in style.others)


def breadth(words: Words, style: Style) -> float:
    """The width of the words on one line, in points."""
    return max(line.width for line in break_lines(words, inf, style))


def missing(span: Span, style: Style) -> list[str]:
    """The letters of a span that none of its fonts has."""
    lost = face(span, style).missing(span.words.replace("\n", "").replace(MAY_END, ""))
    return [c for c in lost if not any(font(name).has(c) for name in style.others)] if lost else lost


def _pieces(words: Iterable[Span]) -> list[list[Piece]]:
    """The unbreakable pieces of the words, in paragraphs' lines as typed (a newline always ends a line)."""
    lines = [[Piece()]]
    for span in words:
        address = span.link.startswith("https:") and " " not in span.words
        for part in (span.words,) if span.blank else re.split(rf"(\n| +|{MAY_END})", span.words):
            piece = lines[-1][-1]
            if part == "\n":
                lines.append([Piece()])
            elif part == MAY_END:
                lines[-1].append(Piece())
            elif part and not part.strip(" ") and not span.blank:
                piece.space = True
                lines[-1].append(Piece())
            elif part:
                first, *more = (part,) if span.blank else filter(None, _ADDRESS.split(part)) if address else _cut(part)
                if piece.words and not span.blank and len(_cut(piece.words[-1][0][-1:] + first[0])) > 1:
                    lines[-1].append(piece := Piece())
                piece.words.append((first, span))
                lines[-1] += [Piece([(rest, span)]) for rest in more]
    return [[piece for piece in line if piece.words] for line in lines]


def _cut(word: str) -> list[str]:
    """A word where a line may end inside it."""
    if max(word) >= _FIRST_EAST:
        return [part for part in _east().split(word) if part]
    return _HYPHEN.split(word) if "-" in word else [word]


@cache
def _east() -> re.Pattern[str]:
    """Only what has such letters pays for it."""
    return re.compile(
        f"{_HYPHEN.pattern}|(?![{_NEVER_FIRST}])(?:(?<=[{_IDEOGRAPHS}、。，：；？！）」』】》])(?=.)"
        f"|(?<=[^{_NEVER_LAST}])(?=[{_IDEOGRAPHS}（「『【《]))"
    )


def _measured(typed: list[Piece], style: Style) -> list[Piece]:
    """The pieces of one typed line with their parts: letters as they are, or shaped and put in the order of their directions."""
    text = "".join("\ufffc" if span.blank else words for piece in typed for words, span in piece.words)
    if not style.rtl and not complex_script(text) and not (style.others and _lacks(typed, style)):
        for piece in typed:
            piece.parts = [Part(words, span, _width(words, span, style)) for words, span in piece.words]
        return typed
    text = "".join("".join("\ufffc" if span.blank else words for words, span in piece.words) + " " * piece.space for piece in typed)
    found, at = levels(text, int(style.rtl), _apart(typed)), 0
    plainly = not any(found)  # else all of a line is put in order by its levels
    for piece in typed:
        for words, span in piece.words:
            n = 1 if span.blank else len(words)
            piece.parts += _shaped(words, span, found[at : at + n], style, text[max(at - 1, 0) : at], text[at + n : at + n + 1], plainly)
            at += n
        if piece.space:
            piece.level, at = found[at], at + 1
    return typed


def _apart(typed: list[Piece]) -> list[tuple[int, int]]:
    """Where in a line words stand apart, the spaces between them with them."""
    found, at = list[tuple[int, int]](), 0
    for piece in typed:
        for words, span in piece.words:
            end = at + (1 if span.blank else len(words))
            if span.apart:
                found.append((found.pop()[0] if found and found[-1][1] == at else at, end))
            at = end
        if piece.space:
            at += 1
            if found and found[-1][1] == at - 1:
                found[-1] = found[-1][0], at
    return found


def _lacks(typed: list[Piece], style: Style) -> bool:
    """Does FiraGO lack a letter of them?"""
    return any(face(span, style).missing(words) for piece in typed for words, span in piece.words if not span.blank)


def _shaped(words: str, span: Span, found: list[int], style: Style, before: str, after: str, plainly: bool) -> Iterator[Part]:
    """The parts of one word, cut where its direction or its font changes; it stands between the letters `before` and `after`.

    `plainly`: what the letters alone say needs no glyphs.
    """
    if span.blank:
        yield Part(words, span, span.blank * style.unit, Shaped("", (), 0, found[0], True, True))
        return
    text, at = before + words + after, len(before)
    for level, stretch in groupby(found):
        for part, name in fonts_for(text[at : at + len(list(stretch))].replace("\xa0", " "), names(span, style)):
            end = at + len(part)
            made = shape(name, part, level, text[max(at - 1, 0) : at].strip(), text[end : end + 1].strip())
            simple = plainly and made.plain and name == face(span, style).fontName
            yield Part(part, span, made.width * style.size, None if simple else made)
            at = end


def _width(words: str, span: Span, style: Style) -> float:
    return span.blank * style.unit if span.blank else face(span, style).width(words, style.size)


@lru_cache(4096)
def break_lines(words: Words, width: float, style: Style) -> tuple[Line, ...]:
    """The words in lines of at most `width` points.  Raises TooWide, with the word.

    Kept for the next pass over the sheet, and the next clinic's.
    """
    lines: list[Line] = []
    for typed in _pieces([replace(span) for span in words]):  # no span stands twice, whatever the words first came from
        runs: list[Run] = []
        x, gap, level = 0.0, 0.0, 0
        for piece in _measured(typed, style):
            wide = sum(part.width for part in piece.parts)
            if wide > width + 0.01:
                raise TooWide("".join(words for words, _ in piece.words))
            if runs and x + gap + wide > width + 0.01:
                lines.append(_line(runs, x, bool(gap)))
                runs, x, gap = [], 0.0, 0.0
            if gap:
                _append(runs, Part(" ", runs[-1].span, gap, runs[-1].shaped and Shaped("", (), 0, level, True, True)), x)
                x += gap
            for part in piece.parts:
                _append(runs, part, x)
                x += part.width
            gap, level = _space(piece.parts[-1].span, style) if piece.space else 0.0, piece.level
        lines.append(_line(runs, x))
    return tuple(lines)


def _line(runs: list[Run], width: float, spaced: bool = True) -> Line:
    """A line, its runs in reading order, each in its place."""
    order = visual([run.shaped.level for run in runs if run.shaped])
    if order == sorted(order):
        return Line(tuple(runs), width, spaced)
    x, places = 0.0, dict[int, float]()
    for k in order:
        places[k] = x
        x += runs[k].width
    return Line(tuple(replace(run, x=places[k]) for k, run in enumerate(runs)), width, spaced)


def _one(last: Run, span: Span, shaped: Shaped) -> bool:
    """Can the glyphs be shown with those of the last run, as one string?"""
    same = last.shaped is not None and last.shaped._replace(glyphs=(), width=0) == shaped._replace(glyphs=(), width=0)
    return same and last.span is span and shaped.plain and bool(shaped.glyphs and last.shaped and last.shaped.glyphs)


def _space(span: Span, style: Style) -> float:
    return font(BOLD if style.bold else REGULAR).width(" ", style.size) if span.blank else face(span, style).width(" ", style.size)


def _append(runs: list[Run], part: Part, x: float) -> None:
    """Add to the last run if it is of the same span; a space after a blank is a run of its own, and so is a shaped word."""
    words, span, width, shaped = part
    if runs and runs[-1].span is span and not span.blank and not shaped and not (runs[-1].shaped and runs[-1].shaped.glyphs):
        last = runs.pop()
        runs.append(Run(last.words + words, span, last.x, last.width + width))
    elif shaped and runs and (before := runs[-1].shaped) and _one(runs[-1], span, shaped):
        last = runs.pop()
        glyphs = before.glyphs + shaped.glyphs
        runs.append(Run(last.words + words, span, last.x, last.width + width, shaped._replace(glyphs=glyphs)))
    elif span.blank and words == " ":
        runs.append(Run(" ", Span(" ", span.strong), x, width, shaped))
    else:
        runs.append(Run(words, span, x, width, shaped))


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
                if run.span.blank:
                    self._blank(canvas, left + run.x, base, run.width, tag)
                else:
                    ends = line.spaced and k == len(line.runs) - 1 and n < len(self.lines) - 1
                    stretch += ((part, left + part.x, base) for part in _ended(run, ends))
                ends = k == len(line.runs) - 1 or line.runs[k + 1].span is not run.span
                if run.span.strong and self.style.underline and not (self.style.bold or run.span.blank):
                    self._flush(canvas, stretch, owner)
                    stretch = []
                    after = _space(run.span, self.style) if run.words.endswith(" ") else 0.0
                    self._underline(canvas, left + run.x + (after if self.style.rtl else 0), base, run.width - after)
                if run.span.link and tag is not None and ends:
                    whole = [each for each in line.runs if each.span is run.span]
                    low, high = min(each.x for each in whole), max(each.x + each.width for each in whole)
                    self._flush(canvas, stretch, owner)
                    stretch = []
                    canvas.link(
                        tag,
                        run.span.link,
                        run.span.words,
                        (left + low, base - 0.2 * self.style.size, left + high, base + 0.8 * self.style.size),
                    )
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
        """Text of one tag: one marked content, or several where words run from the right or their glyphs do not say their letters."""
        for (from_right, spoken, _), group in groupby(stretch, lambda each: _kind(each[0])):
            canvas.paint(self._strings(canvas, group), tag, text=True, from_right=from_right, spoken=spoken)

    def _strings(self, canvas: TaggedCanvas, group: Iterable[tuple[Run, float, float]]) -> str:
        """Runs, each at its (x, baseline), as one text object."""
        code, now = ["BT", *(number(c) for c in rgb(self.style.colour)), "rg"], ""
        for run, x, base in group:
            thick = _thickened(run, self.style)
            code += thick
            for name, place, show in self._shown(canvas, run):
                if place is not None:
                    code.append(f"1 0 0 1 {number(x + place)} {number(base)} Tm")
                if name != now:
                    code.append(f"{name} {number(self.style.size)} Tf")
                    now = name
                code.append(show)
            code += ["0 Tr"] if thick else []
        return " ".join([*code, "ET"])

    def stamp(self, canvas: TaggedCanvas, size: tuple[float, float]) -> None:
        """Its one line across a page of this size (points), from the lower left to the upper right; an artifact."""
        (line,), (width, height) = self.lines, size
        angle, half, middle = atan2(height, width), line.width / 2, 0.35 * self.style.size
        rise, run = sin(angle), cos(angle)
        place = (run, rise, -rise, run, width / 2 - half * run + middle * rise, height / 2 - half * rise - middle * run)
        strings = self._strings(canvas, [(run, run.x, 0) for run in line.runs])
        canvas.paint(f"q {' '.join(map(number, place))} cm {strings} Q", text=True)

    def _shown(self, canvas: TaggedCanvas, run: Run) -> Iterator[tuple[str, float | None, str]]:
        """The strings of a run in reading order: the font's name in the file; where, in points from the run's start (None: after
        the string before); the operators."""
        if not run.shaped or not run.shaped.glyphs:
            used = face(run.span, self.style)
            for k, (subset, codes) in enumerate(used.splitString(run.words, canvas._doc)):
                yield used.getSubsetInternalName(subset, canvas._doc), None if k else 0, f"({''.join(map(escaped, codes))}) Tj"
            return
        used, scale = font(run.shaped.font), self.style.size / 1000
        chunks = list[tuple[str, float, float, list[str | float]]]()
        x, drawn, last = 0.0, 0.0, None
        used.splitString("".join(glyph.key for glyph in run.shaped.glyphs), canvas._doc)  # gives each its code
        known = used.state[canvas._doc].assignments
        for glyph in run.shaped.glyphs:
            subset, code = divmod(known[ord(glyph.key)], 256)
            start = x + glyph.x
            if last != (subset, glyph.y):
                chunks.append((used.getSubsetInternalName(subset, canvas._doc), start * scale, glyph.y * scale, [""]))
                last = (subset, glyph.y)
            elif abs(start - drawn) > 0.5:
                chunks[-1][3].extend((drawn - start, ""))
            chunks[-1][3][-1] = f"{chunks[-1][3][-1]}{escaped(code)}"
            drawn, x = start + glyph.width, x + glyph.advance
        for name, place, rise, parts in reversed(chunks) if run.shaped.level % 2 else chunks:
            show = f"[{' '.join(f'({part})' if isinstance(part, str) else number(part) for part in parts)}] TJ"
            yield name, place, f"{number(rise)} Ts {show} 0 Ts" if rise else show

    def _underline(self, canvas: TaggedCanvas, x: float, base: float, width: float) -> None:
        """A line under strong words, clear of the letters' feet."""
        size, colour = self.style.size, " ".join(number(c) for c in rgb(self.style.colour))
        canvas.paint(
            f"{colour} RG {number(0.06 * size)} w {number(x)} {number(base - 0.14 * size)} m "
            f"{number(x + width)} {number(base - 0.14 * size)} l S"
        )

    def _blank(self, canvas: TaggedCanvas, x: float, base: float, width: float, tag: Tag | None) -> None:
        """A line to write on, .75 pt black, 2 pt under the baseline."""
        canvas.paint(f"0 G .75 w {number(x)} {number(base - 2)} m {number(x + width)} {number(base - 2)} l S", tag)


@cache
def escaped(code: int) -> str:
    """A code inside a string of the file."""
    return chr(code) if 32 <= code < 127 and chr(code) not in "\\()" else f"\\{code:03o}"


def _thickened(run: Run, style: Style) -> list[str]:
    """Operators that draw a bold run with thicker strokes, where its font has no bold."""
    if not run.shaped or not run.shaped.glyphs or not thickened(run.shaped.font) or face(run.span, style).fontName != BOLD:
        return []
    return [*(number(c) for c in rgb(style.colour)), f"RG {number(THICKER * style.size)} w 2 Tr"]


def _kind(run: Run) -> tuple[bool, str, int]:
    """What a run's marked content says of it: from the right; the letters that its glyphs do not say one by one (each such run alone)."""
    shaped = run.shaped
    if not shaped or not shaped.glyphs:
        return bool(shaped and shaped.level % 2), "", 0
    rtl = bool(shaped.level % 2)
    return (rtl, "", 0) if rtl or shaped.exact else (False, run.words, id(run))


def _ended(run: Run, ends: bool) -> list[Run]:
    """A run; where it ends a line, with a space: tagged PDF parts words by spaces, not by geometry."""
    if not ends:
        return [run]
    if not run.shaped:
        return [Run(run.words + " ", run.span, run.x, run.width)]
    x = run.x if run.shaped.level % 2 else run.x + run.width
    return [run, Run(" ", run.span, x, 0, run.shaped._replace(glyphs=(), exact=True))]
