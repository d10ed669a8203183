"""Doses in prose: what is taken for a week and told of each day, and what is told before a colon."""

import pytest

from patient_handouts.checks import doses
from patient_handouts.checks.language.sentence import Sentence
from patient_handouts.checks.language.tokens import tokens_in
from patient_handouts.checks.lexical import book


def told(words: str) -> list[str]:
    """What is told of the doses of one sentence."""
    return [what for _, what, _, _ in doses.check(Sentence(tokens_in(words), book().lexicon))]


@pytest.mark.parametrize(
    "words",
    [
        "Take methotrexate 15 mg every day.",
        "Methotrexate 15 mg daily.",
        "Take methotrexate 15 mg each evening.",
        "Alendronate: 70 mg daily.",
        "Fosamax 70 mg once a day.",
    ],
)
def test_a_dose_for_a_week_that_is_told_of_each_day(words: str) -> None:
    assert [what.endswith("each day: so much is for a week") for what in told(words)] == [True]


@pytest.mark.parametrize("words", ["Acetaminophen: 5,000 mg every 6 hours.", "Calcium: 12 g a day", "Take 3,000 mg of calcium a day."])
def test_too_much_is_found_behind_a_colon_and_of_calcium(words: str) -> None:
    assert told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Take methotrexate 15 mg once a week.",
        "Methotrexate 15 mg on Mondays, never daily.",
        "Take folic acid each day and methotrexate 15 mg once a week.",
        "Take 70 mg of alendronate each Sunday.",
        "Take 10 mg of alendronate every day.",
        "Calcium: 1,200 mg a day from food and pills.",
        "Take at most 3,000 mg of acetaminophen every day.",
        "Acetaminophen: 500 mg every 6 hours.",
        "Ibuprofen: 400 mg daily.",
    ],
)
def test_what_may_be_taken_is_not_told(words: str) -> None:
    assert told(words) == []
