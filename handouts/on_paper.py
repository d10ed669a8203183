"""What of a sheet stands on paper, as a recall compares it: words and numbers, never how their file is written.

A comment, the ends of lines, kinds of dashes, spaces and quotes, bold print, an id, a version or other pictures make no other words;
nor does a newer version of this program, whose definitions may say more: what nobody wrote down takes no part.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .clinic import Clinic
from .definition import Handout, Section
from .digests import ALL, INPUT, of_bytes, of_lines
from .limits import Says
from .node import Scalar
from .part import NODES, Part, walk
from .phone_search import find
from .phone_wanted import stands_in
from .phones import HIDDEN, Phone, plain
from .text import Text
from .wording import Wording

# of a definition: what is not printed, what is no word, and which edition of its words a sheet calls itself
WORDLESS = (
    *("id", "format", "allow", "also_called", "version", "topic", "language", "original", "made_from"),
    *("hero", "picture", "icon", "side"),
)
FACTS = ("name", "address", "phones", "emergency", "language_help")  # of a clinic; its hours and its web address harm nobody
SIGNED = ("set_by", "set_on")  # of a limit: signed once more it is the same
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), "…": "..."})


def read_alike(words: str) -> str:
    """The words as they are read: one kind of space, dash, digit and quote, nothing that is not seen."""
    return " ".join(plain(unicodedata.normalize("NFC", words)).replace(HIDDEN, "").translate(_QUOTES).split())


def words_digest(handout: Handout) -> str:
    """The digest, 64 hex digits, of a definition's finished words before any clinic's facts are filled in."""
    return of_lines(_told(handout, WORDLESS), ALL)


def facts_of(clinic: Clinic, topic: str = "") -> tuple[str, ...]:
    """A digest for each thing that a clinic's sheets tell of it; with its limits for one topic, or for all.

    A fact that is new makes none of them another.
    """
    limits = clinic.limits.get(Scalar(topic)) if topic else clinic.limits
    facts: dict[str, Any] = {name: getattr(clinic, name) for name in FACTS} | {"limits": limits}
    found = (f"{name} {each}" for name, value in facts.items() for each in _paths(value))
    return tuple(sorted({of_bytes(each.encode("utf-8"), INPUT) for each in found}))


def _told(value: Any, without: tuple[str, ...]) -> Iterator[str]:
    """What is said in a value, each with its part and field: a do is no do-not."""
    for found, field, name, around in walk(value, without):
        if not isinstance(found, NODES) and not (around and name and around[-1].DEFAULTS.get(name, around) == found):
            part = next((str(each.part) for each in around if isinstance(each, Section)), "")
            yield f"{part}.{field} {_read(found)}"


def _paths(value: Any) -> Iterator[str]:
    """What is said in a value, each under the names that lead to it."""
    if isinstance(value, dict):
        yield from (f"{name}.{each}" for name, inner in value.items() for each in _paths(inner))
    elif isinstance(value, Part):
        yield from _paths({name: inner for name, inner in value.__dict__.items() if name not in SIGNED})
    elif value is not None:
        yield f" {_read(value)}"


def _read(value: Any) -> str:
    if not isinstance(value, Text):
        return read_alike(str(value))
    words = read_alike("".join(run.words or f"{{{run.placeholder}}}" for run in value.runs))
    return " ".join((words, *(run.link for run in value.runs if run.link)))


def lines_of(handout: Handout) -> Iterator[str]:
    """Every text of a definition as its author wrote it, without marks, and where its links lead."""
    return _lines(handout, lambda text: text.plain)


def filled_lines(wording: Wording) -> Iterator[str]:
    """Its own words with every placeholder filled."""
    wording = wording.paged(lambda _: "…")
    return _lines(wording.handout, lambda text: wording.words(text).plain)


def clinic_lines(wording: Wording) -> Iterator[str]:
    """What a clinic's sheet may print of it in the sheet's language: name, address, numbers, hours, limits, help, its own words."""
    handout, clinic = wording.handout, wording.clinic
    yield from (wording.words(text).plain for text in (clinic.name, clinic.address) if text)
    yield from (str(each) for each in (clinic.phones.day, clinic.emergency, clinic.web) if each)
    yield from (wording.after_hours().plain, wording.language_help().plain)
    yield from (line.plain for line in wording.hours())
    for name in dict.fromkeys(handout.limits()):
        line = wording.limit(name)
        yield from (words.plain for words in (line.name, line.value, line.signed) if words)


def texts_of(clinic: Clinic, topic: str, language: str) -> Iterator[str]:
    """The words that a clinic has written itself for a sheet, as they were written."""
    in_language, limits = Scalar(language), clinic.limits.get(Scalar(topic))
    inside = [clinic.name, clinic.address, clinic.language_help.get(in_language)]
    inside += [clinic.phones.after_hours.get(in_language)] if isinstance(clinic.phones.after_hours, dict) else []
    inside += [limit.say.get(in_language) for limit in (limits.__dict__.values() if limits else ()) if isinstance(limit, Says)]
    yield from (text.plain for text in inside if text)


def _lines(handout: Handout, words: Callable[[Text], str]) -> Iterator[str]:
    for value, _, _, _ in walk(handout, WORDLESS):
        if isinstance(value, Text):
            yield words(value)
            yield from (run.link for run in value.runs if run.link)
        elif isinstance(value, Scalar):
            yield str(value)


def has_number(lines: Iterable[str], number: Phone) -> bool:
    """Whether a number stands in any of these lines, in any form."""
    return any(stands_in(line, number) for line in lines)


def numbers_in(lines: Iterable[str]) -> Iterator[str]:
    """The telephone numbers that stand in some lines, as they stand there."""
    return (found.written for line in lines if any(sign.isdigit() for sign in line) for found in find(line))


def has_words(lines: Iterable[str], wanted: str) -> bool:
    """Whether words stand in any of these lines, whatever their capitals."""
    wanted = read_alike(wanted).casefold()
    return any(wanted in read_alike(line).casefold() for line in lines)
