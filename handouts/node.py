"""YAML as read: text, lists and mappings that know where they were written.

Every scalar is the text that was written (`012`, `no`, `1:30` stay themselves); the model decides what is a number.
The three classes are the plain Python ones with a `place`, so that the model validates them as they are.
"""

from typing import Any

from .place import NOWHERE, Place


class Scalar(str):
    """A piece of text and its place."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, words: str, place: Place = NOWHERE) -> "Scalar":
        made = super().__new__(cls, words)
        made.place = place
        return made

    def __getnewargs__(self) -> tuple[str, Place]:
        return str(self), self.place


class Sequence(list[Any]):
    """A list and the place of its first item."""

    __slots__ = ("place",)

    def __init__(self, items: list[Any], place: Place = NOWHERE) -> None:
        super().__init__(items)
        self.place = place


class Mapping(dict[str, Any]):
    """A mapping and its place; its keys are `Scalar`s.

    `fields` is filled in by the model class that read it: the names it knows, for "did you mean".
    """

    __slots__ = ("place", "fields")

    def __init__(self, items: dict[str, Any], place: Place = NOWHERE) -> None:
        super().__init__(items)
        self.place, self.fields = place, ()


Node = Scalar | Sequence | Mapping
