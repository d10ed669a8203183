"""The program's own words in one language: headings, sentences, units, dates.  A catalogue is data beside the code."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .kept import kept
from .marks import parse
from .node import Mapping, Node, Scalar
from .place import NOWHERE, Place, shown
from .problems import Problem, Problems
from .regions import without_region
from .scalars import LANGUAGE
from .text import Text, is_seen

FOLDER = Path(__file__).parent / "catalogue"
ORIGINAL = "en"  # the language whose keys all others must have
OURS = "review."  # but for what only the clinician reads who signs: it stays English


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Texts by key; a key is the names on the way to it, joined by dots: "danger.call_now".  Each is read once (`catalogue`)."""

    language: str
    texts: MappingProxyType[str, Text]

    def text(self, key: str) -> Text:
        """The text of that key; KeyError for one that no catalogue has is a fault of the program."""
        return self.texts[key]

    def put(self, key: str, **facts: str) -> str:
        """The words of a text without marks, its {names} replaced."""
        return "".join(facts[run.placeholder] if run.placeholder else run.words for run in self.text(key).runs)

    def keys(self, family: str) -> tuple[str, ...]:
        """The names right under a family: "parts" → "overview", "why", …"""
        return tuple(key.removeprefix(f"{family}.") for key in self.texts if key.startswith(f"{family}."))


def languages(own: Path | None = None) -> tuple[str, ...]:
    """The languages that the program can speak, with those of a workspace's `catalogue/`."""
    return tuple(
        sorted({path.stem for folder in filter(None, (own, FOLDER)) for path in folder.glob("*.yaml") if re.fullmatch(LANGUAGE, path.stem)})
    )


@cache
def catalogue(language: str, own: Path | None = None) -> Catalogue:
    """The catalogue of a language, a workspace's own before the program's; raises `Problems` where there is none, or it lacks something."""
    if own and not os.path.lexists(own / f"{language}.yaml") and not os.path.lexists(own / f"{without_region(language)}.yaml"):
        return catalogue(language)  # the program's, read once for all workspaces
    under = _of_language(language, own)
    path = next((at for folder in filter(None, (own, FOLDER)) if os.path.lexists(at := folder / f"{language}.yaml")), None)
    if path is None:
        if under is None:
            raise Problems([unspoken(language)])
        return Catalogue(language, under.texts)
    texts = kept("catalogue", lambda: (path,), lambda: dict(read_catalogue(path).texts))
    made = Catalogue(language, MappingProxyType({**under.texts, **texts} if under else texts))
    if path != FOLDER / f"{ORIGINAL}.yaml":
        original = catalogue(ORIGINAL)
        complete(made, original, Place(shown(path)))
        ours = {key: text for key, text in original.texts.items() if key.startswith(OURS)}
        made = Catalogue(language, MappingProxyType({**made.texts, **ours}))
    return made


def _of_language(language: str, own: Path | None) -> Catalogue | None:
    """The catalogue under a region's: that of the language itself; None where there is none, or no region is named."""
    plain = without_region(language)
    return catalogue(plain, own) if plain != language and plain in languages(own) else None


def unspoken(language: str, place: Place = NOWHERE) -> Problem:
    """That the program has no words of its own in a language, so that no sheet of it can be printed."""
    return Problem(
        place,
        "language-unspoken",
        f"the program has no words of its own in “{language}” yet (“Danger signs”, “Page 2 of 4”)",
        f"it speaks {', '.join(languages())}; start the words of another with: handouts new language {language}",
    )


def read_catalogue(path: Path) -> Catalogue:
    """One catalogue file; raises `Problems`."""
    from .reader import read_file  # YAML

    reading = read_file(path)
    problems = list(reading.problems)
    texts: dict[str, Text] = {}
    for key, words in leaves(reading.node):
        if not is_seen(words):
            problems.append(Problem(words.place, "catalogue-empty", f"“{key}” has no words yet", "translate the English above it"))
        try:
            texts[key] = parse(words, names=None)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    return Catalogue(path.stem, MappingProxyType(texts))


def complete(made: Catalogue, original: Catalogue, place: Place) -> None:
    """Raises `Problems` unless it has the original's keys, and each sentence the same {names}."""
    here = {key: text for key, text in made.texts.items() if not _plural(key)}
    there = {key: text for key, text in original.texts.items() if not _plural(key)}
    problems = [
        Problem(place, "catalogue-key", f"“{key}” is missing", f"write it in this language; in English: {text.source}")
        for key, text in there.items()
        if key not in here and not key.startswith(OURS)
    ]
    problems += [Problem(here[key].place, "catalogue-key", f"nothing is called “{key}”") for key in here if key not in there]
    problems += [
        Problem(here[key].place, "catalogue-names", f"“{key}” has other {{names}} than in English")
        for key in there
        if key in here and _names(there[key]) != _names(here[key])
    ]
    if problems:
        raise Problems(problems)


def _plural(key: str) -> bool:
    """A plural form that not every language has; "other" is the one that all have."""
    return key.startswith(("durations.", "measures.")) and not key.endswith(".other")


def _names(text: Text) -> set[str]:
    return {run.placeholder for run in text.runs if run.placeholder}


def leaves(node: Node | None, path: str = "") -> Iterator[tuple[str, Scalar]]:
    """The keys and words of a catalogue's file."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if path or key != "format":
                yield from leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, Scalar):
        yield path, node
