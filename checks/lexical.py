"""The rules whose words are data: `checks/lexicons/*.yaml`, one file per family, found by one engine (`checks/language/`).

A file holds `words` (classes), `forms` (irregular words) and `rules`.  A rule has what every rule has (none of it where the rule is one of
Python's), and `find`: entries, each with

    say        the pattern, or several (`language/patterns.py`)
    reads      what is told of it; “{words}” is what was found                (else: the rule's `what`)
    unless     none of these may be so at the match's head: denied, negated, conditional, question, sourced, counted, inverted
    only       all of these must be so
    with       of these the sentence must hold one, `without`: none           (as `Sentence.keys` spells them; several words: in a row)
    amount     {size, unit, least, most, outside}: an amount in the match is of that size, and so large (times in days, masses in mg,
               lengths in m, weights in kg, temperatures in the unit written)
    in         fields (do, do_not, same_day …), parts (part:call) or blocks (block:timeline) where it counts, `not_in`: where it does not;
               `in: [row]`: what a table says of the first cell of a row, “Aspirin: Do not take it.”
    of         the sheet's title or subtitle must hold one of these, or, of a row, the heads of its table; `not_of`: none
    mend, severity   when they are not the rule's
    bad, good  examples, each a paragraph or, as {do_not: …}, of another field, or several of one sheet: a test holds that they are found,
               and not

Besides: `required` (see `required.py`), `contradictions` (see `contradictions.py`), `opposites` (see `captions.py`),
`orders` (see `order.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from ..handouts.blocks import Columns, Medicine
from ..handouts.data import data
from ..handouts.problems import Problem
from ..handouts.text import Text
from .language.amounts import SaidAmount, within
from .language.lexicon import Lexicon, merged
from .language.patterns import Match, Pattern, rarity
from .language.sentence import Sentence
from .language.tokens import tokens, tokens_in
from .numbers import ABSOLUTE
from .prose import Passage
from .rule import RULES, Rule, Severity, rule

FOLDER = Path(__file__).parent / "lexicons"
CONDITIONS = frozenset(("counted", "inverted", "denied", "negated", "conditional", "question", "sourced"))
TERMS = ("when", "also", "asks", "there", "only", "said_in")
BUILT = ("part:", "limit:")  # what a sheet is built of, in `required`
KEYED = ("with", "without", "of", "not_of", "when", "also", "asks")  # lists of what a sentence holds
SIDES = ("one", "other")
NAME = ("title", "subtitle")
ROW = "row"  # the field of what a table says of the first cell of a row
ASSERTED = ("denied", "question", "conditional")  # so is no claim said, unless its side says otherwise
UNCLAIMED = ("question", "questions", "teach_back", "emergency", "same_day")
FIELDS = frozenset(
    (
        "say",
        "claims",
        "limits",
        "reads",
        "unless",
        "only",
        "with",
        "without",
        "of",
        "not_of",
        "amount",
        "in",
        "not_in",
        "mend",
        "severity",
        "bad",
        "good",
    )
)
ReadPassage = tuple[Passage, Sequence[Sentence]]
SentencesOf = Mapping[int, Sequence[Sentence]]  # the sentences of each text, by its identity


@dataclass(frozen=True)
class LexiconEntry:
    """One thing to look for, and what is told where it stands; `said` is how the file puts it."""

    rule: Rule
    pattern: Pattern
    said: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[frozenset[str], ...] = ()  # of each a sentence must hold one, as `Sentence.keys` spells them: its pattern's, and `with`
    bars: frozenset[str] = frozenset()  # `without`
    places: frozenset[str] = frozenset()  # `in`, as `Passage.where` spells them; none: anywhere
    elsewhere: frozenset[str] = frozenset()  # `not_in`
    topics: frozenset[str] = frozenset()  # `of`; none: any
    other_topics: frozenset[str] = frozenset()  # `not_of`

    def may_be_in(self, keys: frozenset[str], where: frozenset[str]) -> bool:
        """A quick look: does a sentence hold all that must be there, nothing that may not, and stand where it counts?"""
        if self.places and where.isdisjoint(self.places):
            return False
        for asked in self.asks:
            if keys.isdisjoint(asked):
                return False
        return where.isdisjoint(self.elsewhere) and keys.isdisjoint(self.bars)

    def is_of(self, topic: frozenset[str]) -> bool:
        """Whether it counts on a sheet with this in its title or subtitle."""
        return not (self.topics and self.topics.isdisjoint(topic)) and self.other_topics.isdisjoint(topic)

    def found(self, sentence: Sentence, text: Passage) -> Iterator[Match]:
        """Where it stands in a sentence of a text in which it may be."""
        said = self.said
        for match in self.pattern.find(sentence):
            so = all(holds(each, sentence, match, text) for each in said.get("only", ()))
            if so and not any(holds(each, sentence, match, text) for each in said.get("unless", ())) and self._large(sentence, match):
                yield match

    def _large(self, sentence: Sentence, match: Match) -> bool:
        """Whether an amount in the match is as the entry asks, if it asks."""
        asked = self.said.get("amount")
        return asked is None or any(_so_large(each, asked) for each in within(sentence.amounts, match.start, match.end))

    def at(self, sentence: Sentence, match: Match, text: Passage) -> Problem:
        """What is told of it there."""
        words = sentence.words(match.start, match.end)
        message = self.said["reads"].replace("{words}", words) if "reads" in self.said else f"“{words}”: {self.rule.what}"
        return self.rule.at(text.at(words), message, self.said.get("mend", ""), cast("Severity | None", self.said.get("severity")))


def holds(condition: str, sentence: Sentence, match: Match, text: Passage) -> bool:
    """Whether a condition of `CONDITIONS` is so at the head of a match; "counted": the text says of how many people.

    "inverted": it stands under "Do not", first in its item.
    """
    if condition == "counted":
        return bool(ABSOLUTE.search(text.words))
    state = getattr(sentence, condition)
    return bool(state[match.head] if isinstance(state, list) else state)


def _so_large(amount: SaidAmount, asked: Mapping[str, Any]) -> bool:
    """Whether an amount is of a size (and of one of some units) and within what is asked."""
    if amount.size != asked["size"] or ("unit" in asked and amount.unit not in asked["unit"]):
        return False
    low, high = amount.base()
    least, most = asked.get("least", float("-inf")), asked.get("most", float("inf"))
    outside = asked.get("outside")
    return least <= high and low <= most and (outside is None or low < outside[0] or high > outside[1])


class Index:
    """Entries by what a sentence must hold for them: few of them are tried on it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries: list[LexiconEntry] = []
        self._lexicon = lexicon
        self._by_key: dict[str, list[tuple[int, frozenset[str]]]] = {}  # which entries, and what else a sentence must hold one of for it

    def add(self, entry: LexiconEntry) -> None:
        first, *more = sorted(entry.asks, key=lambda keys: rarity(keys, self._lexicon))
        for key in first:
            self._by_key.setdefault(key, []).append((len(self.entries), more[0] if more else first))
        self.entries.append(entry)

    def in_sentence(self, sentence: Sentence, text: Passage) -> Iterator[tuple[LexiconEntry, Match]]:
        """All that the entries find in a sentence of a text."""
        keys, by_key = sentence.keys, self._by_key
        if near := by_key.keys() & keys:
            for k in sorted({k for key in near for k, asked in by_key[key] if not keys.isdisjoint(asked)}):
                entry = self.entries[k]
                if entry.may_be_in(keys, text.where):
                    for match in entry.found(sentence, text):
                        yield entry, match


