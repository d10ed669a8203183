"""Any brand colour gives roles that can be read, in colour and on a photocopy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.images.colours import contrast, contrast_of, grey, night, roles

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
