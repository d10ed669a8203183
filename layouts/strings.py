"""Runs of words as the strings of a text object: letters as they are, or glyphs in their places.

Whoever copies or searches a file reads its strings, and viewers differ in what they make of them.  All of them understand this:
a code says one letter, letters follow each other on one baseline as they are drawn, spaces are among them.  So

* a glyph of several letters (lam-alef) says the first; the others are said by codes of a blank glyph without width beside it;
* what stands above or below a letter says nothing: a blank beside the letter says it, and the mark is drawn after its run;
* words that run from the right are one string from left to right (as `ReversedChars` wants it), as far as they follow each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from ..images.colours import rgb
from ..images.pen import number
from .breaking import TextRun
from .canvas import TaggedCanvas
from .fonts import BOLD, Font, font, thickened
from .segments import TypeStyle, face

THICKER = 0.028  # of the type size: the stroke around bold letters of a font that has no bold
NEAR = 0.5  # thousandths of the type size: what stands no farther from where the viewer would put it is not moved

UNSAID = "/Span <</ActualText <FEFF>>>"  # what is drawn in it says nothing

Stood = tuple[TextRun, float, float]  # a run, and where its line begins: x and baseline, in points from the page's lower left corner
Show = tuple[str, float | None, str]  # the font's name in the file; where, in points from `x` (None: after the string before); operators


class Drawn(NamedTuple):
    """A code to show: its character in the font; where, above the baseline by how much, and how far the viewer then moves, in points."""

    font: Font
    key: str
    x: float
    rise: float
    width: float
    silent: bool = False  # it stands above or below a letter, and says nothing


def text_object(canvas: TaggedCanvas, style: TypeStyle, stood: Iterable[Stood]) -> str:
    """Runs, each at its (x, baseline), as one text object."""
    code, now = ["BT", _filled(style.colour)], ""
    for thick, x, base, shows in _shows(canvas, style, stood):
        code += thick
        for name, place, show in shows:
            if place is not None:
                code.append(f"1 0 0 1 {number(x + place)} {number(base)} Tm")
            if name != now:
                code.append(f"{name} {number(style.size)} Tf")
                now = name
            code.append(show)
        code += ["0 Tr"] if thick else []
    return " ".join([*code, "ET"])


@lru_cache(256)
def _filled(colour: str) -> str:
    """The operator that paints letters in a colour."""
    return " ".join([*(number(c) for c in rgb(colour)), "rg"])


def _shows(canvas: TaggedCanvas, style: TypeStyle, stood: Iterable[Stood]) -> Iterator[tuple[list[str], float, float, Iterator[Show]]]:
    """Runs in reading order, those from the right together as far as they follow each other on a line."""
    for (from_right, x, base, thick), group in groupby(
        stood, lambda each: (_from_right(each[0]), each[1], each[2], _thickened(each[0], style))
    ):
        runs = [run for run, _, _ in group]
        if from_right:
            yield [*thick], x, base, _glyphs_shown(canvas, runs[::-1], style)
            continue
        for run in runs:
            shaped = run.shaped and run.shaped.glyphs
            yield [*thick], x, base, _glyphs_shown(canvas, [run], style) if shaped else _letters_shown(canvas, run, style)


def _from_right(run: TextRun) -> bool:
    return run.shaped is not None and run.shaped.level % 2 == 1


def _thickened(run: TextRun, style: TypeStyle) -> tuple[str, ...]:
    """Operators that draw a bold run with thicker strokes, where its font has no bold."""
    if not run.shaped or not run.shaped.glyphs or not thickened(run.shaped.font) or face(run.span, style).fontName != BOLD:
        return ()
    return *(number(c) for c in rgb(style.colour)), f"RG {number(THICKER * style.size)} w 2 Tr"


def _letters_shown(canvas: TaggedCanvas, run: TextRun, style: TypeStyle) -> Iterator[Show]:
    """Letters as they are: a string for each subset of the font."""
    used = face(run.span, style)
    for k, (subset, codes) in enumerate(used.splitString(run.words, canvas._doc)):
        place = None if k else run.x
        yield used.getSubsetInternalName(subset, canvas._doc), place, f"({''.join(map(escaped, codes))}) Tj"


def _glyphs_shown(canvas: TaggedCanvas, runs: Sequence[TextRun], style: TypeStyle) -> Iterator[Show]:
    """Runs from left to right: their letters, and after them what is drawn above and below those.

    A new string where the font, its subset or the height changes; moved inside it where the advance is not the font's.
    """
    drawn, from_right = [each for run in runs for each in _drawn(run, style)], _from_right(runs[0])
    letters, marks = ([*_chunks(canvas, [each for each in drawn if each.silent is silent], style)] for silent in (False, True))
    for name, first, parts in reversed(letters) if from_right else letters:
        yield name, first.x, _operators(first, parts)
    for name, first, parts in marks:
        show = _operators(first, parts)
        yield name, first.x, f"{UNSAID} BDC {show} EMC" if from_right else show  # else all of the run is said in one


def _operators(first: Drawn, parts: Iterable[str | float]) -> str:
    """That show these strings, moved between them, at the height of the first code."""
    show = f"[{' '.join(f'({part})' if isinstance(part, str) else number(part) for part in parts)}] TJ"
    return f"{number(first.rise)} Ts {show} 0 Ts" if first.rise else show


def _drawn(run: TextRun, style: TypeStyle) -> Iterator[Drawn]:
    """The codes of one run as they are drawn, from left to right."""
    shaped = run.shaped
    if not shaped or not shaped.glyphs:  # a space among words from the right
        used = face(run.span, style)
        yield Drawn(used, run.words, run.x, 0, used.width(run.words, style.size))
        return
    used, scale, x = font(shaped.font), style.size / 1000, 0.0
    for glyph in shaped.glyphs:
        yield from (Drawn(used, key, run.x + x * scale, 0, width * scale) for key, width in map(used.blank, glyph.before))
        yield Drawn(used, glyph.key, run.x + (x + glyph.x) * scale, glyph.y * scale, glyph.width * scale, glyph.silent)
        x += glyph.advance
        yield from (Drawn(used, key, run.x + x * scale, 0, width * scale) for key, width in map(used.blank, glyph.after))


def _chunks(canvas: TaggedCanvas, drawn: Sequence[Drawn], style: TypeStyle) -> Iterator[tuple[str, Drawn, list[str | float]]]:
    """Codes that follow each other as strings: the font's name in the file, the first of them, strings and moves between them."""
    for (name, _), group in groupby(_coded(canvas, drawn), lambda coded: (coded[0], coded[2].rise)):
        codes = [(code, each) for _, code, each in group]
        parts, end = list[str | float]([""]), codes[0][1].x
        for code, each in codes:
            if abs(each.x - end) > NEAR * style.size / 1000:
                parts += [(end - each.x) * 1000 / style.size, ""]
            parts[-1] = f"{parts[-1]}{escaped(code)}"
            end = each.x + each.width
        yield name, codes[0][1], parts


def _coded(canvas: TaggedCanvas, drawn: Sequence[Drawn]) -> Iterator[tuple[str, int, Drawn]]:
    """Each with the name of its subset in the file, and its code there."""
    for used in dict.fromkeys(each.font for each in drawn):
        used.splitString("".join(each.key for each in drawn if each.font is used), canvas._doc)  # gives each its code
    for each in drawn:
        subset, code = divmod(each.font.state[canvas._doc].assignments[ord(each.key)], 256)
        yield each.font.getSubsetInternalName(subset, canvas._doc), code, each


@cache
def escaped(code: int) -> str:
    """A code inside a string of the file."""
    return chr(code) if 32 <= code < 127 and chr(code) not in "\\()" else f"\\{code:03o}"
