"""The digest of a sheet's finished words: what a clinician signs.  Any change of words, numbers or pictures changes it."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from .blocks import Evidence
from .digests import of_lines
from .part import NODES, walk
from .text import Text
from .wording import Wording
from .words import Span, Words

UNPRINTED = ("id", "format", "allow", "made_from")


@lru_cache(64)
def finished(wording: Wording, every_clinic: bool = False) -> str:
    """The digest, 64 hex digits, of the words that this clinic's sheet prints.

    With `every_clinic`, of the words before any clinic's facts are filled in: for a definition approved for all of them.
    """
    handout = wording.handout
    own = wording.catalogue.text
    lines = list(spelled(handout, as_written if every_clinic else lambda text: _printed(wording.words(text))))
    lines += (own(f"parts.{section.part}").source for section in handout.sections if not section.heading)
    lines += (own(f"certainty.{part.certainty}").source for part in handout.parts() if isinstance(part, Evidence))
    if not every_clinic:
        lines += map(_printed, _clinic_words(wording))
    return of_lines(lines)


def _clinic_words(wording: Wording) -> Iterator[Words]:
    """What a clinic adds to a definition's words: its name, phones and hours, and its limits on this sheet."""
    yield wording.words(wording.clinic.name)
    yield Words((Span(wording.phone()), Span(wording.clinic.emergency.written)))
    yield from wording.hours()
    yield wording.after_hours()
    for name in wording.handout.limits():
        line = wording.limit(name)
        yield from (line.name, line.value, line.signed or Words())


def spelled(value: Any, words: Callable[[Text], str]) -> Iterator[str]:
    """All that is printed of a part, in the model's order, with the names of its fields: a do is no do-not."""
    for found, _, name, _ in walk(value, UNPRINTED):
        if name:
            yield f"{name}:"
        if isinstance(found, Text):
            yield words(found)
        elif not isinstance(found, NODES):
            yield str(found)


def as_written(text: Text) -> str:
    return text.source


def _printed(words: Words) -> str:
    """Words as one line of the digest: bold, links, blanks and what page they point to count."""
    return json.dumps(
        [("" if span.blank or span.page else span.words, span.strong, span.link, bool(span.blank), span.page) for span in words]
    )
