"""Definitions of before kinds of topics, rewritten at the few places where the format has changed; every other letter stays.

In a file of before phrases (`before_phrases.py`) `{limit:NAME}` prints the value alone, as `{limit:NAME:short}` does now; so what is signed
stays the same.  A file with forms that are newer knows that already, and only lacks `about:`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .about import TopicKind
from .before_phrases import is_before_kinds, is_before_phrases, scalars_in
from .node import Mapping, Node, Scalar, Sequence
from .reader import LINE_END, read_text
from .text import LIMIT

PAGE = re.compile(r"\{\s*page:(?P<name>[^{}]*?)\s*\}")


class Edit(NamedTuple):
    """So many letters of a file's text, from a place counted in letters, that something else stands for; and what that does, in words."""

    start: int
    width: int
    words: str
    told: str


class Moved(Exception):
    """The text cannot be changed at places: what it says is spelled otherwise there (an escape, a line that ends inside braces)."""


def upgraded(text: str, kind: TopicKind) -> tuple[str, tuple[str, ...]]:
    """A definition's text in the format of now, about this kind, and what was done to it; as it was where nothing is to do.

    Raises `Moved` where that cannot be done letter by letter.
    """
    node = read_text(text, "").node
    if not isinstance(node, Mapping) or not is_before_kinds(node):
        return text, ()
    names = dict(_renamed(node, kind))
    limits = is_before_phrases(node)
    edits = [_about(text, node, kind), *_parts(text, node, names)]
    for words in scalars_in(node):
        edits += _in_braces(text, words, names, limits)
    made = text
    for edit in sorted(edits, reverse=True):
        made = made[: edit.start] + edit.words + made[edit.start + edit.width :]
    if _plain(read_text(made, "").node) != _expected(node, kind, names, limits):
        raise Moved
    return made, tuple(dict.fromkeys(edit.told for edit in sorted(edits)))


def _about(text: str, node: Mapping, kind: TopicKind) -> Edit:
    """The kind, in a line below `format:`; beside it in a mapping in braces."""
    told, said = f"about: {kind.name} is new", node["format"]
    end = _offset(text, said) + said.place.width
    if text[_offset(text, node)] == "{":
        return Edit(end, 0, f", about: {kind.name}", told)
    line_end = LINE_END.search(text, end)
    indent = " " * (node.where("format").column - 1)
    if line_end is None:
        return Edit(len(text), 0, f"\n{indent}about: {kind.name}", told)
    return Edit(line_end.end(), 0, f"{indent}about: {kind.name}{line_end[0]}", told)


def _parts(text: str, node: Mapping, names: dict[str, str]) -> Iterator[Edit]:
    for part in _named_parts(node):
        if part in names:
            start = _offset(text, part) + (part.place.width - len(part)) // 2  # behind a quote
            yield Edit(start, len(part), names[part], f"part: {part} is called {names[part]} (its words are to be signed anew)")


def _renamed(node: Mapping, kind: TopicKind) -> Iterator[tuple[str, str]]:
    """Parts that the kind calls otherwise: those that are the only ones of it that are like them."""
    for part in _named_parts(node):
        like = [str(each.part) for each in kind.file.made_of if each.like == part]
        if part not in kind.order and len(like) == 1:
            yield str(part), like[0]


def _named_parts(node: Mapping) -> Iterator[Scalar]:
    sections = node.get("sections")
    for section in sections if isinstance(sections, Sequence) else ():
        if isinstance(section, Mapping) and isinstance(part := section.get("part"), Scalar):
            yield part


def _in_braces(text: str, words: Scalar, names: dict[str, str], limits: bool) -> Iterator[Edit]:
    """What stands in braces in a text of the file, found there in its order."""
    at = _offset(text, words)
    found = sorted((*LIMIT.finditer(words), *PAGE.finditer(words)), key=lambda each: each.start())
    for each in found:
        at = text.find(each[0], at)
        if at < 0:
            raise Moved
        if (now := _now(each, names, limits)) != each[0]:
            yield Edit(at, len(each[0]), now, f"{each[0]} is {now}")
        at += len(each[0])


def _now(found: re.Match[str], names: dict[str, str], limits: bool) -> str:
    """What is written now for a pointer or a limit; what a backslash makes plain stays."""
    before = found.string[: found.start()]
    if (len(before) - len(before.rstrip("\\"))) % 2:
        return found[0]
    if found.re is PAGE:
        return f"{{page:{names[found['name']]}}}" if found["name"] in names else found[0]
    return f"{{limit:{found['name']}:short}}" if limits and not found["short"] else found[0]


def _offset(text: str, node: Node) -> int:
    """Where something of a file begins, in letters from its beginning."""
    line, place = 1, node.place
    for end in LINE_END.finditer(text):
        if line == place.line - 1:
            return end.end() + place.column - 1
        line += 1
    return place.column - 1


def _expected(node: Mapping, kind: TopicKind, names: dict[str, str], limits: bool) -> object:
    """What the new text must say, and nothing else."""

    def now(each: Node, allow: bool = False, part: bool = False) -> object:
        if isinstance(each, Mapping):
            return {key: now(value, allow or key == "allow", key == "part") for key, value in each.items()}
        if isinstance(each, Sequence):
            return [now(item, allow) for item in each]
        if part:
            return names.get(each, str(each))
        said = str(each)
        for shape in () if allow else (LIMIT, PAGE):
            said = shape.sub(lambda found: _now(found, names, limits), said)
        return said

    return {**{key: now(value, key == "allow") for key, value in node.items()}, "about": kind.name}


def _plain(node: Node | None) -> object:
    """A node as plain values."""
    if isinstance(node, Mapping):
        return {str(key): _plain(value) for key, value in node.items()}
    return [_plain(each) for each in node] if isinstance(node, Sequence) else str(node)
