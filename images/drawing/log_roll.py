"""Getting out of bed in one piece: knees bent, roll, legs over the edge and push, sit."""

from collections.abc import Callable

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import Person
from .heads import Head
from .palette import ARROW, CLOTH, CLOTH_DEEP, FLOOR, HAIR_WHITE, INK, LINEN, LINEN_DEEP, PAPER, SKIN_A, STEEL_DEEP, WOOD
from .registry import picture
from .shapes import box, soften, taper, together, unit

WIDE, HIGH, GAP, RIM = 81.0, 102.0, 7.5, 4.0
TOP = 46.0  # the mattress's upper side, cm over the floor
SCALE, TILT = 0.635, 22
FOOT, REAR = 40.0, -40.0  # the mattress's edges, towards the viewer and away

Pose = Callable[[Art, Camera, Person], None]


@picture("log-roll", 357, 110)
def log_roll(art: Art) -> None:
    """Four frames."""
    for i, pose in enumerate((_on_the_back, _rolled, _pushing, _sitting)):
        x = RIM + i * (WIDE + GAP)
        frame = soften(box(x, RIM, x + WIDE, RIM + HIGH), 7)
        art.tone(frame, PAPER)
        with art.within(frame):
            art.tone(box(x, RIM + HIGH - 25, x + WIDE, art.h), FLOOR)
            camera = Camera.turned(SCALE, x + 40, RIM + HIGH - 21, 0, TILT)
            _bed(art, camera)
            person = Person(camera, height=158, build=1.08, skin=SKIN_A, hair=HAIR_WHITE, style="bob", top=CLOTH, legs=CLOTH_DEEP)
            pose(art, camera, person)
        art.outline(frame, 1.0, STEEL_DEEP)


def _bed(art: Art, camera: Camera) -> None:
    """A bed that runs out of the frame at its foot end."""
    a, b, face = -57.0, 80.0, camera.face
    upper = face((a, TOP, REAR), (b, TOP, REAR), (b, TOP, FOOT), (a, TOP, FOOT))
    side = soften(face((a, TOP, FOOT), (b, TOP, FOOT), (b, TOP - 16, FOOT), (a, TOP - 16, FOOT)), 2)
    rail = face((a - 2, TOP - 15, FOOT), (b, TOP - 15, FOOT), (b, TOP - 23, FOOT), (a - 2, TOP - 23, FOOT))
    leg = face((a + 2, TOP - 22, FOOT), (a + 9, TOP - 22, FOOT), (a + 8, 0, FOOT), (a + 3, 0, FOOT))
    head = soften(face((a - 6, TOP + 24, REAR), (a, TOP + 24, REAR), (a, TOP - 24, FOOT), (a - 6, TOP - 24, FOOT)), 1.5)
    solids = [head, leg, rail, side, upper]
    for shape, fill in zip(solids, [WOOD, WOOD, WOOD, LINEN, LINEN_DEEP], strict=True):
        art.shape(shape, fill)
    art.outline(together(*solids), 1.6)
    pillow = taper([(*camera((a + 13, TOP + 4, -18)), 6), (*camera((a + 17, TOP + 4, 14)), 6.6)])
    art.shape(soften(pillow, 2), LINEN, INK, 1.4)


def _head(person: Person, view: str = "front", flip: bool = False) -> Head:
    return Head(person, view, flip=flip, eyes="open", size=1.16)


def _on_the_back(art: Art, camera: Camera, p: Person) -> None:
    """On the back, both knees bent, feet flat."""
    h, x = p.head, 19.5
    p.pose(
        (x, TOP + 0.42 * h, 0),
        up=(-1, 0, 0),
        facing=(0, 1, 0.12),
        head_up=(-1, 0.12, 0),
        neck_forward=0.10,
        hands=((x - 0.2 * h, TOP + 0.95 * h, 0.35 * h), (x - 0.2 * h, TOP + 0.9 * h, -0.5 * h)),
        elbows=((0, -0.4, 1), (0, -0.4, -1)),
        feet=((x + 1.16 * h, TOP + 0.22 * h, 0.3 * h), (x + 1.16 * h, TOP + 0.22 * h, -0.3 * h)),
        knees=((0, 1, 0), (0, 1, 0)),
    )
    hands = {"L": ((1, -0.1, -0.4), (0, 1, 0)), "R": ((1, -0.1, 0.4), (0, 1, 0))}
    feet = {k: ((1, -0.12, 0), (-0.12, -1, 0)) for k in "LR"}
    dress(art, p, ["armR", "legR", "legL", "trunk", "armL", "neck", "head"], _head(p, "side", flip=True), hands, feet)


