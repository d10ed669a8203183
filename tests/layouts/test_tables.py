"""What is told in rows: on every page, the list that they are where columns are too narrow, and the columns they take."""

from typing import Any

import pypdfium2
import pytest
from sheets import EDITIONS, PICTURES, told_by

from patient_handouts.layouts.sheet import set_sheet
from walker import walk


def sheet(*blocks: Any, edition: str = "standard", paper: str = "letter") -> bytes:
    """A sheet of these blocks."""
    told = told_by(
        {
            "format": 1,
            "title": "Pills",
            "subtitle": "What to take",
            "version": "1.0",
            "purpose": "To take what is right.",
            "hero": "walking",
            "key_points": ["Read.", "Ask.", "Call."],
            "sources": {"one": {"title": "A label", "year": 2020}},
            "sections": [{"part": "aftercare", "blocks": list(blocks)}],
        }
    )
    return set_sheet(told, PICTURES, paper=paper, edition=edition)[0]


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in opened]


def roles(pdf: bytes) -> list[str]:
    found = walk(pdf)
    assert found.problems == []
    return [role for _, role, _ in found.tree]


LONG = {"columns": ["Food", "You may eat"], "rows": [[f"Group {n}", "White bread and plain pasta"] for n in range(60)]}


@pytest.mark.parametrize("edition", EDITIONS)
def test_heads_and_title_stand_on_every_page_and_are_read_once(edition: str) -> None:
    pdf = sheet({"table": LONG, "title": "What to eat"}, edition=edition)
    texts = pages(pdf)
    held = ["Group " in text for text in texts]
    assert sum(held) > 1 and held == ["What to eat" in text for text in texts] == ["You may eat" in text for text in texts]
    assert roles(pdf).count("Table") == 1 and roles(pdf).count("TH") == 2 + 60


def test_an_empty_cell_keeps_its_row_regular() -> None:
    found = roles(sheet({"table": {"columns": ["Pill", "What to do"], "rows": [["Iron", ""], ["Aspirin", "Take it"]]}}))
    assert (found.count("TR"), found.count("TH"), found.count("TD")) == (3, 4, 2)


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_an_empty_corner_over_row_heads_heads_nothing(edition: str) -> None:
    found = roles(sheet({"table": {"columns": ["", "Morning"], "rows": [["Iron", "1 pill"]]}}, edition=edition))
    assert (found.count("TR"), found.count("TH"), found.count("TD")) == (2, 2, 2)


def test_where_a_column_would_be_too_narrow_each_row_is_a_list() -> None:
    words = "Do not stop it by yourself, whatever others say."
    table = {"table": {"columns": ["Pill", "Morning", "Noon", "Night"], "rows": [["Blood thinner", words, words, words]]}}
    assert "Table" in roles(sheet(table))
    for narrow in (sheet(table, edition="large"), sheet(table, paper="a5")):
        assert "Table" not in roles(narrow) and "Noon: Do not stop it" in " ".join(pages(narrow))


def test_a_medicine_and_its_strength_stand_on_every_page_that_its_doses_reach() -> None:
    rows = [{"from": f"{n} lb", "to": f"{n}.5 lb", "give": f"{n} mL"} for n in range(1, 90)]
    told = {"by": "weight", "every": "6 hours", "at_most": "4 times", "source": "one", "rows": rows}
    for edition in EDITIONS:
        texts = pages(sheet({"doses": {"medicine": "Paracetamol", "strength": "120 mg in 5 mL", **told}}, edition=edition))
        held = [" mL" in text for text in texts]
        assert sum(held) > 1 and held == ["Paracetamol, 120 mg in 5 mL" in text for text in texts]


def test_exercises_are_counted_through_the_sheet() -> None:
    first, other = ({"exercises": [{"name": f"{name} {n}", "how": ["Sit."]} for n in range(3)]} for name in ("Bend", "Lift"))
    found = walk(sheet(first, "Now stand.", other)).tree
    labels = [words for (_, role, _), (_, _, words) in zip(found, found[1:]) if role == "Lbl"]
    assert labels == ["1", "2", "3", "4", "5", "6"]
