"""A picture ready for the page: vector operators or a raster, its size, and what it says to those who cannot see it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


class PictureError(ValueError):
    """A picture that cannot be printed as it is: `code` is stable, the message says what, `hint` the way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def __reduce__(self) -> tuple[type["PictureError"], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.hint)


@dataclass(frozen=True)
class Shading:
    """A gradient along a line or between circles (ISO 32000-1, 8.7.4.5.3 and .4), beyond its ends the colour of the end.

    `axis`: x0 y0 x1 y1, or x0 y0 r0 x1 y1 r1; `matrix` takes them to points of the picture; `stops`: places from 0 to 1, "#rrggbb".
    """

    axis: tuple[float, ...]
    matrix: tuple[float, ...]
    stops: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Vector:
    """PDF operators in points, the origin at the lower left corner, y up; they need no fonts, images or states.

    `inks`: colours that stand in the operators by `ink_name`, and what each is painted with; `shadings` stand there by `shading_name`.
    """

    width: float
    height: float
    code: str
    inks: tuple[tuple[str, str], ...] = ()
    shadings: tuple[Shading, ...] = ()


def ink_name(colour: str) -> str:
    """The name of a colour space for what stands in the place of "#rrggbb"."""
    return f"ink-{colour[1:]}"


def shading_name(index: int) -> str:
    """The name of the pattern of one of a drawing's shadings."""
    return f"shading-{index}"


@dataclass(frozen=True)
class Raster:
    """Pixels: a Pillow image in RGB, RGBA or L, or a call that decodes one; `digest` tells equal pictures.

    `jpeg` and `png`: the file itself, when its data can go into the PDF as they are; `mode`: of the pixels of such a PNG, L or RGB.
    """

    width: int
    height: int
    pixels: Any = field(compare=False)
    digest: str
    jpeg: bytes = field(default=b"", compare=False)
    png: bytes = field(default=b"", compare=False)
    mode: str = field(default="", compare=False)

    @cached_property
    def image(self) -> Any:
        """The Pillow image, decoded where it has not been."""
        return self.pixels() if callable(self.pixels) else self.pixels


Picture = Vector | Raster
