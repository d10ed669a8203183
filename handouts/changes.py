"""What has changed since a signature: which words are new, and which stand elsewhere (a Do that became a Do not).

A signature keeps for each text, in order, eight digits of its digest and its role, "1a2b3c4d/aftercare.do_not"; in the same manner
its numbers and pictures, the catalogue's headings, and for one clinic its phones, hours and limits.  An older one kept digits only: it
tells which words are new, not where words stood, and nothing of numbers, pictures, headings and limits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from .blocks import Evidence
from .definition import Handout, Section
from .digests import TEXT, of_bytes
from .finished import UNPRINTED
from .part import NODES, Part, walk
from .place import NOWHERE, Place
from .text import Text
from .wording import Wording
from .words import Words


class SignedItem(NamedTuple):
    """Something that a signature holds: its digest, what it is on the sheet ("aftercare.do_not"), where it is written."""

    digest: str
    role: str
    place: Place

    def __str__(self) -> str:
        return f"{self.digest}/{self.role}" if self.role else self.digest


@dataclass(frozen=True)
class Change:
    """Something that is not as it was signed: new, or the same as before at another place of the sheet, where it was `was`."""

    place: Place
    role: str
    was: str = ""


@dataclass(frozen=True)
class Changes:
    """All of them; how many of each role are gone; whether the signature tells where words stood."""

    found: tuple[Change, ...] = ()
    gone: tuple[tuple[str, int], ...] = ()
    knows_roles: bool = True


def text_digest(text: Text) -> str:
    """Eight hex digits of a text as the author wrote it."""
    return _digest(text.source)


def _digest(words: str) -> str:
    return of_bytes(words.encode("utf-8"), TEXT)


def signed_texts(handout: Handout) -> list[SignedItem]:
    """Its texts, in order."""
    return [
        SignedItem(text_digest(value), _role(field, around), value.place)
        for value, field, _, around in walk(handout)
        if isinstance(value, Text)
    ]


def values(wording: Wording, every_clinic: bool) -> list[SignedItem]:
    """What else is printed of it: numbers and pictures, headings of the catalogue, and the facts of one clinic."""
    handout, own = wording.handout, wording.catalogue.text
    found = [
        SignedItem(_digest(str(value)), _role(field, around), getattr(value, "place", around[-1].place))
        for value, field, _, around in walk(handout, UNPRINTED)
        if around and not isinstance(value, (*NODES, Text))
    ]
    for part in handout.parts():
        if isinstance(part, Section) and not part.heading:
            found.append(SignedItem(_digest(own(f"parts.{part.part}").source), f"{part.part}.heading", part.place))
        elif isinstance(part, Evidence):
            found.append(SignedItem(_digest(own(f"certainty.{part.certainty}").source), "certainty", part.place))
    return found if every_clinic else [*found, *_of_clinic(wording)]


def _of_clinic(wording: Wording) -> Iterator[SignedItem]:
    clinic = wording.clinic
    for role, words in (("clinic", wording.words(clinic.name).plain), ("phone", wording.phone()), ("emergency_number", clinic.emergency)):
        yield SignedItem(_digest(str(words)), role, NOWHERE)
    yield SignedItem(_digest(" ".join(line.plain for line in wording.hours())), "hours", NOWHERE)
    yield SignedItem(_digest(wording.after_hours().plain), "after_hours", NOWHERE)
    for name in wording.handout.limits():
        line = wording.limit(name)
        told = " / ".join(words.plain for words in (line.name, line.value, line.signed or Words()))
        yield SignedItem(_digest(told), f"limits.{name}", line.place)


def _role(field: str, around: tuple[Part, ...]) -> str:
    part = next((str(each.part) for each in around if isinstance(each, Section)), "")
    return f"{part}.{field}" if part else field


def read_held(kept: str) -> list[SignedItem]:
    """What a signature keeps, as it was written into it."""
    return [SignedItem(digest, role, NOWHERE) for digest, _, role in (each.partition("/") for each in kept.split())]


def compared(before: Iterable[SignedItem], now: Iterable[SignedItem]) -> Changes:
    """What is new, moved or gone."""
    before, now = list(before), list(now)
    if before and not all(each.role for each in before):
        return _by_digest(before, now)
    same = SequenceMatcher(None, [str(each) for each in before], [str(each) for each in now], autojunk=False).get_matching_blocks()
    old = [each for k, each in enumerate(before) if not any(block.a <= k < block.a + block.size for block in same)]
    new = [each for k, each in enumerate(now) if not any(block.b <= k < block.b + block.size for block in same)]
    changes = list[Change]()
    for each in new:
        alike = [other for other in old if other.digest == each.digest]
        was = next((other for other in alike if other.role == each.role), alike[0] if alike else None)
        if was:
            old.remove(was)
        changes.append(Change(each.place, each.role, was.role if was else ""))
    return Changes(tuple(changes), tuple(Counter(each.role for each in old).items()))


def _by_digest(before: list[SignedItem], now: list[SignedItem]) -> Changes:
    """The same as far as an older signature can tell: words that it held somewhere are not new."""
    left, new = Counter(each.digest for each in before), list[Change]()
    for each in now:
        if left[each.digest]:
            left[each.digest] -= 1
        else:
            new.append(Change(each.place, each.role))
    return Changes(tuple(new), (("", left.total()),) if left.total() else (), knows_roles=False)
