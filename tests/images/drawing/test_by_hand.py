"""Hands lie on the back; pushes come from behind."""

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import drawn


def test_both_hands_lie_on_the_back_above_the_table() -> None:
    facts = drawn("by-hand").facts
    hands, back = facts["hands"], facts["back"]
    assert hands.intersection(back).area > 0.3 * hands.area
    assert hands.bounds[3] < facts["table"].bounds[3] and not hands.intersects(facts["table"])
    left, _, right, _ = back.bounds
    assert left + 0.3 * (right - left) < hands.centroid.x < right - 0.1 * (right - left)


def test_a_push_comes_from_behind_and_is_thicker_than_slow_moves() -> None:
    facts = drawn("slow-or-quick").facts
    push, bone = facts["push"], facts["quick bone"]
    assert push.bounds[0] > bone.bounds[2] and push.distance(bone) < 4
    assert push.area > 2 * (facts["to"].area + facts["fro"].area)
    assert facts["to"].bounds[0] > facts["slow bone"].bounds[2] and facts["fro"].bounds[2] < facts["quick bone"].bounds[0]


def test_the_hand_that_says_stop_is_lifted_over_the_shoulder() -> None:
    facts = drawn("say-stop").facts
    assert facts["hand"].centroid.y < facts["shoulder"].centroid.y and not facts["hand"].intersects(facts["shoulder"])
