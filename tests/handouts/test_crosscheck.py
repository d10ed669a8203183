"""Warnings: what is explained but not used, set but not shown; and the words that the program adds by itself."""

from datetime import date

import pytest

from patient_handouts.handouts import imprint
from patient_handouts.handouts.approvals import Approval, Signed
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.crosscheck import unshown, unused
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.reader import read_text
from patient_handouts.handouts.validate import model
from patient_handouts.handouts.wording import Wording

SIGNED = "set_by: team, set_on: 2026-09-30"


def test_an_unused_term_is_a_warning(a_handout) -> None:
    (problem,) = unused(a_handout())
    assert (problem.code, problem.severity, problem.place.line) == ("term-unused", "warning", 13)
    assert unused(a_handout("The [disc] is sore.")) == ()


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("shower: {{after: 1 day, {}}}", None),
        ("driving: {{after: 1 day, {}}}", "limit-unshown"),
        ("morning_medicines: {{say: {{es: Tome.}}, {}}}", "language-missing"),
    ],
)
def test_limits_that_the_sheet_does_not_show(a_handout, a_clinic, limit: str, code: str | None) -> None:
    clinic = a_clinic(f"limits: {{back-pain: {{{limit.format(SIGNED)}}}}}\n")
    codes = {problem.code for problem in unshown(a_handout(), clinic)}
    assert (code in codes) if code else not codes


def test_a_limit_inside_a_sentence_is_shown(a_handout, a_clinic) -> None:
    clinic = a_clinic(f"limits: {{back-pain: {{flat_time: {{lasts: 1 hour, {SIGNED}}}}}}}\n")
    assert unshown(a_handout("Lie flat for {limit:flat_time}."), clinic) == ()


def test_after_hours_words_in_no_language_of_the_sheet(a_handout, a_clinic) -> None:
    clinic = a_clinic(phones='{day: (555) 555-0142, after_hours: {es: "Vaya al hospital"}}')
    assert [problem.code for problem in unshown(a_handout(), clinic)] == ["language-missing"]


def test_the_imprint_names_who_approved(a_wording) -> None:
    wording = a_wording()
    assert any("Not yet approved" in words.plain for words in imprint.unsigned(wording, Signed()))
    line = "{topic: back-pain, language: en, clinic: all, digest: %s, role: surgeon, date: 2026-09-01, next_review: 2028-06-01}"
    signed = model(Approval, read_text(line % ("0" * 64), "approvals.yaml"))
    words = " ".join(words.plain for words in imprint.imprint_words(wording, Signed(signed)))
    assert "surgeon" in words
    assert wording.date(date(2026, 9, 1)) in words
    assert "Not yet approved" not in words


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("hi", "।")])
def test_sentences_of_the_imprint_end_as_the_language_ends_them(language: str, stop: str, a_handout, a_clinic) -> None:
    lines = imprint.imprint_words(Wording(a_handout(), a_clinic(), catalogue(language), date(2026, 11, 24)), Signed())
    assert all(line.plain.endswith(stop) for line in lines)


def test_a_term_is_explained(a_wording) -> None:
    words = imprint.meaning(a_wording(), "disc").plain
    assert words.startswith("Disc")
    assert "disk" in words
    assert "a pad between two bones" in words


def test_a_term_is_printed_as_it_is_written(a_wording) -> None:
    wording = a_wording()
    handout = wording.handout.but(terms={Scalar("low-fiber food"): wording.handout.terms[Scalar("disc")]})
    told = Wording(handout, wording.clinic, wording.catalogue, wording.today)
    assert imprint.meaning(told, "low-fiber food").plain.startswith("Low-fiber food")
