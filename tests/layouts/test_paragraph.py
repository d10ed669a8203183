"""Paragraphs painted: where a page may end in them, and spans told apart by where they stand, not by which object they are."""

import io
from dataclasses import replace

import pikepdf
import pytest
from sheets import wording

from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.layouts.breaking import break_lines
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.shaping import shape
from patient_handouts.layouts.tags import Tag

STYLE = TypeStyle(size=13, leading=17, rise=4.25, unit=8.5)
LINK = Span("our page", link="https://example.org")
BLANK = Span("blank line", blank=7)
UNIT = Span("lb", expansion="pounds")
INEXACT = "में"  # a mark above its letter says nothing


def painted(words: Words, width: float = 357) -> bytes:
    root, out = Tag("Document"), io.BytesIO()
    canvas = TaggedCanvas(out, root, (612, 792), "en")
    paragraph = Paragraph.of(words, width, STYLE, root.add("P"))
    paragraph.paint(canvas, 50, 700, 0, len(paragraph.lines))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def inline(pdf: bytes) -> list[tuple[str, int]]:
    """The tags inside the paragraph, and how many kids each has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kids = opened.Root.StructTreeRoot.K.K[0].K
        return [(str(kid.S), len(kid.K)) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


@pytest.mark.parametrize(
    ("lines", "cuts"), [(1, [(0, 1)]), (2, [(0, 2)]), (3, [(0, 3)]), (4, [(0, 2), (2, 4)]), (6, [(0, 2), (2, 3), (3, 4), (4, 6)])]
)
def test_no_cut_leaves_one_line_alone(lines: int, cuts: list[tuple[int, int]]) -> None:
    assert Paragraph.of(said("\n".join(["line"] * lines)), 300, STYLE, None).cuts() == cuts


@pytest.mark.parametrize(("span", "tag"), [(LINK, ("/Link", 2)), (BLANK, ("/Span", 1)), (UNIT, ("/Span", 1))])
@pytest.mark.parametrize("between", [(Span(" or "),), ()], ids=["apart", "side by side"])
def test_two_spans_that_say_the_same_have_each_their_own_tag(span: Span, tag: tuple[str, int], between: tuple[Span, ...]) -> None:
    """One object that stands twice as well as two that are equal: the bytes are the same."""
    twin = Span(span.words, link=span.link, blank=span.blank, expansion=span.expansion)
    assert twin == span and twin is not span
    twice = painted(Words((span, *between, span)))
    break_lines.cache_clear()
    equal = painted(Words((span, *between, twin)))
    assert inline(twice) == [tag, tag]
    assert twice == equal


def test_a_link_over_two_lines_is_one_tag_with_two_rectangles() -> None:
    assert inline(painted(Words((Span("See "), LINK)), 50)) == [("/Link", 4)]


def test_runs_of_one_span_are_one_string_and_those_of_its_equal_another() -> None:
    words = Span("one word")
    (line,) = break_lines(Words((words, words)), 300, STYLE)
    assert [(run.words, run.at) for run in line.runs] == [("one word", 0), ("one word", 1)]


def test_each_word_that_its_glyphs_do_not_say_is_marked_for_itself() -> None:
    assert not shape("FiraGO", INEXACT, 0).exact
    words = Words((Span(f"{INEXACT} {INEXACT}"), Span(INEXACT, strong=True)))  # the last two side by side
    with pikepdf.open(io.BytesIO(painted(words))) as opened:
        marks = [operands for operands, operator in pikepdf.parse_content_stream(opened.pages[0]) if str(operator) == "BDC"]
    assert [str(mark[1].ActualText) for mark in marks if "/ActualText" in mark[1]] == [INEXACT] * 3


@pytest.mark.parametrize("between", [". ", " ", " ثم "])
def test_pointers_to_sources_follow_a_number_from_the_right(between: str) -> None:
    """And each other: together they look like a telephone number, which would be read from the left."""
    told = wording("vertebroplasty", "ar", "riverside-spine")
    first, second = map(told.source, list(told.handout.sources)[:2])
    (line,) = break_lines(said("من كل 1,000 ").then(first, between, second), 357, replace(STYLE, rtl=True))
    at = {run.words.strip(" ."): run.x for run in line.runs}
    assert at["1,000"] > at["(1)"] > at["(2)"]
