"""Blocks to pages: once more while "see page n" stands on a wrong guess."""

from collections.abc import Sequence

from . import pages as sheets
from . import two_columns
from .setting import Setting
from .story import Story, story
from .strips import Strips
from .tags import Tag


def lay_out(s: Setting, root: Tag) -> tuple[Setting, list[Strips]]:
    """Pages of strips, their tags under `root`; again while "see page n" stands on a wrong guess.

    With them the setting in which heads and feet are painted: it knows the pages.  A page's number takes as much room as the widest
    number of the sheet, so another number moves no line: once the sheet has as many digits as were thought, it is set for good.  Whether
    the part to take home comes last is decided on the first pass.
    """
    s, found, digits, last = s.afresh(), dict[str, int](), 1, False
    way, room = (two_columns if s.look.leaflet else sheets), s.look.sheet_room
    while True:
        root.kids.clear()
        s = s.afresh(found, digits)
        told = story(s, root, last)
        s.gathered.complain()
        best = last if found else home_last(told, s)
        pages = way.filled(told.in_order(best), room)
        found = _beginnings(pages, s.before + 1)
        needed = max(digits, len(str(s.before + len(pages))))
        if (best, needed) == (last, digits) and all(found.get(part) == number for part, number in s.gathered.asked.items()):
            return s.afresh(found, digits), way.rested(pages, room)
        last, digits = best, needed


def home_last(told: Story, s: Setting) -> bool:
    """Whether the part to take home stands best at the end, for one leaf or a page less; never where languages are set in one file, for
    their blocks have the same numbers.
    """
    if not told.leaf or s.numbers:
        return False
    usual, last = (sheets.price(told.in_order(way), s.look.sheet_room) for way in (False, True))
    return last + s.look.ends.home_last < usual


def _beginnings(pages: Sequence[Strips], first: int) -> dict[str, int]:
    """The page on which each part begins; they are counted from `first`."""
    found = dict[str, int]()
    for number, page in enumerate(pages, first):
        for strip in page:
            if strip.name:
                found.setdefault(strip.name, number)
    return found