@dataclass(frozen=True)
class Pair:
    """Two things that one sheet cannot say both (`contradictions.py`); `said` is how the file puts it."""

    rule: Rule
    said: Mapping[str, Any]


class Book:
    """All lexicons: the classes of words, the entries, and what contradicts each other; ValueError where one is wrong."""

    def __init__(self, files: Sequence[Mapping[str, Any]]) -> None:
        self.lexicon: Lexicon = merged([*files, {"words": _phrases(files)}])
        self.index, self.claims, self.rows = Index(self.lexicon), Index(self.lexicon), Index(self.lexicon)
        self.required: list[tuple[Rule, Mapping[str, Any]]] = []  # what one thing said asks for (`required.py`)
        self.pairs: list[Pair] = []
        self.opposites: list[tuple[str, str]] = []  # classes of words that say the contrary of each other (`captions.py`)
        self.orders: list[tuple[str, ...]] = []  # classes of words that follow each other (`order.py`)
        for file in files:
            self.orders += [tuple(order) for order in file.get("orders", ())]
            for code, said in file.get("required", {}).items():
                terms = {name: said[name] for name in TERMS if name in said}
                terms |= {name: self.keys(said[name]) for name in ("when", "also", "asks") if name in said}
                self.required.append((_made(code, said, TERMS), terms))
            for code, said in file.get("rules", {}).items():
                made = _made(code, said, ("find",))
                for each in said.get("find", ()):
                    self._add(self.rows if each.get("in") == [ROW] else self.index, made, each)
            for code, said in file.get("contradictions", {}).items():
                made = _made(code, said, ("pairs",))
                for pair in said["pairs"]:
                    self._add_pair(made, pair)
            self.opposites += [(first, second) for first, second in file.get("opposites", ())]

    @property
    def entries(self) -> list[LexiconEntry]:
        return [*self.index.entries, *self.rows.entries]

    def _add(self, index: Index, made: Rule, said: Mapping[str, Any]) -> None:
        if wrong := ({*said} - FIELDS) | ({*said.get("unless", ()), *said.get("only", ())} - CONDITIONS):
            raise ValueError(f"{made.code}: unknown: {', '.join(sorted(wrong))}")
        needs, bars, topics, others = (self.keys(said.get(name, ())) for name in ("with", "without", "of", "not_of"))
        places, elsewhere = frozenset(said.get("in", ())), frozenset(said.get("not_in", ()))
        for written in as_list(said["say"]):
            pattern = Pattern(written, self.lexicon)
            asks = (*pattern.asks, needs) if needs else pattern.asks
            index.add(LexiconEntry(made, pattern, said, asks, bars, places, elsewhere, topics, others))

    def _add_pair(self, made: Rule, said: Mapping[str, Any]) -> None:
        if wrong := {*said} - {"one", "other", "apart", "bad", "good"}:
            raise ValueError(f"{made.code}: unknown: {', '.join(sorted(wrong))}")
        for side in SIDES:
            told = said[side] if isinstance(said[side], Mapping) else {"say": said[side]}
            if "say" in told:
                unless = [each for each in ASSERTED if each not in told.get("only", ())]
                self._add(self.claims, made, {"unless": unless, "not_in": UNCLAIMED, **told, "claims": (len(self.pairs), side)})
        self.pairs.append(Pair(made, said))

    def keys(self, written: Iterable[str]) -> frozenset[str]:
        """What must or must not be in a sentence, as `Sentence.keys` spells it; ValueError for what no sentence can hold."""
        keys = frozenset(f"{{{each}}}" if _is_phrase(each) else str(each) for each in written)
        known = self.lexicon.members
        if wrong := sorted(key for key in keys if key.startswith("{") and key[1:-1] not in known):
            raise ValueError(f"there is no class of words {', '.join(wrong)}")
        return keys


