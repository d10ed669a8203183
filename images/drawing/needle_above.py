"""The needle seen along the body: a slice through the broken bone. It goes through the pedicle, clear of the canal.

The person lies face down, so the back is up. Slice: x to the side, y backwards, millimetres about the body's middle.
"""

import random
from collections.abc import Callable, Sequence

import numpy as np

from .art import Art
from .needle import Needle
from .palette import FAT, INK, INSIDE, MARK, MARK_LINE, MARK_SOFT, MUSCLE, MUSCLE_DEEP, NERVE, PAPER, SKIN_B
from .registry import picture
from .shapes import LineString, Shape, Spot, affinity, blob, box, disc, grown, poly, soften, spline, taper, together
from .whereabouts import lying_figure

SCALE = 1.5
BODY = [(0, 15), (11, 17), (20, 13), (25, 2), (21, -12), (9, -18), (0, -18.6)]  # right half
CANAL = [(0, 16), (9, 18), (12.5, 24), (8, 31), (0, 36)]
PEDICLE = (17.0, 20.0)


@picture("needle-above", 250, 178)
def needle_above(art: Art) -> None:
    """The slice with skin, fat, muscle, bone, nerves and needle."""
    cx, cy = 125.0, 136.0

    def page(shape: Shape) -> Shape:
        return affinity.affine_transform(shape, [SCALE, 0, 0, -SCALE, cx, cy])

    def spot(x: float, y: float) -> Spot:
        return (cx + x * SCALE, cy - y * SCALE)

    frame = soften(box(2, 24, art.w - 2, art.h - 2), 8)
    skin = [(-20, 48), (50, 36), (105, 33), (125, 34.5), (145, 33), (200, 36), (270, 48)]
    with art.within(frame):
        for drop, fill in ((0, SKIN_B), (5, FAT), (14, INSIDE)):
            art.tone(_under(art, skin, drop), fill)
        for drop in (5, 14):
            art.stroke([(x, y + drop) for x, y in skin])
        _muscles(art, page)
        body, arch, canal = page(_body()), page(_arch()), page(_canal())
        art.shape(arch, MARK_SOFT, MARK_LINE, 1.2)
    art.shape(body, MARK, MARK_LINE, 2.4)
    art.shape(canal, FAT, INK, 1.2)
    nerves = page(disc((0, 24.5), 6.6, 5.6))
    art.shape(nerves, NERVE)
    _crack(art, spot, body)
    art.outline(_under(art, skin, 0).intersection(frame))
    needle = Needle(spot(4, -8), spot(*PEDICLE), 143, 2.1)
    needle.paint(art, 1.2)
    x, y = lying_figure(art, 64, 20)
    art.stroke([(x, y - 11), (x, y + 10)], 2.4)
    art.facts |= {
        "bone": body,
        "broken bone": together(body, arch),
        "canal": canal,
        "nerves": nerves,
        "needle": needle.shaft(),
        "tip": needle.end(),
        "pedicle": page(_pedicle(1)).difference(canal),
    }
    art.anchor("needle", needle.at(120))
    art.anchor("canal", spot(-6.5, 24))
    art.anchor("broken", spot(-14, 0))
    art.anchor("skin", (26, 44))
    art.anchor("muscle", spot(-38, 46))


def _mirrored(right: Sequence[Spot]) -> list[Spot]:
    """The whole contour from its right half, whose first and last spots lie on the midline."""
    return [*right, *[(-x, y) for x, y in reversed(right[1:-1])]]


def _body() -> Shape:
    return blob(*_mirrored(BODY))


def _canal() -> Shape:
    return soften(blob(*_mirrored(CANAL)), 1.5)


def _pedicle(side: int) -> Shape:
    return poly((side * 11.5, 10), (side * 22, 10), (side * 22, 26), (side * 11.5, 26))


def _arch() -> Shape:
    """Pedicles, plates, side and back processes, with the canal left open."""
    halves = []
    for s in (-1, 1):
        side = taper([(s * 20, 25, 4.6), (s * 34, 29, 3.4), (s * 46, 31, 3.8)])
        joint = taper([(s * 18, 27, 5.5), (s * 19, 34, 5.2)])
        plate = taper([(s * 16, 30, 4.2), (0, 38.5, 4.2)])
        halves += [_pedicle(s), side, joint, plate]
    back = taper([(0, 38, 4.4), (0, 52, 3.2), (0, 57, 4.2)])
    return soften(together(*halves, back), 1.0, 3.0).difference(_canal())


def _under(art: Art, line: Sequence[Spot], drop: float) -> Shape:
    return poly(*spline([(x, y + drop) for x, y in line], closed=False), (art.w + 20, art.h + 20), (-20, art.h + 20))


def _muscles(art: Art, page: Callable[[Shape], Shape]) -> None:
    """The two long muscles of the back and one at each side of the body, with quiet fibres cut across."""
    dice = random.Random(3)
    for s in (-1, 1):
        back = blob(*[(s * x, y) for x, y in ((5, 56), (14, 64), (34, 63), (52, 52), (56, 38), (46, 33), (26, 32), (8, 42))])
        psoas = blob(*[(s * x, y) for x, y in ((27, 20), (40, 24), (54, 14), (55, -4), (42, -14), (30, -8))])
        for muscle in (back, psoas):
            art.shape(page(muscle), MUSCLE)
            inner, (x0, y0, x1, y1) = grown(page(muscle), -5), page(muscle).bounds
            for _ in range(40):
                x, y = dice.uniform(x0, x1), dice.uniform(y0, y1)
                line = LineString([(x - 4, y + s), (x + 4, y - s)])
                if inner.contains(line):
                    art.stroke(list(line.coords), 1.1, MUSCLE_DEEP)


def _crack(art: Art, spot: Callable[[float, float], Spot], bone: Shape) -> None:
    """On the side away from the needle."""
    for points, width in (([(-21, -13), (-15, -8), (-11, -10), (-7, -4)], 1.6), ([(-15, -8), (-16, -3)], 1.3)):
        line = LineString([spot(*p) for p in points]).intersection(grown(bone, -1.2))
        art.stroke(np.asarray(line.coords).tolist(), width, PAPER, smooth=False)
