"""What the pictures of exercises must show, asked of the drawn shapes: the move itself, and a back that neither bends nor twists."""

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import drawn

from patient_handouts.images.drawing.shapes import Shape


def facts(name: str) -> dict[str, Shape]:
    return drawn(name).facts


def test_in_the_bridge_shoulders_hips_and_knees_come_into_one_line() -> None:
    parts = facts("exercise-bridge")

    def bend(name: str) -> float:
        """How far the hip lies off the line from shoulder to knee, as a share of its length (below it: positive)."""
        (x0, y0), (x, y), (x1, y1) = (parts[f"{name}-{joint}"].centroid.coords[0] for joint in ("shoulder", "hip", "knee"))
        return float(((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2))

    assert bend("start") > 0.15 and abs(bend("end")) < 0.06


def test_at_the_wall_the_body_stays_straight_and_comes_nearer() -> None:
    parts = facts("exercise-wall")
    for name in ("start", "end"):
        (x0, y0), (x, y), (x1, y1) = (parts[f"{name}-{joint}"].centroid.coords[0] for joint in ("shoulderR", "hipR", "ankleR"))
        assert abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2) < 0.06
    far, near = (parts[f"{name}-shoulderR"].distance(parts[f"{name}-wall"]) for name in ("start", "end"))
    assert near < 0.75 * far


def test_the_shoulder_blades_come_together_and_down_and_the_chin_goes_straight_back() -> None:
    blades, chin = facts("exercise-shoulders"), facts("exercise-chin")
    start, end = (blades[f"{name}-bladeL"].distance(blades[f"{name}-bladeR"]) for name in ("start", "end"))
    assert end < 0.6 * start and blades["end-bladeL"].centroid.y > blades["start-bladeL"].centroid.y
    before, after = (chin[f"{name}-head"].bounds for name in ("start", "end"))
    half = 136 / 2
    assert after[2] - half < before[2] - 3  # the face is farther back in its half of the picture


@pytest.mark.parametrize("name", ["exercise-sit-stand", "exercise-heels"])
def test_who_rises_is_higher_at_the_end(name: str) -> None:
    parts = facts(name)
    assert parts["end-head"].centroid.y < parts["start-head"].centroid.y - 3


def test_the_leg_goes_to_the_side_and_the_trunk_stays_upright() -> None:
    parts = facts("exercise-leg-side")
    for name in ("start", "end"):
        assert abs(parts[f"{name}-pelvis"].centroid.x - parts[f"{name}-neck"].centroid.x) < 1
    out = [parts[f"{name}-ankleR"].centroid.x - parts[f"{name}-pelvis"].centroid.x for name in ("start", "end")]
    assert out[1] > out[0] + 12
