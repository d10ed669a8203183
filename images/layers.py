"""What was painted before, for what lets it through: paper and ink know no transparency, so its colours are worked out.

Where a shape that is not opaque lies on others, it is painted once for the paper, and again inside each of those, in the colour that
is seen there.  All stands in points of the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from . import curves
from .gradients import Box, Shade
from .inks import blended

PAPER = "#ffffff"
Painting = str | Shade


@dataclass(frozen=True)
class Layer:
    """One outline filled or stroked: `paints` is its operator, `state` those of its line, `clips` those of all that it is cut at."""

    outline: str
    matrix: curves.Matrix
    paint: Painting
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


def composited(layer: Layer, opacity: float, below: Sequence[Layer]) -> Iterator[Layer | None]:
    """The layers, all opaque, as which one is seen; None where that cannot be told."""
    paper = _blend(layer.paint, opacity, PAPER)
    yield replace(layer, paint=paper) if paper is not None else None
    for ground in below:
        if not meet(ground.box, layer.box):
            continue
        if ground.paints == layer.paints == "S":
            yield None
            continue
        whole, area = (ground, layer.area) if ground.paints == "S" else (layer, ground.area)
        for paint, cut in _pieces(layer.paint, opacity, ground.paint):
            yield replace(whole, paint=paint, clips=(*layer.clips, *ground.clips, area, *cut))


def _pieces(upper: Painting, opacity: float, lower: Painting) -> Iterator[tuple[Painting, tuple[str, ...]]]:
    """What is seen of one on the other, and at what each piece is cut: a gradient on another is seen band by band."""
    paint = _blend(upper, opacity, lower)
    if paint is not None:
        yield paint, ()
    elif not isinstance(upper, str) and not isinstance(lower, str):
        for colour, alpha, cut in upper.bands():
            yield lower.under(colour, alpha * opacity), (cut,) if cut else ()


def _blend(upper: Painting, opacity: float, lower: Painting) -> Painting | None:
    if isinstance(lower, str):
        return blended(upper, lower, opacity) if isinstance(upper, str) else upper.on(lower, opacity)
    return lower.under(upper, opacity) if isinstance(upper, str) else None


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have anything in common."""
    return all(one[k] < other[k] + other[k + 2] and other[k] < one[k] + one[k + 2] for k in (0, 1))
