"""Doses in prose against what an adult may take (`checks/lexicons/drugs.yaml`): too much at once, in a day, too often.

And one medicine by two names, a child's dose without a weight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from math import inf
from typing import Any

from ..handouts.problems import Problem
from .ceilings import ceilings
from .language.amounts import SaidAmount
from .language.lexicon import Lexicon, Occurrence
from .language.sentence import Sentence
from .rule import Rule, rule

rule = partial(rule, family="safety")

DOSE_HIGH = rule(
    "dose-high",
    "error",
    "more of this medicine than an adult may take",
    why="A slip of the keys (5,000 for 500) harms the liver, stops the breath or starts a bleed.",
    own="each ceiling has sources of its own (“Ceilings of doses” in docs/sources.md); where they differ, the lower one as a rule",
    mend="check it with a pharmacist; or leave the dose to the label or the prescription",
    bad="Take 5,000 mg of acetaminophen every 6 hours.",
    good="Take 500 mg of acetaminophen every 6 hours.",
)
DRUG_TWICE = rule(
    "drug-twice",
    "error",
    "one medicine by two names, taken together",
    why="Tylenol is acetaminophen: who takes both takes twice as much.",
    sources=("acetaminophen-ca", "drugs-com-acetaminophen", "biology-insights-acetaminophen"),
    mend="name it once, its brand in brackets",
    bad="Take acetaminophen 1,000 mg and Tylenol 1,000 mg together.",
    good="Take 1,000 mg of acetaminophen (Tylenol).",
)
CHILD_DOSE = rule(
    "dose-child",
    "error",
    "a child's dose without the weight that it is for",
    why="What is right for one child is twice too much for another.",
    sources=("nhs-reye",),
    own="children's doses go by weight on every label we know",
    mend="give the dose by weight, or point to the label or the prescription",
    bad="Give your child 500 mg of ibuprofen.",
    good="Give the dose on the pack for your child's weight.",
)
DRUG_MISNAMED = rule(
    "drug-misnamed",
    "error",
    "a medicine, and the name of another in brackets behind it",
    why="Brackets say that the two are one; who has both at home takes the wrong one.",
    sources=("sound-alike-home",),
    own="a program can see it; which of the two was meant only the author knows",
    mend="write the brand and the medicine that it is, or name two medicines in two places",
    bad="Take Celebrex (Celexa).",
    good="Take celecoxib (Celebrex).",
)
UNIT_SLIPPED = rule(
    "dose-unit-slip",
    "error",
    "a medicine that is taken in milligrams, told in a unit a thousand times as small, or in units",
    why="Between mg and mcg lies a factor of a thousand; who cannot take 400 mcg of ibuprofen takes what the number seems to say.",
    sources=("ismp-2024",),
    own="of medicines of which 20 mg and more may be taken at a time (“Ceilings of doses” in docs/sources.md)",
    mend="check the unit: mg?",
    bad="Take 400 mcg of ibuprofen.",
    good="Take 400 mg of ibuprofen.",
)
MICRO = frozenset(("mcg", "µg", "microgram", "micrograms", "ug", "iu", "units", "unit", "u", "i.u.", "iu."))  # of units.yaml
IN_MG = 20.0  # mg: nobody tells so much in micrograms
TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
DAY = frozenset(("day", "daily", "24"))
DAILY = frozenset(("day", "morning", "evening", "night", "noon"))
WEEKLY = frozenset(("week", "weekly", "month", "monthly", "never", "not"))
HOURS = 24.0
TAKEN = frozenset(("take", "use", "give", "swallow", "have", "repeat"))
BEHIND = 5  # tokens from a medicine's name to how often it is taken


@dataclass(frozen=True, slots=True)
class Dose:
    """So much of a medicine; `mass` in mg, `often` times a day (0 where nothing says); `whole`: this much in a day, however parted;
    `daily`: it is told of each day.
    """

    drug: str
    mass: float
    often: float
    start: int
    end: int
    whole: bool = False
    daily: bool = False


@cache
def _drugs(lexicon: Lexicon) -> frozenset[str]:
    """The medicines, as `Sentence.keys` spells them."""
    return frozenset(f"{{{name}}}" for name in lexicon.members if name.startswith("d_"))


def check(sentence: Sentence) -> Iterator[tuple[Rule, str, int, int]]:
    """What is wrong with the doses of a sentence: the rule, what is told, and the tokens that it is of."""
    if sentence.keys.isdisjoint(_drugs(sentence.lexicon)):
        return
    drugs = [span for span in sentence.spans if span.name.startswith("d_")]
    if sentence.inverted or sentence.question:
        return
    yield from _child(sentence, drugs)
    yield from _twice(sentence, drugs)
    yield from _misnamed(sentence, drugs)
    yield from _slipped(sentence, drugs)
    doses = list(_doses(sentence, drugs))
    for dose in (*doses, *(() if doses else _only_often(sentence, drugs))):
        if told := too_much(dose):
            yield DOSE_HIGH, told, dose.start, dose.end


def _doses(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[Dose]:
    """Every mass beside a medicine: the nearest one in its clause that is not denied."""
    for amount in sentence.amounts:
        if amount.size != "mass" or (sentence.denied[amount.start] and not _is_most(sentence, amount)):
            continue
        begin, end = sentence.clause(amount.start)
        near = [span for span in drugs if begin <= span.start < end] or _before_colon(sentence, drugs, begin)
        if near:
            drug = min(near, key=lambda span: min(abs(span.start - amount.end), abs(amount.start - span.end)))
            mass, often = amount.base()[1] * _pieces(sentence, amount), times_a_day(sentence, begin)
            start, stop = min(drug.start, amount.start), max(drug.end, amount.end)
            daily = _is_daily(sentence, begin, end)
            whole = not often and (_in_a_day(sentence, amount.end, end) or (daily and _is_sum(sentence, amount)))
            yield Dose(drug.name.removeprefix("d_"), mass, often, start, stop, whole, daily)


def _before_colon(sentence: Sentence, drugs: list[Occurrence], begin: int) -> list[Occurrence]:
    """The medicine that stands before the colon behind which a clause begins: “Alendronate: 70 mg each day”."""
    colon = begin - 1
    return [span for span in drugs if span.end == colon] if colon > 0 and sentence.tokens[colon].text == ":" else []


def _is_daily(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a clause tells of each day: “daily”, “every day”, “each evening”."""
    said = [token.text for token in sentence.tokens[begin:end]]
    each = any(one in ("each", "every") and other in DAILY for one, other in zip(said, said[1:]))
    return (each or "daily" in said) and WEEKLY.isdisjoint(said) and not sentence.denied[begin]


