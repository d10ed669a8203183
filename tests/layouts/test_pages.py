"""Page ends: whole strips, no torn ties, notes inside their page, gaps within bounds, lists and tables whole, fewest pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import PICTURES, told_by, wording

from patient_handouts.handouts.place import Place
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.words import said
from patient_handouts.layouts.blocks.lists import listed_items, one_thing
from patient_handouts.layouts.blocks.section import announced, section
from patient_handouts.layouts.laying import home_last, lay_out
from patient_handouts.layouts.pages import Room, paginate
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.settling import least, most
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.story import Story
from patient_handouts.layouts.strips import HeadingAgain, Item, Strip, beside, gap, row, tied, whole, with_note
from patient_handouts.layouts.tags import Tag

ENDS = theme().editions["standard"].ends
WORDING = wording("vertebroplasty", "en", "riverside-spine")
S = Setting(look_of(WORDING, PICTURES, "letter", "standard"), WORDING)
SIDE = S.look.text.x
heights = st.sampled_from([0.5, 1, 2, 3, 5, 9])
strips = st.builds(
    Strip,
    height=heights,
    gap=st.sampled_from([0, 0.5, 1, 1.5, 2]),
    tied=st.booleans(),
    cost=st.sampled_from([0, 1, 2, 4]),
    reach=st.sampled_from([0, 0, 4, 8]),
    hung=st.sampled_from([(), (), (Strip(2, gap=0.5),), (Strip(3), Strip(4, gap=0.5)), (Strip(5, gap=1, rises=True),)]),
    name=st.sampled_from(["", "", "part"]),
)


def pages_of(story: Sequence[Strip], first: float, other: float) -> list[list[Strip]]:
    """The pages of a story, its strips told apart by their place."""
    marked = [replace(strip, place=Place("story", k, 1)) for k, strip in enumerate(story)]
    return paginate(marked, Room(first, other, ENDS, SIDE))


def own(page: Sequence[Strip]) -> list[Strip]:
    """A page without the headings that are said again."""
    return [strip for strip in page if strip.place.file]


def used(page: list[Strip]) -> float:
    """How far down a page is filled."""
    return whole([Strip(0), *gap(page, 0)]).height


@given(st.lists(strips, min_size=1, max_size=40), st.floats(30, 60), st.floats(30, 60))
def test_pages_hold_every_strip_once_and_nothing_sticks_out(story: list[Strip], first: float, other: float) -> None:
    try:
        pages = pages_of(story, first, other)
    except Problems as problems:
        assert [p.code for p in problems.problems] == ["too-tall"]
        return
    assert [strip.place.line for page in pages for strip in own(page)] == list(range(len(story)))
    for number, page in enumerate(pages):
        assert used(page) <= (other if number else first) + 1e-6
        assert number == 0 or not own(page)[0].tied


@given(st.lists(strips.map(lambda strip: replace(strip, hung=(), reach=0)), min_size=1, max_size=40), st.floats(30, 60))
def test_gaps_change_by_half_units_within_their_bounds(story: list[Strip], room: float) -> None:
    try:
        pages = pages_of(story, room, room)
    except Problems:
        return
    for page in pages:
        for strip in own(page)[1:]:
            was = story[strip.place.line]
            assert least(was.gap, ENDS) <= strip.gap <= most(was, ENDS) and strip.gap * 2 == round(strip.gap * 2)


def note(words: str) -> Strip:
    """A note of one line, two units high, which knows where it lies."""
    column = S.look.side
    return Strip(2, (Item(Lines(Paragraph.of(said(words), column.w * S.look.u, S.look.style("small"), None), 0, 1), column.x, 0),), gap=0.5)


@given(st.lists(st.tuples(heights, st.integers(0, 3)), min_size=1, max_size=30), st.floats(30, 60))
def test_notes_of_the_side_column_stand_on_their_strips_page_and_never_on_each_other(told: list[tuple[float, int]], room: float) -> None:
    story = list[Strip]()
    for k, (tall, count) in enumerate(told):
        strip = Strip(tall, gap=1)
        for n in range(count):
            strip = with_note([note(f"{k}-{n}")], strip)
        story.append(strip)
    for page in pages_of(story, room, room):
        y, tops = 0.0, list[float]()
        for k, strip in enumerate(page):
            y += strip.gap if k else 0
            here = [y + item.y for item in strip.items]
            assert len(here) == len(story[strip.place.line].hung) and all(top >= y for top in here)
            tops += here
            y += strip.height
        assert all(after - before >= 2.5 for before, after in zip(tops, tops[1:]))
        assert not tops or tops[-1] + 2 <= room + 1e-6


@given(st.lists(heights, min_size=1, max_size=30))
def test_no_page_is_given_away(sizes: list[float]) -> None:
    """Where every strip may begin a page, no layout in order has fewer pages than filling greedily."""
    greedy, room = 1, 20.0
    for size in sizes:
        if size > room:
            greedy, room = greedy + 1, 20.0
        room -= size
    assert len(pages_of([Strip(size) for size in sizes], 20, 20)) == greedy


@pytest.mark.parametrize("count", range(1, 12))
def test_a_list_never_leaves_one_or_two_items(count: int) -> None:
    for above in range(30):
        items = listed_items([[Strip(2, gap=0.5)] for _ in range(count)], S.look)
        pages = pages_of([Strip(above), *items, Strip(9)], 30, 30)
        here = [sum(0 < strip.place.line <= count for strip in page) for page in pages]
        assert not {1, 2} & {*here} or count < 3, (above, here)


def test_a_table_is_torn_only_where_it_takes_more_than_half_a_page() -> None:
    room = S.look.room.other
    for rows, torn in ((7, False), (18, True)):
        seen = set[int]()
        for above in range(0, int(room)):
            pages = pages_of([Strip(above), *one_thing([Strip(5, gap=0.5) for _ in range(rows)], S.look), Strip(9)], room, room)
            seen.add(sum(any(0 < strip.place.line <= rows for strip in page) for page in pages))
        assert (max(seen) > 1) == torn, rows


def test_a_tall_table_leaves_no_row_alone_where_that_costs_no_page() -> None:
    room, rows = S.look.room.other, 10
    for above in range(0, int(room)):
        pages = pages_of([Strip(above), *one_thing([Strip(5, gap=0.5) for _ in range(rows)], S.look), Strip(9)], room, room)
        assert 1 not in [sum(0 < strip.place.line <= rows for strip in page) for page in pages], above


def test_what_is_announced_stays_with_the_words_before_it() -> None:
    for above in range(30):
        pages = pages_of([Strip(above), Strip(2, gap=1), *announced([Strip(9, gap=1)], S)], 30, 30)
        assert any({1, 2} <= {strip.place.line for strip in page} for page in pages)


def test_a_section_that_goes_on_says_its_heading_again_without_taking_the_place_of_words() -> None:
    """In the side column where that is free; above both where the page begins with something that stands there."""
    running = HeadingAgain(note("aside"), Strip(2.5, note("above").items))
    inside = [Strip(9, gap=1, running=running) for _ in range(4)]
    (_, second) = pages_of([Strip(9), *inside], 30, 30)
    assert second[0].height == second[1].gap == 0 and len(second[0].items) == 1
    taken = [replace(strip, items=note("of its own").items) for strip in inside]
    (_, second) = pages_of([Strip(9), *taken], 30, 30)
    assert second[1].gap == 2.5


def test_the_line_of_a_timeline_ends_with_its_page() -> None:
    drawn = list[float]()
    rail = Strip(9, gap=1, rail=lambda down: drawn.append(down) or note("rail").items[0])  # type: ignore[func-returns-value]
    pages_of([rail] * 5, 30, 30)
    assert drawn == [10, 10, 0, 10, 0] or [down for down in drawn if not down] == [0, 0]


def test_a_picture_stands_right_under_the_heading_beside_it_and_a_note_beside_its_words() -> None:
    for rises, top in ((True, 3), (False, 6)):
        hung = note("A note.").but(rises=rises, gap=0.5)
        story = [*beside(gap([note("A heading.")], 0.5), [Strip(6)]), with_note([hung], Strip(20)).but(hung=(hung,))]
        (page,) = pages_of(story, 60, 60)
        tops = [y + item.y for y, strip in zip((0, 6), page) for item in strip.items]
        assert tops == [0.5, top]


def test_what_is_announced_stays_near_where_a_page_has_white_left() -> None:
    for strip, wide in ((Strip(9, gap=1, name="call"), ENDS.open), *((announced([Strip(9, gap=1, name="call")], S)[0], ENDS.open_inside),)):
        page, _ = pages_of([Strip(30), strip, Strip(50)], 60, 60)
        assert page[1].gap == 1 + wide


def test_a_picture_is_set_before_the_list_that_would_part_it_from_its_section() -> None:
    """In large print, where it has no side column; pictures stand together."""
    told = {"part": "procedure", "picture": "walking"}
    for blocks, at in ((["Walk.", "Rest.", {"list": ["One.", "Two."]}], 2), ([{"list": ["One.", "Two."]}, "Rest."], 2)):
        words = told_by(sheet_of({**told, "blocks": blocks}))
        s = Setting(look_of(words, PICTURES, "letter", "large"), words).afresh()
        tag = Tag("Document")
        section(words.handout.sections[0], tuple(map(str, range(len(blocks)))), s, tag)
        roles = [kid.role for kid in tag.kids[0].kids if kid.role != "H2"]
        assert roles.index("Figure") == at


def test_a_heading_never_ends_a_page() -> None:
    story = [Strip(8), Strip(1, gap=2), *tied([Strip(3)])]
    assert [len(page) for page in pages_of(story, 12, 12)] == [1, 2]


@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
def test_a_heading_and_a_single_line_cost_much_without_what_comes_next(edition: str) -> None:
    """At a part's beginning, before a list, steps or another paragraph, and under a heading inside it; two lines may stand there."""
    listed = {"list": ["One.", "Two.", "Three."]}
    steps = {"steps": [{"title": "Sit."}, {"title": "Stand."}]}
    for line, told in (("It takes an hour.", True), ("It takes an hour. " * 8, False)):
        blocks = [line, listed, {"heading": "More"}, line, steps], [line, steps], [line, listed]
        for number in range(len(blocks)):
            words = told_by(sheet_of(*({"part": "procedure", "blocks": each} for each in blocks[number : number + 1])))
            s = Setting(look_of(words, PICTURES, "letter", edition), words).afresh()
            part = words.handout.sections[0]
            strips = section(part, tuple(map(str, range(len(part.blocks)))), s, Tag("Document"))
            dear = sum(s.look.ends.opening <= strip.cost < s.look.ends.never for strip in strips)
            assert dear == told * (2 if number == 0 else 1)


