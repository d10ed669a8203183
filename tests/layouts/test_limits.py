"""Limits: a name that fills its line keeps off its value, in every language and edition."""

import pytest
from sheets import EDITIONS, LIBRARY, PICTURES, wording

from patient_handouts.handouts.blocks import Limits
from patient_handouts.layouts.blocks.limits import GAP, limits
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import Strip
from patient_handouts.layouts.tags import Tag


def ends_and_start(strip: Strip, unit: float) -> tuple[float, float]:
    """Where a name's longest line ends and its value starts, in u."""
    name, *_, value = (item for item in strip.items if isinstance(item.what, Lines))
    part = name.what
    return name.x + max(line.width for line in part.paragraph.lines[part.first : part.last]) / unit, value.x


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LIBRARY.languages("vertebroplasty"))
def test_names_do_not_touch_their_values(language: str, edition: str) -> None:
    told = wording("vertebroplasty", language, "riverside-spine")
    s = Setting(look_of(told, PICTURES, "letter", edition), told)
    blocks = [block for section in told.handout.sections for block in section.blocks if isinstance(block, Limits)]
    rows = [strip for block in blocks for strip in limits(block, s, Tag("Sect")) if len(strip.items) > 1]  # without the key below them
    assert len(rows) == sum(len(block.limits) for block in blocks)
    for strip in rows:
        end, start = ends_and_start(strip, s.look.grid.unit)
        assert end + GAP <= start + 0.01
