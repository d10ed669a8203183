"""Bars on a sheet's own pages beside what has changed since it was signed: painted, and not read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..images import figures
from .look import Look
from .pieces import Lines
from .strips import Item, Strips
from .tags import Tag

OUTER, WIDE = -1.25, 0.5  # u: where the bar in the page's margin begins, and its width
NEAR, NARROW = -0.85, 0.25  # the same of the second one, right before words that stand in a column further in
INSIDE, TOUCHING = 0.5, 0.25  # u: columns that begin here or further in have the second bar; bars nearer than this are one
BLACK = "#000000"


class _Box(NamedTuple):
    """Where something lies on a page, in u from its first strip; `at_end`: it is set to the end of its column, far from the start."""

    x: float
    top: float
    bottom: float
    at_end: bool


def barred_pages(pages: Sequence[Strips], changed: Sequence[Collection[Tag]], look: Look) -> list[Strips]:
    """The same pages with bars beside all that is painted of changed lines, each given as its tags."""
    line_of = {tag: k for k, tags in enumerate(changed) for tag in tags}
    return [_page(page, line_of, look) if page and changed else page for page in pages]


def _page(page: Strips, line_of: Mapping[Tag, int], look: Look) -> Strips:
    """The bars lie in the page's last strip, so that they are painted over panels and part no paragraph."""
    boxes, start, y = dict[int, list[_Box]](), 0.0, 0.0
    for k, strip in enumerate(page):
        y += strip.gap if k else 0
        for item in strip.items:
            if (tag := _tag(item.what)) and tag in line_of:
                box = _Box(item.x, y + item.y, y + item.y + _tall(item.what, look.u), _at_end(item.what, look))
                boxes.setdefault(line_of[tag], []).append(box)
        start, y = y, y + strip.height
    stretches = [(box.top, box.bottom) for line in boxes.values() for box in line]
    bars = [_bar(look, OUTER, top - start, bottom - top, WIDE) for top, bottom in _joined(stretches)]
    for line in boxes.values():
        x, top, bottom = min(box.x for box in line), min(box.top for box in line), max(box.bottom for box in line)
        if x > INSIDE and not any(box.at_end for box in line):
            bars.append(_bar(look, x + NEAR, top - start, bottom - top, NARROW))
    return [*page[:-1], replace(page[-1], items=(*page[-1].items, *bars))]


def _bar(look: Look, x: float, y: float, tall: float, wide: float) -> Item:
    return look.ink(x, y, figures.area, wide, tall, BLACK)


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches (top, bottom) that touch or overlap made one: what stands side by side has one bar in the margin."""
    out = list[tuple[float, float]]()
    for top, bottom in sorted(stretches):
        if out and top <= out[-1][1] + TOUCHING:
            out[-1] = out[-1][0], max(out[-1][1], bottom)
        else:
            out.append((top, bottom))
    return out


def _tag(what: Any) -> Tag | None:
    tag: Tag | None = what.paragraph.tag if isinstance(what, Lines) else getattr(what, "tag", None)
    return tag


def _at_end(what: Any, look: Look) -> bool:
    return isinstance(what, Lines) and what.paragraph.style.end != look.rtl


def _tall(what: Any, u: float) -> float:
    """How high a thing is, in u."""
    if isinstance(what, Lines):
        return (what.last - what.first) * what.paragraph.style.leading / u
    return float(what.height / u if hasattr(what, "picture") else what.height)
