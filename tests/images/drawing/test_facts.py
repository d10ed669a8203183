"""What must be true of the anatomy, asked of the drawn shapes themselves."""

from functools import cache
from itertools import pairwise

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import drawn

from patient_handouts.images.drawing.column import Vertebra, column
from patient_handouts.images.drawing.registry import names
from patient_handouts.images.drawing.shapes import LineString, Shape, box, unary_union

CEMENT = ("step-cement", "step-cast", "step-fill")
BALLOONS = ("step-balloon", "step-balloon-in", "step-balloon-up", "balloon-lifts")


def facts(name: str) -> dict[str, Shape]:
    return drawn(name).facts


@cache
def spine() -> list[Vertebra]:
    return column()


def test_the_spine_has_seven_twelve_and_five_bones() -> None:
    order = [v.name for v in spine()]
    assert order == [f"{region}{i + 1}" for region, count in (("C", 7), ("T", 12), ("L", 5)) for i in range(count)]


def test_bodies_grow_downwards() -> None:
    sizes = [v.measures.height * v.measures.depth for v in spine() if v.name not in ("C1", "C2")]
    assert sizes == sorted(sizes)


def test_neck_bends_forward_chest_back_loin_forward() -> None:
    x = {v.name: v.centre[0] for v in spine()}  # backwards is +

    def sag(upper: str, middle: str, lower: str) -> float:
        """How far the middle lies in front of the line between the ends."""
        return (x[upper] + x[lower]) / 2 - x[middle]

    assert sag("C2", "C4", "T1") > 3
    assert sag("T1", "T7", "T12") < -15
    assert sag("T12", "L3", "L5") > 8


def test_no_body_touches_its_neighbour() -> None:
    touching = [(a.name, b.name) for a, b in pairwise(spine()) if a.body.intersects(b.body)]
    assert touching == [("C1", "C2")]  # the peg of C2 stands inside the ring of C1


@pytest.mark.parametrize(("name", "region", "count"), [("spine-thoracic", "T", 12), ("spine-lumbar", "L", 5)])
def test_the_whole_marked_region_is_in_the_picture(name: str, region: str, count: int) -> None:
    art = drawn(name)
    marked = [body.bounds for bone, body in art.facts.items() if bone[0] == region]
    assert len(marked) == count
    assert all(x0 > 0 and y0 > 0 and x1 < art.w and y1 < art.h for x0, y0, x1, y1 in marked)


def test_all_24_bones_are_in_the_picture_of_the_regions_and_12_are_marked() -> None:
    art = drawn("spine-regions")
    bodies = [shape for name, shape in art.facts.items() if name[0] in "CTL" and name[1:].isdigit()]
    assert len(bodies) == 24 and all(b.within(box(0, 0, art.w, art.h)) for b in bodies)
    assert sum(b.intersection(art.facts["region"]).area > 0.9 * b.area for b in bodies) == 12


def test_the_wedge_is_low_in_front_and_whole_behind() -> None:
    healthy, broken = facts("wedge-fracture")["healthy"], facts("wedge-fracture")["broken"]
    assert broken.bounds[3] - broken.bounds[1] == pytest.approx(healthy.bounds[3] - healthy.bounds[1], rel=0.1)

    def height_at(body: Shape, part: float) -> float:
        x0, y0, x1, y1 = body.bounds
        x = x0 + (x1 - x0) * part
        cut = body.intersection(_upright(x, y0 - 1, y1 + 1))
        return cut.length

    assert 0.45 < height_at(broken, 0.12) / height_at(healthy, 0.12) < 0.7
    assert height_at(broken, 0.9) / height_at(healthy, 0.9) > 0.85


def test_a_weak_bone_is_as_large_as_a_strong_one_and_has_far_less_bone_in_it() -> None:
    parts = facts("bone-loss")
    assert parts["weak"].area == pytest.approx(parts["strong"].area)
    left = {name: parts[name].difference(parts[f"{name} cells"]).area / parts[name].area for name in ("strong", "weak")}
    assert left["weak"] < 0.6 * left["strong"]
    assert len(parts["strong cells"].geoms) > 2 * len(parts["weak cells"].geoms)
    assert all(parts[name].contains(parts[f"{name} cells"]) for name in left)


