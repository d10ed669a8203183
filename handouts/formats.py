"""Numbers, amounts, lengths of time, days and dates as a language writes them, from Unicode CLDR (by Babel).

Digits are 0–9 in every language: on a sheet they must look like those on the pill box and the telephone.  A no-break space keeps a
number and its unit together.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton, match_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from .catalogue import Catalogue
from .kept import kept
from .regions import without_region
from .units import Duration, Quantity, Units, in_units

NBSP = "\u00a0"
# these say the part of the day before the hour, "सुबह 8": CLDR prefers it for them in India (timeData: hB first)
_BY_PART_OF_DAY = frozenset({"gu", "hi", "kn", "ml", "mr", "pa", "ta", "te"})
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPACES = re.compile("[ \u202f\u2009]")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))  # CLDR's direction marks: our own bidi needs none


@cache
def locale(language: str, country: str = "") -> Locale:
    """The language as it is written in a country, or where nobody writes it there, or none is said, in its own home: English in Britain."""
    for name in (f"{language}_{country or ('GB' if language == 'en' else '')}", language.replace("-", "_"), language.partition("-")[0]):
        try:
            return _known(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


def _known(place: Locale) -> Locale:
    """With its data in Babel's own memory: merging that of a language's relatives takes ten times as long as reading what was merged."""
    name = str(place)
    getattr(localedata, "_cache", {}).setdefault(name, kept("locale", lambda: (name,), lambda: localedata.load(name)))
    return place


def named(name: str, languages: Iterable[str]) -> str:
    """The one of these languages that goes by this name, in English or its own: "spanish", "Español"; "" for none."""
    wanted = name.casefold()
    for language in languages if len(wanted) > 2 else ():
        place = locale(language)
        if any(known and known.casefold().startswith(wanted) for known in (place.english_name, place.display_name)):
            return language
    return ""


def own_name(language: str) -> str:
    """What a language calls itself, in its own script, as it stands on a button: "Español"."""
    place = locale(language)
    known = place.display_name if place.language == language.partition("-")[0] else None
    name = place.languages.get(language.replace("-", "_")) or known or language
    return name[:1].upper() + name[1:]


@cache
def reads_from_right(language: str) -> bool:
    """Whether its lines begin at the right, in the script that it names or that its land uses: pa-Arab, uz-AF.

    CLDR knows it of a language in a script.  What it has no data of is read like the language that most uses the script: ar-Latn, prs.
    """
    place, own = locale(language), language.partition("-")[0]
    if place.language != own or (_named_script(language) and _named_script(language) != (place.script or _likely_script(own))):
        place = locale(get_global("likely_subtags").get(f"und_{script_of(language)}", "en").partition("_")[0])
    return bool(place.text_direction == "rtl")


@cache
def script_of(language: str) -> str:
    """The script that a language names or that its land uses, as ISO 15924 calls it: ar → "Arab"; "" where CLDR does not say."""
    own, *rest = language.split("-")
    own = get_global("language_aliases").get(own, own).partition("_")[0]
    return _named_script(language) or _likely_script("_".join([own, *rest])) or _likely_script(own)


def _named_script(language: str) -> str:
    return next((part for part in language.split("-")[1:] if len(part) == 4), "")


def _likely_script(name: str) -> str:
    """The script in which a language is mostly written there: "pa_PK" → "Arab"; "" where CLDR does not say."""
    return next((part for part in get_global("likely_subtags").get(name, "").split("_") if len(part) == 4), "")


@lru_cache(1000)
def number_words(catalogue: Catalogue, number: int | Decimal) -> str:
    """`3175` → "3,175", `3.9` → "3.9", with the same marks in every clinic: those that the translated prose beside it has."""
    return _neat(format_decimal(number, locale=locale(catalogue.language, "US"), numbering_system="latn"))


def duration_words(catalogue: Catalogue, lasting: Duration) -> str:
    """`6 hours` → "6 hours".  The words are the catalogue's own, by CLDR's plural forms: Babel's have holes (vi: "1 duration-hour")."""
    return _neat(catalogue.put(duration_key(catalogue, lasting), n=number_words(catalogue, lasting.number)))


def duration_key(catalogue: Catalogue, lasting: Duration) -> str:
    """Which of the catalogue's words say it."""
    form = locale(catalogue.language).plural_form(lasting.number)
    return next(key for key in (f"durations.{lasting.unit}.{form}", f"durations.{lasting.unit}.other") if key in catalogue.texts)


def plural_forms(language: str) -> tuple[str, ...]:
    """The forms that a language has for lengths of time, none of them of nothing: ("one", "few", "many", "other")."""
    used = {locale(language).plural_form(n) for n in range(1, 1000)} | {"other"}
    return tuple(form for form in ("zero", "one", "two", "few", "many", "other") if form in used)


def amount_words(catalogue: Catalogue, amount: Quantity, units: Units) -> str:
    """`38 °C` → "100.4 °F (38 °C)" in a clinic with US units or both, "38 °C" in a metric one; `10 lb` → "10 lb", "10 lb (4.5 kg)"."""
    one, *other = (
        _neat(
            catalogue.put("quantities.one", number=number_words(catalogue, each.number), unit=unit_words(catalogue, each.unit, each.number))
        )
        for each in in_units(amount, units)
    )
    return catalogue.put("quantities.both", first=one, second=other[0]) if other else one


