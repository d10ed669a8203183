"""CLDR's formats, as a sheet prints them: digits are 0–9, no direction marks, units kept with their numbers."""

import datetime
import re
from decimal import Decimal
from types import MappingProxyType

import pytest
from babel import Locale, localedata

from patient_handouts.handouts import formats
from patient_handouts.handouts.catalogue import Catalogue, catalogue, languages
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.scalars import LANGUAGE
from patient_handouts.handouts.units import Duration, Quantity, all_units
from patient_handouts.handouts.wording import Wording

DAY = datetime.date(2026, 10, 1)
ALL = ("en", "es", "vi", "ru", "ar", "hi", "zh", "he", "fr")


def bare(language: str) -> Catalogue:
    return Catalogue(language, catalogue("en").texts)


@pytest.mark.parametrize("language", ALL)
def test_digits_are_those_of_the_telephone(language: str) -> None:
    words = [
        formats.number_words(bare(language), 3175),
        formats.number_words(bare(language), Decimal("3.9")),
        formats.duration_words(bare(language), Duration(3, "month")),
        formats.date_words(bare(language), DAY, "US"),
        formats.days_words(bare(language), "mon-thu, sat"),
        *(formats.time_words(bare(language), "17:30", country) for country in ("US", "")),
    ]
    for each in words:
        assert "duration" not in each
        assert all(c in "0123456789" for c in each if c.isdigit()), each
        assert not set(each) & set("\u200e\u200f\u061c\u202f\u2009"), each
    assert re.sub("[^0-9]", "", words[0]) == "3175" and "2026" in words[3]


@pytest.mark.parametrize(
    ("language", "number", "decimal", "date"),
    [
        ("en", "3,175", "3.9", "1 October 2026"),
        ("es", "3,175", "3.9", "1 de octubre de 2026"),
        ("ru", "3\u00a0175", "3,9", "1 октября 2026 г."),
        ("vi", "3.175", "3,9", "1 tháng 10, 2026"),
        ("ar", "3,175", "3.9", "1 أكتوبر 2026"),
        ("hi", "3,175", "3.9", "1 अक्टूबर 2026"),
    ],
)
def test_what_languages_write(language: str, number: str, decimal: str, date: str) -> None:
    words = bare(language)
    assert (formats.number_words(words, 3175), formats.number_words(words, Decimal("3.9"))) == (number, decimal)
    assert formats.date_words(words, DAY, "") == date


@pytest.mark.parametrize("units", ["us", "metric", "both"])
def test_numbers_have_the_marks_of_the_prose_in_every_clinic(units: str, a_handout, a_clinic) -> None:
    """CLDR writes "3,9" in the Spanish of Spain; beside prose that says "0.1" and "1,000" that would be two meanings of one mark."""
    clinic = a_clinic(f"units: {units}\n")
    spanish = Wording(a_handout(), clinic, bare("es"), DAY)
    assert (spanish.number(3175), spanish.number(Decimal("3.9"))) == ("3,175", "3.9")
    assert formats.amount_words(bare("es"), Quantity(Decimal("4.5"), "kg"), "metric") == "4.5\u00a0kg"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("8:00", "सुबह 8"),
        ("12:00", "दोपहर 12"),
        ("12:30", "दोपहर 12:30"),
        ("17:30", "शाम 5:30"),
        ("21:00", "रात 9"),
    ],
)
@pytest.mark.parametrize("country", ["US", "IN", ""])
def test_hours_in_hindi_say_the_part_of_the_day(country: str, time: str, words: str) -> None:
    """CLDR's plain format is "8 am", in Latin letters."""
    assert formats.time_words(bare("hi"), time, country) == words


def test_plurals_are_the_languages_own() -> None:
    forms = {"one": "{n} месяц", "few": "{n} месяца", "many": "{n} месяцев", "other": "{n} месяца"}
    texts = {f"durations.month.{form}": parse(Scalar(words), names=None) for form, words in forms.items()}
    russian = Catalogue("ru", MappingProxyType(texts))
    months = [formats.duration_words(russian, Duration(n, "month")) for n in (1, 3, 5)]
    assert months == ["1\u00a0месяц", "3\u00a0месяца", "5\u00a0месяцев"]


@pytest.mark.parametrize("name", ["Spanish", "spanish", "español", "ESPAÑOL"])
def test_a_language_goes_by_its_names(name: str) -> None:
    assert formats.named(name, ("en", "es", "vi")) == "es"


