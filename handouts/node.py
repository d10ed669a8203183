"""YAML as read: text, lists and mappings that know where they were written.

Every scalar is the text that was written (`012`, `no`, `1:30` stay themselves); the model decides what is a number.
The three classes are the plain Python ones with a `place`, so that the model validates them as they are.
"""

from typing import Any, NamedTuple

from .place import NOWHERE, Place
from .problems import Problem


class Row(NamedTuple):
    """A stretch of a scalar's text that stands on one line of the file, letter by letter."""

    start: int  # index into the text
    line: int
    column: int


class Scalar(str):
    """A piece of text and its place; `rows` tells where each of its lines stands (none where escapes shift the letters)."""

    __slots__ = ("place", "rows")
    place: Place
    rows: tuple[Row, ...]

    def __new__(cls, words: str, place: Place = NOWHERE, rows: tuple[Row, ...] = ()) -> "Scalar":
        made = super().__new__(cls, words)
        made.place, made.rows = place, rows
        return made

    def __getnewargs__(self) -> tuple[str, Place, tuple[Row, ...]]:  # type: ignore[override]  # typeshed's `str` gives a tuple of one
        return str(self), self.place, self.rows

    def at(self, start: int, width: int) -> Place:
        """The place of some of its letters; of the whole text where that is not known."""
        for row in reversed(self.rows):
            if row.start <= start:
                return Place(self.place.file, row.line, row.column + start - row.start, max(1, width))
        return self.place


class Sequence(list[Any]):
    """A list and the place of its first item."""

    __slots__ = ("place",)

    def __init__(self, items: list[Any], place: Place = NOWHERE) -> None:
        super().__init__(items)
        self.place = place


class Mapping(dict[str, Any]):
    """A mapping and the place of its first key; its keys are `Scalar`s.

    `fields` is filled in by the model class that read it: the names it knows, for "did you mean".
    """

    __slots__ = ("_keys", "fields", "place")
    fields: tuple[str, ...]
    _keys: dict[str, str]

    def __init__(self, items: dict[str, Any], place: Place = NOWHERE) -> None:
        super().__init__(items)
        self.place, self.fields, self._keys = place, (), {}

    def where(self, name: str) -> Place:
        """Where a key was written; the mapping's own place for one that it has not."""
        if len(self._keys) != len(self):  # looked for one by one, ninety thousand wrong keys would take half a minute
            self._keys = {key: key for key in self}
        key = self._keys.get(name)
        return key.place if isinstance(key, Scalar) else self.place


Node = Scalar | Sequence | Mapping


class Reading(NamedTuple):
    """What a file holds (`None` where YAML could not be read to its end) and what is wrong with its form."""

    node: Node | None
    problems: tuple[Problem, ...]
