"""Leaflets: few pages, the same words in the same tags, nothing that sticks out or lies on another, no other signature."""

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from judge import PROFILES, verdicts
from overprint import overprinted
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from sheets import EDITIONS, PAPERS, PICTURES, TODAY, wording
from stranger.reading import seen

from patient_handouts.commands.program import program
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished_sheet import SheetGathering
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.on_paper import words_digest
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.pages import Room
from patient_handouts.layouts.sheet import set_sheet
from patient_handouts.layouts.strips import Strip, height
from patient_handouts.layouts.two_columns import filled, rested
from walker import walk

LEAFLETS = Library(Path(__file__).parents[1] / "leaflets")
ACROSS = 31.0
ENDS = theme().editions["standard"].ends
strips = st.builds(
    Strip,
    height=st.sampled_from([0.5, 1, 2, 3, 5, 9]),
    gap=st.sampled_from([0, 0.5, 1, 1.5, 2]),
    tied=st.booleans(),
    cost=st.sampled_from([0, 1, 2, 4]),
    column=st.booleans(),
)


def set_leaflet(language: str, layout: str, edition: str = "standard") -> bytes:
    """The shipped sheet, as one that asks for a layout."""
    told = wording("vertebroplasty", language, "riverside-spine")
    told = Wording(told.handout.but(layout=layout), told.clinic, told.catalogue, told.today)
    return set_sheet(told, PICTURES, paper="letter", edition=edition)[0]


SHOWN = Pictures(LEAFLETS.picture_folders())
MOST = {  # pages in the standard, the clear and the large edition: in these, seven to nine sources take a page more
    ("child-stitches", "sunny-sprouts"): (1, 1, 2),
    ("colonoscopy-prep", "gi-endoscopy"): (3, 4, 7),
    ("starting-warfarin", "clearflow"): (3, 4, 7),
    ("knee-exercises", "joint-rehab"): (3, 4, 6),
}
EACH = [(topic, clinic, edition, paper) for topic, clinic in MOST for edition in EDITIONS for paper in PAPERS]


@cache
def leaflet_words(topic: str, clinic: str) -> Wording:
    handout = LEAFLETS.read_handout(topic, "en", SHOWN.ids(), icons())
    return Wording(handout, LEAFLETS.read_clinic(clinic), catalogue("en"), TODAY)


@cache
def leaflet(topic: str, clinic: str, edition: str, paper: str) -> tuple[bytes, int]:
    return set_sheet(leaflet_words(topic, clinic), SHOWN, paper=paper, edition=edition)


@pytest.mark.parametrize(("topic", "clinic", "edition", "paper"), EACH)
def test_a_leaflet_is_short_and_whole(topic: str, clinic: str, edition: str, paper: str) -> None:
    pdf, pages = leaflet(topic, clinic, edition, paper)
    assert pages <= MOST[topic, clinic][EDITIONS.index(edition)]
    assert walk(pdf).problems == [] and overprinted(pdf) == []
    assert seen(pdf).smallest >= min(size for size, _ in theme().editions[edition].type.values())


