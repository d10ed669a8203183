"""A picture that cannot be printed is found by `check`, and bars its topic before anybody sets a sheet of it."""

from datetime import date
from pathlib import Path

import pytest
from runs import short_sheets

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop

BROKEN = {
    "example-picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use/></svg>',
    "example-picture.anchors.json": "[1]",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_cannot_be_printed_bars_its_topic(name: str, tmp_path: Path) -> None:
    home = short_sheets(tmp_path / "network", 1)
    shop, order = Workshop(Library(home), date.today()), Order("clinic-0", "knee-pain", "en")
    assert shop.judged(order, unapproved=True).state is State.READY
    (home / "images" / name).write_text(BROKEN[name], encoding="utf-8")
    shop = Workshop(Library(home), date.today())
    (problem,) = shop.findings(order).errors
    assert problem.code.startswith("picture-") and problem.place.file.endswith("en.yaml")
    assert shop.judged(order, unapproved=True).state is State.FAILED
