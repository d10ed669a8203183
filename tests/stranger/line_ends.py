"""Where lines end: numbers parted from what they count, and words alone on a last line."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .measures import HEADINGS, Found, Told
from .reading import Element, Seen

NUMBER = r"\d(?:[\d.,:/–-]*\d)?"
ADDRESS = re.compile(r"\w[./]\w|^[./]")
AROUND = 30  # letters of each of two lines that are looked at


def parted_numbers(sheet: Seen, told: Told) -> Iterator[Found]:
    """Line ends between a number and its noun, unit, month, hour or the other end of its range, or inside a telephone number."""
    patterns = _patterns(told)
    for block in _texts(sheet):
        for line, after in pairwise(block.lines()):
            both = f"{line.words[-AROUND:]}\n{after.words[:AROUND]}"
            if any("\n" in found[0] for pattern in patterns for found in pattern.finditer(both)):
                yield Found(line.page + 1, f"…{line.words[-AROUND:]} | {after.words[:AROUND]}…")


def _patterns(told: Told) -> list[re.Pattern[str]]:
    """What must not hold the end of a line."""
    names = "".join(rf"(?<!{re.escape(name)})" for name in told.names)
    months = "|".join(map(re.escape, sorted(told.months, key=len, reverse=True))) or "(?!)"
    ranges = "|".join(map(re.escape, (*told.ranges, "–", "—", "-")))
    small = r"(?:\s\S{1,3})?"  # "1 de octubre", "8 AM to 5 PM"
    one = rf"[^\W\d_]{{0,2}}{NUMBER}"
    kept = (
        rf"\d[%]?{names}\n[^\W\d_]",
        r"\d\n[°%]",
        rf"(?<!\w){one}(?:\s\S{{1,6}})?\s(?:{ranges})\s{one}",
        rf"(?<!\w)(?:{months}){small}\s{NUMBER}",
        rf"{NUMBER}{small}\s(?:{months})(?!\w)",
        r"[\d)]\n[(]?\d",
    )
    return [re.compile(each, re.IGNORECASE) for each in kept]


def alone(sheet: Seen) -> Iterator[Found]:
    """Texts of three words and more whose last line is one word; an address, which ends anywhere, is none."""
    for block in many_lines(sheet):
        *_, before, last = block.lines()
        if len(last.words.split()) == 1 and len(block.text().split()) > 2 and not ADDRESS.search(last.words):
            yield Found(last.page + 1, f"alone: {last.words}, after {before.words}")


def many_lines(sheet: Seen) -> list[Element]:
    """The texts of two lines and more, headings left out."""
    return [block for block in _texts(sheet) if block.role not in HEADINGS and len(block.lines()) > 1]


def _texts(sheet: Seen) -> Iterator[Element]:
    """What is read as text: a figure's own words are none."""
    return (block for block in sheet.root.blocks() if block.role != "Figure")
