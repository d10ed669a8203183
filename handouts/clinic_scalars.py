"""What single values of a clinic's file may be: telephone numbers, its country, days, hours."""

import re
from datetime import date
from typing import Annotated, Any

from .kinds import Read
from .known import Known
from .node import Scalar
from .phone_forms import PhoneTrouble, as_in_country, known_country
from .phones import Phone
from .scalars import CLOCK, DAYS, WORDS, by_clock, read_line, read_scalar, wrong

HOLIDAYS = "holidays"
LEAP = "2000"  # a year that has February 29


def _phone(value: Any, known: Known) -> Phone:
    """As its country writes it, else as it was written."""
    text = read_scalar(value)
    try:
        printed, abroad = as_in_country(text, known.country)
    except PhoneTrouble as trouble:
        raise wrong("phone-wrong", trouble.message, trouble.hint) from None
    return Phone(printed, text.place, abroad)


def _country(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not known_country(text):
        named = re.split("[-_]", text.upper())[-1]  # en-GB is a language in a country
        meant = {"UK": "GB", "USA": "US"}.get(named, named)
        hint = f"write {meant}" if known_country(meant) else "write its two letters by ISO 3166, like US, GB or MX"
        raise wrong("country-unknown", f"there is no country “{text}”", hint)
    return text


def _emergency(value: Any, known: Known) -> Phone:
    """A short code as a rule; words may stand in its place."""
    text = read_line(value, known)
    return Phone(str(text), text.place)


def _days(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not set(re.split(r"-|, ?", text)) <= set(DAYS) or re.search(r"-\w+-", text):
        short = re.sub("[a-z]+", lambda word: word[0][:3], text.lower()).replace(" to ", "-").replace("–", "-")
        meant = set(re.split(r"-|, ?", short)) <= set(DAYS) and not re.search(r"-\w+-", short)
        raise wrong("days-wrong", f"“{text}” names no days", f"write {short}" if meant else "write them like mon-fri, sat, or mon, wed")
    return text


def _closing(value: Any, known: Known) -> Scalar:
    text = read_scalar(value)
    if not re.fullmatch(f"{CLOCK}|24:00", text):
        raise wrong("time-wrong", f"“{text}” is no time of day", by_clock(text) or 'write it like "17:30"; midnight is "24:00"')
    return text


def _closed_day(value: Any, known: Known) -> Scalar:
    """`holidays`, a day of each year, or a date."""
    text = read_scalar(value)
    if text == HOLIDAYS:
        return text
    try:
        if found := re.fullmatch("(?:([0-9]{4})-)?([0-9]{2}-[0-9]{2})", text):
            date.fromisoformat(f"{found[1] or LEAP}-{found[2]}")
            return text
    except ValueError:
        pass
    raise wrong("day-wrong", f"“{text}” is no day of the year", "write holidays, month-day like 12-25, or a date like 2026-11-27")


FullPhone = Annotated[Phone, Read(_phone, type="string", pattern="^[(+]{0,2}[0-9]")]
Country = Annotated[Scalar, Read(_country, type="string", pattern="^[A-Z]{2}$")]
Emergency = Annotated[Phone, Read(_emergency, type=WORDS, minLength=1)]
Days = Annotated[Scalar, Read(_days, type="string", minLength=3)]
ClosingTime = Annotated[Scalar, Read(_closing, type="string", pattern=f"^({CLOCK}|24:00)$")]
ClosedDay = Annotated[Scalar, Read(_closed_day, type="string", pattern=f"^({HOLIDAYS}|([0-9]{{4}}-)?[0-9]{{2}}-[0-9]{{2}})$")]
