"""The first half in the evening: a man at a table with a jug; he drinks a glass of it with a straw. It is six."""

from typing import Any

from .art import Art
from .camera import Camera
from .clock import clock
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .jug import FULL, glass, jug
from .palette import HAIR_GREY, INK, SKIN_A, WARM, WOOD
from .registry import picture
from .shapes import box, grown, taper

TABLE = 140.0  # the page's y of its far edge


@picture("prep-jug", 200, 176)
def drinking(art: Art) -> None:
    """He sits behind the table; the jug stands before him."""
    with art.within(box(0, 0, art.w, art.h)):
        clock(art, (168, 32), 20, 6)
        p = _man(art)
        art.shape(box(-4, TABLE, art.w + 4, art.h + 4), WOOD, INK, 1.8)
        _arms(art, p)
        art.facts["jug"] = jug(art, (57, 169), 1.16, FULL, FULL / 2)


def _man(art: Art) -> Person:
    """Seen from the front, his head a little towards the glass."""
    p = Person(Camera.turned(1.66, 122, 188, 0, 4), height=168, build=1.05, belly=0.06, skin=SKIN_A, hair=HAIR_GREY, top=WARM, sleeve=0.62)
    h = p.head
    p.pose(
        (0, 0, 0),
        hands=((0.80 * h, 1.52 * h, 0.9 * h), (-0.10 * h, 0.86 * h, 0.95 * h)),
        elbows=((1, -0.9, 0.1), (-1, -0.7, 0.2)),
        head_up=(0.02, 1, 0),
    )
    parts = [(p.neck(), p.skin), (p.trunk(), p.top)]
    for shape, fill in parts:
        art.shape(shape, fill)
    head = Head(p, "three", flip=True, eyes="open", size=1.08)
    head.paint(art)
    art.outline(silhouette([*(shape for shape, _ in parts), head.outline]))
    return p


def _arms(art: Art, p: Person) -> None:
    """One hand lies on the table, the other holds the glass."""
    hands: dict[str, tuple[Any, ...]] = {"R": ((1, -0.12, 0.2), (0, 1, 0.2)), "L": ((-0.7, 0.7, 0), (0.5, 1, 0), 1.0)}
    for k in "RL":
        arm = [(p.bare_arm(k), p.skin), (p.sleeved_arm(k), p.top)]
        for shape, fill in arm:
            art.shape(shape, fill)
        hand = p.hand(k, *hands[k])
        art.shape(hand, p.skin)
        art.outline(silhouette([*(shape for shape, _ in arm), hand]), 1.8)
        art.tone(p.shoulder_patch(k).intersection(grown(p.trunk(), -0.9)), p.top)
    x, y = p.camera(p.joints["wristL"])
    art.facts["glass"] = glass(art, (x - 11, y + 13), 0.92, 0.8, straw=True)
    for down in (-8, -3.4, 1.2):  # fingers round the glass
        art.shape(taper([(x - 4, y + down, 2.5), (x - 13.5, y + down - 1.2, 2.3)]), p.skin, INK, 1.2)
