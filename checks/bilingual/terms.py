"""The term base: what a medical word is called in each language (`checks/terms/*.yaml`, one file per family of things).

A thing has its words by language; `keep: true`: wherever the original says it the translation says it; `alone: true`: a translation
that says it where the original does not has changed the sense; `against`: the thing it is the opposite of; `row: true`: the two stand
in the same order in every language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...handouts.data import data
from .phrases import Phrases

FOLDER = Path(__file__).parent.parent / "terms"
DEGREES = "degrees"  # the family of words that change a sense and name no thing


@dataclass(frozen=True)
class Thing:
    """One thing; `words` are its first words by language, to tell a reader of a finding."""

    name: str
    family: str
    words: Mapping[str, Sequence[str]]
    keep: bool = False
    alone: bool = False
    against: str = ""
    row: bool = False

    def said(self, language: str) -> str:
        """What it is called: “anticoagulante” or “diluyente de la sangre”."""
        ways = [f"“{word}”" for word in self.words[language] if "*" not in word] or [f"“{word}”" for word in self.words[language]]
        return " or ".join(dict.fromkeys([ways[0], *ways[2:3]]))


@cache
def term_base() -> Mapping[str, Thing]:
    """All things by name."""
    return {
        name: Thing(name, path.stem, _words(told), *(told.get(key, default) for key, default in _KEYS))
        for path in sorted(FOLDER.glob("*.yaml"))
        for name, told in data(path).items()
    }


_KEYS = (("keep", False), ("alone", False), ("against", ""), ("row", False))


def _words(told: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    names = {key for key, _ in _KEYS}
    return {language: [str(word) for word in words] for language, words in told.items() if language not in names}


@cache
def in_one_order() -> frozenset[str]:
    """The things that stand in the same order in every language."""
    return frozenset(name for name, thing in term_base().items() if thing.row)


@cache
def phrases(language: str) -> Phrases:
    """The words of a language, to be found in a text."""
    return Phrases({name: term.words[language] for name, term in term_base().items() if language in term.words})


@cache
def shared(language: str, other: str) -> frozenset[str]:
    """The things that both languages have words for."""
    return frozenset(name for name, term in term_base().items() if language in term.words and other in term.words)
