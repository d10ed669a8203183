"""YAML text → nodes that know their place.

Only PyYAML's event stream is used: nothing is constructed, no tag is obeyed, and every scalar stays the text that was written.
What YAML would do behind the author's back (drop a second key, cut text at ` #`, split it at a comma) is a problem.
"""

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .node import Mapping, Node, Row, Scalar, Sequence
from .place import Place
from .problems import Problem
from .traps import IN_QUOTES, explain, is_cut

LARGEST = 1_000_000     # bytes; the longest handout we know has 40,000
DEEPEST = 20            # levels; the format has 9
LINE_END = re.compile(r"\r\n|\r|\n")
# YAML forbids the control characters; NEL, LS and PS would be line ends that no editor shows.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Reading(NamedTuple):
    """What a file holds (`None` where YAML could not be read to its end) and what is wrong with its form."""

    node: Node | None
    problems: tuple[Problem, ...]


def read_file(path: Path) -> Reading:
    """One YAML file, UTF-8."""
    file = shown(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return _nothing(Place(file), "file-unreadable", f"cannot read this file: {error.strerror or error}")
    if len(data) > LARGEST:
        return _nothing(Place(file), "file-large", "this file is too large to be a definition or a clinic",
                        f"{LARGEST:,} bytes are the most; put pictures into the images folder")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = LINE_END.split(data[:error.start].decode("utf-8-sig"))
        return _nothing(Place(file, len(before), len(before[-1]) + 1), "file-encoding", "this file is not in UTF-8",
                        "save it as UTF-8 in your editor")
    return read_text(text, file)


def read_text(text: str, file: str) -> Reading:
    """YAML text as if it stood in that file."""
    return _Reading(text, file).read()


def shown(path: Path) -> str:
    """The path as people read it: as given, or relative to the current folder when that is shorter."""
    try:
        return min(str(path), os.path.relpath(path), key=len)
    except ValueError:  # another drive
        return str(path)


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
        self.lines = LINE_END.split(text)
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self) -> Reading:
        if unseen := UNSEEN.search(self.text):
            before = LINE_END.split(self.text[:unseen.start()])
            self.complain(Place(self.file, len(before), len(before[-1]) + 1), "character-forbidden",
                          f"a character that cannot be seen stands here (U+{ord(unseen[0]):04X})", "delete it and type the space or letter again")
            return Reading(None, tuple(self.problems))
        tabs = [(number, line.index("\t") + 1) for number, line in enumerate(self.lines, 1) if "\t" in line]
        for line, column in tabs:
            self.complain(Place(self.file, line, column), "tab", "a tab stands here", "use spaces")
        try:
            whole = self.follow()
        except yaml.MarkedYAMLError as error:
            whole, trouble = False, explain(error, self.file, self.lines)
            if not tabs and not self.told(trouble.place.line) and not self.told(error.problem_mark.line + 1):
                self.problems.append(trouble)
        if whole and not self.root and not isinstance(self.root, Mapping):
            return _nothing(Place(self.file), "file-empty", "this file is empty", "the first line is: format: 1")
        return Reading(self.root if whole else None, tuple(self.problems))

    def follow(self) -> bool:
        """Take all events in; False where it stopped before the end."""
        events = yaml.CBaseLoader(self.text)
        documents = 0
        try:
            while event := events.get_event():
                match event:
                    case yaml.ScalarEvent():
                        self.scalar(event)
                    case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                        if len(self.open) == DEEPEST:
                            self.complain(self.place(event), "nesting-deep", "this is nested too deeply", f"{DEEPEST} levels are the most")
                            return False
                        self.begin(event)
                    case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
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

    def document(self, event: Any, number: int) -> bool:
        if number > 1:
            self.complain(self.place(event), "documents-many", "a second document begins here", "one file holds one; delete the line of dashes")
        elif event.version or event.tags:
            self.complain(Place(self.file), "directive", "a line that begins with % is an order to YAML, not text", "delete it")
        return number == 1

    def scalar(self, event: Any) -> None:
        place = self.place(event)
        self.no_tricks(event, place, event.value)
        key = self.wants_key()
        scalar = Scalar(event.value, place, self.rows(event))
        if not event.style and not key:
            self.plain(scalar, event)
        if key:
            self.key(scalar, plain=not event.style)
        else:
            self.put(scalar)

    def begin(self, event: Any) -> None:
        place = self.place(event)._replace(width=1)
        node = Mapping({}, place) if isinstance(event, yaml.MappingStartEvent) else Sequence([], place)
        if event.anchor or event.tag:
            self.no_tricks(event, place, "")
        if self.wants_key():
            self.complain(place, "key-wrong", "a name is wanted here", "put text that begins with “[”, “{” or “?” in quotes")
            self.open[-1].keys.append(Scalar("?", place))
            self.open.append(_Open(node, bool(event.flow_style), []))
            return
        self.put(node)
        self.open.append(_Open(node, bool(event.flow_style), []))

    def end(self) -> None:
        node, flow, _ = self.open.pop()
        if isinstance(node, Mapping) and node and not flow:
            node.place = next(iter(node)).place
        if isinstance(node, Mapping) and flow:
            self.whole_flow(node)

    def alias(self, event: Any) -> None:
        place = self.place(event)
        self.complain(place, "alias", f"YAML takes “*{event.anchor}” for a reference to another spot", "put text that begins with * in quotes")
        scalar = Scalar("*" + event.anchor, place)
        if self.wants_key():
            self.key(scalar, plain=True)
        else:
            self.put(scalar)

    def wants_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].node, Mapping) and not self.open[-1].keys

    def key(self, key: Scalar, plain: bool) -> None:
        node, _, keys = self.open[-1]
        keys.append(key)
        if key == "<<" and plain:
            self.complain(key.place, "merge-key", "“<<” would merge another mapping into this one", "write out what belongs here")
        elif not key:
            self.complain(key.place, "key-wrong", "a name is missing before the colon")
        elif key in node:
            first = node.key(key).place.line
            self.complain(key.place, "key-twice", f"“{key}” stands here a second time", f"it was first written on line {first}; keep one")

    def put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, _, keys = self.open[-1]
        if isinstance(parent, Mapping):
            parent.setdefault(keys.pop(), node)
        else:
            parent.append(node)

    def plain(self, scalar: Scalar, event: Any) -> None:
        """The traps of text without quotes: a ` #` that cuts it, a comma that splits it, a list item that it swallows."""
        end = event.end_mark
        rest = self.lines[end.line][end.column:] if end.line < len(self.lines) else ""
        if is_cut(scalar, rest):
            column = end.column + len(rest) - len(rest.lstrip()) + 1
            self.complain(Place(self.file, end.line + 1, column, len(rest.strip())), "text-cut", "YAML cuts this text off at “#”",
                          "put the text in quotes; before a comment leave two spaces, and one after its “#”")
        if self.open and self.open[-1].flow and isinstance(self.open[-1].node, Sequence):
            if rest.startswith(",") and rest[1:2].strip():
                self.complain(Place(self.file, end.line + 1, end.column + 1), "flow-split", "this comma splits the text in two",
                              "put the text in quotes, or each item on a line of its own after “- ”")
            elif len(scalar.split()) > 4 or scalar[-1:] in (".", "?", "!"):
                self.complain(scalar.place, "flow-prose", "sentences do not stand between [ and ]: a comma would split them",
                              "put each on a line of its own after “- ”")
        if end.line > event.start_mark.line:
            self.swallowed(event)

    def swallowed(self, event: Any) -> None:
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                self.complain(Place(self.file, number + 1, column), "indent", "YAML takes this “- ” for part of the text above",
                              "line it up with the “- ” that it belongs to")

    def whole_flow(self, node: Mapping) -> None:
        """`{phone}` and `{means: bones, of the spine}` are mappings to YAML: one key has no value."""
        bare = [key for key, value in node.items() if value == "" and isinstance(value, Scalar) and value.place.width == 0]
        if len(node) == 1 and bare:
            self.complain(node.place, "quotes-missing", "text cannot begin with “{” unless it is in quotes", IN_QUOTES)
        elif bare:
            self.complain(bare[0].place, "flow-split", f"the comma before “{bare[0]}” splits the text in two", "put the text in quotes")

    def no_tricks(self, event: Any, place: Place, words: str) -> None:
        if event.anchor:
            self.complain(place, "anchor", f"YAML takes “&{event.anchor}” for the name of this spot", "put text that begins with & in quotes")
        if event.tag:
            self.complain(place, "tag", "YAML takes a word that begins with “!” for an order", "put text that begins with ! in quotes")

    def place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        stop = end.column if end.line == start.line else len(self.lines[start.line].rstrip()) if start.line < len(self.lines) else 0
        return Place(self.file, start.line + 1, start.column + 1, max(0, stop - start.column))

    def rows(self, event: Any) -> tuple[Row, ...]:
        """Where each line of the text stands, as long as the file has the same letters."""
        start, end, words = event.start_mark, event.end_mark, event.value
        if not words:
            return ()
        if start.line == end.line:
            inset = start.column + (1 if event.style else 0)
            return (Row(0, start.line + 1, inset + 1),) if self.lines[start.line].startswith(words, inset) else ()
        return _rows(words, self.lines, start, end, event.style)

    def told(self, line: int) -> bool:
        """A problem of this line or the one before was told already: what follows is its echo."""
        return any(problem.place.line in (line, line - 1) for problem in self.problems)

    def complain(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place._replace(width=max(1, place.width)), code, message, hint))


def _rows(words: str, lines: list[str], start: Any, end: Any, style: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    at = 0
    for number in range(start.line, min(end.line + 1, len(lines))):
        line = lines[number][:end.column] if number == end.line else lines[number]
        column = start.column + (1 if style else 0) if number == start.line else 0
        if number == start.line and style in "|>" and style:
            continue
        stretch = line[column:].strip(" \t") if style not in ("'", '"') or number != end.line else line[column:-1].strip(" \t")
        column += len(line[column:]) - len(line[column:].lstrip(" \t"))
        while at < len(words) and words[at] in " \n":
            at += 1
        if not words.startswith(stretch, at):
            return ()
        if stretch:
            rows.append(Row(at, number + 1, column + 1))
        at += len(stretch)
    return tuple(rows)
