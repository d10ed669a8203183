"""Safety: what a patient must be told, and what must not be left to the author's memory."""

from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import BarsBlock, ChancesBlock, HarmsBlock, PooledBlock
from ..handouts.clinic import Clinic
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .prose import Passage
from .rule import rule
from .sought import sought

rule = partial(rule, family="safety")
LONGEST_SIGN = 12  # words

DANGER_SIGN_LONG = rule(
    "danger-sign-long",
    "warning",
    "a danger sign has more than 12 words",
    why="Danger signs are read in fear and in a hurry.",
    own="12 words, because a sign must be read at one glance; no source gives a number",
    mend="say it in 12 words or fewer, or make two signs of it",
    bad="A fever that does not go down even though you have taken the medicine for two days",
    good="A fever for more than 1 day",
)
HOURS_MISSING = rule(
    "hours-missing",
    "error",
    "the clinic's hours are missing",
    why="“Call us” helps only those who know when somebody answers.",
    own="a number is of use only when somebody answers it; no source was found that asks for hours",
    mend="add hours: to the clinic's file",
    bad="phones without hours",
    good='hours: [{days: mon-fri, from: "8:00", to: "17:00"}]',
)
HARMS_MISSING = rule(
    "harms-missing",
    "error",
    "the sheet tells benefits in figures, but no harms",
    why="Half of the truth persuades; people choose well when they see both.",
    sources=(
        "fda-2011",
        "cdc-index: item 19",
        "discern: questions 10 and 11",
    ),
    own="an error only where benefits are given in figures, because figures weigh most",
    mend="add a harms block to part “risks”",
    bad="chances: … and no harms:",
    good="chances: … and harms: …",
)
DOSE_UNIT_MISSING = rule(
    "dose-unit-missing",
    "error",
    "this looks like a dose without its unit",
    why="500 of what?",
    own="a dose without a unit is not a dose",
    mend="add the unit (mg, mL, tablets), or leave the dose to the prescription",
    bad="Take 500 every 6 hours.",
    good="Take 500 mg every 6 hours.",
)
LIMIT_IN_PROSE = rule(
    "limit-in-prose",
    "error",
    "this limit stands in the prose, where no clinic can set or sign it",
    why="Published limits contradict each other; each clinic signs its own, and an unset one prints as a line for staff.",
    sources=(
        "mccartney-2013",
        "krames-2017",
        "krames-baycare",
    ),
    own="a limit is each clinic's own, signed by a role and dated, because published ones contradict each other",
    mend="use the limits block, or {limit:NAME}",
    bad="Do not drive for 24 hours.",
    good="limits: [driving]",
)
BARE_BAN = rule(
    "ban-unsourced",
    "warning",
    "a ban or a time without a source and without a limit",
    why="Bans cost patients work and sleep; each needs a reason that somebody can look up.",
    sources=("mccartney-2013",),
    own="a ban or a time has a source or is a limit, because advice that nobody can trace differs from place to place",
    mend="add {source:…}, or make it a limit",
    bad="do_not: [Fly.]",
    good="do_not: [Fly. {source:home-care-2017}]",
)

_NO_DOSE = (
    "mg|mcg|µg|g|mL|ml|IU|units?|tablets?|pills?|capsules?|drops?|puffs?|minutes?|hours?|days?|weeks?|steps?|times?|percent|%|breaths?|°"
)
DOSE = sought(
    rf"\b(?:take|give|inject|swallow)\s+(?:up to |only |about )?(\d{{2,4}}(?:\.\d+)?)"
    rf"(?!(?:\s?(?:to|or|-|–)\s?\d+)?\s?(?:{_NO_DOSE}))(?![\d:.])",
    "take",
    "give",
    "inject",
    "swallow",
)


def check(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    """What a definition lacks or says dangerously."""
    kinds = {type(block) for block in handout.blocks}
    if kinds & {PooledBlock, ChancesBlock, BarsBlock} and HarmsBlock not in kinds:
        yield HARMS_MISSING.at(handout.place)
    for text in texts:
        yield from _text(text)
        if handout.language == "en":  # these know English words only
            yield from _english(text)


def _text(text: Passage) -> Iterator[Problem]:
    if text.name in ("emergency", "same_day") and (count := sum(map(len, text.sentence_words))) > LONGEST_SIGN:
        yield DANGER_SIGN_LONG.at(text.text.place, f"this danger sign has {count} words, more than {LONGEST_SIGN}")


def _english(text: Passage) -> Iterator[Problem]:
    for dose in DOSE.finditer(text.words):
        yield DOSE_UNIT_MISSING.at(text.at(dose[0]), f"“{dose[0]}” looks like a dose without its unit")


# ---------------------------------------------------------------- the clinic's
def check_facts(clinic: Clinic) -> Iterator[Problem]:
    """What a clinic's file lacks."""
    if not clinic.hours:
        yield HOURS_MISSING.at(clinic.place)
