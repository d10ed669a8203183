"""The same hour each evening: a woman at a table with a glass of water and her pill box; it is dark outside, a clock on the wall."""

from typing import Any

from .art import Art
from .camera import Camera
from .clock import clock
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import CLOTH, DUSK, GLASS, HAIR_WHITE, INK, PAPER, SKIN_C, STEEL_DEEP, WOOD
from .pill_box import week
from .registry import picture
from .shapes import Spot, box, disc, grown, poly, soften
from .sky import star
from .tablets import tablet_on

TABLE = 138.0  # the page's y of its far edge


@picture("evening-tablet", 200, 176)
def evening(art: Art) -> None:
    """She sits behind the table, a tablet in her raised hand."""
    with art.within(box(0, 0, art.w, art.h)):
        _window(art)
        clock(art, (30, 42), 21, 8)
        p = _woman(art)
        art.shape(box(-4, TABLE, art.w + 4, art.h + 4), WOOD, INK, 1.8)
        _arms(art, p)
        _glass(art, (26, 166))
        art.facts["box"] = week(art, Camera.oblique(3.6, 106, 172, 0.24, 0.42), open_day=5)


def _window(art: Art) -> None:
    """Night in a frame: a moon and stars."""
    art.shape(soften(box(134, 12, 192, 84), 1.5), DUSK, INK, 2.2)
    moon = disc((168, 36), 12).difference(disc((174, 31), 11))
    art.tone(moon, PAPER)
    for spot in ((147, 26), (152, 62), (181, 66), (144, 46)):
        art.tone(star(spot, 3.2), PAPER)
    art.stroke([(134, 76), (192, 76)], 2.2, smooth=False)


def _woman(art: Art) -> Person:
    """Seen from the front, broad and at ease; her arms lie before the table's edge."""
    camera = Camera.turned(1.62, 94, 190, 0, 4)
    p = Person(camera, height=165, build=1.3, belly=0.10, skin=SKIN_C, hair=HAIR_WHITE, style="bob", top=CLOTH, sleeve=0.62)
    h = p.head
    p.pose(
        (0, 0, 0),
        hands=((0.12 * h, 0.86 * h, 0.95 * h), (-1.22 * h, 1.86 * h, 0.5 * h)),
        elbows=((1, -0.7, 0.2), (-0.6, -1, 0.1)),
        head_up=(-0.03, 1, 0),
    )
    parts = [(p.neck(), p.skin), (p.trunk(), p.top)]
    for shape, fill in parts:
        art.shape(shape, fill)
    head = Head(p, "front", eyes="open", size=1.08)
    head.paint(art)
    art.outline(silhouette([*(shape for shape, _ in parts), head.outline]))
    return p


def _arms(art: Art, p: Person) -> None:
    """One hand lies on the table, the other brings the tablet up."""
    hands: dict[str, tuple[Any, ...]] = {"L": ((-1, -0.12, 0.2), (0, 1, 0.2)), "R": ((0.45, 1, 0), (1, 0, 0), 0.6)}
    for k in "LR":
        arm = [(p.bare_arm(k), p.skin), (p.hand(k, *hands[k]), p.skin), (p.sleeved_arm(k), p.top)]
        for shape, fill in arm:
            art.shape(shape, fill)
        art.outline(silhouette([shape for shape, _ in arm]), 1.8)
        art.tone(p.shoulder_patch(k).intersection(grown(p.trunk(), -0.9)), p.top)
    x, y = p.camera(p.joints["wristR"])
    art.facts["tablet"] = tablet_on(art, (x + 12.5, y - 25), 5.2)


def _glass(art: Art, at: Spot) -> None:
    """A glass of water."""
    x, low = at
    glass = poly((x - 12, low - 36), (x + 12, low - 36), (x + 9.5, low), (x - 9.5, low))
    art.facts["glass"] = glass
    art.shape(glass, PAPER, INK, 1.8)
    water = glass.intersection(box(x - 20, low - 25, x + 20, low))
    art.shape(grown(water, -0.9), GLASS, INK, 1.0)
    art.stroke([(x - 7, low - 20), (x - 6, low - 6)], 1.4, STEEL_DEEP, smooth=False)
