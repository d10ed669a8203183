"""The faults of others can be planted: one of each file is, and is found; `planted.py` says what becomes of all."""

from pathlib import Path

import pytest

from .planted import FAULTS, cases, said_of


@pytest.mark.parametrize("name", sorted(path.stem for path in FAULTS.glob("clinical*.yaml")))
def test_the_first_fault_is_found(name: str, tmp_path: Path) -> None:
    assert said_of(cases(name)[0]["put"][0], tmp_path)
