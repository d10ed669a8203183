"""A limit's whole phrase beside a word that it says already: “for {limit:flat_time}” prints “for for 2 hours”."""

from collections.abc import Iterator
from functools import partial

from ..handouts.limit_wording import phrase_key
from ..handouts.limits import limit_kinds
from ..handouts.problems import Problem
from ..handouts.text import PHRASE
from ..handouts.wording import Wording
from .rule import rule

rule = partial(rule, family="words")

LIMIT_DOUBLED = rule(
    "limit-doubled",
    "warning",
    "a word stands before or after a limit that its phrase says already",
    why="“Rest for {limit:flat_time}” prints “Rest for for 2 hours”.",
    own="{limit:NAME} is a whole phrase; its value alone is {limit:NAME:short}",
    mend="leave the word out, or write {limit:NAME:short}",
    bad="Lie flat for {limit:flat_time}.",
    good="Lie flat {limit:flat_time}.",
)


def check(wording: Wording) -> Iterator[Problem]:
    """Each whole phrase that goes on with the word that stands before it, or ends with the one after it, in the sheet's language."""
    kinds = limit_kinds(wording.handout.limits)
    for text in wording.handout.all_texts():
        for k, run in enumerate(text.runs):
            name = run.placeholder.removeprefix("limit:")
            if run.form != PHRASE or name not in kinds or kinds[name].says == "words":
                continue
            phrase = wording.catalogue.text(phrase_key(kinds[name]))
            before, after = (text.runs[at].words if 0 <= at < len(text.runs) else "" for at in (k - 1, k + 1))
            if word := _doubled(before, phrase.runs[0].words, phrase.runs[-1].words, after):
                yield LIMIT_DOUBLED.at(text.at(f"{{limit:{name}"), f"“{word}” stands beside {{limit:{name}}}, whose phrase says it already")


def _doubled(before: str, begins: str, ends: str, after: str) -> str:
    """The words that would be printed twice: the last ones of what a phrase begins with, or the first word of its end; "" for none."""
    said, lead, goes_on, tail = (words.casefold().split() for words in (before, begins, after, ends))
    for count in range(len(lead), 0, -1):
        if said[-count:] == lead[-count:]:
            return " ".join(lead[-count:])
    return tail[0] if tail and tail[0] in (*said[-1:], *goes_on[:1]) else ""
