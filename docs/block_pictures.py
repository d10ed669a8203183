"""docs/blocks/NAME.png: each block's smallest example as it lies on the page.  `python docs/block_pictures.py` draws those that are stale.

A picture tells what it was made from: the digest of what is painted, which is the same on every machine, while pixels need not be.
"""

import hashlib
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.reference import PICTURES, examples
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.blocks.section import section
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.pages import paginate, paint
from patient_handouts.layouts.pdf import Laid, written
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import height
from patient_handouts.layouts.tags import Tag

FOLDER = Path(__file__).parent / PICTURES
CLINIC, PAPER, SCALE, COLOURS = "riverside-spine", "letter", 1.3, 24  # SCALE: pixels a point; COLOURS: enough for soft edges
AROUND = 1.0  # u: the white around a block
MOST = 25_000  # bytes
TODAY = date(2026, 11, 24)  # nothing of a block hangs on it
MADE_FROM = "made-from"
SHEET = """\
format: 1
title: Blocks
subtitle: Each once
version: "1.0"
purpose: To show them.
hero: walking
key_points: ["One."]
sources: {{trial: {{title: A trial, year: 2020}}}}
sections:
- part: aftercare
  heading: {heading}
  blocks:
"""


class Shown(NamedTuple):
    """A block on an otherwise empty page: the PDF, and where the block lies on it, in points: left, top, right, bottom."""

    pdf: bytes
    box: tuple[float, float, float, float]

    @property
    def digest(self) -> str:
        """64 hex digits of all that is painted: words, lines, pictures, and where each lies."""
        made = hashlib.sha256(repr([round(side, 1) for side in self.box]).encode())
        with pikepdf.open(BytesIO(self.pdf)) as file:
            page = file.pages[0]
            made.update(page.Contents.read_bytes())
            for name, form in sorted(page.form_xobjects.items()):
                made.update(name.encode() + form.read_bytes())
        return made.hexdigest()


def shown(name: str) -> Shown:
    """The example of a block, set as a part of a sheet in the standard edition."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "en.yaml"
        told = "".join(f"  {line}\n" for line in examples()[name].splitlines())
        file.write_text(SHEET.format(heading=name.replace("_", " ").capitalize()) + told, encoding="utf-8")
        library = Library()
        pictures = Pictures(library.picture_folders())
        handout = read_handout(file, "blocks", "en", pictures.ids(), icons())
    wording = Wording(handout, library.read_clinic(CLINIC), catalogue("en"), TODAY)
    s, root = Setting(look_of(wording, pictures, PAPER, "standard"), wording), Tag("Document")
    s = s.afresh()
    title = s.words(wording.words(handout.title), "h2", s.look.wide, root.add("H1"))  # headings need one above them; it is cut off
    strips = section(handout.sections[0], tuple(map(str, range(len(handout.blocks)))), s, root)
    s.gathered.complain()
    (page,) = paginate([*title, *strips], s.look.room)
    look, grid = s.look, s.look.grid

    def paint_it(canvas: TaggedCanvas) -> None:
        paint(canvas, page, grid, look.top)
        canvas.showPage()

    pdf, _ = written(root, [Laid(look, name, CLINIC, "", paint_it)])
    out, low = look.paper.overhang + AROUND, look.top + height(page)
    top = look.top + height(page[: len(title)]) + page[len(title)].gap
    box = grid.left - out * look.u, (top - AROUND) * look.u, grid.left + (look.width + out) * look.u, (low + AROUND) * look.u
    return Shown(pdf, box)


def picture(block: Shown) -> Image.Image:
    """Its pixels, in few colours."""
    page: Image.Image = pypdfium2.PdfDocument(block.pdf)[0].render(scale=SCALE).to_pil()
    left, top, right, low = (round(side * SCALE) for side in block.box)
    cut = page.crop((left, top, right, low))
    return cut.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def digest_in(file: Path) -> str:
    """What a committed picture was made from; "" where there is none."""
    if not file.exists():
        return ""
    with Image.open(file) as known:
        return str(known.info.get(MADE_FROM, ""))


def draw() -> None:
    """Draw the pictures that are stale, and take away those of blocks that are no more."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.png"):
        if file.stem not in examples():
            file.unlink()
    for name in examples():
        block, file = shown(name), FOLDER / f"{name}.png"
        if digest_in(file) != block.digest:
            told = PngInfo()
            told.add_text(MADE_FROM, block.digest)
            picture(block).save(file, optimize=True, pnginfo=told)
            print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    draw()
