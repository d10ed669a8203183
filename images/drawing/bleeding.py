"""Where bleeding may show: a man from the front; drops mark the places, patches his bruises."""

from typing import Any

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import STANDING, Person
from .heads import Head
from .palette import BLOOD, HAIR_DARK, INK, PAPER, SHOE, SKIN_B, TROUSER, WARM
from .registry import picture
from .shapes import Shape, Spot, blob, box, put, soften, together


@picture("bleeding-signs", 136, 136)
def bleeding(art: Art) -> None:
    """From head to thighs; each sign is an anchor for its label."""
    camera = Camera.turned(1.2, 68, 216, 0, 4)
    p = Person(camera, height=166, build=1.2, belly=0.12, skin=SKIN_B, hair=HAIR_DARK, top=WARM, legs=TROUSER, shoes=SHOE, sleeve=0.34)
    h, hip = p.head, STANDING * p.head
    p.pose(
        (0, hip, 0),
        hands=((1.35 * h, hip + 0.1 * h, 0.3 * h), (-1.35 * h, hip + 0.1 * h, 0.3 * h)),
        elbows=((1, 0, -0.4), (-1, 0, -0.4)),
        feet=((0.42 * h, 0.28 * h, 0), (-0.42 * h, 0.28 * h, 0)),
    )
    hands: dict[str, tuple[Any, ...]] = {"L": ((0.15, -1, 0.1), (-0.5, 0, 1)), "R": ((-0.15, -1, 0.1), (0.5, 0, 1))}
    feet = {k: ((s * 0.4, 0, 1),) for k, s in (("L", 1), ("R", -1))}
    head = Head(p, "front", eyes="open", size=1.18)
    with art.within(box(0, 0, art.w, art.h)):
        dress(art, p, ["legL", "legR", "neck", "trunk", "head", "armL", "armR"], head, hands, feet)
    skull, u = camera(p.joints["skull"]), h * camera.scale
    belly, low = camera(p.joints["waist"]), camera(p.joints["pelvis"])
    signs = {
        "nose": _drop(art, (skull[0], skull[1] + 0.30 * u), 0.66),
        "stomach": _drop(art, (belly[0], belly[1] - 0.25 * u), 1.0),
        "toilet": _drop(art, (low[0], low[1] + 0.30 * u), 1.0),
        "bruise": _bruise(art, (camera(p.joints["elbowL"]) + camera(p.joints["wristL"])) / 2, 0.9),
    }
    signs["head"] = _hit(art, (skull[0] - 0.38 * u, skull[1] - 0.46 * u))
    art.facts["blood"] = together(*[shape for name, shape in signs.items() if name != "head"])
    for name, shape in signs.items():
        middle = shape.centroid
        art.anchor(name, (middle.x, middle.y))


def _drop(art: Art, at: Spot, size: float) -> Shape:
    """A drop of blood, on white so that it is seen on any cloth."""
    drop = put(
        blob((0, -8.5), (2.4, -3.6), (4.6, 0.4), (4.2, 4.2), (0, 6.4), (-4.2, 4.2), (-4.6, 0.4), (-2.4, -3.6)), at[0], at[1], scale=size
    )
    art.tone(drop.buffer(1.7 * size), PAPER)
    art.shape(drop, BLOOD, None)
    return drop


def _bruise(art: Art, at: Spot, size: float) -> Shape:
    """Three patches that run into each other."""
    patches = [
        blob((-4, -3), (1, -5), (4, -1), (2, 4), (-3, 3)),
        put(blob((-2, -2), (2, -2), (2, 2), (-2, 2)), 3, 7),
        put(blob((-2, -1), (1, -2), (2, 2), (-1, 2)), -3, 7.5),
    ]
    bruise = put(soften(together(*patches), 0.2), at[0], at[1], scale=size)
    art.shape(bruise, BLOOD, None)
    return bruise


def _hit(art: Art, at: Spot) -> Shape:
    """Three short strokes where something hit the head."""
    lines = [((-2, -3), (-9, -13)), ((-7, 1), (-17, -4)), ((4, -6), (2, -16))]
    for (x0, y0), (x1, y1) in lines:
        art.stroke([(at[0] + x0, at[1] + y0), (at[0] + x1, at[1] + y1)], 2.6, INK, smooth=False)
    return box(at[0] - 7, at[1] - 7, at[0] - 3, at[1] - 3)
