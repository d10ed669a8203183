"""Telephone numbers: one value for a clinic's file, the link, the ledger and the checks.  `phone_search.py` finds them in prose.

A number is kept as it was written.  What is known of its country its shape tells: +44 and 0044 say it, (555) 555-0142 and 1-800-… are of
North America, a 0 before an area code is dialled inside one country and not in North America.  Where the shapes of two numbers leave it
open, equal digits are enough: finding a wrong number once too often does the smaller harm.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from .place import NOWHERE, Place

NBSP = "\u00a0"
SHORT = 6  # digits of a short code at most: 911, 000, 116 117
LONGEST = 15 + 3  # digits of an international number, and those dialled before it
# ITU-T E.164: a country's code has one digit (1, 7), two (these) or three
TWO_DIGITS = frozenset(
    map(str, (20, 27, *range(30, 35), 36, 39, 40, 41, *range(43, 50), *range(51, 59), *range(60, 67), 81, 82, 84, 86, *range(90, 96), 98))
)
# in a country's place: North America; not known but not that, for a 0 is dialled first; none, a short code; not known
AMERICA, TRUNK, CODE, OPEN = "1", "0", "short", ""
TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
HIDDEN = "\u200b"  # stands for all signs that are not seen
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_BETWEEN = " -./()[]\r\n"
_APART = str.maketrans(_BETWEEN, " " * len(_BETWEEN))
_EXTENSION = ("extension", "extn", "ext", "x", "#")


class _Signs(dict[int, str]):
    """For `str.translate`: any digit as 0–9, any dash as "-", any space as " ", any sign that is not seen as `HIDDEN`."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        match unicodedata.category(sign):
            case "Nd":
                plainest = str(unicodedata.decimal(sign))
            case "Pd":
                plainest = "-"
            case "Zs":
                plainest = " "
            case "Cf":
                plainest = HIDDEN
            case _:
                fullwidth = unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign
                plainest = "-" if sign == "\u2212" else fullwidth
        self[code] = plainest
        return plainest


_SIGNS = _Signs()


def plain(text: str) -> str:
    """The text, letter by letter, in the plainest digits, dashes, spaces and brackets that say the same."""
    return text if text.isascii() else text.translate(_SIGNS)


# between the digits of a number these say the same as a dot, a dash or a bracket; elsewhere they do not
_AS_WRITTEN = str.maketrans({**dict.fromkeys("·•∙‧・◦", "."), **dict.fromkeys("⁃~⁓|", "-"), "{": "(", "}": ")"})


@cache
def _odd_joints() -> re.Pattern[str]:
    """555_555_0142, 555,555,0142: three groups of a number of North America that two other signs of one kind join."""
    return re.compile(r"(?<![0-9A-Za-z.,:_=*'/-])([2-9][0-9]{2})([_*=:,'])([2-9][0-9]{2})\2(?=[0-9]{4}(?![0-9A-Za-z_]|[.,:=*'/-][0-9]))")


def dialable(text: str) -> str:
    """The text, letter by letter, as a telephone number is written in it."""
    return _odd_joints().sub(r"\1-\3-", plain(text).translate(_AS_WRITTEN))


class Dialled(NamedTuple):
    """What a number's shape tells: its country (a code, or one of the four above), the number inside it, the extension."""

    country: str = OPEN
    inside: str = ""
    extension: str = ""

    @property
    def code(self) -> str:
        """The country's code, "" where it is not known; ten digits are a number of North America, where clinics write them so."""
        ten = self.country == OPEN and len(self.inside) == 10 and self.inside[0] > "1"
        return AMERICA if ten else self.country if self.country not in (TRUNK, CODE) else ""

    @property
    def bare(self) -> str:
        """Inside its country, without the 0 that some write after a country's code and some do not (+44 020 …, +39 06 …)."""
        return self.inside if self.country == CODE else self.inside.removeprefix("0")


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as it is `written` on paper.  Equal are two that are written alike; whether they are one number, `same` tells.

    `abroad`: the same with its country's code, where the country is known and the number is written without it ("+442079460000").
    """

    written: str
    place: Place = field(default=NOWHERE, compare=False)
    abroad: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written

    @property
    def dialled(self) -> Dialled:
        """What is known of it: its country, the number inside that, its extension."""
        return dialled(self.abroad or self.written)

    @property
    def printed(self) -> str:
        """As it stands on a sheet: a number in one piece; words in a number's place ("112, or the hospital") as they are."""
        return self.written.replace(" ", NBSP) if self.digits else self.written

    @property
    def digits(self) -> str:
        """As it is dialled, with the country's code where that is known: "15555550142".  No extension; "" for words."""
        number = self.dialled
        return f"{TRUNK if number.country == TRUNK else number.code}{number.inside}"

    @property
    def link(self) -> str:
        """Its address by RFC 3966: "tel:+15555550142", "tel:911"; "" for words."""
        number = self.dialled
        extension = f";ext={number.extension}" if number.extension else ""
        return f"tel:{'+' if number.code else ''}{self.digits}{extension}" if number.inside else ""

    def same(self, other: "Phone") -> bool:
        """Whether both ring the same telephone; a number with an extension is the same as that without one."""
        one, two = self.dialled, other.dialled
        if not (one.inside and two.inside) or (one.extension and two.extension and one.extension != two.extension):
            return False
        return (one.bare == two.bare and _agree(one.country, two.country)) or _whole(one, two) or _whole(two, one)


