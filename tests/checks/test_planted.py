"""The faults of others can be planted: one of each file is, and is found; `planted.py` says what becomes of all."""

from pathlib import Path
from typing import Any

import pytest

from patient_handouts.checks import captions
from patient_handouts.checks.language.tokens import tokens_in

from .planted import FAULTS, cases, said_of


@pytest.mark.parametrize("name", sorted(path.stem for path in FAULTS.glob("clinical*.yaml")))
def test_the_first_fault_is_found(name: str, tmp_path: Path) -> None:
    assert said_of(cases(name)[0]["put"][0], tmp_path)


@pytest.mark.parametrize("case", cases("clinical-blocks"), ids=lambda case: case["id"])
def test_a_fault_in_a_block_is_found_and_right_words_pass(case: dict[str, Any], tmp_path: Path) -> None:
    assert said_of(case["put"][0], tmp_path)
    assert [problem.message for right in case["right"] for problem in said_of({**case["put"][0], "say": right}, tmp_path)] == []


@pytest.mark.parametrize(
    ("id", "code"),
    [
        ("A24", "dose-high"),
        ("A25", "dose-high"),
        ("A36", "figure-contradicts"),
        ("A37", "picture-contradicts"),
        ("A38", "picture-contradicts"),
    ],
)
def test_what_no_list_of_words_finds(id: str, code: str, tmp_path: Path) -> None:
    """Found by a program's own look at doses, bars and pictures, and not told of the right words."""
    case = next(case for case in cases("clinical-ninth") if case["id"] == id)
    put = case["put"][0]
    assert code in {problem.code for problem in said_of(put, tmp_path)}
    for right in case.get("right", ()):
        assert said_of({**put, "say": right}, tmp_path) == []


@pytest.mark.parametrize(
    ("said", "shown", "turned"),
    [
        ("Right: a wide tube. Left: slime fills it.", "In the first it is wide. In the second there is slime.", True),
        ("Left: a wide tube. Right: slime fills it.", "In the first it is wide. In the second there is slime.", False),
        ("On the left a healthy bone, on the right a broken one.", "On the left a broken bone, on the right a healthy one.", True),
        ("Above: the big tablet. Below: the small pill.", "In the first a big pill, in the second a small tablet.", False),
        ("Right: a wide tube.", "Only a small way is left for air.", False),
    ],
)
def test_a_caption_that_tells_the_sides_the_wrong_way_round(said: str, shown: str, turned: bool) -> None:
    assert captions._turned(tokens_in(said), tokens_in(shown)) is turned