def _rolled(art: Art, camera: Camera, p: Person) -> None:
    """On the side, shoulders and hips one block."""
    h, x = p.head, 19.5
    p.pose(
        (x, TOP + 0.56 * h, 0.05 * h),
        up=(-1, 0.05, 0),
        facing=(0, -0.05, 1),
        head_up=(-1, 0.03, 0),
        neck_forward=0.05,
        hands=((x - 1.0 * h, TOP + 0.18 * h, 1.15 * h), (x - 2.5 * h, TOP + 0.14 * h, 1.1 * h)),
        elbows=((1, 0.5, 0.4), (0.7, -0.1, 1)),
        feet=((x + 1.12 * h, TOP + 0.58 * h, 0), (x + 1.05 * h, TOP + 0.20 * h, 0.2 * h)),
        knees=((-0.2, 0, 1), (-0.2, 0, 1)),
    )
    hands = {"L": ((0.15, -0.2, 1), (-1, 0, 0)), "R": ((-1, 0.1, -0.1), (0, 1, 0))}
    feet = {k: ((0.9, 0.1, 0.4), (0.2, 0, -0.9)) for k in "LR"}
    dress(art, p, ["legR", "legL", "trunk", "neck", "head", "armR", "armL"], _head(p), hands, feet)
    x, y = camera(p.joints["waist"])
    art.arrow([(x - 5, y - 22), (x + 1, y - 34), (x + 10, y - 33), (x + 15, y - 19), (x + 16, y - 4), (x + 14, y + 11)], 3.4, ARROW, 9)


def _pushing(art: Art, camera: Camera, p: Person) -> None:
    """Legs go down over the edge while the arms push the trunk up."""
    h, x = p.head, 11.0
    p.pose(
        (x, TOP + 0.50 * h, 0.95 * h),
        up=(-0.70, 0.70, 0.05),
        facing=(0.05, -0.05, 1),
        head_up=(-0.45, 0.9, 0),
        neck_forward=0.05,
        hands=((x - 1.0 * h, TOP + 0.10 * h, 1.6 * h), (x - 1.95 * h, TOP + 0.12 * h, 0.9 * h)),
        elbows=((0.8, 0.2, 0.6), (-0.9, 0, -0.4)),
        feet=((x + 0.72 * h, TOP - 0.95 * h, 2.3 * h), (x + 0.28 * h, TOP - 1.05 * h, 2.35 * h)),
        knees=((0.3, 0.3, 1), (0.3, 0.3, 1)),
    )
    hands = {k: ((0.3, -0.1, 1), (1, 0, 0)) for k in "LR"}
    feet = {"L": ((0.5, -0.35, 0.8),), "R": ((0.4, -0.35, 0.8),)}
    dress(art, p, ["armR", "legR", "legL", "trunk", "neck", "head", "armL"], _head(p), hands, feet)
    x, y = camera(p.joints["skull"])
    art.arrow([(x - 14, y + 9), (x - 17, y - 3), (x - 12, y - 14), (x + 1, y - 19)], 3.4, ARROW, 9)
    x, y = camera(p.joints["ankleL"])
    art.arrow([(x + 8, y - 38), (x + 15, y - 26), (x + 16, y - 8)], 3.4, ARROW, 9)


def _sitting(art: Art, camera: Camera, p: Person) -> None:
    """Upright on the edge, turned a little so that the lap is seen."""
    h, x, ahead = p.head, -1.0, unit((0.74, 0, 0.67))
    right = unit((ahead[2], 0, -ahead[0]))  # the person's left on the page's right

    def at(forward: float, side: float, y: float) -> np.ndarray:
        return np.array([x, y, 0.95 * h]) + ahead * forward * h + right * side * h

    p.pose(
        at(0, 0, TOP + 0.42 * h),
        facing=ahead,
        neck_forward=0.10,
        hands=(at(0.30, 0.80, TOP + 0.12 * h), at(0.55, -0.72, TOP + 0.14 * h)),
        elbows=((0.3, 0, -1), (-1, 0.1, -0.5)),
        feet=(at(1.42, 0.33, 0.26 * h), at(1.42, -0.33, 0.26 * h)),
        knees=((0.7, 0.6, 0.7), (0.7, 0.6, 0.7)),
    )
    toes, down = ahead + np.array([0, -0.05, 0]), ahead + np.array([0, -0.1, 0])
    hands = {"L": (down, -right), "R": (down, right)}
    head = _head(p, "three", flip=True)
    dress(art, p, ["armL", "legL", "legR", "trunk", "neck", "head", "armR"], head, hands, {k: (toes,) for k in "LR"})
