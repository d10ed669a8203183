"""What of a picture is lost on white paper: parts that are neither dark nor beside anything dark, as a name in pale yellow."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from .picture import Picture, Vector

PALE = 0.7  # grey: what is lighter is not seen on white, or not after it was copied
WHITE = 244  # levels from which a colour is as paper
SIDE = 320  # pixels of the longer side in which a picture is looked at
_COLOUR = re.compile(r"(?<![0-9.])([0-9.]{1,20}+) ([0-9.]{1,20}+) ([0-9.]{1,20}+) (?:rg|RG)\b")
GROUND = 0.3  # of the outline of a pale part: so much of it beside what is dark, it is a ground for that, or its edge


def as_on_white(picture: Picture, side: int = SIDE) -> Any:
    """The picture on white, in RGB, so many pixels on its longer side."""
    from PIL import Image

    if isinstance(picture, Vector):
        return _drawn(picture, side)
    image = picture.image
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "#ffffff"), image)
    scale = side / max(image.size)
    return image.convert("RGB").resize([max(1, round(length * scale)) for length in image.size])


def _drawn(picture: Vector, side: int) -> Any:
    """A drawing of which no colour is an ink's, by PDFium."""
    import pypdfium2

    from .pdf_page import one_page

    with pypdfium2.PdfDocument(one_page(picture.code, picture.width, picture.height)) as pdf:
        return pdf[0].render(scale=side / max(picture.width, picture.height)).to_pil().convert("RGB")


def _has_no_pale(picture: Vector) -> bool:
    """Whether all that a drawing is painted with is dark or paper: then nothing of it needs to be looked at, and PDFium is not loaded."""
    colours = [tuple(255 * float(part) for part in found) for found in _COLOUR.findall(picture.code)]
    greys = [0.299 * red + 0.587 * green + 0.114 * blue for red, green, blue in colours if min(red, green, blue) < WHITE]
    return bool(greys) and not picture.shadings and max(greys) < 255 * PALE


@lru_cache(256)
def lost(picture: Picture) -> float:
    """The share of lost parts in all outlines: 0 for dark pictures, 1 for white ones; a drawing has its gradients as their mean."""
    if isinstance(picture, Vector) and _has_no_pale(picture):
        return 0.0
    from PIL import Image, ImageChops, ImageFilter

    image = as_on_white(picture)
    bands = image.split()
    paper = ImageChops.darker(ImageChops.darker(*bands[:2]), bands[2]).point(lambda level: 255 if level >= WHITE else 0)
    kinds = image.convert("L").point(lambda level: 1 if level < 255 * PALE else 2)  # dark, pale
    kinds.paste(0, mask=paper)
    framed = Image.new("L", (image.width + 2, image.height + 2))  # paper around it
    framed.paste(kinds, (1, 1))
    wide, pixels = framed.width, framed.tobytes()
    parts = list(_parts({k for k, kind in enumerate(pixels) if kind == 2}, pixels, wide))
    gone = sum(on_white for on_white, on_dark in parts if on_dark < GROUND * (on_white + on_dark))
    dark = framed.point(lambda kind: 255 if kind == 1 else 0)
    kept = ImageChops.subtract(dark, dark.filter(ImageFilter.MinFilter(3))).histogram()[255]
    return gone / (gone + kept) if gone or kept else 1.0


def _parts(pale: set[int], pixels: bytes, wide: int) -> Iterator[tuple[int, int]]:
    """Of each part of pale pixels that lie together: how many of their sides are on paper, how many on what is dark."""
    while pale:
        waiting, sides = [pale.pop()], [0, 0, 0]
        while waiting:
            here = waiting.pop()
            for there in (here - 1, here + 1, here - wide, here + wide):
                sides[pixels[there]] += 1
                if there in pale:
                    pale.remove(there)
                    waiting.append(there)
        yield sides[0], sides[1]
