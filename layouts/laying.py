"""Blocks to pages: once more while "see page n" stands on a wrong guess."""

from collections.abc import Sequence

from . import pages as sheets
from . import two_columns
from .setting import Setting
from .story import story
from .strips import Strips
from .tags import Tag


def lay_out(s: Setting, root: Tag) -> tuple[Setting, list[Strips]]:
    """Pages of strips, their tags under `root`; again while "see page n" stands on a wrong guess.

    With them the setting in which heads and feet are painted: it knows the pages.  A page's number takes as much room as the widest
    number of the sheet, so another number moves no line: once the sheet has as many digits as were thought, it is set for good.
    """
    s, found, digits = s.afresh(), dict[str, int](), 1
    way = two_columns if s.look.leaflet else sheets
    while True:
        root.kids.clear()
        s = s.afresh(found, digits)
        strips = story(s, root)
        s.gathered.complain()
        pages = way.filled(strips, s.look.sheet_room)
        found = _beginnings(pages, s.before + 1)
        needed = max(digits, len(str(s.before + len(pages))))
        if needed == digits and all(found.get(part) == number for part, number in s.gathered.asked.items()):
            return s.afresh(found, digits), way.rested(pages, s.look.sheet_room)
        digits = needed


def _beginnings(pages: Sequence[Strips], first: int) -> dict[str, int]:
    """The page on which each part begins; they are counted from `first`."""
    found = dict[str, int]()
    for number, page in enumerate(pages, first):
        for strip in page:
            if strip.name:
                found.setdefault(strip.name, number)
    return found
