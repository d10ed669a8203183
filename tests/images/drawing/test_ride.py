"""Whoever was sedated does not drive: he sits in the other window, belted, and the wheel is the driver's."""

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import black, drawn

from patient_handouts.images.drawing.shapes import grown


def test_each_is_seen_in_a_window_of_their_own() -> None:
    facts = drawn("ride-home").facts
    back, front = facts["back window"], facts["front window"]
    seen = {who: facts[who].intersection(window) for who, window in (("sleeper", back), ("driver", front))}
    assert not back.intersects(front)
    assert 0.3 < seen["sleeper"].area / back.area < 0.8 and 0.3 < seen["driver"].area / front.area < 0.8
    assert front.intersects(facts["wheel"]) and not back.intersects(facts["wheel"])
    assert facts["belt"].intersection(seen["sleeper"]).area > 0.8 * facts["belt"].intersection(back).area > 40


def test_a_copier_leaves_faces_and_glass_white() -> None:
    facts = drawn("ride-home").facts
    assert black("ride-home", grown(facts["back window"], -2), 300) < 0.25
