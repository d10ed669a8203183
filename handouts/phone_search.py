"""Telephone numbers in prose.  A scanner, no pattern that tries again: each group of digits is looked at a bounded number of times.

What is taken for a number is decided by the sizes of its groups of digits (`phone_shapes.py`) and by what stands between and around them.
A number that is known beforehand is found in any grouping, a short code among them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from .phone_shapes import PhoneGroup, Window, digits_in, is_round, is_shaped
from .phones import HIDDEN, LONGEST, SHORT, TOLL_FREE, Phone, dialable

CALLED = ("Tel", "tel", "TEL", "Ph", "ph", "PH", "Call", "call", "Phone", "phone", "Fax", "fax")  # a number may follow without a space
WIDEST = 10  # groups of digits in one number at most
JOINTS = frozenset(
    [*" -./()[]\n", "  ", " - ", "- ", " -", " / ", ") ", ")-", ").", ")/", ") - ", ")\n", " (", "-(", ".(", "/(", "\n(", "] ", " ["]
)
_NO_NUMBER_AFTER = "/.@_=#&%$€£¥"  # addresses, sums, names of files
_MARKS = ".,:"  # between digits they make one figure, a time, a place in a journal
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\d⁰¹²³⁴-⁹₀-₉]")
_DIGITS, MOST_TAILS = re.compile("[0-9]++"), 3
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_LOOKALIKES = str.maketrans("OoIl", "0011")
_LIKELY = re.compile(r"[0-9][0-9A-Z \-./()\[\]\r\n]{5}")  # groups and joints of FEWEST signs at least, as any number has that is not known


def find(text: str, known: Sequence[Phone] = (), short_codes: bool = False) -> Iterator[Phone]:
    """The telephone numbers of a text, in order, as they stand there.

    Those that are `known` are found in any shape; with `short_codes` all that may be one is found too.
    """
    if not _DIGIT.search(text):  # a number begins with one
        return
    shown, places = _seen(dialable(text))
    if not known and not short_codes and not _LIKELY.search(shown):
        return
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
    """The numbers of a text that are none of `own`, however they are typed."""
    found = dict.fromkeys(phone for reading in readings(text) for phone in find(reading, own))
    return (phone for phone in found if not any(phone.same(each) for each in own))


def readings(text: str) -> tuple[str, ...]:
    """The text, and with raised digits as digits, letters O and l in numbers as 0 and 1, 555-0176/77 as the second of the two."""
    if not _FIGURE.search(text):
        return (text,)
    ways = text.translate(_RAISED), _mistyped().sub(lambda found: found[0].translate(_LOOKALIKES), text)
    others = (_seconds().sub(partial(_second, nth=k), text) for k in range(MOST_TAILS)) if _seconds().search(text) else ()
    return tuple(dict.fromkeys((text, *ways, *others)))


def _second(found: re.Match[str], nth: int) -> str:
    first, tails = found[1], _DIGITS.findall(found[2])
    tail = tails[nth] if nth < len(tails) else ""
    return first[: -len(tail)] + tail if tail and first[-len(tail) :] < tail else found[0]  # 0142/24 are hours


@cache
def _seconds() -> re.Pattern[str]:
    """Numbers that part in their last digits: 0176/77, 0176/77/78, 0176 & 77."""
    return re.compile(rf"(?<![0-9])([0-9]{{4,}}+)((?: ?[/&] ?[0-9]{{1,4}}+){{1,{MOST_TAILS}}}+)(?![0-9/])")


@cache
def _mistyped() -> re.Pattern[str]:
    """Digits, and letters that look like some, joined as a number is."""
    return re.compile(r"(?<![A-Za-z])[0-9OoIl]++(?:[-.()/]{1,2}[0-9OoIl]++)*+(?![A-Za-z])")


@cache
def _tokens() -> re.Pattern[str]:
    """Digits or capitals that are no part of a longer word; small letters may follow."""
    return re.compile(rf"(?:(?<![0-9A-Za-z_])|{'|'.join(f'(?<={word})' for word in CALLED)})[0-9A-Z]++(?![0-9A-Z_])")


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


def _groups(shown: str) -> Iterator[PhoneGroup]:
    last = -1
    for found in _tokens().finditer(shown):
        start, end = found.span()
        bracketed = shown[start - 1 : start] in ("(", "[") and shown[end : end + 1] in (")", "]")
        lead = shown[max(0, start - 2) : start]
        plus = lead.endswith("+") or lead == "+("
        joint = shown[last:start].replace("\r\n", "\n") if last >= 0 and start - last < 6 and not plus else ""
        first = start - (2 if lead in ("(+", "+(") else plus or bracketed)
        yield PhoneGroup(found[0], first, end, joint if joint in JOINTS else "", plus, bracketed or first == start - 2)
        last = end


def _may_begin(shown: str, group: PhoneGroup, after_number: bool) -> bool:
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


def _may_end(shown: str, groups: Window, k: int) -> bool:
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


def _glued(shown: str, window: Window) -> bool:
    """A whole number of North America that a word follows without a space: 555-555-0142or."""
    follows = shown[window[-1].end : window[-1].end + 1].islower()
    return follows and [len(group.text) for group in window] == [3, 3, 4] and not is_round(window)


def _cased(sign: str) -> bool:
    """Whether it is a letter of a script whose words stand apart from numbers."""
    return sign.lower() != sign.upper() and sign != "x"


def _end(shown: str, groups: list[PhoneGroup], k: int, known: Sequence[Phone], short_codes: bool) -> int:
    """Where the number that begins with the k-th group ends; k where none does."""
    reach = k + 1
    while reach < min(k + WIDEST, len(groups)) and groups[reach].joint:
        reach += 1
    ends = [end for end in range(reach, k, -1) if _may_end(shown, groups, end) or _glued(shown, groups[k:end])]
    for end in ends:
        if digits_in(groups[k:end]) > SHORT and _known(shown, groups[k:end], known):
            return end
    for end in ends:
        window = groups[k:end]
        code = len(window) == 1 and 3 <= digits_in(window) <= SHORT and window[0].text.isdigit() and not window[0].plus
        if is_shaped(window) or (digits_in(window) <= SHORT and ((short_codes and code) or _known(shown, window, known))):
            return end
    return k


def _known(shown: str, window: Window, known: Sequence[Phone]) -> bool:
    """Whether the groups are one of these numbers, whatever their sizes."""
    last = window[-1].text
    likely = [each for each in known if not last.isdigit() or each.digits.endswith(last[-4:])]  # to spare most windows a closer look
    return (
        bool(likely) and digits_in(window) <= LONGEST and any(Phone(shown[window[0].start : window[-1].end]).same(each) for each in likely)
    )