def test_spine_hips_and_wrists_are_marked_on_both_sides_in_the_order_of_the_body() -> None:
    art = drawn("weak-places")
    middle = art.w / 2
    for place in ("hip", "wrist"):
        left, right = (art.facts[f"{place} {k}"].centroid for k in "LR")
        assert left.x - middle == pytest.approx(middle - right.x, abs=2) and left.x - middle > 15
        assert left.y == pytest.approx(right.y, abs=2) and left.y > art.facts["spine"].centroid.y
    assert len(art.facts["spine"].geoms) == 17  # T1 to L5, none touching another
    assert not art.facts["hip"].intersects(art.facts["wrist"])


def test_the_arm_of_the_bone_test_is_over_the_hips_and_its_rays_reach_them() -> None:
    parts = facts("dxa-scan")
    x0, _, x1, _ = parts["patient"].bounds
    assert parts["arm"].bounds[3] < parts["patient"].bounds[1] + 4
    assert 0.4 < (parts["X-rays"].centroid.x - x0) / (x1 - x0) < 0.65
    assert parts["X-rays"].distance(parts["patient"]) < 3 and parts["X-rays"].distance(parts["arm"]) < 3


def test_head_and_chest_are_in_the_tunnel_and_the_ears_are_guarded() -> None:
    parts = facts("mri-inside")
    x0, _, x1, _ = parts["tunnel"].bounds
    man = parts["patient"]
    assert x0 < man.bounds[0] and x1 < man.bounds[2]
    assert 0.5 < man.intersection(parts["tunnel"]).area / man.area < 0.9
    assert parts["ear guards"].within(parts["head"].buffer(1)) and parts["button"].distance(man) < 1


def test_the_man_lies_in_front_of_the_mouth_of_the_tunnel() -> None:
    parts = facts("mri-scanner")
    mouth, man = parts["tunnel"].bounds, parts["patient"].bounds
    assert mouth[0] < man[2] < mouth[2] and man[1] > mouth[1]


def test_half_an_hour_lies_between_the_full_glass_and_the_food() -> None:
    parts = facts("weekly-tablet")
    assert parts["water"].area > 0.8 * parts["glass"].area
    start, end, clock = (parts[name].centroid for name in ("from", "until", "clock"))
    assert start.y < clock.y < end.y and start.x == pytest.approx(end.x, abs=0.5)
    assert parts["glass"].bounds[2] < parts["person"].bounds[0] < clock.x < parts["food"].bounds[0]


def test_each_time_she_is_shorter() -> None:
    tops = [facts("height-loss")[f"head-{k}"].bounds[1] for k in (1, 2, 3)]
    assert tops[0] + 4 < tops[1] < tops[2] - 4  # points, y down


def test_neighbours_of_the_wedge_do_not_touch_it() -> None:
    parts = facts("wedge-fracture")
    assert not parts["broken"].intersects(parts["above"])
    assert not parts["broken"].intersects(parts["below"])


@pytest.mark.parametrize("name", ["needle-side", "needle-above", "step-needle", "step-cement"])
def test_the_tip_of_the_needle_is_well_inside_the_body(name: str) -> None:
    parts = facts(name)
    assert parts["bone"].contains(parts["tip"])
    assert parts["bone"].boundary.distance(parts["tip"]) > 5


@pytest.mark.parametrize("name", ["needle-side", "needle-above", "step-needle", "step-balloon-in", "step-fill", "balloon-lifts"])
def test_the_needle_stays_inside_the_pedicle_on_its_way(name: str) -> None:
    parts = facts(name)
    _, top, _, low = parts["pedicle"].bounds
    on_its_way = parts["needle"].intersection(box(-999, top, 999, low))
    assert on_its_way.area > 20
    assert parts["pedicle"].union(parts["bone"]).buffer(0.1).contains(on_its_way)


def test_the_needle_stays_clear_of_nerves_and_healthy_bones() -> None:
    side, above, step = facts("needle-side"), facts("needle-above"), facts("step-needle")
    assert side["needle"].distance(side["nerves"]) > 6
    assert not side["needle"].intersects(side["neighbours"])
    assert not step["needle"].intersects(step["neighbours"])
    assert above["needle"].distance(above["canal"]) > 1
    assert above["canal"].contains(above["nerves"])


