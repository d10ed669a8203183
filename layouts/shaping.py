"""Scripts whose letters join, stack or run from the right: HarfBuzz gives their glyphs, in words.

Latin, Greek and Cyrillic need none of this: there a letter is a glyph (see `segments`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz

from .fonts import font

# combining marks; Hebrew, Arabic, Syriac, Thaana, N'Ko; the scripts of India; Thai to Myanmar; Khmer to Mongolian; presentation forms
_COMPLEX = re.compile("[\u0300-\u036f\u0590-\u08ff\u0900-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefc]")
_PLAINLY = {"kern": False, "liga": False, "clig": False, "calt": False}  # Latin words look alike on every sheet
NOTHING = "\u200b"  # what a mark says, and a glyph that is the second or third of one letter


class Glyph(NamedTuple):
    """One glyph: the character that stands for it in the font; its place and advance in thousandths of the type size."""

    key: str
    x: float
    y: float
    advance: float
    width: float  # its own advance in the font, which the viewer adds
    before: str = ""  # further letters that it stands for, as they would be drawn: at its left, at its right
    after: str = ""
    silent: bool = False  # it stands above or below another, which says its letter


class Shaped(NamedTuple):
    """A word's glyphs from left to right; `width` for a type size of 1.

    `plain`: each letter is its own glyph, in order and in its place, so that the string alone says all.
    """

    font: str
    glyphs: tuple[Glyph, ...]
    width: float
    level: int
    plain: bool
    exact: bool  # each of its glyphs says one letter


def complex_script(text: str) -> bool:
    """Does any letter in it need shaping?"""
    return bool(_COMPLEX.search(text))


@lru_cache(20_000)
def shape(name: str, text: str, level: int, before: str = "", after: str = "") -> Shaped:
    """A word, or a part of one, of one font and one embedding level; letters join with those `before` and `after` it."""
    used, rtl = font(name), bool(level % 2)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(used.shaper, buffer, {} if complex_script(text) else _PLAINLY)
    infos, scale = buffer.glyph_infos, 1000 / used.upem
    places, glyphs = buffer.glyph_positions, list[Glyph]()
    stand = [place.x_advance > 0 and not place.y_offset for place in places]
    said = _said(text, [info.cluster - len(before) for info in infos], stand, rtl)
    for info, place, words in zip(infos, places, said):
        drawn = words[::-1] if rtl else words
        at = len(drawn) - 1 if rtl and glyphs and drawn else 0  # its own letter; pdf.js loses what is before it where a run begins
        at, end = (at, at + 1) if used.empty is not None else (0, len(drawn))
        key, width = used.glyph(info.codepoint, drawn[at:end] or NOTHING)
        where = place.x_offset * scale, place.y_offset * scale, place.x_advance * scale
        glyphs.append(Glyph(key, *where, width, drawn[:at], drawn[end:], not words and not place.x_advance))
    exact = not any(glyph.silent or glyph.before or glyph.after for glyph in glyphs)
    plain = (
        not rtl
        and "".join(glyph.key for glyph in glyphs) == text
        and all(not (glyph.x or glyph.y or glyph.before or glyph.after) and abs(glyph.advance - glyph.width) < 0.5 for glyph in glyphs)
    )
    return Shaped(name, tuple(glyphs), sum(glyph.advance for glyph in glyphs) / 1000, level, plain, exact)


def _said(text: str, clusters: Sequence[int], stand: Sequence[bool], rtl: bool) -> list[str]:
    """What each glyph says: the letters of a cluster, dealt out to those of its glyphs that stand on the line, as they are drawn.

    The first of them says what is left over.  Marks say nothing, unless nothing else is there.
    """
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)]))
    said = [""] * len(clusters)
    for start in starts:
        glyphs = [k for k, cluster in enumerate(clusters) if cluster == start]
        glyphs = [k for k in glyphs if stand[k]] or glyphs[-1:]
        letters = text[start : ends[start]]
        spare = max(0, len(letters) - len(glyphs))
        for n, k in enumerate(reversed(glyphs) if rtl else glyphs):
            said[k] = letters[n + spare : n + spare + 1] if n else letters[: spare + 1]
    return said


def fonts_for(text: str, fonts: tuple[str, ...]) -> list[tuple[str, str]]:
    """The text cut where its font changes: (words, name of the first font that has them).  Marks go with their letter."""
    if len(fonts) == 1:
        return [(text, fonts[0])]
    parts = list[tuple[str, str]]()
    for c in text:
        has = [name for name in fonts if font(name).has(c)]
        mark = bool(parts) and _COMPLEX.match(c) is not None and parts[-1][1] in has
        name = parts[-1][1] if mark else has[0] if has else fonts[0]
        if parts and parts[-1][1] == name:
            parts[-1] = parts[-1][0] + c, name
        else:
            parts.append((c, name))
    return parts
