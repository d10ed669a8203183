"""A healthy spine bone, and one broken into a wedge, each between its neighbours; upright, back to the right."""

import math

from . import bones
from .art import Art
from .palette import BONE, DISC, INK, MARK, MARK_LINE, MARK_SOFT, PAPER
from .registry import picture
from .shapes import LineString, Point, Shape, Spot, affinity, grown, parts, poly, put, soften, together

HEIGHT, DEPTH, GAP = 27.0, 36.0, 9.0
FRONT = 0.52  # what is left of the broken bone's height in front
SCALE = 1.2
CRACKS = [
    ([(-19, 7), (-12.5, 5.2), (-9.6, 7.6), (-4.6, 4.4), (-1.6, 6.6), (4.4, 2.6)], 1.6),
    ([(-9.6, 7.6), (-7.6, 11)], 1.3),
    ([(-8.4, 0.6), (-6, 2.6), (-4.6, 4.4)], 1.3),
]


class Stack:
    """Three vertebrae about the middle one's centre; the upper one leans with a sunken roof, the disc takes up the rest."""

    def __init__(self, x: float, y: float, front: float = 1.0) -> None:
        self.x, self.y, self.front = x, y, front
        self._lean = -math.degrees(math.atan2(HEIGHT * (1 - front), DEPTH)) * 0.72

    def page(self, shape: Shape) -> Shape:
        """A solid in millimetres, on the page."""
        return put(shape, self.x, self.y, scale=SCALE)

    def spot(self, x: float, y: float) -> Spot:
        """A spot in millimetres, on the page."""
        return (self.x + x * SCALE, self.y + y * SCALE)

    def bodies(self) -> list[Shape]:
        """From above: neighbour, middle, neighbour."""
        plain = bones.body(HEIGHT, DEPTH)
        return [self.page(g) for g in (self._above(plain), bones.body(HEIGHT, DEPTH, self.front), self._below(plain))]

    def whole(self) -> Shape:
        """The middle bone with its arch."""
        return together(self.bodies()[1], self.page(bones.lumbar_arch(DEPTH)))

    def paint(self, art: Art, broken: bool = False) -> None:
        """Paint discs, arches, bodies."""
        for disc in self._discs():
            art.shape(self.page(soften(disc, 3.2)), DISC)
        arch = bones.lumbar_arch(DEPTH)
        for place, marked in ((self._below, False), (lambda g: g, broken), (self._above, False)):
            art.shape(self.page(place(arch)), MARK_SOFT if marked else BONE, MARK_LINE if marked else INK, 1.0)
        above, middle, below = self.bodies()
        for body in (above, below):
            art.shape(body, BONE, INK, 2.0)
        art.shape(middle, MARK if broken else BONE, MARK_LINE if broken else INK, 2.6 if broken else 2.0)

    def _above(self, shape: Shape) -> Shape:
        hinge = (DEPTH / 2, -HEIGHT / 2)  # the back wall keeps its height
        return affinity.rotate(affinity.translate(shape, 0, -(HEIGHT + GAP)), self._lean, origin=hinge)

    def _below(self, shape: Shape) -> Shape:
        return affinity.translate(shape, 0, HEIGHT + GAP)

    def _discs(self) -> list[Shape]:
        """They fill the room between the end plates and run 2.5 mm under the bones."""
        left, right, edge = -DEPTH / 2 - 0.8, DEPTH / 2 - 1, HEIGHT / 2 - 2.5
        (a,), (b,) = (self._above(Point(x, edge)).coords for x in (left, right))
        sunk = HEIGHT / 2 - HEIGHT * self.front + 2.5
        low = HEIGHT / 2 + GAP + 2.5
        return [
            poly(a, b, (right, -edge), (left, sunk)),
            poly((left, edge), (right, edge), (right, low), (left, low)),
        ]


@picture("wedge-fracture", 292, 150)
def wedge(art: Art) -> None:
    """Healthy left, broken right, the height in front measured beside each."""
    healthy, broken = Stack(50, 76), Stack(204, 76, FRONT)
    healthy.paint(art)
    broken.paint(art, broken=True)
    bone = broken.bodies()[1]
    for points, width in CRACKS:  # pale on dark, so that they live through a copier
        for crack in parts(LineString([broken.spot(*p) for p in points]).intersection(grown(bone, -1.2))):
            art.stroke(list(crack.coords), width, PAPER, smooth=False)
    top, low = -HEIGHT / 2, HEIGHT / 2
    sunk = low - HEIGHT * FRONT
    _ruler(art, healthy.spot(-26, top), healthy.spot(-26, low)[1], 1.6)
    x, y = broken.spot(-26, top)
    now = broken.spot(0, sunk)[1]
    art.stroke([(x, y), (x, now - 2)], 1.4, INK, smooth=False, dash="2.6 3.4")
    art.stroke([(x - 4, y), (x + 4, y)], 1.4, INK, smooth=False)
    _ruler(art, (x, now), broken.spot(0, low)[1], 2.6)
    art.anchor("healthy", healthy.spot(0, 0))
    art.anchor("disc", healthy.spot(-12, 18))
    art.anchor("broken", broken.spot(3, 7))
    art.anchor("lost", (x, (y + now) / 2))
    art.facts |= {"healthy": healthy.bodies()[1], "broken": bone}
    art.facts |= {"above": broken.bodies()[0], "below": broken.bodies()[2], "broken bone": broken.whole()}


def _ruler(art: Art, top: Spot, low: float, width: float) -> None:
    """An upright measure with ticks at its ends."""
    x, y = top
    art.stroke([(x, y), (x, low)], width, smooth=False)
    for end in (y, low):
        art.stroke([(x - 4, end), (x + 4, end)], width, smooth=False)
