"""One page's strips brought to rest: gaps closed or opened by half units until it is full, notes and repeated headings in their place."""

from collections.abc import Iterable, Sequence
from math import ceil

from ..handouts.editions import Ends
from .strips import Strip, Strips, again, aside, repeated

HALF = 0.5  # u: gaps change by so much, so that baselines stay on the grid


def least(gap: float, ends: Ends) -> float:
    """How narrow a gap may become, in u; below one u it stays."""
    return gap if gap < 1 else ceil(2 * gap * ends.close) / 2


def most(strip: Strip, ends: Ends) -> float:
    """How wide the gap above a strip may become, in u."""
    return strip.gap if strip.gap < 1 else strip.gap + (ends.open if begins_section(strip, ends) else ends.open_inside)


def begins_section(strip: Strip, ends: Ends) -> bool:
    """Whether the gap above a strip parts it from what stands before; a danger box is announced there, and stays close to it."""
    return bool(strip.name) and strip.cost < ends.never


def settled(strips: Sequence[Strip], full: float, side: float, ends: Ends, last: bool) -> Strips:
    """The strips of one page of `full` u as they are painted; the `last` page of a sheet is not stretched."""
    page = _Page(strips, side)
    page.close(full, ends)
    if not last:
        page.open(full, ends)
    return page.placed()


class _Page:
    """A page's strips, and the gaps above them as they now are."""

    def __init__(self, strips: Sequence[Strip], side: float) -> None:
        self.strips, self.side = strips, side
        self.aside = [aside(strip, side) for strip in strips]
        self.gaps = [strip.gap for strip in strips]

    def tops(self) -> tuple[list[float], float, list[float]]:
        """Where each strip begins, where the page ends, where each note in the side column begins: in u from the page's first strip."""
        y, low = repeated(self.strips[0], self.side)
        tops, notes = list[float](), list[float]()
        for k, strip in enumerate(self.strips):
            if k:
                y += self.gaps[k]
                y = max(y, low + self.gaps[k]) if self.aside[k] else y
            tops.append(y)
            low = max(low, y + strip.reach) if strip.reach else low
            for note in strip.hung:
                notes.append(max(0.0 if note.rises else y, low + note.gap))
                low = notes[-1] + note.height
            y += strip.height
        return tops, max(y, low), notes

    def fits(self, full: float) -> bool:
        return self.tops()[1] <= full + 1e-6

    def close(self, full: float, ends: Ends) -> None:
        """Gaps narrower until all fits, the widest first, those of a kind together."""
        while not self.fits(full):
            closing = [k for k in range(1, len(self.gaps)) if self.gaps[k] - HALF >= least(self.strips[k].gap, ends)]
            if not closing:
                return
            widest = max(self.gaps[k] for k in closing)
            for k in closing:
                self.gaps[k] -= HALF if self.gaps[k] == widest else 0

    def open(self, full: float, ends: Ends) -> None:
        """Gaps wider while all fits: one by one before sections; elsewhere, where none had to close, those of a kind together."""
        closed = any(gap < strip.gap for gap, strip in zip(self.gaps, self.strips))
        named = [k for k, strip in enumerate(self.strips) if k and begins_section(strip, ends)]
        inside = [k for k in range(1, len(self.strips)) if k not in named]
        kinds = {strip.gap: [k for k in inside if self.strips[k].gap == strip.gap] for strip in self.strips}
        for k in named * round(2 * ends.open):
            self._wider([k], self.strips[k].gap if closed else most(self.strips[k], ends), full)
        for gap in () if closed else sorted(kinds, reverse=True) * round(2 * ends.open_inside):
            self._wider(kinds[gap], gap + ends.open_inside if gap >= 1 else gap, full)

    def _wider(self, group: Iterable[int], limit: float, full: float) -> None:
        """The gaps above these strips half a unit wider, if they may be and all fits then."""
        before = list(self.gaps)
        for k in group:
            self.gaps[k] += HALF if self.gaps[k] + HALF <= limit else 0
        if not self.fits(full):
            self.gaps = before

    def placed(self) -> Strips:
        """The strips with all that hangs on them in them, headings that are repeated as artifacts before them."""
        tops, _, notes = self.tops()
        out, y, note = self._headings(), 0.0, iter(notes)
        for top, after, strip in zip(tops, [*tops[1:], None], self.strips):
            hung = tuple(item for each in strip.hung for item in each.at(next(note) - top))
            rail = (strip.rail(0.0 if after is None else after - top),) if strip.rail else ()
            items = (*hung, *rail, *strip.items)
            out.append(strip.but(gap=top - y if out else strip.gap, items=items, hung=(), rail=None, again=None, running=None))
            y = top + strip.height
        return out

    def _headings(self) -> Strips:
        """The headings of the section and of the table in which the page begins: painted, and not read twice."""
        first = self.strips[0]
        items = first.running.on(first, self.side).items if first.running else ()
        if first.again:
            items += first.again.at(repeated(first, self.side)[0] - first.again.height - first.gap)
        return again([Strip(0, tuple(items))]) if items else []


def placed(strips: Sequence[Strip], gap: float) -> Strips:
    """Strips one under the other as they are, with all that hangs on them; `gap` above the first."""
    first, *more = _Page(strips, 0.0).placed()
    return [first.but(gap=gap), *more]
