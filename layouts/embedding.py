"""Pictures as objects of a PDF: packed once per process, named by what they hold.

A drawing is a form that any page may show; a JPEG or a plain PNG goes in as it is; other pixels are packed anew.
"""

import zlib
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from ..handouts.digests import of_bytes
from ..images.colours import rgb
from ..images.pen import number
from ..images.picture import Picture, Raster, Shading, Vector, ink_name, shading_name
from ..images.raster import scanlines
from .streams import packed

_SHORT = 1e-6  # between two stops at one place no colours lie
_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


class Embedded(NamedTuple):
    """A stream: its entries, its data, and how it is seen through."""

    name: str
    keys: str
    data: bytes
    mask: "Embedded | None" = None


@lru_cache(128)
def embedded(picture: Picture) -> Embedded:
    """The form or image of a picture."""
    return _form(picture) if isinstance(picture, Vector) else _image(picture)


def _form(drawing: Vector) -> Embedded:
    """Inks are colour spaces of one colour: the data are the same for every clinic; gradients are patterns."""
    box = f"[0 0 {number(drawing.width)} {number(drawing.height)}]"
    inks = " ".join(f"/{ink_name(colour)} [/Indexed /DeviceRGB 0 <{ink[1:]}>]" for colour, ink in drawing.inks)
    patterns = " ".join(f"/{shading_name(k)} {_pattern(shading)}" for k, shading in enumerate(drawing.shadings))
    kinds = ("ColorSpace", inks), ("Pattern", patterns)
    resources = "".join(f"/{kind} <<{entries}>>" for kind, entries in kinds if entries)
    return _named(
        f"/Type /XObject /Subtype /Form /BBox {box} /Resources <<{resources}>> /Filter /FlateDecode", packed(drawing.code.encode("ascii"))
    )


def _pattern(shading: Shading) -> str:
    """A gradient as a pattern of the form (ISO 32000-1, 8.7.4): of type 2 along a line, of type 3 between circles."""
    kind = 2 if len(shading.axis) == 4 else 3
    axis, matrix = (" ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in values) for values in (shading.axis, shading.matrix))
    painted = f"/ShadingType {kind} /ColorSpace /DeviceRGB /Coords [{axis}] /Extend [true true] /Function {_function(shading.stops)}"
    return f"<</Type /Pattern /PatternType 2 /Matrix [{matrix}] /Shading <<{painted}>>>>"


def _function(stops: tuple[tuple[float, str], ...]) -> str:
    """The colours between stops: a function for each two neighbours, stitched where there are more (ISO 32000-1, 7.10.3 and 7.10.4)."""
    ends = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    pieces = [(at, end, one, other) for (at, one), (end, other) in pairwise(ends) if end - at > _SHORT]
    parts = [f"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [{_levels(one)}] /C1 [{_levels(other)}]>>" for _, _, one, other in pieces]
    if len(parts) == 1:
        return parts[0]
    bounds = " ".join(f"{end:.6f}" for _, end, _, _ in pieces[:-1])
    return f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(parts)}] /Bounds [{bounds}] /Encode [{' '.join(['0 1'] * len(parts))}]>>"


def _levels(colour: str) -> str:
    return " ".join(map(number, rgb(colour)))


def _image(picture: Raster) -> Embedded:
    if picture.jpeg:
        return _pixels(picture.image, "/Filter /DCTDecode", picture.jpeg)
    if picture.png:
        how = f"/Predictor 15 /Colors {len(picture.mode)} /Columns {picture.width}"
        size = picture.width, picture.height
        return _stream(size, picture.mode, f"/Filter /FlateDecode /DecodeParms <<{how}>>", scanlines(picture.png))
    if picture.image.mode == "RGBA":
        mask = _pixels(picture.image.getchannel("A"), "/Filter /FlateDecode")
        return _pixels(picture.image.convert("RGB"), "/Filter /FlateDecode")._replace(mask=mask)
    return _pixels(picture.image, "/Filter /FlateDecode")


def _pixels(image: Any, how: str, data: bytes = b"") -> Embedded:
    """Pixels packed by us, or `data` that are packed already."""
    return _stream(image.size, image.mode, how, data or zlib.compress(image.tobytes()))


def _stream(size: tuple[int, int], mode: str, how: str, data: bytes) -> Embedded:
    width, height = size
    keys = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace {_SPACES[mode]} {how}"
    return _named(keys, data)


def _named(keys: str, data: bytes) -> Embedded:
    return Embedded(of_bytes(keys.encode("ascii") + data, 12), keys, data)
