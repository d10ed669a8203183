"""Ties: where a line should not end, and what it costs there.  Numbers keep their noun, unit, month, hour and range; telephone numbers
never break.

One engine for all languages; their words are data (`ties.yaml`), and CLDR's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import punctuation
from typing import Any, NamedTuple

from ..handouts import phone_search
from ..handouts.data import data
from ..handouts.formats import day_part_words, joining_words, month_words
from .segments import FIRST_EAST, Unbreakable

# The cost of a line that ends inside an address, or a Chinese word; a range; between a number and its noun; inside a telephone number.
INSIDE, LOOSE, TIGHT, NEVER = 2.0, 10.0, 40.0, 10_000.0
FEWEST = 6  # digits in a telephone number
_FIGURE = re.compile(r"[^\w\s]{0,9}(?:[\u0590-\u08ff]{1,2}-?)?\d")  # it begins with a number: 6, (44, $5, 38°C; و8: “and 8”
_AT_END = re.compile(r"\xa0\d[\d.,\xa0]*$")  # or a word that the author tied to one: из 1 000
_POINTER = re.compile(r"\(\d+\)\W*$")  # to a source: (20)
_CODE = re.compile(r"[^\w\s]{0,9}[^\W\d_]{0,2}\d")  # or is one with a letter before it: T12
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_CLAUSE_ENDS = re.compile(r"[.,:;!?)\]»”…،؛؟।、。，：；？！）]$")
_NUMBERED = re.compile(r"\d:$")
_ONE_LETTER = re.compile(r"[(«„“]?[^\W\d_]$")
_SHORTENED = re.compile(r"\w\.\W*$")  # the halves of “p. m.”
_ABBREVIATED = re.compile(r"\w{1,2}(?:\.\s?\w)*\.$")  # a.m., lb., г.: no clause ends there, or it does no harm
_DASHES = "-–—"
_MARKS = punctuation + "“”„«»‘’…–—·•°×№§¿¡±≈≤≥€£¥؟،؛।॥、。，：；？！（）「」『』【】\xa0"  # around a word; vowel signs are none of them
_TELLING = re.compile(r"\d")


class Tongue(NamedTuple):
    """What a language has to say, in small letters: `ties.yaml` tells of each; months and parts of the day are CLDR's."""

    before: frozenset[str]  # with the months
    leads: frozenset[str]  # those, what leads to a number, parts of the day: all that stands before its number
    between: frozenset[str]
    counts: frozenset[str]
    calendar: frozenset[str]
    short: bool


class _Word(NamedTuple):
    """One word of a line, and what ties ask of it."""

    words: str
    bare: str  # in small letters, without marks
    figure: bool  # a number, or what counts as one
    code: bool  # that too: T12
    unit: bool  # what stands right after a number; the second half of “p. m.” too
    ends: bool  # a clause ends with it, or all
    calls: bool  # a telephone number that is a link

    def stands_in(self, known: frozenset[str]) -> bool:
        """Is it one of these words, and no clause ends with it: page, p."""
        return (self.bare in known and not self.ends) or self.words.casefold() in known


@cache
def tongue(language: str) -> Tongue:
    """What is known of a language."""
    own: dict[str, Any] = data(Path(__file__).with_name("ties.yaml")).get(language.partition("-")[0], {})
    before, near, between, counts = (frozenset(own.get(key, ())) for key in ("before", "near", "between", "counts"))
    months, parts, joins = (words(language) if language else frozenset[str]() for words in (month_words, day_part_words, joining_words))
    return Tongue(before | months, before | months | near | parts, between | joins, counts, months | parts, own.get("short", False))


def prices(pieces: Sequence[Unbreakable], language: str) -> list[float]:
    """What it costs to end a line after each piece but the last, by position; nothing almost everywhere."""
    costs, words, own = [0.0] * max(0, len(pieces) - 1), [piece.words for piece in pieces], tongue(language)
    if own.short:
        _short(costs, words)
    words_marked = any(piece.marked for piece in pieces)
    for k, (piece, after) in enumerate(pairwise(pieces)):
        before, first = piece.cut[-1], after.cut[0]
        if first.span.blank and not before.span.blank:
            costs[k] = LOOSE  # a line to write on goes with the word that says what for
        elif words[k][-1] == "-" and not piece.space and _TELLING.search(words[k]):
            costs[k] = NEVER  # 1-800-GO-FEDEX
        elif words_marked and not (piece.space or piece.marked):
            costs[k] = INSIDE
        elif before.span.link and before.at == first.at:
            costs[k] = NEVER if before.span.link.startswith("tel:") else 0.0 if piece.space else INSIDE
    if _TELLING.search("".join(words)):
        told = list(_told(pieces, words, own))
        _numbers(costs, told, own)
        _ranges(costs, told, own)
        _phones(costs, pieces, words)
    return costs


