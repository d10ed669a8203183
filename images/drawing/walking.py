"""A short walk outdoors: an older man with a stick on a path, a tree behind him."""

from typing import Any

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import dress, silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import FLOOR, HAIR_WHITE, HILL, INK, LEAF, SHOE, SKIN_C, TROUSER, WARM, WOOD
from .registry import picture
from .shapes import Shape, blob, box, disc, grown, poly, soften, taper, together

GROUND = 92.0  # the page's y under the feet


@picture("walking", 136, 102)
def walking(art: Art) -> None:
    """He walks to the right."""
    with art.within(box(0, 0, art.w, art.h)):
        _outdoors(art)
        camera = Camera.turned(0.552, 60, GROUND, 0, 4)
        _walker(art, camera)


def _outdoors(art: Art) -> None:
    """A hill, a path, a tree and a bush."""
    hill = blob((-12, 80), (10, 73), (40, 74), (80, 72), (120, 66), (150, 68), (150, 120), (-12, 120))
    path = poly((-4, 86), (140, 84), (140, 106), (-4, 106))
    art.tone(hill, HILL)
    art.tone(path, FLOOR)
    art.stroke([(-4, 85.5), (60, 85), (140, 83.5)])
    trunk = taper([(118, 40, 3.2), (118, 66, 3.4), (118, 86, 6)]).intersection(box(90, 0, 140, 83.6))
    art.shape(trunk, WOOD, INK, 1.6)
    crown = together(disc((118, 14), 17), disc((104, 26), 12.5), disc((131, 27), 13), disc((118, 32), 13))
    art.shape(soften(crown, 1, 3), LEAF, INK, 1.6)
    bush = together(disc((7, 74), 8), disc((17, 77), 7), disc((-4, 77), 8)).intersection(box(-20, 0, 60, 81))
    art.shape(soften(bush, 1, 2), LEAF, INK, 1.6)


def _walker(art: Art, camera: Camera) -> None:
    """The man, the stick in his near hand."""
    p = Person(camera, height=163, build=1.08, belly=0.08, skin=SKIN_C, hair=HAIR_WHITE, style="short", top=WARM, legs=TROUSER, shoes=SHOE)
    h, hip = p.head, (STANDING - 0.13) * p.head
    p.pose(
        (0, hip, 0),
        up=(0.07, 1, 0),
        facing=(1, 0, 0),
        head_up=(0.03, 1, 0),
        neck_forward=0.16,
        hands=((-0.75 * h, hip + 0.12 * h, -0.7 * h), (1.05 * h, hip + 0.42 * h, 0.7 * h)),
        elbows=((-1, -0.2, 0), (-1, -0.5, 0.2)),
        feet=((-0.86 * h, 0.42 * h, -0.2 * h), (0.78 * h, 0.34 * h, 0.2 * h)),
        knees=((1, 0, 0), (1, 0, 0)),
    )
    order = ["armL", "legL", "legR", "neck", "trunk", "head"]
    hands = {"L": ((-0.2, -1, 0), (1, 0, 0)), "R": ((1, -0.35, 0), (0.3, 1, 0), 0.8)}
    feet = {"L": ((0.8, -0.62, 0), (-0.62, -0.8, 0)), "R": ((1, 0.2, 0), (0.2, -1, 0))}
    head = Head(p, "side", flip=True, eyes="open", size=1.1)
    painted = dress(art, p, order, head, hands, feet)
    _stick(art, camera, p)
    painted += _near_arm(art, p, hands["R"])
    art.outline(silhouette(painted))


def _stick(art: Art, camera: Camera, person: Person) -> None:
    """The stick with its handle."""
    h = person.head
    grip = person.joints["wristR"] + np.array([0.27, -0.17, 0.02]) * h
    (x, y), low = camera(grip), camera((grip[0] + 0.40 * h, 0.03 * h, 0.2 * h))
    handle = taper([(x - 4.2, y - 1.4, 1.8), (x + 5.2, y + 0.8, 1.8)])
    stick = soften(together(taper([(x, y, 1.6), (*low, 1.5)]), handle), 0.2, 1)
    art.shape(stick, WOOD, INK, 1.6)


def _near_arm(art: Art, person: Person, hand: tuple[Any, ...]) -> list[Shape]:
    """The arm on this side, its hand over the stick."""
    shapes = [person.hand("R", *hand), person.sleeved_arm("R")]
    for shape, fill in zip(shapes, (person.skin, person.top), strict=True):
        art.shape(shape, fill)
    art.tone(person.shoulder_patch("R").intersection(grown(person.trunk(), -0.4)), person.top)
    return shapes
