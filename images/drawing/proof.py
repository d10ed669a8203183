"""Look at pictures as the press prints them: `python -m patient_handouts.images.drawing.proof OUT.png NAME...`.

SVG -> operators -> ReportLab -> pdfium, on the pale tint the layout lays under pictures: in colour, in grey, in one bit, and 40 mm wide.
"""

import io
import sys
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas

from ..svg import vector
from .art import Art
from .registry import drawn

TINT = "#EDF6F6"
GAP = 16


def page(art: Art, ground: str = TINT) -> bytes:
    """A PDF of one page of the picture's size with the picture on a ground."""
    canvas: Any = Canvas(io.BytesIO(), pagesize=(art.w, art.h), pageCompression=0)
    canvas.setFillColor(ground)
    canvas.rect(0, 0, art.w, art.h, stroke=0, fill=1)
    canvas._code.append(f"q {vector(art.svg().encode()).code} Q")
    data: bytes = canvas.getpdfdata()
    return data


def rendered(art: Art, dpi: float, ground: str = TINT) -> Image.Image:
    """The picture as pixels."""
    document = pypdfium2.PdfDocument(page(art, ground))
    picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    return picture


def operators(art: Art) -> int:
    """How many bytes of drawing operators the picture puts into a PDF."""
    data = page(art)
    return data.find(b"endstream") - data.find(b"stream")


def looks(art: Art) -> list[Image.Image]:
    """In colour, in grey, in one bit, and 40 mm wide as a screen of 150 dpi shows it."""
    large = rendered(art, 200 if art.w < 250 else 140)
    grey = ImageOps.grayscale(large)
    one_bit = ImageOps.grayscale(rendered(art, 300, "#FFFFFF")).point(lambda v: 255 if v >= 128 else 0)
    small = rendered(art, 150 * 40 / 25.4 / (art.w / 72))
    return [large, grey.convert("RGB"), one_bit.resize(large.size, Image.Resampling.LANCZOS).convert("RGB"), small]


def sheet(arts: list[Art]) -> Image.Image:
    """All looks of the pictures, a row each."""
    rows = [looks(art) for art in arts]
    width = max(sum(look.width + GAP for look in row) for row in rows) + GAP
    out = Image.new("RGB", (width, sum(row[0].height + GAP for row in rows) + GAP), "#FFFFFF")
    y = GAP
    for row in rows:
        x = GAP
        for look in row:
            out.paste(look, (x, y))
            x += look.width + GAP
        y += row[0].height + GAP
    return out


def main() -> None:
    """Write the sheet and say what each picture weighs."""
    out, *names = sys.argv[1:]
    arts = [drawn(name) for name in names]
    sheet(arts).save(out)
    for art in arts:
        print(f"{art.name}: {art.w:g} x {art.h:g} pt, svg {len(art.svg())} bytes, operators {operators(art)} bytes")


if __name__ == "__main__":
    main()
