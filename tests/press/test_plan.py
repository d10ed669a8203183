"""Plan files: which clinic gets what, and what is wrong with them by place."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from changes import change

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.problems import Problems
from patient_handouts.press.orders.plan import orders, read_plan
from patient_handouts.press.orders.workshop import Workshop


def named(network: Path, plan: str) -> list[str]:
    """The names of what a plan asks for; one topic is written in two languages."""
    shutil.copy(network / "handouts" / "knee-pain" / "en.yaml", network / "handouts" / "knee-pain" / "vi.yaml")
    path = network / "plan.yaml"
    path.write_text(f"format: 1\nsheets:\n{plan}", encoding="utf-8")
    library = Library(network)
    return [order.name for order in orders(Workshop(library, date(2026, 11, 25)), read_plan(path, library))]


def test_what_is_left_out_means_all_and_the_clinics_own(network: Path) -> None:
    change(network / "clinics" / "south.yaml", "paper: letter", "paper: a4\nedition: clear")
    assert named(network, "  - topics: [hip-pain, knee-pain]\n") == [
        "hip-pain.en.north.standard.sheet.letter",
        "knee-pain.en.north.standard.sheet.letter",
        "knee-pain.vi.north.standard.sheet.letter",
        "hip-pain.en.south.clear.sheet.a4",
        "knee-pain.en.south.clear.sheet.a4",
        "knee-pain.vi.south.clear.sheet.a4",
    ]


def test_each_sheet_is_asked_for_once(network: Path) -> None:
    plan = "  - {clinics: [north], topics: [hip-pain], editions: [standard, large]}\n  - {clinics: [north], topics: [hip-pain]}\n"
    assert named(network, plan) == ["hip-pain.en.north.large.sheet.letter", "hip-pain.en.north.standard.sheet.letter"]


def test_a_language_is_asked_for_where_the_topic_has_it(network: Path) -> None:
    both = "clinics: [north], topics: [hip-pain, knee-pain]"
    plan = f"  - {{{both}, languages: [vi], paper: a4}}\n  - {{{both}, languages: [en], with: vi}}\n"
    assert named(network, plan) == [
        "hip-pain.en.north.standard.sheet.letter",
        "knee-pain.en+vi.north.standard.sheet.letter",
        "knee-pain.vi.north.standard.sheet.a4",
    ]


@pytest.mark.parametrize(
    ("plan", "where", "code", "hint"),
    [
        ("  - clinics: [nroth]\n", "3:15", "clinic-unknown", "north"),
        ("  - topics: [knee]\n", "3:14", "topic-unknown", "knee-pain"),
        ("  - editions: [huge]\n", "3:16", "value-unknown", "large"),
        ("  - clinic: [north]\n", "3:5", "field-unknown", "clinics"),
        ("  []\n", "3:3", "list-length", ""),
    ],
)
def test_what_is_wrong_is_told_at_its_place(network: Path, plan: str, where: str, code: str, hint: str) -> None:
    with pytest.raises(Problems) as found:
        named(network, plan)
    [problem] = found.value.problems
    assert (f"{problem.place.line}:{problem.place.column}", problem.code) == (where, code)
    assert hint in problem.hint


def test_a_clinic_that_cannot_be_read_fails_as_an_order(network: Path) -> None:
    (network / "clinics" / "south.yaml").write_text("format: 1\n", encoding="utf-8")
    assert named(network, "  - topics: [hip-pain]\n") == [
        "hip-pain.en.north.standard.sheet.letter",
        "hip-pain.en.south.standard.sheet.letter",
    ]
