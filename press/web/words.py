"""The words of the web pages in the languages that staff read, and what languages call themselves."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ...handouts.catalogue import ORIGINAL, complete, read_catalogue
from ...handouts.formats import own_name, reads_from_right
from ...handouts.place import Place
from ...handouts.problems import Problems
from ...handouts.regions import region_of
from ..orders.workshop import Workshop
from .sent import LanguageToggle

SHARED = Path(__file__).parent / "shared"
STAFF = ("en", "es")  # the languages that the pages themselves speak; the first is the one the other is compared with


def spoken(folder: Path, language: str) -> dict[str, str]:
    """The words of a page in a language of the staff: those that all pages share, and those of its folder."""
    return words_in(SHARED, language) | words_in(folder, language)


@cache
def words_in(folder: Path, language: str) -> dict[str, str]:
    """The words of one folder; raises `Problems` where a language lacks one."""
    made = read_catalogue(folder / f"{language}.yaml")
    complete(made, read_catalogue(folder / f"{STAFF[0]}.yaml"), Place(str(folder / f"{language}.yaml")))
    return {key: text.plain for key, text in made.texts.items()}


def staff() -> dict[str, str]:
    """What the languages of the staff call themselves."""
    return {language: own_name(language) for language in STAFF}


def language_called(language: str, workshop: Workshop) -> str:
    """What a language calls itself, by its catalogue: a workspace may have one that CLDR has never heard of; in a region, by CLDR."""
    if region_of(language):
        return own_name(language)
    try:
        return workshop.library.catalogue(language).put("language.own")
    except Problems:
        return own_name(language)


def listed_languages(called: Mapping[str, str]) -> list[LanguageToggle]:
    """Languages, by what they call themselves, as they stand on the toggles: English, then by the alphabet."""
    return [
        {"id": each, "name": called[each], "dir": "rtl" if reads_from_right(each) else "ltr"}
        for each in sorted(called, key=lambda language: (language != ORIGINAL, called[language].casefold()))
    ]
