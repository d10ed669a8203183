"""A language as a region writes it (en-GB, es-MX): where it has no words of its own, those of the language stand."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from .node import Scalar

T = TypeVar("T")
_NAMED = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?[-_]([A-Za-z]{2})")
_MEANT = {"UK": "GB"}  # what people write for a country
_REGION = re.compile(r"-[A-Z]{2}\Z")


def without_region(language: str) -> str:
    """The language itself, in its script: en-GB → en, zh-Hant-TW → zh-Hant, es → es."""
    return _REGION.sub("", language)


def region_of(language: str) -> str:
    """The country that a language names: en-GB → GB; "" where it names none."""
    found = _REGION.search(language)
    return found[0][1:] if found else ""


def nearest(language: str, known: Collection[str]) -> str:
    """The one of these languages whose words a sheet in a language has: its own, else without its region; "" for none."""
    return next((each for each in (language, without_region(language)) if each in known), "")


def said_in(words: Mapping[Scalar, T], language: str) -> T | None:
    """What is said by language, in this one or without its region."""
    found = nearest(language, {str(each) for each in words})
    return words[Scalar(found)] if found else None


def with_plain(languages: Iterable[str]) -> tuple[str, ...]:
    """Languages, each followed by itself without a region: what their words may stand in."""
    return tuple(dict.fromkeys(each for language in languages for each in (language, without_region(language))))


def in_a_region(name: str, known: Collection[str]) -> str:
    """The language in a region that is meant by en-GB, en_gb or EN-gb, where the language is known; "" for any other name."""
    if not (found := _NAMED.fullmatch(name)):
        return ""
    country = _MEANT.get(found[3].upper(), found[3].upper())
    language = "-".join(filter(None, (found[1].lower(), (found[2] or "").title(), country)))
    return language if is_country(country) and nearest(language, known) else ""


def is_country(code: str) -> bool:
    """Whether CLDR knows a country by these two letters."""
    from babel import Locale

    return code in Locale("en").territories


def is_somewhere(language: str) -> bool:
    """Whether a language names no country, or one that there is."""
    return not (country := region_of(language)) or is_country(country)


def regions_among(named: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Of names of languages those in a region of one that is known, and are not known themselves: what a list has besides."""
    return tuple(sorted({each for each in named if region_of(each) and each not in known and in_a_region(each, known) == each}))
