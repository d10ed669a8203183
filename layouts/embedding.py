"""Pictures as objects of a PDF: packed once per process, named by what they hold.

A drawing is a form that any page may show; a JPEG or a plain PNG goes in as it is; other pixels are packed anew.
"""

import zlib
from functools import lru_cache
from typing import Any, NamedTuple

from ..handouts.digests import of_bytes
from ..images.pen import number
from ..images.picture import Picture, Raster, Vector, ink_name
from ..images.raster import scanlines
from .streams import packed

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
    """Inks are colour spaces of one colour: the data are the same for every clinic."""
    box = f"[0 0 {number(drawing.width)} {number(drawing.height)}]"
    inks = " ".join(f"/{ink_name(colour)} [/Indexed /DeviceRGB 0 <{ink[1:]}>]" for colour, ink in drawing.inks)
    resources = f"<</ColorSpace <<{inks}>>>>" if inks else "<<>>"
    return _named(
        f"/Type /XObject /Subtype /Form /BBox {box} /Resources {resources} /Filter /FlateDecode", packed(drawing.code.encode("ascii"))
    )


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
