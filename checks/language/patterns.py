"""Patterns of the lexicons: what stands in a row in a sentence.

    stop           the word, whatever its case            ~stop            all its forms
    stop|quit      one of them                            {thinner}        a word of a class
    <mass>         an amount (see `amounts.py`)           <number> <amount>  any number; any number with a unit
    <digits>       one token of digits, whatever they mean (a part of a date, of 1:20)
    [phone]        a placeholder of that name             ..  ...          up to 5 tokens of the same clause; any of the same sentence
    word?          it may be missing                      ^ $              the beginning, the end of the sentence (marks apart)
    !word          the head, by which a match is judged (denied, conditional …); else it is the first that stands there

A pattern is run from every token at which it can begin, over the set of all places it may have reached: time grows with the length of the
sentence times that of the pattern, whatever stands in either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .lexicon import Lexicon
from .sentence import HARD, Sentence
from .stems import empty
from .tokens import ENDS, HYPHENS, OPENING, Token

NEAR = 5  # tokens that `..` may stand for


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern.  `words` are tokens' texts in a row, by the first of them; `keys` classes or amounts, `slots` placeholders;
    a gap has none.
    """

    words: Mapping[str, Sequence[tuple[str, ...]]]
    keys: frozenset[str]
    slots: frozenset[str]
    optional: bool = False
    head: bool = False
    gap: int = 0  # tokens that it may stand for; -1: any number of the same sentence
    anchor: str = ""
    begins: frozenset[str] | None = None  # `words` and `keys`, of which one must begin where it does (none: it may begin anywhere)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """All its words."""
        return (words for each in self.words.values() for words in each)

    def may_begin(self, sentence: Sentence, places: Iterable[int]) -> Iterable[int]:
        """Those of some tokens at which it may begin: of a word or a class without a look at each."""
        if self.begins is None:
            return places
        begins = sentence.begins
        here = [begins[key] for key in begins.keys() & self.begins]
        return [] if not here else [k for k in places if any([k in each for each in here])]


class Match(NamedTuple):
    """Where a pattern was found: tokens `start` up to `end`; `head` is the token that it is judged by."""

    start: int
    end: int
    head: int


class Pattern:
    """A pattern, ready to be looked for; raises ValueError for one that cannot be read."""

    def __init__(self, written: str, lexicon: Lexicon) -> None:
        self.written = written
        self.elements = tuple(_element(word, lexicon) for word in written.split())
        if not any(element.words or element.keys or element.slots for element in self.elements):
            raise ValueError(f"the pattern “{written}” asks for nothing")
        self._headed = any(element.head for element in self.elements)
        asks = [element for element in self.elements if not element.optional and not element.gap and not element.anchor]
        # of each, as `Sentence.keys` spells them, a sentence holds one wherever the pattern stands
        self.asks = tuple(frozenset((*each.keys, *map(_telling, each.rows()), *(f"[{slot}]" for slot in each.slots))) for each in asks)
        first = self.elements[0]
        self._first = None if first.optional or first.gap else "^" if first.anchor == "^" else first

    def find(self, sentence: Sentence) -> Iterator[Match]:
        """Where it stands, from left to right, none within another."""
        end = 0
        for start in self._starts(sentence):
            if start >= end and (match := self._from(sentence, start)):
                yield match
                end = match.end

    def _starts(self, sentence: Sentence) -> Iterable[int]:
        """The tokens at which it can begin, as far as a quick look tells."""
        first, said = self._first, sentence.tokens
        if isinstance(first, str):
            return range(next((k for k, token in enumerate(said) if not _opens(token)), 0) + 1)
        return range(len(said)) if first is None else sorted(first.may_begin(sentence, range(len(said))))

    def _from(self, sentence: Sentence, start: int) -> Match | None:
        """The shortest way through, beginning at a token; of each place that may be reached, the head is kept."""
        ways: dict[int, int | None] = {start: None}
        for element in self.elements:
            after = dict[int, int | None]()
            for at in element.may_begin(sentence, ways):
                head = ways[at]
                for end in _ends(element, sentence, at):
                    stands = end > at and not element.gap
                    after.setdefault(end, at if stands and (element.head or (head is None and not self._headed)) else head)
            ways = after
            if not ways:
                return None
        end = min(ways)
        return Match(start, end, start if (head := ways[end]) is None else head) if end > start else None


