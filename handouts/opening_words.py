"""Opening hours as a language says them."""

from collections.abc import Sequence
from itertools import groupby

from .catalogue import Catalogue
from .clinic_scalars import HOLIDAYS
from .formats import days_words, listed_words, month_day_words, time_words
from .opening import MIDNIGHT, OpenHours, always_open


def hours_words(catalogue: Catalogue, hours: Sequence[OpenHours], country: str) -> list[str]:
    """Lines of opening hours: "Monday to Friday, 8 AM to 5 PM"; what is said of the same days in one line."""
    if always_open(hours):
        return [catalogue.put("hours.always")]
    lines = list[str]()
    for days, of_days in groupby(hours, lambda line: line.days):
        told = [*of_days]
        if days is None:
            lines += [_closed_on(catalogue, line, country) for line in told]
        else:
            lines.append(_one_line(catalogue, days_words(catalogue, days, country), told, country))
    return lines


def _one_line(catalogue: Catalogue, days: str, told: Sequence[OpenHours], country: str) -> str:
    first = told[0]
    if len(told) > 1:
        return catalogue.put(
            "hours.split", days=days, times=listed_words(catalogue, [_times(catalogue, line, country) for line in told], country)
        )
    if first.all_day:
        return catalogue.put("hours.all_day", days=days)
    if first.open:
        return catalogue.put(f"hours.{first.open.replace(' ', '_')}", days=days)
    key = "hours.overnight" if first.overnight else "hours.open"
    return catalogue.put(key, **{"days": days, **_clock(catalogue, first, country)})


def _times(catalogue: Catalogue, line: OpenHours, country: str) -> str:
    return catalogue.put("hours.times", **_clock(catalogue, line, country))


def _clock(catalogue: Catalogue, line: OpenHours, country: str) -> dict[str, str]:
    to = "0:00" if str(line.to) in MIDNIGHT else str(line.to)
    return {"from": time_words(catalogue, str(line.from_), country), "to": time_words(catalogue, to, country)}


def _closed_on(catalogue: Catalogue, line: OpenHours, country: str) -> str:
    """ "Closed on public holidays and December 25"."""
    days = [
        catalogue.put("hours.holidays") if day == HOLIDAYS else month_day_words(catalogue, day, country) for day in line.closed_on or ()
    ]
    return catalogue.put("hours.closed_on", days=listed_words(catalogue, days, country))
