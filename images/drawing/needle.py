"""The needle: a hollow shaft with a pointed end, a wing to hold and a cap, as it looks lying in any direction."""

from dataclasses import dataclass

import numpy as np

from .art import Art
from .grains import grained
from .palette import GRIP, GRIP_DEEP, INK, NEEDLE, STEEL_DEEP
from .shapes import Point, Shape, Spot, poly, soften, taper, unit


@dataclass(frozen=True)
class Needle:
    """A needle on the page: from its tip back through a second spot, `length` to the wing, `half` its shaft's half width."""

    tip: Spot
    through: Spot
    length: float
    half: float = 1.6

    def shaft(self) -> Shape:
        """The shaft with its point."""
        h, point = self.half, 3 * self.half
        return poly(self.at(0), self.at(point, h), self.at(self.length, h), self.at(self.length, -h), self.at(point, -h))

    def core(self) -> Shape:
        """The hollow of the shaft."""
        return taper([(*self.at(2.4 * self.half), 0.5 * self.half), (*self.at(self.length), 0.5 * self.half)])

    def end(self) -> Point:
        """The very tip."""
        return Point(*self.tip)

    def at(self, along: float, aside: float = 0.0) -> np.ndarray:
        """The spot so far from the tip, and so far beside the axis."""
        ahead = unit(np.subtract(self.through, self.tip))
        return np.asarray(self.tip, float) + ahead * along + np.array([-ahead[1], ahead[0]]) * aside

    def paint(self, art: Art, line: float = 1.0, core: bool = False) -> None:
        """Paint shaft, collar, wing and cap; with a core the shaft is seen to carry cement."""
        art.shape(self.shaft(), NEEDLE, INK, line)
        if core:
            grained(art, self.core(), 3.4, 0.6)
        k, n = self.half / 3.1, self.length  # sizes below belong to a shaft 6.2 wide
        for a, b, half, round_by, fill, width in (
            (n - 30 * k, n - 16 * k, 6.5 * k, 1.5, STEEL_DEEP, line),
            (n - 16 * k, n - 6 * k, 20 * k, 4, GRIP, 2 * line),
            (n - 6 * k, n + 8 * k, 9 * k, 4, GRIP_DEEP, 2 * line),
        ):
            block = poly(self.at(a, half), self.at(b, half), self.at(b, -half), self.at(a, -half))
            art.shape(soften(block, round_by * k), fill, INK, min(width, 2.0))
