"""Every stitch crosses the cut, none touches its neighbour, and a copier leaves them black on white skin."""

from itertools import pairwise

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import black, drawn

from patient_handouts.images.drawing.shapes import grown
from patient_handouts.images.drawing.stitches import STITCHES

PICTURE = "child-stitches"


def test_each_stitch_holds_both_sides_of_the_cut() -> None:
    facts = drawn(PICTURE).facts
    threads = [facts[f"stitch {k}"] for k in range(STITCHES)]
    assert all(len(thread.difference(facts["cut"]).geoms) == 2 for thread in threads)
    assert min(a.distance(b) for a, b in pairwise(threads)) > 6
    assert facts["lens"].contains(facts["cut"]) and not facts["lens"].intersects(facts["place"])


@pytest.mark.parametrize("dpi", [300, 300 * 113.4 / 200])  # at its own size, and 40 mm wide
def test_a_copier_leaves_threads_black_and_skin_white(dpi: float) -> None:
    facts = drawn(PICTURE).facts
    assert all(black(PICTURE, facts[f"stitch {k}"], dpi) > 0.8 for k in range(STITCHES))
    assert black(PICTURE, grown(facts["lens"], -2.5), dpi) < 0.12