def _agree(one: str, two: str) -> bool:
    """Whether two numbers may be of one country."""
    return one == two or (CODE not in (one, two) and (OPEN in (one, two) or (TRUNK in (one, two) and AMERICA not in (one, two))))


def _whole(number: Dialled, other: Dialled) -> bool:
    """Whether `number` is `other` behind a country's code that nothing marks: 44 20 7946 0000."""
    return number.country == OPEN and bool(other.code) and number.inside == other.code + other.bare


@lru_cache(1024)
def dialled(written: str) -> Dialled:
    """What the shape of a number tells; nothing where it is none."""
    text, extension = _extension(dialable(written).replace(HIDDEN, "").strip())
    text = text.replace("( ", "(").replace(" )", ")").replace("+ ", "+")
    abroad = text.startswith(("+", "(+"))
    if abroad or text.startswith("0"):
        text = text.replace("(0)", " ")
    groups = text.replace("+", " ", int(abroad)).translate(_APART).split()
    groups = [*split_word(groups[0])] if len(groups) == 1 else groups
    digits = "".join(groups)
    if not (digits.isascii() and digits.isalnum() and text[-1:].isalnum() and groups[0].isdigit()) or len(digits) > LONGEST:
        return Dialled()
    if not digits.isdigit():
        ten = ten_digits(groups, "(" in text)
        return Dialled(AMERICA if ten else OPEN, ten, extension)
    if "/" in text and not abroad and digits[0] != "0" and len(digits) != 10 + (digits[0] == AMERICA):
        return Dialled()  # 911/112 are two
    exits = (
        0 if abroad else 2 if digits.startswith("00") and len(digits) > 10 else 3 if digits.startswith("011") and len(digits) > 12 else 0
    )
    country, inside = _abroad(digits[exits:]) if abroad or exits else _at_home(groups, digits)
    return Dialled(country, inside, extension)


def _extension(text: str) -> tuple[str, str]:
    """A number and its extension: "ext. 12", "x12", ";ext=12"."""
    head = text.rstrip("0123456789")
    before = head.rstrip(" .:=").lower()
    word = next((word for word in _EXTENSION if before.endswith(word)), "")
    rest = head[: len(before) - len(word)].rstrip(" ,;") if word else ""
    return (rest, text[len(head) :]) if rest[-1:].isalnum() and text != head else (text, "")


def ten_digits(groups: Sequence[str], in_brackets: bool = False) -> str:
    """The ten digits of a number of North America with words in it: `1`, `800`, `FLOWERS`; "" for anything else."""
    one, rest = groups[0] == AMERICA, groups[groups[0] == AMERICA :]
    area, zone = (rest[0], "".join(rest[1:]).upper()) if rest else ("", "")
    known = one or in_brackets or area in TOLL_FREE or [len(each) for each in rest] == [3, 3, 4]
    typed = zone.isalnum() and zone.isupper() and 7 <= len(zone) <= 12 and len(area) == 3 and area.isdigit()
    return area + zone.translate(KEYS)[:7] if known and typed else ""


def split_word(group: str) -> Sequence[str]:
    """1800FLOWERS in its parts; anything else as it is."""
    one = group.startswith(AMERICA)
    area = group[one : one + 3]
    return (*([AMERICA] if one else []), area, group[one + 3 :]) if area in TOLL_FREE and group[one + 3 :].isalpha() else [group]


def _abroad(digits: str) -> tuple[str, str]:
    """A country's code and the number in it."""
    width = 1 if digits[:1] in "17" else 2 if digits[:2] in TWO_DIGITS else 3
    return (OPEN, "") if digits.startswith("0") else (digits[:width], digits[width:])


def _at_home(groups: Sequence[str], digits: str) -> tuple[str, str]:
    """What is known of the country of a number that does not name it; and the number without what is dialled first in that country."""
    sizes = [len(each) for each in groups]
    if len(digits) <= SHORT:
        return CODE, digits
    if digits[0] == "0":
        return TRUNK, digits[1:]
    if groups[0] == AMERICA and len(digits) == 11:
        return AMERICA, digits[1:]
    return AMERICA if sizes[:2] in ([3, 3], [3, 7]) and len(digits) == 10 and digits[0] > "1" else OPEN, digits