def as_list(said: Any) -> list[Any]:
    """A list as it is; anything else alone in one."""
    return [*said] if isinstance(said, list | tuple) else [said]


def _phrases(files: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The phrases among the conditions of all entries: each is a class of its own, so that a sentence is walked once."""
    asked = [key for file in files for said in _conditioned(file) for name in KEYED for key in said.get(name, ())]
    if wrong := [key for key in asked if not isinstance(key, str)]:
        raise ValueError(f"no words: {wrong} (YAML takes a bare no, on or off for yes or no: put it in quotes)")
    return {key: [key] for key in asked if _is_phrase(key)}


def _conditioned(file: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All in a file that may have conditions."""
    yield from file.get("required", {}).values()
    for told in file.get("rules", {}).values():
        yield from told.get("find", ())
    for told in file.get("contradictions", {}).values():
        yield from (pair[side] for pair in told["pairs"] for side in SIDES if isinstance(pair[side], Mapping))


def _is_phrase(key: str) -> bool:
    """Whether a condition is more than one token, or all forms of a word."""
    return key[0] not in "{<[" and not key.startswith(BUILT) and [token.text for token in tokens_in(key)] != [key]


def _made(code: str, said: Mapping[str, Any], apart: Iterable[str]) -> Rule:
    """The rule that an entry of a file makes, or the one of Python that it belongs to where it tells nothing of one."""
    told = {name: value for name, value in said.items() if name not in apart}
    return rule(code, **{**told, "sources": tuple(told.get("sources", ()))}) if told else RULES[code]


@cache
def book() -> Book:
    """The lexicons of English, read once; from then on their rules are among `RULES`."""
    from . import check  # noqa: F401  (knows all rules: they may have entries)

    return Book([data(path) for path in sorted(FOLDER.glob("*.yaml")) if path.name != "units.yaml"])


def all_rules() -> dict[str, Rule]:
    """Every rule by its code, those of the lexicons too."""
    book()
    return RULES


def read(texts: Iterable[Passage]) -> list[ReadPassage]:
    """Texts with their sentences as the lexicons see them."""
    return [(text, text.read(book().lexicon)) for text in texts]


def by_text(said: Iterable[ReadPassage]) -> SentencesOf:
    """The sentences of each text, for whoever comes from the model."""
    return {id(text.text): sentences for text, sentences in said}


def of_rows(said: Sequence[ReadPassage]) -> Iterator[ReadPassage]:
    """What tables say of the first cell of each row: each sentence of another cell behind it; of each medicine, what it is for."""
    cells = {id(text.text): (text, sentences) for text, sentences in said if isinstance(text.part, Columns)}
    for columns in {id(text.part): text.part for text, _ in cells.values()}.values():
        for head, *others in cast(Columns, columns).rows:
            yield from (_behind(head, *cells[id(cell)]) for cell in others)
    for text, sentences in said:
        if isinstance(text.part, Medicine) and text.text is text.part.for_:
            yield _behind(text.part.name, text, sentences)


def _heads(said: Iterable[ReadPassage]) -> dict[int, frozenset[str]]:
    """What the heads of each table hold, by the identity of its columns."""
    found = dict[int, frozenset[str]]()
    for text, sentences in said:
        if isinstance(text.part, Columns) and text.name == "columns":
            found[id(text.part)] = found.get(id(text.part), frozenset()).union(*(sentence.keys for sentence in sentences))
    return found


def _behind(head: Text, text: Passage, sentences: Sequence[Sentence]) -> ReadPassage:
    """A text of a row as it is read behind the head of that row, and a colon."""
    told = [(*tokens(head), *tokens_in(":"), *sentence.tokens) for sentence in sentences]
    return replace(text, name=ROW), [Sentence(each, book().lexicon) for each in told]


def check(said: Iterable[ReadPassage]) -> Iterator[Problem]:
    """What the lexicons find in the prose of an English handout; a rule speaks once of a sentence: its author looks at the whole of it."""
    said, known = list(said), book()
    names = [sentence.keys for text, sentences in said if text.name in NAME and not text.section for sentence in sentences]
    topic = frozenset[str]().union(*names)
    heads = _heads(said)
    for text, sentences in (*said, *of_rows(said)):
        index = known.rows if text.name == ROW else known.index
        near = topic | heads.get(id(text.part), frozenset()) if text.name == ROW else topic
        for sentence in sentences:
            told = set[str]()
            for entry, match in index.in_sentence(sentence, text):
                if entry.rule.code not in told and entry.is_of(near):
                    told.add(entry.rule.code)
                    yield entry.at(sentence, match, text)
