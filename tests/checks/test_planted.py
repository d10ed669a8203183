"""The faults of others can be planted: one of each file is, and is found; `planted.py` says what becomes of all."""

from pathlib import Path
from typing import Any

import pytest

from .planted import FAULTS, cases, said_of


@pytest.mark.parametrize("name", sorted(path.stem for path in FAULTS.glob("clinical*.yaml")))
def test_the_first_fault_is_found(name: str, tmp_path: Path) -> None:
    assert said_of(cases(name)[0]["put"][0], tmp_path)


@pytest.mark.parametrize("case", cases("clinical-blocks"), ids=lambda case: case["id"])
def test_a_fault_in_a_block_is_found_and_right_words_pass(case: dict[str, Any], tmp_path: Path) -> None:
    assert said_of(case["put"][0], tmp_path)
    assert [problem.message for right in case["right"] for problem in said_of({**case["put"][0], "say": right}, tmp_path)] == []
