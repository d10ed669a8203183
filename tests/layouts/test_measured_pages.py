"""The measure of finished pages: each figure seen right and wrong on pages made by hand; docs/pages.md is true, and no limit is passed."""

from dataclasses import fields, replace
from pathlib import Path

import numpy
import pytest
from PIL import Image
from sheets import Which
from stranger import measures
from stranger.hand_made import Ink, Line, made, pdf, tag, text
from stranger.line_ends import alone, many_lines, parted_numbers
from stranger.measure import measure
from stranger.measures import Found, Term, Told
from stranger.overview import write
from stranger.reading import Element, Mark, Seen, Shown, seen
from stranger.report import DOCUMENT, LIMITS, figure, limits, report, rows_of, tightened, worse
from stranger.rows import EVERY, Row, measured, printed, row

from walker import walk

TOP, END = 60, 739  # of the body of pages made by hand, in points


def pages(*low: float, colour: str = "#000000") -> Seen:
    """Pages with ink from the body's upper edge to these heights."""
    return made(*(tag("Figure", Ink(k, TOP, each, colour)) for k, each in enumerate(low)))


# ---------------------------------------------------------------- holes
@pytest.mark.parametrize("colour", ["#000000", "#e6f6f7"], ids=["black", "the palest tint"])
@pytest.mark.parametrize(("low", "hole"), [(739, 0), (637, 0.15), (400, 0.5), (128, 0.9)])
def test_a_hole_is_the_white_below_the_last_ink(low: float, hole: float, colour: str) -> None:
    assert measures.holes(pages(739, low, 100, colour=colour)) == pytest.approx([0, hole], abs=0.005)


def test_the_last_page_has_no_hole_and_one_page_none() -> None:
    assert measures.holes(pages(100)) == [] and len(measures.holes(pages(100, 100))) == 1


def test_an_empty_page_is_one_hole() -> None:
    """With its running head and its foot, and without them."""
    ink = [tag("Figure", Ink(k, TOP, END)) for k in (0, 2)]
    assert measures.holes(made(*ink, text(3, 100, "a"), heads=((1, 42, "Riverside"),))) == pytest.approx([0, 1, 0], abs=0.005)
    sheet = made(*ink, text(3, 100, "a"))
    bare = replace(sheet.pages[1], foot=(), ink=0 * sheet.pages[1].ink)
    assert measures.holes(replace(sheet, pages=(sheet.pages[0], bare, *sheet.pages[2:]))) == pytest.approx([0, 1, 0], abs=0.005)


def test_a_running_head_and_a_foot_are_no_ink_of_the_body() -> None:
    """The white is the same with a head of three lines; with a foot of three, whose rule stays where it is, too."""
    ink = [tag("Figure", Ink(k, 120, 400)) for k in range(3)]
    heads = tuple((page, 42 + 14 * k, "Riverside") for page in (1, 2) for k in range(3))
    long = made(*ink, heads=heads, foot=("a", "b", "c"))
    assert measures.holes(long) == measures.holes(made(*ink)) == pytest.approx([0.548, 0.548], abs=0.005)
    assert [len(measures.head_lines(page)) for page in long.pages] == [0, 3, 3]
    assert [len(measures.foot_lines(page)) for page in long.pages] == [3, 3, 3]


def test_a_tables_head_said_again_is_no_line_of_the_running_head() -> None:
    sheet = made(text(0, 100, "a"), text(1, 120, "b"), heads=((1, 42, "Riverside"), (1, 42, "Call us"), (1, 74, "What can go wrong")))
    assert [line.words for line in measures.head_lines(sheet.pages[1])] == ["RiversideCall us"]
    assert measures.frames(sheet)[1].top == pytest.approx(64, abs=2)


# ---------------------------------------------------------------- torn and parted
def a_list(*on: int) -> Seen:
    """A list whose items lie on these pages."""
    return made(tag("L", *(tag("LI", text(page, 100 + 30 * k, f"item {k}", role="LBody")) for k, page in enumerate(on))))


