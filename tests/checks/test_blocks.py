"""What the checks say of blocks: headings, lists with crosses, and what a translation has otherwise in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from patient_handouts.checks import translation
from patient_handouts.checks.check import check_handout
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.library import read_handout
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
    """What is found between two sheets that differ in one block; both are said to be English, so that only it differs."""
    first, other = (sheet(folder, [block]) for block in (original, translated))
    found = translation.check(other.but(language="es"), first, {})
    return [problem.code for problem in found if problem.code != "translation-unrecorded"]


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
