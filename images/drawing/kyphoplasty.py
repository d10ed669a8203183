"""The balloon steps of kyphoplasty in a row of bones that lie face down: in, full, out again, and cement in the room that it leaves."""

from dataclasses import dataclass

from . import bones
from .art import Art
from .cement import RIM
from .grains import grained
from .lying import Row
from .needle import Needle
from .palette import BALLOON, BONE, INK, MARK, MARK_LINE, MARK_SOFT, NEEDLE, PAPER
from .registry import picture
from .shapes import Shape, Spots, affinity, disc, grown, poly, soften, taper, together

NEIGHBOURS = range(-2, 3)
SUNK, LIFTED = 0.58, 0.82  # what is left of the broken body in front, and what the balloon gives back
# In millimetres about the broken body: where the tube ends, what it is aimed through, where the balloon's middle and far end lie.
END, THROUGH, MIDDLE, TIP = (10.5, -2.6), (25.0, -5.2), (-2.2, 1.6), (-12.5, 4.2)
LONG, WIDE = 9.8, 8.0  # half axes of the full balloon, millimetres
BUDS = [(-9.5, -3.4, 2.6), (-10, 7.0, 2.6), (-3, 9.4, 2.4), (5, 7.4, 2.4), (4, -5.6, 2.2), (-3.4, -6.4, 2.4)]  # cement between the cells


@dataclass(frozen=True)
class Tubed:
    """The broken bone of a row, with the tube through its pedicle."""

    row: Row
    front: float

    @property
    def bone(self) -> Shape:
        """The broken body."""
        return self.row.body(0, self.front)

    @property
    def _axis(self) -> Needle:
        return Needle(self.row.spot(*END), self.row.spot(*THROUGH), 70 * self.row.scale, 2.6 * self.row.scale)

    def tube(self) -> Shape:
        """The tube with its blunt end."""
        axis = self._axis
        half, length = axis.half, axis.length
        return poly(axis.at(0, half), axis.at(length, half), axis.at(length, -half), axis.at(0, -half))

    def core(self) -> Shape:
        """What runs through it: the balloon's own shaft, or cement."""
        axis = self._axis
        return taper([(*axis.at(0), 0.45 * axis.half), (*axis.at(axis.length), 0.45 * axis.half)])

    def flat(self) -> Shape:
        """The empty balloon at its shaft's end."""
        spots = (self._axis.at(0), 1.3), (self.row.spot(*MIDDLE), 2.3), (self.row.spot(*TIP), 1.5)
        return taper([(*spot, radius * self.row.scale) for spot, radius in spots])

    def full(self) -> Shape:
        """The full balloon; a rim of bone stays all round it."""
        egg = affinity.rotate(affinity.translate(disc((0, 0), LONG, WIDE), *MIDDLE), -9)
        neck = taper([(*END, 1.7), (*MIDDLE, 3.0)])
        return soften(self.row.page(soften(together(egg, neck), 1.0, 3.0)).intersection(grown(self.bone, -RIM)), 1.0)

    def cement(self) -> Shape:
        """Cement that fills the room and buds out between the cells of the bone, and stays inside it."""
        buds = [self.row.page(disc((x, y), r)) for x, y, r in BUDS]
        return soften(together(self.full(), *buds).intersection(grown(self.bone, -RIM)), 0.8, 1.6)

    def paint(self, art: Art, neighbours: range = NEIGHBOURS, line: float = 2.0) -> None:
        """Paint the row and the broken bone in it."""
        row = self.row
        arch = bones.cut_arch(row.depth)
        for k in neighbours:
            art.shape(row.at(arch, k), BONE if k else MARK_SOFT, INK if k else MARK_LINE, 0.6 * line)
        row.paint_discs(art, neighbours[:-1], self.front)
        row.paint_healthy(art, neighbours, cells=9)
        art.shape(self.bone, MARK, MARK_LINE, 1.3 * line)
        art.facts |= {"bone": self.bone, "needle": self.tube(), "pedicle": row.at(bones.cut_pedicle(row.depth), 0)}
        art.facts["broken bone"] = together(self.bone, row.at(arch, 0))

    def paint_balloon(self, art: Art, balloon: Shape, line: float = 1.4) -> None:
        """Paint the tube, the balloon's shaft in it, and the balloon."""
        self.paint_tube(art)
        art.shape(self.core(), BALLOON, INK, 0.8)
        art.shape(balloon, BALLOON, INK, line)
        art.facts["balloon"] = together(balloon, self.core())
        art.facts["balloon in the bone"] = balloon

    def paint_tube(self, art: Art) -> None:
        """Paint the tube."""
        art.shape(self.tube(), NEEDLE, INK, 1.2)

    def shine(self) -> Spots:
        """A light along the upper side of the full balloon."""
        return self.row.spots((-8.4, -2.2), (-3.4, -4.0), (2.0, -3.2))


def scene(art: Art, front: float) -> Tubed:
    """Five bones across the picture, the middle one broken; under them room for arrows."""
    tubed = Tubed(Row(1.22, art.w / 2, 33), front)
    tubed.paint(art)
    return tubed


@picture("step-balloon-in", 136, 68)
def goes_in(art: Art) -> None:
    """The empty balloon lies in the broken bone."""
    tubed = scene(art, SUNK)
    tubed.paint_balloon(art, tubed.flat(), 1.2)


@picture("step-balloon-up", 136, 68)
def fills(art: Art) -> None:
    """The full balloon pushes the bone apart."""
    tubed = scene(art, LIFTED)
    tubed.paint_balloon(art, tubed.full())
    art.stroke(tubed.shine(), 1.6, PAPER)
    for side in (-1, 1):
        art.arrow([(68 + side * x, 62) for x in (4, 12, 24)], 3.6, head=8.5)


@picture("step-room", 136, 68)
def leaves_room(art: Art) -> None:
    """The balloon is out; a room is left at the end of the tube."""
    tubed = scene(art, LIFTED)
    tubed.paint_tube(art)
    art.shape(tubed.full(), PAPER, INK, 1.4)
    art.facts["room"] = tubed.full()


@picture("step-fill", 136, 68)
def cement_fills(art: Art) -> None:
    """Cement comes through the tube and fills the room."""
    tubed = scene(art, LIFTED)
    tubed.paint_tube(art)
    grained(art, tubed.core(), 3.4, 0.6)
    spread = tubed.cement()
    grained(art, spread)
    art.facts |= {"room": tubed.full(), "spread": spread, "cement": together(spread, tubed.core())}
