"""Whom staff tell, and where the public finds blank sheets: read from a clinic's file, and no part of any sheet."""

from pathlib import Path

import pytest

from patient_handouts.handouts.clinic import Clinic
from patient_handouts.handouts.network import clinic_read
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.public import public_address
from patient_handouts.handouts.reader import read_text
from patient_handouts.press.orders.inputs import UNPRINTED

PLAIN = """
format: 1
name: North
colors: {brand: "#1f5f6b"}
phones: {day: "(555) 555-0142"}
emergency: "911"
"""
THREE = """
responsible:
  orthopedics: {phone: (555) 555-0150, mail: ortho@example.org}
  words: {name: Language desk, mail: words@example.org, translations: [es]}
  hand-surgery: {phone: (555) 555-0151, topics: [warfarin, ganglion]}
"""


def read(more: str) -> Clinic:
    return clinic_read(read_text(PLAIN + more, "north.yaml"))


def codes(more: str) -> list[str]:
    with pytest.raises(Problems) as found:
        read(more)
    return [each.code for each in found.value.problems]


@pytest.mark.parametrize(
    ("topic", "language", "stale", "told"),
    [
        ("warfarin", "en", False, "Hand surgery, (555) 555-0151"),
        ("mri", "en", False, "Orthopedics, (555) 555-0150, ortho@example.org"),
        ("warfarin", "es-MX", True, "Language desk, words@example.org"),
        ("warfarin", "es", False, "Hand surgery, (555) 555-0151"),
        ("mri", "vi", True, "Orthopedics, (555) 555-0150, ortho@example.org"),
    ],
)
def test_the_nearest_answers(topic: str, language: str, stale: bool, told: str) -> None:
    assert read(THREE).whom_to_tell(topic, language, stale) == told


def test_nobody_need_be_named() -> None:
    assert read("").whom_to_tell("mri", "en", False) == ""


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("responsible: {a: {phone: (555) 555-0150}, b: {mail: b@example.org}}", "responsible-twice"),
        ("responsible: {a: {mail: a@example.org, topics: [mri]}, b: {mail: b@example.org, topics: [mri]}}", "responsible-twice"),
        ("responsible: {a: {name: Ms. Lee}}", "responsible-silent"),
        ("responsible: {a: {mail: '<b>@example.org'}}", "mail-wrong"),
        ("responsible: {a: {mail: 'a@example.org, b@example.org'}}", "mail-wrong"),
        ("responsible: {a: {mail: 'javascript:x@y'}}", "mail-wrong"),
        ("responsible: {a: {phone: 12}}", "phone-wrong"),
        ("public: https://www.example.org/handouts", "public-wrong"),
        ("public: 'https://www.example.org/{language}'", "public-wrong"),
        ("public: 'https://www.example.org/{file.__class__}'", "public-wrong"),
        ("public: 'https://www.example.org/{file!r:>99}'", "public-wrong"),
        ("public: 'https://{topic}.example.org/{file}'", "public-wrong"),
        ("public: 'http://www.example.org/{file}'", "url-wrong"),
        ("public: 'https://www.example.org/{file'", "public-wrong"),
    ],
)
def test_what_is_wrong_is_told(more: str, code: str) -> None:
    assert codes(more) == [code]


def test_a_public_address_is_a_uri_whatever_stands_in_it() -> None:
    made = public_address("https://www.example.org/blätter/{file}?l={language}&t={topic}", "a b/../c", "zh-Hant", "a&b.pdf")
    assert made == "https://www.example.org/bl%C3%A4tter/a%26b.pdf?l=zh-Hant&t=a%20b/../c"


def test_neither_is_an_input_of_a_sheet() -> None:
    assert {"responsible", "public"} <= {*UNPRINTED} <= {*Clinic.FIELDS}


def test_the_sample_of_the_docs_can_be_read() -> None:
    text = Path(__file__).parents[2].joinpath("docs", "clinics.md").read_text(encoding="utf-8")
    sample = text.split("## Whom staff tell")[1].split("```yaml\n")[1].split("```")[0]
    assert len(read(sample).responsible) == 3
