"""What YAML would do behind the author's back without an error: cut text at ` #`, split it at a comma, swallow a list item."""

import re
from collections.abc import Iterator

import yaml

from .node import Mapping, Scalar
from .place import Place
from .problems import Problem
from .spots import Spots, ends
from .traps import IN_QUOTES

MANY_WORDS = 4  # an item between [ and ] with more words than this is a sentence
COMMENT = "put the text in quotes; before a comment leave two spaces, and one after its “#”"
DOOR = re.compile(r"# *[0-9]+ ?[A-Za-z]?( *,.*)? *")
EACH_ON_A_LINE = "put the text in quotes, or each item on a line of its own after “- ”"


def in_plain_text(event: yaml.ScalarEvent, spots: Spots, in_flow_list: bool) -> Iterator[Problem]:
    """The slips of a text without quotes."""
    rest, (start, end) = spots.after(event), ends(event)
    if is_cut(event.value, rest):
        column = end.column + len(rest) - len(rest.lstrip()) + 1
        yield Problem(Place(spots.file, end.line + 1, column, len(rest.strip())), "text-cut", "YAML cuts this text off at “#”", COMMENT)
    if in_flow_list and rest.startswith(",") and rest[1:2].strip():
        yield Problem(Place(spots.file, end.line + 1, end.column + 1), "flow-split", "this comma splits the text in two", EACH_ON_A_LINE)
    elif in_flow_list and (len(event.value.split()) > MANY_WORDS or event.value.endswith((".", "?", "!"))):
        yield Problem(spots.place(event), "flow-prose", "sentences do not stand between [ and ]: a comma would split them", EACH_ON_A_LINE)
    for number in range(start.line + 1, min(end.line + 1, len(spots.lines))):
        line = spots.lines[number].lstrip()
        if line.startswith("- "):
            column = len(spots.lines[number]) - len(line) + 1
            yield Problem(
                Place(spots.file, number + 1, column),
                "indent",
                "YAML takes this “- ” for part of the text above",
                "line it up with the “- ” that it belongs to",
            )


def is_cut(words: str, rest: str) -> bool:
    """Whether ` #` cut prose off, where `rest` follows the words on their line.

    A comment on purpose has a space after its `#`, and two before it when it follows more than one word; a mere number behind words is
    that of a door: Apt # 4, Springfield.
    """
    gap = len(rest) - len(rest.lstrip(" \t"))
    after = rest[gap:]
    if not gap or not after.startswith("#"):
        return False
    spaced = after.lstrip("#")[:1] in ("", " ")
    return not spaced or (" " in words and gap < 2) or bool(DOOR.fullmatch(after) and any(map(str.isalpha, words)))


def in_flow_mapping(node: Mapping) -> Iterator[Problem]:
    """`{phone}` and `{means: bones, of the spine}` are mappings to YAML, in which one key has no value."""
    bare = next((key for key, value in node.items() if isinstance(value, Scalar) and not value and value.place.width == 0), None)
    if bare is not None and len(node) == 1:
        yield Problem(node.place, "quotes-missing", "text cannot begin with “{” unless it is in quotes", IN_QUOTES)
    elif bare is not None:
        yield Problem(node.where(bare), "flow-split", f"the comma before “{bare}” splits the text in two", IN_QUOTES)


def in_front(event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> Iterator[Problem]:
    """Anchors and tags in front of a value."""
    if event.anchor:
        yield Problem(place, "anchor", f"YAML takes “&{event.anchor}” for the name of this spot", "put text that begins with & in quotes")
    if event.tag:
        yield Problem(place, "tag", "YAML takes a word that begins with “!” for an order", "put text that begins with ! in quotes")


def of_key(key: Scalar, node: Mapping, plain: bool) -> Iterator[Problem]:
    """A key that YAML would obey, lose, or let win over an earlier one."""
    if key == "<<" and plain:
        yield Problem(key.place, "merge-key", "“<<” would merge another mapping into this one", "write out what belongs here")
    elif not key:
        yield Problem(key.place, "key-wrong", "a name is missing before the colon", "write “name: text”")
    elif key in node:
        yield Problem(
            key.place,
            "key-twice",
            f"“{key}” stands here a second time",
            f"it was first written on line {node.where(key).line}; keep one",
        )
