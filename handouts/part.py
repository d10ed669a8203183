"""The base of everything in the model: frozen, strict about fields, and knows its place."""

from collections.abc import Iterator
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from .node import Mapping
from .place import NOWHERE, Place


class Part(BaseModel):
    """A mapping of the user's, read."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    _place: Place = PrivateAttr(default_factory=lambda: NOWHERE)    # a default would be copied deeply

    @model_validator(mode="wrap")
    @classmethod
    def _carry_place(cls, data: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, Mapping):
            data.fields = tuple(field.alias or name for name, field in cls.model_fields.items())
        made = read(data)
        if isinstance(data, Mapping):
            made._place = data.place
        return made

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self._place

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
