"""A YAML file changed at a few places; comments, order and all other lines stay as somebody wrote them."""

import json
import re
from collections.abc import Sequence

from .node import Mapping, Node, Scalar

PLAIN = re.compile("[a-z][a-z0-9-]*")  # a word that needs no quotes
TOP = re.compile(r"[^\s#-]")  # how a line begins that is no longer of the field above it
Path = tuple[str, ...]  # one name, or several: phones, day
FieldValue = str | Sequence[str]  # a text; or a list, each item as it is written


class NotThere(Exception):
    """The file says something else than one text, where one is to be put: `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def quoted_scalar(words: str) -> str:
    """A text as YAML: plain where it is a word, else in quotes."""
    return words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def found_at(node: Node | None, path: Path) -> Node | None:
    """What a file says there."""
    for name in path:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def put_value(text: str, node: Mapping, path: Path, said: FieldValue) -> str:
    """The text with something said at a path; `node` is the text as it was read.  Raises NotThere."""
    lines, there = text.split("\n"), found_at(node, path)
    if isinstance(said, str) and isinstance(there, Scalar):
        return _in_place(lines, there, quoted_scalar(said))
    if there is not None and (isinstance(said, str) or len(path) > 1):
        raise NotThere(there.place.line)
    if there is not None:
        return _replaced(lines, node.where(path[0]).line - 1, field(path, said))
    parent, depth = node, 0
    while (inside := parent.get(path[depth])) is not None:
        if not isinstance(inside, Mapping):
            raise NotThere(parent.where(path[depth]).line)
        parent, depth = inside, depth + 1
    if depth:
        return _inside(lines, parent, path[depth:], said)
    return "\n".join([*lines[:-1], *field(path, said), ""]) if not lines[-1] else "\n".join([*lines, *field(path, said), ""])


def field(path: Path, said: FieldValue) -> list[str]:
    """The lines of something that is said at a path."""
    name, *inside = path
    if inside:
        return [f"{name}:", *(f"  {line}" for line in field(tuple(inside), said))]
    return [f"{name}: {quoted_scalar(said)}"] if isinstance(said, str) else [f"{name}:", *(f"  - {item}" for item in said)]


def _in_braces(path: Path, said: FieldValue) -> str:
    """The same in one line."""
    name, *inside = path
    value = _in_braces(tuple(inside), said) if inside else quoted_scalar(said) if isinstance(said, str) else f"[{', '.join(said)}]"
    return f"{name}: {{{value}}}" if inside else f"{name}: {value}"


def _in_place(lines: list[str], there: Scalar, words: str) -> str:
    """In the place of a text on one line; raises NotThere for one of several."""
    k, start = there.place.line - 1, there.place.column - 1
    end = start + there.place.width
    if lines[k][start : start + 1] in ("|", ">") or (lines[k][start : start + 1] in "\"'" and lines[k][end - 1] != lines[k][start]):
        raise NotThere(k + 1)
    lines[k] = f"{lines[k][:start]}{words}{lines[k][end:]}"
    return "\n".join(lines)


def _replaced(lines: list[str], first: int, field: list[str]) -> str:
    """A whole field of the top, up to the next one and the comments before that."""
    end = next((k for k in range(first + 1, len(lines)) if TOP.match(lines[k])), len(lines))
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join([*lines[:first], *field, *lines[end:]])


def _inside(lines: list[str], parent: Mapping, path: Path, said: FieldValue) -> str:
    """A new name in a mapping, before its first one."""
    k, start = parent.place.line - 1, parent.place.column - 1
    if lines[k][start : start + 1] == "{":
        rest = lines[k][start + 1 :]
        lines[k] = f"{lines[k][: start + 1]}{_in_braces(path, said)}{', ' if not rest.lstrip().startswith('}') else ''}{rest}"
        return "\n".join(lines)
    return "\n".join([*lines[:k], *(f"{' ' * start}{line}" for line in field(path, said)), *lines[k:]])
