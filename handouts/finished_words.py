"""How words, runs and numbers stand in the structure that is signed, and each of them as something that a signature holds by itself."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from .digests import TEXT, of_bytes
from .place import NOWHERE, Place
from .text import Run, Text
from .units import neat
from .wording import joined
from .words import Span, Words

BEHIND = "="  # how the role of what stands behind a value begins
ItemKind = Literal["words", "picture", "value", "own", "limit", "clinic"]  # value: a number or a choice; own: words of the program's
Leaf = tuple[Any, str, Place, ItemKind]  # a word, number or picture in the structure, its role, where it is written, its kind


class SignedItem(NamedTuple):
    """Something that a signature holds: its digest, what it is on the sheet ("aftercare.do_not"), where it is written, its kind."""

    digest: str
    role: str
    place: Place
    kind: ItemKind = "words"

    @property
    def is_behind(self) -> bool:
        """Whether it stands behind a value and is no part of what is signed (`Leaves.add`)."""
        return self.role.startswith(BEHIND)

    def __str__(self) -> str:
        return f"{self.digest}/{self.role}" if self.role else self.digest


class Leaves(list[Leaf]):
    """What is held, in the order of the sheet."""

    def add(self, value: Any, role: str, written: Any, kind: ItemKind = "words", made_of: Any = None) -> Any:
        """The value, which is held from now on; `written` knows its place.

        `made_of`: what somebody wrote, where the value is that with something filled in.  It is held behind the value, and is no part of
        what is signed: it tells whether the words were changed or only what is filled into them.
        """
        role, place = role.replace(" ", "_"), getattr(written, "place", NOWHERE)  # a space parts what is held
        self.append((value, role, place, kind))
        if made_of is not None:
            self.behind(made_of, role, written)
        return value

    def behind(self, value: Any, role: str, written: Any) -> None:
        """Hold what is no part of what is signed, and tells why something is printed otherwise."""
        self.append((value, f"{BEHIND}{role}", getattr(written, "place", NOWHERE), "value"))


def signed_item(leaf: Leaf) -> SignedItem:
    """A leaf as a signature keeps it."""
    value, role, place, kind = leaf
    return SignedItem(of_bytes(json_bytes(value), TEXT), role, place, kind)


@lru_cache(5000)
def still(text: Text) -> list[list[Any]]:
    """Words that are the same for every clinic, as they are printed; empty for others.  (Nobody changes these lists.)"""
    if any(run.placeholder for run in text.runs):
        return []
    return as_spans(joined([Span(run.words, run.strong, run.link, term=run.term) for run in text.runs], text.place))


def as_run(run: Run, sources: Mapping[str, int]) -> list[Any]:
    """Words as they were written; a source by its number."""
    name, _, argument = run.placeholder.partition(":")
    argument = f"{argument}:{run.form}" if run.form else argument
    return [run.words, run.strong, run.link, run.term, name, sources.get(argument, 0) if name == "source" else argument]


def as_plain(value: Any) -> str | int:
    """A number as a number, everything else as text: 3.90 is 3.9."""
    return value if isinstance(value, int) else f"{neat(value):f}" if isinstance(value, Decimal) else str(value)


def as_spans(words: Words) -> list[list[Any]]:
    return [as_span(span) for span in words]


def as_span(span: Span) -> list[Any]:
    """What number a page has is known only when pages are set; how long a line to write on is depends on its column."""
    words = "" if span.page else span.words
    return [words, span.strong, span.link, bool(span.blank), span.page, span.term]


def json_bytes(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
