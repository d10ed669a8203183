"""Telephone numbers in prose.  A scanner, no pattern that tries again: each group of digits is looked at a bounded number of times.

What is taken for a number is decided by the sizes of its groups of digits and by what stands between and around them.  A range
(500–1000), a sum (1,000-2,000), a date, the pages of a journal and the digits of a web address are none.  A number that is known
beforehand is found in any grouping, a short code among them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .phones import (
    AMERICA,
    CODE,
    HIDDEN,
    KEYS,
    LONGEST,
    OPEN,
    SHORT,
    TOLL_FREE,
    TRUNK,
    TWO_DIGITS,
    Phone,
    dialable,
    dialled,
    split_word,
    ten_digits,
)

DIALLED_FIRST = ("", "0", "1", "44", "440", "49", "490", "33", "330", "001", "0111")  # digits that may stand right before a number's own
FEWEST = 6  # digits of a number that is not known
CALLED = ("Tel", "tel", "TEL", "Ph", "ph", "PH", "Call", "call", "Phone", "phone", "Fax", "fax")  # a number may follow without a space
WIDEST = 8  # groups of digits in one number at most
JOINTS = frozenset(
    [*" -./()[]\n", "  ", " - ", "- ", " -", " / ", ") ", ")-", ").", ")/", ") - ", ")\n", " (", "-(", ".(", "/(", "\n(", "] ", " ["]
)
_NO_NUMBER_AFTER = "/.@_=#&%$€£¥"  # addresses, sums, names of files
_MARKS = ".,:"  # between digits they make one figure, a time, a place in a journal
_DIGIT = re.compile(r"\d")


class _Group(NamedTuple):
    """Digits, or capitals, that stand together.  `joint` is what lies between them and the group before, "" where a number ends there."""

    text: str
    start: int  # its opening bracket and + with it
    end: int
    joint: str
    plus: bool
    bracketed: bool


_Window = Sequence[_Group]


def find(text: str, known: Sequence[Phone] = (), short_codes: bool = False) -> Iterator[Phone]:
    """The telephone numbers of a text, in order, as they stand there.

    Those that are `known` are found in any shape; with `short_codes` all that may be one is found too.
    """
    if not _DIGIT.search(text):  # a number begins with one
        return
    shown, places = _seen(dialable(text))
    groups, k, after_number = list(_groups(shown)), 0, False
    while k < len(groups):
        end = _end(shown, groups, k, known, short_codes) if _may_begin(shown, groups[k], after_number) else k
        if after_number := end > k:
            stop = _extended(shown, groups[end - 1].end)
            phone = Phone(text[places[groups[k].start] : places[stop - 1] + 1])
            if phone.digits:
                yield phone
            while end < len(groups) and groups[end].start < stop:  # the extension's own digits
                end += 1
        k = max(end, k + 1)


def foreign_numbers(text: str, own: Sequence[Phone]) -> Iterator[Phone]:
    """The numbers of a text that are none of `own`."""
    return (phone for phone in find(text, own) if not any(phone.same(each) for each in own))


@cache
def _tokens() -> re.Pattern[str]:
    """Digits or capitals that are no part of a longer word; an extension's x may follow."""
    return re.compile(rf"(?:(?<![0-9A-Za-z_])|{'|'.join(f'(?<={word})' for word in CALLED)})[0-9A-Z]++(?![0-9A-Za-wyz_]|x(?![0-9]))")


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(r"[ ,;]{0,2}(?:ext(?:ension|n)?|x|#)[ .:=]{0,2}[0-9]{1,6}(?![0-9A-Za-z]|[-/.][0-9])", re.IGNORECASE)


def _extended(shown: str, end: int) -> int:
    """The end of a number, its extension with it."""
    found = _extension().match(shown, end)
    return found.end() if found else end


@cache
def _inner_spaces() -> re.Pattern[str]:
    """Spaces between a bracket or a plus and its digits: ( 555 ), + 44."""
    return re.compile(r"(?<=[(\[+]) (?=[0-9])|(?<=[0-9]) (?=[)\]])")


@cache
def _spelled_low() -> re.Pattern[str]:
    """1-800-flowers: a word in small letters that is dialled."""
    return re.compile(rf"(?<![0-9A-Za-z])(?:1[-. ])?(?:{'|'.join(sorted(TOLL_FREE))})[-.][A-Za-z]{{7}}(?![0-9A-Za-z])")


def _seen(text: str) -> tuple[str, Sequence[int]]:
    """What of a plain text is seen, and where each of its letters stood."""
    text = _spelled_low().sub(lambda found: found[0].upper(), _inner_spaces().sub(HIDDEN, text))
    if HIDDEN not in text:
        return text, range(len(text))
    places = [k for k, sign in enumerate(text) if sign != HIDDEN]
    return "".join(text[k] for k in places), places


