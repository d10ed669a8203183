"""The canvas refuses to write what it can know to be wrong."""

import io
from collections.abc import Callable

import pytest

from patient_handouts.handouts.words import said
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.tags import Tag, TagError

STYLE = TypeStyle(size=13, leading=17, rise=4.25, unit=8.5)


def write(draw: Callable[[TaggedCanvas, Tag], None]) -> bytes:
    """A page with what `draw` puts on it."""
    root, out = Tag("Document"), io.BytesIO()
    canvas = TaggedCanvas(out, root, (612, 792), "en")
    draw(canvas, root)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def text(canvas: TaggedCanvas, tag: Tag | None) -> None:
    Paragraph.of(said("words"), 300, STYLE, tag).paint(canvas, 50, 700, 0, 1)


def skipped(canvas: TaggedCanvas, root: Tag) -> None:
    text(canvas, root.add("H1"))
    text(canvas, root.add("H3"))


def both(canvas: TaggedCanvas, root: Tag) -> None:
    tag = root.add("P")
    text(canvas, tag)
    text(canvas, tag.add("P"))


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (lambda canvas, root: text(canvas, None), "text without a tag"),
        (lambda canvas, root: canvas.drawString(10, 10, "words"), "painted by `paint`"),
        (lambda canvas, root: canvas.rect(10, 10, 5, 5, fill=1), "past `paint`"),
        (lambda canvas, root: canvas.paint("0 0 1 1 re f", root.add("Figure")), "no Alt"),
        (lambda canvas, root: text(canvas, root.add("TH")), "no Scope"),
        (skipped, "follows level 1"),
        (both, "both content and children"),
    ],
)
def test_a_faulty_page_is_not_written(draw: Callable[[TaggedCanvas, Tag], None], why: str) -> None:
    with pytest.raises(TagError, match=why):
        write(draw)


def test_a_sound_page_is() -> None:
    def draw(canvas: TaggedCanvas, root: Tag) -> None:
        text(canvas, root.add("H1"))
        with canvas.pagination("Footer"):
            text(canvas, None)

    assert write(draw).startswith(b"%PDF-1.7")
