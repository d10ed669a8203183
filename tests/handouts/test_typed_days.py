"""Days and times as people type them: each is read in one way, or told; never taken for something near it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.typed_days import Customs, customs_of, read_day, read_time

TODAY = date(2026, 11, 30)  # a Monday
US, GB = (customs_of(units, None, TODAY, ("en", "es")) for units in ("us", "metric"))
DAYS = {  # what is typed → the day where the month comes first, and where the day does, if that is another one
    "12/15": "2026-12-15",
    "15.12.": "2026-12-15",
    "12-15-2026": "2026-12-15",
    "12/15/26": "2026-12-15",
    "2026-12-15": "2026-12-15",
    "2026/12/15": "2026-12-15",
    "１２/15": "2026-12-15",
    "12/3": "2026-12-03 2027-03-12",
    "3 12 27": "2027-03-12 2027-12-03",
    "12.3": "2027-03-12",  # between full stops the day comes first everywhere
    "13/5": "2027-05-13",
    "Dec 15": "2026-12-15",
    "15-Dec-2026": "2026-12-15",
    "December 15th, 2026": "2026-12-15",
    "the 15th of Decem.": "2026-12-15",
    "tue 12/15": "2026-12-15",
    "Tuesday, December 15, 2026": "2026-12-15",
    "15 de diciembre de 2026": "2026-12-15",
    "mié. 16 dic.": "2026-12-16",
    "mar 15": "2027-03-15",
    "mar 15/12": "2026-12-15",  # martes
    "11/30": "2026-11-30",  # today is the next such day
    "11/29": "2027-11-29",
    "2/29": "2028-02-29",
    "11/29/2026": "2026-11-29",
    **dict.fromkeys(("half", "", "12", "12/", "12/15 12/15", "121526", "Dec", "Dec 2026", "Dec 15, Dec 16", "13/13", "2/30"), "typed-date"),
    **dict.fromkeys(("12/15 tomorrow", "de", "12/15/", "-12/15", "Dec 0", "di 15", "12//15", "2026-1-32"), "typed-date"),
    **dict.fromkeys(("3/12/54", "3/12/1954", "Dec 15 2037"), "typed-year"),
    **dict.fromkeys(("thu 12/15", "Monday, Dec 15 2026"), "typed-weekday"),
}
TIMES = {  # what is typed → the time by clocks of twelve hours, and by those of twenty-four
    **dict.fromkeys(("3:30p", "3:30 pm", "3:30 P.M.", "3:30 p. m.", "15:30", "1530", "330p", "15h30", "15.30", "15:30 pm"), "15:30"),
    **dict.fromkeys(("3p", "15h", "3 pm"), "15:00"),
    **dict.fromkeys(("09:30", "0930", "9:30a", "930a"), "9:30"),
    **dict.fromkeys(("9:30", "930"), "typed-half 9:30"),
    "12:30": "typed-half 12:30",
    "12a": "0:00",
    "12p": "12:00",
    "0:30": "0:30",
    **dict.fromkeys(("half", "", "3", "15", "3:", "3:3", "9:75", "24:00", "13a", "0p", "3:30x", "3:30-4:00", "12345"), "typed-time"),
}


def told(read: object, said: str, customs: Customs) -> str:
    try:
        return str(read(said, customs))
    except ValueError as wrong:
        return str(wrong)


@pytest.mark.parametrize("read, cases", [(read_day, DAYS), (read_time, TIMES)])
def test_what_is_typed_is_read_in_one_way_or_told(read: object, cases: dict[str, str]) -> None:
    wanted = {said: (meant.split()[0], meant.split()[-1]) for said, meant in cases.items()}
    assert {said: (told(read, said, US), told(read, said, GB)) for said in cases} == wanted


def test_the_month_comes_first_where_it_does_in_the_clinic_s_country() -> None:
    found = {country: customs_of("metric", country, TODAY, ("en",)) for country in ("US", "CA", "JP", "GB", "DE", "MX", "XX")}
    assert [country for country, customs in found.items() if customs.month_first] == ["US", "CA", "JP"]
    assert [country for country, customs in found.items() if customs.halves] == ["US", "CA", "MX"]


@given(
    st.dates(date(2000, 1, 1), date(2036, 12, 31)), st.sampled_from(["{:%m/%d/%Y}", "{:%d.%m.%Y}", "{:%B %d, %Y}", "{:%a %d %b %Y}", "{}"])
)
def test_every_day_is_read_back(day: date, written: str) -> None:
    assert read_day(written.format(day), US) == day


@given(st.text())
def test_anything_at_all_is_read_or_told(said: str) -> None:
    assert told(read_day, said, US) and told(read_time, said, GB)
