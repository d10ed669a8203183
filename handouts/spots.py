"""From YAML's marks to places: where an event stands, and where each line of its text."""

from typing import Protocol

import yaml

from .node import Row
from .place import Place


class Mark(Protocol):
    """A spot as YAML counts: line and column from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def ends(event: yaml.Event) -> tuple[Mark, Mark]:
    """Where an event begins, and where it ends: every event that was read from a text has both."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        raise TypeError(f"{event} was read from no text")
    return start, end


class Spots:
    """The lines of one file."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines

    def place(self, event: yaml.Event) -> Place:
        """The place of an event, as wide as its part of the first line; an empty one is 0 wide."""
        start, end = ends(event)
        line, column = start.line, start.column
        stop = end.column if end.line == line else len(self.lines[line].rstrip())
        return Place(self.file, line + 1, column + 1, max(0, stop - column))

    def after(self, event: yaml.Event) -> str:
        """What follows an event on the line that it ends on."""
        _, end = ends(event)
        return self.lines[end.line][end.column :] if end.line < len(self.lines) else ""

    def rows(self, event: yaml.ScalarEvent) -> tuple[Row, ...]:
        """Where each line of the text stands, as long as the file has the same letters (escapes shift them)."""
        (start, end), words = ends(event), event.value
        quote = 1 if event.style in ("'", '"') else 0
        if start.line == end.line:
            inset = start.column + quote
            same = words and self.lines[start.line].startswith(words, inset)
            return (Row(0, start.line + 1, inset + 1),) if same else ()
        stretches = self._stretches(event, start.column + quote, end.column - quote)
        return _found(words, stretches)

    def _stretches(self, event: yaml.ScalarEvent, first: int, last: int) -> list[tuple[int, int, str]]:
        """Line, column and words of each line that holds some of the text."""
        start, end = (mark.line for mark in ends(event))
        out: list[tuple[int, int, str]] = []
        for number in range(start + 1 if event.style in ("|", ">") else start, min(end + 1, len(self.lines))):
            line = self.lines[number][:last] if number == end else self.lines[number]
            line = " " * first + line[first:] if number == start else line
            if words := line.strip(" "):
                out.append((number + 1, len(line) - len(line.lstrip(" ")) + 1, words))
        return out


def _found(words: str, stretches: list[tuple[int, int, str]]) -> tuple[Row, ...]:
    rows, at = list[Row](), 0
    for line, column, stretch in stretches:
        while words[at : at + 1] in (" ", "\n"):
            at += 1
        if not words.startswith(stretch, at):
            return ()
        rows.append(Row(at, line, column))
        at += len(stretch)
    return tuple(rows)
