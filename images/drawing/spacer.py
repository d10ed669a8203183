"""An inhaler with a spacer at the mouth: a girl breathes in slowly; and the tube of a lung, wide and narrow."""

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import CLOTH_DEEP, GLASS, HAIR_DARK, INHALER, INK, MIST, PAPER, SKIN_B
from .registry import picture
from .shapes import box, disc, grown, poly, soften, together


@picture("inhaler-spacer", 200, 176)
def spacer(art: Art) -> None:
    """She looks to the right; one hand holds the spacer, the other presses the inhaler."""
    with art.within(box(0, 0, art.w, art.h)):
        _girl(art)


def _girl(art: Art) -> None:
    p = Person(
        Camera.turned(2.7, 66, 262, 0, 3), height=158, build=0.95, skin=SKIN_B, hair=HAIR_DARK, style="bun", top=CLOTH_DEEP, sleeve=0.55
    )
    h = p.head
    p.pose(
        (0, 0, 0),
        facing=(1, 0, 0),
        neck_forward=0.14,
        hands=((1.05 * h, 1.82 * h, -0.1 * h), (1.66 * h, 1.98 * h, 0.5 * h)),
        elbows=((0.1, -1, -0.2), (-0.1, -1, 0.3)),
    )
    far = [(p.bare_arm("L"), p.skin), (p.sleeved_arm("L"), p.top)]
    for shape, fill in far:
        art.shape(shape, fill)
    art.outline(silhouette([shape for shape, _ in far]), 1.8)
    trunk = [(p.neck(), p.skin), (p.trunk(), p.top)]
    for shape, fill in trunk:
        art.shape(shape, fill)
    head = Head(p, "side", flip=True, eyes="open", mouth=False, size=1.1)
    head.paint(art)
    art.outline(silhouette([*(shape for shape, _ in trunk), head.outline]))
    mouth = head.along([(-.40, .245), (-.42, .262), (-.43, .28)])[1]  # fmt: skip
    _tube(art, mouth)
    hand = p.hand("L", (0.15, 1, 0), (1, 0, 0), 1.0)
    art.shape(hand, p.skin, INK, 1.8)
    near = [(p.bare_arm("R"), p.skin), (p.hand("R", (0.02, 1, 0), (-1, 0.2, 0), 0.2), p.skin), (p.sleeved_arm("R"), p.top)]
    for shape, fill in near:
        art.shape(shape, fill)
    art.outline(silhouette([shape for shape, _ in near]), 1.8)
    art.tone(p.shoulder_patch("R").intersection(grown(p.trunk(), -0.9)), p.top)


def _tube(art: Art, mouth: np.ndarray) -> None:
    """Mouthpiece, chamber and, at its far end, the inhaler upright."""
    x, y = mouth
    piece = soften(box(x - 3, y - 4, x + 10, y + 4), 1)
    chamber = soften(
        together(poly((x + 8, y - 8), (x + 16, y - 13), (x + 52, y - 13), (x + 52, y + 13), (x + 16, y + 13), (x + 8, y + 8))), 3
    )
    case = soften(
        together(box(x + 50, y - 7, x + 68, y + 7), poly((x + 58, y + 8), (x + 72, y + 8), (x + 72, y - 26), (x + 58, y - 26))), 2
    )
    can = soften(box(x + 60, y - 44, x + 70, y - 22), 2)
    for name, shape, fill in (("can", can, PAPER), ("inhaler", case, INHALER), ("mouthpiece", piece, PAPER), ("spacer", chamber, GLASS)):
        art.facts[name] = shape
        art.shape(shape, fill, INK, 1.8)
    with art.within(grown(chamber, -2)):
        for u, v, r in ((20, -3, 2.2), (27, 4, 2.8), (34, -4, 3.0), (41, 3, 3.2), (46, -6, 2.4), (46, 8, 2.2)):
            art.shape(disc((x + u, y + v), r), MIST, INK, 0.7)