def test_what_is_taller_than_a_page_is_a_problem_with_its_place() -> None:
    place = Place("en.yaml", 7, 3)
    with pytest.raises(Problems) as raised:
        paginate([Strip(1), Strip(30, place=place)], Room(20, 20, ENDS))
    problem = raised.value.problems[0]
    assert (problem.code, problem.place) == ("too-tall", place)


def test_an_aside_hangs_whole_on_the_first_strip() -> None:
    made = beside([Strip(4), Strip(4)], [Strip(2), Strip(2), Strip(2)])
    assert made[0].reach == 8 and whole(made).height == 8
    assert beside([], [Strip(1)]) == [Strip(1)]


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row([Strip(2)], [Strip(1), Strip(3, gap=1)]).height == 5
    assert row([Strip(2, gap=-0.5)], [Strip(1)]).height == 1.5


POINTS = ("Keep moving.", "Rest a little.", "Call {emergency} if your legs turn weak.")


def sheet_of(*sections: object, points: Sequence[str] = POINTS) -> dict[str, object]:
    return {
        "format": 1,
        "title": "Back pain",
        "subtitle": "Care for a sore back",
        "version": 1.0,
        "purpose": "How to move with less pain.",
        "hero": "where-it-hurts",
        "key_points": list(points),
        "sections": list(sections),
    }


