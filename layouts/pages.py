"""Page ends, chosen over the whole sheet, and the pages painted."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..handouts.problems import Problem, Problems
from .pieces import Lines
from .strips import Strip, Strips, repeated, whole

INSIDE = 6  # the cost of a page break inside a section: as much as a quarter of a page left empty


def paginate(strips: Sequence[Strip], first: float, other: float) -> list[Strips]:
    """Cut strips into pages that hold `first` and then `other` u each: the fewest pages, then the fewest bad breaks and holes.

    Dynamic programming over all places where a page may end; each way to fill the pages is priced by `_badness`.
    Raises Problems when something that must stay whole is taller than a page.
    """
    n, tops, bottoms, y = len(strips), list[float](), list[float](), 0.0
    for strip in strips:
        tops.append(y + strip.gap)
        y += strip.gap + strip.height
        bottoms.append(y)
    cuts = [k for k in range(n) if k == 0 or not strips[k].tied] + [n]
    best: dict[int, tuple[tuple[int, float], int]] = {0: ((0, 0.0), 0)}  # cut -> ((pages, badness), where its last page begins)
    for before, cut in zip(cuts, cuts[1:]):
        low = bottoms[cut - 1]
        for start in range(cut - 1, -1, -1):
            low = max(low, tops[start] + strips[start].reach)
            top = tops[start] - repeated(strips[start])
            room, used = (other if start else first), low - top
            if used > max(first, other):
                break
            if used <= room + 1e-6 and start in best:  # only cuts ever get into `best`
                (before_it, bad), _ = best[start]
                body = bottoms[cut - 1] - top  # white beside a long side note is a hole all the same
                price = (before_it + 1, bad + _badness(1 - body / room, strips[cut] if cut < n else None))
                if cut not in best or price < best[cut][0]:
                    best[cut] = price, start
        if cut not in best:
            raise _too_tall(strips[before:cut], other if before else first)
    pages, cut = list[Strips](), n
    while cut:
        start = best[cut][1]
        pages.insert(0, list(strips[start:cut]))
        cut = start
    return pages


def _badness(hole: float, after: Strip | None) -> float:
    """The price of a page with this part of it empty, then a break before strip `after` (None: it is the last page)."""
    if after is None:
        return 200 * max(0.0, hole - 0.5) ** 2
    return 100 * hole**2 + after.cost + (0 if after.name else INSIDE)


def _too_tall(strips: Sequence[Strip], room: float) -> Problems:
    """The complaint about strips that must stay together, at the place of the highest."""
    highest = max(strips, key=lambda strip: (bool(strip.place.file), strip.height))
    times = whole(strips).height / room
    return Problems(
        [
            Problem(
                highest.place,
                "too-tall",
                f"this must stay whole and is {times:.2f} times as high as a page",
                "shorten it, or split it into two",
            )
        ]
    )


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
    if strips[0].again:
        with canvas.pagination("Header"):
            paint(canvas, [strips[0].again], grid, y)
        y += repeated(strips[0])
    for k, strip in enumerate(strips):
        y += strip.gap if k else 0
        for item in strip.items:
            last = placed[-1][0] if placed else None
            if isinstance(last, Lines) and (joined := last.continued(item.what)):
                placed[-1] = joined, *placed[-1][1:]
            else:
                placed.append((item.what, grid.left + item.x * grid.unit, grid.height - (y + item.y) * grid.unit))
        y += strip.height
    for what, x, upper in placed:
        what.draw(canvas, grid.mirror - x if grid.mirror else x, upper, bool(grid.mirror))
