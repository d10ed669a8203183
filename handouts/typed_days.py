"""A day and a time of day as people type them: 12/15, 15.12., Tue 12-15-2026, Dec 15; 3:30p, 3 pm, 15:30, 1530.

Only what can be read in one way is read.  Whether the month or the day comes first is the custom where the clinic is; where that cannot
be (13/5), it is the other one.  A year that is missing is that of the next such day.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from .catalogue import ORIGINAL
from .formats import locale
from .units import Units

FEWEST = 3  # letters of a name of a month or a day
LEAP = 8  # years from one 29 February to the next, at most
FIRST_YEAR, AHEAD = 2000, 10  # what is earlier or later is a birthday, or a slip
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|[oaºª])\b")
BETWEEN = frozenset({"of", "the", "de", "del", "el"})  # "15th of December", "el 15 de diciembre"
ISO = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?\.?")
NAMED = re.compile(r"(\d{1,2})[.,]?(?:[-/, ]\s?(\d{4}))?")
CLOCK = re.compile(r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})|(\d{2}))?\s?(h)?\s?(?:([ap])(?:\.?\s?m)?\.?)?")


@dataclass(frozen=True, slots=True)
class Customs:
    """How days and times are written where the clinic is, and which day it is there.

    `halves`: its clocks have twelve hours, so that 9:30 alone may be one of two.  `languages`: whose names of months and days are known.
    """

    today: date
    month_first: bool = False
    halves: bool = False
    languages: tuple[str, ...] = (ORIGINAL,)


def customs_of(units: Units, country: str | None, today: date, languages: Iterable[str]) -> Customs:
    """Those of a clinic: of its country, where its file names one, else of where its units are used."""
    place = _home(country) or locale(ORIGINAL, "US" if units == "us" else "GB")
    short = place.date_formats["short"].pattern
    return Customs(today, short.index("M") < short.index("d"), "a" in place.time_formats["short"].pattern, tuple(languages))


@cache
def _home(country: str | None) -> Locale | None:
    """The language that is most read in a country, as it is written there; None for one that nobody knows."""
    if not country:
        return None
    try:
        return Locale.parse(get_global("likely_subtags").get(f"und_{country}", f"{ORIGINAL}_{country}"))
    except UnknownLocaleError:
        return None


def read_day(said: str, customs: Customs) -> date:
    """The day that was typed; ValueError with the code of what is wrong."""
    text = ORDINAL.sub("", _plain(said))
    words = re.findall(r"[^\W\d_]+", text)
    for months in (True, False):  # "mar" is marzo or martes
        if (found := _read(text, words, months, customs)) is not None:
            return found
    raise ValueError("typed-date")


def _read(text: str, words: list[str], months: bool, customs: Customs) -> date | None:
    """The day, with words that may be either taken for months or not; None where it cannot be read so."""
    month = weekday = None
    for word in words:
        number = _number(word, "months", customs.languages) if months else None
        day = _number(word, "days", customs.languages) if number is None else None
        if number is not None and month is None:
            month = number
        elif day is not None and weekday is None:
            weekday = day
        elif word not in BETWEEN:
            return None
        text = re.sub(rf"[-/]?{word}\b[.,]?", "", text, count=1)
    rest = re.sub(r"\s+", " ", text).strip(" ,")
    found = _named(rest.strip("-/ "), month) if month else _numeric(rest, customs.month_first)
    return _day(*found, weekday, customs.today) if found else None


def _named(rest: str, month: int) -> tuple[int | None, int, int] | None:
    """Year, month, day, of what stands beside the name of a month."""
    found = NAMED.fullmatch(rest)
    return (int(found[2]) if found[2] else None, month, int(found[1])) if found else None


def _numeric(rest: str, month_first: bool) -> tuple[int | None, int, int] | None:
    """Year, month, day, of numbers alone.  Between full stops the day comes first everywhere."""
    if found := ISO.fullmatch(rest):
        return int(found["y"]), int(found["m"]), int(found["d"])
    if not (found := NUMBERS.fullmatch(rest)):
        return None
    first, second = int(found[1]), int(found[3])
    month, day = (first, second) if month_first and found[2] != "." else (second, first)
    if month > 12 >= day:
        month, day = day, month
    year = found[4] and int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    return year or None, month, day


def _day(year: int | None, month: int, day: int, weekday: int | None, today: date) -> date:
    """The day that these are; ValueError where there is none, or it is another day of the week."""
    if year is not None and not FIRST_YEAR <= year <= today.year + AHEAD:
        raise ValueError("typed-year")
    for each in [year] if year else range(today.year, today.year + LEAP + 1):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found >= today:
            if weekday not in (None, found.weekday()):
                raise ValueError("typed-weekday")
            return found
    raise ValueError("typed-date")


def _number(word: str, what: str, languages: tuple[str, ...]) -> int | None:
    """Which month (from 1) or day of the week (from Monday, 0) a word names or begins to name."""
    for language in languages if len(word) >= FEWEST else ():
        for number, name in _names(what, language).items():
            if name.startswith(word):
                return number
    return None


@cache
def _names(what: str, language: str) -> Mapping[int, str]:
    """The names of months, or of days, in small letters without accents."""
    place = locale(language, "both")
    return {number: _plain(str(name)) for number, name in (place.months if what == "months" else place.days)["format"]["wide"].items()}


def read_time(said: str, customs: Customs) -> str:
    """The time of day that was typed, "14:30"; ValueError with the code of what is wrong."""
    found = CLOCK.fullmatch(_plain(said))
    if not found or not any(found.groups()[1:]):  # an hour alone may be half a time
        raise ValueError("typed-time")
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), found[5]
    if minute > 59 or hour > 23 or (half and not hour) or (half == "a" and hour > 12):
        raise ValueError("typed-time")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif customs.halves and not half and 1 <= hour <= 12 and not found[1].startswith("0"):
        raise ValueError("typed-half")
    return f"{hour}:{minute:02}"


def _plain(said: str) -> str:
    """In small letters, without accents, one space at a time."""
    apart = unicodedata.normalize("NFKD", " ".join(said.split()).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
