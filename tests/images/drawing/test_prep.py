"""The drink is halved where the picture says so, and what is in the toilet is told by its form where a copier takes the color."""

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import black, drawn

from patient_handouts.images.drawing.jug import FULL, HALVES
from patient_handouts.images.drawing.palette import STOOL_CLEAR
from patient_handouts.images.drawing.shapes import grown
from patient_handouts.images.drawing.stool import BOWLS

OWN_SIZE, AT_40_MM = 300, 300 * 113.4 / 272


def high(name: str) -> float:
    low, top = (drawn("prep-halves").facts[name].bounds[k] for k in (1, 3))
    return top - low


def test_both_halves_are_alike() -> None:
    assert HALVES[0] == FULL and HALVES[0] - HALVES[1] == HALVES[1] - HALVES[2]
    assert high("jug 0") - high("jug 1") == pytest.approx(high("jug 1"), abs=2.5)  # the wall is 2.2 points thick
    assert high("glass 0") == pytest.approx(high("glass 1"))


@pytest.mark.parametrize("dpi", [OWN_SIZE, AT_40_MM])
def test_less_and_less_is_in_the_toilet(dpi: float) -> None:
    facts = drawn("prep-stool").facts
    waters = [facts[f"water {k}"] for k in range(len(BOWLS))]
    dark = [black("prep-stool", grown(water, -1.5), dpi) for water in waters]
    assert dark[0] > dark[1] > dark[2] > 0 and dark[3] < 0.12
    assert BOWLS[-1][0] is STOOL_CLEAR and not BOWLS[-1][1]
    assert waters[-1].contains(facts["drain"]) and black("prep-stool", grown(facts["drain"], -1.5), dpi) < 0.02


def test_what_swims_stays_in_the_water() -> None:
    facts = drawn("prep-stool").facts
    for name, piece in facts.items():
        if name.startswith("piece"):
            assert facts[f"water {name.split()[1][0]}"].contains(piece), name
