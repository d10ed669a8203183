"""Numbers: absolute, of people, in one denominator, with a source."""

import re
from collections.abc import Iterator
from functools import partial

from ..handouts.blocks import Bars, BarsBlock, ChanceBlock, Chances, ChancesBlock, Harm, HarmsBlock, PooledBlock
from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .prose import Passage
from .rule import rule
from .sought import sought

rule = partial(rule, family="numbers")

DENOMINATORS_MIXED = rule(
    "denominators-mixed",
    "error",
    "figures of the same kind count out of different numbers",
    why="Nobody can compare 3 of 40 with 5 of 60; 100 serves benefits, 1,000 harms, and neither changes within a sheet.",
    sources=(
        "melnick-2016",
        "ipdas-2012",
    ),
    own="100 for benefits and 1,000 for harms, so that a harm that counts in thousands is not a fraction of a person",
    mend="count all of them out of 100 (harms: 1,000)",
    bad="out_of: 100 and out_of: 50",
    good="out_of: 100",
)
DENOMINATOR_ODD = rule(
    "denominator-odd",
    "warning",
    "this counts out of a number that is neither 10, 100 nor 1,000",
    why="Each new denominator is a calculation for the reader.",
    sources=(
        "melnick-2016",
        "pemat: item 7",
    ),
    mend="count out of 100 or 1,000",
    bad="3 of 40 people",
    good="about 8 of 100 people",
)
ONE_IN_X = rule(
    "one-in-x",
    "warning",
    "“1 in X” makes larger risks look smaller",
    why="With a changing X the rarer risk has the larger number; readers take it for the likelier.",
    sources=("melnick-2016",),
    mend="say X of 100 or of 1,000 people",
    bad="1 in 20 people",
    good="5 of 100 people",
)
SCALE_END_MISSING = rule(
    "scale-end-missing",
    "warning",
    "the bars do not say which end of the scale is good",
    why="A long bar looks like much, and much like good; on a scale of pain it is the other way round.",
    own="what its ends mean stands below the bars; a quick look reads their length alone",
    mend="add better: lower (a shorter bar is better), or better: higher",
    bad="bars of pain from 0 to 10, and no better:",
    good="better: lower",
)
RELATIVE_RISK = rule(
    "risk-relative",
    "error",
    "a relative risk without the numbers behind it",
    why="“Half the risk” can be 2 of 1,000 instead of 4; it sounds like much more.",
    sources=(
        "melnick-2016",
        "fda-2011: chapters 6 and 7",
    ),
    mend="say both numbers, with the same people under them: “2 of 1,000 people instead of 4 of 1,000”; or show them with chances:",
    bad="It halves the risk.",
    good="2 of 1,000 people instead of 4 of 1,000",
)
PERCENT_BARE = rule(
    "percent-bare",
    "warning",
    "a percentage without the people it is of",
    why="Percent of what? Many readers cannot turn one into people.",
    sources=(
        "melnick-2016",
        "pemat: item 6",
    ),
    own="only a warning, because a percentage of something that is named can be clear",
    mend="say how many of 100 people",
    bad="a 90 percent success rate",
    good="90 of 100 people had less pain",
)
PEOPLE_DECIMAL = rule(
    "people-decimal",
    "error",
    "a part of a person",
    why="There are no 2.5 people.",
    sources=("pemat: item 6",),
    own="an error, because there is always a larger number to count out of",
    mend="count out of 1,000, in whole numbers",
    bad="2.5 of 100 people",
    good="25 of 1,000 people",
)
SOURCE_MISSING = rule(
    "source-missing",
    "error",
    "a number without its source",
    why="A figure that nobody can look up is a rumour.",
    sources=("discern: question 4",),
    own="for each figure and not for the sheet as a whole, because figures outlive the sentence that they stood in",
    mend="add source: to it",
    bad="{name: Infection, count: 1}",
    good="{name: Infection, count: 1, source: cochrane-2018}",
)
RARE_BARE = rule(
    "rare-bare",
    "warning",
    "“rare” or “common” without a number",
    why="Readers take “rare” to mean very different numbers.",
    sources=("andreadis-2021",),
    mend="say of how many people, or that nobody has counted",
    bad="Infection is rare.",
    good="Infection: fewer than 1 of 1,000 people.",
)

