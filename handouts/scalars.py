"""Our own strict types over the text as it was written: `012` is no number 12, `1_000` none, a date is YYYY-MM-DD.

A wrong value raises `PydanticCustomError(code, message, {"hint": …})`; `validate.py` makes the `Problem` of it.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Callable

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .marks import parse
from .node import Mapping, Scalar, Sequence
from .text import Text


def _scalar(value: Any) -> Scalar:
    """The text of a node, or the complaint that it is none."""
    if isinstance(value, (dict, list)):
        kind = "a list" if isinstance(value, list) else "a mapping (name: value)"
        raise PydanticCustomError("type-wrong", "text is wanted here, not {kind}", {"kind": kind, "hint": "write one piece of text"})
    return value if isinstance(value, Scalar) else Scalar(str(value))


def _kind(pattern: str, code: str, what: str, example: str) -> Callable[[Any], Scalar]:
    """A reader of text of one shape."""
    shape = re.compile(pattern)

    def read(value: Any) -> Scalar:
        text = _scalar(value)
        if not shape.fullmatch(text):
            raise PydanticCustomError(code, "“{text}” is no {what}", {"text": text, "what": what, "hint": f"write it like {example}"})
        return text

    return read


def _typed(reader: Callable[[Any], Any], **schema: Any) -> Any:
    return (PlainValidator(reader), WithJsonSchema(schema))
