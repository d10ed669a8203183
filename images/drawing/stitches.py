"""A child with stitches in a forearm, and a lens that shows them: a cut that is closed, and threads across it with their knots."""

import math
from typing import Any

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import HAIR_DARK, INK, PAPER, SKIN_C, SORE, STRIPE, THREAD
from .registry import picture
from .shapes import Shape, Spot, box, disc, grown, put, ribbon, taper, together, unit

LENS, RADIUS = (149.0, 56.0), 44.0
CUT: list[Spot] = [(-30, 5), (-16, 1), (0, 0), (16, 2), (30, -3)]
STITCHES = 5
HALO = 9.0


@picture("child-stitches", 200, 176)
def stitches(art: Art) -> None:
    """The child holds the arm before the body; two lines lead from the cut to the lens."""
    with art.within(box(0, 0, art.w, art.h)):
        place = _child(art)
        _beam(art, place)
    _lens(art)
    art.facts["place"] = disc(place, HALO)


def _child(art: Art) -> np.ndarray:
    """About six years old, so the head is large; returns the middle of the cut."""
    p = Person(Camera.turned(2.05, 64, 186, 0, 4), height=118, build=0.78, skin=SKIN_C, hair=HAIR_DARK, style="bob", top=PAPER, sleeve=0.36)
    h = p.head
    p.pose(
        (0, 0, 0),
        hands=((0.30 * h, 0.98 * h, 0.95 * h), (-0.62 * h, 0.55 * h, 0.7 * h)),
        elbows=((1, -0.6, 0.1), (-1, -0.5, 0.1)),
        head_up=(0.04, 1, 0),
        neck_length=0.96,
    )
    trunk = p.trunk()
    art.shape(p.neck(), p.skin)
    art.shape(trunk, p.top)
    _stripes(art, trunk)
    head = Head(p, "front", eyes="open", size=1.56)
    head.paint(art)
    art.outline(silhouette([p.neck(), trunk, head.outline]))
    hands: dict[str, tuple[Any, ...]] = {"R": ((0.8, -0.5, 0.3), (0.3, 1, 0.2)), "L": ((-1, 0.10, 0.2), (0, 1, 0.2))}
    for k in "RL":
        arm = [(p.bare_arm(k), p.skin), (p.hand(k, *hands[k]), p.skin), (p.sleeved_arm(k), p.top)]
        for shape, fill in arm:
            art.shape(shape, fill)
        _stripes(art, arm[2][0])
        art.outline(silhouette([shape for shape, _ in arm]), 1.8)
    a, b = (p.camera(p.joints[joint]) for joint in ("elbowL", "wristL"))
    middle = a + (b - a) * 0.52
    turn = math.degrees(math.atan2(*(a - b)[::-1]))
    _cut(art, middle, turn, 0.30, small=True)
    return np.asarray(middle)


def _stripes(art: Art, cloth: Shape) -> None:
    """Bands across a shirt."""
    x0, y0, x1, y1 = cloth.bounds
    for k in range(int((y1 - y0) / 18) + 1):
        band = cloth.intersection(box(x0, y0 + 8 + 18 * k, x1, y0 + 16 + 18 * k))
        art.tone(grown(band, -0.5), STRIPE)


def _cut(art: Art, at: Spot, turn: float, size: float, small: bool = False) -> tuple[Shape, list[Shape]]:
    """The closed cut and its stitches; returns both."""

    def on(shape: Shape) -> Shape:
        return put(shape, at[0], at[1], turn, size)

    art.tone(on(ribbon(CUT, [8, 15, 15, 15, 8])), SORE)
    line = on(ribbon(CUT, [1.2, 2.6, 2.8, 2.6, 1.2] if not small else [4, 5, 5, 5, 4]))
    art.tone(line, INK)
    curve = np.asarray(CUT, float)
    threads = []
    for k in range(STITCHES):
        x = -24 + 12 * k
        y = float(np.interp(x, curve[:, 0], curve[:, 1]))
        bar = on(taper([(x - 0.8, y - 9, 1.3 if not small else 2.2), (x + 0.8, y + 9, 1.3 if not small else 2.2)]))
        threads.append(bar)
        art.tone(bar, THREAD)
        if not small:
            ends = [taper([(x + 0.8, y + 9, 1), (x + dx, y + 14.5, 0.8)]) for dx in (-3.2, 3.8)]
            art.tone(on(together(disc((x + 0.8, y + 9), 2.3), *ends)), THREAD)
    return line, threads


def _beam(art: Art, place: np.ndarray) -> None:
    """Two lines from the ring round the cut, each touching the lens from outside."""
    art.outline(disc(place, HALO), 1.6)
    away = np.asarray(LENS) - place
    side = np.array([-away[1], away[0]]) / np.linalg.norm(away)
    for s in (-1, 1):
        start = place + side * s * HALO
        end = np.asarray(LENS) + side * s * RADIUS
        art.stroke([start, start + unit(end - start) * (np.linalg.norm(end - start) - 2)], 1.2, smooth=False)


def _lens(art: Art) -> None:
    """The skin close by."""
    lens = disc(LENS, RADIUS)
    art.tone(lens, SKIN_C)
    with art.within(lens):
        line, threads = _cut(art, LENS, -14, 1.0)
    art.outline(lens, 2.4)
    art.facts |= {"lens": lens, "cut": line, **{f"stitch {k}": thread for k, thread in enumerate(threads)}}
