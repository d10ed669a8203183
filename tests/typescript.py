"""Python's types as TypeScript's: what the program sends, as the scripts of the web pages know it."""

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from inspect import getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

HEAD = "// Written from the program's own types by `pytest --update tests/desk/test_sent.py`: mend those.\n"
WORDS = {str: "string", bool: "boolean", int: "number", float: "number", date: "string", type(None): "null"}


def declared(*roots: type) -> str:
    """The text of a `.d.ts` with these classes and all that they hold, each after those that hold it."""
    found = list[type](roots)
    for each in found:
        kinds = () if issubclass(each, Enum) else get_type_hints(each).values()
        found += dict.fromkeys(other for kind in kinds for other in _classes(kind) if other not in found)
    return HEAD + "".join(map(_interface, found))


def _interface(each: type) -> str:
    if issubclass(each, Enum):
        return f"\n/** {_first(each)} */\nexport type {each.__name__} = {_choice(one.value for one in each)};\n"
    optional = getattr(each, "__optional_keys__", ())
    fields = "".join(f"  {name}{'?' if name in optional else ''}: {typed(kind)};\n" for name, kind in get_type_hints(each).items())
    return f"\n/** {_first(each)} */\nexport interface {each.__name__} {{\n{fields}}}\n"


def _first(each: type) -> str:
    """The first sentences of a docstring, up to an empty line."""
    return " ".join((getdoc(each) or "").partition("\n\n")[0].split())


def _choice(words: Iterable[str]) -> str:
    return " | ".join(f'"{each}"' for each in words)


def typed(kind: Any) -> str:
    """A type as TypeScript writes it; TypeError for one that no page is sent."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in WORDS:
        return WORDS[kind]
    if _has_a_name(kind):
        return str(kind.__name__)
    if origin is Literal:
        return _choice(inside)
    if origin in (Union, types.UnionType):
        return " | ".join(map(typed, inside))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"Record<{typed(inside[0])}, {typed(inside[1])}>"
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return f"{typed(inside[0])}[]" if " | " not in typed(inside[0]) else f"({typed(inside[0])})[]"
    raise TypeError(f"a page is not sent {kind}")


def _has_a_name(kind: Any) -> bool:
    return isinstance(kind, type) and (is_typeddict(kind) or is_dataclass(kind) or issubclass(kind, Enum))


def _classes(kind: Any) -> Iterator[type]:
    if _has_a_name(kind):
        yield kind
    for each in get_args(kind):
        yield from _classes(each)
