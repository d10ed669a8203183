"""The one walk over the model: what it meets, in which order; and that there is no other."""

import ast
from pathlib import Path

import pytest

from patient_handouts.handouts.blocks import Evidence
from patient_handouts.handouts.definition import Source, Term
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.part import NODES, Part, walk
from patient_handouts.handouts.place import Place
from patient_handouts.handouts.text import Text

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")
# Where the fields of an object are read by other means, and why.
OTHERS = {
    "handouts/definition.py": "a handout is a definition with three fields more",
    "handouts/part.py": "the walk itself",
    "press/orders/inputs.py": "of a clinic some fields are left out, then it is walked",
    "handouts/finished_sheet.py": "a signature is of the nesting itself, which a walk lays flat",
    "handouts/finished_clinic.py": "of hours and limits all that a clinic writes, empty fields too",
    "handouts/on_paper.py": "a clinic's fact is known by all the names that lead to it",
    "handouts/schema.py": "a class's own fields",
    "layouts/strips.py": "a strip but for some fields, many times a sheet",
    "layouts/fonts.py": "a font of ReportLab's, sent to another process",
    "checks/once.py": "where a property keeps what it worked out",
}


def text(words: str) -> Text:
    return Text(words, Place("a.yaml", 1))


HANDOUT = Library().read_handout("vertebroplasty", "en")


def test_everything_is_met_in_order_with_its_field_its_name_and_what_is_around_it() -> None:
    means, say = text("A cream."), text("jel")
    term = Term(say=say, means=means)
    top = {"gel": term, "none": None}
    assert walk(top) == [
        (top, "", "", ()),
        (term, "", "gel", ()),
        (say, "say", "say", (term,)),
        (means, "means", "means", (term,)),
        (None, "", "none", ()),
    ]


def test_items_of_lists_have_the_lists_field_and_no_name() -> None:
    met = [(value, name, around) for value, field, name, around in walk(HANDOUT) if field == "key_points"]
    assert met == [(HANDOUT.key_points, "key_points", (HANDOUT,)), *((each, "", (HANDOUT,)) for each in HANDOUT.key_points)]


def test_a_field_that_is_left_out_and_a_kind_that_is_closed_are_not_entered() -> None:
    whole = walk(HANDOUT)
    assert {field for _, field, _, _ in whole} - {field for _, field, _, _ in walk(HANDOUT, without=("say",))} == {"say"}
    closed = walk(HANDOUT, closed=(Source,))
    assert any(isinstance(value, Source) for value, _, _, _ in closed)
    assert [met for met in closed if any(isinstance(part, Source) for part in met[3])] == []
    assert [met for met in whole if any(isinstance(part, Source) for part in met[3])]


@pytest.mark.parametrize("language", Library().languages("vertebroplasty"))
def test_nothing_is_passed_over(language: str) -> None:
    """By another way: every part knows its fields."""
    handout = Library().read_handout("vertebroplasty", language)

    def inside(value: object) -> list[object]:
        if isinstance(value, Part):
            return [value, *(each for name in value.FIELDS for each in inside(getattr(value, name)))]
        if isinstance(value, dict | tuple):
            return [each for inner in (value.values() if isinstance(value, dict) else value) for each in inside(inner)]
        return [value] if value is not None else []

    met = [value for value, _, _, _ in walk(handout)]
    assert [value for value in met if not isinstance(value, tuple | dict)] == inside(handout)
    assert list(handout.all_texts()) == [value for value in met if isinstance(value, Text)]
    assert list(handout.parts()) == [value for value in met if isinstance(value, Part)]
    assert any(isinstance(part, Evidence) for part in handout.parts()) and not any(isinstance(value, Text) for value in NODES)


def reading_fields(source: str) -> bool:
    """Whether a module reads all fields of something, whatever they are called: the beginning of a walk of its own."""
    return any(
        (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "vars")
        or (isinstance(node, ast.Attribute) and node.attr == "__dict__")
        for node in ast.walk(ast.parse(source))
    )


def test_nobody_else_walks() -> None:
    assert reading_fields("for name, value in vars(part).items(): ...") and reading_fields("part.__dict__.values()")
    assert not reading_fields("for value, field, name, around in walk(part): ...")
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts]
    found = {path.relative_to(ROOT).as_posix() for path in paths if reading_fields(path.read_text(encoding="utf-8"))}
    assert found - OTHERS.keys() == set() and OTHERS.keys() - found == set()
