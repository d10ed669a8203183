"""The base of everything in the model: frozen, strict about fields, and knows its place."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from .node import Mapping
from .place import NOWHERE, Place


class Part(BaseModel):
    """A mapping of the user's, read."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)
    _place: Place = PrivateAttr(default=NOWHERE)

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
