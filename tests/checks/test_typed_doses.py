"""Doses and times in blocks: what is over an adult's most is found at its place, and a schedule that says another time than a limit."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from patient_handouts.checks.check import check_handout
from patient_handouts.checks.clinic import check_pair
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

from .test_rules import SOUND

PICTURES = Pictures([])
TABLET = {
    "medicine": "Acetaminophen",
    "strength": "500 mg",
    "by": "tablet",
    "every": "6 hours",
    "at_most": "4 times in 24 hours",
    "source": "one",
}
LIQUID = {
    "medicine": "Ibuprofen",
    "strength": "100 mg in 5 mL",
    "by": "weight",
    "every": "6 hours",
    "at_most": "4 times in 24 hours",
    "source": "one",
}


def doses(give: str, **more: Any) -> dict[str, Any]:
    return {"doses": {**TABLET, **more, "rows": [{"tablet": "white, round", "give": give}]}}


def liquid(give: str) -> dict[str, Any]:
    return {
        "doses": {**LIQUID, "rows": [{"from": "12 lb", "to": "17 lb", "give": "2.5 mL"}, {"from": "18 lb", "to": "23 lb", "give": give}]}
    }


def medicine(name: str, how_much: str, *when: str) -> dict[str, Any]:
    return {"medicines": {"rows": [{"name": "Senna", "how_much": "1 tablet"}, {"name": name, "how_much": how_much, "when": list(when)}]}}


def table(*row: str, columns: tuple[str, ...] = ("Medicine", "How much", "How often")) -> dict[str, Any]:
    return {"table": {"columns": list(columns), "rows": [list(row)]}}


def schedule(do: str) -> dict[str, Any]:
    return {"schedule": {"event": "arrival", "rows": [{"before": "1 day", "do": do}]}}


def listed(name: str, what_for: str) -> dict[str, Any]:
    return {"medicines": {"rows": [{"name": name, "for": what_for}]}}


def found(folder: Path, block: dict[str, Any], code: str = "dose-high") -> list[str]:
    """The words of the block's lines at which a dose is told, or what another rule tells."""
    sections = [*SOUND["sections"][:-1], {"part": "aftercare", "blocks": [block]}, SOUND["sections"][-1]]
    path = folder / "en.yaml"
    path.write_text(yaml.safe_dump({**SOUND, "sections": sections}, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    problems = check_handout(read_handout(path, "back-pain", "en", PICTURES.ids(), icons()), PICTURES).problems
    told = [problem for problem in problems if problem.code == code]
    return [lines[problem.place.line - 1][problem.place.column - 1 :].strip("'\" ") for problem in told]


@pytest.mark.parametrize(
    ("bad", "place", "good"),
    [
        (doses("3 tablets"), "3 tablets", doses("2 tablets")),
        (doses("1,500 mg"), "1,500 mg", doses("1,000 mg")),
        (doses("2 tablets", at_most="6 times in 24 hours"), "2 tablets", doses("2 tablets", at_most="4 times in 24 hours")),
        (doses("1 tablet", at_most="12 tablets in 24 hours"), "1 tablet", doses("1 tablet", at_most="8 tablets in 24 hours")),
        (doses("2 tablets", at_most="4,500 mg in 24 hours"), "2 tablets", doses("2 tablets", at_most="4,000 mg in 24 hours")),
        (liquid("50 mL"), "50 mL", liquid("3.75 mL")),
        (medicine("Acetaminophen 500 mg", "3 tablets", "morning"), "3 tablets", medicine("Acetaminophen 500 mg", "2 tablets", "morning")),
        (medicine("Warfarin", "50 mg", "evening"), "50 mg", medicine("Warfarin", "5 mg", "evening")),
        (
            medicine("Warfarin 5 mg", "1 tablet", "morning", "noon", "evening", "night"),
            "1 tablet",
            medicine("Warfarin 5 mg", "1 tablet", "evening"),
        ),
        (table("Acetaminophen", "5,000 mg", "every 6 hours"), "5,000 mg", table("Acetaminophen", "500 mg", "every 6 hours")),
        (table("Tylenol", "1,000 mg", "every 2 hours"), "1,000 mg", table("Tylenol", "1,000 mg", "every 6 hours")),
        (
            table("Acetaminophen", "40,000 mg", columns=("Medicine", "Most in a day")),
            "40,000 mg",
            table("Acetaminophen", "4,000 mg", columns=("Medicine", "Most in a day")),
        ),
        (
            table("Adults", "5,000 mg", columns=("Who", "Acetaminophen")),
            "5,000 mg",
            table("Adults", "500 mg", columns=("Who", "Acetaminophen")),
        ),
        (schedule("Take 5,000 mg of acetaminophen."), "5,000 mg of acetaminophen.", schedule("Take 500 mg of acetaminophen.")),
    ],
)
def test_a_dose_over_the_ceiling_is_found_at_its_place(bad: dict[str, Any], place: str, good: dict[str, Any], tmp_path: Path) -> None:
    assert found(tmp_path, bad) == [place]
    assert found(tmp_path, good) == []


def test_what_a_listed_medicine_is_for_is_held_against_names_like_its(tmp_path: Path) -> None:
    assert found(tmp_path, listed("Hydralazine 25 mg", "Itching"), "drug-alike") == ["Itching"]
    assert found(tmp_path, listed("Hydralazine 25 mg", "Blood pressure"), "drug-alike") == []
    assert found(tmp_path, listed("Ibuprofen 400 mcg", "Pain"), "dose-unit-slip") == ["Ibuprofen 400 mcg"]


SIGNED = {"set_by": "team lead", "set_on": "2026-10-01"}
DRINK, FOOD = {"before": "3 hours", **SIGNED}, {"before": "8 hours", **SIGNED}
NAMED = {"before": "2 hours", "do": "Stop drinking.", "limit": "last_drink"}


@pytest.mark.parametrize(
    ("rows", "limits", "severity"),
    [
        ([NAMED], {"last_drink": DRINK}, "error"),
        ([NAMED | {"before": "3 hours"}], {"last_drink": DRINK}, ""),
        ([NAMED | {"before": "180 minutes"}], {"last_drink": DRINK}, ""),
        ([NAMED | {"before": "90 minutes"}], {"last_drink": DRINK}, "error"),
        ([NAMED], {}, ""),
        ([{"before": "2 hours", "do": "Stop drinking."}], {"last_drink": DRINK}, "warning"),
        ([{"before": "2 hours", "do": "Nothing to drink from now on."}], {"last_drink": DRINK}, "warning"),
        ([{"before": "3 hours", "do": "Stop drinking."}], {"last_drink": DRINK}, ""),
        ([{"before": "2 hours", "do": "Drink one glass of water."}], {"last_drink": DRINK}, ""),
        ([{"before": "2 hours", "do": "Stop and call us."}], {"last_drink": DRINK}, ""),
        ([{"before": "1 day", "do": "No solid food. Stop eating."}], {"last_food": FOOD}, "warning"),
        ([{"before": "1 day", "do": "Stop eating."}, {"before": "8 hours", "do": "Nothing."}], {"last_food": FOOD}, ""),
        ([{"after": "1 day", "do": "You may shower.", "limit": "shower"}], {"shower": {"after": "2 days", **SIGNED}}, "error"),
    ],
)  # fmt: skip
def test_a_schedule_says_the_times_of_the_limits(
    rows: list[dict[str, str]], limits: dict[str, dict[str, str]], severity: str, tmp_path: Path
) -> None:
    event = "procedure" if "after" in rows[0] else "arrival"
    sections = [*SOUND["sections"], {"part": "aftercare", "blocks": [{"schedule": {"event": event, "rows": rows}}]}]
    path = tmp_path / "en.yaml"
    path.write_text(
        yaml.safe_dump({**SOUND, "sections": sorted(sections, key=lambda each: each["part"] == "call")}, sort_keys=False), encoding="utf-8"
    )
    handout = read_handout(path, "back-pain", "en", PICTURES.ids(), icons())
    said = {"name": "C", "format": 1, "colors": {"brand": "#1f5f6b"}, "phones": {"day": "(555) 555-0142"}, "emergency": "911"}
    clinic = model(Clinic, read_text(yaml.safe_dump({**said, "limits": {"back-pain": limits}}), str(tmp_path / "c.yaml")))
    told = check_pair(Wording(handout, clinic, catalogue("en"), date(2026, 11, 29)), "c", (), PICTURES).problems
    assert {problem.severity for problem in told if problem.code == "schedule-limit"} == ({severity} if severity else set())
