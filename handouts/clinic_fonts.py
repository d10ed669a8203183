"""Which of the fonts that a clinic names a sheet may be set in: that of its language, and others where it has words in their scripts."""

import unicodedata
from collections.abc import Iterable, Iterator

from .clinic import Clinic, FontFiles
from .definition import Handout
from .node import Scalar
from .other_help import other_help
from .regions import said_in
from .scalars import FontPath

# the scripts of the sheets' own font, FiraGO, as Unicode begins the names of their letters
OWN_SCRIPTS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI", "THAI", "GEORGIAN"})


def beyond(words: str) -> bool:
    """Whether any letter is of a script that the sheets' own font does not have."""
    return not words.isascii() and any(letter.isalpha() and _script(letter) not in OWN_SCRIPTS for letter in {*words})


def named_fonts(clinic: Clinic, language: str, words: Iterable[str]) -> Iterator[FontFiles | FontPath]:
    """The language's own, then those of other languages if any of the words is in a script that wants one."""
    if own := said_in(clinic.fonts, language):
        yield own
    others = [named for named in clinic.fonts.values() if named is not own]
    if others and any(map(beyond, words)):
        yield from others


def words_on_sheet(handout: Handout, clinic: Clinic) -> Iterator[str]:
    """The words of a handout, and of the clinic's own those that its sheet may print."""
    language, phones = Scalar(handout.language), clinic.phones
    closed = said_in(phones.after_hours, language) if isinstance(phones.after_hours, dict) else None
    labels = (phones.label(name, language) for name in phones.further)
    own = (clinic.name, clinic.short_name, clinic.address, said_in(clinic.language_help, language), closed, *labels)
    own += tuple(text for _, text in other_help(clinic.language_help, language))
    own += tuple(text for site in clinic.sites.values() for text in (site.name, site.address))
    yield from (text.plain for text in (*handout.all_texts(), *own) if text)


def files_of(named: FontFiles | FontPath) -> list[FontPath]:
    """A font's file, and that of its bold."""
    return [*filter(None, (named.regular, named.bold))] if isinstance(named, FontFiles) else [named]


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "LATIN")
    return name.partition(" ")[0].removesuffix("-1") if not name.startswith("MODIFIER") else "LATIN"