# A figure is read once, from its beginning: whoever begins anew at each of its digits takes the square of its length.
_DIGIT = re.compile(r"\d")
_FIGURE = r"(?<!\w)(?<!\d,)\d[\d,]*+"
OF = re.compile(rf"({_FIGURE}(?:\.\d+)?) of (?:every |the (?![2-9]\b))?(\d[\d,]*)\b(?! ?(?:weeks?|days?|months?|hours?))")
_COUNTS = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|a hundred|a thousand"
ONE_IN = sought(
    rf"\b(?:1|one) (?:in|out of) (?:every )?(?:\d[\d,]*|{_COUNTS})\b"
    r"(?! (?:hours?|days?|weeks?|minutes?|months?|years?))",
    "1 ",
    "one ",
)
RELATIVE = sought(
    r"\b(?:\w+ times (?:more|less|as|higher|lower)(?! (?:many|much|long)\b)|"
    r"(?:twice|half) (?:as(?! (?:many|much|long|fast)\b)|the risk|the chance)|"
    r"(?:halves|halved|doubles|doubled|triples|tripled) (?:the|your|their|its) (?:risk|chance|odds|rate)|"
    r"(?:cuts?|reduces?|lowers?|raises?|increases?)\b[^.]{0,60}\bby (?:half|(?:about |up to )?\d+ ?(?:%|percent)))(?!\w)",
    " times ",
    "twice",
    "hal",
    "doubl",
    "tripl",
    "by ",
)
PERCENT = re.compile(r"(?<!\d)\d++(?:\.\d++)? ?(?:%|per ?cent\b)(?! (?:alcohol|solution|saline|glucose|cream|gel|oxygen)\b)", re.IGNORECASE)
DECIMAL = re.compile(r"\b\d+\.\d+ (?:people|patients|women|men|of 1(?:00|,?000)|in 1(?:00|,?000)|out of)\b", re.IGNORECASE)
RARE = sought(
    r"\b(?:very |quite |extremely )?(?:rare|rarely|uncommon|common|(?:low|small|slight|minimal|remote) (?:risk|chance))\b"
    r"|\b(?:risk|chance)\b[^.]{0,60}\b(?:low|small|slight|minimal|remote)\b",
    "rare",
    "common",
    "risk",
    "chance",
)
RISKS = re.compile(r"\b(?:risk|infection|bleeding|leak|harm|complication|side effect|problem|reaction|damage|clot|injury)", re.IGNORECASE)
ABSOLUTE = re.compile(rf"{_FIGURE} of (?:every |the )?1(?:0|00|,?000)\b")
ROUND = {10.0, 100.0, 1000.0, 10000.0}


def check(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    """Figures and numbers in prose."""
    parts = list(handout.parts())
    chances = [part for part in parts if isinstance(part, Chances)]
    for odd in chances:
        if odd.out_of != chances[0].out_of:
            yield DENOMINATORS_MIXED.at(odd.place, f"this counts out of {odd.out_of}, another figure out of {chances[0].out_of}")
    for harm in parts:
        if isinstance(harm, Harm) and harm.unknown is None and harm.source is None:
            yield SOURCE_MISSING.at(harm.place)
    if not handout.translated:  # of a translation it is told where its original stands
        yield from (SCALE_END_MISSING.at(part.place) for part in parts if isinstance(part, Bars) and not part.better)
    figures = ChancesBlock, ChanceBlock, PooledBlock, BarsBlock, HarmsBlock
    for text in texts:
        digits = _DIGIT.search(text.words) is not None
        yield from _text(text, handout.language == "en", digits)
        told = (digits and ABSOLUTE.search(text.words)) or ONE_IN.search(text.words) or (digits and PERCENT.search(text.words))
        if told and not (text.name == "key_points" or isinstance(text.block, figures) or text.placeholders() & {"source", "page"}):
            yield SOURCE_MISSING.at(text.at(told[0]), f"“{told[0]}” has no source", "add {source:…}", "warning")


def _text(text: Passage, english: bool, digits: bool) -> Iterator[Problem]:
    """`digits`: whether any stands in its words, which most have not."""
    words = text.words
    absolute = digits and ABSOLUTE.search(words)
    found: re.Match[str] | None
    for found in OF.finditer(words) if digits else ():
        if float(found[2].replace(",", "")) not in ROUND and "." not in found[1]:
            yield DENOMINATOR_ODD.at(text.at(found[0]), f"“{found[0]}” counts out of a number that is neither 10, 100 nor 1,000")
    for found in ONE_IN.finditer(words) if english else ():
        yield ONE_IN_X.at(text.at(found[0]), f"“{found[0]}”: “1 in X” makes larger risks look smaller")
    if english and not absolute and (found := RELATIVE.search(words)):
        yield RELATIVE_RISK.at(text.at(found[0]), f"“{found[0]}” is a relative risk without the numbers behind it")
    elif digits and not absolute and (found := PERCENT.search(words)):
        yield PERCENT_BARE.at(text.at(found[0]), f"“{found[0]}” of whom?")
    for found in DECIMAL.finditer(words) if digits else ():
        yield PEOPLE_DECIMAL.at(text.at(found[0]), f"“{found[0]}”: there is no part of a person")
    for sentence in text.sentences if english and RARE.search(words) else ():
        if (found := RARE.search(sentence)) and RISKS.search(sentence) and not _DIGIT.search(sentence):
            yield RARE_BARE.at(text.at(found[0]), f"“{found[0]}” without a number")
