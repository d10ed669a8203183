"""Key points and what they are for; which parts of a sheet a visit's pages hold."""

from collections.abc import Callable
from datetime import date

import pytest

from patient_handouts.handouts.blocks import DangerSigns
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.definition import Definition, Handout
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.handout_file import names_in
from patient_handouts.handouts.key_point import VISITS
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.visits import WHOLE, for_visit, sources_of, visits_of
from patient_handouts.handouts.wording import Wording

from .conftest import DEFINITION


def handout(points: str) -> Handout:
    """The small handout with other key points."""
    before, after = DEFINITION.split("key_points:\n")[0], DEFINITION.split('turn weak."\n')[1]
    reading = read_text(f"{before}key_points:\n{points}{after}".replace("WORDS", "Most backs heal."), "back.yaml")
    return Handout.of(model(Definition, reading, names_in(reading.node, None, None)), "back-pain", "en")


def test_a_key_point_says_what_it_is_for() -> None:
    read = handout("  - Keep moving.\n  - {text: Rest a little., for: home}\n  - {text: Ask., for: [prepare, choose]}\n")
    assert [(point.plain, point.visits) for point in read.key_points] == [
        ("Keep moving.", ()),
        ("Rest a little.", ("home",)),
        ("Ask.", ("choose", "prepare")),  # in the order of the visits
    ]
    assert [point.plain for point in for_visit(read, "home").key_points] == ["Keep moving.", "Rest a little."]
    assert for_visit(read, WHOLE) is read


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("{text: Rest., for: hom}", ("10:24", "value-unknown")),
        ("{text: Rest., for: [home, {a: b}]}", ("10:31", "value-unknown")),
        ("{text: Rest., four: home}", ("10:19", "field-unknown")),
        ("{for: home}", ("10:5", "field-missing")),
        ("{text: [Rest.], for: home}", ("10:13", "flow-prose")),
        ("{text: {a: b}, for: home}", ("10:12", "type-wrong")),
        ('{text: "", for: home}', ("10:12", "value-missing")),
        ('{text: "**Rest", for: home}', ("10:13", "mark-open")),
        ("For whom: you", ("10:5", "type-wrong")),
    ],
)
def test_what_is_wrong_with_one_is_told_at_its_place(point: str, expected: tuple[str, str]) -> None:
    with pytest.raises(Problems) as found:
        handout(f"  - Keep moving.\n  - {point}\n  - Ask.\n")
    (problem,) = found.value.problems
    assert (f"{problem.place.line}:{problem.place.column}", problem.code) == expected


def test_a_signature_holds_what_a_key_point_is_for(a_clinic: Callable[[], Clinic]) -> None:
    said = "  - Keep moving.\n  - {text: Rest a little., for: VISIT}\n  - Ask.\n"
    handouts = [handout(said.replace(", for: VISIT", visit)) for visit in (", for: home", ", for: choose", "")]
    told = [Wording(each, a_clinic(), catalogue("en"), date(2026, 10, 1)) for each in handouts]
    assert len({finished(each, None, True).digest for each in told}) == 3


@pytest.mark.parametrize("language", Library().languages("vertebroplasty"))
def test_each_visit_has_its_parts_and_all_have_the_danger_signs(language: str) -> None:
    whole = Library().read_handout("vertebroplasty", language)
    assert visits_of(whole) == VISITS
    told = {visit: for_visit(whole, visit) for visit in VISITS}
    for part in told.values():
        assert sum(isinstance(block, DangerSigns) for block in part.blocks) == 1
        assert sources_of(part) <= {*map(str, whole.sources)} and part.sources == whole.sources
    calm = [section for section in whole.sections if section.part != "call"]
    there = [section for visit in VISITS for section in told[visit].sections if section.part != "call"]
    assert sorted(there, key=whole.sections.index) == calm
    assert {point for part in told.values() for point in part.key_points} == {*whole.key_points}


def test_a_translation_has_the_same_key_points_for_each_visit() -> None:
    library = Library()
    points = {
        language: [point.visits for point in library.read_handout("vertebroplasty", language).key_points]
        for language in library.languages("vertebroplasty")
    }
    assert len({*map(tuple, points.values())}) == 1
