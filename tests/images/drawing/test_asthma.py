"""The meter's bands end where the plan's zones do; asthma leaves a small way for air; spacer and inhaler reach the mouth in one piece."""

from itertools import pairwise

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import drawn

from patient_handouts.images.drawing.airways import BANDS, LEFT, WIDE


def test_zones_of_the_meter_end_at_half_and_at_eight_tenths() -> None:
    assert [high for _, high, _ in BANDS] == [50, 80, 100] and all(a[1] == b[0] for a, b in pairwise(BANDS))
    facts = drawn("peak-flow").facts
    for low, high, _ in BANDS:
        x0, _, x1, _ = facts[f"band {low}"].bounds
        assert (x0 - LEFT, x1 - LEFT) == pytest.approx((WIDE * low / 100, WIDE * high / 100))
    assert facts["pointer"].intersects(facts["band 80"]) and not facts["pointer"].intersects(facts["band 50"])


def test_asthma_leaves_a_small_way_for_air() -> None:
    facts = drawn("airways").facts
    assert facts["tube 1"].difference(facts["slime"]).area < 0.25 * facts["tube 0"].area


def test_the_spacer_joins_mouth_and_inhaler() -> None:
    facts = drawn("inhaler-spacer").facts
    chain = [facts[name] for name in ("mouthpiece", "spacer", "inhaler", "can")]
    assert all(a.intersects(b) for a, b in pairwise(chain))
    assert facts["can"].bounds[1] < facts["inhaler"].bounds[1]  # the can stands upright, above its case
