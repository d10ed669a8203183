"""What a photocopier makes of a page, measured on the page's own pixels: contrast in grey, what one bit leaves, how much ink it takes.

Nothing here knows which colours were meant: it is a second opinion on what `checks/brand.py` has reckoned, and on pictures and
logos, which nobody has.  Pure functions of pictures.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...checks.brand import LARGE, TEXT
from ...images.colours import contrast
from ...images.picture import Raster
from ...images.raster import in_grey
from .render import Seen, WordBox

DPI = 200  # about as a copier looks at the page
THRESHOLD = 128  # the level (0…255) from which one bit is white; see images/raster.py
LEAST_INK = 0.03  # part of a word's box that its strokes fill at least
STEP, CELL = 2, 8  # pixels: how far apart the two sides of an edge are; the side of a square in which edges are counted as one
NEAR, FEW = 3, 4  # squares: how far apart those of one thing may be; how many make one
FRAME = 4  # pixels
USUAL = 0.05  # the coverage for which makers name the price of a page (ISO/IEC 19752)
_Box = tuple[int, int, int, int]  # left, top, right, low, in pixels


@dataclass(frozen=True)
class Copied:
    """A page as a photocopier leaves it.

    `black` is the part of the paper that black toner covers, `inks` what cyan, magenta, yellow and black cover together (up to 4).
    `contrast` is that of the palest words in grey; `faint` are words under 4.5 : 1 there, `lost` those that one bit wipes out.
    `edges_grey`, `edges_line`: the part of the edges (3 : 1 or more in any of red, green, blue) outside the words that is still
    there in grey, in one bit; `gone`: the boxes of what one bit wipes out of the logo
    and the pictures, framed in `line`.
    """

    number: int
    grey: Raster
    line: Raster
    black: float
    inks: float
    contrast: float
    faint: tuple[WordBox, ...]
    lost: tuple[WordBox, ...]
    edges_grey: float
    edges_line: float
    gone: tuple[_Box, ...] = ()


def copied(page: Seen) -> Copied:
    """The page through the copier."""
    grey, line = in_grey(page.picture), in_grey(page.picture, threshold=True)
    found = [(greys(grey.image.crop(written.box)), written) for written in page.written]
    ratios = [ratio(*pair) for pair, _ in found]
    boxes = [written.box for written in page.written]
    before, after = edges(page.picture.image, boxes), edges(line.image, boxes)
    gone = tuple(places(_inside(_missing(before, after), page.shown)))
    return Copied(
        page.number,
        grey,
        framed(line, gone),
        black(grey.image),
        inks(page.picture.image),
        min(ratios, default=math.inf),
        tuple(written for (_, written), each in zip(found, ratios) if each < TEXT),
        tuple(written for (ground, ink), written in found if (ground < THRESHOLD) == (ink < THRESHOLD)),
        surviving(before, edges(grey.image, boxes)),
        surviving(before, after),
        gone,
    )


# ---------------------------------------------------------------- words
def greys(words: Any) -> tuple[int, int]:
    """The grey of the ground and of the strokes in a picture of words: the commonest level, and the one that is most unlike it."""
    counts = words.histogram()
    ground = max(range(256), key=counts.__getitem__)
    least = LEAST_INK * sum(counts)
    dark, light = _reached(counts, least, range(256)), _reached(counts, least, range(255, -1, -1))
    return ground, max(dark, light, key=lambda level: ratio(ground, level))


def _reached(counts: Sequence[int], least: float, order: range) -> int:
    """The first level, going in this order, by which so many pixels were met."""
    met = 0
    for level in order:
        met += counts[level]
        if met >= least:
            return level
    return order[-1]


def ratio(one: int, other: int) -> float:
    """The contrast of two levels of grey (WCAG 2.1, 1.4.3)."""
    low, high = sorted((_on_white()[one], _on_white()[other]))
    return high / low


@cache
def _on_white() -> tuple[float, ...]:
    """The contrast of each level of grey on white."""
    return tuple(contrast("#" + f"{level:02x}" * 3) for level in range(256))


# ---------------------------------------------------------------- lines
def edges(picture: Any, boxes: Sequence[_Box] = ()) -> Any:
    """Where something ends: a small picture with a white pixel for every square with an edge of 3 : 1 or more outside the boxes."""
    from PIL import Image, ImageChops, ImageDraw

    width, height = picture.width - STEP, picture.height - STEP
    found = Image.new("L", (width, height))
    for band in picture.split():
        dark = band.point(_darkness())
        here = dark.crop((0, 0, width, height))
        for x, y in ((STEP, 0), (0, STEP)):
            there = dark.crop((x, y, x + width, y + height))
            found = ImageChops.lighter(found, ImageChops.difference(here, there).point(_apart()))
    small = found.reduce(CELL).point(lambda level: 255 if level else 0)
    pen = ImageDraw.Draw(small)
    for box in boxes:
        pen.rectangle([side // CELL for side in box], fill=0)
    return small


def surviving(before: Any, after: Any) -> float:
    """The part of the edges that is still there, or in the next square: 1 where there were none."""
    there = before.histogram()[255]
    return 1 - _missing(before, after).histogram()[255] / there if there else 1.0


def _missing(before: Any, after: Any) -> Any:
    """The squares of edges that are no longer there, nor in the next square."""
    from PIL import ImageChops, ImageFilter

    return ImageChops.subtract(before, after.filter(ImageFilter.MaxFilter(3)))


def _inside(squares: Any, boxes: Sequence[_Box]) -> Any:
    """Those squares that lie in one of the boxes (in pixels of the page)."""
    from PIL import Image, ImageChops, ImageDraw

    mask = Image.new("L", squares.size)
    pen = ImageDraw.Draw(mask)
    for box in boxes:
        pen.rectangle([side // CELL for side in box], fill=255)
    return ImageChops.darker(squares, mask)


def places(squares: Any) -> Iterator[_Box]:
    """The boxes around squares that lie together, in pixels of the page; a few squares alone are no thing that is missed."""
    wide, pixels = squares.width, squares.tobytes()
    left = {(k % wide, k // wide) for k, level in enumerate(pixels) if level}
    while left:
        waiting, found = [left.pop()], list[tuple[int, int]]()
        while waiting:
            x, y = waiting.pop()
            found.append((x, y))
            near = {(x + i, y + j) for i in range(-NEAR, NEAR + 1) for j in range(-NEAR, NEAR + 1)} & left
            left -= near
            waiting += near
        if len(found) >= FEW:
            across, down = sorted(x for x, _ in found), sorted(y for _, y in found)
            yield across[0] * CELL, down[0] * CELL, (across[-1] + 1) * CELL, (down[-1] + 1) * CELL


def framed(picture: Raster, boxes: Sequence[_Box]) -> Raster:
    """The picture with a red frame around each."""
    from PIL import ImageDraw

    if not boxes:
        return picture
    image = picture.image.convert("RGB")
    pen = ImageDraw.Draw(image)
    for left, top, right, low in boxes:
        pen.rectangle((left - CELL, top - CELL, right + CELL, low + CELL), outline="#d00000", width=FRAME)
    return Raster(picture.width, picture.height, image, f"{picture.digest} framed {boxes}")


@cache
def _darkness() -> list[int]:
    """Levels on a scale on which equal steps are equal contrasts: 0 is white, 255 is black."""
    return [round(255 * math.log(each) / math.log(21)) for each in _on_white()]


@cache
def _apart() -> list[int]:
    """White for steps of at least 3 : 1 on that scale, black for smaller ones."""
    return [255 if step >= round(255 * math.log(LARGE) / math.log(21)) else 0 for step in range(256)]


# ---------------------------------------------------------------- ink
def black(grey: Any) -> float:
    """The part of the paper that is covered when the page is printed in black: 0 for white paper, 1 for a black page."""
    from PIL import ImageStat

    return 1 - float(ImageStat.Stat(grey).mean[0]) / 255


def inks(picture: Any) -> float:
    """What cyan, magenta, yellow and black cover together, black taking all that the three have in common."""
    from PIL import ImageChops, ImageStat

    coloured = [ImageChops.invert(band) for band in picture.split()]
    shared = ImageChops.darker(ImageChops.darker(*coloured[:2]), coloured[2])
    total = sum(ImageStat.Stat(band).mean[0] for band in coloured) - 2 * ImageStat.Stat(shared).mean[0]
    return float(total) / 255


def toner(coverages: Sequence[float], price: float, copies: int = 1000) -> float:
    """What the toner of so many copies of these pages costs; `price` is that of one page at 5 % coverage."""
    return copies * price * sum(coverages) / USUAL
