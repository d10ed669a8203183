"""What the checks say of blocks: headings, lists with crosses, and what a translation has otherwise in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from patient_handouts.checks import translation
from patient_handouts.checks.check import check_handout
from patient_handouts.handouts.crosscheck import unused
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.limits import Declared
from patient_handouts.handouts.node import Scalar
from patient_handouts.images.pictures import Pictures, icons

from .test_rules import SOUND

PICTURES = Pictures([])


def sheet(folder: Path, blocks: list[Any], language: str = "en") -> Handout:
    """The sound sheet with these blocks besides."""
    sections = [*SOUND["sections"][:-1], {"part": "aftercare", "blocks": blocks}, SOUND["sections"][-1]]
    path = folder / f"{language}.yaml"
    path.write_text(json.dumps({**SOUND, "sections": sections}), encoding="utf-8")
    return read_handout(path, "back-pain", language, PICTURES.ids(), icons())


def codes(folder: Path, blocks: list[Any]) -> list[str]:
    """The codes of what is found in them."""
    return [problem.code for problem in check_handout(sheet(folder, blocks), PICTURES).problems]


def differing(folder: Path, original: Any, translated: Any) -> list[str]:
    """What is found between two sheets that differ in one block: of numbers, units and items, for both are English."""
    first, other = (sheet(folder, [block]) for block in (original, translated))
    found = {problem.code for problem in translation.check(other, first, {})}
    return sorted(found & {"translation-figures", "translation-unit", "translation-blocks"})


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([{"heading": "Your scar"}, "Keep it dry."], []),
        (["Keep it dry.", {"heading": "Your scar"}], ["heading-empty"]),
        ([{"heading": "Your scar"}, {"heading": "Washing"}, "Keep it dry."], ["heading-empty"]),
        ([{"heading": "General information"}, "Keep it dry."], ["heading-empty"]),
    ],
)
def test_a_heading_has_something_under_it(blocks: list[Any], said: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, blocks) == said


DOSES = {
    "medicine": "Acetaminophen",
    "strength": "160 mg in 5 mL",
    "by": "weight",
    "every": "4 to 6 hours",
    "at_most": "5 times in 24 hours",
    "source": "one",
    "rows": [{"from": "12 lb", "to": "17 lb", "give": "2.5 mL"}, {"from": "18 lb", "to": "23 lb", "give": "3.75 mL"}],
}
LISTS = [{"title": "You may eat", "marks": "yes", "items": ["Bread"]}, {"title": "Do not eat", "marks": "no", "items": ["Nuts"]}]


def changed(data: Any, way: tuple[Any, ...], value: Any) -> Any:
    """The same data with one value otherwise."""
    made = json.loads(json.dumps(data))
    inner = made
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value
    return made


@pytest.mark.parametrize(
    ("block", "way", "value", "said"),
    [
        ({"doses": DOSES}, (), None, []),
        ({"doses": DOSES}, ("doses", "rows", 1, "give"), "37.5 mL", ["translation-figures"]),
        ({"doses": DOSES}, ("doses", "rows", 0, "to"), "16 lb", ["translation-figures"]),
        ({"doses": DOSES}, ("doses", "rows", 0, "give"), "2.5 mg", ["translation-unit"]),
        ({"doses": DOSES}, ("doses", "strength"), "120 mg in 5 mL", ["translation-figures"]),
        ({"doses": DOSES}, ("doses", "at_most"), "6 times in 24 hours", ["translation-figures"]),
        ({"doses": DOSES}, ("doses", "rows"), DOSES["rows"][:1], ["translation-blocks"]),
        (
            {"table": {"columns": ["Where", "Days"], "rows": [["Face", "5"], ["Arm", "10"]]}},
            ("table", "rows", 1, 1),
            "12",
            ["translation-figures"],
        ),
        ({"lists": LISTS}, ("lists", 1, "marks"), "yes", ["translation-figures"]),
        ({"note": "Stop 3 hours before."}, ("note",), "Stop 2 hours before.", ["translation-figures"]),
        ({"note": "Sit down.", "kind": "tip"}, ("kind",), "important", ["translation-figures"]),
        ({"list": [{"item": "Bring:", "list": ["2 cards"]}]}, ("list", 0, "list", 0), "3 cards", ["translation-figures"]),
        ({"answers": [{"question": "When?", "answer": "In 2 days."}]}, ("answers", 0, "answer"), "In 3 days.", ["translation-figures"]),
    ],
)
def test_a_translation_is_compared_row_by_row(block: Any, way: tuple[Any, ...], value: Any, said: list[str], tmp_path: Path) -> None:
    assert differing(tmp_path, block, changed(block, way, value) if way else block) == said


ROW = {"before": "3 hours", "do": "Stop drinking."}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, []),
        (ROW | {"do": "Do not drink any more."}, []),
        (ROW | {"before": "2 hours"}, ["translation-figures"]),
        ({"after": "3 hours", "do": "Stop drinking."}, ["translation-blocks"]),
        (ROW | {"tick": "no"}, ["translation-figures"]),
        ({"before": "1 day", "at": "18:00", "do": "Stop drinking."}, ["translation-blocks", "translation-figures"]),
    ],
)
def test_a_translation_has_the_times_of_its_original(row: dict[str, str], said: list[str], tmp_path: Path) -> None:
    original = {"schedule": {"event": "arrival", "rows": [ROW]}}
    assert differing(tmp_path, original, {"schedule": {"event": "arrival", "rows": [row]}}) == said


@pytest.mark.parametrize(
    ("event", "row", "limit"), [("surgery", ROW, "last_drink"), ("arrival", ROW, "shower"), ("arrival", ROW, "last_drink")]
)
def test_a_row_names_a_limit_of_its_own_event(event: str, row: dict[str, str], limit: str, tmp_path: Path) -> None:
    found = codes(tmp_path, [{"schedule": {"event": event, "rows": [row | {"limit": limit}]}}])
    assert ("schedule-limit" in found) == ((event, limit) != ("arrival", "last_drink"))


def test_a_limit_that_a_row_is_about_is_in_use(tmp_path: Path) -> None:
    """It says its time itself, so the clinic’s is shown nowhere else."""
    handout = sheet(tmp_path, [{"schedule": {"event": "arrival", "rows": [ROW | {"limit": "last_drink"}]}}])
    declared = Declared(says="before", label=handout.title)
    assert [each.code for each in unused(handout.but(limits={Scalar("last_drink"): declared})) if each.code == "limit-unused"] == []
    assert [each.code for each in unused(handout.but(limits={Scalar("iron"): declared})) if each.code == "limit-unused"] == ["limit-unused"]


ORDERS = {
    "paragraph": lambda said: said,
    "note": lambda said: {"note": said},
    "item": lambda said: {"list": [{"item": said, "list": ["Bread.", "Eggs."]}]},
    "nested": lambda said: {"list": [{"item": "This:", "list": [said, "Eggs."]}]},
    "items": lambda said: {"lists": [{"title": each, "marks": "plain", "items": [said]} for each in ("One", "Two")]},
    "answer": lambda said: {"answers": [{"question": "What then?", "answer": said}]},
    "how": lambda said: {"exercises": [{"name": "Heel slide", "how": [said], "stop": "if it hurts."}]},
    "stop": lambda said: {"exercises": [{"name": "Heel slide", "how": ["Slide it."], "stop": said}]},
    "step": lambda said: {"steps": [{"title": "Go.", "text": said}, {"title": "Rest."}]},
    "do": lambda said: {"schedule": {"event": "arrival", "rows": [{"before": "1 day", "do": said}]}},
    "row": lambda said: {"table": {"columns": ["When", "What"], "rows": [["Then", said]]}},
    "moment": lambda said: {"timeline": [{"when": "Day 1", "text": said}, {"when": "Day 2", "text": "Rest."}]},
    "beside": lambda said: {"picture": "walking", "caption": "Walk.", "beside": [said]},
}


@pytest.mark.parametrize("block", ORDERS.values(), ids=ORDERS.keys())
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Stop the antibiotic when you feel better.", "act-dangerous"),
        ("Chest pain? Wait until Monday and see.", "danger-delayed"),
        ("Take 5,000 mg of acetaminophen.", "dose-high"),
        ("You may drive after 12 hours.", "limit-in-prose"),
        ("Take ibuprofen with your warfarin.", "drug-with-thinner"),
    ],
)
def test_an_order_is_read_wherever_it_stands(block: Any, said: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, [block(said)]) and code not in codes(tmp_path, [block("Walk a little each day.")])
