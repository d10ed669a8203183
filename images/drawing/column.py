"""The whole column from the side, stacked along its natural curves, in millimetres."""

import math
from dataclasses import dataclass

import numpy as np

from . import bones
from .shapes import Shape, Spot, affinity, poly, put, soften, taper, together


@dataclass(frozen=True)
class Measures:
    """Sizes of one vertebra: body, disc below it, and the spinous process (its length, droop in degrees, thickness)."""

    name: str
    height: float
    depth: float
    gap: float
    length: float
    droop: float
    root: float
    tip: float


def _thoracic(i: int) -> Measures:
    length = (38, 38, 40, 42, 43, 44, 44, 42, 40, 36, 32, 30)[i]
    droop = (30, 36, 42, 48, 53, 56, 57, 55, 48, 38, 28, 18)[i]
    return Measures(f"T{i + 1}", 16 + 0.72 * i, 18.5 + 1.05 * i, 4.2 + 0.16 * i, length, droop, 10, 7 + 0.5 * max(0, i - 8))


def _lumbar(i: int) -> Measures:
    gap, length, droop = (7.5, 8.5, 9.5, 10.5, 10)[i], (31, 32, 32, 30, 25)[i], (12, 10, 9, 9, 14)[i]
    return Measures(f"L{i + 1}", 25.5 + 0.55 * i, 32 + 0.6 * i, gap, length, droop, 15, 17)


TABLE = [
    Measures("C1", 9, 12, 2, 12, 8, 8, 6),
    Measures("C2", 16, 15, 5, 26, 18, 10, 9),
    Measures("C3", 12, 15, 5, 22, 22, 8, 6),
    Measures("C4", 12, 15.5, 5, 22, 22, 8, 6),
    Measures("C5", 12, 16, 5, 23, 22, 8, 6),
    Measures("C6", 12.5, 16.5, 5, 28, 22, 8, 6),
    Measures("C7", 13.5, 17, 5, 36, 22, 9, 8),
    *[_thoracic(i) for i in range(12)],
    *[_lumbar(i) for i in range(5)],
]


@dataclass(frozen=True)
class Vertebra:
    """One vertebra in its place; the atlas has no disc under it."""

    measures: Measures
    centre: Spot
    body: Shape
    arch: Shape
    disc: Shape | None

    @property
    def name(self) -> str:
        """C1 to L5."""
        return self.measures.name


class Curve:
    """The line through the middle of the bodies: a spot and a lean (degrees from the vertical, + backwards) at each length."""

    def __init__(self) -> None:
        ends = np.r_[0, np.cumsum([m.height + m.gap for m in TABLE])]
        neck, chest, self.length = ends[7], ends[19], ends[24]
        at = [0, neck * 0.45, neck, neck + (chest - neck) * 0.45, chest, (chest + self.length) / 2, self.length]
        self._s = np.arange(0, self.length + 0.5, 0.5)
        lean = np.interp(self._s, at, [-13, 0, 25, 2, -20, -2, 34])  # neck forward, chest back, loin forward
        self._lean = np.convolve(np.pad(lean, 60, mode="edge"), np.ones(121) / 121, mode="valid")
        turn = np.radians(self._lean[:-1])
        self._x = np.r_[0, np.cumsum(np.sin(turn) * 0.5)]
        self._y = np.r_[0, np.cumsum(np.cos(turn) * 0.5)]

    def at(self, s: float) -> tuple[float, float, float]:
        """x, y and the turn of a bone there."""
        return float(np.interp(s, self._s, self._x)), float(np.interp(s, self._s, self._y)), -float(np.interp(s, self._s, self._lean))


def column() -> list[Vertebra]:
    """The 24 vertebrae from the top."""
    curve, out, s = Curve(), [], 0.0
    for i, m in enumerate(TABLE):
        x, y, turn = curve.at(s + m.height / 2)
        below = TABLE[min(i + 1, len(TABLE) - 1)].depth
        disc = None if m.name == "C1" else put(bones.disc_between(m.depth, below, m.gap), *curve.at(s + m.height + m.gap / 2))
        out.append(Vertebra(m, (x, y), put(_body(m), x, y, turn), put(_arch(m), x, y, turn), disc))
        s += m.height + m.gap
    return out


def _body(m: Measures) -> Shape:
    if m.name == "C1":
        return soften(taper([(-7, 0, 4.2), (-5, 0, 4.2)]), 1)
    plain = bones.body(m.height, m.depth)
    if m.name != "C2":
        return plain
    peg = taper([(1, -m.height * 0.3, 4.6), (1.5, -m.height / 2 - 9, 3.4)])
    return soften(together(plain, peg), 0.8, 1.5)


def _arch(m: Measures) -> Shape:
    if m.name == "C1":
        return soften(taper([(6, -1, 4.6), (13, 0, 3.2), (27, 2, 2.6), (33, 3, 4)]), 1)
    if m.name[0] == "L":
        short = 0.82 if m.name == "L5" else 1.0
        return affinity.scale(bones.lumbar_arch(), short * m.depth / 36, m.height / 27, origin=(14, 0))
    return bones.arch(m.name[0], m.height, m.depth, m.gap, m.length, m.droop, m.root, m.tip)


@dataclass(frozen=True)
class Sacrum:
    """The five fused pieces with the grooves between them, and the four of the tail bone."""

    bone: Shape
    grooves: list[tuple[Spot, Spot]]
    tail: list[Shape]


def sacrum() -> Sacrum:
    """What stands under L5."""
    curve, n, length = Curve(), 60, 104
    x, y, turn = curve.at(curve.length)
    lean = np.interp(np.linspace(0, 1, n + 1), [0, 0.35, 0.75, 1], [12 - turn, 17 - turn, -10 - turn, -34 - turn])
    step = np.radians(lean[:-1])
    centre = np.column_stack([x + np.r_[0, np.cumsum(np.sin(step)) * length / n], y + np.r_[0, np.cumsum(np.cos(step)) * length / n]])
    across = np.column_stack([np.cos(np.radians(lean)), -np.sin(np.radians(lean))])
    t = np.linspace(0, 1, n + 1)
    front = centre - across * np.interp(t, [0, 0.3, 1], [17, 12, 5])[:, None]
    bumps = np.interp(t, [0, .04, .12, .22, .32, .42, .52, .62, .72, .85, 1], [17, 22, 27, 22, 25, 20, 22, 17, 18, 11, 6])  # fmt: skip
    back = centre + across * bumps[:, None]
    grooves = []
    for k in (14, 27, 38, 49):
        deep = back[k] - front[k]
        grooves.append((front[k] + deep * 0.03, front[k] + deep * 0.55))
    return Sacrum(soften(poly(*front, *back[::-1]), 2.2), grooves, _tail(centre[-1], lean[-1] - 8))


def _tail(start: np.ndarray, lean: float) -> list[Shape]:
    out, spot = [], start
    for height, depth in ((9, 10.5), (8, 8.5), (7, 7), (6, 5)):
        ahead = np.array([math.sin(math.radians(lean)), math.cos(math.radians(lean))])
        spot = spot + ahead * (height / 2 + 1.4)
        d, h = depth / 2, height / 2
        out.append(put(soften(poly((-d, -h), (d, -h), (d * 0.84, h), (-d * 0.84, h)), 1.6), spot[0], spot[1], -lean))
        spot = spot + ahead * height / 2
        lean -= 15
    return out
