"""The base of everything in the model: frozen, strict about fields, and knows its place.

A part is a plain class whose annotated fields say what a mapping of the user's may hold (`kinds.py`).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, ClassVar, Self, dataclass_transform

from .place import NOWHERE, Place
from .text import Text


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Part:
    """A mapping of the user's, read."""

    __slots__ = ("__dict__", "_inside", "place")

    FIELDS: ClassVar[tuple[str, ...]] = ()  # their names, the base's first
    DEFAULTS: ClassVar[dict[str, Any]] = {}
    place: Place  # where it was written

    def __init_subclass__(cls, partly: "type[Part] | None" = None, without: Collection[str] = ()) -> None:
        """`partly`: any field of that part may stand in this one too, as it was written, but for those `without`."""
        own = cls.__annotations__
        for name in (field for field in (partly.FIELDS if partly else ()) if field not in without):
            own[name] = Any
            setattr(cls, name, None)
        cls.FIELDS = (*cls.FIELDS, *(name for name in own if name not in cls.FIELDS))
        cls.DEFAULTS = cls.DEFAULTS | {name: cls.__dict__[name] for name in own if name in cls.__dict__}

    def __init__(self, **said: Any) -> None:
        """Fields as they are, unread; `TypeError` for one that is missing, or that there is not."""
        values = {
            name: said.pop(name) if name in said else self.DEFAULTS[name] for name in self.FIELDS if name in said or name in self.DEFAULTS
        }
        if said or len(values) < len(self.FIELDS):
            wrong = [*said, *(name for name in self.FIELDS if name not in values)]
            raise TypeError(f"{type(self).__name__}: {', '.join(wrong)}")
        _fill(self, NOWHERE, values)

    @classmethod
    def made(cls, place: Place, values: dict[str, Any]) -> Self:
        """One that has exactly these values."""
        part = cls.__new__(cls)
        _fill(part, place, values)
        return part

    def but(self, **said: Any) -> Self:
        """The same with some fields otherwise."""
        if unknown := said.keys() - {*self.FIELDS}:
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(unknown))}")
        return self.made(self.place, {**self.__dict__, **said})

    def checked(self) -> None:
        """Raises what is wrong with it as a whole (`scalars.wrong`), where every field by itself is right."""

    def all_texts(self) -> Sequence[Text]:
        """All texts in it, in the model's order."""
        return _inside(self)[0]

    def parts(self) -> Iterator["Part"]:
        """It and all parts within it, in the model's order."""
        yield self
        yield from _inside(self)[1]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Part) and (self.place, self.__dict__) == (other.place, other.__dict__)

    def __hash__(self) -> int:
        return hash((type(self), self.place))

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), self.place, self.__dict__)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


NODES = (Part, tuple, dict)  # what holds something else; all other values are leaves
Met = tuple[Any, str, str, tuple[Part, ...]]  # what is met · its field · its own name there · the parts around it, the outermost first


def walk(value: Any, without: Collection[str] = (), closed: tuple[type[Part], ...] = ()) -> list[Met]:
    """Everything in a value of the model, itself first, in the order of the file.  Whatever reads through the model walks here.

    A list's items have their list's field and no name of their own (""), a mapping's values their key.  A field that says nothing is no
    step; neither is one whose name is in `without`.  Parts of the `closed` kinds are met, and not entered.
    """
    found = list[Met]()
    _walk(value, "", "", (), found.append, frozenset(without), closed)
    return found


def _walk(
    value: Any,
    field: str,
    name: str,
    around: tuple[Part, ...],
    met: Callable[[Met], None],
    without: frozenset[str],
    closed: tuple[type[Part], ...],
) -> None:
    """A list and plain tuples instead of nested generators, and no call for a leaf: all checks walk through here (benchmarks/checks.py)."""
    met((value, field, name, around))
    if isinstance(value, Part):
        if not isinstance(value, closed):
            around = (*around, value)
            for name, inner in value.__dict__.items():
                if inner is None or name in without:
                    continue
                if isinstance(inner, NODES):
                    _walk(inner, name, name, around, met, without, closed)
                else:
                    met((inner, name, name, around))
    elif isinstance(value, tuple):
        for inner in value:
            if isinstance(inner, NODES):
                _walk(inner, field, "", around, met, without, closed)
            else:
                met((inner, field, "", around))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _walk(inner, field, str(key), around, met, without, closed)


_PLACE = Part.__dict__["place"].__set__
_INSIDE = Part.__dict__["_inside"]


def _inside(part: Part) -> tuple[Sequence[Text], Sequence[Part]]:
    """The texts and the parts within a part: every family of rules asks for them, nothing in it changes, so it is walked once."""
    try:
        found: tuple[Sequence[Text], Sequence[Part]] = _INSIDE.__get__(part)
    except AttributeError:
        within = [value for value, _, _, _ in walk(part)][1:]
        found = tuple(each for each in within if isinstance(each, Text)), tuple(each for each in within if isinstance(each, Part))
        _INSIDE.__set__(part, found)
    return found


def _fill(part: Part, place: Place, values: dict[str, Any]) -> None:
    _PLACE(part, place)
    part.__dict__.update(values)


def _made(kind: type[Part], place: Place, values: dict[str, Any]) -> Part:
    return kind.made(place, values)
