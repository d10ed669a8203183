"""SVG made into PDF operators, in a clinic's colours."""

import re
from collections.abc import Callable
from functools import lru_cache

from ..handouts.digests import of_bytes
from ..handouts.kept import kept
from .colours import rgb
from .pen import number
from .picture import Vector, ink_name

_INK = re.compile("(#[0-9a-f]{6}) (rg|RG)")


def vector(data: bytes, recolour: Callable[[str], str] | None = None, turned: bool = False) -> Vector:
    """The drawing of an SVG file; `recolour` gives for each of its "#rrggbb" colours the one to paint with.  Raises PictureError.

    `turned`: its left is shown at the right, but for groups with `data-upright="X"`, which are turned back about the upright through X.
    """
    drawn, made = _drawn(data), {colour: recolour(colour) for colour in colours_of(data)} if recolour else {}
    inks = tuple(sorted((colour, ink) for colour, ink in made.items() if ink != colour))
    return Vector(drawn.width, drawn.height, _painted(data, tuple(colour for colour, _ in inks), turned), inks)


@lru_cache(256)
def _painted(data: bytes, named: tuple[str, ...], turned: bool) -> str:
    """The operators; colours that others take the place of stand there by name, so that they are the same for all clinics."""

    def paint(found: re.Match[str]) -> str:
        colour, operator = found.groups()
        if colour in named:
            return f"/{ink_name(colour)} {'cs 0 sc' if operator == 'rg' else 'CS 0 SC'}"  # PDFium wants the 0 said
        return f"{' '.join(map(number, rgb(colour)))} {operator}"

    return _INK.sub(paint, _drawn(data, turned).code)


def check_svg(data: bytes) -> None:
    """Complain of what `vector` would complain of.  Raises PictureError."""
    _drawn(data)


@lru_cache(256)
def colours_of(data: bytes) -> frozenset[str]:
    """The colours, as "#rrggbb", that an SVG paints with."""
    return frozenset(colour for colour, _ in _INK.findall(_drawn(data).code))


@lru_cache(128)
def _drawn(data: bytes, turned: bool = False) -> Vector:
    """The drawing, its colours still written "#rrggbb": the same for all clinics."""

    def read() -> Vector:
        from .svg_file import drawn  # XML and all shapes

        return drawn(data, turned)

    return kept("drawing", lambda: (of_bytes(data), "turned" if turned else ""), read)