def measure_words(catalogue: Catalogue, measure: Quantity | Duration) -> str:
    """A weight or an age in its own unit, as it was written: `12 lb` → "12 lb" for all clinics, `2 years` → "2 years"."""
    if isinstance(measure, Duration):
        return duration_words(catalogue, measure)
    number, unit = number_words(catalogue, measure.number), unit_words(catalogue, measure.unit, measure.number)
    return _neat(catalogue.put("quantities.one", number=number, unit=unit))


def unit_words(catalogue: Catalogue, unit: str, number: int | Decimal = 10) -> str:
    """`lb` as this language writes it after a number; of other units by CLDR's plural forms: "1 cup", "2 cups"."""
    form = locale(catalogue.language).plural_form(number)
    name = unit.removeprefix("°").replace(" ", "_")
    keys = f"quantities.{name}", f"measures.{name}.{form}", f"measures.{name}.other"
    return catalogue.put(next(key for key in keys if key in catalogue.texts))


def days_words(catalogue: Catalogue, days: str, country: str = "US") -> str:
    """`mon-thu, sat` → "Monday to Thursday and Saturday"."""
    return listed_words(catalogue, [_range(catalogue, part) for part in re.split(", ?", days)], country)


def listed_words(catalogue: Catalogue, items: Sequence[str], country: str = "") -> str:
    """Items as a language lists them: "English, Spanish and Hindi"."""
    return format_list(items, locale=locale(catalogue.language, country))


def language_words(catalogue: Catalogue, language: str) -> str:
    """The name of a language in the catalogue's own: `es` → "Spanish"; its code where CLDR has no name."""
    return str(locale(catalogue.language).languages.get(language.replace("-", "_"), language))


def _range(catalogue: Catalogue, days: str) -> str:
    words = locale(catalogue.language).days["stand-alone"]["wide"]
    first, *last = (words[_DAYS.index(day)] for day in days.split("-"))
    return catalogue.put("hours.range", first=first, last=last[0]) if last else first


@cache
def month_words(language: str) -> frozenset[str]:
    """The names of months that are one word, in small letters: "october", "oct"."""
    return _single_words(locale(language).months.values())


@cache
def day_part_words(language: str) -> frozenset[str]:
    """The parts of the day that stand beside an hour, in small letters: "am", "सुबह"."""
    return _single_words(locale(language).day_periods.values())


def _single_words(contexts: Iterable[Any]) -> frozenset[str]:
    """CLDR's names in all contexts and widths that are one word of more than a letter."""
    words = {str(name).strip(".॰ ").casefold() for widths in contexts for names in widths.values() for name in names.values()}
    return frozenset(word for word in words if len(word) > 1 and not re.search(r"[\s\d]", word))


@cache
def joining_words(language: str) -> frozenset[str]:
    """How a language says "and" and "or", where they are words of their own."""
    patterns = locale(language).list_patterns
    words = {pattern["2"].replace("{0}", "").replace("{1}", "").strip() for name in ("standard", "or") if (pattern := patterns.get(name))}
    return frozenset(words - {""})


def time_words(catalogue: Catalogue, time: str, country: str) -> str:
    """`17:30` → "5:30 PM", "शाम 5:30", or "17:30" where clocks have 24 hours; noon and midnight in a word where the language has one."""
    hour, minutes = map(int, time.split(":"))
    place = locale(catalogue.language, country)
    if "a" not in place.time_formats["short"].pattern:
        return f"{hour:02}:{minutes:02}"
    word = {"12:00": "noon", "0:00": "midnight"}.get(f"{hour}:{minutes:02}", "")
    if name := place.day_periods["format"]["wide"].get(word):
        return str(name)
    asked, at = "hm" if minutes else "h", datetime.time(hour, minutes)
    if without_region(catalogue.language) in _BY_PART_OF_DAY:
        return _plain(format_skeleton(f"B{asked}", at, locale=place))
    return _neat(format_skeleton(asked, at, locale=place))


def date_words(catalogue: Catalogue, day: datetime.date, country: str) -> str:
    """`2026-10-01` → "October 1, 2026", "1 October 2026" in Britain."""
    return _plain(format_date(day, "long", locale(catalogue.language, country)))


def month_day_words(catalogue: Catalogue, day: str, country: str) -> str:
    """`12-25` → "December 25", `2026-12-24` → "December 24, 2026"."""
    if len(day) > len("12-25"):
        return date_words(catalogue, datetime.date.fromisoformat(day), country)
    return _plain(format_skeleton("MMMMd", datetime.date.fromisoformat(f"2000-{day}"), locale=locale(catalogue.language, country)))


def weekday_words(catalogue: Catalogue, day: datetime.date, country: str) -> str:
    """`2026-12-03` → "Thursday, December 3, 2026"."""
    return _plain(format_date(day, "full", locale(catalogue.language, country)))


def near_day_words(catalogue: Catalogue, day: datetime.date, country: str) -> str:
    """The same without the year, in the language's own order: "Thursday, December 3"."""
    known = locale(catalogue.language, country)
    pattern = known.datetime_skeletons[match_skeleton("MMMMEd", known.datetime_skeletons)].pattern
    return _plain(format_date(day, re.sub("E+|c+", "EEEE", re.sub("M{3,}", "MMMM", pattern)), known))


def _plain(words: str) -> str:
    return _SPACES.sub(" ", words).translate(_MARKS)


def _neat(words: str) -> str:
    return _SPACES.sub(NBSP, words).translate(_MARKS)