@pytest.mark.parametrize(
    ("on", "torn"),
    [((0, 0, 0, 0), 0), ((0, 0, 0, 1, 1, 1), 0), ((0, 0, 1, 1, 1), 1), ((0, 0, 0, 1), 1), ((0, 1, 1, 1, 1, 2), 2), ((0, 0, 0, 2, 2, 2), 0)],
)
def test_a_list_that_leaves_one_or_two_items_alone(on: tuple[int, ...], torn: int) -> None:
    assert len([*measures.torn_lists(a_list(*on))]) == torn


def test_exercises_are_no_items_that_are_left_alone() -> None:
    assert not [*measures.torn_lists(a_list(0, 1, 2), measures.Told(exercises=("item 0",)))]


@pytest.mark.parametrize(
    ("rows", "heights"),
    [([(0, 100), (0, 200)], []), ([(0, 680), (1, 70)], [0.04]), ([(0, 300), (0, 700), (1, 70), (1, 200)], [0.83])],
    ids=["whole", "short", "tall"],
)
def test_a_torn_table_and_its_height(rows: list[tuple[int, float]], heights: list[float]) -> None:
    table = tag("Table", *(tag("TR", text(page, down, "cell", role="TD")) for page, down in rows))
    sheet = made(tag("Figure", Ink(0, TOP, END)), tag("Figure", Ink(1, TOP, END)), table)
    assert [height for _, height in measures.torn_tables(sheet)] == pytest.approx(heights, abs=0.01)
    counted = measured("any", sheet, Told())
    assert (counted.tables, counted.tall_tables) == (sum(each < 0.5 for each in heights), sum(each > 0.5 for each in heights))


@pytest.mark.parametrize(
    ("first", "then", "parted"),
    [
        (text(0, 700, "You can also ask us about:"), text(1, 70, "bones"), 1),
        (text(0, 700, "You can also ask us about:"), text(0, 720, "bones"), 0),
        (text(0, 700, "That is all."), text(1, 70, "bones"), 0),
        (text(0, 700, "At home", role="H2"), text(1, 70, "bones"), 1),
        (text(0, 700, "These signs count from today on."), text(1, 70, "Danger", "signs", role="H2"), 1),
        (text(0, 700, "These signs count from today on."), text(0, 720, "Danger", "signs", role="H2"), 0),
        (tag("P", Line(0, 700, "My next visit:"), Ink(0, 699, 700)), text(1, 70, "bones"), 0),
    ],
    ids=["colon", "together", "full stop", "heading", "danger signs", "danger signs, together", "line to write on"],
)
def test_a_sentence_parted_from_what_it_announces(first: object, then: object, parted: int) -> None:
    assert len([*measures.parted(made(first, then), Told(danger="Danger signs"))]) == parted


@pytest.mark.parametrize(
    ("role", "lines", "on", "found"),
    [
        ("H2", ("It takes an hour.",), 1, 1),
        ("H3", ("It takes an hour.",), 1, 1),
        ("H2", ("It takes an hour.",), 0, 0),
        ("H2", ("It takes an hour,", "or two."), 1, 0),
        ("P", ("It takes an hour.",), 1, 0),
    ],
    ids=["parted", "under a small heading", "together", "two lines", "no heading"],
)
def test_a_heading_with_one_line_and_its_list_overleaf(role: str, lines: tuple[str, ...], on: int, found: int) -> None:
    items = tag("L", *(tag("LI", text(on, 730 if on == 0 else 70 + 30 * k, f"item {k}", role="LBody")) for k in range(3)))
    sheet = made(text(0, 690, "How it is done", role=role), text(0, 710, *lines), items)
    assert len([*measures.lone_openings(sheet)]) == found


def test_the_colon_of_chinese_announces_too() -> None:
    """By its letters alone: the type of pages made by hand has none of them."""
    announcing, bones = (Element("P", [Mark(page, (Shown(page, 70, 13, words),))]) for page, words in enumerate(("也可以问我们：", "骨")))
    assert len([*measures.parted(Seen((), Element("Document", [announcing, bones]), 13), Told())]) == 1


