"""What the shapes of an SVG inherit: what they are painted with, and how; attributes read into it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .curves import numbers
from .pen import number

CURRENT = "currentcolor"
_CAPS, _JOINS = {"butt": 0, "round": 1, "square": 2}, {"miter": 0, "miter-clip": 0, "arcs": 0, "round": 1, "bevel": 2}
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "Q": 24 / 25.4, "in": 96, "em": 16, "rem": 16, "ex": 8}
_SUFFIXES = ("%", "px", "pt", "pc", "mm", "cm", "Q", "in", "rem", "em", "ex")
_RGB = re.compile(r"rgba?\(([^()]{1,99})\)")


@dataclass(frozen=True)
class Inherited:
    """What shapes inherit; `fill` and `stroke` are "#rrggbb", "" for none, CURRENT, or another text: "url(#id)" of a gradient."""

    fill: str = "#000000"
    stroke: str = ""
    color: str = "#000000"
    fill_opacity: float = 1
    stroke_opacity: float = 1
    width: float = 1
    cap: int = 0
    join: int = 0
    miter: float = 4
    dash: tuple[float, ...] = ()
    offset: float = 0
    rule: str = ""  # "*": even-odd
    clip_rule: str = ""
    hidden: bool = False
    stroke_first: bool = False
    opacity: float = 1  # of all groups around, one in another
    since: int = -1  # how many layers were painted before the outermost of those that are not opaque; -1: all are
    inner: int = -1  # and before the innermost


def inked(style: dict[str, str], above: Inherited, across: float) -> Inherited:
    """What an element's attributes make of what it inherits; `across`: what per cents of a line's width are of, in units of the drawing."""
    new = dict[str, Any]()
    for name in _READ.keys() & style.keys():
        value = style[name].strip()
        if value not in ("inherit", "", "unset"):
            key, read = _READ[name]
            new[key] = read(value, across)
    for kind in ("fill", "stroke", "color"):
        if isinstance(paint := new.get(kind), tuple):
            new[kind], alpha = paint
            if alpha < 1:
                new[f"{kind}_opacity"] = alpha * new.get(f"{kind}_opacity", getattr(above, f"{kind}_opacity", 1.0))
    new.pop("color_opacity", None)
    if new.get("color") == CURRENT:
        del new["color"]
    return replace(above, **new) if new else above


def length_of(text: str, whole: float = 0) -> float:
    """A length in units of the drawing (CSS pixels); `whole`: what per cents are of.  Raises ValueError."""
    figure = text.strip()
    unit = next((unit for unit in _SUFFIXES if figure.endswith(unit)), "")
    (value,) = numbers(figure.removesuffix(unit))
    return value * (whole / 100 if unit == "%" else _UNITS[unit])


def share(text: str) -> float:
    """An opacity, or the place of a stop: from 0 to 1, also in per cent.  Raises ValueError."""
    return min(1.0, max(0.0, length_of(text, 1)))


def colour_of(text: str) -> tuple[str, float]:
    """A colour as "#rrggbb" ("" for none, CURRENT) and its opacity; parts beyond the scale are at its end (CSS Color 3, 4.2.1).

    Raises ValueError for what is no colour that is known.
    """
    text = text.strip()
    if text.lower() in ("none", "transparent"):
        return "", 1
    if text.lower() == CURRENT:
        return CURRENT, 1
    if re.fullmatch("#[0-9a-fA-F]{6}", text):
        return text.lower(), 1
    if match := _RGB.fullmatch(text):
        parts = [part for part in re.split(r"[\s,/]+", match[1].strip()) if part]
        if len(parts) not in (3, 4):
            raise ValueError(text)
        levels = [round(length_of(part, 255)) for part in parts[:3]]
        return _hex(levels), share(parts[3]) if len(parts) == 4 else 1
    from PIL import ImageColor

    *levels, alpha = (*ImageColor.getrgb(text[:99]), 255)[:4]
    return _hex(levels), alpha / 255


def blended(upper: str, lower: str, opacity: float) -> str:
    """The colour that is seen where one lies on another and lets it through."""
    parts = ((int(upper[k : k + 2], 16), int(lower[k : k + 2], 16)) for k in (1, 3, 5))
    return _hex([round(opacity * one + (1 - opacity) * other) for one, other in parts])


def _hex(levels: list[int]) -> str:
    return "#" + "".join(f"{min(max(part, 0), 255):02x}" for part in levels)


def _paint(text: str) -> tuple[str, float]:
    """A colour and its opacity; what is none, such as the address of a gradient, as it is."""
    try:
        return colour_of(text)
    except ValueError:
        return text, 1


def _dashes(text: str, across: float) -> tuple[float, ...]:
    dash = () if text == "none" else tuple(length_of(part, across) for part in re.split(r"[\s,]+", text.strip(" ,\t\r\n")))
    sound = min(dash, default=0) >= 0 and any(number(each) != "0" for each in dash)  # others are no PDF; SVG too says: a whole line
    return dash * (1 + len(dash) % 2) if sound else ()


def _is_stroke_first(text: str) -> bool:
    order = [part for part in text.split() if part in ("fill", "stroke")]
    return order[:1] == ["stroke"]


_READ: dict[str, tuple[str, Callable[[str, float], Any]]] = {
    "color": ("color", lambda text, _: colour_of(text)),
    "fill": ("fill", lambda text, _: _paint(text)),
    "stroke": ("stroke", lambda text, _: _paint(text)),
    "fill-opacity": ("fill_opacity", lambda text, _: share(text)),
    "stroke-opacity": ("stroke_opacity", lambda text, _: share(text)),
    "stroke-width": ("width", length_of),
    "stroke-linecap": ("cap", lambda text, _: _CAPS[text]),
    "stroke-linejoin": ("join", lambda text, _: _JOINS[text]),
    "stroke-miterlimit": ("miter", lambda text, _: max(1, length_of(text))),
    "stroke-dasharray": ("dash", _dashes),
    "stroke-dashoffset": ("offset", length_of),
    "fill-rule": ("rule", lambda text, _: "*" if text == "evenodd" else ""),
    "clip-rule": ("clip_rule", lambda text, _: "*" if text == "evenodd" else ""),
    "visibility": ("hidden", lambda text, _: text != "visible"),
    "paint-order": ("stroke_first", lambda text, _: _is_stroke_first(text)),
}