@pytest.mark.parametrize("name", CEMENT)
def test_cement_never_leaves_the_bone(name: str) -> None:
    parts = facts(name)
    assert parts["spread"].area > 0.15 * parts["bone"].area
    assert parts["bone"].contains(parts["spread"])
    assert parts["bone"].boundary.distance(parts["spread"]) > 2


def test_cement_spreads_from_the_tip_and_then_fills_most_of_the_bone() -> None:
    spreading, hard = facts("step-cement"), facts("step-cast")
    assert spreading["spread"].contains(spreading["tip"])
    assert spreading["spread"].area < 0.5 * spreading["bone"].area < hard["spread"].area


@pytest.mark.parametrize("name", BALLOONS)
def test_the_balloon_stays_in_the_bone_at_the_end_of_the_needle(name: str) -> None:
    parts = facts(name)
    balloon = parts.get("balloon in the bone", parts["balloon"])
    assert parts["bone"].contains(balloon) and parts["bone"].boundary.distance(balloon) > 1
    assert parts["needle"].intersects(balloon)


def test_the_full_balloon_lifts_the_bone_and_leaves_the_room_that_cement_fills() -> None:
    empty, full, room, filled = (facts(f"step-{name}") for name in ("balloon-in", "balloon-up", "room", "fill"))
    assert full["balloon in the bone"].area > 2.5 * empty["balloon in the bone"].area
    assert full["bone"].area > 1.1 * empty["bone"].area and full["bone"].equals(room["bone"]) and room["bone"].equals(filled["bone"])
    assert room["room"].equals(full["balloon in the bone"])
    assert room["room"].difference(filled["spread"]).area < 0.06 * room["room"].area


@pytest.mark.parametrize("name", ["carm", "step-carm"])
def test_tube_treated_place_and_detector_stand_on_one_axis(name: str) -> None:
    parts = facts(name)
    tube, place, detector = (parts[k].centroid.x for k in ("tube", "place", "detector"))
    assert tube == pytest.approx(detector, abs=1)
    assert place == pytest.approx(detector, abs=2)


@pytest.mark.parametrize("name", ["carm", "step-carm"])
def test_the_detector_is_over_the_back_and_the_tube_under_the_table(name: str) -> None:
    parts = facts(name)
    assert parts["detector"].bounds[3] < parts["place"].bounds[1]
    assert parts["tube"].centroid.y > parts["table"].bounds[3]


def test_step_4_shows_needle_machine_and_screen_each_beside_the_others() -> None:
    art = drawn("step-carm")
    parts, frame = art.facts, box(0, 0, art.w, art.h)
    assert parts["place"].contains(parts["tip"]) and parts["place"].buffer(4).contains(parts["needle"].intersection(parts["patient"]))
    assert frame.contains(parts["needle"]) and frame.contains(parts["screen"])
    assert not parts["screen"].intersects(parts["needle"].union(parts["detector"]).union(parts["place"]))
    assert parts["needle"].difference(parts["patient"].union(parts["detector"])).length > 20


def test_a_bandage_is_small_on_the_back() -> None:
    parts = facts("step-bandage")
    left, _, right, _ = parts["bandage"].bounds
    y = parts["bandage"].centroid.y
    assert right - left < 0.25 * parts["back"].intersection(LineString([(-99, y), (999, y)])).length


def test_five_fingers_are_seen_of_the_hand_that_numbs() -> None:
    fingers = [facts("step-numb")[f"finger {k}"] for k in range(1, 6)]
    for k, finger in enumerate(fingers):
        seen = finger.difference(unary_union(fingers[k + 1 :]))
        assert seen.area > 0.6 * finger.area and seen.area > 80


@pytest.mark.parametrize("name", ["spine-thoracic", "spine-lumbar"])
def test_no_face_is_cut(name: str) -> None:
    """The eye is in the picture with the whole head above it, or the picture begins below the chin."""
    art = drawn(name)
    top, low = art.facts["head"].bounds[1], art.facts["head"].bounds[3]
    assert top > 0 or low < 0


@pytest.mark.parametrize("name", names())
def test_anchors_lie_in_the_picture(name: str) -> None:
    art = drawn(name)
    assert all(0 < x < art.w and 0 < y < art.h for x, y in art.anchors.values())


def _upright(x: float, top: float, low: float) -> Shape:
    return LineString([(x, top), (x, low)])
