"""Exercises at a chair and at a wall: where one begins on the left, where one ends on the right."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from .art import Art
from .camera import Camera, Place
from .dressing import dress
from .figure import STANDING, Person
from .heads import Head
from .palette import (
    CLOTH,
    CLOTH_DEEP,
    FLOOR,
    GLASS,
    HAIR_BROWN,
    HAIR_DARK,
    HAIR_GREY,
    HAIR_WHITE,
    HILL,
    INK,
    LEAF,
    SHOE,
    SKIN_A,
    SKIN_B,
    SKIN_C,
    STEEL,
    SUN,
    TROUSER,
    WARM,
    WOOD,
)
from .registry import picture
from .shapes import Point, Shape, blob, box, disc, poly, soften, taper, together

GROUND = 95.0  # the page's y under the feet
SCALE = 0.575
TALL = STANDING + 0.06  # the pelvis of who stands upright, in heads
MIDDLES = (33.0, 102.0)


@contextmanager
def halves(art: Art, floor: float | None) -> Iterator[None]:
    """Two halves with a line between; the floor, where there is one, begins at this y."""
    with art.within(box(0, 0, art.w, art.h)):
        if floor is not None:
            art.tone(box(0, floor, art.w, art.h), FLOOR)
            art.stroke([(0, floor), (art.w, floor)], 1, smooth=False)
        yield
        art.stroke([(art.w / 2, 4), (art.w / 2, art.h - 4)], 0.8, smooth=False, dash="2 3")


def _chair(art: Art, camera: Camera, back: float, seat: float, height: float, top: float, z: float = 0.0) -> None:
    """A firm chair from the side, no arms: its back at x `back`, the seat's front at `seat` (cm), as high as `height`."""
    ahead = 1 if seat > back else -1

    def bar(x0: float, y0: float, x1: float, y1: float) -> Shape:
        (a, b), (c, d) = camera((x0, y0, z)), camera((x1, y1, z))
        return soften(box(min(a, c), min(b, d), max(a, c), max(b, d)), 0.6)

    legs = together(bar(back, 0, back + 4 * ahead, top), bar(seat - 5 * ahead, 0, seat - 1 * ahead, height))
    slab = bar(back, height, seat, height - 5)
    art.shape(together(legs, slab), WOOD, INK, 1.8)


@picture("exercise-sit-stand", 136, 102)
def sit_stand(art: Art) -> None:
    """Near the front of the chair, leaning from the hips; then up."""
    with halves(art, GROUND - 6):
        for i, middle in enumerate((28.0, 97.0)):
            camera = Camera.turned(SCALE, middle, GROUND, 0, 4)
            p = Person(
                camera,
                height=150,
                build=1.3,
                belly=0.1,
                skin=SKIN_C,
                hair=HAIR_GREY,
                style="bun",
                top=CLOTH,
                legs=TROUSER,
                shoes=SHOE,
                sleeve=0.6,
            )
            h = p.head
            _chair(art, camera, -1.15 * h, 0.55 * h, 1.56 * h, 3.4 * h)
            if i == 0:
                p.pose(
                    (0.1 * h, 1.95 * h, 0),
                    up=(0.34, 1, 0),
                    facing=(1, -0.3, 0),
                    head_up=(0.2, 1, 0),
                    neck_forward=0.14,
                    hands=((1.0 * h, 2.15 * h, -0.3 * h), (1.0 * h, 2.15 * h, 0.35 * h)),
                    elbows=((-1, -0.4, 0), (-1, -0.4, 0)),
                    feet=((1.05 * h, 0.33 * h, -0.22 * h), (1.05 * h, 0.33 * h, 0.22 * h)),
                    knees=((1, 0.4, 0), (1, 0.4, 0)),
                )
            else:
                p.pose(
                    (0.95 * h, TALL * h, 0),
                    facing=(1, 0, 0),
                    neck_forward=0.10,
                    hands=((0.98 * h, 2.85 * h, -0.6 * h), (0.98 * h, 2.85 * h, 0.85 * h)),
                    elbows=((-1, 0, 0), (-1, 0, 0.2)),
                    feet=((1.0 * h, 0.33 * h, -0.22 * h), (0.98 * h, 0.33 * h, 0.22 * h)),
                    knees=((1, 0, 0), (1, 0, 0)),
                )
            hands = {k: ((1, -0.5, 0), (0, 1, 0)) if i == 0 else ((0.1, -1, 0), (1, 0, 0)) for k in "LR"}
            dress(art, p, ["armL", "legL", "legR", "neck", "trunk", "head", "armR"], _head(p, True), hands, {k: ((1, 0, 0),) for k in "LR"})
            art.facts[("start", "end")[i] + "-head"] = Point(camera(p.joints["skull"])).buffer(1)
            if i:
                art.arrow([(middle - 13, 44), (middle - 13, 20)], 3.2, head=8.5)


