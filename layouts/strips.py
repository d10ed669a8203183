"""Pages from strips: the whole page frame in one idea.

A *strip* is a full-width, unbreakable piece of the sheet: a height, a gap above it, and things placed in it.  A block gives a list
of strips; between two strips a page may end, inside one never.  Four words join strips:

    whole(strips)          one strip, so that no page break can cut it (a step, the danger box)
    row(cell, cell, …)     one strip, cells side by side (an option, a pair of arrays)
    beside(aside, body)    `aside` hangs on the first strip of `body`, whole; a page may end beside it, if it has room for it
    with_note(note, strip) a note in the side column, beside a strip or below what lies there already, always on its page

So "keep with", "side notes never leave their block" and "figure whole" are no rules that a layout engine has to obey: they are where
there is no gap between strips.  Strips do not know the paper.

Every measure is in u (half a line of body text); x runs in reading direction, y runs down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple, Protocol

from ..handouts.place import NOWHERE, Place


class Column(NamedTuple):
    """A part of the sheet's width: start and width, in u."""

    x: float
    w: float

    def cut(self, *widths: float) -> "list[Column]":
        """Columns at 0, 2, 4 … of these widths: cut(20, 2, 20) is two columns of 20 u with a gutter of 2 u between."""
        starts = [self.x + sum(widths[:k]) for k in range(len(widths))]
        return [Column(x, w) for x, w in zip(starts, widths)][::2]

    def indent(self, by: float) -> "Column":
        return Column(self.x + by, self.w - by)


class Paintable(Protocol):
    """Something that can be put on a page with its upper start corner at (x, top), in points from the page's lower left corner.

    On a `mirrored` page it reaches from there to the left.
    """

    def draw(self, canvas: Any, x: float, top: float, mirrored: bool = False) -> None: ...


class Item(NamedTuple):
    """A thing, and where its upper start corner lies in the strip."""

    what: Paintable
    x: float
    y: float


@dataclass(frozen=True)
class Artifact:
    """Something painted and not read: a number in the margin ("LineNum"), a heading that is said again ("Header")."""

    what: Paintable
    kind: str

    def draw(self, canvas: Any, x: float, top: float, mirrored: bool = False) -> None:
        with canvas.pagination(self.kind):
            self.what.draw(canvas, x, top, mirrored)


@dataclass(frozen=True)
class Strip:
    height: float
    items: tuple[Item, ...] = ()
    gap: float = 0  # white above it; vanishes at the top of a page
    reach: float = 0  # how far below its top something hangs in the side column
    tied: bool = False  # may not begin a page
    cost: float = 0  # how much a page break just before it hurts
    again: "Strip | None" = None  # repeated above it where it begins a page: a table's headings (painted, not read twice)
    running: "HeadingAgain | None" = None  # the heading of the section that goes on, where it begins a page
    rail: "Callable[[float], Item] | None" = None  # drawn from its top down to the next strip's, so many u, or 0 at the page's end
    hung: "tuple[Strip, ...]" = ()  # notes in the side column: each begins beside it, or below what lies there already
    rises: bool = False  # hung, it begins right below what lies there, though that be above the strip on which it hangs
    home: bool = False  # of the part to take home, which lies on one leaf if it can
    nth: "tuple[Any, int] | None" = None  # of which list it begins an item, and which one
    column: bool = False  # it lies in one of a leaflet's two columns
    parted: float | None = None  # what it costs there to begin the second column with it; without it, what a page break does
    name: str = ""  # for "see page n"
    place: Place = NOWHERE  # for complaints

    def but(self, **changes: Any) -> "Strip":
        """The same but for these; a sheet has thousands, and `dataclasses.replace` takes ten times as long."""
        made = object.__new__(Strip)
        made.__dict__.update(self.__dict__, **changes)
        return made

    def at(self, dy: float) -> tuple[Item, ...]:
        return tuple(Item(what, x, y + dy) for what, x, y in self.items) if dy else self.items


class HeadingAgain(NamedTuple):
    """A section's heading, said again on the page where it goes on: in the side column, or above both where that is taken."""

    aside: Strip
    above: Strip

    def on(self, strip: Strip, side: float) -> Strip:
        """The one for a page that begins with this strip."""
        return self.above if strip.again or aside(strip, side) else self.aside


Strips = list[Strip]


# ---------------------------------------------------------------- joining
def gap(strips: Sequence[Strip], above: float) -> Strips:
    """The same strips, the first with `above` u of white above it."""
    return [strips[0].but(gap=above), *strips[1:]] if strips else []


def whole(strips: Sequence[Strip], **more: Any) -> Strip:
    """Many strips made one."""
    y, low, items = 0.0, 0.0, list[Item]()
    for k, strip in enumerate(strips):
        y += strip.gap if k else 0
        items += strip.at(y)
        low = max(low, y + strip.reach)
        for note in strip.hung:
            low = max(low, y)
            items += note.at(low)
            low += note.height
        y += strip.height
    first = strips[0]
    return Strip(max(y, low), tuple(items), **{"gap": first.gap, "cost": first.cost, "name": first.name, "place": first.place, **more})


def row(*cells: Sequence[Strip], **more: Any) -> Strip:
    """Cells side by side in one strip; the gap of a cell's first strip moves that cell down (or up)."""
    one = [whole(cell) for cell in cells if cell]
    place = next((cell.place for cell in one if cell.place.file), NOWHERE)
    return Strip(
        max(cell.gap + cell.height for cell in one), tuple(item for cell in one for item in cell.at(cell.gap)), **{"place": place, **more}
    )


def beside(aside: Sequence[Strip], body: Strips) -> Strips:
    """Hang `aside` on the first strip of `body`: it stays on that page, whole; what takes the side column next begins below it."""
    if not aside:
        return body
    hung = row(aside)
    first = body[0].but(items=body[0].items + hung.items, reach=max(body[0].reach, hung.height))
    return [first, *body[1:]]


def with_note(note: Sequence[Strip], strip: Strip) -> Strip:
    """A strip with a note more in the side column."""
    return strip.but(hung=(*strip.hung, whole(note)))


def tied(strips: Sequence[Strip]) -> Strips:
    """These strips, kept on the page of what stands before them."""
    return [strips[0].but(tied=True), *strips[1:]] if strips else []


def aside(strip: Strip, side: float) -> bool:
    """Whether it takes the side column, which ends at `side` u; where there is none, everything does."""
    return not side or any(x < side and not isinstance(what, Artifact) for what, x, _ in strip.items)


def again(strips: Sequence[Strip]) -> Strips:
    """The same, painted as what is said a second time, and not read."""
    return [strip.but(items=tuple(item._replace(what=Artifact(item.what, "Header")) for item in strip.items)) for strip in strips]


def repeated(strip: Strip, side: float) -> tuple[float, float]:
    """Where a strip begins on a page that begins with it, and how far the side column is filled there: below headings said again."""
    y, low = 0.0, -inf
    if strip.running and strip.running.on(strip, side) is strip.running.aside:
        low = strip.running.aside.height
    elif strip.running:
        y = strip.running.above.height
    return y + (strip.again.height + strip.gap if strip.again else 0), low


def height(strips: Sequence[Strip]) -> float:
    """How high they are together, in u, without the first one's gap."""
    return whole(strips).height if strips else 0
