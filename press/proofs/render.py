"""A PDF's pages as pictures, and where their words stand on them: what a printer and a reader are given, seen from outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...handouts.digests import of_bytes
from ...images.picture import Raster

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

POINTS = 72.0  # to an inch


class WordBox(NamedTuple):
    """A stretch of one line of text, and its box on the page's picture: left, top, right, low, in pixels."""

    words: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class Seen:
    """A page as it is seen; `shown`: the boxes of its pictures, the logo among them, in pixels as those of the words."""

    number: int
    picture: Raster
    written: tuple[WordBox, ...]
    shown: tuple[tuple[int, int, int, int], ...] = ()


def pages_of(pdf: bytes, dpi: float, first: int = 1) -> Iterator[Seen]:
    """The pages in order, from the `first` on, each rendered when it is asked for."""
    import pypdfium2

    digest = of_bytes(pdf)
    with pypdfium2.PdfDocument(pdf) as opened:
        for number in range(first, len(opened) + 1):
            page = opened[number - 1]
            image = page.render(scale=dpi / POINTS).to_pil().convert("RGB")
            picture = Raster(image.width, image.height, image, f"{digest} page {number} {dpi}")
            yield Seen(number, picture, tuple(_written(page, dpi / POINTS)), tuple(_shown(page, dpi / POINTS)))


def words_on(pdf: bytes) -> tuple[str, ...]:
    """What is written on each page, lines as they lie."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        return tuple(page.get_textpage().get_text_range() for page in opened)


def _shown(page: "PdfPage", scale: float) -> Iterator[tuple[int, int, int, int]]:
    import pypdfium2.raw as pdfium

    height = page.get_height()
    for each in page.get_objects((pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_IMAGE), max_depth=1):
        left, low, right, top = each.get_bounds()
        yield int(left * scale), int((height - top) * scale), int(right * scale) + 1, int((height - low) * scale) + 1


def _written(page: "PdfPage", scale: float) -> Iterator[WordBox]:
    text, height = page.get_textpage(), page.get_height()
    for k in range(text.count_rects()):
        left, low, right, top = box = text.get_rect(k)
        if words := text.get_text_bounded(*box).strip():
            yield WordBox(words, (int(left * scale), int((height - top) * scale), int(right * scale) + 1, int((height - low) * scale) + 1))
