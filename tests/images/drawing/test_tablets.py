"""Tablets are told by their number where a copier takes the color, and by no color that another has."""

from itertools import combinations

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import apart, black, drawn

from patient_handouts.images.drawing.shapes import grown, together
from patient_handouts.images.drawing.tablets import NUMERALS, STRENGTHS

PICTURE = "warfarin-tablets"


def test_each_strength_is_there_once_from_the_weakest_on() -> None:
    values = [float(number.replace("½", ".5")) for number, _ in STRENGTHS]
    assert values == sorted({*values}) == [1, 2, 2.5, 3, 4, 5, 6, 7.5, 10]
    assert {*drawn(PICTURE).facts} == {f"tablet {number}" for number, _ in STRENGTHS}
    assert {digit for number, _ in STRENGTHS for digit in number.rstrip("½")} <= {*NUMERALS}


def test_no_two_colors_are_alike() -> None:
    assert [(a.means, b.means) for (_, a), (_, b) in combinations(STRENGTHS, 2) if apart(a, b) < 0.06] == []


def test_no_tablet_touches_another() -> None:
    assert not [1 for a, b in combinations(drawn(PICTURE).facts.values(), 2) if a.distance(b) < 4]


@pytest.mark.parametrize("dpi", [300, 300 * 113.4 / 272])  # at its own size, and 40 mm wide
def test_a_copier_leaves_each_face_white_and_its_number_black(dpi: float) -> None:
    for part in drawn(PICTURE).facts.values():
        assert 0.04 < black(PICTURE, grown(part, -3), dpi) < 0.4


def test_blood_lies_on_what_tells_it() -> None:
    art = drawn("bleeding-signs")
    assert together(*art.painted["blood"]).difference(grown(art.facts["blood"], 1.6)).area < 0.5
    assert {*art.anchors} == {"head", "nose", "stomach", "toilet", "bruise"}
