"""A leaflet's page ends: strips run down two columns of each page, and what is wide lies across both.

A page is a row of stretches: strips across, or strips of the columns, which are cut in two where both become about equally high.  So a
column is a page of half the width, and the strips' own prices (a list, a table, a section torn) hold for its end too.  Reading order
is that of the strips.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from ..handouts.editions import Ends
from .pages import EPSILON, Room, too_tall
from .settling import HALF, least, placed
from .strips import Strip, Strips, height, repeated, whole

CLOSINGS = (0.0, HALF, 2 * HALF, 100.0)  # u: gaps of a page narrower by so much, as far as they may be
LEVEL, FULL = 6.0, 60.0  # what a u of a page's height is worth against a torn list: at ease, and where the page must hold all
NEAR = 12  # strips: a column ends so near to the middle


class _Stretch(NamedTuple):
    """Strips from `start` to `end`, both columns or across; those from `middle` on stand in the second column."""

    start: int
    middle: int
    end: int


class _Page(NamedTuple):
    """How a page's strips lie: its height, by how much its gaps are closed, what the ends of its columns cost."""

    stretches: tuple[_Stretch, ...]
    height: float
    closed: int
    cost: float

    @property
    def leaves_column(self) -> bool:
        """Whether nothing stands in the second of the columns that it ends with."""
        last = self.stretches[-1]
        return last.middle == last.end


