"""The days and times of a schedule: by the calendar, by hours that pass, over midnight and where clocks change."""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from patient_handouts.handouts.blocks import ScheduleRow, ScheduleRows
from patient_handouts.handouts.blocks.schedule import clock_range, disordered
from patient_handouts.handouts.event_times import event_problems, is_shown, time_of
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.patient import read_patient
from patient_handouts.handouts.text import Text
from patient_handouts.handouts.typed_days import Customs
from patient_handouts.handouts.units import duration


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks there go forward on 14 March 2027 and back on 1 November 2026, at 2 AM."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone for all of its programs")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def a_row(**said: str) -> ScheduleRow:
    """A row that says so: before="5 hours", at="18:00"."""
    told: dict[str, Any] = {name: duration(words) if name in ("before", "after") else Scalar(words) for name, words in said.items()}
    return ScheduleRow(do=Text((), Scalar("Drink."), Scalar("").place), **told)


@pytest.mark.parametrize(
    "said, day, clock, expected",
    [
        ({"before": "7 days"}, "2026-12-03", "09:30", ("2026-11-26", "")),
        ({"before": "1 day", "at": "18:00"}, "2026-12-01", "09:30", ("2026-11-30", "")),
        ({"before": "5 hours"}, "2026-12-03", "09:30", ("2026-12-03", "04:30")),
        ({"before": "5 hours"}, "2026-12-03", "03:00", ("2026-12-02", "22:00")),
        ({"before": "3 hours"}, "2026-12-03", "3:00", ("2026-12-03", "00:00")),
        ({"after": "90 minutes"}, "2026-12-31", "23:00", ("2027-01-01", "00:30")),
        ({"after": "2 weeks"}, "2027-02-20", "09:30", ("2027-03-06", "")),
        ({}, "2026-12-03", "09:30", ("2026-12-03", "09:30")),
        ({"at": "6:00"}, "2026-12-03", "09:30", ("2026-12-03", "")),
        ({"before": "5 hours"}, "2026-12-03", "", None),
        ({"before": "1 day"}, "2026-12-03", "", ("2026-12-02", "")),
        ({"before": "5 hours"}, "2026-11-01", "06:00", ("2026-11-01", "01:00")),
        ({"before": "6 hours"}, "2026-11-01", "05:00", ("2026-11-01", "00:00")),
        ({"before": "5 hours"}, "2027-03-14", "06:00", ("2027-03-14", "00:00")),
        ({"before": "1 day", "at": "18:00"}, "2027-03-14", "09:30", ("2027-03-13", "")),
        ({"after": "24 hours"}, "2026-10-31", "09:30", ("2026-11-01", "08:30")),
    ],
)
def test_days_are_those_of_the_calendar_and_hours_pass(
    new_york: None, said: dict[str, str], day: str, clock: str, expected: tuple[str, str] | None
) -> None:
    found = time_of(a_row(**said), date.fromisoformat(day), clock)
    assert (found and (str(found.day), found.clock)) == expected


@pytest.mark.parametrize(
    "rows, wrong, hours",
    [
        ([{"before": "3 hours"}, {"before": "5 hours"}], 1, None),
        ([{"before": "1 day", "at": "18:00"}, {"before": "1 day", "at": "8:00"}], 1, None),
        ([{}, {"before": "1 day"}], 1, None),
        ([{"after": "1 hour"}, {}], 1, None),
        ([{"before": "1 day"}, {"before": "24 hours"}, {"before": "1 day", "at": "0:00"}], None, (0, 0)),
        ([{"before": "1 day", "at": "18:00"}, {"before": "12 hours"}, {"at": "6:00"}, {}], None, (360, 1080)),
        ([{"before": "12 hours"}, {"before": "1 day", "at": "18:00"}, {"before": "5 hours"}, {"at": "0:30"}], None, (0, 330)),
    ],
)
def test_rows_stand_in_the_order_of_time(rows: list[dict[str, str]], wrong: int | None, hours: tuple[int, int] | None) -> None:
    told = [a_row(**said) for said in rows]
    assert disordered(told) == wrong
    if hours:
        assert clock_range(told) == hours


def test_a_typed_date_stands_on_schedules_of_one_event_and_of_their_order(new_york: None) -> None:
    evening = ScheduleRows(event="arrival", rows=(a_row(before="1 day", at="18:00"), a_row(before="12 hours")))
    dose = ScheduleRows(event="first_dose", rows=(a_row(after="1 day"),))

    def codes(told: list[ScheduleRows], day: str, clock: str) -> list[str]:
        found = list(event_problems(told, read_patient({"event": day, "event_time": clock}, Customs(date(2026, 12, 1)))))
        assert not any(day in problem.message or clock in problem.message for problem in found)
        return [problem.code for problem in found]

    assert codes([evening, evening], "2026-12-03", "09:30") == []
    assert codes([evening, dose], "2026-12-03", "09:30") == ["typed-events"]
    assert codes([evening], "2026-12-03", "05:00") == ["typed-order"]
    assert codes([dose], "2027-03-14", "02:30") == ["typed-time"]
    assert not is_shown(date(2027, 3, 14), "2:30") and is_shown(date(2026, 11, 1), "1:30")
