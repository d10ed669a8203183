"""Steps: numbers begin anew with each block, or go on from the one before it in the same part."""

from pathlib import Path

import pytest

from patient_handouts.handouts.problems import Problems
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.strips import whole

from .test_picture_text import strips_of, told

TWO = "  - steps:\n    - {title: Wash your hands.}\n    - {title: Dry them.}\n"
ONE = "  - steps:\n    - {title: Go home.}\n"
ON = "    go_on: yes\n"


@pytest.mark.parametrize(
    ("blocks", "numerals"),
    [
        (TWO + TWO, "1 2 1 2"),
        (TWO + "  - Then wait.\n" + TWO + ON, "1 2 3 4"),
        (TWO + TWO + ON + ONE + ON, "1 2 3 4 5"),
        (TWO + TWO + "  - Then wait.\n" + ONE + ON, "1 2 1 2 3"),
        (TWO + ON, "1 2"),
    ],
)
@pytest.mark.parametrize("edition", ["standard", "large"])
def test_numbers_go_on_where_the_author_says_so(blocks: str, numerals: str, edition: str, tmp_path: Path) -> None:
    lines = [item.what for item in whole(strips_of(told(tmp_path, blocks), edition)[0]).items if isinstance(item.what, Lines)]
    assert " ".join(each.paragraph.words.plain for each in lines if each.paragraph.tag.role == "Lbl") == numerals


def test_one_step_alone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="one step alone is no order of steps"):
        told(tmp_path, ONE)
