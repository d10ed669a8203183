"""Two amounts that stand for the same, "101 °F (38 °C)", "20 pounds (9 kilograms)": do they convert?"""

from collections.abc import Iterable, Iterator
from functools import partial

from ..handouts.problems import Problem
from .language.amounts import SaidAmount
from .language.sentence import Sentence
from .lexical import ReadPassage
from .rule import rule

rule = partial(rule, family="safety")
UNITS_MISMATCH = rule(
    "units-mismatch",
    "error",
    "two units that stand for the same do not convert",
    why="One of the two numbers is wrong, and nobody knows which is followed.",
    sources=("drugs-com-2025",),
    own="more than rounding apart is an error, because one of the two numbers is wrong",
    mend="write one of them in braces, as {38 °C}: the other is computed for clinics that want it",
    bad="101 °F (38 °C)",
    good="{38 °C}",
)
TEMPERATURE_ALONE = rule(
    "temperature-alone",
    "warning",
    "a fever typed in °F alone",
    why="Many readers own a thermometer in °C, and cannot turn one into the other in the night.",
    own="a quantity in braces is printed in the clinic’s units, in both where it says so",
    mend="write it in braces, as {38 °C}",
    bad="a fever of 101 °F",
    good="a fever of {38.3 °C}",
)
FAHRENHEIT, CELSIUS = "f", "c"
DEGREES = 0.2  # °C: thermometers show tenths
SHARE = 0.06  # of other sizes: 10 lb is 4.5 kg, and people say 5 … up to a tenth below ten
JOINTS = frozenset(("(", "/", ",", "=", "or", "["))


def check(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Pairs of amounts of one size in different units, side by side, that do not convert."""
    for text, sentences in read:
        for sentence in sentences:
            for first, second in zip(sentence.amounts, sentence.amounts[1:]):
                if _twins(sentence, first, second) and (told := _amiss(first, second)):
                    words = sentence.words(first.start, second.end)
                    yield UNITS_MISMATCH.at(text.at(words), f"“{words}”: {told}")
            for amount in sentence.amounts:
                if not amount.braced and _is_of_a_body(amount) and not _has_twin(sentence, amount):
                    words = sentence.words(amount.start, amount.end)
                    yield TEMPERATURE_ALONE.at(text.at(words), f"“{words}” stands in °F alone, as typed")


def _is_of_a_body(amount: SaidAmount) -> bool:
    """Whether it is in °F, and may be read off a thermometer in a mouth: 95 to 109 °F."""
    return amount.size == "temperature" and _scale(amount) == FAHRENHEIT and 95 <= amount.high <= 109


def _has_twin(sentence: Sentence, amount: SaidAmount) -> bool:
    others = [each for each in sentence.amounts if each.size == "temperature" and each is not amount]
    return any(_scale(each) != _scale(amount) and min(abs(each.start - amount.end), abs(amount.start - each.end)) <= 2 for each in others)


def _twins(sentence: Sentence, first: SaidAmount, second: SaidAmount) -> bool:
    between = [token.text for token in sentence.tokens[first.end : second.start]]
    return first.size == second.size and _family(first) != _family(second) and 0 < len(between) <= 2 and set(between) <= JOINTS


def _family(amount: SaidAmount) -> str:
    """Which of the units of one size: "degrees F" and "°F" are one."""
    if amount.size == "temperature":
        return _scale(amount)
    metric = {
        "weight": ("lb", "kg")[amount.unit.startswith("k")],
        "length": ("ft", "m")[_metric(amount)],
        "volume": ("oz", "mL")[amount.unit[:1] in "ml" or amount.unit.startswith("cc")],
    }
    return metric.get(amount.size, "")


def _metric(amount: SaidAmount) -> bool:
    return amount.unit[:1] in "mck" and not amount.unit.startswith("mile")


def _scale(amount: SaidAmount) -> str:
    words = amount.unit.replace("degrees", "").replace("degree", "").strip(" °")
    return FAHRENHEIT if words.startswith("f") else CELSIUS if words.startswith("c") else ""


def _amiss(first: SaidAmount, second: SaidAmount) -> str:
    """What one is in the other's unit, where that is not what stands there; "" where it is right or cannot be told."""
    if first.size == "temperature":
        scales = _scale(first), _scale(second)
        if "" in scales:
            return ""
        apart = abs(_celsius(first) - _celsius(second))
        return "" if apart <= DEGREES else f"{first.high:g} °{scales[0].upper()} is {_other(first):.1f} °{scales[1].upper()}"
    there, here = first.base()[1], second.base()[1]
    share = SHARE if there >= 4.5 else 2 * SHARE
    right = second.high * there / here
    return "" if abs(there - here) <= share * there else f"{first.high:g} {first.unit} is about {right:.1f} {second.unit}"


def _celsius(amount: SaidAmount) -> float:
    return (amount.high - 32) / 1.8 if _scale(amount) == FAHRENHEIT else amount.high


def _other(amount: SaidAmount) -> float:
    return _celsius(amount) if _scale(amount) == FAHRENHEIT else amount.high * 1.8 + 32