@pytest.mark.parametrize(("count", "edition"), [(24, "standard"), (70, "standard"), (40, "large")])
def test_danger_signs_of_any_number_stand_under_their_heading(count: int, edition: str) -> None:
    """Never refused: a box of its own for each half, and where that is not enough several, each with whom to call."""
    signs = {"emergency": [f"Sign {n} is here." for n in range(count)], "same_day": [f"Sign {n} is there." for n in range(count)]}
    told = told_by(sheet_of({"part": "call", "blocks": [{"danger_signs": signs}]}))
    pdf = pypdfium2.PdfDocument(set_sheet(told, PICTURES, paper="letter", edition=edition)[0])
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    for n in range(count):
        assert any(f"Sign {n} is here." in page and "Call 911 now" in page for page in pages), n
        assert any(f"Sign {n} is there." in page and "Call us today" in page for page in pages), n
    if count == 24:
        assert not any("is here." in page and "is there." in page for page in pages)


@pytest.mark.parametrize(("words", "x"), [("These signs count from today on.", 0.0), ("These signs count from today on. " * 4, SIDE)])
def test_words_around_the_danger_box_begin_as_it_does_where_they_have_one_line(words: str, x: float) -> None:
    """And two lines to write on stand side by side there; long lines are never made."""
    blocks = [words, {"danger_signs": {"emergency": ["A."], "same_day": ["B."]}}, {"write_on": ["My next visit", "My questions"]}]
    told = told_by(sheet_of({"part": "call", "blocks": blocks}))
    s = Setting(look_of(told, PICTURES, "letter", "standard"), told)
    at = dict[str, tuple[int, float]]()  # by the first two words, in which strip they stand and where
    for k, strip in enumerate(strip for page in lay_out(s, Tag("Document"))[1] for strip in page):
        for what, left, _ in strip.items:
            if isinstance(what, Lines):
                at[" ".join(what.paragraph.words.plain.split()[:2])] = k, left
    assert at["These signs"][1] == x
    assert at["My next"][0] == at["My questions"][0] and at["My next"][1] == 0 < at["My questions"][1]


