"""Any brand colour gives roles that can be read, in colour and on a photocopy."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.images.colours import _most_chroma, _to_lch, contrast, contrast_of, grey, night, rgb, roles

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@given(colours, st.none() | colours, st.booleans())
def test_every_brand_gives_readable_ink_pale_grounds_and_a_mark_that_a_copier_keeps(brand: str, accent: str | None, mono: bool) -> None:
    made = roles(brand, accent, mono)
    assert contrast(made.ink) >= 7
    assert grey(made.tint) > 0.93  # never darker than about 5 % grey: a 1-bit copier leaves it white
    assert grey(made.mark) < 0.45  # under half: a 1-bit copier leaves it black
    assert grey(made.mark_soft) > 0.55
    assert made.edge == (contrast(made.brand) < 3)


@given(colours, st.booleans())
def test_every_brand_can_be_read_on_a_dark_screen(brand: str, mono: bool) -> None:
    made = night(brand, mono)
    assert min(contrast_of(made.ink, made.ground), contrast_of(made.ink, made.tint)) >= 7
    assert contrast_of(made.rule, made.ground) > 2.8 and contrast(made.tint) > 12


def test_a_dark_brand_stays_as_it_is() -> None:
    assert roles("#3b1e54").ink == "#3b1e54"


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#777777", 4.48)])
def test_contrast_is_the_one_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


PASTELS = {"pink": "#f8c8dc", "mint": "#b5ead7", "baby blue": "#b5d8f0", "yellow": "#fdf1a5", "lavender": "#d9c8f0", "peach": "#ffd8b8"}


def apart(one: float, other: float) -> float:
    """Between two hues, in degrees."""
    return abs((math.degrees(one - other) + 180) % 360 - 180)


@pytest.mark.parametrize("name", PASTELS)
def test_a_pastel_brand_gets_an_ink_that_is_still_its_colour(name: str) -> None:
    """Its hue, with the chroma that a dark colour needs to be seen as one: as grey, a heading would be anybody's."""
    ink = roles(PASTELS[name]).ink
    (_, _, hue), (_, chroma, dark) = _to_lch(rgb(PASTELS[name])), _to_lch(rgb(ink))
    assert contrast(ink) >= 7 and apart(hue, dark) < 3
    assert chroma >= min(0.1, 0.95 * _most_chroma(_to_lch(rgb(ink))[0], hue))


@pytest.mark.parametrize("brand", ["#d0d0d0", "#e9e6e1", "#8a93a3", "#5b6f8a", "#b9a7a7"])
def test_a_grey_or_muted_brand_is_made_no_louder(brand: str) -> None:
    """Where somebody chose little colour, the ink has little."""
    assert _to_lch(rgb(roles(brand).ink))[1] <= max(0.035, _to_lch(rgb(brand))[1])


@given(colours)
def test_ink_keeps_the_hue_of_its_brand(brand: str) -> None:
    (_, chroma, hue), (_, dark_chroma, dark) = _to_lch(rgb(brand)), _to_lch(rgb(roles(brand).ink))
    assert min(chroma, dark_chroma) < 0.02 or apart(hue, dark) < 6
