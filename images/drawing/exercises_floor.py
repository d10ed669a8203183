"""Exercises on a mat, and for the shoulders and the neck: where one begins on the left, where one ends on the right."""

import numpy as np

from .art import Art
from .camera import Camera, Place
from .dressing import dress, silhouette
from .exercises_standing import halves
from .figure import Person
from .heads import Head
from .palette import (
    CLOTH,
    CLOTH_DEEP,
    FLOOR,
    HAIR_BROWN,
    HAIR_DARK,
    HAIR_WHITE,
    INK,
    LINEN,
    SHOE,
    SKIN_A,
    SKIN_B,
    SKIN_C,
    TROUSER,
    WARM,
)
from .registry import picture
from .shapes import Point, Shape, box, soften, taper


def _mat(art: Art, camera: Camera, left: float, right: float, rear: float = -24, front: float = 26) -> None:
    """A thin mat on the floor."""
    top = camera.face((left, 0, rear), (right, 0, rear), (right, 0, front), (left, 0, front))
    rim = camera.face((left, 0, front), (right, 0, front), (right, -3.5, front), (left, -3.5, front))
    art.shape(soften(top.union(rim), 1), CLOTH_DEEP, INK, 1.2)


def _pillow(art: Art, camera: Camera, x: float) -> None:
    pillow = taper(
        [
            (*camera((x - 6, 2.5, -8)), 2.6),
            (*camera((x + 8, 2.5, -6)), 2.6),
            (*camera((x + 9, 1.5, 10)), 2.6),
            (*camera((x - 7, 1.5, 10)), 2.6),
        ]
    )
    art.shape(soften(pillow, 1), LINEN, INK, 1.2)


@picture("exercise-lie", 136, 68)
def lie(art: Art) -> None:
    """On the back, knees bent, arms a little away, palms up."""
    with art.within(box(0, 0, art.w, art.h)):
        art.tone(box(0, 22, art.w, art.h), FLOOR)
        camera = Camera.turned(0.83, 74, 47, 0, 26)
        _mat(art, camera, -84, 70, -36, 40)
        _pillow(art, camera, -62)
        p = Person(camera, height=158, build=1.2, skin=SKIN_B, hair=HAIR_BROWN, style="short", top=WARM, legs=TROUSER, sleeve=0.42)
        h = p.head
        p.pose(
            (0, 0.42 * h, 0),
            up=(-1, 0, 0),
            facing=(0, 1, 0.06),
            head_up=(-1, 0.03, 0),
            neck_forward=0.02,
            hands=((-0.55 * h, 0.16 * h, 1.45 * h), (-0.55 * h, 0.16 * h, -1.45 * h)),
            elbows=((-0.6, -0.3, 1), (-0.6, -0.3, -1)),
            feet=((1.12 * h, 0.22 * h, 0.32 * h), (1.12 * h, 0.22 * h, -0.32 * h)),
            knees=((0, 1, 0), (0, 1, 0)),
        )
        hands: dict[str, tuple[Place, ...]] = {"L": ((1, 0.05, 0.5), (0.3, 0, 1)), "R": ((1, 0.05, -0.5), (0.3, 0, -1))}
        feet = {k: ((1, -0.1, 0), (-0.1, -1, 0)) for k in "LR"}
        head = Head(p, "side", flip=True, eyes="open", size=1.12)
        dress(art, p, ["armR", "legR", "legL", "trunk", "armL", "neck", "head"], head, hands, feet)
        _keep(art, p, "L", "")


@picture("exercise-bridge", 136, 68)
def bridge(art: Art) -> None:
    """Hips down, hips up: then shoulders, hips and knees lie on one line."""
    with halves(art, 48):
        for i, middle in enumerate((37.5, 105.5)):
            camera = Camera.turned(0.53, middle, 58, 0, 12)
            _mat(art, camera, -62, 52)
            _pillow(art, camera, -46)
            p = Person(
                camera, height=152, build=1.0, skin=SKIN_A, hair=HAIR_DARK, style="short", top=CLOTH, legs=TROUSER, sleeve=0.42, shoes=SHOE
            )
            h = p.head
            neck = np.array([-1.52, 0.42, 0]) * h
            up = (-1, 0, 0) if i == 0 else (-0.943, -0.333, 0)
            pelvis = neck - np.array(up) * 2.02 * h
            p.pose(
                pelvis,
                up=up,
                facing=(0, 1, 0) if i == 0 else (-0.333, 0.943, 0),
                head_up=(-1, 0.05, 0),
                neck_forward=0.02,
                hands=((0.25 * h, 0.16 * h, 0.75 * h), (0.25 * h, 0.16 * h, -0.7 * h)),
                elbows=((0, -0.3, 1), (0, -0.3, -1)),
                feet=((1.36 * h, 0.33 * h, 0.26 * h), (1.36 * h, 0.33 * h, -0.26 * h)),
                knees=((0, 1, 0), (0, 1, 0)),
            )
            hands = {k: ((1, -0.05, 0), (0, 1, 0)) for k in "LR"}
            feet = {k: ((1, 0, 0),) for k in "LR"}
            head = Head(p, "side", flip=True, eyes="open", size=1.15)
            dress(art, p, ["armR", "legR", "legL", "trunk", "neck", "head", "armL"], head, hands, feet)
            _keep(art, p, "L", ("start", "end")[i])
            if i:
                x, y = camera(p.joints["pelvis"])
                art.arrow([(x - 3, y - 11), (x - 3, y - 27)], 3, head=7.5)


