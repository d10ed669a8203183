"""The gradients of an SVG as shadings of PDF (SVG 1.1, 13.2)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import hypot
from xml.etree.ElementTree import Element

from . import curves
from .inks import CURRENT, blended, colour_of, length_of, share
from .pen import number
from .picture import Shading

_DEEPEST = 20  # gradients that take from another
_MOST_STOPS = 256
_STEPS = 8  # pieces of a gradient whose opacity and colour both change: what is seen is no line between its ends
_BANDS = 24  # pieces of one colour that a gradient is seen as where it lets another through
_LEVELS = 8  # of 255: what two of them differ by, where they may be so many
_FAR = 20_000.0  # points: beyond all that a picture shows
_FINE = 1_000.0  # parts of a unit in which outlines are written: three decimals of a gradient's own units would be coarse
_INSIDE = 0.999  # of the radius: a focus is moved to there (SVG 1.1, 13.2.3)

Box = tuple[float, float, float, float]
Stop = tuple[float, str, float]  # its place, colour and opacity


@dataclass(frozen=True)
class Shade:
    """A gradient on the page, whose stops may let through what is below."""

    axis: tuple[float, ...]
    matrix: curves.Matrix
    stops: tuple[Stop, ...]

    @property
    def opaque(self) -> bool:
        return all(alpha == 1 for _, _, alpha in self.stops)

    def shading(self) -> Shading:
        return Shading(self.axis, self.matrix, tuple((at, colour) for at, colour, _ in self.stops))

    def on(self, below: str, opacity: float) -> "Shade":
        """As it is seen on a colour, the whole of it let through by `opacity`."""
        stops = list(self.stops)
        for k in reversed(range(len(stops) - 1)):
            (at, colour, alpha), (end, last, opaque) = stops[k : k + 2]
            if alpha != opaque and colour != last:
                parts = [n / _STEPS for n in range(1, _STEPS)]
                stops[k + 1 : k + 1] = [(at + (end - at) * t, blended(last, colour, t), alpha + (opaque - alpha) * t) for t in parts]
        return replace(self, stops=tuple((at, blended(colour, below, alpha * opacity), 1.0) for at, colour, alpha in stops))

    def bands(self) -> Iterator[tuple[str, float, str]]:
        """Pieces of one colour and opacity, and the operators that cut at each and all beyond it: each is painted over the one before."""
        count, last = self._count(), ("", 0.0)
        for k in range(count):
            if (now := self._at((k + 0.5) / count)) != last:
                yield *now, self._beyond(k / count) if k else ""
            last = now

    def _count(self) -> int:
        """As many pieces as neighbours differ by no more than a few levels of 255."""
        alphas = [alpha for _, _, alpha in self.stops]
        levels = [[int(colour[k : k + 2], 16) for _, colour, _ in self.stops] for k in (1, 3, 5)]
        span: float = 255 * (max(alphas) - min(alphas)) + max(alphas) * max(max(each) - min(each) for each in levels)
        return min(_BANDS, max(2, round(span / _LEVELS)))

    def _at(self, place: float) -> tuple[str, float]:
        """Its colour and opacity there."""
        start, colour, alpha = self.stops[0]
        for at, after, opaque in self.stops:
            if place < at:
                t = max(0.0, (place - start) / (at - start)) if at > start else 0.0
                return blended(after, colour, t), alpha + (opaque - alpha) * t
            start, colour, alpha = at, after, opaque
        return colour, alpha

    def _beyond(self, place: float) -> str:
        """What cuts at all that lies farther along it, in points of the picture."""
        if len(self.axis) == 6:
            x, y, r = (one + (other - one) * place for one, other in zip(self.axis[:3], self.axis[3:]))
            circle = curves.path(curves.ellipse(*(value * _FINE for value in (x, y, r, r))))
            fine = curves.times(self.matrix, (1 / _FINE, 0, 0, 1 / _FINE, 0, 0))
            return f"{_quad((-_FAR, -_FAR), (2 * _FAR, 0), (0, 2 * _FAR))} {curves.through(fine, circle)} W* n"
        x0, y0, x1, y1 = self.axis
        a, b, c, d, e, f = self.matrix
        dx, dy = x1 - x0, y1 - y0
        x, y = x0 + dx * place, y0 + dy * place
        at = a * x + c * y + e, b * x + d * y + f
        along, side = _long(a * dx + c * dy, b * dx + d * dy), _long(c * dx - a * dy, d * dx - b * dy)
        return f"{_quad((at[0] - side[0], at[1] - side[1]), (2 * side[0], 2 * side[1]), along)} W n"

    def under(self, above: str, opacity: float) -> "Shade":
        """As it is seen through a colour."""
        return replace(self, stops=tuple((at, blended(above, colour, opacity), alpha) for at, colour, alpha in self.stops))


def _long(x: float, y: float) -> tuple[float, float]:
    """A way in that direction that leads out of any picture."""
    length = hypot(x, y) or 1.0
    return x / length * _FAR, y / length * _FAR


def _quad(at: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> str:
    """A parallelogram: from a corner along both of its sides."""
    (x, y), (a, b), (c, d) = at, one, other
    corners = (x, y), (x + a, y + b), (x + a + c, y + b + d), (x + c, y + d)
    return " ".join(f"{number(px)} {number(py)} {'l' if k else 'm'}" for k, (px, py) in enumerate(corners)) + " h"


class Gradient:
    """One gradient with all that it takes from others.  ValueError and LookupError tell what cannot be read."""

    def __init__(self, element: Element, find: Callable[[str], Element], color: str) -> None:
        self.linear = _local(element) == "linearGradient"
        self.color = element.get("color", color)
        chain = [element]
        while address := next((value for name, value in chain[-1].attrib.items() if name.rpartition("}")[2] == "href"), ""):
            if len(chain) > _DEEPEST:
                raise ValueError("a gradient that uses itself")
            chain.append(find(address))
        self.said = {name: value for each in reversed(chain) for name, value in each.attrib.items()}
        self.stops = next((stops for each in chain if (stops := tuple(self._stops(each)))), ())

    @property
    def spreads(self) -> bool:
        """Whether it begins again beyond its ends, which no shading can."""
        return self.said.get("spreadMethod", "pad") != "pad"

    def _stops(self, element: Element) -> Iterator[Stop]:
        last = 0.0
        stops = [child for child in element if _local(child) == "stop"]
        if len(stops) > _MOST_STOPS:
            raise ValueError("too many stops")
        for child in stops:
            last = max(last, share(child.get("offset") or "0"))
            colour, alpha = colour_of(child.get("stop-color") or "#000000")
            if colour == CURRENT:
                colour, alpha = colour_of(child.get("color", self.color))
            yield last, colour or "#000000", alpha * share(child.get("stop-opacity") or "1") if colour else 0.0

    def paint(self, box: Box, view: tuple[float, float], to_page: curves.Matrix) -> tuple[Shade | str, float]:
        """What it paints a shape with whose own box (x, y, width, height) is `box`, or the one colour that it is, and its opacity.

        `view`: what per cents of its lengths are of, where they are lengths of the drawing.
        """
        of_box = self.said.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
        across, up = (1.0, 1.0) if of_box else view
        moved = curves.matrix(self.said.get("gradientTransform", "").replace("none", ""))
        if of_box:
            if not box[2] or not box[3]:
                return "", 1
            moved = curves.times((box[2], 0, 0, box[3], box[0], box[1]), moved)
        axis = self._line(across, up) if self.linear else self._circles(across, up)
        if len(self.stops) < 2 or axis is None or not moved[0] * moved[3] - moved[1] * moved[2]:
            return (self.stops[-1][1], self.stops[-1][2]) if self.stops else ("", 1)
        return Shade(axis, curves.times(to_page, moved), self.stops), 1

    def _line(self, across: float, up: float) -> tuple[float, ...] | None:
        ends = (("x1", "0%", across), ("y1", "0%", up), ("x2", "100%", across), ("y2", "0%", up))
        x0, y0, x1, y1 = (length_of(self.said.get(name) or default, whole) for name, default, whole in ends)
        return (x0, y0, x1, y1) if (x0, y0) != (x1, y1) else None

    def _circles(self, across: float, up: float) -> tuple[float, ...] | None:
        around = hypot(across, up) / 2**0.5
        cx, cy, r = (length_of(self.said.get(name) or "50%", whole) for name, whole in (("cx", across), ("cy", up), ("r", around)))
        fx, fy = (
            length_of(self.said[name], whole) if self.said.get(name) else c for name, whole, c in (("fx", across, cx), ("fy", up, cy))
        )
        fr = length_of(self.said.get("fr") or "0", around)
        if r <= 0 or fr < 0:
            return None
        if (away := hypot(fx - cx, fy - cy)) > (most := max(0.0, r * _INSIDE - fr)):
            fx, fy = cx + (fx - cx) * most / away, cy + (fy - cy) * most / away
        return fx, fy, min(fr, r * _INSIDE), cx, cy, r


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
