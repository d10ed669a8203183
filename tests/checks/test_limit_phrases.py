"""A word that a limit's whole phrase says already is told, in the sheet's language."""

from datetime import date

import pytest
from sheets import LIBRARY

from patient_handouts.checks.limit_phrases import check
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.wording import Wording


def told(words: str, language: str = "en") -> list[str]:
    handout = LIBRARY.read_handout("vertebroplasty", language).but(purpose=parse(Scalar(words)))
    wording = Wording(handout, LIBRARY.read_clinic("riverside-spine"), LIBRARY.catalogue(language), date(2026, 11, 24))
    return [problem.message.split("”")[0].strip("“") for problem in check(wording)]


@pytest.mark.parametrize(
    ("language", "words", "twice"),
    [
        ("en", "Rest for {limit:flat_time}.", "for"),
        ("en", "Lift no more than {limit:lifting}.", "no more than"),
        ("en", "Do not lift more than {limit:lifting}.", "more than"),
        ("en", "Drive after {limit:driving}.", "after"),
        ("en", "Drink until {limit:last_drink} before you come.", "before"),
        ("es", "Quédese así por {limit:flat_time}.", "por"),
        ("hi", "{limit:flat_time} तक लेटें।", "तक"),
    ],
)
def test_what_would_be_printed_twice(language: str, words: str, twice: str) -> None:
    assert told(words, language) == [twice]


@pytest.mark.parametrize(
    "words",
    [
        "Rest {limit:flat_time}.",
        "Rest for {limit:flat_time:short}.",
        "Lift {limit:lifting}.",
        "Do not drive before {limit:driving}.",
        "Therefore {limit:flat_time}.",
        "{limit:morning_medicines}",
    ],
)
def test_what_is_said_once(words: str) -> None:
    assert told(words) == []
