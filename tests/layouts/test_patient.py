"""What is typed at the desk, on the sheet: in every edition and language, read in order, near the top, and judged."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from judge import PROFILES, verdicts
from sheets import EDITIONS, LIBRARY, in_one_file, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.patient import FIELD, Patient
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.wording import Wording
from patient_handouts.press.proofs.render import words_on
from walker import walk

PATIENT = Patient(
    "María Quintanilla-Özgür",
    date(2026, 11, 25),
    "left",
    date(2026, 12, 9),
    "14:30",
    "Nurse Kim",
    "Please bring the list of all your medicines, and somebody who can drive you home afterwards.",
)
LANGUAGES = LIBRARY.languages("vertebroplasty")


def told(language: str = "en", side: bool = False) -> Wording:
    made = wording("vertebroplasty", language, "riverside-spine")
    return Wording(made.handout.but(side="ask"), made.clinic, made.catalogue, made.today) if side else made


def pdf(language: str = "en", edition: str = "standard", typed: Patient = PATIENT, side: bool = False) -> bytes:
    return in_one_file([(told(language, side), NOBODY)], paper="letter", edition=edition, typed=typed)


def test_it_passes_both_profiles(tmp_path: Path) -> None:
    """Every language with something typed and with open boxes, editions in turn."""
    files = []
    for k, language in enumerate(LANGUAGES):
        typed, boxes = (EDITIONS[(k + n) % len(EDITIONS)] for n in (0, 1))
        files += [tmp_path / f"{language}.{typed}.pdf", tmp_path / f"{language}.{boxes}.open.pdf"]
        files[-2].write_bytes(pdf(language, typed))
        files[-1].write_bytes(pdf(language, boxes, Patient(), side=True))
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_on_page_1_and_says_that_it_was_typed(language: str, edition: str) -> None:
    made = pdf(language, edition)
    first, walked = words_on(made)[0], walk(made)
    assert walked.problems == []
    assert "Quintanilla" in first
    heard = " ".join(walked.text.split())
    say = told(language).say
    places = [heard.index(words) for words in (say("patient.title").plain, PATIENT.name, PATIENT.ask_for, PATIENT.line)]
    assert say("patient.typed").plain in heard and places == sorted(places)
    assert places[-1] < heard.index(" ".join(say("headings.key_points").plain.split()))


def test_without_a_patient_the_sheet_is_as_ever() -> None:
    assert pdf(typed=Patient()) == in_one_file([(told(), NOBODY)], paper="letter")
    assert "tick one" not in words_on(pdf())[0]


def test_a_side_that_is_asked_for_is_said_or_has_boxes() -> None:
    boxes = " ".join(words_on(pdf(typed=Patient(), side=True))[0].split())
    assert "Side: staff tick one" in boxes and "Typed at" not in boxes
    chosen = " ".join(words_on(pdf(side=True))[0].split())
    assert "Side: left" in chosen and "tick one" not in chosen


def test_marks_in_it_are_letters() -> None:
    typed = replace(PATIENT, line="**bold** [link](https://x.example) {phone} <b>&amp;")
    assert typed.line in " ".join(words_on(pdf(typed=typed))[0].split())


@pytest.mark.parametrize(
    "typed, code", [(replace(PATIENT, ask_for="\U00013000"), "glyph-missing"), (replace(PATIENT, name="W" * 60), "word-too-wide")]
)
def test_what_cannot_be_set_is_a_problem_of_its_field(typed: Patient, code: str) -> None:
    with pytest.raises(Problems) as found:
        pdf(typed=typed)
    field = "ask_for" if code == "glyph-missing" else "name"
    assert {(problem.place.file, problem.code) for problem in found.value.problems} == {(FIELD + field, code)}