def _groups(shown: str) -> Iterator[_Group]:
    last = -1
    for found in _tokens().finditer(shown):
        start, end = found.span()
        bracketed = shown[start - 1 : start] in ("(", "[") and shown[end : end + 1] in (")", "]")
        lead = shown[max(0, start - 2) : start]
        plus = lead.endswith("+") or lead == "+("
        joint = shown[last:start].replace("\r\n", "\n") if last >= 0 and start - last < 6 and not plus else ""
        first = start - (2 if lead in ("(+", "+(") else plus or bracketed)
        yield _Group(found[0], first, end, joint if joint in JOINTS else "", plus, bracketed or first == start - 2)
        last = end


def _may_begin(shown: str, group: _Group, after_number: bool) -> bool:
    """Whether what stands before a group lets a number begin."""
    if not group.text[0].isdigit():
        return False
    if group.joint:
        return " " in group.joint or "\n" in group.joint or (after_number and group.joint == "/")
    before, sign = shown[max(0, group.start - 5) : max(0, group.start - 1)], shown[group.start - 1 : group.start]
    if sign in (",", ":") and before[-1:].isdigit():
        return sign == "," and len(before) == 4 and before.isdigit()
    if sign == "-" and before[-1:].isalnum():
        return False
    return not (sign and sign in _NO_NUMBER_AFTER) and (not _cased(sign) or shown[: group.start].endswith(CALLED))


def _may_end(shown: str, groups: _Window, k: int) -> bool:
    """Whether what stands after the group before the k-th lets a number end."""
    last = groups[k - 1]
    if k < len(groups) and groups[k].joint:
        return groups[k].joint[0] in " \n(/" and not last.bracketed
    sign, after = shown[last.end : last.end + 1], shown[last.end + 1 : last.end + 2]
    if sign in _MARKS and after.isdigit():
        return sign == "," and len(last.text) > 3
    return (
        not last.bracketed
        and not (sign in ("-", "/", "@", "_") and after.isalnum())
        and sign not in ("%", "°", "@", "_")
        and not _cased(sign)
    )


def _cased(sign: str) -> bool:
    """Whether it is a letter of a script whose words stand apart from numbers."""
    return sign.lower() != sign.upper() and sign != "x"


def _end(shown: str, groups: list[_Group], k: int, known: Sequence[Phone], short_codes: bool) -> int:
    """Where the number that begins with the k-th group ends; k where none does."""
    reach = k + 1
    while reach < min(k + WIDEST, len(groups)) and groups[reach].joint:
        reach += 1
    ends = [end for end in range(reach, k, -1) if _may_end(shown, groups, end)]
    for end in ends:
        if _size(groups[k:end]) > SHORT and _known(shown, groups[k:end], known):
            return end
    for end in ends:
        window = groups[k:end]
        code = len(window) == 1 and 3 <= _size(window) <= SHORT and window[0].text.isdigit() and not window[0].plus
        if _shaped(window) or (_size(window) <= SHORT and ((short_codes and code) or _known(shown, window, known))):
            return end
    return k


def _known(shown: str, window: _Window, known: Sequence[Phone]) -> bool:
    """Whether the groups are one of these numbers, whatever their sizes."""
    last = window[-1].text
    likely = [each for each in known if not last.isdigit() or each.digits.endswith(last[-4:])]  # to spare most windows a closer look
    return bool(likely) and _size(window) <= LONGEST and any(Phone(shown[window[0].start : window[-1].end]).same(each) for each in likely)


def _size(window: _Window) -> int:
    return sum(len(group.text) for group in window)


# -- a number that is looked for


def stands_in(text: str, number: Phone) -> bool:
    """Whether a number stands in a text, in whatever form: found as one, without its area code, or as its digits, whatever lies between."""
    if not any(sign.isdigit() for sign in text):
        return False
    wanted, rest, end = dialled(number.written), list[str](), 0
    for found in find(text, (number,)):
        local = dialled(found.written)
        if found.same(number) or (len(wanted.inside) == 10 and local.country == OPEN and wanted.inside[3:] == local.inside):
            return True
        at = text.index(found.written, end)  # another number, whatever it ends with
        rest.append(text[end:at])
        end = at + len(found.written)
    return _spread(dialable(" ".join((*rest, text[end:]))).replace(HIDDEN, ""), wanted.bare if wanted.country != CODE else wanted.inside)


def _spread(text: str, wanted: str) -> bool:
    """Whether digits stand in a text one after another, with up to three other signs between two; letters count as the keys they are on.

    Before them stands no other digit but what is dialled first.
    """
    typed = [(place, digit) for place, sign in enumerate(text) if (digit := sign if sign.isdigit() else _key(sign))]
    stream = "".join(digit for _, digit in typed)
    at = stream.find(wanted) if wanted else -1
    while at >= 0:
        places = [place for place, _ in typed[at : at + len(wanted)]]
        if _bare(text, places, len(wanted) > SHORT):
            return True
        at = stream.find(wanted, at + 1)
    return False


def _key(sign: str) -> str:
    return sign.upper().translate(KEYS) if sign.isascii() and sign.isalpha() else ""


