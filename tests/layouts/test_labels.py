"""Labels of pictures: beside the drawing, apart from each other, at the end of lines that do not cross; in the Alt text too."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import EDITIONS, PICTURES, wording

from patient_handouts.handouts.blocks import PictureBlock
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.images import figures
from patient_handouts.images.labels import read_anchors, spread
from patient_handouts.images.picture import PictureError, Vector
from patient_handouts.layouts.blocks.pictures import picture
from patient_handouts.layouts.pieces import Ink, Lines, Placed
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import Item, Strip
from patient_handouts.layouts.tags import Tag

LABELLED = [id for id in sorted(PICTURES.ids()) if PICTURES.labels(id, "en")]
Box = tuple[float, float, float, float]  # left, top, right, low in u


@given(st.lists(st.tuples(st.floats(-5, 40), st.sampled_from([2.0, 4.0])), max_size=8), st.floats(10, 40))
def test_labels_are_spread_in_order_and_apart(labels: list[tuple[float, float]], room: float) -> None:
    wanted, heights = [top for top, _ in sorted(labels)], [height for _, height in sorted(labels)]
    tops = spread(wanted, heights, room)
    assert all(a + h <= b + 1e-6 for a, h, b in zip(tops, heights, tops[1:]))
    assert all(top >= 0 for top in tops)
    if sum(heights) <= room:
        assert all(top + height <= room + 1e-6 for top, height in zip(tops, heights))
        free = all(a + h <= b for a, h, b in zip(wanted, heights, wanted[1:])) and all(0 <= w <= room - h for w, h in zip(wanted, heights))
        assert not free or tops == pytest.approx(wanted), "nothing moves that need not"


def labelled(id: str, edition: str, rtl: bool = False) -> tuple[Strip, Setting, Tag]:
    """A picture across the text column, set; `rtl`: on a page that is read from the right."""
    told = wording("vertebroplasty", "en", "riverside-spine")
    s = Setting(replace(look_of(told, PICTURES, "letter", edition), rtl=rtl), told)
    tag = Tag("Sect")
    block = PictureBlock.made(told.handout.place, {"picture": Scalar(id), "caption": parse(Scalar("Caption"), names=None), "id": None})
    (strip,) = picture(block, s, tag)
    return strip, s, tag


def boxes(strip: Strip, unit: float, rtl: bool) -> list[Box]:
    """Where the words of labels and captions stand."""
    found = []
    for item in strip.items:
        if isinstance(item.what, Lines):
            part = item.what
            wide = max(line.width for line in part.paragraph.lines[part.first : part.last])
            left = item.x + (part.paragraph.width - wide if part.paragraph.style.end != rtl else 0) / unit
            high = (part.last - part.first) * part.paragraph.style.leading
            found.append((left, item.y, left + wide / unit, item.y + high / unit))
    return found


def leader(item: Item) -> tuple[float, ...]:
    """Where a line from a label to its spot lies, in u of the sheet's width."""
    x0, y0, x1, y1 = item.what.arguments  # type: ignore[attr-defined]
    return item.x + x0, y0, item.x + x1, y1


def touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


def cross(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two lines (x0, y0, x1, y1) cross."""

    def side(line: tuple[float, ...], x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return side(a, *b[:2]) * side(a, *b[2:]) < 0 and side(b, *a[:2]) * side(b, *a[2:]) < 0


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("id", LABELLED)
def test_no_label_covers_anything_and_no_lines_cross(id: str, edition: str, rtl: bool) -> None:
    strip, s, _ = labelled(id, edition, rtl)
    look = s.look
    ((art, at),) = [(item.what, item) for item in strip.items if isinstance(item.what, Placed)]
    width, height = (side / look.u for side in art.size())
    left = at.x + (art.width / look.u - width) / 2
    drawing = left, at.y + art.height / look.u - height, left + width, at.y + art.height / look.u
    words = [*boxes(strip, look.u, rtl), drawing]
    assert [(a, b) for a, b in combinations(words, 2) if touch(a, b)] == []
    assert all(box[0] >= 0 and box[2] <= look.width for box in words)
    lines: list[Any] = [leader(item) for item in strip.items if isinstance(item.what, Ink) and item.what.paint is figures.leader]
    assert len(lines) == len(PICTURES.labels(id, "en"))
    assert [(a, b) for a, b in combinations(lines, 2) if cross(a, b)] == []
    assert all(drawing[0] <= x <= drawing[2] and drawing[1] <= y <= drawing[3] for _, _, x, y in lines)
    scale = width / PICTURES.picture(id, look.colours).width  # the spots are those of the drawing, which is never turned over
    seen = sorted(round((drawing[2] - x if rtl else x - drawing[0]) / scale, 1) for _, _, x, _ in lines)
    assert seen == sorted(round(label.x, 1) for label in PICTURES.labels(id, "en"))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("id", LABELLED)
def test_labels_leave_the_drawing_at_least_half_its_size(id: str, edition: str) -> None:
    """Where their words would not, numbers stand beside it and the words below."""
    strip, s, _ = labelled(id, edition)
    drawn = PICTURES.picture(id, s.look.colours)
    (art,) = [item.what for item in strip.items if isinstance(item.what, Placed)]
    assert isinstance(drawn, Vector) and art.size()[0] >= min(s.look.text.w * s.look.u, drawn.width) / 2 * s.look.edition.drawing * 0.9


@pytest.mark.parametrize("id", LABELLED)
def test_the_alt_text_tells_the_labels(id: str) -> None:
    _, _, tag = labelled(id, "large")
    (figure,) = [kid for kid in tag.kids if kid.role == "Figure"]
    assert all(label.words.plain in figure.alt for label in PICTURES.labels(id, "en"))


@pytest.mark.parametrize("id", sorted(PICTURES.ids()))
def test_every_label_has_its_spot_and_every_spot_its_label(id: str) -> None:
    entry = PICTURES.entries()[id]
    assert set(entry.described.labels) == set(read_anchors(entry.path.with_suffix(".anchors.json")))


@pytest.mark.parametrize("text", ["", "[]", '{"a": 3}', '{"a": ["x", "y"]}', "\x00"])
def test_spots_that_cannot_be_read_are_a_problem(text: str, tmp_path: Any) -> None:
    path = tmp_path / "a.anchors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PictureError, match="does not hold spots"):
        read_anchors(path)
