"""A translation must say what its original says: nothing stale, missing, added or turned round, and no other number."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout
from ..handouts.node import Mapping, Node, Sequence
from ..handouts.part import walk
from ..handouts.place import NOWHERE, Place
from ..handouts.problems import Problem
from ..handouts.text import Text
from ..handouts.translation import FREE, Content, Counterpart, contents, digests, invariant, paired, texts
from .bilingual.address import mixed
from .bilingual.compared import differences
from .bilingual.items import ListItem, TextPair, misnamed, strayed, swapped
from .bilingual.length import shortened
from .bilingual.names import renamed
from .bilingual.rules import BLOCKS, DANGER, FIGURES, LANGUAGE, STALE, UNRECORDED, UNTRANSLATED
from .bilingual.said import heard
from .bilingual.tongue import in_another_language

LONG = 6  # words: a sentence that stands word for word in both files was left over; names and units may be the same


def check(handout: Handout, original: Handout, record: dict[str, str]) -> Iterator[Problem]:
    """All that is wrong between a translation and its original; `record` is the digest that each block was made from."""
    here, there = contents(handout), contents(original)
    yield from _otherwise(handout, original)
    for name in there.keys() - here.keys():
        yield BLOCKS.at(_gap(name, here, there, handout), f"“{name}” of the original ({_at(there[name], original).line}) is missing here")
    for name in here.keys() - there.keys():
        yield BLOCKS.at(_at(here[name], handout), f"the original has no “{name}”")
    if set(here) == set(there) and list(here) != list(there):
        first = next(name for name, other in zip(here, there) if name != other)
        yield BLOCKS.at(_at(here[first], handout), f"“{first}” stands at another place than in the original")
    rows = list[TextPair]()
    for name in (name for name in here if name in there):
        yield from _recorded(name, here[name], there[name], handout, original, record)
        if here[name].kind not in FREE:
            yield from _block(name, here[name], there[name], handout, original, rows)
    yield from misnamed(rows)
    yield from renamed(rows, handout, original)
    yield from mixed(rows)
    yield from shortened(rows)


def _otherwise(handout: Handout, original: Handout) -> Iterator[Problem]:
    """Another kind of topic, or a part of one's own that stands elsewhere."""
    if handout.kind.name != original.kind.name:
        what = f"this is about: {handout.kind.name}, the original about: {original.kind.name}"
        yield BLOCKS.at(handout.place, what, f"write about: {original.kind.name}")
        return
    for ours, theirs in zip(handout.sections, original.sections):
        if ours.part == theirs.part and (ours.before, ours.after) != (theirs.before, theirs.after):
            yield BLOCKS.at(ours.place, f"this part stands at another place than in the original ({theirs.place.line})")


@lru_cache(8)
def _digests(original: Handout) -> dict[str, str]:
    """The digests of an original's blocks, worked out once for all its translations."""
    return digests(original)


def _recorded(name: str, here: Content, there: Content, handout: Handout, original: Handout, record: dict[str, str]) -> Iterator[Problem]:
    if name not in record:
        yield UNRECORDED.at(_at(here, handout), f"“{name}” has no entry in translations.yaml")
    elif record[name] != _digests(original)[name]:
        other = _at(there, original)
        yield STALE.at(_at(here, handout), f"“{name}” was translated before its original ({other.file}:{other.line}) was changed")


def _block(name: str, here: Content, there: Content, handout: Handout, original: Handout, rows: list[TextPair]) -> Iterator[Problem]:
    """What differs in one block; its texts with what they say are added to `rows`."""
    place, other = _at(here, handout), _at(there, original)
    pairs, odd = paired(here.value, there.value)
    if odd is not None:
        rule = DANGER if isinstance(here.value, DangerSigns) else BLOCKS
        yield rule.at(place if odd == NOWHERE else odd, f"“{name}” has other items than the original ({other.file}:{other.line})")
        yield from strayed(_items(here, handout), _items(there, original))
    own = list[TextPair]()
    for pair in pairs:
        if not isinstance(pair.here, Text):
            if invariant(pair.here, here.value) != invariant(pair.there, there.value):
                yield FIGURES.at(_written(pair) or place, f"“{pair.here}” is “{pair.there}” in the original ({other.file}:{other.line})")
        elif here.kind != "sources":
            own.append((pair, heard(pair.here, handout.language), heard(pair.there, original.language)))
    for row in own if odd is None else ():
        yield from _text(row)
    yield from swapped(own if odd is None else ())
    rows += own


def _items(content: Content, handout: Handout) -> list[ListItem]:
    """The texts of a block, each with its field."""
    return [(field, heard(value, handout.language)) for value, field, _, _ in walk(content.value) if isinstance(value, Text)]


def _text(row: TextPair) -> Iterator[Problem]:
    pair, ours, theirs = row
    if pair.here.source == pair.there.source and len(pair.here.source.split()) >= LONG:
        yield UNTRANSLATED.at(pair.here.place)
        return
    strange = list(in_another_language(ours, theirs))
    yield from (LANGUAGE.at(pair.here.place, f"“{words}” is in another language") for words in strange)
    if not strange:
        yield from differences(pair, ours, theirs)


def _written(pair: Counterpart) -> Place | None:
    """Where a value that differs is written: its own place, or that of its name, for which the file is read again."""
    if place := getattr(pair.here, "place", None):
        return cast(Place, place)
    if not pair.part or not Path(pair.part.place.file).is_file():
        return None
    from ..handouts.reader import read_file  # YAML

    return _named(read_file(Path(pair.part.place.file)).node, pair.part.place, pair.field) or pair.part.place


def _named(node: Node | None, place: Place, field: str) -> Place | None:
    """Where a name of the mapping at that place is written."""
    if isinstance(node, Mapping):
        if node.place == place and field in node:
            return node.where(field)
        return next((found for each in node.values() if (found := _named(each, place, field))), None)
    return next((found for each in node if (found := _named(each, place, field))), None) if isinstance(node, Sequence) else None


def _gap(name: str, here: dict[str, Content], there: dict[str, Content], handout: Handout) -> Place:
    """Where a block of the original is missing: at the next that is there."""
    names = list(there)
    after = next((other for other in names[names.index(name) :] if other in here), None)
    return _at(here[after], handout) if after else handout.place


def _at(content: Content, handout: Handout) -> Place:
    """Where a block stands: its own place, else that of its first words, else the file's."""
    place = getattr(content.value, "place", NOWHERE)
    if place == NOWHERE:
        place = next((text.place for text in texts(content.value)), handout.place)
    return place
