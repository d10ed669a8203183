"""A translation and its original, block by block: which words it was made from, and what must be the same in both.

`translations.yaml` in a topic's folder records, per language and block, the digest of the original's words that the translation
was made from.  The program writes it; an author never needs to.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.numbers import get_decimal_symbol

from .blocks import Links, Named, name_of
from .catalogue import catalogue, languages
from .definition import Handout
from .digests import TEXT, of_bytes, of_lines
from .formats import locale
from .inside import assure_inside
from .measured import FileStamp, stamp
from .node import Mapping, Scalar
from .part import NODES, Part, walk
from .place import NOWHERE, Place
from .problems import Problems, unreadable
from .scalars import Digest8, Language, OneLine
from .text import Text
from .validate import model_of

FILE = "translations.yaml"
HEAD = "# The words that each block of a translation was made from. Written by `handouts new translation` and `handouts translated`.\n"
FRAME = ("title", "subtitle", "also_called", "purpose", "hero", "side", "key_points", "limits", "terms", "sources")  # what is no section
FREE = ("also_called",)  # what a translation need not have item by item: other languages have other words for it
UNTOLD = ("sources", "also_called")  # what a translator has no say in
_UNSAID = ("id", "allow", "say")  # `say` tells how a word sounds: a language may need it or not
_FORMS = {".one": "1", ".two": "2"}  # CLDR's plural forms of one number
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")

Record = dict[str, dict[str, str]]  # language → block → digest


class Content(NamedTuple):
    """One block: what stands there, and what kind of thing it is."""

    value: Any
    kind: str


def contents(handout: Handout) -> dict[str, Content]:
    """All blocks of a definition by their stable ids: "key_points", "why", "why.paragraph-2", or the id that the author gave."""
    found = {name: Content(getattr(handout, name), name) for name in FRAME if getattr(handout, name)}
    for section, name, ids in zip(handout.sections, section_ids(handout), block_ids(handout)):
        found[name] = Content((section.heading, section.picture), "section")
        found |= {id: Content(block, name_of(type(block))) for id, block in zip(ids, section.blocks)}
    return found


def section_ids(handout: Handout) -> tuple[str, ...]:
    """The stable ids of the sections: "why", or the id that the author gave."""
    seen = Counter[str]()
    return tuple(str(section.id or name) for section in handout.sections for name in [_numbered(seen, section.part)])


def block_ids(handout: Handout) -> tuple[tuple[str, ...], ...]:
    """The stable ids of the blocks, section by section: "why.paragraph-2", or the id that the author gave."""
    seen = Counter[str]()
    return tuple(tuple(_block_id(seen, section.part, block) for block in section.blocks) for section in handout.sections)


def _block_id(seen: Counter[str], part: str, block: Named) -> str:
    derived = _numbered(seen, f"{part}.{name_of(type(block))}")  # a block with an id of its own is counted too
    return str(block.id or derived)


def _numbered(seen: Counter[str], name: str) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def block_digest(content: Content) -> str:
    """Eight hex digits of a block's words and numbers."""
    lines = "\n".join(map(leaf_words, content_leaves(content.value)))
    return of_bytes(f"{content.kind}\n{lines}".encode(), TEXT)


def original_digest(original: Handout) -> str:
    """64 hex digits of all that a translation is made from: blocks with their names, words and numbers; not its sources."""
    told = ((name, content) for name, content in contents(original).items() if content.kind not in UNTOLD)
    return of_lines(line for name, content in told for line in (name, content.kind, *named_leaves(content.value)))


