"""QR codes are read back by another program's reader."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from patient_handouts.images import qr

QUIET, PIXELS = 4, 4


def picture(rows: tuple[str, ...]) -> Image.Image:
    side = len(rows) + 2 * QUIET
    image = Image.new("L", (side, side), 255)
    image.putdata(
        [
            0 if 0 <= x - QUIET < len(rows) and 0 <= y - QUIET < len(rows) and rows[y - QUIET][x - QUIET] == "1" else 255
            for y in range(side)
            for x in range(side)
        ]
    )
    return image.resize((side * PIXELS, side * PIXELS), Image.Resampling.NEAREST)


def read(rows: tuple[str, ...]) -> str:
    (found,) = zxingcpp.read_barcodes(picture(rows), formats=zxingcpp.BarcodeFormat.QRCode)
    assert found.ec_level == "M"
    return found.text


@pytest.mark.parametrize("size", range(1, 41))
def test_every_size_is_read(size: int) -> None:
    """Filled to its last byte: every block, every alignment square."""
    text = ("https://example.org/" + "aB3-_./" * 400)[: qr._room(size) - (2 if size < 10 else 3)]
    rows = qr.modules(text)
    assert len(rows) == 17 + 4 * size and read(rows) == text


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=150))
def test_any_text_is_read(text: str) -> None:
    assert read(qr.modules(text)) == text


@pytest.mark.parametrize("mask", range(8))
def test_every_mask_is_read(mask: int) -> None:
    grid, free = qr._frame(2)
    bits = "".join(f"{byte:08b}" for byte in qr._dealt(b"https://example.org/", 2)).ljust(len(free), "0")
    for (x, y), bit in zip(free, bits):
        grid[y][x] = int(bit)
    wanted = qr._masked(grid, free, mask)
    assert read(wanted) == "https://example.org/"


def test_a_dirty_code_is_read_and_a_ruined_one_is_not() -> None:
    """A tenth of it covered: still readable; a third: no longer.  So the reader does look."""
    image = picture(qr.modules("https://www.radiologyinfo.org/en/info/vertebro"))
    for share, seen in ((0.05, 1), (0.6, 0)):
        dirty = image.copy()
        edge = int(image.width * share**0.5)
        dirty.paste(255, (image.width - edge, image.width - edge, image.width, image.width))
        assert len(zxingcpp.read_barcodes(dirty)) == seen


def test_what_does_not_fit_is_told() -> None:
    with pytest.raises(qr.TooLong):
        qr.modules("a" * 2400)
