"""What every web page is sent, field by field, and how it stands in the page.

The scripts' own types (`sent.d.ts`, beside them) are written from such classes [tests/desk/test_sent.py]: a field that changes here is an
error there.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypedDict


class LanguageToggle(TypedDict):
    """A language as it stands on the toggles; `name` is what it calls itself."""

    id: str
    name: str
    dir: str


class Spoken(TypedDict):
    """The words of a page, by language and key, and what those languages call themselves."""

    words: Mapping[str, Mapping[str, str]]
    staff: Mapping[str, str]


def inert(data: Any) -> str:
    """JSON inside a script element: nothing in it can end the element, whatever a title holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=as_json)
    return text.translate({ord(letter): f"\\u{ord(letter):04x}" for letter in "&<>\u2028\u2029"})


def as_json(value: object) -> object:
    """For JSON: a day as ISO writes it, a dataclass as its fields."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} is not for a page")
