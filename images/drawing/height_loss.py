"""What several broken spine bones do in time: one woman, three times from the side, beside the height that she had."""

from dataclasses import dataclass

from .art import Art
from .camera import Camera
from .dressing import dress, silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import CLOTH, HAIR_GREY, INK, SHOE, SKIN_B, TROUSER
from .registry import picture
from .shapes import Shape, grown

GROUND, SCALE, HEIGHT = 124.0, 0.66, 164.0


@dataclass(frozen=True)
class Bent:
    """Where she stands on the page; how far her loin, chest and head lean (forward is minus), and how far the head is carried in front."""

    x: float
    loin: float
    chest: float
    head: float
    neck: float


SERIES = (Bent(30, 0.0, 0.03, 0.0, 0.10), Bent(98, 0.03, -0.58, -0.20, 0.32), Bent(172, 0.05, -1.05, -0.30, 0.42))


@picture("height-loss", 204, 136)
def height_loss(art: Art) -> None:
    """She faces left; from left to right years go by."""
    art.stroke([(2, GROUND + 1), (art.w - 2, GROUND + 1)], 1.6, smooth=False)
    heads = [_woman(art, bent) for bent in SERIES]
    top = heads[0].bounds[1]
    art.stroke([(heads[0].bounds[2] + 3, top), (art.w - 6, top)], 1.4, smooth=False, dash="3.4 3")
    for k, head in enumerate(heads):
        x0, y0, x1, _ = head.bounds
        art.facts[f"head-{k + 1}"] = head
        if k:
            x, low = (x0 + x1) / 2, y0 - 2.4
            art.stroke([(x, top), (x, low)], 2.0, smooth=False)
            for end in (top, low):
                art.stroke([(x - 4, end), (x + 4, end)], 2.0, smooth=False)


def _woman(art: Art, bent: Bent) -> Shape:
    """Paint her; returns her head."""
    camera = Camera.turned(SCALE, bent.x, GROUND, 0, 0)
    p = Person(camera, height=HEIGHT, build=1.0, skin=SKIN_B, hair=HAIR_GREY, style="bun", top=CLOTH, legs=TROUSER, sleeve=0.6, shoes=SHOE)
    h = p.head
    hip = (STANDING + 0.07) * h
    lean = bent.chest * 0.8
    p.pose(
        (0, hip, 0),
        up=(bent.loin, 1, 0),
        facing=(-1, 0, 0),
        chest_up=(bent.chest, 1, 0),
        head_up=(bent.head, 1, 0),
        neck_forward=bent.neck,
        neck_length=0.74,
        hands=((lean * h - 0.28 * h, hip - 0.30 * h, 0.5 * h), (lean * h - 0.40 * h, hip - 0.26 * h, -0.5 * h)),
        elbows=((1, 0, 0.2), (1, 0, -0.2)),
        feet=((0.10 * h, 0.32 * h, 0.2 * h), (-0.10 * h, 0.32 * h, -0.2 * h)),
        knees=((-1, 0, 0), (-1, 0, 0)),
    )
    down, toes = ((0, -1, 0), (-1, 0, 0)), ((-1, -0.04, 0), (0, -1, 0))
    head = Head(p, "side", eyes="open", size=1.12)
    painted = dress(art, p, ["armR", "legR", "legL", "neck", "trunk", "head"], head, {"R": down}, {"L": toes, "R": toes}, 1.8)
    arm = [p.bare_arm("L"), p.hand("L", *down), p.sleeved_arm("L")]
    for shape, fill in zip(arm, (p.skin, p.skin, p.top), strict=True):
        art.shape(shape, fill, INK, 0.9)
    art.tone(p.shoulder_patch("L").intersection(grown(p.trunk(), -0.4)), p.top)
    art.outline(silhouette([*painted, *arm]), 1.8)
    return head.outline
