"""Overviews: the pages of a sheet in rows on one picture, a red bar beside each hole that is too large."""

from math import ceil
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from .measures import HOLE, frames
from .reading import Seen

COLUMNS = 6  # pages in a row
SCALE = 0.6  # pixels a point: a line of body text is some 5 pixels high, and all pages of a sheet find room on a screen
APART = 16  # pixels between pages, where the bars stand
DESK, FRAME, BAR = "#d8d8d8", "#808080", "#d00000"


def overview(pdf: bytes, made: Seen, grey: bool = False, scale: float = SCALE) -> Image.Image:
    """All pages of a sheet; in `grey` as a copier sees them."""
    with pypdfium2.PdfDocument(pdf) as opened:
        shown = [page.render(scale=scale).to_pil().convert("L" if grey else "RGB").convert("RGB") for page in opened]
    wide, high = (side + APART for side in shown[0].size)
    picture = Image.new("RGB", (COLUMNS * wide + APART, ceil(len(shown) / COLUMNS) * high + APART), DESK)
    pen = ImageDraw.Draw(picture)
    for k, (page, frame) in enumerate(zip(shown, frames(made))):
        x, y = APART + k % COLUMNS * wide, APART + k // COLUMNS * high
        picture.paste(page, (x, y))
        pen.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=FRAME)
        if frame.hole > HOLE and k + 1 < len(shown):
            pen.rectangle((x + page.width + 3, y + frame.ink * scale, x + page.width + 8, y + frame.end * scale), fill=BAR)
    return picture


def write(folder: Path, name: str, pdf: bytes, made: Seen, grey: bool, scale: float) -> Path:
    """The overview of one sheet as a PNG in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}{'.grey' if grey else ''}.png"
    overview(pdf, made, grey, scale).save(path, optimize=True)
    return path
