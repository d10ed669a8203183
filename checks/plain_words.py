"""Hard and medical words for which there are plainer ones: the list of `checks/hard_words/`."""

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from ..handouts.blocks import Harm
from ..handouts.data import data
from ..handouts.definition import Handout
from ..handouts.marks import SIGNS
from ..handouts.problems import Problem
from .prose import Passage
from .rule import Rule, rule

rule = partial(rule, family="words")

HARD_WORD = rule(
    "hard-word",
    "warning",
    "a plainer word would do",
    why="A hard word stops a reader; the plain one costs nothing.",
    sources=("pemat: item 3",),
    own="the list in checks/hard_words/",
    mend="use the plainer word",
    bad="utilize",
    good="use",
)
MEDICAL_WORD = rule(
    "medical-word",
    "warning",
    "a medical word that the sheet does not explain",
    why="Many patients do not know common medical words.",
    sources=("pemat: item 4",),
    own="the list in checks/hard_words/",
    mend="use the plain words, or explain it under terms: and mark it as [word]",
    bad="hypertension",
    good="high blood pressure",
)

_PART = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_LETTERS = rf"(?:[^\W_][{SIGNS}]*)+"
WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")


def check(handout: Handout, text: Passage) -> Iterator[Problem]:
    """The hard words of a text that the sheet does not explain."""
    if not may_be_hard(text.words):  # as most texts
        return
    # what stands in brackets follows its plain words, and a harm's name is told by its text
    plain = "" if isinstance(text.part, Harm) and text.name == "name" else _BRACKETS.sub(" ", text.words)
    for word, plainer, rule in hard_in(plain):
        if text.name == "means" and " " in word:  # “MRI: magnetic resonance imaging, a scan …” is how a short form is explained
            continue
        explained = " ".join([handout.title.plain, *handout.terms, *(run.words for run in text.text.runs if run.term)]).lower()
        if word.lower() not in explained and word.lower().rstrip("s") not in explained:
            more = "" if rule is HARD_WORD else ", or explain it under terms:"
            yield rule.at(text.at(word), f"“{word}” is hard", f"say “{plainer}”{more}")


def hard_in(words: str) -> Iterator[tuple[str, str, Rule]]:
    """The hard words and phrases in some words, the longest first: each with what to say instead, and its rule."""
    hard, longest, _ = hard_words()
    tokens, end = list(WORD.finditer(words)), 0
    for k in [k for k, token in enumerate(tokens) if token[0].lower() in longest]:
        most = min(longest[tokens[k][0].lower()], len(tokens) - k) if k >= end else 0
        for n in range(most, 0, -1):
            phrase = words[tokens[k].start() : tokens[k + n - 1].end()]
            if phrase.lower() in hard:
                yield phrase, *hard[phrase.lower()]
                end = k + n
                break


def may_be_hard(words: str) -> bool:
    """Whether there is a run of letters that a hard word has."""
    return not hard_words()[2].isdisjoint(_PART.findall(words.lower()))


@cache
def hard_words() -> tuple[dict[str, tuple[str, Rule]], dict[str, int], frozenset[str]]:
    """Hard and medical words, each with what to say instead and its rule; the length of the longest phrase that begins with a word; and
    of each the longest run of letters, without which it stands nowhere.
    """
    lists = data(Path(__file__).parent / "hard_words" / "en.yaml")
    known = {
        word: (plainer, rule) for name, rule in (("words", HARD_WORD), ("medical", MEDICAL_WORD)) for word, plainer in lists[name].items()
    }
    longest = dict[str, int]()
    for phrase in known:
        begins, *rest = WORD.findall(phrase)
        longest[begins.lower()] = max(longest.get(begins.lower(), 0), 1 + len(rest))
    return known, longest, frozenset(max(_PART.findall(word), key=len).lower() for word in known)
