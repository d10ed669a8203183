"""An MRI: a man on the table in front of the tunnel, and cut open, with him inside it."""

import math

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import Person
from .heads import Head
from .palette import ARROW, CLOTH, CLOTH_DEEP, EAR_GUARD, HAIR_DARK, INK, LINEN_DEEP, PAPER, SKIN_C, STEEL, STEEL_DEEP
from .prone import Table
from .registry import picture
from .shapes import Shape, box, disc, soften, taper, together

TOP = 78.0  # the pad's upper side over the floor, cm
MIDDLE, BORE = 96.0, 36.0  # the tunnel's axis over the floor, and half its width
DEEP, HALF, HIGH = 92.0, 84.0, 174.0  # the scanner's length, half its width, its height


@picture("mri-scanner", 180, 122)
def mri_scanner(art: Art) -> None:
    """Far to near: the scanner with its tunnel, the table, the man, the arrow into the tunnel."""
    camera = Camera.turned(0.62, 104, 114, -40, 12)
    with art.within(box(0, 0, art.w, art.h)):
        tunnel = _scanner(art, camera)
        foot = [(-150.0, 0, -20), (-60.0, 0, -20), (-60.0, 0, 20), (-150.0, 0, 20)]
        legs = together(camera.face(*foot), camera.face(*[(x * 0.9 - 10, TOP - 12, z * 0.8) for x, _, z in foot]))
        art.shape(soften(legs.convex_hull, 2), STEEL, INK, 1.6)
        Table(camera, TOP, -178, 2, 23).paint(art)
        man = together(*_man(art, camera, -90))
        x, y = camera((-58, TOP + 50, 10))
        art.arrow([(x - 32, y + 7), (x - 12, y + 4), (x + 8, y)], 3.4, ARROW, 9)
    art.facts |= {"patient": man, "tunnel": tunnel}


def _scanner(art: Art, camera: Camera) -> Shape:
    """A block with rounded edges and a round tunnel through it; returns the tunnel's mouth."""

    def face(x: float) -> Shape:
        return soften(camera.face((x, 0, -HALF), (x, HIGH, -HALF), (x, HIGH, HALF), (x, 0, HALF)), 9)

    def ring(x: float, radius: float) -> Shape:
        around = [2 * math.pi * i / 48 for i in range(48)]
        return camera.face(*[(x, MIDDLE + radius * math.sin(a), radius * math.cos(a)) for a in around])

    art.shape(together(face(0), face(DEEP)).convex_hull, STEEL_DEEP, INK, 2.0)
    art.shape(face(0), STEEL, INK, 1.4)
    art.shape(ring(0, BORE + 9), PAPER, INK, 1.2)
    mouth = ring(0, BORE)
    art.shape(mouth, STEEL_DEEP, INK, 1.6)
    return mouth


def _man(art: Art, camera: Camera, x: float) -> list[Shape]:
    """On his back, head towards the tunnel, knees on a cushion, with guards on his ears and a button in his hand."""
    p = Person(camera, height=172, build=1.12, skin=SKIN_C, hair=HAIR_DARK, top=CLOTH, legs=CLOTH_DEEP, sleeve=0.42)
    pillow = taper([(*camera((x + 80, TOP + 4, -14)), 3.4), (*camera((x + 80, TOP + 4, 14)), 3.4)])
    art.shape(soften(pillow, 2), LINEN_DEEP, INK, 1.2)
    knees = taper([(*camera((x - 44, TOP + 6, -16)), 4.2), (*camera((x - 44, TOP + 6, 16)), 4.2)])
    art.shape(knees, LINEN_DEEP, INK, 1.2)
    _lie(p, x, 1)
    head = Head(p, "side", eyes="open", size=1.15)
    hands = {k: ((-1, 0.05, 0.1), (0, 1, 0)) for k in "LR"}
    feet = {k: ((-0.1, 1, 0), (-1, -0.1, 0)) for k in "LR"}
    painted = dress(art, p, ["armR", "legR", "legL", "neck", "trunk", "head", "armL"], head, hands, feet, 1.8)
    _guards(art, head, 1.4)
    _button(art, p)
    return painted