def _ends(element: Element, sentence: Sentence, at: int) -> Iterator[int]:
    """Where an element that begins at a token may end."""
    said = sentence.tokens
    if element.anchor:
        if element.anchor == "^" and all(_opens(token) for token in said[:at]):
            yield at
        if element.anchor == "$" and all(token.kind == "mark" or token.text.startswith("source") for token in said[at:]):
            yield at
        return
    if element.gap:
        yield at
        most = len(said) if element.gap < 0 else min(len(said), at + element.gap)
        for k in range(at, most):
            if element.gap > 0 and said[k].kind == "mark" and (said[k].text in HARD or said[k].text in ENDS):
                return
            yield k + 1
        return
    if element.optional:
        yield at
    if at >= len(said):
        return
    for words in element.words.get(said[at].text, ()):
        if end := _in_a_row(words, sentence, at):
            yield end
    for key, end in sentence.starts.get(at, ()):
        if key in element.keys:
            yield end
    if said[at].kind == "number" and "<digits>" in element.keys:
        yield at + 1
    if said[at].kind == "slot" and said[at].text.partition(":")[0] in element.slots:
        yield at + 1


def rarity(keys: frozenset[str], lexicon: Lexicon) -> tuple[int, bool, int]:
    """By what the fewest sentences hold comes first: no amount and no mark, then no end mark; no word without content; few words."""
    words = [word for key in keys for word in (lexicon.members[key[1:-1]] if key[0] == "{" else (key,))]
    amount = any((key[0] == "<" and len(key) > 1) or key in ENDS for key in keys)
    common = 2 if amount else int(any(not (key[0] in "{[" or key[0].isalnum()) for key in keys))
    return common, not empty().isdisjoint(words), len(words)


def _telling(words: tuple[str, ...]) -> str:
    """The word of a row that fewest sentences hold."""
    return max(words, key=lambda word: (word not in empty(), len(word)))


def _opens(token: Token) -> bool:
    """Whether it may stand before the beginning of a sentence: an opening quote, a mark of a list."""
    return token.text in OPENING or token.text in "*-•"


def _in_a_row(words: tuple[str, ...], sentence: Sentence, at: int) -> int:
    """Where these words end that begin at a token, hyphens between them or not; 0 where they do not stand there."""
    said, k = sentence.tokens, at
    for n, word in enumerate(words):
        while n and k < len(said) and said[k].text in HYPHENS:
            k += 1
        if k >= len(said) or said[k].text != word:
            return 0
        k += 1
    return k


def _element(word: str, lexicon: Lexicon) -> Element:
    none = frozenset[str]()
    if word in ("..", "..."):
        return Element({}, none, none, gap=NEAR if word == ".." else -1)
    if word in ("^", "$"):
        return Element({}, none, none, anchor=word)
    head, word = word.startswith("!"), word.removeprefix("!")
    optional, word = word.endswith("?") and len(word) > 1, word.removesuffix("?") if len(word) > 1 else word
    words, keys, slots = set[tuple[str, ...]](), set[str](), set[str]()
    for way in word.split("|"):
        if way.startswith("{") and way.endswith("}"):
            if way[1:-1] not in lexicon.members:
                raise ValueError(f"there is no class of words {way}")
            keys.add(way)
        elif way.startswith("<") and way.endswith(">"):
            keys.add(way)
        elif way.startswith("[") and way.endswith("]"):
            slots.add(way[1:-1])
        else:
            words |= {phrase for phrase in lexicon.phrases(way.replace("_", " "))}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for each in words:
        rows.setdefault(each[0], []).append(each)
    begins = None if optional or slots else frozenset((*rows, *keys))
    return Element(rows, frozenset(keys), frozenset(slots), optional, head, begins=begins)
