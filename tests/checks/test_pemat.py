"""The pre-check of PEMAT-P: 24 items, 14 decided, 8 flagged, 2 left to people; what a sheet lacks is a no with its place."""

from collections import Counter

from sheets import LIBRARY, PICTURES, told_by

from patient_handouts.checks.check import check_handout
from patient_handouts.checks.pemat import PematItem, pre_check
from patient_handouts.checks.prose import prose
from patient_handouts.handouts.definition import Handout
from patient_handouts.images.pictures import icons

POOR = {
    "format": 1,
    "title": "Rest",
    "subtitle": "Lie down",
    "version": "1",
    "purpose": "Patients should rest.",
    "hero": "walking",
    "key_points": ["One.", "Two.", "Three."],
    "sections": [{"part": "why", "blocks": ["The risk of hypertension is 30 percent. One. Two. Three. Four. Five. Six."]}],
}


def items(handout: Handout) -> dict[int, PematItem]:
    return {item.number: item for item in pre_check(handout, prose(handout), check_handout(handout, PICTURES).problems)}


def test_the_library_says_yes_to_all_that_can_be_decided() -> None:
    found = items(LIBRARY.read_handout("vertebroplasty", "en", PICTURES.ids(), icons()))
    assert sorted(found) == [*range(1, 13), *range(15, 27)]
    assert Counter(item.verdict for item in found.values()) == {"yes": 14, "look": 8, "person": 2}


def test_a_poor_sheet_hears_no_with_its_lines() -> None:
    found = items(told_by(POOR).handout)
    assert [number for number, item in found.items() if item.verdict == "no"] == [4, 6, 8, 12, 20, 21, 22, 23]
    assert found[4].places and found[6].places and found[8].places and found[21].places
    assert found[19].verdict == "does not apply"
