"""A back brace over the shirt: an older woman stands, turned a little, the brace round her from the ribs to the hips."""

import math

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import dress, silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import BRACE, CLOTH, HAIR_GREY, INK, PAPER, SKIN_A, STEEL, TROUSER
from .registry import picture
from .shapes import Shape, box, grown, poly, soften, unit

LOW, HIGH = -0.16, 1.30  # the brace's ends, in heads above the pelvis


@picture("brace", 136, 102)
def brace(art: Art) -> None:
    """From the head to the thighs."""
    camera = Camera.turned(1.02, 68, 174, 0, 5)
    p = _woman(camera)
    ahead = p.hip_frame[2]
    hands = {"L": ((0.1, -1, 0.1), (-0.6, 0, 1)), "R": ((-0.1, -1, 0.1), (0.6, 0, 1))}
    feet = {k: (ahead,) for k in "LR"}
    head = Head(p, "three", eyes="open", size=1.06)
    with art.within(box(0, 0, art.w, art.h)):
        painted = dress(art, p, ["armL", "legL", "legR", "trunk", "neck", "head"], head, hands, feet)
        worn = _brace(art, p)
        arm = [p.bare_arm("R"), p.hand("R", *hands["R"]), p.sleeved_arm("R")]
        for shape, fill in zip(arm, (p.skin, p.skin, p.top), strict=True):
            art.shape(shape, fill)
        art.tone(p.shoulder_patch("R").intersection(grown(p.trunk(), -0.4)), p.top)
        art.outline(silhouette([*painted, worn, *arm]))
    art.facts["brace"] = worn


def _woman(camera: Camera) -> Person:
    """Standing, arms a little away from the brace."""
    p = Person(camera, height=160, build=1.1, skin=SKIN_A, hair=HAIR_GREY, style="bun", top=CLOTH, legs=TROUSER, sleeve=0.36)
    h, hip = p.head, STANDING * p.head
    return p.pose(
        (0, hip, 0),
        facing=unit((-0.42, 0, 0.9)),
        hands=((1.12 * h, hip - 0.02 * h, -0.1 * h), (-1.12 * h, hip - 0.02 * h, 0.1 * h)),
        elbows=((0.8, 0, -0.8), (-0.8, 0, -0.8)),
        feet=((0.34 * h, 0.28 * h, 0), (-0.34 * h, 0.28 * h, 0.1 * h)),
    )


def _brace(art: Art, person: Person) -> Shape:
    """The corset with its front panel and two straps."""
    rim = [_around(person, LOW, a) for a in range(-65, 116, 10)] + [_around(person, HIGH, a) for a in range(115, -66, -10)]
    worn = soften(poly(*rim).intersection(grown(person.trunk(0.06), 1.5)), 1.5)
    art.shape(worn, BRACE, INK, 1.4)
    inner = grown(worn, -1.2)
    for height in (0.24, 0.88):
        strap = _band(person, height - 0.075, height + 0.075).intersection(inner)
        art.shape(strap, PAPER, INK, 1.0)
    front = poly(*[_around(person, LOW + 0.05, a) for a in (-16, 16)], *[_around(person, HIGH - 0.05, a) for a in (16, -16)])
    art.shape(soften(front.intersection(inner), 1.5), STEEL, INK, 1.2)
    return worn


def _band(person: Person, low: float, high: float) -> Shape:
    """A strip round the body between two heights."""
    around = range(-65, 116, 10)
    return poly(*[_around(person, low, a) for a in around], *[_around(person, high, a) for a in reversed(around)])


def _around(person: Person, height: float, degrees: float) -> np.ndarray:
    """A spot of the brace on the page: heads above the pelvis, degrees from straight ahead towards the person's left."""
    side, up, front = person.hip_frame
    a, h = math.radians(degrees), person.head
    wide = np.interp(height, [-0.2, 0.8, 1.4], [0.68, 0.58, 0.64]) * h * person.build
    deep = np.interp(height, [-0.2, 0.8, 1.4], [0.50, 0.46, 0.50]) * h
    return person.camera(person.joints["pelvis"] + up * height * h + side * math.sin(a) * wide + front * math.cos(a) * deep)
