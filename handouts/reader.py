"""YAML text → nodes that know their place.

Only PyYAML's event stream is used: nothing is constructed, no tag is obeyed, and every scalar stays the text that was written.
What YAML would do behind the author's back (drop a second key, cut text at ` #`, split it at a comma) is a problem.
"""

import errno
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from . import slips
from .measured import NoFile, read_measured
from .node import Mapping, Node, Reading, Scalar, Sequence
from .place import Place, shown
from .problems import Problem, unreadable
from .spots import Spots
from .traps import DEEPEST, MOST_PIECES, explain, too_deep, too_many

LARGEST = 1_000_000  # bytes
LONGEST_LINE = 40_000  # characters
LINE_END = re.compile(r"\r\n|\r|\n")
# YAML forbids the control characters; NEL, LS and PS would be line ends that no editor shows.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_file(path: Path, empty: Node | None = None, most: int = LARGEST) -> Reading:
    """One YAML file, UTF-8, of at most so many bytes.  `empty` is what a file without words means, where that is fine."""
    file = shown(path)
    try:
        data = read_measured(path, most)
    except NoFile as error:
        if error.errno != errno.EFBIG:
            return Reading(None, (unreadable(error, path),))
        return _nothing(
            Place(file),
            "file-large",
            "this file is too large to be what it should be",
            f"{most:,} bytes are the most; put pictures into the images folder",
        )
    except OSError as error:
        return Reading(None, (unreadable(error, path),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = LINE_END.split(data[: error.start].decode("utf-8-sig"))
        return _nothing(
            Place(file, len(before), len(before[-1]) + 1), "file-encoding", "this file is not in UTF-8", "save it as UTF-8 in your editor"
        )
    reading = read_text(text, file)
    if empty is not None and [problem.code for problem in reading.problems] == ["file-empty"]:
        return Reading(empty, ())
    return reading


def read_text(text: str, file: str) -> Reading:
    """YAML text as if it stood in that file."""
    return _Reading(text, file).read()


def _nothing(place: Place, code: str, message: str, hint: str = "") -> Reading:
    return Reading(None, (Problem(place, code, message, hint),))


class _Open(NamedTuple):
    """A list or mapping that is not closed yet; `keys` holds the key that waits for its value."""

    node: Any
    flow: bool
    keys: list[Scalar]


class _Reading:
    """One text on its way to a node: events in, nodes and problems out.  A stack of its own, so depth costs no recursion."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.spots = Spots(file, LINE_END.split(text))
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self) -> Reading:
        if unseen := UNSEEN.search(self.text):
            before = LINE_END.split(self.text[: unseen.start()])
            return _nothing(
                Place(self.file, len(before), len(before[-1]) + 1),
                "character-forbidden",
                f"a character that cannot be seen stands here (U+{ord(unseen[0]):04X})",
                "delete it and type the space or letter again",
            )
        if long := next((number for number, line in enumerate(self.spots.lines, 1) if len(line) > LONGEST_LINE), 0):
            return _nothing(
                Place(self.file, long), "line-long", f"this line has more than {LONGEST_LINE:,} characters", "begin new lines inside it"
            )
        self.problems += (
            Problem(Place(self.file, number, line.index("\t") + 1), "tab", "a tab stands here", "use spaces")
            for number, line in enumerate(self.spots.lines, 1)
            if "\t" in line
        )
        try:
            whole = self.follow()
        except yaml.MarkedYAMLError as error:
            whole = False
            self.give_up(error)
        if whole and not self.root and not isinstance(self.root, list | dict):
            return _nothing(Place(self.file), "file-empty", "this file is empty", "the first line is: format: 1")
        return Reading(self.root if whole else None, tuple(self.problems))

    def follow(self) -> bool:
        """Take all events in; False where it stopped before the end."""
        events = yaml.CBaseLoader(self.text)
        documents = pieces = 0
        try:
            while event := events.get_event():
                pieces += 1
                if pieces > MOST_PIECES:
                    self.complain([too_many(self.spots.place(event))])
                    return False
                match event:
                    case yaml.ScalarEvent():
                        self.scalar(event)
                    case yaml.CollectionStartEvent():
                        if len(self.open) == DEEPEST:
                            self.complain([too_deep(self.spots.place(event))])
                            return False
                        self.begin(event)
                    case yaml.CollectionEndEvent():
                        self.end()
                    case yaml.AliasEvent():
                        self.alias(event)
                    case yaml.DocumentStartEvent():
                        documents += 1
                        if not self.document(event, documents):
                            return False
        finally:
            events.dispose()
        return True

    def document(self, event: yaml.DocumentStartEvent, number: int) -> bool:
        if number > 1:
            self.complain(
                [
                    Problem(
                        self.spots.place(event),
                        "documents-many",
                        "a second document begins here",
                        "one file holds one; delete the line of dashes",
                    )
                ]
            )
        elif event.version or event.tags:
            self.complain([Problem(self.spots.place(event), "directive", "a line that begins with % is an order to YAML", "delete it")])
        return number == 1

    def scalar(self, event: yaml.ScalarEvent) -> None:
        place, key = self.spots.place(event), self.wants_key()
        if event.anchor or event.tag:
            self.complain(slips.in_front(event, place))
        if not event.style and not key:
            flow_list = bool(self.open) and self.open[-1].flow and isinstance(self.open[-1].node, Sequence)
            self.complain(slips.in_plain_text(event, self.spots, flow_list))
        scalar = Scalar(event.value, place, self.spots.rows(event))
        if key:
            self.key(scalar, plain=not event.style)
        else:
            self.put(scalar)

    def begin(self, event: yaml.CollectionStartEvent) -> None:
        place = self.spots.place(event)._replace(width=1)
        node = Mapping({}, place) if isinstance(event, yaml.MappingStartEvent) else Sequence([], place)
        self.complain(slips.in_front(event, place))
        if self.wants_key():
            self.complain([Problem(place, "key-wrong", "a name is wanted here", "put text that begins with [, { or ? in quotes")])
            self.open[-1].keys.append(Scalar("?", place))
        else:
            self.put(node)
        self.open.append(_Open(node, bool(event.flow_style), []))

    def end(self) -> None:
        node, flow, _ = self.open.pop()
        if isinstance(node, Mapping) and flow:
            self.complain(slips.in_flow_mapping(node))
        elif isinstance(node, Mapping) and node:
            node.place = node.where(next(iter(node)))

    def alias(self, event: yaml.AliasEvent) -> None:
        scalar = Scalar(f"*{event.anchor}", self.spots.place(event))
        self.complain(
            [
                Problem(
                    scalar.place, "alias", f"YAML takes “{scalar}” for a reference to another spot", "put text that begins with * in quotes"
                )
            ]
        )
        if self.wants_key():
            self.key(scalar, plain=True)
        else:
            self.put(scalar)

    def wants_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].node, Mapping) and not self.open[-1].keys

    def key(self, key: Scalar, plain: bool) -> None:
        node, _, keys = self.open[-1]
        keys.append(key)
        self.complain(slips.of_key(key, node, plain))

    def put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, _, keys = self.open[-1]
        if isinstance(parent, Mapping):
            parent.setdefault(keys.pop(), node)
        else:
            parent.append(node)

    def give_up(self, error: yaml.MarkedYAMLError) -> None:
        """A syntax error is told unless it is the echo of a problem on its line or the one before, or of a tab."""
        if any(problem.code == "tab" for problem in self.problems):
            return
        trouble = explain(error, self.file, self.spots.lines)
        lines = {problem.place.line for problem in self.problems}
        stopped = error.problem_mark.line + 1 if error.problem_mark else trouble.place.line
        near = {line - back for line in (trouble.place.line, stopped) for back in (0, 1)}
        if not lines & near:
            self.complain([trouble])

    def complain(self, problems: Iterable[Problem]) -> None:
        self.problems += problems
