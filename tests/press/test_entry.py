"""What the front desk's page is made from: the ledger's current lines and the library's names."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_sheets import HOSTILE, SHELF, entry, page

from patient_handouts.handouts.library import Library
from patient_handouts.press.entry import entries
from patient_handouts.press.index_page import write_indexes
from patient_handouts.press.ledger import Ledger, Line, State, Withdrawal
from patient_handouts.press.order import Order
from patient_handouts.press.workshop import Workshop

DAY = date(2026, 11, 25)
WORKSHOP = Workshop(Library(), DAY)


def line(state: State = "made", topic: str = "vertebroplasty", language: str = "en", **other: object) -> Line:
    order = Order("riverside-spine", topic, language)
    return Line(order, state, DAY, version="1.0", pages=4, approved=True, expires=date(2028, 6, 1), **other)    # type: ignore[arg-type]


def test_a_topic_has_its_names_in_every_language_and_its_sheets() -> None:
    (made,) = entries([line(language="vi"), line()], WORKSHOP)
    assert made.titles["en"] == "Vertebroplasty" and {"en", "vi"} <= set(made.titles)
    assert "bone cement" in made.also_called["en"]
    assert [sheet.file for sheet in made.sheets] == [f"vertebroplasty.{each}.riverside-spine.standard.sheet.letter.pdf" for each in ("en", "vi")]
    assert [(sheet.state, sheet.pages, sheet.expires) for sheet in made.sheets] == [("ready", 4, date(2028, 6, 1))] * 2


@pytest.mark.parametrize(("state", "standing", "reason"), [
    ("made", "ready", ""), ("failed", "failed", ""), ("refused", "refused", ""), ("expired", "expired", ""),
    ("withdrawn", "withdrawn", "The telephone is wrong."),
])
def test_what_may_not_go_out_is_there_all_the_same(state: State, standing: str, reason: str) -> None:
    (made,) = entries([line(state, why="The telephone is wrong.")], WORKSHOP)
    assert (made.sheets[0].state, made.sheets[0].reason) == (standing, reason)


def test_what_is_gone_is_on_no_page() -> None:
    assert [entry.sheets for entry in entries([line("gone")], WORKSHOP)] == []


def test_a_topic_whose_definition_is_gone_goes_by_its_name() -> None:
    (made,) = entries([line(topic="old-knee")], WORKSHOP)
    assert list(made.titles.values()) == ["Old knee"]


def test_the_same_sheets_give_the_same_page() -> None:
    assert page() == page()


def test_no_name_can_end_the_script_that_holds_it() -> None:
    made = page((*SHELF, entry("hostile", {"en": HOSTILE, "he": "שלום"}))).decode("utf-8")
    assert made.count("<script") == made.count("</script>") == 2 and "<img src=x" not in made
    assert "שלום" in made


def test_every_clinic_has_its_page_and_it_is_written_only_when_it_changes(tmp_path: Path) -> None:
    ledger, sheet = Ledger(tmp_path), line(code="7F3K9QXW")
    ledger.add(sheet, replace(sheet, order=replace(sheet.order, clinic="harbor-spine"), code="7F3K9QXX"))
    pages = [tmp_path / clinic / "index.html" for clinic in ("harbor-spine", "riverside-spine")]
    assert write_indexes(ledger, WORKSHOP) == pages and write_indexes(ledger, WORKSHOP) == []
    assert [f"<title>{name}" in page.read_text(encoding="utf-8") for name, page in zip(("Harbor and", "Riverside"), pages)] == [True, True]
    ledger.add(Withdrawal("7F3K9QXW", DAY, "The telephone is wrong."))
    assert write_indexes(ledger, WORKSHOP) == pages[1:] and "The telephone is wrong." in pages[1].read_text(encoding="utf-8")


def test_a_clinic_without_sheets_keeps_no_page_and_one_that_cannot_be_read_keeps_its_own(tmp_path: Path) -> None:
    ledger, sheet = Ledger(tmp_path), line()
    ledger.add(sheet, replace(sheet, order=replace(sheet.order, clinic="closed-for-repairs")))
    for clinic in ("riverside-spine", "closed-for-repairs"):
        (tmp_path / clinic).mkdir()
        (tmp_path / clinic / "index.html").write_text("before", encoding="utf-8")
    ledger.add(replace(sheet, state="gone"))
    assert write_indexes(ledger, WORKSHOP) == []
    assert [path.parent.name for path in tmp_path.glob("*/index.html")] == ["closed-for-repairs"]