@picture("exercise-heels", 136, 102)
def heels(art: Art) -> None:
    """Flat on the feet, then up on the toes, both hands on the chair's back."""
    with halves(art, GROUND - 6):
        for i, middle in enumerate((24.0, 93.0)):
            camera = Camera.turned(SCALE, middle, GROUND, 0, 4)
            p = Person(camera, height=146, build=0.92, skin=SKIN_B, hair=HAIR_WHITE, style="short", top=WARM, legs=CLOTH_DEEP, shoes=SHOE)
            h = p.head
            _chair(art, camera, 1.62 * h, 2.75 * h, 1.9 * h, 3.92 * h)
            _on_toes(art, p, (0.0, 0.36)[i])
            art.facts[("start", "end")[i] + "-head"] = Point(camera(p.joints["skull"])).buffer(1)
            if i:
                art.arrow([(middle - 15, GROUND - 3), (middle - 15, GROUND - 25)], 3.2, head=8.5)


@picture("exercise-wall", 136, 102)
def wall(art: Art) -> None:
    """Arms straight at the wall, then elbows bent, the body one straight board."""
    with halves(art, GROUND - 6):
        for i, middle in enumerate((20.0, 89.0)):
            camera = Camera.turned(SCALE, middle, GROUND, 0, 4)
            p = Person(
                camera, height=150, build=1.05, skin=SKIN_A, hair=HAIR_BROWN, style="bun", top=CLOTH, legs=TROUSER, shoes=SHOE, sleeve=0.6
            )
            h = p.head
            x, _ = camera((2.02 * h, 0, 0))
            art.shape(box(x, -5, x + 9, GROUND), STEEL, INK, 1.8)
            lean = (0.03, 0.185)[i]
            up = np.array([lean, 1, 0]) / np.hypot(lean, 1)
            ankle = np.array([0, 0.33, 0]) * h
            p.pose(
                ankle + up * (TALL - 0.33) * h,
                up=up,
                facing=(1, -lean, 0),
                neck_forward=0.08,
                hands=((1.92 * h, 4.72 * h, -0.5 * h), (1.92 * h, 4.72 * h, 0.5 * h)),
                elbows=((-0.2, -1, 0), (-0.2, -1, 0.1)),
                feet=((0.03 * h, 0.33 * h, -0.2 * h), (0, 0.33 * h, 0.2 * h)),
                knees=((1, 0, 0), (1, 0, 0)),
            )
            hands = {k: ((0.05, 1, 0), (0, 0.3, 1)) for k in "LR"}
            dress(art, p, ["armL", "legL", "legR", "neck", "trunk", "head", "armR"], _head(p, True), hands, {k: ((1, 0, 0),) for k in "LR"})
            name = ("start", "end")[i]
            for joint in ("shoulderR", "hipR", "ankleR"):
                art.facts[f"{name}-{joint}"] = Point(camera(p.joints[joint])).buffer(1)
            art.facts[f"{name}-wall"] = box(x, 0, x + 9, GROUND)
            if i:
                art.arrow([(middle - 12, 21), (middle + 2, 21)], 3.2, head=8)


