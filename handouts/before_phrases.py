"""Definitions of before the whole phrases of limits: in them `{limit:NAME}` prints the value alone, as it did when somebody signed it.

Of before is a file that does not say what it is about, and has none of the forms that came with the phrases (`:short`, `limits:`).
"""

from collections.abc import Iterator

from .node import Mapping, Node, Scalar
from .text import LIMIT


def is_before_kinds(node: Node | None) -> bool:
    """Whether a file is a definition of before kinds."""
    return isinstance(node, Mapping) and isinstance(node.get("format"), Scalar) and "about" not in node


def is_before_phrases(node: Node | None) -> bool:
    """Whether its limits print their values alone."""
    return isinstance(node, Mapping) and is_before_kinds(node) and not _knows_short(node)


def _knows_short(node: Mapping) -> bool:
    return "limits" in node or any(found["short"] for words in scalars_in(node) for found in LIMIT.finditer(words))


def scalars_in(node: Node) -> Iterator[Scalar]:
    """Every text of a file, in order, but for what is said of its findings."""
    inner = [value for key, value in node.items() if key != "allow"] if isinstance(node, Mapping) else node
    for each in inner if not isinstance(inner, Scalar) else ():
        if isinstance(each, Scalar):
            yield each
        else:
            yield from scalars_in(each)
