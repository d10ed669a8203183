"""A row of vertebrae of someone who lies face down: back up, head left; one of them is broken.

Anatomy (x backwards, y towards the feet, millimetres) goes to the page as (y, -x).
"""

import math
import random
from dataclasses import dataclass

from . import bones
from .art import Art
from .palette import BONE, BONE_DEEP, DISC, INK
from .shapes import Point, Shape, Spot, Spots, affinity, disc, poly, soften, together

HEIGHT, DEPTH, GAP = 27.0, 36.0, 9.0
PITCH = HEIGHT + GAP


@dataclass(frozen=True)
class Row:
    """The row on the page: `x`, `y` is the middle of the broken body; neighbours are numbered from it; the row bends a little."""

    scale: float
    x: float
    y: float
    depth: float = DEPTH
    bend: float = 0.42

    def page(self, shape: Shape) -> Shape:
        """A solid in millimetres about the broken body, on the page."""
        return affinity.affine_transform(shape, [0, self.scale, -self.scale, 0, self.x, self.y])

    def spot(self, x: float, y: float) -> Spot:
        """A spot in millimetres about the broken body, on the page."""
        return (y * self.scale + self.x, -x * self.scale + self.y)

    def spots(self, *points: Spot) -> Spots:
        """Several."""
        return [self.spot(*p) for p in points]

    def at(self, shape: Shape, k: float) -> Shape:
        """A solid about a body's centre, at the k-th neighbour, on the page."""
        return self.page(affinity.translate(shape, -self.bend * k * k, k * PITCH))

    def body(self, k: int, front: float = 1.0) -> Shape:
        """The body of the k-th neighbour."""
        return self.at(bones.body(HEIGHT, self.depth, front), k)

    def disc(self, k: int, front_above: float = 1.0, front_below: float = 1.0) -> Shape:
        """The disc under the k-th body; a sunken front leaves it more room. It runs 2.5 mm under the bones, painted later."""
        near, far = -self.bend * k * k, -self.bend * (k + 1) ** 2
        top, low, half = k * PITCH + HEIGHT / 2 - 2.5, (k + 1) * PITCH - HEIGHT / 2 + 2.5, self.depth / 2
        corners = [
            (near - half - 0.8, top),
            (near + half - 1, top),
            (far + half - 1, low),
            (far - half - 0.8, low + HEIGHT * (1 - front_below)),
        ]
        return self.page(soften(poly(*corners), 3.2))

    def paint_discs(self, art: Art, neighbours: range, front: float = 1.0) -> None:
        """Paint the discs under these bodies; `front` is the broken body's."""
        for k in neighbours:
            art.shape(self.disc(k, front_below=front if k == -1 else 1.0), DISC)

    def paint_healthy(self, art: Art, neighbours: range, cells: int = 16) -> None:
        """Paint the healthy bodies with loose cells inside."""
        for k in neighbours:
            if k:
                art.shape(self.body(k), BONE, INK, 2.0)
                if cells:
                    art.tone(spongy(self.body(k), cells, self.scale / 2.2, 7 + k), BONE_DEEP)


def spongy(bone: Shape, count: int, scale: float, seed: int) -> Shape:
    """Loose round cells inside a cut bone, none touching its rim or another."""
    dice, inner = random.Random(seed), bone.buffer(-6 * scale)
    x0, y0, x1, y1 = inner.bounds
    found: list[tuple[Spot, float]] = []
    for _ in range(4000):
        c, r = (dice.uniform(x0, x1), dice.uniform(y0, y1)), dice.uniform(1.1, 2.4) * scale
        if inner.contains(Point(c).buffer(r)) and all(math.dist(c, d) > r + q + 2.6 * scale for d, q in found):
            found.append((c, r))
            if len(found) == count:
                break
    return together(*[affinity.rotate(disc(c, r * 1.25, r * 0.8), dice.uniform(0, 180)) for c, r in found])
