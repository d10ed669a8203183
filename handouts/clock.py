"""Days, hours and dates in a language's words: "Monday to Friday, 8 am to 5 pm", "October 1, 2026"."""

import re
from datetime import date

from .catalogue import Catalogue
from .clinic import OpenHours
from .units import Units

NBSP = "\u00a0"


def hours_words(catalogue: Catalogue, open_hours: OpenHours, units: Units) -> str:
    """One line of opening hours."""
    first, last = time_words(catalogue, open_hours.from_, units), time_words(catalogue, open_hours.to, units)
    return catalogue.put("times.open", **{"days": days_words(catalogue, open_hours.days), "from": first, "to": last})


def days_words(catalogue: Catalogue, days: str) -> str:
    """`mon-thu, sat` → "Monday to Thursday and Saturday"."""
    *before, last = (_range(catalogue, days) for days in re.split(", ?", days))
    if not before:
        return last
    first, *more = before
    for each in more:
        first = catalogue.put("lists.more", first=first, last=each)
    return catalogue.put("lists.two", first=first, last=last)


def _range(catalogue: Catalogue, days: str) -> str:
    names = [catalogue.put(f"days.{day}") for day in days.split("-")]
    return catalogue.put("lists.range", first=names[0], last=names[1]) if len(names) == 2 else names[0]


def time_words(catalogue: Catalogue, time: str, units: Units) -> str:
    """`17:30` → "5:30 pm"; on a 24-hour clock for a metric clinic."""
    hour, minutes = map(int, time.split(":"))
    if units == "metric":
        return catalogue.put("times.metric", hour=f"{hour:02}", minutes=f"{minutes:02}")
    if not minutes and hour in (0, 12):
        return catalogue.put("times.noon" if hour else "times.midnight")
    key = f"times.{'am' if hour < 12 else 'pm'}{'_minutes' if minutes else ''}"
    return catalogue.put(key, hour=str((hour - 1) % 12 + 1), minutes=f"{minutes:02}").replace(" ", NBSP)


def date_words(catalogue: Catalogue, day: date, units: Units) -> str:
    """`2026-10-01` → "October 1, 2026", "1 October 2026" for a metric clinic."""
    return catalogue.put("dates.metric" if units == "metric" else "dates.us", **_facts(catalogue, day))


def month_words(catalogue: Catalogue, day: date) -> str:
    """`2026-10-01` → "October 2026"."""
    return catalogue.put("dates.month", **_facts(catalogue, day))


def _facts(catalogue: Catalogue, day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": catalogue.put(f"months.m{day.month}"), "year": str(day.year)}
