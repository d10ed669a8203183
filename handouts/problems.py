"""What is wrong in the user's files: said plainly, at its place, with a way out."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .measured import read_measured
from .place import NOWHERE, Place, shown

MOST = 500  # problems that are told of one file or run
SOUGHT = 100  # times that what may have been meant is looked for while a file is read: twice for each of fifty problems
LONGEST = 600  # letters of a message or a hint: whatever they quote may be a file's only line
OUTSIDE = "file-outside"  # the code of a file that is not the workspace's own: no line of it is shown
QUOTED = 2_000_000  # bytes of a file of which a line is quoted; of a larger one only the place is told
WIDEST = 110  # columns of a quoted line; a longer one is cut around its caret
MANY = "problems-many"  # the code of what stands for those that are not told
FEW = 3  # places that are told each by itself
CODE_COLUMN = 100  # where the code stands when the message leaves room
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


_left = ContextVar[list[int] | None]("_left", default=None)  # how often it is still looked for, where that is bounded


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.  `code` is words that never change; `hint` is the way out; a warning stops nothing."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            if len(said := getattr(self, name)) > LONGEST:
                object.__setattr__(self, name, f"{said[: LONGEST // 2]} … {said[-LONGEST // 2 :]}")


class Problems(Exception):
    """The user's files need work: all that was found, at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = in_order(problems)
        cut = sum(problem.code == MANY for problem in found)  # of files that have been told before
        self.problems = found if len(found) <= MOST + cut else (*found[:MOST], _and_more(found))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return report(self.problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.severity, problem.code)))


def _and_more(found: tuple[Problem, ...]) -> Problem:
    """What stands for those that are not told any more, at the first of them."""
    return Problem(found[MOST].place, MANY, f"{len(found) - MOST:,} more problems follow", "mend those above first")


def unreadable(error: OSError, path: Path | None = None) -> Problem:
    """The problem of a file that the machine does not give: the one that is named, or that the error names."""
    file = path or (Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None)
    return Problem(
        Place(shown(file)) if file else NOWHERE,
        "file-unreadable",
        f"cannot read this file: {error.strerror or error}",
        "close it where it is open, mend its name or its permissions, or see whether its drive is there",
    )


def report(problems: Iterable[Problem]) -> str:
    """All problems as the terminal shows them, each with its line and a caret; ends without a line break."""
    sources: dict[str, list[str]] = {}
    return "\n\n".join(_paragraph(alike, sources) for alike in _alike(in_order(problems)))


def each_reported(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """The same one by one, in order; each file is read once."""
    sources: dict[str, list[str]] = {}
    yield from ((problem, _paragraph([problem], sources)) for problem in in_order(problems))


def _alike(problems: Sequence[Problem]) -> Iterable[list[Problem]]:
    """What is told as one: several things of one place that have one way out, or one thing that more than a few files have."""
    files = {(problem.code, problem.message, problem.hint, problem.place.file) for problem in problems}
    spread = Counter(file[:3] for file in files)
    together: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        said = problem.code, problem.message, problem.hint
        together.setdefault(said if spread[said] > FEW else (problem.place, problem.code, problem.hint), []).append(problem)
    return together.values()


@contextmanager
def seeking(times: int = SOUGHT) -> Iterator[None]:
    """What may have been meant is looked for so often within, and no more: it takes time, and then something else is wrong."""
    if _left.get() is not None:
        yield
        return
    before = _left.set([times])
    try:
        yield
    finally:
        _left.reset(before)


def close(word: str, known: Iterable[str], most: int = 3, least: float = 0.6) -> tuple[str, ...]:
    """The known words that look like this one, the likest first; none where it was looked for often enough."""
    from difflib import get_close_matches

    if left := _left.get():
        if not left[0]:
            return ()
        left[0] -= 1
    names = {name.casefold(): name for name in known}
    return tuple(names[found] for found in get_close_matches(word.casefold()[:80], names, n=most, cutoff=least))


def near(word: str, known: Iterable[str]) -> str:
    """“did you mean …?” for a word that is close to a known one, else nothing."""
    return f"did you mean “{found[0]}”?" if (found := close(word, known, 1)) else ""


def choice(names: Iterable[str], last: str = "or") -> str:
    """Names as a person lists them: “a”, “b” or “c”."""
    return enumerated((f"“{name}”" for name in names), last)


def enumerated(words: Iterable[str], last: str = "and") -> str:
    """The same of words as they are: a, b and c."""
    all_words = list(words)
    return f" {last} ".join(filter(None, [", ".join(all_words[:-1]), *all_words[-1:]]))


def _paragraph(alike: list[Problem], sources: dict[str, list[str]]) -> str:
    """What is told as one, above the first place's line; further places below it."""
    problem, place = alike[0], alike[0].place
    elsewhere = [each for each in alike if each.place != place]
    heads = "\n".join(_head(each) for each in alike if each.place == place)
    also = f"\n      also in {_places(elsewhere)}" if elsewhere else ""
    if place.file not in sources:
        sources[place.file] = _source(place.file)
    lines = sources[place.file] if problem.code != OUTSIDE else []
    if not 0 < place.line <= len(lines):
        return f"{heads}\n      {problem.hint}".rstrip() + also
    shown, indent, carets = _excerpt(lines[place.line - 1], place)
    return f"{heads}\n{place.line:>5} | {shown}\n      | {' ' * indent}{'^' * carets} {problem.hint}".rstrip() + also


def _head(problem: Problem) -> str:
    where = f"{problem.place}: " if problem.place != NOWHERE else ""
    return f"{f'{where}{problem.severity}: {problem.message}':<{CODE_COLUMN - 2}}  [{problem.code}]"


def _places(problems: list[Problem]) -> str:
    shown = [str(each.place) for each in problems[:FEW]]
    return enumerated([*shown, f"{more} more places"] if (more := len(problems) - FEW) > 1 else [str(each.place) for each in problems])


def _source(file: str) -> list[str]:
    try:
        data = read_measured(Path(file), QUOTED) if file else b""
    except (OSError, ValueError):
        return []
    text = data.decode("utf-8-sig", errors="replace") if b"\0" not in data else ""  # an Excel file has no lines
    return re.split(r"\r\n|\r|\n", text)


def _excerpt(line: str, place: Place) -> tuple[str, int, int]:
    """The part of the line round its place; the columns before the caret; how many carets."""
    begin = min(place.column - 1, len(line))
    first = 0 if begin < WIDEST - 20 else begin - 40
    window = UNPRINTABLE.sub("\ufffd", line[first : first + WIDEST])  # no more of it: the line may be the whole file
    shown, rest = window.rstrip(), line[first + WIDEST : first + 2 * WIDEST]
    left, right = "…" if first else "", "…" if rest.strip() else ""
    marked = shown[begin - first : begin - first + place.width]
    return left + shown + right, _columns(left + window[: begin - first]), max(1, _columns(marked))


def _columns(text: str) -> int:
    """How many columns of a terminal it takes: East Asian letters two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
