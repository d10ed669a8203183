"""A key point: a sentence of the summary, and at which visits it is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from .about import Visit
from .kinds import Read
from .known import Known
from .node import Mapping, Scalar
from .problems import Problem, choice, near
from .scalars import MISSING, WORDS, read_prose, wrong
from .text import Text, is_seen

VISITS: tuple[Visit, ...] = get_args(Visit)
_TEXT, _FOR = FIELDS = "text", "for"


@dataclass(frozen=True, slots=True)
class KeyPoint(Text):
    """The sentence; without `visits` it is told at each."""

    visits: tuple[Visit, ...] = ()

    __hash__ = Text.__hash__


def _read(value: Any, known: Known) -> KeyPoint:
    """Words, or `text:` and what it is `for:`."""
    if not isinstance(value, Mapping) or not {*FIELDS} & {*value}:  # without either name it is a sentence that lacks its quotes
        return _point(read_prose(value, known))
    value.fields = FIELDS
    if problems := tuple(_wrong(value)):
        raise wrong("marks", "see its problems", problems=problems)
    return _point(read_prose(value[_TEXT], known), dict.fromkeys(_listed(value.get(_FOR, []))))


def _point(text: Text, visits: Iterable[Any] = ()) -> KeyPoint:
    return KeyPoint(text.runs, text.source, text.place, tuple(visit for visit in VISITS if visit in {*visits}))


def _listed(said: Any) -> list[Any]:
    """One visit or several."""
    return said if isinstance(said, list) else [said]


def _wrong(said: Mapping) -> Iterator[Problem]:
    """Names that it may not have, a text that it lacks, visits that nobody knows."""
    for name in said:
        if name not in FIELDS:
            yield Problem(said.where(name), "field-unknown", f"unknown field “{name}”", near(name, FIELDS) or f"it may be {choice(FIELDS)}")
    text = said.get(_TEXT)
    if text is None:
        yield Problem(said.place, "field-missing", f"“{_TEXT}” is missing", f"write {_TEXT}: …")
    elif not isinstance(text, Scalar):
        yield Problem(text.place, "type-wrong", "text is wanted here", "put text that holds “: ” or begins with “{” or “[” in quotes")
    elif not is_seen(text):
        yield Problem(text.place, *MISSING)
    for visit in _listed(said.get(_FOR, [])):
        if visit not in VISITS:
            yield Problem(
                getattr(visit, "place", said.place),
                "value-unknown",
                f"“{visit}” is no visit" if isinstance(visit, str) else "the names of visits are wanted here",
                f"it may be {choice(VISITS)}",
            )


_NAME = {"type": "string", "enum": list(VISITS)}
_MAPPING = {
    "type": "object",
    "properties": {
        _TEXT: {"type": WORDS, "minLength": 1, "description": "The sentence."},
        _FOR: {"anyOf": [_NAME, {"type": "array", "items": _NAME}], "description": "The visits at which it is told; left out, at each."},
    },
    "required": [_TEXT],
    "additionalProperties": False,
}
Point = Annotated[KeyPoint, Read(_read, anyOf=[{"type": WORDS, "minLength": 1}, _MAPPING])]
