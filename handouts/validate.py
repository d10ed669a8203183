"""Nodes → the model.  What pydantic-core finds is worded by us from its stable error types, each at the node that is meant."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .blocks import BLOCKS
from .kept import kept
from .kinds import fields_of, validator
from .known import ANY, Known
from .node import Mapping, Node, Reading, Scalar, Sequence
from .part import Part
from .place import Place
from .problems import SOUGHT, Problem, Problems, choice, close, enumerated, near, seeking

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails, ValidationError

T = TypeVar("T")


def model(kind: type[T], reading: Reading, known: Known = ANY) -> T:
    """What was read, as the model's `kind`; raises `Problems`, those of the file's form with them."""
    from pydantic_core import ValidationError

    if reading.node is None:
        raise Problems(reading.problems)
    checks = validator(kind)  # type: ignore[arg-type]  # a class can be hashed; of `type[T]` mypy does not see it
    try:
        with seeking():
            made: T = checks.validate_python(reading.node, context=known)
    except ValidationError as error:
        lines = {(other.place.file, other.place.line) for other in reading.problems}
        with seeking():
            found = [problem for problem in problems_of(error, reading.node) if not _echo(problem, lines)]
        raise Problems([*reading.problems, *found]) from None
    if reading.problems:
        raise Problems(reading.problems)
    return made


def model_of(name: str, kind: type[T], path: Path, empty: Node, known: Known = ANY) -> T:
    """A file as the model's `kind`, which goes by this name; `empty` is what a file without words means.  Raises `Problems`."""

    def read() -> T:
        from .reader import read_file  # YAML

        return model(kind, read_file(path, empty), known)

    return kept(name, lambda: (path, known), read)


def _echo(problem: Problem, lines: set[tuple[str, int]]) -> bool:
    """What only follows from a wrong form: on one of the lines that are told already, or a count of items that YAML has split or joined."""
    return (problem.place.file, problem.place.line) in lines or (bool(lines) and problem.code == "list-length")


def problems_of(error: "ValidationError", node: Node) -> list[Problem]:
    """A validation's errors as problems of the user's file."""
    details = error.errors(include_url=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    meant = {(detail["loc"][:-1], name) for detail in unknown[: SOUGHT // 2] for name in _meant(detail, node)}
    missing: dict[Place, list[str]] = {}
    problems: list[Problem] = []
    for detail in details:
        *parent, name = detail["loc"] or ("",)
        if detail["type"] != "missing":
            problems += _worded(detail, node)
        elif (tuple(parent), name) not in meant:
            missing.setdefault(_node(node, parent).place, []).append(str(name))
    return problems + [_missing(place, names) for place, names in missing.items()]


def _missing(place: Place, names: list[str]) -> Problem:
    return Problem(place, "field-missing", f"{choice(names, 'and')} {'is' if len(names) == 1 else 'are'} missing", f"write {names[0]}: …")


def _worded(detail: "ErrorDetails", root: Node) -> Iterable[Problem]:
    kind, loc, facts = detail["type"], detail["loc"], detail.get("ctx", {})
    node = _node(root, loc)
    name = str(loc[-1]) if loc else ""
    match kind:
        case "marks":
            problems: tuple[Problem, ...] = facts["problems"]
            return problems
        case "extra_forbidden":
            parent = _node(root, loc[:-1])
            hint = near(name, parent.fields) or _ways(parent)
            return [Problem(_key(parent, name), "field-unknown", f"unknown field “{name}”", hint)]
        case "model_type" | "model_attributes_type" | "dict_type":
            fields = _wanted(str(facts.get("class_name", "")))
            way = f"write {enumerated(f'{field}: …' for field in fields[:3])} below it" if fields else "write name: value"
            return [Problem(node.place, "type-wrong", "names with values are wanted here", f"{way}, each on its line{_example(loc)}")]
        case "tuple_type" | "list_type":
            return [Problem(node.place, "type-wrong", "a list is wanted here", f"begin each item on its own line with “- ”{_example(loc)}")]
        case "too_short" | "too_long":
            return _length(node, facts)
        case "literal_error":
            return [_literal(node, facts["expected"])]
        case _ if "message" in facts:
            at = _key(node, facts["key"]) if "key" in facts else _node(node, facts.get("path", ())).place
            at = _key(_node(root, loc[:-2]), str(loc[-2])) if name == "[key]" else at
            return [Problem(at, kind, facts["message"], facts["hint"])]
    return [Problem(node.place, "value-wrong", "this value does not fit here", detail["msg"])]


def _wanted(name: str) -> list[str]:
    """What a mapping of the model's part of that name must hold."""
    part = next((each for each in _parts(Part) if each.__name__ == name), None)
    return [field for key, (field, _) in fields_of(part).items() if key not in part.DEFAULTS] if part else []


def _parts(kind: type[Part]) -> Iterator[type[Part]]:
    for each in kind.__subclasses__():
        yield each
        yield from _parts(each)


def _example(loc: Iterable[int | str]) -> str:
    """Where a block is shown as it is written."""
    block = next((step[1:-1] for step in loc if isinstance(step, str) and step[1:-1] in BLOCKS), "")
    return f"; `handouts blocks {block}` shows one" if block else ""


def _node(root: Node, loc: Iterable[int | str]) -> Any:
    """The node that pydantic-core's path leads to, or the last one on the way: tags of a union, and what is missing, have none."""
    node: Any = root
    for step in loc:
        known = step in node if isinstance(node, Mapping) else isinstance(node, Sequence) and isinstance(step, int)
        node = node[step] if known else node
    return node


def _key(node: Any, name: str) -> Place:
    place: Place = node.where(name) if isinstance(node, Mapping) else node.place
    return place


def _meant(detail: "ErrorDetails", root: Node) -> tuple[str, ...]:
    """The known field that an unknown one is a misspelling of."""
    return close(str(detail["loc"][-1]), _node(root, detail["loc"][:-1]).fields, 1)


def _ways(node: Mapping) -> str:
    left = [field for field in node.fields if field not in node]
    return f"it may be {choice(left)}" if 0 < len(left) <= 8 else "delete it"


def _length(node: Any, facts: dict[str, Any]) -> Iterator[Problem]:
    """Items that are wrong are told already; only a list that is truly too short or too long is told."""
    least, most = facts.get("min_length", 0), facts.get("max_length") or len(node)
    if not least <= len(node) <= most:
        wanted = f"at least {least}" if len(node) < least else f"at most {most}"
        hint = "add what is missing, or leave all of it out where it may be" if len(node) < least else "take some out"
        yield Problem(node.place, "list-length", f"this list holds {len(node)}; it wants {wanted}", hint)


def _literal(node: Any, expected: str) -> Problem:
    """`expected` is pydantic-core's list of what may stand here: 'a', 'b' or 'c'."""
    if not isinstance(node, Scalar):
        return Problem(node.place, "type-wrong", "one word is wanted here", "")
    names = expected.split("'")[1::2]
    if not node:
        return Problem(node.place, "value-missing", "a value is missing here", f"it may be {choice(names)}")
    return Problem(node.place, "value-unknown", f"“{node}” is not known here", near(node, names) or f"it may be {choice(names)}")
