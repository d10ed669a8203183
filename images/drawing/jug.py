"""A glass jug with its marks and a drinking glass: how full they are is told by where the drink stands in them."""

from .art import Art
from .palette import GLASS, INK, PAPER, PREP, STEEL_DEEP
from .registry import picture
from .shapes import LineString, Shape, Spot, box, grown, poly, put, soften, spline, together
from .sky import moon, sun

FULL = 0.86  # of the jug's height: where the mark “fill to here” stands
WIDE, HIGH = 54.0, 78.0  # a jug of the size 1, without spout and handle
HALVES = (FULL, FULL / 2, 0.0)  # the drink before, between and after both halves


@picture("prep-halves", 272, 90)
def halves(art: Art) -> None:
    """By night the upper half is drunk, by day the lower one."""
    for k, (x, sign) in enumerate(((0, moon), (138, sun))):
        sign(art, (x + 13, 14), 11)
        art.facts[f"jug {k}"] = jug(art, (x + 71, 86), 0.93, HALVES[k], HALVES[k + 1])
        art.facts[f"glass {k}"] = glass(art, (x + 122, 86), 0.80, 0.8)
        art.arrow([(x + 102, 11), (x + 117, 17), (x + 122.5, 46)], 3.2)


def jug(art: Art, foot: Spot, size: float, full: float, until: float) -> Shape:
    """A jug by the middle of its foot: the drink stands at `full`, of which all above `until` is drunk now; returns the drink's shape."""
    handle: Shape = LineString(spline([(-24, -66), (-42, -66), (-43, -40), (-24, -24)], closed=False)).buffer(4.4, cap_style="round")
    spout = poly((25, -78), (37, -81), (23, -60))
    body = soften(together(poly((-27, -HIGH), (27, -HIGH), (25, 0), (-25, 0)), spout), 2.4, 6)
    handle, body = put(handle, foot[0], foot[1], scale=size), put(body, foot[0], foot[1], scale=size)
    art.shape(handle.difference(body), GLASS, INK, 1.8)
    art.shape(body, PAPER, INK, 2.0)
    drink = grown(body, -2.2).intersection(_level(foot, size, full, 0))
    art.shape(drink, PREP, INK, 1.0)
    _half(art, foot, size, full, until, drink)
    _marks(art, foot, size)
    return drink


def _level(foot: Spot, size: float, full: float, until: float) -> Shape:
    """All between two heights of a jug."""
    return box(foot[0] - 60, foot[1] - full * HIGH * size, foot[0] + 60, foot[1] - until * HIGH * size)


def _half(art: Art, foot: Spot, size: float, full: float, until: float, drink: Shape) -> None:
    """Hatching over the half that is drunk now, so that a copier shows it too; a line where it ends."""
    now = drink.intersection(_level(foot, size, full, until))
    with art.within(grown(now, -0.6)):
        x0, y0, x1, y1 = now.bounds
        for k in range(int((x1 - x0 + y1 - y0) / 7) + 1):
            x = x0 + 7 * k
            art.stroke([(x, y0), (x - (y1 - y0), y1)], 1.4, smooth=False)
    if until:
        y = foot[1] - until * HIGH * size
        art.stroke([(foot[0] - 26 * size, y), (foot[0] + 26 * size, y)], 2.2, smooth=False)


def _marks(art: Art, foot: Spot, size: float) -> None:
    """Marks on the wall: a long one where it is full and at its half, short ones between."""
    for k in range(1, 5):
        y = foot[1] - FULL * HIGH * size * k / 4
        art.stroke([(foot[0] - (25 + 0.2 * k) * size, y), (foot[0] - (13 if k % 2 == 0 else 18) * size, y)], 1.6, smooth=False)


def glass(art: Art, foot: Spot, size: float, full: float, straw: bool = False) -> Shape:
    """A drinking glass by the middle of its foot; returns the drink's shape."""
    wall = put(poly((-12, -36), (12, -36), (9.5, 0), (-9.5, 0)), foot[0], foot[1], scale=size)
    if straw:
        art.shape(put(poly((-1.4, -6), (1.6, -6), (9.4, -56), (6.4, -56)), foot[0], foot[1], scale=size), PAPER, INK, 1.1)
    art.shape(wall, PAPER, INK, 1.8)
    drink = grown(wall, -1.4).intersection(box(foot[0] - 30, foot[1] - 36 * full * size, foot[0] + 30, foot[1]))
    art.shape(drink, PREP, INK, 1.0)
    if straw:
        art.stroke([(foot[0] + 1.2 * size, foot[1] - 6 * size), (foot[0] + 4.6 * size, foot[1] - 30 * size)], 1.2, smooth=False)
    art.stroke([(foot[0] - 6.5 * size, foot[1] - 26 * size), (foot[0] - 5.5 * size, foot[1] - 8 * size)], 1.3, STEEL_DEEP, smooth=False)
    return drink