def _told(pieces: Sequence[Unbreakable], words: Sequence[str], own: Tongue) -> Iterator[_Word]:
    """The pieces as ties see them."""
    before = _Word("", "", False, False, False, True, False)
    for k, (piece, each) in enumerate(zip(pieces, words), 1):
        bare, halved = each.strip(_MARKS).casefold(), before.unit and _SHORTENED.match(before.words) and _SHORTENED.match(each)
        figure = bool(_FIGURE.match(each) or _AT_END.search(each)) or (before.figure and bare in own.counts)
        unit = not figure and bool(halved or (before.figure and not before.ends))
        ends = k == len(pieces) or (bool(_CLAUSE_ENDS.search(each)) and not (unit and _ABBREVIATED.match(each)))
        calls = piece.cut[0].span.link.startswith("tel:")
        yield (before := _Word(each, bare, figure, figure or bool(_CODE.match(each)), unit, ends, calls))


def _short(costs: list[float], words: Sequence[str]) -> None:
    """A word of one letter goes with the next."""
    for k in range(len(costs)):
        if len(words[k]) < 3 and _ONE_LETTER.match(words[k]):
            costs[k] = LOOSE


def _numbers(costs: list[float], told: Sequence[_Word], own: Tongue) -> None:
    """A number goes with the word after it; where a clause ends with it, with the word before it."""
    for k, (word, after) in enumerate(pairwise(told)):
        if after.figure:
            costs[k] = max(costs[k], _before_number(word, after, own, k > 0 and told[k - 1].bare in own.calendar))
        elif word.unit and (after.unit or (word.bare in own.between and told[k - 1].bare in own.counts)):
            costs[k] = TIGHT  # p. | m.; 2 millones de | personas
        if word.calls and not word.ends:
            costs[k] = max(costs[k], INSIDE)
        elif word.figure:
            bound = k + 2 < len(told) and told[k + 2].figure and (after.bare in own.leads or after.bare in own.between)
            costs[k] = max(costs[k], INSIDE if _claimed(told, k, own) and not bound else _after_number(word, after, own, bound))


def _claimed(told: Sequence[_Word], k: int, own: Tongue) -> bool:
    """Does a number belong to the noun before it, and to none after it: page 4, October 2026, octubre de 2026; or to none: 17:00?"""
    after = told[k + 1]
    if _ABBREVIATED.match(after.words) or after.bare in own.calendar:
        return False
    return (
        bool(_CLOCK.fullmatch(told[k].words))
        or (k > 0 and told[k - 1].stands_in(own.before))
        or (k > 1 and told[k - 2].bare in own.calendar and bool(_YEAR.fullmatch(told[k].words)))
    )


def _before_number(word: _Word, number: _Word, own: Tongue, dated: bool) -> float:
    """Before a number: a noun that it counts, a month, a sign, a number, a pointer to a source; `dated`: a month stands before the word."""
    if word.stands_in(own.leads) or not (word.bare or word.words in _DASHES):
        return TIGHT
    if word.figure:
        if _POINTER.match(word.words) and _POINTER.match(number.words):
            return LOOSE
        return LOOSE if word.ends and dated and _YEAR.fullmatch(number.words) else 0 if word.ends else TIGHT
    return LOOSE if (number.ends or number.calls) and not word.ends and word.words < FIRST_EAST else 0


def _after_number(number: _Word, word: _Word, own: Tongue, bound: bool) -> float:
    """After a number: its noun or unit; `bound`: that word belongs still more to the number after it."""
    if number.ends:
        return TIGHT if word.bare in own.calendar else LOOSE if _NUMBERED.search(number.words) else 0
    return LOOSE if bound or not word.bare or word.words.startswith("(") else TIGHT


def _ranges(costs: list[float], told: Sequence[_Word], own: Tongue) -> None:
    """From a number to a number: “5 to 10”, “8 AM to 5 PM”, “T1 to T12”, “44 out of 100”."""
    for k, word in enumerate(told):
        number, _, unit = word.words.rpartition("\xa0")
        ends = word.ends and not (number and _ABBREVIATED.match(unit))  # 8 a.m., tied by its author
        if ends or not (word.code or word.unit or word.bare in own.calendar):
            continue
        last = k + 1
        while last < len(told) and last < k + 3 and (told[last].bare in own.between or not told[last].bare):
            last += 1
        reached = last < len(told) and (told[last].code or _leads(told, last, own))
        if reached and last > k + 1:
            costs[k] = max(costs[k], LOOSE)
            costs[k + 1 : last] = [max(cost, 1.5 * LOOSE) for cost in costs[k + 1 : last]]  # “8 AM | to 5 PM” before “8 AM to | 5 PM”


def _leads(told: Sequence[_Word], k: int, own: Tongue) -> bool:
    """Is it a month, or does a number follow that goes with this word?"""
    return told[k].bare in own.calendar or (told[k].bare in own.leads and k + 1 < len(told) and told[k + 1].figure)


def _phones(costs: list[float], pieces: Sequence[Unbreakable], words: Sequence[str]) -> None:
    """Nothing parts a telephone number that the author has typed."""
    text = "".join(each + " " * piece.space for each, piece in zip(words, pieces))
    if sum(map(str.isdigit, text)) < FEWEST:
        return
    end = 0
    for found in phone_search.find(text):
        first = text.index(found.written, end)
        end = first + len(found.written)
        _within(costs, pieces, words, first, end)


def _within(costs: list[float], pieces: Sequence[Unbreakable], words: Sequence[str], first: int, last: int) -> None:
    """No line ends between these letters of the whole."""
    end = 0
    for k in range(len(costs)):
        end += len(words[k])
        if first < end < last:
            costs[k] = NEVER
        end += pieces[k].space