# ---------------------------------------------------------------- terms, the part to take home
@pytest.mark.parametrize(("used", "explained", "late"), [(0, 0, 0), (1, 0, 0), (0, 1, 1), (0, 4, 1), (0, None, 1), (None, None, 0)])
def test_a_term_explained_on_a_later_page(used: int | None, explained: int | None, late: int) -> None:
    """Lines part the words of both; a word that only begins like the term is none."""
    told = Told(terms=(Term(((" one is a ", "vertebra. A weak"),), "Vertebra: one bone of your spine."),))
    parts = [text(0, 90, "Vertebroplasty steadies a vertebral break.")]
    parts += [text(used, 120, "Each one is a", "vertebra. A weak bone breaks.")] if used is not None else []
    parts += [text(explained, 300, "Vertebra: one", "bone of your spine.")] if explained is not None else []
    assert len([*measures.late_terms(made(*parts), told)]) == late


def test_a_term_is_used_where_it_stands_and_not_where_its_paragraph_begins() -> None:
    told = Told(terms=(Term(((" one is a ", "vertebra. A weak"),), "Vertebra: one bone of your spine."),))
    lines = ("Each one is a", "vertebra. A weak bone breaks.", "Vertebra: one bone of your spine.")
    first, last, meaning = (Mark(page, (Shown(page, 70, 13, words),)) for page, words in zip((0, 1, 1), lines))
    assert not [*measures.late_terms(Seen((), Element("Document", [Element("P", [first, last]), Element("P", [meaning])]), 13), told)]


@pytest.mark.parametrize(("on", "home", "leaves"), [((1,), 1, 1), ((2, 3), 2, 1), ((1, 2), 2, 2), ((2, 3, 4), 3, 2), ((), 0, 0)])
def test_the_part_to_take_home_on_its_leaves(on: tuple[int, ...], home: int, leaves: int) -> None:
    parts = [tag("Sect", text(page, 100, "At", "home", role="H2"), text(page, 150, "Walk a little.")) for page in on]
    sheet = made(tag("Sect", text(0, 100, "Risks", role="H2")), *parts)
    found = measures.home_pages(sheet, Told(home=("At home", "Danger signs")))
    assert (len(found), measures.leaves(found)) == (home, leaves)


def test_the_smallest_type_is_that_on_paper() -> None:
    """A line of 20 points drawn at half its size is one of 10."""
    assert made(text(0, 100, "a")).smallest == 12  # the foot
    assert made(tag("P", Line(0, 100, "a", 20, 0.5))).smallest == 10


# ---------------------------------------------------------------- line ends
TOLD = Told(months=("October", "octubre", "أكتوبر", "tháng 10"), ranges=("to", "đến", "a"), names=("911", "+353 20 912 0117"))


@pytest.mark.parametrize(
    ("line", "after", "parted"),
    [
        ("a break less than 6", "weeks old", 1),
        ("set by our lead, October", "1, 2026", 1),
        ("set by our lead, 1", "de octubre", 1),
        ("set by our lead, 1 de", "octubre de 2026", 1),
        ("Monday to Friday, 8 AM", "to 5 PM", 1),
        ("Monday to Friday, 8", "AM to 5 PM", 1),
        ("breaks of T1", "to T12 are common", 1),
        ("from 338", "to 910 of them", 1),
        ("less pain in 1 to", "2 days, they say", 1),
        ("fever of 100.4", "°F or more", 1),
        ("call us: (555)", "555-0142", 1),
        ("a gap of 0.1", "points or less", 1),
        ("It was so in 2018.", "Then came others", 0),
        ("most of them (Source 8)", "and others", 0),
        ("After 2 days,", "but not before", 0),
        ("Call 911", "now if you faint", 0),
        ("Call +353 20 912 0117", "and ask for an interpreter", 0),
        ("It takes 1 hour", "or longer", 0),
        ("a week in bed", "did more harm than 3 days", 0),
        ("go on from there to", "the next page", 0),
    ],
)
def test_a_number_parted_from_what_it_counts(line: str, after: str, parted: int) -> None:
    assert len([*parted_numbers(made(text(0, 100, line, after)), TOLD)]) == parted
    assert not [*parted_numbers(made(text(0, 100, f"{line} {after}")), TOLD)]
    assert not [*parted_numbers(made(tag("Figure", *text(0, 100, line, after).kids)), TOLD)]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("medicines such as warfarin and", "clopidogrel."), 1),
        (("medicines such as warfarin", "and clopidogrel."), 0),
        (("medicines such as warfarin",), 0),
        (("Read more:", "doi.org/10.1016"), 0),
        (("two", "words"), 0),
    ],
)
def test_a_word_alone_on_a_last_line(lines: tuple[str, ...], count: int) -> None:
    sheet = made(text(0, 100, *lines), text(0, 300, "How well does it", "work?", role="H2"))
    assert len([*alone(sheet)]) == count and len(many_lines(sheet)) == (len(lines) > 1)


