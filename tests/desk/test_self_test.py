"""The test page: fit for the judge like any sheet, true to the millimetre, printed and followed as a sheet is."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from judge import PROFILES, verdicts
from stand_in import StandIn

from patient_handouts.desk.printing import PrinterError, Standing
from patient_handouts.desk.self_test import followed, in_words, print_test_page
from patient_handouts.handouts.theme import theme
from patient_handouts.layouts.trial_page import LENGTH, LINES, MM, margin_rule, trial_page
from patient_handouts.press.proofs.render import words_on

LETTER = theme().papers["letter"]


def test_it_is_printed_by_the_desk_s_own_way_and_followed() -> None:
    printer = StandIn("front-desk", "back-office")
    said = list(print_test_page(printer, "", LETTER, date(2026, 11, 30)))
    ((queue, pdf, job),) = printer.printed
    assert queue == "front-desk" and (job.duplex, job.media, job.copies) == ("long", LETTER.media, 1)
    words = " ".join(words_on(pdf))
    assert all(each in words for each in ("front-desk", "A stand-in", "Tray1, Tray2", "2026-11-30", "100 %"))
    assert said[-2:] == ["sent: front-desk-1", "it has come out"]
    printer.tried, printer.standing = False, Standing("held")
    assert "please send this page" in " ".join(itertools.islice(print_test_page(printer, "back-office", LETTER, date(2026, 11, 30)), 10))
    with pytest.raises(PrinterError, match="“nowhere” is gone"):
        list(print_test_page(printer, "nowhere", LETTER, date(2026, 11, 30)))


def test_what_becomes_of_it_is_told_and_not_waited_for_without_end() -> None:
    printer = StandIn()
    printer.jobs["1"] = Standing("printing", ("paper", "door"))
    stands = followed(printer, "Front desk", "1", seconds=0.1)
    assert in_words(stands) == "is printing; the printer needs: paper, door"
    assert "look at the printer" in in_words(followed(printer, "Front desk", "", seconds=0.1))


def test_its_rules_are_true() -> None:
    lines = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", margin_rule(*LETTER.size))
    across = sorted({float(y0) for _, y0, _, y1 in lines if y0 == y1})
    assert len(lines) == 4 * LINES and across[:LINES] == pytest.approx([k * MM for k in range(1, LINES + 1)], abs=0.01)
    assert across[LINES:] == pytest.approx([LETTER.size[1] - k * MM for k in range(LINES, 0, -1)], abs=0.01)
    assert pytest.approx(283.46, abs=0.01) == LENGTH * MM


def test_it_is_fit_for_the_judge_on_every_paper(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in ("letter", "a5")]
    for path in paths:
        path.write_bytes(trial_page([("Printer", "Front desk ☂"), ("Trays", "")], theme().papers[path.stem]))
    assert "Front desk ?" in " ".join(words_on(paths[0].read_bytes()))
    assert verdicts(paths) == {(path.name, profile): "PASS" for path in paths for profile in PROFILES}