def test_no_picture_of_an_exercise_leaves_its_column() -> None:
    with pypdfium2.PdfDocument(leaflet("knee-exercises", "joint-rehab", "large", "a4")[0]) as document:
        for page in document:
            left = min(page.get_textpage().get_charbox(k)[0] for k in range(page.get_textpage().count_chars()))
            ends = [each.get_bounds()[2] for each in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
            assert max(ends, default=0) <= page.get_width() - left + 1


@pytest.mark.parametrize(("topic", "clinic"), MOST)
def test_the_same_words_as_a_sheet_lie_on_no_others(topic: str, clinic: str) -> None:
    told = leaflet_words(topic, clinic)
    told = Wording(told.handout.but(layout="sheet"), told.clinic, told.catalogue, told.today)
    assert overprinted(set_sheet(told, SHOWN, paper="letter", edition="standard")[0]) == []


@pytest.mark.parametrize(("topic", "clinic"), MOST)
def test_nothing_is_found_in_a_leaflet(topic: str, clinic: str) -> None:
    done = CliRunner().invoke(program, ["check", topic, "--clinic", clinic, "--workspace", str(LEAFLETS.workspace), "--strict"])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_to_tick_has_the_exercises_of_all_blocks_before_it(edition: str) -> None:
    """One table in every edition: what a column of large print cannot hold lies across both."""
    told = walk(leaflet("knee-exercises", "joint-rehab", edition, "letter")[0])
    words = [words for _, _, words in told.tree if words]
    at = words.index("Tick each exercise that you have done") + 1
    assert words[at : at + 9] == [*map(str, range(1, 9)), "Day 1"]


def test_a_leaflets_further_phones_stand_in_its_columns() -> None:
    """Beside the sources, under the danger box that they belong to."""
    told = walk(leaflet("colonoscopy-prep", "gi-endoscopy", "standard", "letter")[0])
    words = [words for _, _, words in told.tree]
    with pypdfium2.PdfDocument(leaflet("colonoscopy-prep", "gi-endoscopy", "standard", "letter")[0]) as document:
        text = document[2].get_textpage()
        left = min(text.get_charbox(k)[0] for k in range(text.count_chars()))
        found = text.search("Nurse line").get_next()
        assert found and text.get_charbox(found[0])[0] == pytest.approx(left, abs=3)
    assert words.index("Nurse line") > words.index("Call us today")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_columns_read_as_one_does(language: str) -> None:
    """The same blocks in the same order, whatever they lie beside; the head, foot and imprint are a leaflet's own."""
    sheet, leaflet = walk(set_leaflet(language, "sheet")), walk(set_leaflet(language, "leaflet"))
    assert leaflet.problems == []
    assert [words for _, role, words in leaflet.tree if role in ("H1", "H2")] == [
        words for _, role, words in sheet.tree if role in ("H1", "H2")
    ]


def test_emergencies_stand_on_page_1_of_large_print_where_they_find_room() -> None:
    pdf, _ = set_sheet(wording("after-sedation", "en", "riverside-spine"), PICTURES, paper="letter", edition="large")
    with pypdfium2.PdfDocument(pdf) as opened:
        first = " ".join(opened[0].get_textpage().get_text_bounded().split())
    assert "Call 911 now" in first and "Call us today" not in first


def test_leaflets_pass_both_profiles(tmp_path: Path) -> None:
    made = {".".join(each): leaflet(*each)[0] for each in EACH} | {name: set_leaflet(name, "leaflet") for name in ("en", "ar")}
    files = [tmp_path / f"{name}.pdf" for name in made]
    for file, pdf in zip(files, made.values()):
        file.write_bytes(pdf)
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


@given(st.lists(strips, min_size=1, max_size=30), st.floats(20, 50))
def test_pages_hold_every_strip_once_and_nothing_sticks_out(story: list[Strip], full: float) -> None:
    room = Room(full, full, ENDS, across=ACROSS)
    try:
        pages = filled(story, room)
    except Problems as problems:
        assert [problem.code for problem in problems.problems] == ["too-tall"]
        return
    assert [strip.height for page in pages for strip in page] == [strip.height for strip in story]
    assert not any(page[0].tied for page in pages[1:])
    for page in rested(pages, room):
        y, low = 0.0, 0.0
        for k, strip in enumerate(page):
            y += (strip.gap if k else 0) + strip.height
            low = max(low, y)
        assert low <= full + 1e-6 and height(page) <= full + 1e-6


def test_the_layout_is_no_part_of_what_is_signed() -> None:
    told = wording("vertebroplasty", "en", "riverside-spine")
    leaflet = told.handout.but(layout="leaflet")
    assert SheetGathering(leaflet, told.catalogue, None, None).told() == SheetGathering(told.handout, told.catalogue, None, None).told()
    assert words_digest(leaflet, told.catalogue) == words_digest(told.handout, told.catalogue)


def test_rows_to_fill_in_may_stand_in_both_columns_of_a_page() -> None:
    rows = [Strip(3, column=True, cost=ENDS.never, parted=ENDS.torn if k in range(4, 12) else None) for k in range(16)]
    room = Room(60, 60, ENDS, across=ACROSS)
    [page] = rested(filled(rows, room), room)
    assert height(page) == 8 * 3


def test_no_column_is_empty_beside_words_that_go_on_overleaf() -> None:
    lines = [Strip(2, column=True, cost=ENDS.lines, tied=bool(k % 2)) for k in range(4)]  # two lines stay together
    room = Room(60, 60, ENDS, across=ACROSS)
    first, *_ = filled([Strip(55), *lines, Strip(56), Strip(56)], room)
    assert len(first) == 5


def test_what_may_be_eaten_and_what_may_not_stand_on_one_page() -> None:
    with pypdfium2.PdfDocument(leaflet("colonoscopy-prep", "gi-endoscopy", "standard", "letter")[0]) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    for one, other in (("you may eat", "Do not eat"), ("you may drink", "Do not drink")):
        assert [one in page for page in pages] == [other in page for page in pages]
