"""What a sheet must say because of what else it says: a needle asks for a sign of infection, sedation for one of breath.

The words are data: `required:` in `checks/lexicons/*.yaml`, each a rule with

    when    any of these is said anywhere in the sheet, and not denied   (as `Sentence.keys` spells them; `part:…`: it has that part,
            `limit:…`: it lists or names that limit, `limits`: it lists any)
    also    and any of these too, anywhere in the sheet
    asks    then one of these must stand in a field or part of `there`, or anywhere
    said_in the fields or parts where `when` counts, if not anywhere
    only    any of: the kinds of topics of which it is asked; topic, where the sheet's own name says it
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..handouts.blocks import DangerSigns, Limits
from ..handouts.definition import Handout
from ..handouts.place import Place
from ..handouts.problems import Problem
from .language.sentence import Sentence
from .lexical import ReadPassage
from .prose import Passage
from .rule import Rule

Required = tuple[Rule, Mapping[str, Any]]
Said = tuple[Passage, Sentence]
NAME = ("title", "subtitle")


def check(handout: Handout, read: Iterable[ReadPassage], asked: Sequence[Required], kind: str) -> Iterator[Problem]:
    """What is missing, told where the reason for it stands; `kind`: of the topic, "" where nothing is asked of its kind."""
    said = [(text, sentence) for text, sentences in read for sentence in sentences]
    if not any(isinstance(block, DangerSigns) for section in handout.sections for block in section.blocks):
        return  # `danger-signs-missing` says so
    built = dict(_built(handout))
    everything = frozenset(built).union(*[sentence.keys for _, sentence in said])
    for made, terms in asked:
        spoken = not everything.isdisjoint(terms["when"]) and ("also" not in terms or any(_says(each, terms["also"]) for _, each in said))
        why = _why(said, built, terms, kind) if spoken else None
        if why and not (built.keys() & terms["asks"]) and not _stands(said, terms):
            yield made.at(why)


def _why(said: Sequence[Said], built: Mapping[str, Place], terms: Mapping[str, Any], kind: str) -> Place | None:
    """Where the reason stands for which something is asked; None where there is none."""
    only = terms.get("only", ())
    whole = not only or kind in only
    where = said if whole else [pair for pair in said if "topic" in only and pair[0].name in NAME and not pair[0].section]
    if "said_in" in terms:
        where = [pair for pair in where if not pair[0].where.isdisjoint(terms["said_in"])]
    if whole and (key := next((key for key in terms["when"] if key in built), "")):
        return built[key]
    return next((text.text.place for text, sentence in where if _says(sentence, terms["when"])), None)


def _built(handout: Handout) -> Iterator[tuple[str, Place]]:
    """The parts and limits that a sheet has, as `when` and `asks` spell them, and where."""
    for section in reversed(handout.sections):
        yield from ((f"part:{name}", section.place) for name in handout.kind.scope(section.part))
        for block in section.blocks:
            if isinstance(block, Limits):
                yield "limits", block.place
                yield from ((f"limit:{name}", block.place) for name in block.limits)
    for text in handout.all_texts():
        yield from ((run.placeholder, text.place) for run in text.runs if run.placeholder.startswith("limit:"))


def _stands(said: Iterable[Said], terms: Mapping[str, Any]) -> bool:
    """Whether what is asked for stands in one of the fields or parts that are named, if any are."""
    asks, places = terms["asks"], terms.get("there")
    return any(not sentence.keys.isdisjoint(asks) and (not places or not text.where.isdisjoint(places)) for text, sentence in said)


def _says(sentence: Sentence, keys: Collection[str]) -> bool:
    """Whether a sentence says any of these, and does not deny it."""
    if sentence.keys.isdisjoint(keys):
        return False
    classes = [span.start for span in sentence.spans if f"{{{span.name}}}" in keys]
    words = [k for k, token in enumerate(sentence.tokens) if token.text in keys]
    return any(not sentence.negated[k] for k in (*classes, *words))
