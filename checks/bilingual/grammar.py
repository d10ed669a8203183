"""The grammar of one language as far as a translation is held against it: `checks/grammars/LANGUAGE.yaml`, explained in en.yaml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ...handouts.data import data
from .phrases import ENDS, Phrases, folded

FOLDER = Path(__file__).parent.parent / "grammars"
TIMES = frozenset(("minute", "hour", "day", "week", "month", "year"))


class Denied(NamedTuple):
    """How often some words deny: by a word for it, by one that lacks something, by one that shuns; how often they only seem to."""

    plainly: int
    lacking: int
    shunning: int
    seeming: int


NONE = Denied(0, 0, 0, 0)


@dataclass(frozen=True)
class Grammar:
    """Words of one language, ready to be found; a language without a file has none, and nothing is told of it."""

    language: str
    units: Phrases
    denials: Phrases
    formal: Phrases
    informal: Phrases
    calling: Phrases
    waiting: Phrases
    conditions: Phrases
    joined: Phrases
    bounds: Phrases
    head_first: bool = False
    first: frozenset[str] = frozenset()
    excepted: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()

    def denied(self, said: Sequence[str]) -> Denied:
        """Its denials; those that only set a condition ("unless we tell you") are none."""
        found = [each.name for each in self.denials.find(said)]
        if not found:
            return NONE
        return Denied(found.count("deny"), found.count("lacking"), found.count("avoid"), found.count("unless") + found.count("seeming"))


@cache
def known() -> frozenset[str]:
    """The languages that have a grammar."""
    return frozenset(path.stem for path in FOLDER.glob("*.yaml")) - {"others"}


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    told: dict[str, Any] = data(FOLDER / f"{language}.yaml") if language in known() else {}
    spoken = {f"={key}": words for key, words in told.get("said", {}).items()}
    return Grammar(
        language,
        Phrases({**told.get("units", {}), **spoken}),
        Phrases({name: told.get(name, ()) for name in ("deny", "unless", "lacking", "avoid", "seeming")}),
        Phrases({"formal": told.get("formal", ())}),
        Phrases({"informal": told.get("informal", ())}),
        Phrases({"call": told.get("call", ())}),
        Phrases({"wait": told.get("wait", ())}),
        Phrases({"condition": (*told.get("unless", ()), *told.get("until", ()))}),
        Phrases({name: told.get(name, ()) for name in ("with", "without")}),
        Phrases({name: told.get(name, ()) for name in ("over", "under")}),
        told.get("head") == "first",
        *(_words(told.get(name, ())) for name in ("first", "except", "orders", "common", "foreign")),
    )


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(str(word)) for word in words)


@cache
def everyday() -> Mapping[str, frozenset[str]]:
    """Everyday words in Latin letters, and the languages that have each: those without a grammar too."""
    latin = {language: grammar(language).common for language in ("en", "es", "vi")}
    latin |= {language: _words(words) for language, words in data(FOLDER / "others.yaml").items()}
    return {word: frozenset(each for each, words in latin.items() if word in words) for word in frozenset[str]().union(*latin.values())}


def cut_at_ends(said: Sequence[str]) -> list[tuple[str, ...]]:
    """The tokens of each sentence, without its end mark."""
    found, begin = list[tuple[str, ...]](), 0
    for at, token in enumerate(said):
        if token in ENDS:
            if at > begin:
                found.append(tuple(said[begin:at]))
            begin = at + 1
    return [*found, tuple(said[begin:])] if begin < len(said) else found
