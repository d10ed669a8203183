"""A clock on the wall, for what is done at an hour."""

import math

from .art import Art
from .palette import INK, PAPER
from .shapes import Spot, disc


def clock(art: Art, at: Spot, radius: float, hour: float) -> None:
    """A clock on a wall, at this hour."""
    art.shape(disc(at, radius), PAPER, INK, 2.4)
    for k in range(12):
        a = math.radians(30 * k)
        way = (math.sin(a), -math.cos(a))
        inner = 0.74 if k % 3 == 0 else 0.82
        art.stroke([(at[0] + way[0] * radius * r, at[1] + way[1] * radius * r) for r in (inner, 0.9)], 1.6, smooth=False)
    for shown, reach, width in ((hour, 0.48, 2.6), (12 * (hour % 1), 0.70, 1.8)):
        a = math.radians(30 * shown)
        art.stroke([at, (at[0] + math.sin(a) * radius * reach, at[1] - math.cos(a) * radius * reach)], width, smooth=False)
    art.tone(disc(at, 1.8), INK)
