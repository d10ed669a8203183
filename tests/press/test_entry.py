"""What the front desk's page is made from: the ledger's current lines and the library's names."""

from datetime import date
from pathlib import Path

import pytest
from desk_sheets import HOSTILE, SHELF, clinic, entry, page

from patient_handouts.handouts.catalogue import FOLDER
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.folders.entry import entries
from patient_handouts.press.folders.index_page import index_page
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import LedgerLine

DAY = date(2026, 11, 25)
WORKSHOP = Workshop(Library(), DAY)


def line(state: State = State.READY, topic: str = "vertebroplasty", language: str = "en", **other: object) -> LedgerLine:
    order = Order("riverside-spine", topic, language)
    return LedgerLine(order, state, DAY, version="1.0", pages=4, approved=True, expires=date(2028, 6, 1), **other)


def test_a_topic_has_its_names_in_every_language_and_its_sheets() -> None:
    (made,) = entries([line(language="vi"), line()], WORKSHOP)
    assert made.titles["en"] == "Vertebroplasty" and {"en", "vi"} <= set(made.titles)
    assert "bone cement" in made.also_called["en"]
    assert [sheet.file for sheet in made.sheets] == [
        "vertebroplasty.en.riverside-spine.standard.sheet.letter.pdf",
        "vertebroplasty.vi.riverside-spine.standard.sheet.letter.pdf",
    ]
    assert [(sheet.state, sheet.pages, sheet.expires) for sheet in made.sheets] == [("ready", 4, date(2028, 6, 1))] * 2


@pytest.mark.parametrize(
    ("state", "standing", "reason"),
    [
        (State.READY, "ready", ""),
        (State.FAILED, "failed", ""),
        (State.REFUSED, "refused", ""),
        (State.EXPIRED, "expired", ""),
        (State.STALE, "stale", ""),
        (State.WITHDRAWN, "withdrawn", "The telephone is wrong."),
    ],
)
def test_what_may_not_go_out_is_there_all_the_same(state: State, standing: str, reason: str) -> None:
    (made,) = entries([line(state, why="The telephone is wrong.")], WORKSHOP)
    assert (made.sheets[0].state, made.sheets[0].reason) == (standing, reason)


def test_what_is_gone_is_on_no_page() -> None:
    assert [entry.sheets for entry in entries([line(State.GONE)], WORKSHOP)] == []


def test_a_topic_whose_definition_is_gone_goes_by_its_name() -> None:
    (made,) = entries([line(topic="old-knee")], WORKSHOP)
    assert list(made.titles.values()) == ["Old knee"]


def test_the_same_sheets_give_the_same_page() -> None:
    assert page() == page()


def test_no_name_can_end_the_script_that_holds_it() -> None:
    made = page((*SHELF, entry("hostile", {"en": HOSTILE, "he": "שלום"}))).decode("utf-8")
    assert made.count("<script") == made.count("</script>") == 2 and "<img src=x" not in made
    assert "שלום" in made


def test_a_language_is_called_as_its_catalogue_says_also_one_that_cldr_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "network.yaml").write_text("", encoding="utf-8")
    (tmp_path / "catalogue").mkdir()
    english = (FOLDER / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "catalogue" / "hmn.yaml").write_text(english.replace("own: English", "own: Hmoob"), encoding="utf-8")
    made = index_page(clinic(), [entry("gout", {"en": "Gout", "hmn": "Gout"})], Workshop(Library(tmp_path), DAY), DAY).decode("utf-8")
    assert '{"id":"hmn","name":"Hmoob","dir":"ltr"}' in made
