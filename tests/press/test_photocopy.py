"""What a copier makes of pages whose ink, contrast and lines are known."""

import math

import pytest
from PIL import Image, ImageDraw

from patient_handouts.images.picture import Raster
from patient_handouts.press.proofs.photocopy import CELL, Copied, copied, edges, ratio, surviving, toner
from patient_handouts.press.proofs.render import Seen, WordBox

WORDS = (40, 40, 200, 64)


def page(ground: str = "#ffffff", *shapes: tuple[tuple[int, int, int, int], str], written: bool = False) -> Copied:
    """A page of 400 × 200 pixels with these boxes on it (left, top, right, low; all of them inside it), through the copier."""
    image = Image.new("RGB", (400, 200), ground)
    for (left, top, right, low), colour in shapes:
        ImageDraw.Draw(image).rectangle((left, top, right - 1, low - 1), fill=colour)
    return copied(Seen(1, Raster(*image.size, image, "test"), (WordBox("Call us", WORDS),) if written else ()))


def strokes(colour: str, thick: int = 3) -> list[tuple[tuple[int, int, int, int], str]]:
    """What stands for words: upright strokes of this colour in the box of the words."""
    return [((x, 44, x + thick, 60), colour) for x in range(44, 196, 10)]


@pytest.mark.parametrize(
    ("ground", "black", "inks"),
    [
        ("#ffffff", 0, 0),
        ("#000000", 1, 1),
        ("#808080", 1 - 128 / 255, 1 - 128 / 255),
        ("#00ffff", 0.299, 1),
        ("#ffff00", 0.114, 1),
        ("#ff0000", 1 - 0.299, 2),
        ("#000080", 1 - 0.114 * 128 / 255, 1 + 128 / 255),
    ],
)
def test_the_ink_of_a_flat_page_is_known(ground: str, black: float, inks: float) -> None:
    """In black as the eye weighs red, green and blue (ITU-R BT.601); in four inks one per missing primary, black for what all share."""
    seen = page(ground)
    assert seen.black == pytest.approx(black, abs=0.004) and seen.inks == pytest.approx(inks, abs=0.004)


def test_the_ink_of_a_page_is_the_part_that_is_covered() -> None:
    assert page("#ffffff", ((0, 0, 100, 200), "#000000")).black == pytest.approx(0.25)
    assert page("#ffffff", ((0, 0, 100, 200), "#00ff00")).inks == pytest.approx(0.25 * 2)


def test_toner_for_a_thousand_copies() -> None:
    """Two pages at 5 % and 10 %, a cent a page at 5 %: three cents a copy."""
    assert toner([0.05, 0.1], 0.01) == pytest.approx(30)


@pytest.mark.parametrize(
    ("ground", "ink", "faint", "lost"),
    [
        ("#ffffff", "#000000", False, False),
        ("#ffffff", "#00695c", False, False),
        ("#000000", "#ffffff", False, False),
        ("#ffffff", "#fff0a0", True, True),
        ("#ffffff", "#909090", True, True),
        ("#ffe000", "#ffffff", True, True),
        ("#404040", "#000000", True, True),
        ("#ffffff", "#7d7d7d", True, False),
    ],
)
def test_words_that_a_copier_loses_are_named(ground: str, ink: str, faint: bool, lost: bool) -> None:
    seen = page(ground, *strokes(ink), written=True)
    assert bool(seen.faint) == faint and bool(seen.lost) == lost
    assert [written.words for written in seen.faint] == ["Call us"] * faint


def test_the_contrast_is_that_of_the_pixels() -> None:
    assert page("#ffffff", *strokes("#767676"), written=True).contrast == pytest.approx(4.54, abs=0.01)  # the grey that just passes WCAG
    assert page().contrast == math.inf
    assert ratio(0, 255) == pytest.approx(21) and ratio(77, 77) == 1


def test_thin_strokes_on_a_wide_ground_are_still_strokes() -> None:
    assert page("#ffffff", *strokes("#000000", 1), written=True).contrast == pytest.approx(21)


@pytest.mark.parametrize(
    ("ink", "grey", "line"), [("#000000", 1, 1), ("#ffffff", 1, 1), ("#8a8a8a", 1, 0), ("#ffe000", 0, 0), ("#0000ff", 1, 1)]
)
def test_lines_stay_or_go(ink: str, grey: float, line: float) -> None:
    """Yellow is seen in colour, by its lack of blue, and is lost in grey; a pale grey is lost in one bit; no line at all loses nothing."""
    seen = page("#ffffff", ((20, 90, 380, 92), ink))
    assert (seen.edges_grey, seen.edges_line) == (grey, line)


def test_half_of_the_lines_is_half_of_the_lines() -> None:
    seen = page("#ffffff", ((24, 90, 376, 92), "#000000"), ((24, 146, 376, 148), "#8a8a8a"))
    assert seen.edges_line == pytest.approx(0.5, abs=0.02)


def test_words_do_not_count_as_lines() -> None:
    assert page("#ffffff", *strokes("#8a8a8a"), written=True).edges_line == 1
    assert page("#ffffff", *strokes("#8a8a8a")).edges_line == 0


def test_an_edge_in_the_next_square_is_still_there() -> None:
    one, other, far = (Image.new("L", (80, 80), 255) for _ in range(3))
    for image, x in ((one, CELL * 3), (other, CELL * 4), (far, CELL * 7)):
        ImageDraw.Draw(image).line((x, 0, x, 80), fill=0)
    assert surviving(edges(one), edges(other)) == 1 and surviving(edges(one), edges(far)) == 0


def test_what_is_lost_of_a_logo_is_framed() -> None:
    """A pale name beside a dark sign, in a picture; the same outside of one is no part of a logo, and hairlines are never framed."""
    image = Image.new("RGB", (400, 200), "#ffffff")
    pen = ImageDraw.Draw(image)
    pen.ellipse((20, 20, 80, 80), fill="#123a63")
    pen.rectangle((120, 30, 180, 70), fill="#ffd84a")
    pen.rectangle((220, 130, 280, 170), fill="#ffd84a")
    seen = copied(Seen(1, Raster(*image.size, image, "test"), (), ((10, 10, 190, 90),)))
    ((left, top, right, low),) = seen.gone
    assert left <= 120 <= 180 <= right <= 200 and top <= 30 <= 70 <= low <= 90
    assert (208, 0, 0) in {colour for _, colour in seen.line.image.getcolors(1 << 20)}
    assert copied(Seen(1, Raster(*image.size, image, "test"), ())).gone == ()
