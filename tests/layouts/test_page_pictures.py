"""Pages as pictures: few and small, every page compared; where one differs, a red and green overlay is written beside it."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from sheets import Which, sheet

FOLDER = Path(__file__).parent / "page-pictures"
SCALE = 0.5  # 36 dots an inch: a line of text is some 6 pixels high
DIFFERS = 64  # grey levels by which a pixel differs; rendering varies less between machines
ALLOWED = 0.002  # of a page's pixels
SHEETS = [
    Which("vertebroplasty", "en", *which)
    for which in (("riverside-spine", "standard", "letter"), ("harbor-spine", "standard", "a4"), ("riverside-spine", "large", "letter"))
]


def pages(pdf: bytes) -> list[Image.Image]:
    """Every page, in grey."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in opened]


def differing(now: Image.Image, before: Image.Image) -> float:
    """The part of the page's pixels that differ."""
    if now.size != before.size:
        return 1.0
    histogram = ImageChops.difference(now, before).histogram()
    return sum(histogram[DIFFERS:]) / (now.width * now.height)


def overlay(now: Image.Image, before: Image.Image) -> Image.Image:
    """Red: only before; green: only now."""
    before = before.resize(now.size)
    return Image.merge("RGB", (now, before, ImageChops.darker(now, before)))


@pytest.mark.parametrize("which", SHEETS, ids=str)
def test_every_page_looks_like_its_picture(which: Which, update: bool) -> None:
    made, wrong = pages(sheet(which)[0]), []
    if update:
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob(f"{which}-*.png"):
            old.unlink()
        for n, page in enumerate(made, 1):
            page.quantize(32).save(FOLDER / f"{which}-{n:02}.png", optimize=True)
    known = sorted(FOLDER.glob(f"{which}-*.png"))
    assert len(known) == len(made)
    for path, page in zip(known, made):
        before = Image.open(io.BytesIO(path.read_bytes())).convert("L")
        if differing(page, before) > ALLOWED:
            overlay(page, before).save(path.with_suffix(".differs.png"))
            wrong.append(path.name)
    assert wrong == [], "look at the overlays (*.differs.png); if the change is meant: pytest --update"


def test_the_comparison_can_fail() -> None:
    page = Image.new("L", (100, 100), 255)
    other = page.copy()
    other.paste(0, (10, 10, 20, 14))
    assert differing(page, page) == 0 and differing(page, other) > ALLOWED
