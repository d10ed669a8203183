"""Cement as it looks wherever it is: pale, with dark grains, round and broken, as a draughtsman draws concrete. A copier keeps them."""

import math
import random

from .art import Art
from .palette import CEMENT, GRAIN
from .shapes import Point, Shape, Spot, disc, poly, together

APART, SIZE = 3.9, 0.85  # points from grain to grain, and a grain's radius


def grained(art: Art, cement: Shape, apart: float = APART, size: float = SIZE, seed: int = 5) -> None:
    """Paint cement and its grains, all of them whole and none at its rim."""
    art.tone(cement, CEMENT)
    art.tone(grains(cement, apart, size, seed), GRAIN)


def grains(cement: Shape, apart: float, size: float, seed: int) -> Shape:
    """Grains strewn so that none is nearer to another than `apart`; every third is a splinter."""
    dice, inner, found = random.Random(seed), cement.buffer(-1.3 * size), list[Spot]()
    x0, y0, x1, y1 = inner.bounds
    for _ in range(3000):
        spot = (dice.uniform(x0, x1), dice.uniform(y0, y1))
        if all(math.dist(spot, other) > apart for other in found) and inner.contains(Point(spot)):
            found.append(spot)
    return together(*[_splinter(spot, 1.45 * size, 40 * k) if k % 3 == 0 else disc(spot, size) for k, spot in enumerate(found)])


def _splinter(spot: Spot, size: float, degrees: float) -> Shape:
    """A three-cornered grain."""
    corners = [math.radians(degrees + 120 * k) for k in range(3)]
    return poly(*[(spot[0] + size * math.cos(a), spot[1] + size * math.sin(a)) for a in corners])
