"""Safety: what a patient must be told, and what must not be left to the author's memory."""

from collections.abc import Iterator, Sequence
from functools import partial

from ..handouts.blocks import BarsBlock, ChancesBlock, DangerSigns, Evidence, HarmsBlock, Limits, Options, PooledBlock
from ..handouts.clinic import Clinic
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .procedure import is_procedure
from .prose import Passage, words_of
from .rule import rule
from .sought import sought

rule = partial(rule, family="safety")
LONGEST_SIGN = 12  # words

DANGER_SIGNS_MISSING = rule(
    "danger-signs-missing",
    "error",
    "the sheet names no danger signs",
    why="A patient at home must know what is an emergency and what can wait until the clinic opens.",
    sources=("krames-2017",),
    own="no sheet goes out without them, those for the ambulance apart from the rest, because at night nobody can be asked",
    mend="add a danger_signs block to part “call”, with emergency and same_day signs",
    bad="no danger_signs block",
    good="danger_signs: {emergency: [You cannot breathe well.], same_day: [A fever.]}",
)
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
AFTER_HOURS_MISSING = rule(
    "after-hours-missing",
    "error",
    "a procedure's sheet does not say what to do when the clinic is closed",
    why="Complications come at night too.",
    own="for procedures only, because their complications do not keep office hours",
    mend="add a danger_signs block (it says so by itself), or use {after_hours}",
    bad="“Call us on weekdays.”",
    good="“At night: {after_hours}.”",
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
ALTERNATIVE_MISSING = rule(
    "alternative-missing",
    "error",
    "a procedure without another choice, or without “if you do nothing”",
    why="Without an alternative there is nothing to choose; what happens without treatment is part of it.",
    sources=("discern: questions 12 and 14",),
    mend="add an options block with if_you_do_nothing and at least one choice besides this one",
    bad="a procedure and no options:",
    good="options: {if_you_do_nothing: …, choices: […]}",
)
UNCERTAINTY_MISSING = rule(
    "uncertainty-missing",
    "error",
    "a procedure's sheet does not say how sure anybody is of its effect",
    why="Patients take silence for certainty.",
    sources=(
        "cdc-index: item 11",
        "discern: question 8",
    ),
    own="for procedures an error, because silence reads as certainty",
    mend="add pooled, chances or bars with their certainty",
    bad="“It helps.”",
    good="pooled: {…, certainty: moderate}",
)
PREPARATION_MISSING = rule(
    "preparation-missing",
    "error",
    "a procedure's sheet does not say how to get ready",
    why="A meal or a pill on the wrong morning can stop a procedure.",
    own="a procedure that is not prepared for is called off; no source was found that makes it a rule for every sheet",
    mend="add part “before”",
    bad="steps and no part “before”",
    good="- part: before",
)
BLOOD_THINNER_MISSING = rule(
    "blood-thinner-missing",
    "error",
    "a procedure's sheet does not speak of blood thinners",
    why="Stopping or going on by guess can mean a clot or a bleed; people must be told to ask.",
    sources=("midwest-radiology",),
    own="asked of every procedure, because both guesses, stopping and going on, can do harm",
    mend="say in part “before” that nobody stops or restarts a blood thinner without asking",
    bad="nothing on blood thinners",
    good="Do not stop or restart a [blood thinner] unless we tell you.",
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
    blocks = handout.blocks
    kinds = {type(block) for block in blocks}
    if DangerSigns not in kinds:
        yield DANGER_SIGNS_MISSING.at(handout.place)
    if kinds & {PooledBlock, ChancesBlock, BarsBlock} and HarmsBlock not in kinds:
        yield HARMS_MISSING.at(handout.place)
    if is_procedure(handout):
        yield from _procedure(handout, texts, blocks)
    for text in texts:
        yield from _text(text)
        if handout.language == "en":  # these know English words only
            yield from _english(text)


def _procedure(handout: Handout, texts: list[Passage], blocks: Sequence[object]) -> Iterator[Problem]:
    others = [
        choice
        for block in blocks
        if isinstance(block, Options)
        for choice in block.options.choices
        if choice.name.plain != handout.title.plain
    ]
    if not others:
        yield ALTERNATIVE_MISSING.at(handout.place)
    if not any(isinstance(part, Evidence) for part in handout.parts()):
        yield UNCERTAINTY_MISSING.at(handout.place)
    if not any(section.part == "before" for section in handout.sections):
        yield PREPARATION_MISSING.at(handout.place)
    named = {str(name) for block in blocks if isinstance(block, Limits) for name in block.limits}
    spoken = handout.language != "en" or any(name.startswith("blood_thinner") for name in named)
    if not spoken and not any("blood thinner" in text.words.lower() for text in texts):
        yield BLOOD_THINNER_MISSING.at(handout.place)
    if not any(isinstance(block, DangerSigns) for block in blocks) and not any("after_hours" in text.placeholders() for text in texts):
        yield AFTER_HOURS_MISSING.at(handout.place)


def _text(text: Passage) -> Iterator[Problem]:
    if text.name in ("emergency", "same_day") and len(words_of(text.words)) > LONGEST_SIGN:
        yield DANGER_SIGN_LONG.at(text.text.place, f"this danger sign has {len(words_of(text.words))} words, more than {LONGEST_SIGN}")


def _english(text: Passage) -> Iterator[Problem]:
    for dose in DOSE.finditer(text.words):
        yield DOSE_UNIT_MISSING.at(text.at(dose[0]), f"“{dose[0]}” looks like a dose without its unit")


# ---------------------------------------------------------------- the clinic's
def check_facts(clinic: Clinic) -> Iterator[Problem]:
    """What a clinic's file lacks."""
    if not clinic.hours:
        yield HOURS_MISSING.at(clinic.place)