@picture("exercise-shoulders", 136, 68)
def shoulders(art: Art) -> None:
    """From behind: shoulder blades apart, then drawn together and down."""
    with halves(art, None):
        for i, middle in enumerate((34, 102)):
            camera = Camera.turned(0.92, middle, 80, 0, 2)
            p = Person(camera, height=165, build=1.15, skin=SKIN_C, hair=HAIR_DARK, style="short", top=WARM, legs=TROUSER, sleeve=0.42)
            h, out = p.head, (0.86, 0.9)[i]
            p.pose(
                (0, 0, 0),
                facing=(0, 0, -1),
                neck_forward=(0.12, 0.04)[i],
                hands=((-out * h, -0.2 * h, (0, 0.3)[i] * h), (out * h, -0.2 * h, (0, 0.3)[i] * h)),
                elbows=((-1, 0, 0.6), (1, 0, 0.6)),
            )
            for k in "LR":
                art.shape(p.bare_arm(k), p.skin)
                art.shape(p.sleeved_arm(k), p.top)
            art.shape(p.neck(), p.skin)
            art.shape(p.trunk(), p.top)
            for k in "LR":
                art.tone(p.shoulder_patch(k).intersection(p.trunk().buffer(-0.4)), p.top)
            head = Head(p, "back", size=1.05)
            head.paint(art)
            arms = [shape for k in "LR" for shape in (p.bare_arm(k), p.sleeved_arm(k))]
            art.outline(silhouette([p.trunk(), p.neck(), head.outline, *arms]))
            _blades(art, camera, h, (0.40, 0.19)[i], (0.0, 0.06)[i], ("start", "end")[i])
            if i:
                x, y = camera(np.array([0, 1.15, 0]) * h)
                for side in (-1, 1):
                    art.arrow([(x + side * 22, y - 5), (x + side * 14.5, y - 2.5), (x + side * 7.5, y + 1.5)], 2.6, head=6.5)


def _blades(art: Art, camera: Camera, h: float, apart: float, lower: float, name: str) -> None:
    """Two shoulder blades under the shirt, half of their distance `apart`; kept for the facts."""
    for side in (-1, 1):
        spots = [(apart + 0.22, 1.62), (apart, 1.60), (apart - 0.02, 1.36), (apart + 0.10, 1.10), (apart + 0.2, 1.22)]
        line = [camera(np.array([side * a, b - lower, 0]) * h) for a, b in spots]
        art.stroke(line, 1.3)
        art.facts[f"{name}-blade{'L' if side < 0 else 'R'}"] = Point(camera(np.array([side * apart, 1.36 - lower, 0]) * h)).buffer(1)


@picture("exercise-chin", 136, 68)
def chin(art: Art) -> None:
    """From the side: the head before the shoulders, then slid straight back over them."""
    with halves(art, None):
        for i, middle in enumerate((28, 97)):
            camera = Camera.turned(1.18, middle, 101, 0, 2)
            p = Person(camera, height=160, build=1.05, belly=0.04, skin=SKIN_A, hair=HAIR_WHITE, style="bun", top=CLOTH, sleeve=0.42)
            h = p.head
            p.pose(
                (0, 0, 0),
                facing=(1, 0, 0),
                head_up=((0.06, 1, 0), (0, 1, 0))[i],
                neck_forward=(0.40, 0.08)[i],
                neck_length=(0.66, 0.76)[i],
                hands=(None, (0.05 * h, -0.05 * h, 0.75 * h)),
                elbows=((-1, 0, 0), (-1, 0, 0.3)),
            )
            sleeve = p.sleeved_arm("R")
            for shape, fill in ((p.neck(), p.skin), (p.trunk(), p.top), (p.bare_arm("R"), p.skin), (sleeve, p.top)):
                art.shape(shape, fill)
            art.tone(p.shoulder_patch("R").intersection(p.trunk().buffer(-0.4)), p.top)
            head = Head(p, "side", flip=True, eyes="open", size=1.05)
            head.paint(art)
            art.outline(silhouette([p.neck(), p.trunk(), p.bare_arm("R"), sleeve, head.outline]))
            art.facts[("start", "end")[i] + "-head"] = head.outline
            if i:
                x, y = camera(p.joints["skull"])
                art.arrow([(x + 33, y + 8), (x + 18, y + 8)], 3, head=7.5)


def _keep(art: Art, person: Person, side: str, name: str) -> None:
    """Where shoulder, hip and knee are, for the facts."""
    for joint in ("shoulder", "hip", "knee"):
        spot: Shape = Point(person.camera(person.joints[joint + side])).buffer(1)
        art.facts[f"{name}-{joint}".lstrip("-")] = spot
