"""A leaflet: one page where a sheet takes more, the same words in the same tags, nothing that sticks out, and no other signature."""

from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judge import PROFILES, verdicts
from sheets import LIBRARY, PICTURES, TODAY, wording
from stranger.reading import seen

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished_sheet import SheetGathering
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.on_paper import words_digest
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.blocks.head import hero
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.pages import Room
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.strips import Item, Strip, height, whole
from patient_handouts.layouts.tags import Tag
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
def of_stitches(clinic: str) -> tuple[Wording, Pictures]:
    """For its own clinic, or for one of the samples, whose logos are wide and high."""
    pictures = Pictures([*LEAFLETS.picture_folders(), *LIBRARY.picture_folders()])
    handout = LEAFLETS.read_handout("child-stitches", "en", pictures.ids(), icons())
    home = LEAFLETS if clinic in LEAFLETS.clinics() else LIBRARY
    return Wording(handout, home.read_clinic(clinic), catalogue("en"), TODAY), pictures


@cache
def stitches(edition: str, paper: str) -> tuple[bytes, int]:
    told, pictures = of_stitches("sunny-sprouts")
    return set_sheet(told, pictures, paper=paper, edition=edition)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(("edition", "most"), [("standard", 1), ("clear", 1), ("large", 2)])
def test_a_short_topic_fits_one_page_and_two_of_large_print(edition: str, most: int, paper: str) -> None:
    pdf, pages = stitches(edition, paper)
    assert pages == most and walk(pdf).problems == []
    assert seen(pdf).smallest >= min(size for size, _ in theme().editions[edition].type.values())


@pytest.mark.parametrize("clinic", ["sunny-sprouts", "riverside-spine", "harbor-spine"])
@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
def test_no_words_lie_over_others(edition: str, clinic: str) -> None:
    """From the head to the danger box, whose columns are of any length: no line's letters reach into those of another."""
    told, pictures = of_stitches(clinic)
    s, pages = lay_out(Setting(look_of(told, pictures, "letter", edition), told), Tag("Document"))
    for page in pages:
        boxes = [box for box in map(partial(_box, s.look.u), whole(page).items) if box]
        assert boxes
        for k, (left, top, right, low) in enumerate(boxes):
            for x0, y0, x1, y1 in boxes[k + 1 :]:
                assert not (left < x1 and x0 < right and top < y1 and y0 < low)


def _box(u: float, item: Item) -> tuple[float, float, float, float] | None:
    """Where words lie, in u: as high as the capitals of the first line above its baseline, and down to the last baseline."""
    if not isinstance(item.what, Lines):
        return None
    style, lines = item.what.paragraph.style, item.what.paragraph.lines[item.what.first : item.what.last]
    first, last = (item.y + (n * style.leading - style.rise) / u for n in (1, len(lines)))
    return item.x, first - 0.69 * style.size / u, item.x + max(line.width for line in lines) / u, last


def test_a_leaflets_title_stands_clear_of_the_brands_colour() -> None:
    """Half a line of white between them, whatever the edition."""
    for edition in ("standard", "clear", "large"):
        told, pictures = of_stitches("sunny-sprouts")
        s = Setting(look_of(told, pictures, "letter", edition), told).afresh()
        (panel,) = hero(s, Tag("Document"))
        title = next(box for box in map(partial(_box, s.look.u), panel.items) if box)
        assert title[1] - s.look.edition.lid >= 0.75


def test_a_guideline_with_wide_margins_has_one_column() -> None:
    told, pictures = of_stitches("sunny-sprouts")
    acb = Wording(told.handout, told.clinic.but(large_print="acb"), told.catalogue, told.today)
    assert look_of(told, pictures, "letter", "large").leaflet and not look_of(acb, pictures, "letter", "large").leaflet
    assert not look_of(told, pictures, "a5", "large").leaflet


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
