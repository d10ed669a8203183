"""Amounts in a sentence: numbers in digits and words, ranges, and the units that follow them.

The units are data (`checks/lexicons/units.yaml`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...handouts.data import data
from ...handouts.units import LASTING, all_units, quantity
from .tokens import SIMPLE_FRACTIONS, Token

LEXICONS = Path(__file__).parent.parent / "lexicons"
RANGE = frozenset(("-", "–", "—", "to", "or", "‑"))


class SaidAmount(NamedTuple):
    """`low` to `high` of a unit, in tokens `start` up to `end`.

    `size` is "mass" (in mg), "time" (in days), "volume" (in mL), "temperature" (in the unit written), "weight" (in kg), "length" (in m),
    "pieces" (tablets, puffs), "percent", "count" (a number alone).  `unit` is the unit's own name; `braced`: the author wrote it as a
    placeholder, so that it is turned into the clinic's units.
    """

    size: str
    low: float
    high: float
    unit: str
    start: int
    end: int
    braced: bool = False

    def base(self) -> tuple[float, float]:
        """Low and high in the size's own unit."""
        factor = units().get(self.unit, ("", 1.0))[1]
        return self.low * factor, self.high * factor


@cache
def units() -> Mapping[str, tuple[str, float]]:
    """Each unit as it may be written: its size, and how many of the size's own unit it is."""
    return {
        name: (size, factor)
        for size, kinds in data(LEXICONS / "units.yaml")["units"].items()
        for names, factor in kinds.items()
        for name in names.split("|")
    }


@cache
def spelled_numbers() -> Mapping[str, float]:
    """Numbers in words: "ninety" is 90."""
    return {str(word): float(value) for word, value in data(LEXICONS / "units.yaml")["numbers"].items()}


def amounts(said: Sequence[Token]) -> list[SaidAmount]:
    """All amounts, from left to right, none within another."""
    found, words, end = list[SaidAmount](), spelled_numbers(), 0
    for at in [k for k, token in enumerate(said) if token.value is not None or token.kind == "slot" or token.text in words]:
        if at >= end and (one := _slot(said[at], at) or _amount(said, at)):
            found.append(one)
            end = one.end
    return found


def _slot(token: Token, at: int) -> SaidAmount | None:
    """A quantity or a length of time that stands in braces."""
    if token.kind != "slot":
        return None
    if amount := quantity(token.text):
        unit, number = all_units()[amount.unit].said, float(amount.number)
    elif match := LASTING.fullmatch(token.text):
        unit, number = match[2], float(match[1])
    else:
        return None
    return SaidAmount(units()[unit][0], number, number, unit, at, at + 1, braced=True)


def _amount(said: Sequence[Token], at: int) -> SaidAmount | None:
    number = _number(said, at)
    if number is None:
        return None
    low, end = number
    high, unit, after = low, *_unit(said, end)
    joint = after if unit else end
    if joint + 1 < len(said) and said[joint].text in RANGE and (second := _number(said, joint + 1)):
        name, far = _unit(said, second[1])
        if (name or not unit) and (not unit or name == unit) and (second[0] >= low or said[joint].text != "or"):
            high, unit, after, end = second[0], name, far, second[1]
    size = units()[unit][0] if unit else "count"
    return SaidAmount(size, min(low, high), max(low, high), unit, at, after if unit else end)


def _number(said: Sequence[Token], at: int) -> tuple[float, int] | None:
    """A number that begins there, and where it ends: `12`, `1/2`, `2 1/2`, "twenty-four", "half a", "a hundred"."""
    if said[at].value is None:
        return _in_words(said, at) if said[at].text in spelled_numbers() else None
    whole, end = _fraction(said, at)
    if whole == said[at].value and end < len(said) and said[end].value is not None:  # “2 1/2”, “2½”
        part, after = _fraction(said, end)
        if 0 < part < 1 and (after > end + 1 or said[end].text in SIMPLE_FRACTIONS):
            return whole + part, after
    return whole, end


def _fraction(said: Sequence[Token], at: int) -> tuple[float, int]:
    """A number in digits, or one over another: "1/2", and where it ends."""
    value = said[at].value or 0.0
    if (
        at + 2 < len(said)
        and said[at + 1].text in ("/", "⁄")
        and said[at + 1].glued
        and said[at + 2].glued
        and (under := said[at + 2].value)
    ):
        return value / under, at + 3
    return value, at + 1


def _in_words(said: Sequence[Token], at: int) -> tuple[float, int]:
    words = spelled_numbers()
    total, part, end = 0.0, words[said[at].text], at + 1
    while end < len(said):
        hyphen = said[end].text == "-" and end + 1 < len(said) and said[end + 1].text in words
        word = said[end + hyphen].text
        value = words.get(word)
        if value is None or (value < 100 and not (part % 100 >= 20 and part % 10 == 0 and value < 10)):
            break
        if value >= 1000:
            total, part = total + part * value, 0.0
        else:
            part = part * value if value == 100 else part + value
        end += 1 + hyphen
    if end < len(said) and said[end].text in ("a", "an", "of") and part == 0.5:
        end += 1
    return total + part, end


def _unit(said: Sequence[Token], at: int) -> tuple[str, int]:
    """The unit that stands there, and where it ends; ("", at) for none."""
    if at < len(said) and said[at].text == "-" and at + 1 < len(said):  # “a 2-week rest”
        name, end = _unit_at(said, at + 1)
        return (name, end) if name else ("", at)
    return _unit_at(said, at)


def _unit_at(said: Sequence[Token], at: int) -> tuple[str, int]:
    for length in (2, 1):
        name = " ".join(token.text for token in said[at : at + length])
        if at + length <= len(said) and name in units():
            return name, at + length
    if at + 1 < len(said) and said[at].text == "of" and said[at + 1].text in units():  # “half of a tablet”
        return said[at + 1].text, at + 2
    return "", at


def within(found: Sequence[SaidAmount], start: int, end: int) -> Iterator[SaidAmount]:
    """Those that lie between two tokens."""
    return (each for each in found if start <= each.start and each.end <= end)
