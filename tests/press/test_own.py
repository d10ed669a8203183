"""What the program notes of itself in a workspace: nothing is written through a link, and what is read back is measured."""

import os
from datetime import date
from pathlib import Path

import pytest

from patient_handouts.commands.writing import alone
from patient_handouts.press.orders.order import Order
from patient_handouts.press.record.clock import FILE as NOTICED
from patient_handouts.press.record.clock import Clock, noticed_day
from patient_handouts.press.record.own import LONGEST, OWN
from patient_handouts.press.record.printed import FILE as PRINTED
from patient_handouts.press.record.printed import MadeByHand, PrintedSheets, note_printed
from patient_handouts.press.record.register import LOCK, change_register

DAY = date(2026, 11, 25)
SHEET = MadeByHand(Order("north", "knee-pain", "en"), DAY, {"en": "a" * 64})
links = pytest.mark.skipif(os.name == "nt", reason="only some accounts of Windows may make links")


def note(home: Path) -> None:
    note_printed(home, {"7F3K-9QXQ": SHEET})


def notice(home: Path) -> None:
    Clock(lambda: DAY, home, None)


def recall(home: Path) -> None:
    change_register(home, lambda before: before)


def sign(home: Path) -> None:
    with alone(home / "approvals.yaml"):
        pass


WRITERS = {PRINTED: note, NOTICED: notice, LOCK: recall}


@links
@pytest.mark.parametrize("hard", [False, True], ids=["link", "second name"])
@pytest.mark.parametrize("name", [*WRITERS, "../.approvals.yaml.lock"])
def test_nothing_is_written_through_a_link(name: str, hard: bool, tmp_path: Path) -> None:
    (outside := tmp_path / "outside").write_text("somebody else's", encoding="utf-8")
    (tmp_path / "home" / OWN).mkdir(parents=True)
    path = tmp_path / "home" / OWN / name
    path.hardlink_to(outside) if hard else path.symlink_to(outside)
    try:
        WRITERS.get(name, sign)(tmp_path / "home")
    except OSError as refused:
        assert name in str(refused) or Path(name).name in str(refused)
    said = outside.read_text(encoding="utf-8")
    assert said == "somebody else's" or (hard and name == PRINTED and said.startswith("somebody else's\n"))


@links
@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_written_into_a_folder_that_is_a_link(name: str, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / OWN).symlink_to(tmp_path / "outside")
    try:
        WRITERS[name](tmp_path / "home")
    except OSError as refused:
        assert "link" in str(refused)
    else:
        assert name == NOTICED  # a desk goes on: it has noticed the day all the same
    assert not list((tmp_path / "outside").iterdir())


def test_a_strange_line_of_what_was_made_by_hand_is_told_and_the_rest_holds(tmp_path: Path) -> None:
    note(tmp_path)
    path = tmp_path / OWN / PRINTED
    whole = path.read_text(encoding="utf-8")
    strange = [
        "[1]",
        "{}",
        "[" * 100_000,
        whole.replace("{", "{" + " " * LONGEST, 1),
        whole.replace("knee-pain.en", ".."),
        whole.replace('{"en"', '5, "x": {"en"'),
    ]
    path.write_text("".join(f"{each.strip()}\n" for each in strange) + whole + '{"torn', encoding="utf-8")
    read = PrintedSheets(tmp_path)
    assert read.by_code == {"7F3K-9QXQ": SHEET} and [each.place.line for each in read.damaged] == [1, 2, 3, 4, 5, 6, 8]
    note_printed(tmp_path, {"AAAA-AAAA": SHEET})
    assert PrintedSheets(tmp_path).by_code.keys() == {"7F3K-9QXQ", "AAAA-AAAA"}


def test_a_noticed_day_is_measured(tmp_path: Path) -> None:
    notice(tmp_path)
    assert noticed_day(tmp_path / "dist", tmp_path) == DAY
    with (tmp_path / OWN / NOTICED).open("ab") as file:
        file.truncate(3 << 30)
    assert noticed_day(tmp_path / "dist", tmp_path) is None
    notice(tmp_path)
    assert noticed_day(tmp_path / "dist", tmp_path) == DAY