def _only_often(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[Dose]:
    """A medicine that is told to be taken so often, and not how much of it: "take two Tylenol every two hours"."""
    for drug in drugs:
        begin, end = sentence.clause(drug.start)
        before = {token.text for token in sentence.tokens[begin : drug.start]}
        behind = [token.text for token in sentence.tokens[drug.end : min(end, drug.end + BEHIND)]]
        if not TAKEN.isdisjoint(before) and not sentence.denied[drug.start] and not {"every", "each", "times"}.isdisjoint(behind):
            yield Dose(drug.name.removeprefix("d_"), 0.0, times_a_day(sentence, drug.end), drug.start, min(end, drug.end + BEHIND))


def _is_most(sentence: Sentence, amount: SaidAmount) -> bool:
    """Whether it is told as a ceiling: "no more than 3 grams", "do not go over 4,000 mg"."""
    before = [token.text for token in sentence.tokens[max(0, amount.start - 2) : amount.start]]
    return not {"more", "over", "above", "exceed"}.isdisjoint(before)


def _is_sum(sentence: Sentence, amount: SaidAmount) -> bool:
    """Whether it is told as what all doses come to: "at most 3 grams every day", "up to"."""
    before = [token.text for token in sentence.tokens[max(0, amount.start - 3) : amount.start]]
    return not {"most", "up", "total", "than"}.isdisjoint(before)


def _in_a_day(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether an amount is told as that of a whole day: "in a day", "per day", "in 24 hours", "daily"."""
    said = [token.text for token in sentence.tokens[begin:end]]
    day = "day" in said or "24" in said or "daily" in said
    return day and not {"times", "every", "each", "never"} & set(said)


def _pieces(sentence: Sentence, amount: SaidAmount) -> float:
    """How many tablets of it: "2 tablets of 500 mg", "two 500 mg tablets"."""
    before = [each for each in sentence.amounts if each.end <= amount.start and amount.start - each.end <= 2]
    counted = [each for each in before if each.size == "pieces" or (each.size == "count" and each.end == amount.start)]
    return counted[-1].high if counted and counted[-1].high <= 12 else 1.0


def times_a_day(sentence: Sentence, begin: int) -> float:
    """Times a day: "every 6 hours", "3 times a day", "twice in 24 hours"; 0 where nothing says."""
    said = sentence.tokens
    for k in range(begin, len(said)):
        text = said[k].text
        if text in ("every", "each"):
            time = next((each for each in sentence.amounts if each.start == k + 1 and each.size == "time"), None)
            if time and 0 < (low := time.base()[0]) <= 1:
                return 1 / low
            if not time and said[k + 1 : k + 2] and said[k + 1].text == "hour":
                return HOURS
        if text in TIMES and any(token.text in DAY for token in said[k + 1 : k + 4]):
            return TIMES[text]
        if text == "times" and k and any(token.text in DAY for token in said[k + 1 : k + 4]):
            return next((each.high for each in sentence.amounts if each.end == k), 0.0)
    return 0.0


def too_much(dose: Dose) -> str:
    """Why a dose is more than an adult may take; "" where it is not."""
    most = ceilings().get(dose.drug)
    if most is None:
        return ""
    day = dose.mass if dose.whole else dose.mass * dose.often
    if not dose.whole and dose.mass > most.once:
        return f"{_mg(dose.mass, most.unit)} of {dose.drug} at one time: the most is {_mg(most.once, most.unit)}"
    if most.day and day > most.day:
        return f"{_mg(day, most.unit)} of {dose.drug} in a day: the most is {_mg(most.day, most.unit)}"
    each_day = dose.daily or dose.whole or dose.often >= 1
    if each_day and ((most.daily and dose.mass > most.daily) or (most.gap or 0) > HOURS):
        return f"{_mg(dose.mass, most.unit)} of {dose.drug} each day: so much is for a week"
    if most.gap and dose.often and HOURS / dose.often < most.gap:
        return f"{dose.drug} every {HOURS / dose.often:g} hours: there are {most.gap:g} hours between two doses at least"
    return ""


def _mg(mass: float, unit: str) -> str:
    return f"{mass:,.0f} {unit}" if mass >= 1 else f"{mass:g} {unit}"


def _twice(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[tuple[Rule, str, int, int]]:
    """Two names of one medicine, joined and not merely explained: "(Tylenol)", "Tylenol or acetaminophen" are one."""
    said = {token.text for token in sentence.tokens}
    if "same" in said or {"one", "medicine"} <= said:  # “Aleve and naproxen are the same medicine.”
        return
    added = bool(said & {"add", "adding"})
    for first in drugs:
        for second in drugs:
            if second.name != first.name or second.start < first.end or sentence.denied[first.start]:
                continue
            names = sentence.words(first.start, first.end), sentence.words(second.start, second.end)
            between = {token.text for token in sentence.tokens[first.end : second.start]}
            if (
                names[0].lower() != names[1].lower()
                and between & ({"and", "with", "plus", "then"} | ({"to"} if added else set()))
                and not between & {"or", "(", "no", "not"}
            ):
                yield DRUG_TWICE, f"{names[0]} and {names[1]} are one medicine", first.start, second.end


def _misnamed(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[tuple[Rule, str, int, int]]:
    """One medicine's name with another's in brackets right behind it."""
    texts, held = sentence.texts, sentence.lexicon.members["holds_acetaminophen"]
    for first in drugs:
        for second in drugs:
            bracketed = second.start == first.end + 1 and texts[first.end] == "(" and texts[second.end : second.end + 1] == [")"]
            if bracketed and second.name != first.name and " ".join(texts[first.start : first.end]) not in held:
                names = sentence.words(first.start, first.end), sentence.words(second.start, second.end)
                yield DRUG_MISNAMED, f"{names[0]} is not {names[1]}", first.start, second.end + 1


def _slipped(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[tuple[Rule, str, int, int]]:
    """So many micrograms or units of a medicine that is taken in milligrams, in its clause."""
    for amount in sentence.amounts:
        begin, end = sentence.clause(amount.start)
        for drug in drugs if amount.unit in MICRO and amount.size == "mass" else ():
            most = ceilings().get(drug.name.removeprefix("d_"))
            if most and most.unit == "mg" and IN_MG <= most.once < inf and begin <= drug.start < end:
                start, stop = min(drug.start, amount.start), max(drug.end, amount.end)
                yield UNIT_SLIPPED, f"“{sentence.words(start, stop)}”: {drug.name.removeprefix('d_')} is taken in mg", start, stop


def _child(sentence: Sentence, drugs: list[Occurrence]) -> Iterator[tuple[Rule, str, int, int]]:
    dosed = [each for each in sentence.amounts if each.size in ("mass", "volume") or (each.size == "pieces" and "dose" not in each.unit)]
    amounts = [each for each in dosed if not sentence.denied[each.start]]
    if (
        amounts
        and "child" in sentence.classes
        and "by_weight" not in sentence.classes
        and not any(each.size == "weight" for each in sentence.amounts)
    ):
        start, end = min(drugs[0].start, amounts[0].start), max(drugs[0].end, amounts[0].end)
        yield CHILD_DOSE, f"“{sentence.words(start, end)}”: for a child of which weight?", start, end


def found(read: Iterable[tuple[Any, Iterable[Sentence]]]) -> Iterator[Problem]:
    """The same for all sentences of all texts, told where they stand."""
    for text, sentences in read:
        for sentence in sentences:
            for made, told, start, end in check(sentence):
                yield made.at(text.at(sentence.words(start, end)), told)
