"""What was painted before, for what lets it through: paper and ink know no transparency, so its colours are worked out.

Where a shape that is not opaque lies on others, it is painted once for the paper, and again inside each of those, in the colour that
is seen there.  All stands in points of the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from . import curves
from .gradients import Box, Shade
from .inks import mixed

PAPER = "#ffffff"
Paint = str | Shade


@dataclass(frozen=True)
class Layer:
    """One outline filled or stroked: `paints` is its operator, `state` those of its line, `clips` those of all that it is cut at."""

    outline: str
    matrix: curves.Matrix
    paint: Paint
    paints: str  # f, f*, S
    state: tuple[tuple[str, str], ...]
    clips: tuple[str, ...]
    around: float = 0  # how far a line reaches beyond its outline, in its own units

    @cached_property
    def box(self) -> Box:
        """All that it can reach, as if it were not cut."""
        x, y, w, h = curves.box_of(self.outline)
        r = self.around
        return curves.box_through(self.matrix, (x - r, y - r, w + 2 * r, h + 2 * r))

    @cached_property
    def area(self) -> str:
        """The operators that cut at a filled outline."""
        return f"{curves.through(self.matrix, self.outline)} W{self.paints[1:]} n"


def on_paper(layer: Layer, opacity: float, below: Sequence[Layer]) -> Iterator[Layer | None]:
    """The layers, all opaque, as which one is seen; None where that cannot be told."""
    for ground in (PAPER, *(other for other in below if meet(other.box, layer.box))):
        under = ground if isinstance(ground, str) else ground.paint
        paint = _blend(layer.paint, opacity, under)
        if paint is None:
            yield None
        elif isinstance(ground, str):
            yield replace(layer, paint=paint)
        elif ground.paints != "S":
            yield replace(layer, paint=paint, clips=(*layer.clips, *ground.clips, ground.area))
        elif layer.paints != "S":
            yield replace(ground, paint=paint, clips=(*layer.clips, *ground.clips, layer.area))
        else:
            yield None


def _blend(upper: Paint, opacity: float, lower: Paint) -> Paint | None:
    if isinstance(lower, str):
        return mixed(upper, lower, opacity) if isinstance(upper, str) else upper.on(lower, opacity)
    return lower.under(upper, opacity) if isinstance(upper, str) else None


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    return all(one[k] < other[k] + other[k + 2] and other[k] < one[k] + one[k + 2] for k in (0, 1))
