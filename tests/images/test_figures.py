"""Small figures as ASCII art: what a figure draws, seen in characters ('#' dark, '+' half, '.' white)."""

import textwrap
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from patient_handouts.images import figures
from patient_handouts.images.pen import Pen, number

INK = "#000000"


def page(code: str, width: float, height: float) -> bytes:
    """A one-page PDF with these operators, in u of 10 points, y down."""
    stream = f"q 10 0 0 -10 0 {number(height * 10)} cm {code} Q".encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {number(width * 10)} {number(height * 10)}]/Contents 4 0 R>>".encode("ascii"),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, at = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in at)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def drawn(paint: Callable[..., None], *arguments: Any, width: float, height: float, per_u: float = 1) -> str:
    """The figure as lines of characters, `per_u` of them to a unit."""
    pen = Pen()
    paint(pen, 10, *arguments)
    with pypdfium2.PdfDocument(page(pen.code, width, height)) as pdf:
        fine = pdf[0].render(scale=per_u * 4 / 10).to_pil().convert("L")
    small = fine.resize((round(width * per_u), round(height * per_u)), resample=4)  # 4: each character is the mean of its square
    rows = [small.crop((0, y, small.width, y + 1)).tobytes() for y in range(small.height)]
    return "\n".join("".join("#" if level < 90 else "+" if level < 200 else "." for level in row) for row in rows)


def picture(text: str) -> str:
    return textwrap.dedent(text).strip()


def test_a_bar_is_filled_from_the_start_and_the_comparison_is_hatched() -> None:
    solid = drawn(figures.score_bar, 10, 4, 10, True, INK, width=10, height=2, per_u=2)
    assert all(row[1:7] == "######" and "#" not in row[9:19] for row in solid.splitlines()[1:3])
    hatched = drawn(figures.score_bar, 10, 4, 10, False, INK, width=10, height=2, per_u=2)
    assert "######" not in hatched and "+" in hatched


def test_two_equal_arrows_point_down() -> None:
    assert drawn(figures.same_arrows, 20, 8, INK, width=20, height=7) == picture("""
        ..+##+........+##+..
        ..+##+........+##+..
        ..+##+........+##+..
        .######......+####+.
        ..####........####..
        ...##..........##...
        ....................
        """)


@pytest.mark.parametrize("count", [0, 1, 21, 44, 100])
def test_an_array_shows_as_many_solid_people_as_it_says(count: int) -> None:
    """Counted back from the picture: a person is solid when the middle of the body is dark."""
    pen = Pen()
    figures.people(pen, 10, count, INK)
    with pypdfium2.PdfDocument(page(pen.code, 18, 18)) as pdf:
        image = pdf[0].render(scale=2).to_pil().convert("L")
    solid = []
    for k in range(100):
        row, column = divmod(k, 10)
        x = column * 1.75 + 0.5 * (column > 4) + 7 * 0.9 / 8.5
        y = 18 - 1.68 - row * 1.75 - 0.5 * (row > 4) + 12 * 0.9 / 8.5
        solid.append(image.getpixel((round(x * 20), round(y * 20))) < 128)
    assert solid == [k < count for k in range(100)], "filled from the start of the lowest row"


def test_boxes_to_tick_stand_in_the_middle_of_their_parts() -> None:
    drawing = drawn(figures.tick_boxes, 9, 3, width=9, height=1.5, per_u=2).splitlines()
    assert [[k for k, sign in enumerate(row) if sign != "."] for row in drawing][1] == [1, 4, 7, 10, 13, 16]


def test_a_share_of_1000_is_never_invisible() -> None:
    some = drawn(figures.share_bar, 20, 1, 1000, INK, width=20, height=1, per_u=4)
    none = drawn(figures.share_bar, 20, 0, 1000, INK, width=20, height=1, per_u=4)
    assert some != none
    third = drawn(figures.share_bar, 20, 333, 1000, INK, width=20, height=1, per_u=2).splitlines()[0]
    assert third.count("#") == pytest.approx(13, abs=1)


@pytest.mark.parametrize("count", [1, 30, 700, 1000])
def test_a_share_at_most_is_open_and_points_back_a_compared_one_is_hatched(count: int) -> None:
    """“About 1” is a black bar, “fewer than 1” a line with a pointer to fewer: never alike, in black and white either."""
    kinds = [drawn(figures.share_bar, 40, count, 1000, INK, kind, width=40, height=1, per_u=6) for kind in ("solid", "open", "hatched")]
    assert len(set(kinds)) == 3
    solid, open_, hatched = ([row[:240] for row in kind.splitlines()] for kind in kinds)
    end = max(round(240 * count / 1000), 1)
    assert all(row[1 : end - 2] == "#" * (end - 3) for row in solid[1:5] if end > 3)
    middle = open_[2]
    assert "####" in middle[end : end + 8] if end < 230 else "####" in middle[end - 10 : end]
    if end > 30:
        assert all("######" not in inside for inside in (middle[2 : end - 12], hatched[2][2 : end - 2]))
        assert "+" in hatched[2][2 : end - 2] and "+" not in middle[2 : end - 12]


def test_nobody_of_1000_is_an_empty_line_whatever_is_counted() -> None:
    kinds = {drawn(figures.share_bar, 20, 0, 1000, INK, kind, width=20, height=1, per_u=4) for kind in ("solid", "open", "hatched")}
    assert len(kinds) == 1


def test_the_qr_code_is_the_one_asked_for() -> None:
    rows = ["10", "01"]
    assert drawn(figures.qr, 4, rows, width=4, height=4) == picture("""
        ##..
        ##..
        ..##
        ..##
        """)
