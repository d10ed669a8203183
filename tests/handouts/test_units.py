"""Quantities turned exactly, rounded to the careful side."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.units import duration, in_units, own_unit, quantity


@pytest.mark.parametrize(
    ("written", "us", "metric"),
    [
        ("38 °C", "100.4 °F", "38 °C"),
        ("100.4 °F", "100.4 °F", "38 °C"),
        ("101 °F", "101 °F", "38.3 °C"),
        ("37.5 °C", "99.5 °F", "37.5 °C"),
        ("0 °C", "32 °F", "0 °C"),
        ("10 lb", "10 lb", "4.5 kg"),
        ("5 lb", "5 lb", "2 kg"),
        ("20 lb", "20 lb", "9 kg"),
        ("50 lb", "50 lb", "22 kg"),
        ("5 kg", "11 lb", "5 kg"),
        ("2.5 kg", "5.5 lb", "2.5 kg"),
    ],
)
def test_in_units(written: str, us: str, metric: str) -> None:
    amount = quantity(written)
    beside = [metric] if "°" in us else []  # a reader from elsewhere owns a Celsius thermometer
    assert [str(each) for each in in_units(amount, "us")] == [us, *beside]
    assert [str(each) for each in in_units(amount, "metric")] == [metric]
    assert [str(each) for each in in_units(amount, "both")] == [us, metric]


@pytest.mark.parametrize("words", ["10", "lb", "010 lb", "1e3 kg", "-5 °C", "10 lbs", "10 stone", "١٠ kg", "10  lb", ""])
def test_no_quantity(words: str) -> None:
    assert quantity(words) is None


@pytest.mark.parametrize("words", ["6", "0 hours", "06 hours", "1.5 hours", "6 hour s", "six hours", "6h", "hours 6"])
def test_no_duration(words: str) -> None:
    assert duration(words) is None


def test_duration() -> None:
    assert (duration("1 day").number, duration("1 day").unit) == (1, "day")
    assert str(duration("90 minutes")) == "90 minutes"


@given(st.integers(1, 9999), st.sampled_from(["lb", "kg"]))
def test_a_weight_never_grows(number: int, unit: str) -> None:
    """Turned there and back it may only be less: a limit errs to the careful side."""
    amount = quantity(f"{number} {unit}")
    assert amount.twin().twin().number <= amount.number


@given(st.decimals(30, 45, places=1))
def test_a_temperature_is_exact(celsius: Decimal) -> None:
    there = quantity(f"{celsius} °C").twin()
    assert celsius * 9 / 5 + 32 - there.number < Decimal("0.1")
    assert there.number <= celsius * 9 / 5 + 32


def test_an_empty_line_asks_for_a_unit_that_people_measure_in() -> None:
    """A day's water is no number of teaspoons."""
    assert [own_unit(size, "us") for size in ("mass", "volume", "length", "distance")] == ["lb", "cup", "in", "mi"]
    assert [own_unit(size, "metric") for size in ("mass", "volume", "length", "distance")] == ["kg", "L", "m", "km"]
