"""Say stop: a man lifts his hand, palm to the viewer."""

from .art import Art
from .camera import Camera
from .dressing import dress, silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import CLOTH, HAIR_DARK, SKIN_B, TROUSER
from .registry import picture
from .shapes import box, grown


@picture("say-stop", 136, 102)
def say_stop(art: Art) -> None:
    """From the head to the hips, the right hand lifted beside the shoulder."""
    camera = Camera.turned(1.06, 74, 192, 0, 4)
    p = Person(camera, height=172, build=1.14, belly=0.05, skin=SKIN_B, hair=HAIR_DARK, style="short", top=CLOTH, legs=TROUSER, sleeve=0.42)
    h, hip = p.head, STANDING * p.head
    p.pose(
        (0, hip, 0),
        facing=(0.1, 0, 1),
        hands=((1.0 * h, hip + 0.1 * h, 0.1 * h), (-1.12 * h, hip + 2.0 * h, 0.9 * h)),
        elbows=((0.8, 0, -0.6), (-0.8, -1, 0)),
        feet=((0.34 * h, 0.28 * h, 0), (-0.34 * h, 0.28 * h, 0)),
    )
    hands = {"L": ((0.1, -1, 0.1), (-0.6, 0, 1)), "R": ((-0.05, 1, 0.1), (1, 0.2, 0))}
    feet = {k: ((0, 0, 1),) for k in "LR"}
    with art.within(box(0, 0, art.w, art.h)):
        painted = dress(art, p, ["legL", "legR", "neck", "trunk", "armL", "head"], Head(p, "front", eyes="open", size=1.06), hands, feet)
        arm = [p.bare_arm("R"), p.sleeved_arm("R"), p.hand("R", *hands["R"])]
        for shape, fill in zip(arm, (p.skin, p.top, p.skin), strict=True):
            art.shape(shape, fill)
        art.tone(p.shoulder_patch("R").intersection(grown(p.trunk(), -0.4)), p.top)
        _fingers(art, p)
        art.outline(silhouette([*painted, *arm]))
    art.facts |= {"hand": arm[2], "shoulder": p.shoulder_patch("R")}


def _fingers(art: Art, person: Person) -> None:
    """Three short lines that part the fingers."""
    h = person.head
    for side in (-0.06, 0.0, 0.06):
        start = person.joints["wristR"] + (side * h, 0.40 * h, 0.12 * h)
        art.stroke([person.camera(start), person.camera(start + (0, 0.17 * h, 0))], 0.9, smooth=False)