@pytest.mark.parametrize("paragraphs", range(22, 34, 3))
def test_a_page_number_is_true_on_either_side_of_ten_pages(paragraphs: int) -> None:
    """It takes the room of the widest one, so that it moves no line, and a sheet settles whatever it says."""
    words = " ".join(f"word{n}" for n in range(110))
    sections = [{"part": "why", "blocks": [words] * paragraphs}, {"part": "questions", "blocks": [{"questions": ["What if I wait?"]}]}]
    told = told_by(sheet_of(*sections, points=("Ask: see {page:questions}.", "See {page:why} too.", "Rest, and call us.")))
    pdf = pypdfium2.PdfDocument(set_sheet(told, PICTURES, paper="a4", edition="standard")[0])
    pages = [" ".join(page.get_textpage().get_text_range().replace("\xa0", " ").split()) for page in pdf]
    (there,) = (k for k, page in enumerate(pages, 1) if "What if I wait?" in page)
    assert f"Ask: see page {there}." in pages[0] and "See page 1 too." in pages[0]


def test_the_part_to_take_home_lies_on_one_leaf_where_two_pages_hold_it() -> None:
    """It begins on the front of one, even where that leaves some white; but no page is left nearly empty for it."""
    decision, home = [Strip(9)] * 5 + [Strip(7)], [Strip(4)] * 13
    marked = [replace(strip, home=True) for strip in home]
    for part, counted in ((home, [3, 4, 7, 5]), (marked, [3, 3, 7, 6])):
        assert [len(page) for page in pages_of([*decision, *part], 30, 30)] == counted
    assert [len(page) for page in pages_of([*decision[:3], *marked], 30, 30)] == [3, 7, 6]


@pytest.mark.parametrize(
    ("pages", "late", "last"),
    [(4.0, 0.5, False), (4.5, 1.4, True), (5.0, 0.9, True), (5.0, 0.5, False), (5.5, 0.9, False), (2.0, 1.5, False)],
)
def test_what_nobody_needs_at_home_stands_before_that_part_only_where_this_makes_a_leaf(pages: float, late: float, last: bool) -> None:
    """How many pages come before the part to take home, which fills two, and how many are what nobody needs there."""

    def filling(part: float, **more: Any) -> list[Strip]:
        return [Strip(S.look.room.other // 20, **more)] * round(20 * part)

    assert home_last(Story(filling(pages), filling(2, home=True), filling(late)), S) == last
    assert not home_last(Story(filling(pages), filling(2), filling(late)), S)
    assert not home_last(Story(filling(pages), filling(2, home=True), filling(late)), replace(S, numbers={"a": 1}))