def test_no_other_language_is_meant() -> None:
    assert formats.named("klingon", ("en", "es")) == "" and formats.named("e", ("en", "es")) == ""


UNCHANGED = {"vi"}  # their nouns are the same for one and for many, whatever forms CLDR parts (none up to 47, "one" and "other" in 48)


@pytest.mark.parametrize("language", languages())
def test_every_catalogue_is_complete(language: str) -> None:
    """It has the keys of the English one, and a word for every length of time in each plural form of the language."""
    words = catalogue(language)
    plural = "durations", "measures"
    assert {key for key in words.texts if key.split(".")[0] not in plural} == {
        key for key in catalogue("en").texts if key.split(".")[0] not in plural
    }
    for name, unit in all_units().items():
        assert all(formats.unit_words(words, name, n) for n in (1, 2, 3, 5, 11, Decimal("1.5")))
        assert name in ("lb", "kg", "°C", "°F") or f"measures.{name.replace(' ', '_')}.other" in words.texts, unit
    forms = {"other"} if language in UNCHANGED else used(language)
    for unit in ("minute", "hour", "day", "week", "month", "year"):
        written = {key.split(".")[2] for key in words.texts if key.startswith(f"durations.{unit}.")}
        assert forms | {"other"} == written  # "other" is what a form falls back on that only another CLDR knows
        assert all(formats.duration_words(words, Duration(n, unit)) for n in range(1, 100))


@pytest.mark.parametrize(
    ("languages", "from_right"),
    [
        ("ar ckb dv fa he ps sd ug ur yi ks nqo syr iw prs pnb azb ar-EG pa-Arab pa-PK uz-Arab uz-AF ku-Arab az-Arab tg-Arab", True),
        ("en es vi ru hi zh fr pa uz ku az pt-BR zh-Hant sd-Deva ks-Deva ar-Latn tg-Cyrl xx und", False),
    ],
)
def test_where_reading_begins(languages: str, from_right: bool) -> None:
    assert [each for each in languages.split() if formats.reads_from_right(each) != from_right] == []


def test_reading_begins_where_cldr_says_for_all_its_languages() -> None:
    """As long as their names are those of a definition."""
    tags, other = 0, list[str]()
    for name in localedata.locale_identifiers():
        place = Locale.parse(name)
        tag = "-".join(part for part in (place.language, place.script, place.territory) if part)
        if re.fullmatch(LANGUAGE, tag) and not place.variant:
            tags += 1
            other += [tag] if formats.reads_from_right(tag) != (place.text_direction == "rtl") else []
    assert other == [] and tags > 500


def used(language: str) -> set[str]:
    """The forms of whole numbers above nothing, by the CLDR that is installed."""
    return {formats.locale(language).plural_form(n) for n in range(1, 1000)}


def test_a_plural_form_that_a_newer_cldr_adds_falls_back_on_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Babel 2.19 parts "one" from "other" in Vietnamese, 2.18 does not: the sheet says the same."""
    from babel import Locale
    from babel.plural import PluralRule

    words = catalogue("vi")
    for rules in ({}, {"one": "i = 0 or n = 1"}):
        monkeypatch.setattr(Locale, "plural_form", PluralRule(rules))
        assert [formats.duration_words(words, Duration(n, "day")) for n in (1, 2)] == ["1\u00a0ngày", "2\u00a0ngày"]


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("ar", "Arab"),
        ("fa-DE", "Arab"),
        ("fa", "Arab"),
        ("pa", "Guru"),
        ("pa-Arab", "Arab"),
        ("uz-AF", "Arab"),
        ("prs", "Arab"),
        ("ar-Latn", "Latn"),
        ("xx", ""),
    ],
)
def test_the_script_of_a_language(language: str, script: str) -> None:
    assert formats.script_of(language) == script


def test_the_words_beside_numbers_are_words() -> None:
    """Of one word each, in small letters: a month with a number in its name is none."""
    assert {"october", "oct", "may"} <= formats.month_words("en") and "октября" in formats.month_words("ru")
    assert {"am", "pm", "noon"} <= formats.day_part_words("en") and {"सुबह", "शाम"} <= formats.day_part_words("hi")
    assert formats.joining_words("en") == {"and", "or"} and formats.joining_words("vi") == {"và", "hoặc"}
    for language in (*ALL, "ta", "bn", "xx"):
        for word in formats.month_words(language) | formats.day_part_words(language):
            assert word == word.casefold() and not re.search(r"[\s\d]", word), (language, word)