def named_leaves(value: Any, without: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text and value behind its field: “up to 5” is not “fewer than 5”."""
    for found, field, _, _ in walk(value, (*_UNSAID, *without)):
        if isinstance(found, tuple | dict):
            yield f"{field}: {len(found)}"
        elif found is not None and not isinstance(found, Part):
            yield f"{field} {leaf_words(found)}"


def leaf_words(leaf: Any) -> str:
    """A text as it was written, or a value."""
    return leaf.held if isinstance(leaf, Text) else str(leaf)


def digests(original: Handout) -> dict[str, str]:
    """The digest of every block."""
    return {name: block_digest(content) for name, content in contents(original).items()}


def content_leaves(value: Any) -> Iterator[Any]:
    """Texts and values in the model's order, with the number of items of each list: a lost one is a difference."""
    for found, _, _, _ in walk(value, _UNSAID):
        if isinstance(found, tuple | dict):
            yield len(found)
        elif found is not None and not isinstance(found, Part):
            yield found


class Counterpart(NamedTuple):
    """A value of a translation and the original's at the same place of the model; `field` holds both, in `part`."""

    here: Any
    there: Any
    field: str
    part: Part | None


def paired(here: Any, there: Any) -> tuple[list[Counterpart], Place | None]:
    """The values of two blocks, place by place; and where the translation begins to have other items or fields, if it does."""
    ours, theirs = walk(here, _UNSAID), walk(there, _UNSAID)
    pairs, last = list[Counterpart](), NOWHERE
    for (value, field, _, around), (other, same, _, _) in zip(ours, theirs):
        if isinstance(value, Text) or getattr(value, "place", NOWHERE) != NOWHERE:
            last = value.place
        if field != same or type(value) is not type(other) or (isinstance(value, tuple | dict) and len(value) != len(other)):
            return pairs, last
        if not isinstance(value, NODES):
            pairs.append(Counterpart(value, other, field, around[-1] if around else None))
    return pairs, None if len(ours) == len(theirs) else last


def invariant(leaf: Any, block: Any) -> str:
    """What no translation changes of a value: counts, scores, pictures, sources, how sure we are.

    A link may lead to its page in the reader's own language.
    """
    return "" if isinstance(leaf, Text) or (isinstance(block, Links) and isinstance(leaf, Scalar)) else str(leaf)


def texts(value: Any) -> list[Text]:
    return [value] if isinstance(value, Text) else [leaf for leaf in content_leaves(value) if isinstance(leaf, Text)]


def figures(value: Any, language: str) -> Counter[str]:
    """Every number in the words, as a plain decimal, and every placeholder: a phone, a limit, a temperature, a page."""
    found = Counter[str]()
    for text in texts(value):
        for run in text.runs:
            if run.placeholder:
                found[f"{{{run.placeholder}}}"] += 1
                continue
            for number in _NUMBER.findall(run.words):
                found[plain_number(number, language)] += 1
    return found + spelled(value, language)


def spelled(value: Any, language: str) -> Counter[str]:
    """The numbers of the lengths of time that stand there without a digit."""
    found = Counter[str]()
    for run in (run for text in texts(value) for run in text.runs if not run.placeholder):
        for words, alone, number in _spelled(language):
            if words in run.words and (times := len(alone.findall(run.words))):
                found[number] += times
    return found


@cache
def _spelled(language: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The lengths of time that a language says without a digit, as a pattern, and their number: "two days" is one word in Arabic."""
    if language not in languages():
        return ()
    own = catalogue(language)
    told = (
        (own.put(f"durations.{key}"), number)
        for key in own.keys("durations")
        for form, number in _FORMS.items()
        if key.endswith(form) and not any(run.placeholder for run in own.text(f"durations.{key}").runs)
    )
    return tuple((words, re.compile(rf"(?<!\w){re.escape(words)}(?!\w)"), number) for words, number in told)


@lru_cache(2048)
def plain_number(number: str, language: str) -> str:
    """`3,175` and `3 175` → "3175", `0,1` → "0.1", as the language writes numbers; a lone mark before three digits parts thousands."""
    marks, decimal, digits = re.findall(r"\D", number), _decimal(language), re.split(r"\D", number)
    if marks and marks[-1] == decimal and marks.count(decimal) == 1 and not parts_by_decimal(number, language):
        return str(Decimal("".join(digits[:-1]) + "." + digits[-1]).normalize())
    return "".join(digits).lstrip("0") or "0"  # as text: Python turns no more than 4,300 digits into a number


@cache
def _decimal(language: str) -> str:
    """The mark before decimals, as the language writes it in the United States."""
    return str(get_decimal_symbol(locale(language, "US"), numbering_system="latn"))


@lru_cache(2048)
def parts_by_decimal(number: str, language: str) -> bool:
    """Whether thousands seem to be parted by the mark that the language has for decimals: “4.931” in Spanish of the United States."""
    digits = re.split(r"\D", number)
    return number.count(_decimal(language)) == 1 and number[-4:-3] == _decimal(language) and len(digits[-1]) == 3 and digits[0] != "0"


def read_record(folder: Path) -> Record:
    """The record of a topic's folder, empty where there is none; raises `Problems`."""
    path = folder / FILE
    assure_inside(path, folder.parents[1])  # the workspace, or the built-in library's
    read = dict[Language, dict[OneLine, Digest8]]()
    if os.path.lexists(path):
        try:
            read = _read_record(path, stamp(path))
        except OSError as error:
            if os.path.lexists(path):  # else it went meanwhile
                raise Problems([unreadable(error, path)]) from None
    return {str(language): {str(name): str(digest) for name, digest in blocks.items()} for language, blocks in read.items()}


@lru_cache(8)
def _read_record(path: Path, known: FileStamp) -> dict[Language, dict[OneLine, Digest8]]:
    """The same as a model, read once for all languages."""
    return model_of("record", dict[Language, dict[OneLine, Digest8]], path, Mapping({}))


def record_text(record: Record) -> str:
    """The record as a file."""
    return HEAD + "".join(
        f"{language}:\n" + "".join(f"  {name}: {digest!r}\n" for name, digest in blocks.items())
        for language, blocks in sorted(record.items())
    )