def _lie(p: Person, x: float, way: int) -> None:
    """Flat on the back; `way` is where the head points along the table."""
    h = p.head
    p.pose(
        (x, TOP + 0.44 * h, 0),
        up=(way, 0, 0),
        facing=(0, 1, 0.1),
        head_up=(way, 0.08, 0),
        neck_forward=0.02,
        hands=((x - way * 0.1 * h, TOP + 0.85 * h, 0.42 * h), (x - way * 0.1 * h, TOP + 0.6 * h, -0.7 * h)),
        elbows=((0, -0.5, 1), (0, -0.3, -1)),
        feet=((x - way * 2.85 * h, TOP + 0.25 * h, 0.3 * h), (x - way * 2.85 * h, TOP + 0.25 * h, -0.3 * h)),
        knees=((0, 1, 0), (0, 1, 0)),
    )


def _guards(art: Art, head: Head, width: float) -> Shape:
    """Headphones: a band over the crown and a cup on the ear."""
    art.stroke(head.along([(0.06, 0.0), (0.10, -0.3), (0.06, -0.56)]), width * 2.2, INK)
    art.stroke(head.along([(0.06, 0.0), (0.10, -0.3), (0.06, -0.56)]), width * 1.1, EAR_GUARD)
    cup = head.on(disc((0.06, 0.05), 0.17, 0.21))
    art.shape(cup, EAR_GUARD, INK, width)
    return cup


def _button(art: Art, p: Person) -> Shape:
    """A ball to squeeze in the near hand, on its cord."""
    hand = p.joints["wristL"] + (p.joints["wristL"] - p.joints["elbowL"]) * 0.35
    x, y = p.camera(hand)
    ball = disc((x, y - 1.5), 0.19 * p.head * p.camera.scale)
    art.shape(ball, PAPER, INK, 1.4)
    return ball


@picture("mri-inside", 200, 96)
def mri_inside(art: Art) -> None:
    """The scanner is cut from top to bottom along its tunnel, which is open at both ends."""
    camera = Camera.oblique(0.86, 118, 140, depth_x=-0.16, depth_y=-0.14)
    left, right = -122.0, 14.0
    with art.within(box(0, 0, art.w, art.h)):
        back = camera.face((left, MIDDLE + 38, 0), (right, MIDDLE + 38, 0), (right, TOP - 14, 0), (left, TOP - 14, 0))
        art.shape(back, PAPER, INK, 1.4)
        for low, high in ((MIDDLE + 36, HIGH), (0, TOP - 16)):
            block = camera.face((left, low, 0), (right, low, 0), (right, high, 0), (left, high, 0))
            art.shape(soften(block, 5), STEEL, INK, 1.8)
        Table(camera, TOP, -104, 120, 20).paint(art)
        pillow = taper([(*camera((-88, TOP + 4, -10)), 4), (*camera((-74, TOP + 4, 10)), 4.4)])
        art.shape(soften(pillow, 2), LINEN_DEEP, INK, 1.2)
        p = Person(camera, height=172, build=1.12, skin=SKIN_C, hair=HAIR_DARK, top=CLOTH, legs=CLOTH_DEEP, sleeve=0.42)
        _lie(p, -4, -1)
        head = Head(p, "side", flip=True, eyes="open", size=1.12)
        hands = {k: ((1, 0.05, 0.1), (0, 1, 0)) for k in "LR"}
        feet = {k: ((0.1, 1, 0), (1, -0.1, 0)) for k in "LR"}
        man = together(*dress(art, p, ["armR", "legR", "legL", "neck", "trunk", "head", "armL"], head, hands, feet))
        cup = _guards(art, head, 1.6)
        ball = _button(art, p)
    art.facts |= {"patient": man, "tunnel": back, "ear guards": cup, "button": ball, "head": head.outline}
    art.anchor("ears", cup.centroid.coords[0])
    art.anchor("button", ball.centroid.coords[0])
    art.anchor("tunnel", camera((-60, MIDDLE + 30, 0)))