def _bare(text: str, places: Sequence[int], long: bool) -> bool:
    """Whether what stands at these places is a number of its own; a short code stands together, in brackets or behind a sign."""
    first, last = places[0], places[-1]
    if not text[first].isdigit() or text[last + 1 : last + 2].isdigit():
        return False
    before = text[max(0, first - 6) : first]
    if not long:
        return last - first < len(places) and before[-1:] in ("(", "#", "*", "[") and not text[last + 1 : last + 2].isalnum()
    letters = any(text[place].isalpha() for place in places)
    if letters and (not all(text[place].isdigit() for place in places[:3]) or text[last + 1 : last + 2].isalpha()):
        return False
    gaps = [text[one + 1 : two] for one, two in pairwise(places)]
    if letters and any(gap.isspace() for gap in gaps) and not text[first : last + 1].isupper():
        return False  # 800 flowers
    lead = before[len(before.rstrip("0123456789")) :]
    return all(len(gap) <= 3 and not gap.isalnum() for gap in gaps) and (lead in DIALLED_FIRST or (len(lead) > 2 and lead[:2] == "00"))


# -- shapes


def _shaped(window: _Window) -> bool:
    """Whether the groups look like a telephone number."""
    first = window[0]
    if not FEWEST <= _size(window) <= LONGEST or _hangs_on(window):
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


def _hangs_on(window: _Window) -> bool:
    """Whether the last group is a word of its own: "… 555-0142 24 hours a day"."""
    if len(window) < 3 or window[-1].joint not in (" ", "\n", ") "):
        return False
    last = len(window[-1].text)
    return last == 1 or (last == 2 < len(window[-2].text) and _size(window[:-1]) > 9)


def _spelled(window: _Window) -> bool:
    """Letters for digits: 1-800-FLOWERS, (800) FLOWERS; its words are joined by dashes or dots."""
    texts = [*split_word(window[0].text)] if len(window) == 1 else [group.text for group in window]
    if len(window) == 1:
        return bool(ten_digits(texts))
    area = int(texts[0] == AMERICA)
    apart = sum(group.joint not in ("-", ".", ")-", ")") for group in window[area + 1 :])
    return apart <= (area == 1 or window[0].bracketed) and bool(ten_digits(texts, window[area].bracketed))


def _after_area(window: _Window) -> bool:
    """An area code in brackets and what follows: (555) 555-0142, 1 (555) 555-0142, (020) 7946 0000."""
    first = int(not window[0].bracketed)
    area, rest = window[first].text, window[first + 1 :]
    if not rest or not 2 <= len(area) <= 5 or any(len(group.text) < 2 for group in rest):
        return False
    if len(area) == 3 and area[0] > "1":
        return 6 <= _size(rest) <= 7
    year = len(area) == 4 and area[:2] in ("19", "20")
    most = 10 if area in TWO_DIGITS else 9
    return not first and not year and (6 if area[0] == "0" else 7) <= _size(rest) <= most


def _of_one_country(window: _Window, digits: str) -> bool:
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


def _grouped(window: _Window, digits: str) -> bool:
    """Numbers by the sizes of their groups alone."""
    joints = [group.joint for group in window[1:]]
    even, tight, dashed = len(set(joints)) == 1, joints[-1:] in (["-"], ["."]), "-" in joints[0] if joints else False
    year = bool(joints) and joints[-1] in (" ", "\n") and digits[-4:-2] in ("19", "20")
    match [len(group.text) for group in window]:
        case [10] | [3, 7]:
            return digits[0] > "1" and digits[3] > "1" and not _round(window)
        case [11] | [1, 10] | [1, 3, 7] | [1, 3, 3, 4]:
            return digits[0] == "1" and digits[1] > "1" and digits[4] > "1" and "\n" not in joints
        case [3, 3, 4]:
            return not (joints == ["-", " "] and year) and not (" " in joints and _round(window))  # pages 557-568 2009
        case [3, 4]:
            return joints[0] not in ("/", "\n") and not year and not _round(window)
        case [3, 3]:
            return dashed and window[0].text >= window[1].text
        case [3, 3, 2] | [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [2, 4, 4]:
            return even and "\n" not in joints and digits[-3:] != "000" and not _round(window)
        case [3, 4, 2 | 3 | 4]:
            chinese = len(digits) == 11 and digits[0] == "1" and digits[1] > "2"
            return even and (tight or chinese)
        case [2, 2, 4, 4]:
            return even and digits[:2] in TWO_DIGITS and "\n" not in joints and not _round(window)
        case [2, 2, 2, 2, 2]:
            return even and tight and not _round(window)
        case [5, 5]:
            return joints == [" "] and digits[0] > "5" and not _round(window)
    return False


def _round(window: _Window) -> bool:
    """Whether the figures are round, as those of a range are, and grow: 500-1000."""
    figures = [int(group.text) for group in window]
    zero = any(group.text[0] == "0" for group in window)
    return not zero and all(figure % 25 == 0 for figure in figures) and all(one < two for one, two in pairwise(figures))
