"""Every block in every recipe: paper × size of print × direction × layout.  None fails; whatever the paper, the tags and words are those
of one endless page as wide; rows are whole, and nothing stands in the margin.

Fifteen sheets, one for each paper and size of print, take turns in direction and layout, and so do schedules with a patient's own dates
and without; Hypothesis draws others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT
from sheets import PICTURES, TODAY, told_by
from signed_network import put_network

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.blocks import BLOCKS, Columns, DoseRow, Medicine, ScheduleRow, Zone
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.editions import Paper
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.patient import NO_PATIENT, Patient
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts import sheet
from patient_handouts.layouts.pdf import written
from patient_handouts.layouts.tags import Tag

from .test_geometry import ENDLESS, KINDS, SHORT, Author, page_words, reading

CONTACT = r"12 High Street|Monday to Friday, 8 AM to 5 PM|<Link >\s*north\.example\.org|·"
EVENT = Patient(event=date(2026, 12, 3), event_time="9:30")
SIDE, EDGE = 33.0, 14.2  # points: the narrowest margin; 5 mm that office printers leave white
Direct = Callable[[bool], None]


@dataclass(frozen=True)
class Recipe:
    """What a sheet is set with."""

    paper: str
    edition: str
    rtl: bool
    layout: str

    def __str__(self) -> str:
        return f"{self.paper} {self.edition} {'rtl' if self.rtl else 'ltr'} {self.layout}"

    @property
    def endless(self) -> Paper:
        """As wide, and without an end."""
        own = theme().papers[self.paper]
        width, _ = own.size
        return Paper(called="", media=f"custom_any_{width / 72:.8f}x{ENDLESS / 72:.8f}in", overhang=own.overhang)


PAPERS, EDITIONS, LAYOUTS = tuple(theme().papers), tuple(theme().editions), ("sheet", "leaflet")
RECIPES = [Recipe(*each) for each in product(PAPERS, EDITIONS, (False, True), LAYOUTS)]
IN_TURN = [
    Recipe(paper, edition, bool(k % 2), LAYOUTS[(k // 2) % 2]) for k, (paper, edition) in enumerate(product(PAPERS, EDITIONS))
]  # fmt: skip


@pytest.fixture
def direct(monkeypatch: pytest.MonkeyPatch) -> Direct:
    """Sheets are read from the right, or not, whatever their language."""
    return lambda rtl: monkeypatch.setattr(sheet, "reads_from_right", lambda language: rtl)


@pytest.fixture(scope="module")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> tuple[Wording, Pictures]:
    home = Library(put_network(tmp_path_factory.mktemp("recipes") / "network"))
    pictures = Pictures(home.picture_folders())
    handout = home.read_handout("knee-pain", "en", pictures.ids(), icons())
    assert {type(block) for block in handout.blocks} == set(BLOCKS.values())
    return Wording(handout, home.read_clinic("north"), catalogue("en"), TODAY), pictures


def test_the_turns_are_fair() -> None:
    """Each size of print meets both directions and both layouts, and so does each direction both layouts."""
    for pair in (("edition", "rtl"), ("edition", "layout"), ("rtl", "layout"), ("paper", "edition")):
        met = {tuple(getattr(each, name) for name in pair) for each in IN_TURN}
        assert met == {tuple(getattr(each, name) for name in pair) for each in RECIPES}, pair


@pytest.mark.parametrize("recipe", IN_TURN, ids=str)
def test_every_block_in_every_recipe(recipe: Recipe, every_block: tuple[Wording, Pictures], direct: Direct) -> None:
    wording, pictures = every_block
    direct(recipe.rtl)
    told = Wording(wording.handout.but(layout=recipe.layout), wording.clinic, wording.catalogue, TODAY)
    typed = EVENT if recipe.rtl else NO_PATIENT
    pdf, _ = made(told, pictures, recipe.paper, recipe.edition, typed)
    unsplit, one = made(told, pictures, recipe.endless, recipe.edition, typed)
    assert one == 1 and reading(pdf, CONTACT) == reading(unsplit, CONTACT)
    assert outside(pdf) == []
    pages = page_words(pdf)
    assert [row for row in rows(told.handout) if not any(row <= page for page in pages)] == []


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), KINDS, st.sampled_from(RECIPES), st.sampled_from([NO_PATIENT, EVENT]))
def test_any_blocks_in_any_recipe(data: st.DataObject, kinds: list[str], recipe: Recipe, typed: Patient) -> None:
    told = told_by(Author(data.draw, SHORT).definition(kinds) | {"layout": recipe.layout})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sheet, "reads_from_right", lambda language: recipe.rtl)
        try:
            pdf, _ = made(told, PICTURES, recipe.paper, recipe.edition, typed)
        except Problems as problems:
            assert {problem.code for problem in problems.problems} <= {"too-tall", "word-too-wide"}  # the latter of a picture's label
            assert min(theme().papers[recipe.paper].size) < 500, "only a small paper may be too small for a block of short texts"
            return
        unsplit, _ = made(told, PICTURES, recipe.endless, recipe.edition, typed)
    assert reading(pdf) == reading(unsplit)
    assert outside(pdf) == []


def made(told: Wording, pictures: Pictures, paper: str | Paper, edition: str, typed: Patient) -> tuple[bytes, int]:
    """The PDF of a sheet, for a patient or for nobody, and its number of pages."""
    root = Tag("Document")
    data, (pages,) = written(root, [sheet.lay_sheets([(told, NOBODY)], pictures, root, paper=paper, edition=edition, typed=typed)])
    return data, pages


def rows(handout: Handout) -> Iterator[set[str]]:
    """The words of each row that must stand on one page."""
    for part in handout.parts():
        if isinstance(part, Columns):
            yield from ({word for cell in row for word in words(cell.plain)} for row in part.rows)
        elif isinstance(part, DoseRow | Medicine | ScheduleRow | Zone):
            yield {word for text in part.all_texts() for run in text.runs for word in words(run.words)}


def words(text: str) -> list[str]:
    return [word for word in text.replace("-", " ").split() if word.isalpha()]


def outside(pdf: bytes) -> list[tuple[int, tuple[float, ...]]]:
    """Words in the margin: the page's number, and how far they stand from its left, lower, right and upper edge, in points."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for number, page in enumerate(opened, 1):
            width, height = page.get_size()
            for each in page.get_objects([FPDF_PAGEOBJ_TEXT]):
                left, low, right, high = each.get_bounds()
                gaps = left, low, width - right, height - high
                if right > left and (min(gaps[0], gaps[2]) < SIDE or min(gaps[1], gaps[3]) < EDGE):
                    found.append((number, gaps))
    return found
