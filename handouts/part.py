"""The base of everything in the model: frozen, strict about fields, and knows its place.

A part is a plain class whose annotated fields say what a mapping of the user's may hold (`kinds.py`).
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Self, dataclass_transform

from .place import NOWHERE, Place


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Part:
    """A mapping of the user's, read."""

    __slots__ = ("__dict__", "place")

    FIELDS: ClassVar[tuple[str, ...]] = ()  # their names, the base's first
    DEFAULTS: ClassVar[dict[str, Any]] = {}
    place: Place  # where it was written

    def __init_subclass__(cls, partly: "type[Part] | None" = None) -> None:
        """`partly`: any field of that part may stand in this one too, as it was written."""
        own = cls.__annotations__
        for name in partly.FIELDS if partly else ():
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

    def leaves(self) -> Iterator[Any]:
        """All that is said in it, in the model's order: texts, scalars, numbers."""
        for value in _within(self):
            if not isinstance(value, Part):
                yield value

    def parts(self) -> Iterator["Part"]:
        """It and all parts within it, in the model's order."""
        for value in _within(self):
            if isinstance(value, Part):
                yield value

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


_PLACE = Part.__dict__["place"].__set__


def _fill(part: Part, place: Place, values: dict[str, Any]) -> None:
    _PLACE(part, place)
    part.__dict__.update(values)


def _made(kind: type[Part], place: Place, values: dict[str, Any]) -> Part:
    return kind.made(place, values)


def _within(value: Any) -> list[Any]:
    found = list[Any]()
    _gather(value, found)
    return found


def _gather(value: Any, found: list[Any]) -> None:
    """Lists instead of nested generators: all checks walk through here."""
    if isinstance(value, tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            _gather(inner, found)
    elif value is not None:
        found.append(value)
        if isinstance(value, Part):
            for inner in value.__dict__.values():
                _gather(inner, found)
