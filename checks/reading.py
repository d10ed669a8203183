"""How hard a text is to read: Flesch–Kincaid and SMOG for English, INFLESZ for Spanish.

Syllables of English words come from the CMU Pronouncing Dictionary (package pysyllables); a word that it lacks is counted by its
groups of vowels.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from math import sqrt
from pathlib import Path

from ..handouts.definition import Handout
from .prose import Passage, words_of

_VOWELS = re.compile(r"[aeiouy]+")
_SPANISH = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"(?<=[aeoáéíóú])(?=[aeoáéíóú])|(?<=[íú])(?=[aeo])|(?<=[aeo])(?=[íú])")  # a hiatus: two syllables
FEWEST = 5  # words: shorter texts are labels unless they end like a sentence


@dataclass(frozen=True)
class Readability:
    """Words, sentences, and grades of a text; `grade` counts all words, `masked` leaves out the topic's name and explained terms."""

    words: int
    sentences: int
    grade: float
    masked: float
    smog: float


@lru_cache(20_000)
def syllables(word: str) -> int:
    """The syllables of an English word."""
    plain = word.lower().replace("’", "'")
    if known := _known(plain) or (_known(plain[:-1]) if plain.endswith("s") else 0):
        return known
    if "-" in plain:
        return sum(syllables(part) for part in plain.split("-") if part)
    groups = len(_VOWELS.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee", "ae")) and groups > 1
    return max(1, groups - silent + len(re.findall(r"(?:io|ia|eo)(?!us|n)", plain)))


def _known(word: str) -> int:
    """The dictionary's syllables of a word, 0 for one that it lacks."""
    lines, wanted = _dictionary(), f"{word} ".encode()
    at = bisect_left(lines, wanted)
    return int(lines[at].split()[1]) if at < len(lines) and lines[at].startswith(wanted) else 0


@cache
def _dictionary() -> list[bytes]:
    """The dictionary's lines, "word count", sorted.  Its package would make a table of all 134,000 before it looks up the first."""
    found = find_spec("pysyllables")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'pysyllables'", name="pysyllables")
    return Path(found.origin).with_name("syllable-counts.txt").read_bytes().splitlines()


@lru_cache(20_000)
def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word: groups of vowels, parted where two strong ones meet."""
    return max(1, sum(1 + len(_STRONG.findall(group)) for group in _SPANISH.findall(word.lower())))


def flesch_kincaid(words: float, sentences: float, syllables: float) -> float:
    """The school grade of a US reader (Kincaid et al., 1975)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(polysyllables: int, sentences: int) -> float:
    """SMOG (McLaughlin, 1969); it was made for 30 sentences and more."""
    return 1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291


def inflesz(words: float, sentences: float, syllables: float) -> float:
    """Reading ease of Spanish, 0 (hard) to 100 (easy): Szigriszt Pazos (1993), the formula that the bands of INFLESZ were made for.

    Fernández Huerta's (1959) gives some 4 points more: with these bands it would let harder words pass.
    """
    return 206.835 - 62.3 * syllables / words - words / sentences


def running(texts: Sequence[Passage]) -> list[list[str]]:
    """The words of the sentences that are read as such: labels of a few words are none."""
    return [
        words
        for text in texts
        for sentence, words in zip(text.sentences, text.sentence_words)
        if sentence[-1] in '.!?:”"' or len(words) >= FEWEST
    ]


def reading(handout: Handout, texts: Sequence[Passage], count: Callable[[str], int] = syllables) -> Readability | None:
    """The grades of an English handout; None when it has no sentences."""
    said = running(texts)
    words = [word for sentence in said for word in sentence]
    if not words:
        return None
    known, counts = _explained(handout), list(map(count, words))
    plain = [number for word, number in zip(words, counts) if word.lower() not in known]
    sentences = len([sentence for sentence in said if sentence])
    grade = flesch_kincaid(len(words), sentences, sum(counts))
    masked = flesch_kincaid(max(1, len(plain)), sentences, sum(plain))
    return Readability(len(words), sentences, grade, masked, smog(len([number for number in counts if number >= 3]), sentences))


def _explained(handout: Handout) -> Collection[str]:
    """The words of the topic's name and of the terms that the sheet explains, in their forms with s."""
    names = [handout.title.plain, *handout.terms]
    words = {word.lower() for name in names for word in words_of(name.replace("-", " "))}
    return words | {f"{word}s" for word in words}