@picture("exercise-leg-side", 136, 102)
def leg_side(art: Art) -> None:
    """From behind, both hands on the chair; then one leg out to the side, the trunk upright."""
    with halves(art, GROUND - 8):
        for i, middle in enumerate(MIDDLES):
            camera = Camera.turned(SCALE, middle - 2, GROUND, 0, 6)
            p = Person(
                camera, height=148, build=1.12, belly=0.06, skin=SKIN_B, hair=HAIR_GREY, style="short", top=WARM, legs=TROUSER, shoes=SHOE
            )
            h = p.head
            _chair_behind(art, camera, h)
            away = (0.0, 1.25)[i]
            p.pose(
                (-0.06 * i * h, TALL * h, 0),
                facing=(0, 0, -1),
                neck_forward=0.08,
                hands=((-1.02 * h, 4.0 * h, -0.8 * h), (1.02 * h, 4.0 * h, -0.8 * h)),
                elbows=((-1, -0.9, 0.5), (1, -0.9, 0.5)),
                feet=((-0.28 * h, 0.33 * h, 0), ((0.3 + away) * h, (0.33 + 0.42 * i) * h, 0)),
                knees=((0, 0, -1), (0, 0, -1)),
            )
            hands = {"L": ((0, -0.75, -0.6), (1, 0, 0), 0.9), "R": ((0, -0.75, -0.6), (-1, 0, 0), 0.9)}
            feet = {k: ((0, 0, -1),) for k in "LR"}
            dress(art, p, ["armL", "armR", "legL", "legR", "neck", "trunk", "head"], _head(p, False, "back"), hands, feet)
            name = ("start", "end")[i]
            for joint in ("pelvis", "neck", "ankleR"):
                art.facts[f"{name}-{joint}"] = Point(camera(p.joints[joint])).buffer(1)
            if i:
                x, y = camera(p.joints["ankleR"])
                art.arrow([(x - 15, y + 10.5), (x - 5, y + 11.5), (x + 8, y + 7.5)], 2.8, head=7.5)


def _chair_behind(art: Art, camera: Camera, h: float) -> None:
    """A chair before the person, seen from behind: its back and its legs."""
    z = -1.0 * h
    frame = []
    for x in (-1.25, 1.12):
        frame.append(camera.face((x * h, 0, z), ((x + 0.13) * h, 0, z), ((x + 0.13) * h, 3.9 * h, z), (x * h, 3.9 * h, z)))
    for y in (3.6, 2.8, 1.6):
        frame.append(camera.face((-1.25 * h, y * h, z), (1.25 * h, y * h, z), (1.25 * h, (y + 0.3) * h, z), (-1.25 * h, (y + 0.3) * h, z)))
    art.shape(together(*frame), WOOD, INK, 1.6)


def _head(person: Person, flip: bool, view: str = "side") -> Head:
    return Head(person, view, flip=flip, eyes="open", size=1.1)


@picture("exercise-hero", 190, 160)
def together_at_it(art: Art) -> None:
    """An older man goes up on his toes, hands on a chair; a physical therapist stands by him."""
    with art.within(box(0, 0, art.w, art.h)):
        floor = 136.0
        art.tone(box(0, floor, art.w, art.h), FLOOR)
        art.stroke([(0, floor), (art.w, floor)], 1.2, smooth=False)
        _window(art)
        _plant(art, 174, floor + 4)
        camera = Camera.turned(0.79, 88, 150, 0, 4)
        _therapist(art, camera)
        p = Person(
            camera, height=158, build=1.05, belly=0.1, skin=SKIN_A, hair=HAIR_WHITE, style="short", top=WARM, legs=TROUSER, shoes=SHOE
        )
        h = p.head
        _chair(art, camera, 1.72 * h, 2.9 * h, 1.9 * h, 3.92 * h)
        painted = _on_toes(art, p, 0.34)
        art.facts["patient"] = together(*painted)
        x, y = camera((-1.0 * h, 0.1 * h, 0))
        art.arrow([(x + 7, y), (x + 7, y - 26)], 3.6, head=9.5)


