"""Night and day as signs: a moon with stars in a dark round, a sun with its rays."""

import math

from .art import Art
from .palette import DUSK, INK, PAPER, SUN
from .shapes import Shape, Spot, disc, poly


def moon(art: Art, at: Spot, radius: float) -> None:
    """Night: a dark round with a crescent and stars."""
    x, y = at
    art.shape(disc(at, radius), DUSK, INK, 1.6)
    crescent = disc((x - radius * 0.12, y + radius * 0.08), radius * 0.58).difference(
        disc((x + radius * 0.20, y - radius * 0.16), radius * 0.52)
    )
    art.tone(crescent, PAPER)
    for u, v in ((0.42, 0.34), (0.30, -0.52)):
        art.tone(star((x + u * radius, y + v * radius), radius * 0.2), PAPER)


def sun(art: Art, at: Spot, radius: float) -> None:
    """Day: a disc with eight rays, as wide as the moon's round."""
    for k in range(8):
        a = math.radians(45 * k)
        art.stroke([(at[0] + r * math.cos(a), at[1] + r * math.sin(a)) for r in (radius * 0.78, radius * 1.14)], 2.2, smooth=False)
    art.shape(disc(at, radius * 0.60), SUN, INK, 1.6)


def star(at: Spot, size: float) -> Shape:
    """A star with five points."""
    spots = [(size if k % 2 == 0 else size * 0.42, math.radians(36 * k - 90)) for k in range(10)]
    return poly(*[(at[0] + r * math.cos(a), at[1] + r * math.sin(a)) for r, a in spots])
