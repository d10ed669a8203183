"""Drawings made into PDF operators, in a clinic's colours: those of SVG files, and those that `pdf_file` has read."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ..handouts.digests import of_bytes
from ..handouts.kept import kept
from .colours import rgb
from .pen import number
from .picture import Shading, Vector, ink_name, shading_name

_INK = re.compile("(#[0-9a-f]{6}|@[0-9]{1,6}) (rg|RG)")


def vector(data: bytes, recolour: Callable[[str], str] | None = None, turned: bool = False, flat: bool = False) -> Vector:
    """The drawing of an SVG file, as `coloured` paints it.  Raises PictureError.

    `turned`: its left is shown at the right, but for groups with `data-upright="X"`, which are turned back about the upright through X.
    """
    return coloured(_drawn(data, turned), recolour, flat)


def coloured(drawn: Vector, recolour: Callable[[str], str] | None = None, flat: bool = False) -> Vector:
    """A drawing whose colours are still written "#rrggbb", ready for the page; `recolour` gives for each the one to paint with.

    `flat`: gradients are their mean.
    """
    made = {colour: recolour(colour) for colour in colours_in(drawn)} if recolour else {}
    inks = tuple(sorted((colour, ink) for colour, ink in made.items() if ink != colour))
    code = _painted(drawn, tuple(colour for colour, _ in inks), flat)
    return Vector(
        drawn.width, drawn.height, code, inks, () if flat else tuple(_recoloured(each, recolour or str) for each in drawn.shadings)
    )


def _recoloured(shading: Shading, recolour: Callable[[str], str]) -> Shading:
    return replace(shading, stops=tuple((at, recolour(colour)) for at, colour in shading.stops))


@lru_cache(256)
def _painted(drawn: Vector, named: tuple[str, ...], flat: bool) -> str:
    """The operators; colours that others take the place of stand there by name, so that they are the same for all clinics."""

    def paint(found: re.Match[str]) -> str:
        colour, operator = found.groups()
        if colour.startswith("@"):
            if not flat:
                return (
                    f"/Pattern {'cs' if operator == 'rg' else 'CS'} /{shading_name(int(colour[1:]))} {'scn' if operator == 'rg' else 'SCN'}"
                )
            colour = mean_of(drawn.shadings[int(colour[1:])])
        if colour in named:
            return f"/{ink_name(colour)} {'cs 0 sc' if operator == 'rg' else 'CS 0 SC'}"  # PDFium wants the 0 said
        return f"{' '.join(map(number, rgb(colour)))} {operator}"

    return _INK.sub(paint, drawn.code)


def check_svg(data: bytes) -> None:
    """Complain of what `vector` would complain of.  Raises PictureError."""
    _drawn(data)


def colours_of(data: bytes) -> frozenset[str]:
    """The colours, as "#rrggbb", that an SVG paints with; of a gradient the mean."""
    return colours_in(_drawn(data))


@lru_cache(256)
def colours_in(drawn: Vector) -> frozenset[str]:
    """The same of a drawing whose colours are still written so."""
    return frozenset(colour for colour, _ in _INK.findall(drawn.code) if colour[0] == "#") | frozenset(map(mean_of, drawn.shadings))


def mean_of(shading: Shading) -> str:
    """The one colour for a gradient, by how much of its length each of its colours takes."""
    ends = [(0.0, shading.stops[0][1]), *shading.stops, (1.0, shading.stops[-1][1])]
    parts = [(end - at, rgb(one), rgb(other)) for (at, one), (end, other) in pairwise(ends)]
    mean = (sum(length * (one[k] + other[k]) / 2 for length, one, other in parts) for k in range(3))
    return "#" + "".join(f"{min(round(each * 255), 255):02x}" for each in mean)


@lru_cache(128)
def _drawn(data: bytes, turned: bool = False) -> Vector:
    """The drawing, its colours still written "#rrggbb": the same for all clinics."""

    def read() -> Vector:
        from .svg_file import drawn  # XML and all shapes

        return drawn(data, turned)

    return kept("drawing", lambda: (of_bytes(data), "turned" if turned else ""), read)