def _window(art: Art) -> None:
    art.shape(soften(box(112, 14, 166, 66), 1.5), GLASS, INK, 2)
    hills = blob((112, 58), (128, 48), (146, 54), (168, 46), (168, 70), (112, 70)).intersection(box(113, 15, 165, 65))
    art.tone(hills, HILL)
    art.tone(disc((151, 28), 6), SUN)
    art.stroke([(139, 14), (139, 66)], 1.6, smooth=False)


def _plant(art: Art, x: float, y: float) -> None:
    leaves = together(
        *[
            taper([(x, y - 16, 1.5), (x + dx * 0.6, y - 27, 4.2), (x + dx, y - up, 1)])
            for dx, up in ((-13, 34), (-5, 44), (6, 43), (13, 32))
        ]
    )
    art.shape(soften(leaves, 0.5, 1), LEAF, INK, 1.4)
    art.shape(soften(poly((x - 9, y - 17), (x + 9, y - 17), (x + 6.5, y), (x - 6.5, y)), 1), WOOD, INK, 1.6)


def _therapist(art: Art, camera: Camera) -> None:
    """A woman behind him, a hand near his back."""
    p = Person(camera, height=160, build=1.0, skin=SKIN_C, hair=HAIR_DARK, style="bun", top=CLOTH, legs=CLOTH_DEEP, shoes=SHOE, sleeve=0.4)
    h, x = p.head, -2.25
    p.pose(
        (x * h, TALL * h, -0.5 * h),
        facing=(0.9, 0, 0.45),
        neck_forward=0.08,
        hands=(((x + 1.45) * h, 4.35 * h, -0.2 * h), ((x + 0.75) * h, 3.5 * h, 0.5 * h)),
        elbows=((0, -1, 0), (-0.5, -1, 0.2)),
        feet=(((x + 0.12) * h, 0.33 * h, -0.7 * h), ((x - 0.1) * h, 0.33 * h, -0.3 * h)),
        knees=((1, 0, 0.4), (1, 0, 0.4)),
    )
    hands = {"L": ((1, 0.15, 0), (0, 1, 0)), "R": ((1, -0.2, 0), (0, 1, 0))}
    head = Head(p, "three", flip=True, eyes="open", size=1.1)
    dress(art, p, ["armL", "legL", "legR", "neck", "trunk", "head", "armR"], head, hands, {k: ((1, 0, 0.4),) for k in "LR"})


def _on_toes(art: Art, p: Person, up: float) -> list[Shape]:
    """Upright, both hands on what stands before, heels `up` heads over the floor; returns what was painted."""
    h = p.head
    p.pose(
        (0.17 * up * h, (TALL + up) * h, 0),
        facing=(1, 0, 0),
        neck_forward=0.10,
        hands=((1.38 * h, 4.0 * h, -0.3 * h), (1.38 * h, 4.0 * h, 0.3 * h)),
        elbows=((-0.4, -1, 0), (-0.4, -1, 0)),
        feet=((0.03 * h, (0.33 + up) * h, -0.2 * h), (0, (0.33 + up) * h, 0.2 * h)),
        knees=((1, 0, 0), (1, 0, 0)),
    )
    toes: tuple[Place, ...] = ((0.80, -0.62, 0), (-0.62, -0.80, 0)) if up else ((1, 0, 0), (0, -1, 0))
    hands = {k: ((1, -0.55, 0), (0.5, 1, 0), 0.9) for k in "LR"}
    return dress(art, p, ["armL", "legL", "legR", "neck", "trunk", "head", "armR"], _head(p, True), hands, {k: toes for k in "LR"})
