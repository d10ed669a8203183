"""A leaflet: one page where a sheet takes more, the same words in the same tags, nothing that sticks out, and no other signature."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judge import PROFILES, verdicts
from sheets import PICTURES, TODAY, wording

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


@cache
def stitches(edition: str, paper: str) -> tuple[bytes, int]:
    pictures = Pictures(LEAFLETS.picture_folders())
    handout = LEAFLETS.read_handout("child-stitches", "en", pictures.ids(), icons())
    told = Wording(handout, LEAFLETS.read_clinic("sunny-sprouts"), catalogue("en"), TODAY)
    return set_sheet(told, pictures, paper=paper, edition=edition)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("edition", ["standard", "clear"])
def test_a_short_topic_fits_one_page(edition: str, paper: str) -> None:
    pdf, pages = stitches(edition, paper)
    assert pages == 1 and walk(pdf).problems == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_columns_read_as_one_does(language: str) -> None:
    """The same blocks in the same order, whatever they lie beside; the head, foot and imprint are a leaflet's own."""
    sheet, leaflet = walk(set_leaflet(language, "sheet")), walk(set_leaflet(language, "leaflet"))
    assert leaflet.problems == []
    assert [words for _, role, words in leaflet.tree if role in ("H1", "H2")] == [
        words for _, role, words in sheet.tree if role in ("H1", "H2")
    ]


def test_leaflets_pass_both_profiles(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.pdf" for name in ("short", "long", "right")]
    for file, pdf in zip(files, (stitches("clear", "letter")[0], set_leaflet("en", "leaflet"), set_leaflet("ar", "leaflet"))):
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
