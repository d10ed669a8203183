"""The line on how to get an interpreter: every sheet has one, the English too; the clinic's own, or words of the sheet."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from ..handouts.blocks import DangerSigns
from ..handouts.data import data
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from ..handouts.wording import Wording
from .rule import rule

rule = partial(rule, family="safety")

INTERPRETER_MISSING = rule(
    "interpreter-missing",
    "warning",
    "nothing on this sheet tells how to get an interpreter",
    why="Many who are handed a sheet read its language with effort, the English one above all; who cannot ask guesses.",
    sources=("clas-notices", "hhs-1557-2024: § 92.11, its heading", "mcguirewoods-1557-2024", "cms-taglines-2016: taglines"),
    own="asked of sheets with danger signs, in each language; which words tell of it is data (checks/interpreters.yaml)",
    mend="add the sheet's language to language_help: in the clinic's file, as en: “Need an interpreter? Call {phone}. It is free.”",
    bad="language_help: {es: …} and a sheet in English",
    good="language_help: {en: “Need an interpreter? Call {phone}. It is free.”, es: …}",
)


def check(wording: Wording) -> Iterator[Problem]:
    """Whether neither the clinic has such a line in the sheet's language, nor the sheet words of its own."""
    handout = wording.handout
    if not wording.language_help() and any(isinstance(block, DangerSigns) for block in handout.blocks) and not _told(handout):
        yield INTERPRETER_MISSING.at(wording.clinic.place, f"nothing on a sheet in “{handout.language}” tells how to get an interpreter")


def _told(handout: Handout) -> bool:
    words = _words().get(handout.language, ())
    return any(word in text.plain.casefold() for text in handout.all_texts() for word in words)


@cache
def _words() -> Mapping[str, list[str]]:
    known: Mapping[str, list[str]] = data(Path(__file__).parent / "interpreters.yaml")
    return known
