"""Solids to draw with: splines, blobs, tapered limbs, softened corners. Units are points at print size, y down."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Shape: TypeAlias = BaseGeometry
Spot: TypeAlias = Sequence[float] | np.ndarray  # x, y
Spots: TypeAlias = Sequence[Spot] | np.ndarray

__all__ = [
    "LineString",
    "Point",
    "Polygon",
    "Shape",
    "Spot",
    "Spots",
    "affinity",
    "blob",
    "box",
    "disc",
    "grown",
    "hull",
    "parts",
    "poly",
    "put",
    "ribbon",
    "soften",
    "spline",
    "taper",
    "together",
    "unary_union",
    "unit",
]  # fmt: skip


def unit(vector: Spot) -> np.ndarray:
    """The vector at length one (nought stays nought)."""
    v = np.asarray(vector, float)
    length = np.linalg.norm(v)
    return v / length if length > 1e-9 else v


def spline(points: Spots, closed: bool = True, steps: int = 14) -> np.ndarray:
    """A centripetal Catmull-Rom curve through the points; it never overshoots into loops."""
    p = np.asarray(points, float)
    p = np.vstack([p[-1:], p, p[:2]]) if closed else np.vstack([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    out = np.vstack([_span(p[i : i + 4], steps) for i in range(len(p) - 3)])
    return out if closed else np.vstack([out, p[-2:-1]])


def _span(four: np.ndarray, steps: int) -> np.ndarray:
    """The curve between the middle two of four points, its end left out."""
    gaps = np.sqrt(np.maximum(np.linalg.norm(np.diff(four, axis=0), axis=1), 1e-6))
    t = np.r_[0, np.cumsum(gaps)]
    s = np.linspace(t[1], t[2], steps, endpoint=False)[:, None]

    def mixed(i: int, j: int, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        between: np.ndarray = ((t[j] - s) * start + (s - t[i]) * end) / (t[j] - t[i])
        return between

    a, b, c, d = four
    ab, bc, cd = mixed(0, 1, a, b), mixed(1, 2, b, c), mixed(2, 3, c, d)
    return mixed(1, 2, mixed(0, 2, ab, bc), mixed(1, 3, bc, cd))


def blob(*points: Spot) -> Shape:
    """A solid whose contour runs smoothly through the points."""
    return Polygon(spline(points)).buffer(0)


def poly(*points: Spot) -> Shape:
    """A solid with straight edges."""
    return Polygon(points).buffer(0)


def disc(centre: Spot, radius: float, height: float | None = None) -> Shape:
    """A disc, or with a height (radius) an upright ellipse."""
    one = Point(0, 0).buffer(1, 24)
    return affinity.translate(affinity.scale(one, radius, height or radius, origin=(0, 0)), *centre)


def hull(*shapes: Shape) -> Shape:
    """The convex hull around all of them."""
    return unary_union(shapes).convex_hull


def together(*shapes: Shape) -> Shape:
    """One solid out of several."""
    return unary_union(shapes)


def taper(stations: Spots) -> Shape:
    """Hulls of neighbouring discs (x, y, radius) joined: the limb of any bone."""
    discs = [disc(s[:2], s[2]) for s in stations]
    return unary_union([hull(a, b) for a, b in pairwise(discs)])


def ribbon(points: Spots, widths: Sequence[float]) -> Shape:
    """A smooth stroke of changing width."""
    curve = spline(points, closed=False, steps=10)
    width = np.interp(np.linspace(0, 1, len(curve)), np.linspace(0, 1, len(widths)), widths)
    return taper(np.column_stack([curve, width / 2]))


def soften(shape: Shape, radius: float, fillet: float | None = None) -> Shape:
    """Round convex corners by the radius and fill concave ones by the fillet (else by the radius too)."""
    f = radius if fillet is None else fillet
    filled = shape.buffer(f, 12).buffer(-f, 12)
    return filled.buffer(-radius, 12).buffer(radius, 12)


def grown(shape: Shape, by: float) -> Shape:
    """The shape with an even rim added (or, with a negative number, taken off)."""
    return shape.buffer(by, 12)


def put(shape: Shape, x: float, y: float, degrees: float = 0.0, scale: float = 1.0) -> Shape:
    """The shape scaled and turned about the origin, then moved there."""
    turned = affinity.rotate(affinity.scale(shape, scale, scale, origin=(0, 0)), degrees, origin=(0, 0))
    return affinity.translate(turned, x, y)


def parts(shape: Shape) -> list[Shape]:
    """The single pieces of a shape."""
    return list(getattr(shape, "geoms", [shape]))
