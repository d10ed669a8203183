"""Lifting a box: near the body with bent knees (a tick in a circle), and bent over (a cross in a square)."""

from typing import Any

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import dress, silhouette
from .figure import Person
from .heads import Head
from .palette import FLOOR, HAIR_DARK, INK, PAPER, SHOE, SKIN_C, TROUSER, WARM, WOOD
from .registry import picture
from .shapes import Shape, box, disc, grown, soften

GROUND = 93.0  # the page's y under the feet
SCALE = 0.70


@picture("lifting", 136, 102)
def lifting(art: Art) -> None:
    """The right way on the left, the wrong way on the right."""
    with art.within(box(0, 0, art.w, art.h)):
        art.tone(box(0, GROUND - 5, art.w, art.h), FLOOR)
        art.stroke([(0, GROUND - 5), (art.w, GROUND - 5)])
        _squatting(art, Camera.turned(SCALE, 38, GROUND, 0, 4))
        _bent_over(art, Camera.turned(SCALE, 112, GROUND, 0, 4))
        _tick(art, 14, 14)
        _cross(art, 82, 14)


def _woman(camera: Camera) -> Person:
    return Person(camera, height=150, build=1.1, skin=SKIN_C, hair=HAIR_DARK, style="bun", top=WARM, legs=TROUSER, shoes=SHOE)


def _squatting(art: Art, camera: Camera) -> None:
    """Knees bent, back straight, the box held against the body."""
    p, c = _woman(camera), camera
    h = p.head
    p.pose(
        (0.55 * h, 1.62 * h, 0),
        up=(-0.28, 1, 0),
        facing=(-1, -0.25, 0),
        head_up=(-0.1, 1, 0),
        neck_forward=0.16,
        hands=((-0.72 * h, 1.93 * h, 0.42 * h), (-0.7 * h, 2.0 * h, -0.42 * h)),
        elbows=((0.6, -1, 0), (0.6, -1, 0)),
        feet=((-0.1 * h, 0.28 * h, 0.25 * h), (0.32 * h, 0.28 * h, -0.15 * h)),
        knees=((-1, 0.4, 0), (-1, 0.4, 0)),
    )
    hands = {"L": ((-1, -0.1, 0), (0, 1, 0)), "R": ((-1, -0.3, 0), (0, 1, 0))}
    feet = {k: ((-1, 0, 0),) for k in "LR"}
    order = ["armR", "legR", "legL", "neck", "trunk", "head"]
    painted = dress(art, p, order, Head(p, "side", eyes="open", size=1.12), hands, feet)
    load = _box(c, (-0.98 * h, 2.16 * h), 0.54 * h)
    art.shape(load, WOOD, INK, 2.0)
    _near_arm(art, p, hands["L"], [*painted, load])


def _bent_over(art: Art, camera: Camera) -> None:
    """Straight legs, round back, arms down to the box on the floor."""
    p = _woman(camera)
    h = p.head
    p.pose(
        (0.30 * h, 3.05 * h, 0),
        up=(-0.80, 0.55, 0),
        facing=(-0.55, -0.8, 0),
        chest_up=(-1, -0.28, 0),
        chest_facing=(0.28, -1, 0),
        head_up=(-0.9, -0.42, 0),
        neck_forward=0.10,
        hands=((-1.60 * h, 1.02 * h, 0.35 * h), (-1.45 * h, 1.1 * h, -0.35 * h)),
        elbows=((0.6, -0.2, 0.3), (0.6, -0.2, -0.3)),
        feet=((0.12 * h, 0.28 * h, 0.22 * h), (0.52 * h, 0.28 * h, -0.22 * h)),
        knees=((-1, 0, 0), (-1, 0, 0)),
    )
    hands = {k: ((-0.35, -1, 0), (-1, 0, 0)) for k in "LR"}
    feet = {k: ((-1, 0, 0),) for k in "LR"}
    order = ["legR", "legL", "neck", "trunk", "head"]
    painted = dress(art, p, order, Head(p, "side", eyes="open", size=1.12), hands, feet)
    load = _box(camera, (-1.75 * h, 0.56 * h), 0.56 * h)
    art.shape(load, WOOD, INK, 2.0)
    _near_arm(art, p, hands["L"], [*painted, load])


def _near_arm(art: Art, person: Person, hand: tuple[Any, ...], rest: list[Shape]) -> None:
    """The arm on this side, over the box, and one line round everything."""
    arm = [person.hand("L", *hand), person.sleeved_arm("L")]
    for shape, fill in zip(arm, (person.skin, person.top), strict=True):
        art.shape(shape, fill)
    patch = person.shoulder_patch("L").intersection(grown(person.trunk(), -0.4))
    art.tone(patch, person.top)
    art.outline(silhouette([*rest, *arm]))


def _box(camera: Camera, middle: tuple[float, float], half: float) -> Shape:
    """A box seen from its side."""
    x, y = camera(np.array([*middle, 0]))
    r = half * camera.scale
    return soften(box(x - r, y - r, x + r, y + r), 1.5)


# The signs of the icon set, icons/do.svg and icons/do-not.svg: a round one and a square one, 48 x 48, about their middle.
SIGN = 0.55
ROUND, TICK = 19, [(-9, 1), (-3, 8), (9, -7)]
SQUARE, CROSS = 18, [[(-8, -8), (8, 8)], [(8, -8), (-8, 8)]]


def _tick(art: Art, x: float, y: float) -> None:
    """This is right."""
    with art.upright(x):
        art.shape(disc((x, y), ROUND * SIGN), PAPER, INK, 3 * SIGN)
        art.stroke([(x + u * SIGN, y + v * SIGN) for u, v in TICK], 4 * SIGN, smooth=False)


def _cross(art: Art, x: float, y: float) -> None:
    """This is wrong."""
    half = SQUARE * SIGN
    art.shape(soften(box(x - half, y - half, x + half, y + half), 3 * SIGN), PAPER, INK, 3 * SIGN)
    for line in CROSS:
        art.stroke([(x + u * SIGN, y + v * SIGN) for u, v in line], 4 * SIGN)
