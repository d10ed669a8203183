"""The rules whose words are data: `checks/lexicons/*.yaml`, one file per family, found by one engine (`checks/language/`).

A file holds `words` (classes), `forms` (irregular words) and `rules`.  A rule has what every rule has, and `find`: entries, each with

    say        the pattern (`language/patterns.py`)
    reads      what is told of it; “{words}” is what was found           (else: the rule's `what`)
    unless     none of these may be so at the match's first word: denied, negated, conditional, question, sourced
    only       all of these must be so
    with       of these the sentence must hold one, `without`: none      (as `Sentence.keys` spells them)
    in         fields (do, do_not, same_day …) or parts (part:call) where it counts, `not_in`: where it does not
    mend, source   the way out and where it is from, when they are not the rule's
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..handouts.data import data
from ..handouts.problems import Problem
from .language.lexicon import Lexicon, merged
from .language.patterns import Match, Pattern
from .language.sentence import Sentence
from .prose import Prose
from .rule import Rule, rule

FOLDER = Path(__file__).parent / "lexicons"
CONDITIONS = ("denied", "negated", "conditional", "question", "sourced")


@dataclass(frozen=True)
class Entry:
    """One thing to look for, and what is told where it stands."""

    rule: Rule
    pattern: Pattern
    reads: str = ""
    mend: str = ""
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    not_in: frozenset[str] = frozenset()

    def found(self, sentence: Sentence, text: Prose) -> Iterator[Match]:
        """Where it stands in a sentence of a text."""
        where = {text.name, f"part:{text.section.part}" if text.section else ""}
        if (self.places and not self.places & where) or self.not_in & where:
            return
        if (self.having and not any(key in sentence.keys for key in self.having)) or any(key in sentence.keys for key in self.lacking):
            return
        for match in self.pattern.find(sentence):
            if all(holds(each, sentence, match) for each in self.only) and not any(holds(each, sentence, match) for each in self.unless):
                yield match


def holds(condition: str, sentence: Sentence, match: Match) -> bool:
    """Whether a condition of `CONDITIONS` is so at the first word of a match."""
    state = getattr(sentence, condition)
    return bool(state[match.head] if isinstance(state, list) else state)


class Book:
    """All lexicons: the classes of words, and the entries by what must stand in a sentence for them."""

    def __init__(self, files: Sequence[Mapping[str, Any]]) -> None:
        self.lexicon: Lexicon = merged(files)
        self.entries: list[Entry] = []
        self._by_key: dict[str, list[int]] = {}
        for file in files:
            for code, said in file.get("rules", {}).items():
                self._rule(code, said)

    def _rule(self, code: str, said: Mapping[str, Any]) -> None:
        told = {name: value for name, value in said.items() if name != "find"}
        made = rule(code, **told)
        for each in said.get("find", ()):
            self._entry(made, each)

    def _entry(self, made: Rule, said: Mapping[str, Any]) -> None:
        unknown = {*said.get("unless", ()), *said.get("only", ())} - {*CONDITIONS}
        if unknown:
            raise ValueError(f"{made.code}: there is no condition {', '.join(sorted(unknown))}")
        for written in [said["say"]] if isinstance(said["say"], str) else said["say"]:
            pattern = Pattern(written, self.lexicon)
            for key in pattern.rarest():
                self._by_key.setdefault(key, []).append(len(self.entries))
            self.entries.append(
                Entry(
                    made,
                    pattern,
                    said.get("reads", ""),
                    said.get("mend", ""),
                    frozenset(said.get("unless", ())),
                    frozenset(said.get("only", ())),
                    tuple(said.get("with", ())),
                    tuple(said.get("without", ())),
                    frozenset(said.get("in", ())),
                    frozenset(said.get("not_in", ())),
                )
            )

    def in_sentence(self, sentence: Sentence, text: Prose) -> Iterator[tuple[Entry, Match]]:
        """All that the entries find in a sentence of a text."""
        for k in sorted({k for key in sentence.keys for k in self._by_key.get(key, ())}):
            for match in self.entries[k].found(sentence, text):
                yield self.entries[k], match


@cache
def book() -> Book:
    """The lexicons of English, read once."""
    return Book([data(path) for path in sorted(FOLDER.glob("*.yaml")) if path.name != "units.yaml"])


def check(texts: Iterable[Prose]) -> Iterator[Problem]:
    """What the lexicons find in the prose of an English handout."""
    for text in texts:
        for sentence in text.read(book().lexicon):
            told = set[str]()
            for entry, match in book().in_sentence(sentence, text):
                words = sentence.words(match.start, match.end)
                if entry.rule.code not in told:  # once a sentence: the author looks at the whole of it
                    told.add(entry.rule.code)
                    message = entry.reads.replace("{words}", words) if entry.reads else f"“{words}”: {entry.rule.what}"
                    yield entry.rule.at(text.at(words), message, entry.mend)
