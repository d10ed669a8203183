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
NOTHING = "\u200b"  # what a glyph says that is the second or third of one letter


class Glyph(NamedTuple):
    """One glyph: the character that stands for it in the font; its place and advance in thousandths of the type size."""

    key: str
    x: float
    y: float
    advance: float
    width: float  # its own advance in the font, which the viewer adds


class Shaped(NamedTuple):
    """A word's glyphs from left to right; `width` for a type size of 1.

    `plain`: each letter is its own glyph, in order and in its place, so that the string alone says all.
    """

    font: str
    glyphs: tuple[Glyph, ...]
    width: float
    level: int
    plain: bool
    exact: bool  # its glyphs, read one after another, say its letters


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
    said = _said(text, [info.cluster - len(before) for info in infos], rtl)
    glyphs = []
    for info, place, words in zip(infos, buffer.glyph_positions, said):
        key, width = used.glyph(info.codepoint, words)
        glyphs.append(Glyph(key, place.x_offset * scale, place.y_offset * scale, place.x_advance * scale, width))
    read = said[::-1] if rtl else said
    exact = "".join(read).replace(NOTHING, "") == text
    plain = (
        not rtl
        and "".join(glyph.key for glyph in glyphs) == text
        and all(not glyph.x and not glyph.y and abs(glyph.advance - glyph.width) < 0.5 for glyph in glyphs)
    )
    return Shaped(name, tuple(glyphs), sum(glyph.advance for glyph in glyphs) / 1000, level, plain, exact and not _moved(infos, rtl))


def _moved(infos: Sequence[uharfbuzz.GlyphInfo], rtl: bool) -> bool:
    """Do glyphs stand in another order than their letters?"""
    clusters = [info.cluster for info in infos]
    return clusters != sorted(clusters, reverse=rtl) or (not rtl and len(set(clusters)) != len(clusters))


def _said(text: str, clusters: list[int], rtl: bool) -> list[str]:
    """What each glyph says: the letters of a cluster, dealt out to its glyphs in reading order, the rest to the last."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)]))
    said = [""] * len(clusters)
    for start in starts:
        glyphs = [k for k, cluster in enumerate(clusters) if cluster == start]
        letters = text[start : ends[start]]
        for n, k in enumerate(reversed(glyphs) if rtl else glyphs):
            said[k] = (letters[n:] if n == len(glyphs) - 1 else letters[n : n + 1]) or NOTHING
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
