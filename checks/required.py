"""What a sheet must say because of what else it says: a needle asks for a sign of infection, sedation for one of breath.

The words are data: `required:` in `checks/lexicons/*.yaml`, each a rule with

    when    any of these stands anywhere in the sheet         (as `Sentence.keys` spells them)
    asks    then one of these must stand in a field or part of `there`
    only    procedure: where something is done to the patient
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .language.sentence import Sentence
from .lexical import ReadPassage
from .rule import Rule

Required = tuple[Rule, Mapping[str, Any]]


def check(handout: Handout, read: Iterable[ReadPassage], asked: Sequence[Required], procedure: bool) -> Iterator[Problem]:
    """What is missing; told where the reason for it stands."""
    said = [(text, sentence) for text, sentences in read for sentence in sentences]
    if not any(isinstance(block, DangerSigns) for section in handout.sections for block in section.blocks):
        return  # `danger-signs-missing` says so
    for made, terms in asked:
        if "only" in terms and not procedure:
            continue
        why = next((pair for pair in said if _holds(pair[1], terms["when"])), None)
        there = {*terms["there"]}
        if why and not any(
            not there.isdisjoint((text.name, f"part:{text.section.part}" if text.section else "")) and _holds(sentence, terms["asks"])
            for text, sentence in said
        ):
            yield made.at(why[0].text.place)


def _holds(sentence: Sentence, keys: Iterable[str]) -> bool:
    return not sentence.keys.isdisjoint(keys)
