"""Words of the translations' lexicons (`checks/grammars/`, `checks/terms/`) and where they stand in a text, in six languages.

An entry is a row of words; `word*` stands for all words that begin so, `*word` for those that end so, `..` for up to six words between.
Spelling that differs from writer to writer is one: forms of alif, the dot below in Hindi, ё and е, the place of a Vietnamese tone mark.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..language.lexicon import Occurrence

FORMED = "\u0620"  # the first letter of words that have more than one form (`forms`)
GAP = 6  # words that `..` stands for at most
ENDS = frozenset(".!?؟।॥。…")
_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*|\{[^{}]*\}|[°º]\s?\w|(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963])+(?:['’][^\W\d_]+)*|[^\s\w]"
)
_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u093c\u200b-\u200f]")  # tatweel, vowel signs, the dot below, joiners
_DOTTED = re.compile("[\u0929\u0958-\u095f]")  # Hindi letters with a dot below, in one character
_ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ё": "е", "\u0901": "\u0902", "’": "'", "\u00a0": " ", "\u202f": " ", "º": "°"}
)
_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ọe": "oẹ", "ùy": "uỳ"}
_TONES |= {"úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}
_TONE = re.compile("|".join(_TONES))


class EntryWord(NamedTuple):
    """One step of an entry: a word, the beginning or the end of one, or a gap."""

    kind: str  # "word", "stem", "tail", "gap"
    text: str


class PhraseRest(NamedTuple):
    """What must stand behind an entry's first word, and the entry's name; `word`: what must stand next ("": one of several things)."""

    row: tuple[EntryWord, ...]
    name: str
    word: str


@lru_cache(8192)
def folded(words: str) -> str:
    """Words in small letters and one spelling."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFD", words) if _DOTTED.search(words) else words
    plain = unicodedata.normalize("NFC", _DROPPED.sub("", plain)).translate(_ALIKE).lower()
    return _TONE.sub(lambda tone: _TONES[tone[0]], plain)


def folded_tokens(words: str) -> tuple[str, ...]:
    """Those of any text."""
    return tokens_of(folded(words))


def tokens_of(folded: str) -> tuple[str, ...]:
    """The words, numbers, marks and {placeholders} of a folded text."""
    return tuple(_TOKEN.findall(folded))


@lru_cache(8192)
def forms(token: str) -> tuple[str, ...]:
    """A word as it may stand in a lexicon: in Arabic also without the article and the short words before it."""
    if not FORMED <= token[:1] <= "\u06ff":
        return (token,)
    ways, rest = [token], token
    for short in ("وف", "بلك"):
        if len(rest) > (2 if short == "وف" else 3) and rest[0] in short:
            rest = rest[1:]
            ways.append(rest)
    for whole in tuple(ways):
        if whole.startswith("ال") and len(whole) > 4:
            ways.append(whole[2:])
        if whole.startswith("لل") and len(whole) > 4:
            ways.append(whole[2:])
        if whole.startswith("ل") and len(whole) > 4 and whole[1:] not in ways:
            ways.append(whole[1:])
    return tuple(dict.fromkeys(ways))


class Phrases:
    """Named lists of entries, found in the tokens of a text."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._words: dict[str, list[PhraseRest]] = {}
        self._stems: dict[str, list[PhraseRest]] = {}
        self._tails: list[tuple[str, str]] = []
        for name, entries in named.items():
            for entry in entries:
                self._add(name, str(entry))
        self._known: dict[str, tuple[PhraseRest, ...]] = {}  # of the words that were met: the entries that one may begin
        self._idle = set[str]()  # and those that begin none, which are most
        self._lengths = sorted({len(stem) for stem in self._stems})

    def _add(self, name: str, entry: str) -> None:
        row = tuple(_elements(entry))
        if row[0].kind == "tail":
            self._tails.append((row[0].text, name))
        else:
            rest = PhraseRest(row[1:], name, row[1].text if row[1:] and row[1].kind == "word" and row[1].text < FORMED else "")
            (self._words if row[0].kind == "word" else self._stems).setdefault(row[0].text, []).append(rest)

    def find(self, said: Sequence[str]) -> list[Occurrence]:
        """Where they stand, from left to right; of those that begin at one word the longest, and none that begins within another."""
        idle, found, free = self._idle, list[Occurrence](), 0
        if idle.issuperset(said):  # as of most sentences
            return found
        for at in [at for at, token in enumerate(said) if token not in idle]:
            if at < free:
                continue
            rows = self._known.get(said[at]) or self._learnt(said[at])
            after = said[at + 1] if at + 1 < len(said) else ""
            ends = [
                (_matches(row, said, at + 1) if row else at + 1, name)
                for row, name, word in rows
                if not word or word == after or after == "-"
            ]
            if len(ends) == 1:  # as nearly always
                free = max(free, ends[0][0])
                found += [Occurrence(ends[0][1], at, free)] if ends[0][0] else []
            elif longest := max([end for end, _ in ends], default=0):
                found += [Occurrence(name, at, longest) for name in dict.fromkeys([name for end, name in ends if end == longest])]
                free = longest
        return found

    def _learnt(self, token: str) -> tuple[PhraseRest, ...]:
        if rows := tuple(self._rows(token)):
            self._known[token] = rows
        else:
            self._idle.add(token)
        return rows

    def names(self, said: Sequence[str]) -> frozenset[str]:
        """The names of all that stands there."""
        return frozenset([each.name for each in self.find(said)])

    def _rows(self, token: str) -> Iterator[PhraseRest]:
        """The entries that a word may begin, each without its first element."""
        for form in forms(token):
            yield from self._words.get(form, ())
            for length in self._lengths:
                yield from self._stems.get(form[:length], ()) if length <= len(form) else ()
            yield from (PhraseRest((), name, "") for tail, name in self._tails if form.endswith(tail) and len(form) > len(tail) + 1)


def _elements(entry: str) -> Iterator[EntryWord]:
    for word in entry.split():
        if word == "..":
            yield EntryWord("gap", "")
        elif word.endswith("*"):
            yield EntryWord("stem", folded(word[:-1]))
        elif word.startswith("*"):
            yield EntryWord("tail", folded(word[1:]))
        else:
            yield from (EntryWord("word", token) for token in folded_tokens(word))


def _matches(row: Sequence[EntryWord], said: Sequence[str], at: int) -> int:
    """Where a row ends that begins there; 0 where it does not stand there.  A hyphen between its words counts for nothing."""
    for k, element in enumerate(row):
        if element.kind == "gap":
            ways = (_matches(row[k + 1 :], said, begin) for begin in range(at, min(len(said), at + GAP) + 1))
            return next((end for end in ways if end), 0)
        while at < len(said) and said[at] == "-":
            at += 1
        if at >= len(said) or not _fits(element, said[at]):
            return 0
        at += 1
    return at


def _fits(element: EntryWord, token: str) -> bool:
    kind, text = element
    if token < FORMED:  # one form
        return token == text if kind == "word" else token.startswith(text) if kind == "stem" else token.endswith(text)
    if kind == "word":
        return text in forms(token)
    return any(form.startswith(text) if kind == "stem" else form.endswith(text) for form in forms(token))
