"""Whether a line of a ledger can be what it says: it is read back like any file of others, and what it names is looked for on disk."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from ...handouts.problems import Problem
from ..orders.order import Order

T = TypeVar("T")
SEVERITIES = ("error", "warning")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_-]{0,99}")  # of what an order names: it becomes the name of a file
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # no text of ours has them
NAMED = ("clinic", "topic", "language", "edition", "layout", "paper")
LARGEST = 1 << 63  # of any number
LONGEST = 20_000  # letters of any text
NUMBERS = ("pages", "size", "changed", "seconds")
LISTS = ("phones", "fonts", "pictures", "problems")
TABLES = ("inputs", "words")


def checked(entry: T, data: bytes) -> T:
    """The entry of a line; raises ValueError where something in it is none of what such a line holds."""
    kind: Any = type(entry)
    for name in _names(kind):
        if not _fits(name, getattr(entry, name)):
            raise ValueError(name)
    if b"\\u" in data and any(map(HIDDEN.search, _texts(json.loads(data)))):  # a raw one is no JSON
        raise ValueError("letters")
    order = getattr(entry, "order", None)
    if order is not None:
        safely_named(order)
    return entry


def safely_named(order: Order) -> Order:
    """The same order; raises ValueError where its names cannot be those of a file."""
    if not (all(NAME.fullmatch(getattr(order, name)) for name in NAMED) and NAME.fullmatch(order.beside or "none")):
        raise ValueError("order")
    return order


def _texts(value: Any) -> Iterator[str]:
    """All text in what was read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value if isinstance(value, list) else [*value, *value.values()]:
            yield from _texts(each)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _fits(name: str, value: Any) -> bool:
    """Whether a field holds a value of its kind."""
    if name in NUMBERS:
        return type(value) in (int, float) and 0 <= value < LARGEST
    if name in LISTS:
        return all(_is_problem(each) if name == "problems" else isinstance(each, str) for each in value)
    if name in TABLES:
        return isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair)
    if name in ("day", "expires"):
        return isinstance(value, date) or (name == "expires" and value is None)
    if name in ("order", "state", "approved"):
        return name != "approved" or isinstance(value, bool)
    return isinstance(value, str) and len(value) <= LONGEST


def _is_problem(value: Problem) -> bool:
    """Whether a problem that was written down is one."""
    file, *numbers = value.place
    words = (file, value.code, value.message, value.hint)
    return all(isinstance(each, str) for each in words) and all(type(each) is int for each in numbers) and value.severity in SEVERITIES
