"""Page ends, chosen over the whole sheet, and the pages painted."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, inf
from typing import Any, NamedTuple

from ..handouts.editions import Ends
from ..handouts.problems import Problem, Problems
from .pieces import Lines
from .settling import least, most, settled
from .strips import Strip, Strips, aside, repeated, whole

EPSILON = 1e-6
FEW = 2  # items of a list that no page has alone
PageStart = tuple[int, bool]  # which strip begins the next page, and whether that is a right-hand one


class Room(NamedTuple):
    """What pages hold: u on the first and on each other one; what lies before `side` u takes the side column (0: there is none);
    what it costs to end them; of a leaflet, how far `across` from one of its columns to the next."""

    first: float
    other: float
    ends: Ends
    side: float = 0.0
    across: float = 0.0


class _Measured(NamedTuple):
    """A strip as the search for page ends needs it: the gap above it, how narrow it may be, how far it may `open`."""

    height: float
    gap: float
    narrow: float
    open: float
    beside: bool  # it takes the side column, and so begins below what lies there
    reach: float
    hung: tuple[tuple[float, float, bool], ...]  # the gap and height of each note in the side column, and whether it rises
    begins: tuple[float, float]  # where it stands when it begins a page, and how far the side column is filled there
    tied: bool
    cost: float  # of a break before it
    nth: tuple[int, int] | None  # of which list it begins an item, and which one
    home: bool


def paginate(strips: Sequence[Strip], room: Room) -> list[Strips]:
    """Strips filled into pages, each ready to be painted: gaps closed or opened, notes and repeated headings in their place.

    Raises Problems when something that must stay whole is taller than a page.
    """
    return rested(filled(strips, room), room)


def filled(strips: Sequence[Strip], room: Room) -> list[Strips]:
    """Strips filled into pages, and left as they are; raises as `paginate` does."""
    cuts = _searched(strips, room).cuts
    if cuts[-1] < len(strips):
        raise too_tall(strips, cuts[-1], room)
    return [list(strips[start:end]) for start, end in zip(cuts, cuts[1:])]


def price(strips: Sequence[Strip], room: Room) -> float:
    """What the cheapest way to fill pages with them costs; endless where something is taller than a page."""
    cuts, cost = _searched(strips, room)
    return cost if cuts[-1] == len(strips) else inf


def _searched(strips: Sequence[Strip], room: Room) -> "_Found":
    lists = dict[int, int]()  # the first items of lists -> which list
    return _cuts(tuple(_measured(strip, room, lists) for strip in strips), room)


def rested(pages: Sequence[Strips], room: Room) -> list[Strips]:
    """Pages ready to be painted."""
    last = len(pages) - 1
    return [settled(page, room.other if k else room.first, room.side, room.ends, k == last) for k, page in enumerate(pages)]


def _measured(strip: Strip, room: Room, lists: dict[int, int]) -> _Measured:
    ends, gap, hung = room.ends, strip.gap, tuple((note.gap, note.height, note.rises) for note in strip.hung)
    cost = strip.cost + (0 if strip.name else ends.inside)
    nth = (lists.setdefault(id(strip.nth[0]), len(lists)), strip.nth[1]) if strip.nth else None
    narrow, open, begins = least(gap, ends), most(strip, ends) - gap, repeated(strip, room.side)
    beside = aside(strip, room.side)
    return _Measured(strip.height, gap, narrow, open, beside, strip.reach, hung, begins, strip.tied, cost, nth, strip.home)


class _Found(NamedTuple):
    """Where pages begin, and the end; what they cost."""

    cuts: tuple[int, ...]
    price: float


@lru_cache(256)
def _cuts(strips: tuple[_Measured, ...], room: Room) -> _Found:
    """Where pages begin, and the end; only as far as it can be reached where something is taller than a page.

    Dynamic programming over all places where a page may end; each way to fill the pages is priced by `room.ends`.  Kept for the next
    pass over the sheet: another page number moves nothing.
    """
    home = [k for k, strip in enumerate(strips) if strip.home]
    leaf, taken = (home[0], home[-1] + 1) if home else (len(strips), 0)
    best: dict[PageStart, tuple[float, PageStart | None]] = {(0, True): (0.0, None)}
    for start in range(len(strips)):
        here = [(odd, best[start, odd][0]) for odd in (True, False) if (start, odd) in best]
        if not here:
            continue
        for end, price in _pages_from(start, strips, room):
            for odd, before in here:
                total, after = before + price, (end, not odd)
                if start < leaf < end:
                    total += room.ends.shared
                elif odd and leaf < start < taken:
                    total += room.ends.leaf
                if after not in best or total < best[after][0]:
                    best[after] = total, (start, odd)
    furthest = max(start for start, _ in best)
    final = min((state for state in best if state[0] == furthest), key=lambda state: best[state][0])
    state: PageStart | None = final
    cuts, cost = list[int](), best[final][0]
    while state is not None:
        cuts.insert(0, state[0])
        state = best[state][1]
    return _Found(tuple(cuts), cost)


def _pages_from(start: int, strips: Sequence[_Measured], room: Room) -> list[tuple[int, float]]:
    """All pages that begin with one strip: where the next page begins, and the price of this one.

    What it takes is measured twice, with every gap as wide as it wants to be (y, and `low` in the side column) and as narrow as it may be.
    This loop is most of the search, and written for speed: so few calls as can be.
    """
    ends, first, n, opened, out = room.ends, strips[start], len(strips), 0.0, list[tuple[int, float]]()
    full = room.other if start else room.first
    most = full + EPSILON
    y, low = tight, tight_low = first.begins
    for k in range(start, n):
        height, gap, narrow, open, beside, reach, hung = strips[k][:7]
        if k > start:
            y, tight, opened = y + gap, tight + narrow, opened + open
            if beside:
                y, tight = (low + gap if low + gap > y else y), (tight_low + narrow if tight_low + narrow > tight else tight)
        if tight + height > most:
            break
        if reach:
            low, tight_low = (y + reach if y + reach > low else low), (tight + reach if tight + reach > tight_low else tight_low)
        for above, tall, rises in hung:
            low, tight_low = max(0.0 if rises else y, low + above) + tall, max(0.0 if rises else tight, tight_low + above) + tall
        y, tight = y + height, tight + height
        after = strips[k + 1] if k + 1 < n else None
        if tight_low > most or (after and after.tied):
            continue
        used = y if y > low else low
        price, free = ends.page, full - used
        if free < 0:
            price += ends.squeezed * (free / (used - (tight if tight > tight_low else tight_low))) ** 2
        elif after is None:
            price += ends.last * max(0.0, free / full - 0.5) ** 2
        elif free > opened:
            price += ends.hole * ((free - opened) / full) ** 2 + (ends.opened if opened else 0)
        else:
            price += ends.opened * free / opened if opened else 0
        if after:
            price += after.cost + (ends.never if first.nth and after.nth and _few(first, after) else 0)
        out.append((k + 1, price))
    return out


def _few(first: _Measured, after: _Measured) -> bool:
    """Whether a page holds only one or two items of a list that came before it and goes on after it."""
    return bool(first.nth and after.nth and first.nth[0] == after.nth[0] and after.nth[1] - first.nth[1] <= FEW)


def too_tall(strips: Sequence[Strip], start: int, room: Room) -> Problems:
    """The complaint about the strips from `start` that must stay together, at the place of the highest."""
    end = next((k for k in range(start + 1, len(strips)) if not strips[k].tied), len(strips))
    highest = max(strips[start:end], key=lambda strip: (bool(strip.place.file), strip.height))
    times = max(1.0, whole(strips[start:end]).height / (room.other if start else room.first))
    message = f"this must stay whole and is {times:.2f} times as high as a page"
    hint = f"shorten it, or write it as {ceil(times) + (times == 1)} blocks, one below the other"
    return Problems([Problem(highest.place, "too-tall", message, hint)])


class Grid(NamedTuple):
    """Where strips lie on a page, in points: u, the margin, the page's height; its width as `mirror` where it is read from the right."""

    unit: float
    left: float
    height: float
    mirror: float = 0.0


def paint(canvas: Any, strips: Sequence[Strip], grid: Grid, top: float) -> None:
    """Put strips on the canvas's page, the first at `top` u from the page's upper edge.

    Parts of one paragraph that meet on the page are painted as one: one text object, one marked content.
    """
    placed: list[tuple[Any, float, float]] = []
    y = top
    for k, strip in enumerate(strips):
        y += strip.gap if k else 0
        for item in strip.items:
            x, (last, start, _) = grid.left + item.x * grid.unit, placed[-1] if placed else (None, 0.0, 0.0)
            if isinstance(last, Lines) and start == x and (joined := last.continued(item.what)):
                placed[-1] = joined, *placed[-1][1:]
            else:
                placed.append((item.what, x, grid.height - (y + item.y) * grid.unit))
        y += strip.height
    for what, x, upper in placed:
        what.draw(canvas, grid.mirror - x if grid.mirror else x, upper, bool(grid.mirror))
