"""What groups of digits look like a telephone number, by their sizes and by what stands between them.

A range (500–1000), a sum (1,000-2,000), a date, the pages of a journal and the digits of a web address are none.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .phones import AMERICA, CODE, LONGEST, OPEN, TRUNK, TWO_DIGITS, dialled, split_word, ten_digits

FEWEST = 6  # digits of a number that is not known


class PhoneGroup(NamedTuple):
    """Digits, or capitals, that stand together.  `joint` is what lies between them and the group before, "" where a number ends there."""

    text: str
    start: int  # its opening bracket and + with it
    end: int
    joint: str
    plus: bool
    bracketed: bool


Window = Sequence[PhoneGroup]


def digits_in(window: Window) -> int:
    return sum(len(group.text) for group in window)


def is_shaped(window: Window) -> bool:
    """Whether the groups look like a telephone number."""
    first = window[0]
    if not FEWEST <= digits_in(window) <= LONGEST or _hangs_on(window):
        return False
    digits = "".join(group.text for group in window)
    if not digits.isdigit():
        return _spelled(window)
    if first.plus:
        number = dialled(f"+{digits}")
        return 8 <= len(digits) <= 16 and (len(digits) == 11 if number.country == AMERICA else bool(number.inside))
    if any(group.bracketed for group in window[: 1 + (first.text == AMERICA)]):
        return _after_area(window)
    return _of_one_country(window, digits) if digits[0] == "0" else _grouped(window, digits)


def _hangs_on(window: Window) -> bool:
    """Whether the last group is a word of its own: "… 555-0142 24 hours a day"."""
    if len(window) < 3 or window[-1].joint not in (" ", "\n", ") "):
        return False
    last, before = len(window[-1].text), len(window[-2].text)
    return last == 1 < before or (last == 2 < before and digits_in(window[:-1]) > 9)


def _spelled(window: Window) -> bool:
    """Letters for digits: 1-800-FLOWERS, (800) FLOWERS; its words are joined by dashes or dots."""
    texts = [*split_word(window[0].text)] if len(window) == 1 else [group.text for group in window]
    if len(window) == 1:
        return bool(ten_digits(texts))
    area = int(texts[0] == AMERICA)
    apart = sum(group.joint not in ("-", ".", ")-", ")") for group in window[area + 1 :])
    return apart <= (area == 1 or window[0].bracketed) and bool(ten_digits(texts, window[area].bracketed))


def _after_area(window: Window) -> bool:
    """An area code in brackets and what follows: (555) 555-0142, 1 (555) 555-0142, (020) 7946 0000."""
    first = int(not window[0].bracketed)
    area, rest = window[first].text, window[first + 1 :]
    if not rest or not 2 <= len(area) <= 5 or any(len(group.text) < 2 for group in rest):
        return False
    if len(area) == 3 and area[0] > "1":
        return 6 <= digits_in(rest) <= 7
    year = len(area) == 4 and area[:2] in ("19", "20")
    most = 10 if area in TWO_DIGITS else 9
    return not first and not year and (6 if area[0] == "0" else 7) <= digits_in(rest) <= most


def _of_one_country(window: Window, digits: str) -> bool:
    """A 0 that is dialled first: 020 7946 0000, 01.42.34.56.78, 030/901820; or 00 before a country's code."""
    number = dialled(digits)
    if not number.inside or number.country not in (TRUNK, CODE, OPEN):
        return bool(number.inside)
    sizes = [len(group.text) for group in window]
    even = len({group.joint for group in window[2:]}) <= 1
    long = 9 <= len(digits) <= 12 and (len(window) > 1 or len(digits) > 9)
    if sizes[0] == 1:  # 0 20 7946 0000
        return even and len(window) > 2 and min(sizes[1:]) > 1 and sizes[-1] > 2 and 10 <= len(digits) <= 11
    return even and sizes[0] <= 12 and min(sizes) > 1 and (long or sizes == [4, 4])


def _grouped(window: Window, digits: str) -> bool:
    """Numbers by the sizes of their groups alone."""
    joints = [group.joint for group in window[1:]]
    even, tight, dashed = len(set(joints)) == 1, joints[-1:] in (["-"], ["."]), "-" in joints[0] if joints else False
    year = bool(joints) and joints[-1] in (" ", "\n") and digits[-4:-2] in ("19", "20")
    match [len(group.text) for group in window]:
        case [10] | [3, 7]:
            return digits[0] > "1" and digits[3] > "1" and not is_round(window)
        case [11] | [1, 10] | [1, 3, 7] | [1, 3, 3, 4]:
            return digits[0] == "1" and digits[1] > "1" and digits[4] > "1" and "\n" not in joints
        case [3, 3, 4]:
            return not (joints == ["-", " "] and year) and not (" " in joints and is_round(window))  # pages 557-568 2009
        case [3, 4]:
            return joints[0] not in ("/", "\n") and not year and not is_round(window)
        case [3, 3]:
            return dashed and window[0].text >= window[1].text
        case [3, 3, 2] | [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [2, 4, 4]:
            return even and "\n" not in joints and digits[-3:] != "000" and not is_round(window)
        case [3, 4, 2 | 3 | 4]:
            chinese = len(digits) == 11 and digits[0] == "1" and digits[1] > "2"
            return even and (tight or chinese)
        case [2, 2, 4, 4]:
            return even and digits[:2] in TWO_DIGITS and "\n" not in joints and not is_round(window)
        case [2, 2, 2, 2, 2]:
            return even and (tight or any(group.text[0] == "0" for group in window)) and "\n" not in joints and not _runs(window)
        case [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]:
            return even and digits[0] > "1" and digits[3] > "1" and not _runs(window)
        case [5, 5]:
            return joints == [" "] and digits[0] > "5" and not is_round(window)
    return False


def _runs(window: Window) -> bool:
    """Whether the figures only grow, or only shrink, as those of a list and of a scale do: 1 2 3 4 5."""
    figures = [int(group.text) for group in window]
    return figures in (sorted(figures), sorted(figures, reverse=True))


def is_round(window: Window) -> bool:
    """Whether the figures are round, as those of a range are, and grow: 500-1000."""
    figures = [int(group.text) for group in window]
    zero = any(group.text[0] == "0" for group in window)
    return not zero and all(figure % 25 == 0 for figure in figures) and all(one < two for one, two in pairwise(figures))
