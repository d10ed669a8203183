"""Colour roles from one brand colour, in OKLCH; contrast by WCAG 2.1 relative luminance.

Colours are "#rrggbb" text outside, triples of 0…1 inside.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

RGB = tuple[float, float, float]
# In OKLCH: lighter than LIGHT a colour begins to be a pastel, from PASTEL on it is one; with less chroma than COLOURED it is a tinted grey;
# a dark colour with SEEN of it is seen as its hue.
LIGHT, PASTEL, COLOURED, SEEN = 0.65, 0.8, 0.045, 0.11


# The tokens of the built-in art: these colours of its SVG files are replaced by the clinic's (see drawing/palette.py).
TOKENS = {"#7a4ca6": "mark", "#43246b": "mark_line", "#d3c2e6": "mark_soft"}


@dataclass(frozen=True)
class Roles:
    """`brand` is the clinic's colour as given and paints areas only; `ink` is the brand made dark enough for text and strokes;
    `tint` is the ground, `rule` hairlines.  `edge`: the brand is so light that its area needs an ink line under it.
    `mark`, `mark_soft`, `mark_line` paint the marked part of pictures: solid, around it, its outline.  `tone` is one of TONES.
    """

    brand: str
    ink: str
    tint: str
    rule: str
    edge: bool
    mark: str
    mark_soft: str
    mark_line: str
    tone: str = "color"

    def of(self, colour: str) -> str:
        """What a colour of the art is painted with: the art's tokens follow the clinic; then the tone decides (see TONES)."""
        token = TOKENS.get(colour)
        return TONES[self.tone](str(getattr(self, token)) if token else colour)


def roles(brand: str, accent: str | None = None, mono: bool = False) -> Roles:
    """The roles of a clinic: ink has a contrast of at least 7 : 1 on white, the mark is under 45 % grey (a copier keeps it)."""
    if mono:
        brand, accent = "#000000", "#000000"
    _, chroma, hue = _to_lch(rgb(brand))
    chroma = 0 if mono else chroma
    ink = _darker(brand, lambda c: contrast(c) >= 7)
    mark = _darker(accent or "#7A4CA6", lambda c: grey(c) < 0.45)
    mark_light, mark_chroma, mark_hue = _to_lch(rgb(mark))
    return Roles(
        brand=brand,
        ink=ink,
        tint=_from_lch(0.962, min(chroma * 0.25, 0.017), hue),
        rule=_from_lch(0.68, min(chroma * 0.5, 0.05), hue),
        edge=contrast(brand) < 3,
        mark=mark,
        mark_soft=_from_lch(0.85, min(mark_chroma * 0.45, 0.06), mark_hue),
        mark_line=_from_lch(min(mark_light, 0.33), mark_chroma * 0.8, mark_hue),
        tone="line" if mono else "color",
    )


@dataclass(frozen=True)
class Night:
    """The same brand on a dark screen: `ground`, `tint` raised on it, `rule`, and `ink` for text and strokes, 7 : 1 on both."""

    ground: str
    tint: str
    rule: str
    ink: str


def night(brand: str, mono: bool = False) -> Night:
    """The roles of a clinic for a dark screen (paper never is)."""
    light, chroma, hue = _to_lch(rgb(brand))
    chroma = 0 if mono else chroma
    ground, tint = (_from_lch(level, min(chroma * 0.25, 0.012), hue) for level in (0.19, 0.26))
    ink = _from_lch(light, chroma, hue)
    while contrast_of(ink, tint) < 7:
        light += 0.01
        ink = _from_lch(light, min(chroma, 0.11), hue)
    return Night(ground, tint, _from_lch(0.5, min(chroma * 0.5, 0.05), hue), ink)


def _grey_of(colour: str) -> str:
    """The grey as light as the colour."""
    return "#" + f"{round(grey(colour) * 255):02x}" * 3


def _line_of(colour: str) -> str:
    """Black or white, as a copier's threshold leaves it: line art of flat drawings with dark outlines."""
    return "#000000" if grey(colour) < 0.5 else "#ffffff"


# what becomes of a colour: as it is, what a photocopier sees, what a printer of one tone prints
TONES: dict[str, Callable[[str], str]] = {"color": str, "grey": _grey_of, "line": _line_of}


def contrast(colour: str) -> float:
    """Contrast ratio on white (WCAG 2.1, 1.4.3)."""
    return contrast_of(colour, "#ffffff")


def contrast_of(upper: str, lower: str) -> float:
    """Contrast ratio of two colours (WCAG 2.1, 1.4.3)."""
    dark, light = sorted((_luminance(rgb(upper)), _luminance(rgb(lower))))
    return (light + 0.05) / (dark + 0.05)


def grey(colour: str) -> float:
    """What a photocopier makes of it: 0 is black, 1 is white."""
    return float(_luminance(rgb(colour)) ** (1 / 2.2))


def rgb(colour: str) -> RGB:
    """ "#rrggbb" as three numbers from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _darker(colour: str, enough: Callable[[str], bool]) -> str:
    """The colour, darkened step by step at its hue until it is dark enough.

    A pastel gets more chroma than it has, as much as a dark colour needs to be seen as one: dark pink, not grey.
    """
    start, chroma, hue = _to_lch(rgb(colour))
    pale = max(0.0, min(1.0, (start - LIGHT) / (PASTEL - LIGHT))) * min(1.0, chroma / COLOURED)
    light = start
    while not enough(colour) and light > 0.1:
        light -= 0.01
        wanted = max(chroma * min(1, light / start + 0.1), SEEN * pale)
        colour = _from_lch(light, min(wanted, _most_chroma(light, hue)), hue)
    return colour


def _most_chroma(light: float, hue: float) -> float:
    """The most that sRGB has of a hue at a lightness: more would be clipped, and so be of another hue."""
    low, high = 0.0, 0.4
    for _ in range(12):
        middle = (low + high) / 2
        fits = all(-1e-4 <= c <= 1 + 1e-4 for c in _linear_of(light, middle, hue))
        low, high = (middle, high) if fits else (low, middle)
    return low


def _luminance(colour: RGB) -> float:
    r, g, b = map(_linear, colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    c = min(1, max(0, c))
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def _to_lch(colour: RGB) -> tuple[float, float, float]:
    """sRGB to OKLCH (B. Ottosson, 2020): lightness 0…1, chroma, hue in radians."""
    r, g, b = map(_linear, colour)
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
    return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, math.hypot(a, b), math.atan2(b, a)


def _from_lch(light: float, chroma: float, hue: float) -> str:
    """OKLCH to "#rrggbb", clipped to sRGB."""
    return "#" + "".join(f"{round(_gamma(c) * 255):02x}" for c in _linear_of(light, chroma, hue))


def _linear_of(light: float, chroma: float, hue: float) -> RGB:
    """OKLCH to linear sRGB, outside of 0…1 where that has no such colour."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    )
