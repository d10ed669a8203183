"""One tone, one meaning: what each of the tones paints is asked of every picture, and what a copier leaves of it."""

from itertools import combinations

import pytest

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from drawings import apart, black, drawn

from patient_handouts.images.colours import TOKENS, grey
from patient_handouts.images.drawing.art import Art
from patient_handouts.images.drawing.palette import ARROW, INK, MARK, TONES
from patient_handouts.images.drawing.registry import names
from patient_handouts.images.drawing.shapes import box, grown, together

SIGNALS = [tone for tone in TONES.values() if tone.only]


@pytest.mark.parametrize("name", names())
def test_a_tone_of_one_part_paints_nothing_else(name: str) -> None:
    art = drawn(name)
    for part, painted in art.painted.items():
        assert part in art.facts, f"{name} paints with the tone of “{part}”, and tells of none"
        beyond = together(*painted).intersection(box(0, 0, art.w, art.h)).difference(grown(art.facts[part], 1.6))
        assert beyond.area < 0.5, f"{name} paints {beyond.area:.1f} points² that are not “{part}” with its tone"


def test_an_arrow_in_the_tone_of_the_broken_bone_is_found() -> None:
    art = Art("false", 50, 50)
    art.facts["broken bone"] = box(0, 0, 9, 9)
    art.arrow([(10, 10), (20, 20), (30, 40)], line=MARK)
    assert together(*art.painted["broken bone"]).difference(grown(art.facts["broken bone"], 1.6)).area > 50
    art.arrow([(10, 10), (20, 20), (30, 40)])
    assert art.painted["arrow"]


def test_every_tone_has_a_meaning_and_no_other_tone_has_it() -> None:
    said = [tone.means for tone in TONES.values()]
    assert all(said) and len(said) == len(set(said)) and len({str(tone) for tone in TONES.values()}) == len(TONES)


def test_every_tone_is_seen_somewhere() -> None:
    drawings = "".join(drawn(name).svg() for name in names())
    assert [name for name, tone in TONES.items() if tone not in drawings] == ["SIGN"]


def test_tones_that_tell_different_things_are_told_apart() -> None:
    """The first tone of each part, which covers most of it; arches and outlines go with it."""
    firsts = [tone for tone in SIGNALS if tone.only not in {before.only for before in SIGNALS[: SIGNALS.index(tone)]}]
    near = [(one.means, other.means, apart(one, other)) for one, other in combinations(firsts, 2) if apart(one, other) < 0.1]
    assert not near and len(firsts) == 9


def test_a_copier_leaves_each_tone_black_or_white() -> None:
    assert not [name for name, tone in TONES.items() if 0.45 <= grey(tone.lower()) <= 0.54]
    assert grey(MARK.lower()) < 0.45 and grey(ARROW.lower()) < 0.45 and grey(INK.lower()) < 0.45


def test_what_a_clinic_may_recolour_is_the_broken_bone_and_nothing_else() -> None:
    assert {tone.lower() for tone in TONES.values() if tone.only == "broken bone"} == set(TOKENS)


@pytest.mark.parametrize("dpi", [300, 300 * 113.4 / 136])  # at its own size, and 40 mm wide
def test_a_copier_keeps_cement_apart_from_the_broken_bone(dpi: float) -> None:
    """Step 3 shows a black bone, 5 grained cement in it, 6 grained cement that fills it: no two alike."""
    for name in ("step-cement", "step-cast", "step-fill"):
        parts = drawn(name).facts
        needle = grown(parts.get("needle", box(0, 0, 0, 0)), 1.2)
        assert 0.06 < black(name, grown(parts["spread"], -0.6).difference(needle), dpi) < 0.4
        assert black(name, grown(parts["bone"].difference(needle).difference(grown(parts["spread"], 0.6)), -0.4), dpi) > 0.95
    parts = drawn("step-needle").facts
    assert black("step-needle", parts["bone"].difference(grown(parts["needle"], 1.2)), dpi) > 0.85
