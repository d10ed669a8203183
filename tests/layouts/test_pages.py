"""Page ends: whole strips, no torn ties, asides inside their page, fewest pages."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import PICTURES, told_by

from patient_handouts.handouts.place import Place
from patient_handouts.handouts.problems import Problems
from patient_handouts.layouts.pages import paginate
from patient_handouts.layouts.sheet import set_sheet
from patient_handouts.layouts.strips import Strip, beside, gap, row, tied, whole

heights = st.sampled_from([0.5, 1, 2, 3, 5, 9])
strips = st.builds(
    Strip,
    height=heights,
    gap=st.sampled_from([0, 0.5, 1, 2]),
    tied=st.booleans(),
    cost=st.sampled_from([0, 1, 2, 4]),
    reach=st.sampled_from([0, 0, 4, 8]),
)


def used(page: list[Strip]) -> float:
    """How far down a page is filled, asides included."""
    return whole([Strip(0), *gap(page, 0)]).height


@given(st.lists(strips, min_size=1, max_size=40), st.floats(30, 60), st.floats(30, 60))
def test_pages_hold_every_strip_once_and_nothing_sticks_out(story: list[Strip], first: float, other: float) -> None:
    try:
        pages = paginate(story, first, other)
    except Problems as problems:
        assert [p.code for p in problems.problems] == ["too-tall"]
        return
    assert [strip for page in pages for strip in page] == story
    for number, page in enumerate(pages):
        assert used(page) <= (other if number else first) + 1e-6
        assert number == 0 or not page[0].tied


@given(st.lists(heights, min_size=1, max_size=30))
def test_no_page_is_given_away(sizes: list[float]) -> None:
    """Where every strip may begin a page, no layout in order has fewer pages than filling greedily."""
    greedy, room = 1, 20.0
    for size in sizes:
        if size > room:
            greedy, room = greedy + 1, 20.0
        room -= size
    assert len(paginate([Strip(size) for size in sizes], 20, 20)) == greedy


def test_a_heading_never_ends_a_page() -> None:
    story = [Strip(8), Strip(1, gap=2), *tied([Strip(3)])]
    assert [len(page) for page in paginate(story, 12, 12)] == [1, 2]


def test_what_is_taller_than_a_page_is_a_problem_with_its_place() -> None:
    place = Place("en.yaml", 7, 3)
    with pytest.raises(Problems) as raised:
        paginate([Strip(1), Strip(30, place=place)], 20, 20)
    problem = raised.value.problems[0]
    assert (problem.code, problem.place) == ("too-tall", place)


def test_an_aside_hangs_whole_on_the_first_strip() -> None:
    made = beside([Strip(4), Strip(4)], [Strip(2), Strip(2), Strip(2)])
    assert made[0].reach == 8
    assert made[-1].tied and whole(made).height == 8
    assert beside([], [Strip(1)]) == [Strip(1)]


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row([Strip(2)], [Strip(1), Strip(3, gap=1)]).height == 5
    assert row([Strip(2, gap=-0.5)], [Strip(1)]).height == 1.5


def test_a_danger_box_that_fills_more_than_a_page_becomes_two() -> None:
    """Never torn, and never refused: what to call an ambulance for stands whole in a box of its own."""
    signs = {"emergency": [f"Sign {n} is here." for n in range(14)], "same_day": [f"Sign {n} is there." for n in range(14)]}
    definition = {
        "format": 1,
        "title": "Back pain",
        "subtitle": "Care for a sore back",
        "version": 1.0,
        "purpose": "How to move with less pain.",
        "hero": "where-it-hurts",
        "key_points": ["Keep moving.", "Rest a little.", "Call {emergency} if your legs turn weak."],
        "sections": [{"part": "call", "blocks": [{"danger_signs": signs}]}],
    }
    pdf = pypdfium2.PdfDocument(set_sheet(told_by(definition), PICTURES, paper="letter", edition="standard")[0])
    pages = [page.get_textpage().get_text_range() for page in pdf]
    (first,) = (page for page in pages if "Sign 0 is here." in page)
    (second,) = (page for page in pages if "Sign 0 is there." in page)
    assert first != second and "Sign 13 is here." in first and "Sign 13 is there." in second