class _Story:
    """The strips of a leaflet, and how high any stretch of them is."""

    def __init__(self, strips: Sequence[Strip], ends: Ends) -> None:
        self.strips, self.ends = strips, ends
        self.gaps = [[max(min(each.gap, least(each.gap, ends)), each.gap - by) for each in strips] for by in CLOSINGS]

    @cached_property
    def sums(self) -> list[list[float]]:
        """By closing, how far down each strip begins, all one under the other."""
        out = list[list[float]]()
        for gaps in self.gaps:
            at = [0.0]
            for gap, strip in zip(gaps, self.strips):
                at.append(at[-1] + gap + strip.height)
            out.append(at)
        return out

    def tall(self, start: int, end: int, closed: int, opens: bool) -> float:
        """How high strips are, without the first one's gap; `opens`: they begin a page, where a section's heading is said again."""
        if start == end:
            return 0.0
        sums, first = self.sums[closed], self.strips[start]
        return sums[end] - sums[start] - self.gaps[closed][start] + repeated(first if opens else first.but(running=None), 0)[0]

    def stretches(self, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
        for column, found in groupby(range(start, end), key=lambda k: self.strips[k].column):
            each = list(found)
            yield column, each[0], each[-1] + 1

    def page(self, start: int, end: int, full: float) -> _Page | None:
        """The strips on one page with the widest gaps and the best columns with which it holds them; None if none does."""
        for closed, worth in [*((closed, LEVEL) for closed in range(len(CLOSINGS))), (len(CLOSINGS) - 1, FULL)]:
            made = self._page(start, end, closed, worth)
            if made.height <= full + EPSILON:
                return made
        return None

    def _page(self, start: int, end: int, closed: int, worth: float) -> _Page:
        tall, cost, out = 0.0, 0.0, list[_Stretch]()
        for column, a, b in self.stretches(start, end):
            tall += self.gaps[closed][a] if a > start else 0.0
            middle = self._middle(a, b, closed, worth, a == start) if column else b
            tall += max(self.tall(a, middle, closed, a == start), self.tall(middle, b, closed, False))
            cost += _parting(self.strips[middle]) if middle < b else 0.0
            out.append(_Stretch(a, middle, b))
        return _Page(tuple(out), tall, closed, cost)

    def _middle(self, start: int, end: int, closed: int, worth: float, opens: bool) -> int:
        """Where the second column begins: both equally high, at a low price; the end where nothing may be parted."""
        sums = self.sums[closed]
        half = bisect_left(sums, (sums[start] + sums[end]) / 2)
        best, price = end, worth * self.tall(start, end, closed, opens)
        for middle in range(max(start + 1, half - NEAR), min(end, half + NEAR + 1)):
            if self.strips[middle].tied:
                continue
            high = max(self.tall(start, middle, closed, opens), self.tall(middle, end, closed, False))
            if (asked := _parting(self.strips[middle]) + worth * high) < price:
                best, price = middle, asked
        return best


def _parting(strip: Strip) -> float:
    """What it costs to begin the second column with it."""
    return strip.cost if strip.parted is None else strip.parted


def filled(strips: Sequence[Strip], room: Room) -> list[Strips]:
    """Strips cut into pages, and left as they are.

    Raises Problems when something that must stay whole is taller than a page.
    """
    strips = [strip if strip.column else _by_itself(strip) for strip in strips]
    story, n = _Story(strips, room.ends), len(strips)
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for start in range(n):
        if start not in best:
            continue
        for end, price in _pages_from(story, start, room):
            if end not in best or best[start][0] + price < best[end][0]:
                best[end] = best[start][0] + price, start
    if n not in best:
        raise too_tall(strips, max(best), room)
    cuts = [n]
    while cuts[0]:
        cuts.insert(0, best[cuts[0]][1])
    return [strips[start:end] for start, end in zip(cuts, cuts[1:])]


def rested(pages: Sequence[Strips], room: Room) -> list[Strips]:
    """Pages ready to be painted: columns side by side."""
    out = list[Strips]()
    for number, page in enumerate(pages):
        story = _Story(page, room.ends)
        laid = story.page(0, len(page), room.other if number else room.first)
        assert laid
        out.append([each for stretch in laid.stretches for each in _set(story, stretch, laid.closed, room)])
    return out


def _pages_from(story: _Story, start: int, room: Room) -> Iterator[tuple[int, float]]:
    """All pages that begin with one strip: where the next one begins, and the price of this one."""
    ends, full, strips = room.ends, room.other if start else room.first, story.strips
    least_tall = 0.0
    for end in range(start + 1, len(strips) + 1):
        least_tall += strips[end - 1].height / (2 if strips[end - 1].column else 1)
        if least_tall > full + EPSILON:
            return
        after = strips[end] if end < len(strips) else None
        if (after and after.tied) or not (page := story.page(start, end, full)):
            continue
        free = 1 - page.height / full
        price = ends.page + page.cost + ends.squeezed * (page.closed / (len(CLOSINGS) - 1)) ** 2
        price += ends.opening if after and after.column and page.leaves_column else 0
        price += ends.hole * free**2 + after.cost + (0 if after.name else ends.inside) if after else ends.last * max(0.0, free - 0.5) ** 2
        yield end, price


def _by_itself(strip: Strip) -> Strip:
    """A strip across as high as all that hangs on it."""
    made = whole([strip])
    return strip.but(height=made.height, items=made.items, hung=(), reach=0)


def _set(story: _Story, stretch: _Stretch, closed: int, room: Room) -> Strips:
    """A stretch as it lies on the page; the second column moved across."""
    strips = [strip.but(gap=gap) for strip, gap in zip(story.strips[stretch.start : stretch.end], story.gaps[closed][stretch.start :])]
    first = strips[: stretch.middle - stretch.start]
    if stretch.start:
        first[0] = first[0].but(running=None)
    if not first[0].column:
        return placed(first, strips[0].gap)
    second = strips[len(first) :]
    first = placed(first, strips[0].gap)
    down = height(first)
    if not second:
        return first
    moved = [_across(each, room) for each in placed([second[0].but(running=None), *second[1:]], -down)]
    return [*first, *moved, Strip(0, gap=max(0.0, down - height(moved)))]


def _across(strip: Strip, room: Room) -> Strip:
    return strip.but(items=tuple(item._replace(x=item.x + room.across) for item in strip.items))
