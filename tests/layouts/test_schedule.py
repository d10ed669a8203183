"""A schedule on the page: days and times of a patient's own event, in the clinic's way, or lines; judged with and without."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from judge import PROFILES, verdicts
from sheets import PICTURES, in_one_file, told_by

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.finished import finished
from patient_handouts.handouts.patient import NO_PATIENT, Patient, read_patient
from patient_handouts.handouts.typed_days import Customs
from patient_handouts.handouts.wording import Wording
from walker import walk

EVENT = read_patient({"event": "2026-12-03", "event_time": "9:30"}, Customs(date(2026, 12, 1)))
ROWS: list[dict[str, str]] = [
    {"before": "7 days", "do": "Call us."},
    {"before": "1 day", "from": "8:00", "to": "17:00", "do": "Clear liquids only."},
    {"before": "1 day", "at": "18:00", "do": "Drink the first half."},
    {"before": "10 hours", "do": "Stop drinking.", "tick": "no"},
    {"do": "Go to the front desk."},
]
CHANGED = [ROWS[2] | more for more in ({"at": "19:00"}, {"do": "Drink the second half."}, {"tick": "no"})]
CHANGED += [{"before": "15 hours", "do": "Drink the first half."}, {"before": "14 hours", "do": "Drink the first half."}]


def told(language: str = "en", country: str = "US", row: dict[str, str] = ROWS[2]) -> Wording:
    """A sheet with one schedule; in other languages only the program's own words are other ones."""
    made = told_by(
        {
            "format": 1,
            "title": "Getting ready",
            "subtitle": "Hour by hour",
            "version": "1.0",
            "purpose": "What to do when.",
            "hero": "walking",
            "key_points": ["Follow this sheet."],
            "sections": [
                {
                    "part": "before",
                    "blocks": [{"schedule": {"event": "arrival", "rows": [*ROWS[:2], row, *ROWS[3:]]}, "title": "Your plan"}],
                }
            ],
        }
    )
    clinic: Any = made.clinic.but(country=country)
    return Wording(made.handout.but(language=language), clinic, catalogue(language), made.today)


def pdf(language: str = "en", edition: str = "standard", typed: Patient = EVENT, country: str = "US", paper: str = "letter") -> bytes:
    return in_one_file([(told(language, country), NOBODY)], paper=paper, edition=edition, typed=typed)


def heard(made: bytes) -> str:
    walked = walk(made)
    assert walked.problems == []
    return " ".join(" ".join(words for _, _, words in walked.tree).replace("\u00a0", " ").split())


@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
@pytest.mark.parametrize(
    ("language", "country", "days"),
    [
        (
            "en",
            "US",
            [
                "When you arrive: Thursday, December 3, 2026, 9:30 AM",
                "Thursday, November 26 7 days before you arrive Call us.",
                "Wednesday, December 2, 8 AM to 5 PM 1 day before you arrive",
                "Wednesday, December 2, 6 PM 1 day before you arrive",
                "Wednesday, December 2, 11:30 PM 10 hours before you arrive",
                "Thursday, December 3, 9:30 AM When you arrive",
            ],
        ),
        ("en", "GB", ["2 December, 08:00 to 17:00 1 day before", "Wednesday 2 December, 23:30 10 hours before you arrive"]),
        ("es", "US", ["miércoles, 2 de diciembre, 6 p.m. 1 día antes de llegar"]),
        ("ru", "US", ["среда, 2 декабря, 23:30 За 10 часов до приезда"]),
        ("ar", "US", ["الأربعاء، 2 ديسمبر، 11:30 م قبل 10 ساعات من حضورك"]),
    ],
)
def test_a_known_event_gives_each_row_its_day_and_time(language: str, country: str, days: list[str], edition: str) -> None:
    said = heard(pdf(language, edition, country=country)).replace("Wednesday, 2 December", "Wednesday 2 December")
    places = [said.index(words) for words in days]
    assert places == sorted(places)
    assert catalogue(language).put("patient.typed") in said, "nobody has approved what was typed"
    assert catalogue(language).put("patient.title") not in said, "a date alone needs no frame"


def test_without_an_event_each_row_has_a_line() -> None:
    said = heard(pdf(typed=NO_PATIENT))
    assert "1 day before you arrive, 8 AM to 5 PM Day: [blank line]" in said
    assert "10 hours before you arrive Day: [blank line] Time: [blank line]" in said
    assert "When you arrive: Day: [blank line] Time: [blank line]" in said
    assert said.count("Day: [blank line]") == len(ROWS), "the event and each row but the one that is told for it"
    assert said.count("Time: [blank line]") == 2, "only what hangs on the event’s time needs one"
    assert "2026" not in said.replace("October 1, 2026", "")


def test_a_day_without_a_time_leaves_lines_for_hours() -> None:
    said = heard(pdf(typed=replace(EVENT, event_time="")))
    assert "Thursday, November 26 7 days before" in said and "10 hours before you arrive Day: [blank line]" in said
    assert said.count("blank line") == 2


def test_both_profiles_pass_with_and_without_an_event(tmp_path: Path) -> None:
    files = []
    for language, edition, paper in (
        ("en", "standard", "letter"),
        ("ar", "clear", "a4"),
        ("hi", "large", "letter"),
        ("en", "standard", "a5"),
    ):
        for name, typed in (("typed", EVENT), ("open", NO_PATIENT)):
            files.append(tmp_path / f"{language}.{edition}.{paper}.{name}.pdf")
            files[-1].write_bytes(pdf(language, edition, typed, paper=paper))
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


def test_a_signature_holds_each_row_and_nothing_of_a_patient() -> None:
    """Whatever of a row is printed is signed; the event that is typed is no part of a wording."""
    signed = {finished(told(row=row), PICTURES, every_clinic=True).digest for row in (ROWS[2], *CHANGED)}
    assert len(signed) == 1 + len(CHANGED)
