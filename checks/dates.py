"""Days and times of day that no calendar and no clock has: 31 February, 25:30, 13 p.m."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ..handouts.problems import Problem
from .language.sentence import Sentence
from .language.tokens import Token
from .lexical import ReadPassage
from .rule import RULES, rule

rule = partial(rule, family="words")

DATE_IMPOSSIBLE = rule(
    "date-impossible",
    "error",
    "a day or a time that there is not",
    why="The reader comes on another day, or stops a medicine on another day, than was meant.",
    own="a program can see it, and a patient cannot keep it",
    mend="write the day or the time that was meant",
    bad="Come at 25:30.",
    good="Come at 8:30 a.m.",
)
LONGEST = dict(
    january=31, february=29, march=31, april=30, may=31, june=30, july=31, august=31, september=30, october=31, november=30, december=31
)
HALVES = frozenset(("am", "pm", "a.m.", "p.m."))
TOLD = frozenset((*LONGEST, ":", *HALVES))  # by what a day or a time may be told
AT = frozenset(("at", "by", "until", "till", "from", "before", "after", "to", "and", "between", "around", "about"))


def check(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Each such day or time, where it stands."""
    for text, sentences in read:
        for sentence in sentences:
            for start, end in impossible(sentence):
                words = sentence.words(start, end)
                yield DATE_IMPOSSIBLE.at(text.at(words), f"“{words}”: there is no such day or time")
            for start, end in dotted(sentence):
                words = sentence.words(start, end)
                yield RULES["date-ambiguous"].at(text.at(words), f"“{words}”: a date that means two days")


def impossible(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The tokens of each day or time that there is not."""
    said = sentence.tokens
    for k, token in enumerate(said) if not sentence.keys.isdisjoint(TOLD) else ():
        if token.text in LONGEST and token.typed[:1].isupper():
            near = [n for n in (k - 1, k + 1) if 0 <= n < len(said) and LONGEST[token.text] < _whole(said[n]) <= 99]
            yield from ((min(k, n), max(k, n) + 1) for n in near[:1])
        elif token.text == ":" and _no_clock(said, k):
            yield k - 1, k + 2
        elif token.text in HALVES and k and 12 < _whole(said[k - 1]) < 100 and (k < 2 or said[k - 2].text != ":"):
            yield k - 1, k + 1


def dotted(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The tokens of each 10.11.2026, which is cut into 10.11 and .2026, whose day may be the month."""
    for k, (token, after) in enumerate(zip(sentence.tokens, sentence.tokens[1:])) if "<digits>" in sentence.keys else ():
        year = after.glued and after.typed[:1] == "." and after.typed[1:].isdigit() and len(after.typed) in (3, 5)
        parts = token.typed.split(".")
        if year and len(parts) == 2 and all(part.isdecimal() and int(part) <= 12 for part in parts):
            yield k, k + 2


def _no_clock(said: Sequence[Token], colon: int) -> bool:
    """Whether the two numbers at a colon, behind "at", "by", "until", are a time that no clock shows; 1:20 as a chance is none of them."""
    if not 2 <= colon < len(said) - 1 or not (said[colon].glued and said[colon + 1].glued) or said[colon - 2].text not in AT:
        return False
    hours, minutes = _whole(said[colon - 1]), _whole(said[colon + 1])
    half = colon + 2 < len(said) and said[colon + 2].text in HALVES
    return len(said[colon + 1].typed) == 2 and hours >= 0 and minutes >= 0 and (hours > (12 if half else 24) or minutes > 59)


def _whole(token: Token) -> int:
    """The number of a token; -1 for none and for a part of one."""
    return int(token.value) if token.value is not None and token.value.is_integer() and "." not in token.typed else -1
