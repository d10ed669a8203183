"""What one text says, as far as two languages can be held together: figures, units, terms, denials."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...handouts.text import Text
from ...handouts.translation import figures, plain_number, spelled
from ..language.tokens import HYPHENS
from ..once import once
from .grammar import NONE, TIMES, Denied, Grammar, cut_at_ends, grammar
from .phrases import folded, tokens_of
from .terms import phrases


@dataclass(frozen=True)
class SaidText:
    """One text in one language."""

    text: Text
    language: str

    @once
    def folded(self) -> str:
        """Its words in one spelling; what is shown for a term, not its name."""
        return folded(self.text.plain)

    @once
    def tokens(self) -> tuple[str, ...]:
        """Its words, numbers, marks and placeholders."""
        return tokens_of(self.folded)

    @property
    def grammar(self) -> Grammar:
        return grammar(self.language)

    @once
    def figures(self) -> Counter[str]:
        """Its numbers and placeholders."""
        return figures(self.text, self.language)

    @once
    def spelled(self) -> Counter[str]:
        """The numbers of its lengths of time that stand there without a digit."""
        return spelled(self.text, self.language)

    @once
    def terms(self) -> frozenset[str]:
        """The things of the term base that it names."""
        return phrases(self.language).names(self.tokens)

    @once
    def sentences(self) -> list[tuple[str, ...]]:
        return cut_at_ends(self.tokens)

    @once
    def terms_by_sentence(self) -> list[frozenset[str]]:
        """The things that each sentence names."""
        return [phrases(self.language).names(words) for words in self.sentences]

    @once
    def denied(self) -> list[Denied]:
        """What each sentence denies, and last the text as a whole."""
        each = [self.grammar.denied(words) for words in self.sentences]
        some = [denied for denied in each if denied is not NONE]
        return [*each, Denied(*map(sum, zip(*some))) if some else NONE]

    @once
    def measures(self) -> Mapping[str, frozenset[str]]:
        """Each number that has a unit, and its units: "24" is {"hour"}."""
        found: dict[str, set[str]] = {}
        for name, start, end in self._units:
            number, _, unit = name[1:].rpartition(" ") if name.startswith("=") else (self._number_beside(start, end), "", name)
            if number:
                found.setdefault(number, set()).add(unit)
        return {number: frozenset(units) for number, units in found.items()}

    @once
    def times(self) -> frozenset[str]:
        """The units of time that it names, with a number or without."""
        return frozenset(name.rpartition(" ")[2].lstrip("=") for name, _, _ in self._units) & TIMES

    @once
    def bounds(self) -> Mapping[str, frozenset[str]]:
        """Each number that is told as a bound: "over 50" is {"over"}."""
        found: dict[str, set[str]] = {}
        for each in self.grammar.bounds.find(self.tokens):
            if number := self._number_at(each.end):
                found.setdefault(number, set()).add(each.name)
        return {number: frozenset(ways) for number, ways in found.items()}

    def first(self, thing: str) -> int:
        """Where it first names a thing of the term base."""
        return next(each.start for each in phrases(self.language).find(self.tokens) if each.name == thing)

    @once
    def _units(self) -> list[tuple[str, int, int]]:
        return [(each.name, each.start, each.end) for each in self.grammar.units.find(self.tokens)]

    def _number_beside(self, start: int, end: int) -> str:
        """The number before a unit, a hyphen between them or not, else the one after it: "24 hours", "week 1"."""
        hyphen = start and self.tokens[start - 1] in HYPHENS
        return self._number_at(start - (2 if hyphen else 1)) or self._number_at(end)

    def _number_at(self, at: int) -> str:
        """The number there, as a plain decimal; "" where there is none."""
        return plain_number(self.tokens[at], self.language) if 0 <= at < len(self.tokens) and self.tokens[at][:1].isdigit() else ""


@lru_cache(4096)
def heard(text: Text, language: str) -> SaidText:
    """What a text says, worked out once: five translations are held beside one original."""
    return SaidText(text, language)