# ---------------------------------------------------------------- the library's sheets
SAMPLE = [  # each language, edition, clinic and paper
    Which("vertebroplasty", *which)
    for which in (
        ("en", "riverside-spine", "standard", "letter"),
        ("es", "harbor-spine", "clear", "a4"),
        ("vi", "riverside-spine", "large", "letter"),
        ("ru", "harbor-spine", "standard", "letter"),
        ("ar", "riverside-spine", "clear", "letter"),
        ("hi", "harbor-spine", "large", "a4"),
    )
]


def committed() -> list[Row]:
    return rows_of(DOCUMENT.read_text(encoding="utf-8"))


def test_every_sheet_was_measured_and_the_tables_are_those_of_its_rows(update: bool) -> None:
    if update:
        measure()
    known = DOCUMENT.read_text(encoding="utf-8")
    assert [row.sheet for row in committed()] == [str(which) for which in EVERY], "python tests/stranger/measure.py"
    assert report(committed()) == known, "python tests/stranger/measure.py"


@pytest.mark.parametrize("which", SAMPLE, ids=str)
def test_what_was_measured_is_up_to_date(which: Which) -> None:
    (known,) = (row for row in committed() if row.sheet == str(which))
    now = row(which)
    assert now.hole == pytest.approx(known.hole, abs=0.2)  # renderers differ by a pixel
    assert replace(now, hole=known.hole) == known, "the pages have changed: python tests/stranger/measure.py"


def test_no_page_is_worse_than_the_limits_say() -> None:
    """A change that makes some figure worse says so in the limit's `because`, beside what it then is."""
    assert worse(committed()) == [] and tightened(committed()) == LIMITS.read_text(encoding="utf-8"), "python tests/stranger/measure.py"


def test_every_limit_can_be_passed() -> None:
    """A sheet of each kind that is as bad as can be is told by every limit."""
    bad = {column.name: 99 for column in fields(Row) if column.name != "sheet"} | {"texts": 100}
    told = {line.partition(": ")[0] for line in worse([replace(each, **bad) for each in committed()])}
    assert told == {limit["what"] for limit in limits()}


def test_limits_become_tighter_and_no_tighter_than_their_goal() -> None:
    better = [replace(each, lists=0, numbers=0, pages=2) for each in committed()]
    written = tightened(better)
    assert "total: lists, now: 0," in written and "total: numbers, now: 0," in written
    assert "paper: letter}, most: pages, now: 8, goal: 8}" in written
    assert all(figure(limit, committed()) <= limit["now"] for limit in limits())


@pytest.mark.parametrize("which", SAMPLE[-2:], ids=str)
def test_what_is_read_is_what_is_written(which: Which) -> None:
    """In scripts that join, stack and run from the right too: the letters are those that the walker finds, in the same order."""
    data, _ = printed(which)
    assert measures.bare(seen(data).root.text()) == measures.bare(walk(data).words)


def test_findings_name_their_page() -> None:
    (found,) = measures.torn_lists(a_list(0, 1, 1, 1))
    assert isinstance(found, Found) and found.page == 1 and "1 | 3" in found.what


def test_an_overview_shows_all_pages_and_marks_holes(tmp_path: Path) -> None:
    """Seven pages are two rows; the bar beside the one hole is as long as it."""
    data = pdf(*(tag("Figure", Ink(k, TOP, 400 if k == 2 else END)) for k in range(7)))
    picture = Image.open(write(tmp_path, "any", data, seen(data), grey=False, scale=1))
    assert picture.size == (6 * (612 + 16) + 16, 2 * (792 + 16) + 16)
    rows, columns = (numpy.asarray(picture) == (208, 0, 0)).all(axis=2).nonzero()
    (left, right), (high, low) = ((each.min(), each.max()) for each in (columns, rows))
    assert 3 * (612 + 16) < left < right < 3 * (612 + 16) + 16 and (high, low) == pytest.approx((416, 755), abs=2)
