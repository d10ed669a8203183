"""What of a sheet stands on paper, as a recall compares it: words and numbers, never how their file is written.

A comment, the ends of lines, kinds of dashes, spaces and quotes, bold print, an id, a version or other pictures make no other words;
nor does what no sheet prints (a term that nothing uses, the address behind a short one), or one amount written in two ways; nor a newer
version of this program, whose definitions may say more: what nobody wrote down takes no part.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from .blocks import Link, PictureBlock, PictureRow
from .catalogue import Catalogue
from .clinic import Clinic
from .clinic_phones import NamedPhone
from .definition import SOUGHT, Handout, Section
from .digests import ALL, INPUT, of_bytes, of_lines
from .node import Scalar
from .own_words import is_danger
from .part import NODES, Met, Part, walk
from .phones import HIDDEN, Phone, plain
from .text import Run, Text
from .units import in_units, neat, quantity
from .web_address import shown_address

# of a definition: what is not printed, what is no word, and which edition of its words a sheet calls itself
WORDLESS = (
    *("id", "format", "about", "kind", "allow", "version", "topic", "language", "original", "made_from", "joined"),
    *SOUGHT,
    *("hero", "picture", "icon", "side", "layout", "pages"),
)
APART = "terms", "sources"  # told as they are printed: the terms that are used, the sources by their numbers
FACTS = ("name", "address", "phones", "sites", "emergency", "language_help")  # of a clinic; its hours and its web address harm nobody
NO_FACT = ("set_by", "set_on", "hours")  # a limit that is signed once more is the same; when a site is open harms nobody either
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), "…": "..."})


def read_alike(words: str) -> str:
    """The words as they are read: one kind of space, dash, digit and quote, nothing that is not seen."""
    return " ".join(plain(unicodedata.normalize("NFC", words)).replace(HIDDEN, "").translate(_QUOTES).split())


def words_digest(handout: Handout, catalogue: Catalogue) -> str:
    """The digest, 64 hex digits, of a definition's finished words before any clinic's facts are filled in."""
    return of_lines(words_told(handout, catalogue), ALL)


def facts_of(clinic: Clinic, topic: str = "") -> tuple[str, ...]:
    """A digest for each thing that a clinic's sheets tell of it; with its limits for one topic, or for all.

    A fact that is new makes none of them another.
    """
    limits = clinic.limits.get(Scalar(topic)) if topic else clinic.limits
    facts: dict[str, Any] = {name: getattr(clinic, name) for name in FACTS} | {"limits": limits}
    facts["phones"] = {"day": clinic.phones.day, "after_hours": clinic.phones.after_hours, "further": _further(clinic)}
    facts["sites"] = {_read(site.name): site for site in clinic.sites.values()}  # a site's name in files is not printed
    found = (f"{name} {each}" for name, value in facts.items() for each in _paths(value))
    return tuple(sorted({of_bytes(each.encode("utf-8"), INPUT) for each in found}))


def _further(clinic: Clinic) -> dict[str, Any]:
    """The further phones, each by its number: what it is called in files is not printed, and a label for it makes it no other number."""
    named = (
        (entry.number, entry) if isinstance(entry, NamedPhone) else (entry, {"number": entry}) for entry in clinic.phones.further.values()
    )
    return {_read(number): said for number, said in named}


def words_told(handout: Handout, catalogue: Catalogue, said: Callable[[Text], str] | None = None) -> Iterator[str]:
    """What a definition's sheets say, each with its part and field: a do is no do-not.  `said`: a text, where not as it was written."""
    numbers, used = {str(id): str(number) for number, id in enumerate(handout.sources, 1)}, set[str]()
    idle = [limit for name, limit in handout.limits.items() if name not in handout.shown_limits()]

    def read(value: Any) -> str:
        return said(value) if said and isinstance(value, Text) else _read(value, numbers)

    for met in walk(handout, (*WORDLESS, *APART)):
        found, field, _, around = met
        if not isinstance(found, NODES) and not _is_silent(met, catalogue) and not any(each is limit for each in around for limit in idle):
            part = next((str(each.part) for each in around if isinstance(each, Section)), "")
            yield f"{part}.{field} {numbers[found] if field == 'source' else read(found)}"
            used |= _terms_in(found)
    yield from _terms(handout, used, read)
    for source in handout.sources.values():
        named = (source.by, source.in_ or source.title) if source.url else (source.by, source.title, source.in_)
        texts = [read(text) for text in named if text]
        yield " ".join(["source", *texts, str(source.year or ""), str(source.read or ""), shown_address(str(source.url or ""))])


def _is_silent(met: Met, catalogue: Catalogue) -> bool:
    """Whether a value changes nothing on paper: a default, a heading that stands there anyway, the address behind a short one."""
    found, _, name, around = met
    if not (around and name):
        return False
    within = around[-1]
    if isinstance(within, Section) and name == "heading":
        usual = catalogue.texts.get(f"parts.{within.part}")
        return is_danger(within) or (usual is not None and _read(found) == _read(usual))
    if isinstance(within, PictureBlock | PictureRow) and name == "size":
        return True
    return within.DEFAULTS.get(name, around) == found or (isinstance(within, Link) and name == "url" and within.short is not None)


def _terms(handout: Handout, used: set[str], read: Callable[[Text], str]) -> Iterator[str]:
    """The terms that are used, also by what explains another one."""
    known = {str(name): term for name, term in handout.terms.items()}
    wanted, told = sorted(used & known.keys()), set[str]()
    while wanted:
        told.update(wanted)
        wanted = sorted(set().union(*(_terms_in(known[name].means) for name in wanted)) & known.keys() - told)
    for name in sorted(told):
        yield " ".join(["term", name, *(read(text) for text in (known[name].say, known[name].means) if text)])


def _terms_in(value: Any) -> set[str]:
    return {run.term for run in value.runs if run.term} if isinstance(value, Text) else set()


def _paths(value: Any) -> Iterator[str]:
    """What is said in a value, each under the names that lead to it."""
    if isinstance(value, dict):
        yield from (f"{name}.{each}" for name, inner in value.items() for each in _paths(inner))
    elif isinstance(value, Part):
        yield from _paths({name: inner for name, inner in value.__dict__.items() if name not in NO_FACT})
    elif value is not None:
        yield f" {_read(value)}"


def _read(value: Any, numbers: Mapping[str, str] = {}) -> str:
    """A value as it is read: a telephone by what it dials, a number without idle zeros, an address as one says it."""
    match value:
        case Text():
            words = read_alike("".join(run.words or f"{{{_filler(run, numbers)}}}" for run in value.runs))
            return " ".join((words, *(shown_address(run.link) for run in value.runs if run.link)))
        case Phone():
            return value.digits or read_alike(str(value))
        case Decimal():
            return f"{neat(value):f}"
    return shown_address(read_alike(str(value)))


def _filler(run: Run, numbers: Mapping[str, str]) -> str:
    """A placeholder by what it prints: a source by its number, an amount in both units."""
    if amount := quantity(run.placeholder):
        return " ".join(map(str, in_units(amount, "both")))
    name, _, argument = run.placeholder.partition(":")
    return f"source {numbers.get(argument, '')}" if name == "source" else f"{run.placeholder}:{run.form}" if run.form else run.placeholder
