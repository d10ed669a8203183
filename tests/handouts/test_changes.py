"""What has changed since a signature, told in a line."""

import pytest

from patient_handouts.handouts.changes import Change, Changes
from patient_handouts.handouts.place import NOWHERE, Place

HERE = Place("en.yaml", 12, 5)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([Change(HERE, "why.list")], "new or changed in line 12"),
        ([Change(NOWHERE, "terms.swelling")], "changed: terms, swelling"),
        (
            [Change(NOWHERE, "own_words.hours.always"), Change(NOWHERE, "own_words.hours.closed_on")],
            "changed: the program’s own words (hours)",
        ),
        (
            [Change(NOWHERE, "own_words.hours.always"), Change(NOWHERE, "own_words.call.closed")],
            "changed: the program’s own words (hours), the program’s own words (call)",
        ),
    ],
)
def test_sentences_of_the_programs_own_are_told_together(found: list[Change], said: str) -> None:
    assert Changes(tuple(found)).told("en.yaml") == said
