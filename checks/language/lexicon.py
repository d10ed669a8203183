"""The words of the lexicons: each class with all forms of its words, found in a sentence by one walk.

In a file, `~stop` means every form of a regular or listed verb or noun (stop, stops, stopped, stopping); `{other}` all words of
another class; several words are found in a row, a hyphen between them or not.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .tokens import HYPHENS, tokens_in

VOWELS = "aeiou"


class Occurrence(NamedTuple):
    """A word of a class, in tokens `start` up to `end`; `key`: the class as `Sentence.keys` spells it."""

    name: str
    start: int
    end: int
    key: str = ""


class Lexicon:
    """Classes of words.  `classes` are names with their entries, `forms` irregular words with theirs."""

    def __init__(self, classes: Mapping[str, Iterable[str]], forms: Mapping[str, Iterable[str]] | None = None) -> None:
        self.forms = {word: tuple(more) for word, more in (forms or {}).items()}
        self._classes = {name: tuple(str(entry) for entry in entries) for name, entries in classes.items()}
        self._known: Branch = Branch()
        self.members: dict[str, frozenset[str]] = {}
        for name in self._classes:
            phrases = {phrase for entry in self._entries(name, ()) for phrase in self.phrases(entry)}
            self.members[name] = frozenset(" ".join(phrase) for phrase in phrases)
            for phrase in phrases:
                self._known.add(phrase, name)

    def _entries(self, name: str, within: tuple[str, ...]) -> Iterable[str]:
        if name in within:
            raise ValueError(f"the class {name} holds itself")
        if name not in self._classes:
            raise ValueError(f"there is no class of words {name}")
        for entry in self._classes[name]:
            if entry.startswith("{") and entry.endswith("}"):
                yield from self._entries(entry[1:-1], (*within, name))
            else:
                yield entry

    def phrases(self, entry: str) -> Iterable[tuple[str, ...]]:
        """Every form of an entry, in tokens."""
        made: list[tuple[str, ...]] = [()]
        for word in entry.split():
            ways = self.word_forms(word[1:]) if word.startswith("~") else (word,)
            made = [(*before, *_plain(way)) for before in made for way in ways]
        return made

    def word_forms(self, word: str) -> tuple[str, ...]:
        """A word with its endings; the listed ones where it is irregular."""
        if word in self.forms:
            return (word, *self.forms[word])
        return tuple(dict.fromkeys((word, *regular_forms(word))))

    def spans(self, texts: Sequence[str]) -> list[Occurrence]:
        """Where words of its classes stand in the texts of some tokens; a hyphen inside a phrase counts for nothing.

        Each token is followed down the tree of all phrases as far as they go: time grows with the length, not with what is known.
        """
        found, begins = list[Occurrence](), self._known.more
        places: Sequence[int] = range(len(texts))
        if not HYPHENS.isdisjoint(texts):
            places = [k for k, text in enumerate(texts) if text not in HYPHENS]
            texts = [texts[k] for k in places]
        many = len(texts)
        for n, text in enumerate(texts):
            if text not in begins:
                continue
            branch: Branch | None = begins[text]
            m = n + 1
            while branch:
                if branch.names:
                    start, end = places[n], places[m - 1] + 1
                    found += [Occurrence(name, start, end, key) for name, key in branch.names]
                if m == many or not branch.more:
                    break
                branch, m = branch.more.get(texts[m]), m + 1
        return found


class Branch:
    """Where some words of a phrase have led: the classes whose phrases end here, and the words that go on."""

    __slots__ = ("more", "names")

    def __init__(self) -> None:
        self.names: list[tuple[str, str]] = []  # each also as `Sentence.keys` spells it
        self.more: dict[str, Branch] = {}

    def add(self, phrase: Sequence[str], name: str) -> None:
        branch = self
        for word in phrase:
            branch = branch.more.setdefault(word, Branch())
        branch.names.append((name, f"{{{name}}}"))


def _plain(word: str) -> Iterable[str]:
    if word.isascii() and word.isalpha():  # as nearly all are
        return (word.lower(),)
    said = [token.text for token in tokens_in(word)]
    return [text for text in said if text not in HYPHENS] or said


def regular_forms(word: str) -> Iterable[str]:
    """English endings: plural or third person, past, participle; "stop" doubles its last letter, "take" loses its own."""
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s"
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
        return
    doubles = len(word) > 2 and word[-1] not in f"{VOWELS}wxy" and word[-2] in VOWELS and word[-3] not in VOWELS
    stems = (word, word + word[-1]) if doubles else (word,)
    for stem in stems:
        yield from (f"{stem}ed", f"{stem}ing")


def merged(files: Iterable[Mapping[str, Any]]) -> Lexicon:
    """One lexicon of the classes and irregular forms of several files; a name stands in one of them only."""
    classes, forms = dict[str, Iterable[str]](), dict[str, Iterable[str]]()
    for each in files:
        for name, entries in each.get("words", {}).items():
            if name in classes:
                raise ValueError(f"two lexicons have a class {name}")
            if wrong := [entry for entry in entries if isinstance(entry, bool)]:
                raise ValueError(f"{name}: no words: {wrong} (YAML takes a bare no, on or off for yes or no: put it in quotes)")
            classes[name] = [*entries]
        forms |= each.get("forms", {})
    return Lexicon(classes, forms)
