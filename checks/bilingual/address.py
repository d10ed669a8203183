"""How a sheet addresses its reader: tú or usted, ты or вы, तुम or आप."""

from collections.abc import Iterator, Sequence

from ...handouts.problems import Problem
from ..language.lexicon import Occurrence
from .grammar import Grammar
from .items import TextPair
from .rules import ADDRESS
from .said import SaidText


def mixed(rows: Sequence[TextPair]) -> Iterator[Problem]:
    """The texts that address the reader in the way that fewer of the sheet's words do."""
    found = [(pair, _informal(here, there), _formal(here)) for pair, here, there in rows]
    near, polite = sum(len(words) for _, words, _ in found), sum(len(words) for _, _, words in found)
    if not near or not polite:
        return
    for pair, informal, formal in found:
        words, rest = (informal, formal) if near <= polite else (formal, informal)
        if words:
            beside = " (and in the same text the other way)" if rest else ""
            yield ADDRESS.at(
                pair.here.place, f"“{'”, “'.join(dict.fromkeys(words))}”: the rest of the sheet addresses the reader otherwise{beside}"
            )


def _formal(here: SaidText) -> list[str]:
    return _words(here, here.grammar.formal.find(here.tokens), here.grammar)


def _informal(here: SaidText, there: SaidText) -> list[str]:
    grammar = here.grammar
    found = _words(here, grammar.informal.find(here.tokens), grammar)
    if grammar.first and len(here.sentences) == len(there.sentences):
        for ours, theirs in zip(here.sentences, there.sentences):
            first, order = _first(ours), _first(theirs)
            if first in grammar.first and order in there.grammar.orders:
                found.append(first)
    return found


def _words(here: SaidText, found: Sequence[Occurrence], grammar: Grammar) -> list[str]:
    if not found:
        return []
    spans = [" ".join(here.tokens[each.start : each.end]) for each in found]
    return [words for words in spans if words not in grammar.excepted]


def _first(said: Sequence[str]) -> str:
    return next((word for word in said if word[:1].isalpha()), "")
