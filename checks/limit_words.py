"""A clinic's limit in a sentence that then says something else: {limit:driving} beside “lift”."""

from collections.abc import Iterable, Iterator
from functools import partial

from ..handouts.problems import Problem
from .clinic_limits import limit_facts
from .language.sentence import Sentence
from .lexical import ReadPassage
from .rule import rule

rule = partial(rule, family="safety")

LIMIT_ELSEWHERE = rule(
    "limit-elsewhere",
    "error",
    "the limit of one thing stands in a sentence about another",
    why="“Do not lift before {limit:driving}” prints the day for driving as the day for lifting, signed by somebody who meant the other.",
    own="a program can compare the limit’s name with the words beside it",
    mend="write the limit of what the sentence speaks of",
    bad="Do not lift before {limit:driving}.",
    good="Do not drive before {limit:driving}.",
)


def check(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Each sentence that speaks of what another limit is for, and not of its own."""
    for text, sentences in read:
        for sentence in sentences if "limit" in text.placeholders() else ():
            yield from (LIMIT_ELSEWHERE.at(text.at("{limit:" + name), told) for name, told in _elsewhere(sentence))


def _elsewhere(sentence: Sentence) -> Iterator[tuple[str, str]]:
    names = {token.text.removeprefix("limit:") for token in sentence.tokens if token.text.startswith("limit:")}
    of = {name: set(classes) for name, classes in limit_facts()["words"].items()}
    for name in names & of.keys():
        others = [other for other in of if of[other] & sentence.classes and other not in names]
        if others and not of[name] & sentence.classes:
            yield name, f"the limit “{name}” in a sentence that speaks of “{others[0]}”"
