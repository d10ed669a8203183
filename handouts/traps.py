"""YAML's traps, explained in plain words: what the author most likely meant, and how to write it."""

import re

import yaml

from .place import Place
from .problems import Problem

# A line's list dashes, its name, and what follows.
LINE = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?(?P<value>\S?.*)")
NAME_AT_START = re.compile(r"\s*(?:- +)*[\w-]+\s*$")
NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)*[\w-]+:[^\s/]")
IN_QUOTES = "put the text in quotes"
DEEPEST = 20  # levels of lists and names within each other; the format has 9
MOST_PIECES = 60_000  # names, values and lists of one file; one of the largest size that is read has fewer if its values are words
STARTERS = {"alias": "*", "anchor": "&", "tag": "!", "directive": "%"}


def explain(error: yaml.MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    """The problem behind a syntax error of YAML's."""
    said, context = error.problem or "", error.context or ""
    mark = error.problem_mark or yaml.Mark("", 0, 0, 0, None, 0)
    opened = error.context_mark or mark
    here, there = _place(file, lines, mark), _place(file, lines, opened)
    if "nesting depth" in said:  # newer readers of YAML stop by themselves, at some 1,000 levels
        return too_deep(here)
    if "cannot start any token" in said:
        return _quotes(here, lines)
    for word, starter in STARTERS.items():
        if context.endswith(word):
            return _quotes(there, lines, starter)
    if "block scalar" in context:
        return _quotes(there, lines)
    if "quoted scalar" in context:
        return _quoted(said, here, there)
    if "mapping values" in said:
        return _second_colon(here, lines)
    if "block sequence entries" in said or "mapping keys" in said:
        return _quotes(here, lines)
    if "could not find expected ':'" in said:
        return Problem(
            there._replace(width=_rest(lines, there)),
            "colon-missing",
            "a name and a colon are wanted here",
            "write “name: text”; text that goes on from the line above stands further right than its name",
        )
    if "',' or" in said:
        bracket = lines[there.line - 1][there.column - 1 : there.column]
        return Problem(there, "bracket-open", f"this “{bracket}” is not closed as a list would be", f"{IN_QUOTES}, or close the bracket")
    return _lost(here, lines)


def too_deep(place: Place) -> Problem:
    """More levels than the format has, or than can be meant."""
    return Problem(place, "nesting-deep", "this is nested too deeply", f"{DEEPEST} levels are the most")


def too_many(place: Place) -> Problem:
    """More of everything than a file of words can hold."""
    return Problem(place, "file-large", f"this file holds more than {MOST_PIECES:,} names and values", "keep what belongs here")


def _place(file: str, lines: list[str], mark: yaml.Mark) -> Place:
    """A mark as a place; the end of the file becomes the end of its last line with words."""
    line, column = mark.line, mark.column
    while line > 0 and (line >= len(lines) or (not lines[line].strip() and column == 0)):
        line -= 1
        column = len(lines[line].rstrip())
    return Place(file, line + 1, column + 1)


def _rest(lines: list[str], place: Place) -> int:
    return max(1, len(lines[place.line - 1].rstrip()) - place.column + 1)


def _quotes(place: Place, lines: list[str], starter: str = "") -> Problem:
    starter = starter or lines[place.line - 1][place.column - 1 : place.column]
    return Problem(place, "quotes-missing", f"text cannot begin with “{starter}” unless it is in quotes", IN_QUOTES)


def _quoted(said: str, here: Place, there: Place) -> Problem:
    if "escape" in said:
        return Problem(
            here,
            "escape",
            "between double quotes a backslash begins a code, and YAML knows no such one",
            "write the backslash twice, or use single quotes",
        )
    return Problem(there, "quotes-open", "this quote is never closed", "close it at the end of the text")


def _second_colon(here: Place, lines: list[str]) -> Problem:
    line = lines[here.line - 1]
    before = lines[here.line - 2] if here.line > 1 else ""
    if not NAME_AT_START.match(line[: here.column - 1]):
        return Problem(here, "quotes-missing", "text that holds “: ” needs quotes", IN_QUOTES)
    if NO_SPACE_AFTER_COLON.match(before):
        return Problem(
            Place(here.file, here.line - 1, before.index(":") + 1),
            "colon-space",
            "a space is missing after this colon",
            "write “name: text”",
        )
    column = len(line) - len(line.lstrip()) + 1
    return Problem(
        Place(here.file, here.line, column, here.column - column),
        "indent",
        "this line stands further right than the ones it belongs to",
        "line it up with the name above",
    )


def _lost(here: Place, lines: list[str]) -> Problem:
    """A line that YAML cannot join to anything: text after a closing quote or bracket, a cut text, a lost indent."""
    line = lines[here.line - 1]
    value = LINE.match(line)
    start = value.start("value") if value else 0
    if start < here.column - 1 and line[start : start + 1] in ('"', "'", "[", "{"):
        closer = {"[": "]", "{": "}"}.get(line[start], line[start])
        return Problem(
            Place(here.file, here.line, start + 1),
            "quotes-missing",
            f"text goes on after the closing “{closer}”",
            "put all of the text in quotes; inside, use the other kind of quote",
        )
    if line[here.column - 1 : here.column] in ("]", "}", ","):
        return _quotes(here, lines)
    column = len(line) - len(line.lstrip()) + 1
    if line.lstrip().startswith(": "):
        return Problem(Place(here.file, here.line, column), "key-wrong", "a name is missing before this colon", "write “name: text”")
    return Problem(
        Place(here.file, here.line, column, max(1, len(line.strip()))),
        "indent",
        "this line does not line up with any line that it could belong to",
        "give it as many spaces as its neighbours",
    )
