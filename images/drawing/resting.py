"""Lying flat on the back in bed, a small pillow under the head."""

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import CLOTH, CLOTH_DEEP, HAIR_BROWN, INK, LINEN, LINEN_DEEP, SKIN_B, STEEL_DEEP, WARM
from .registry import picture
from .shapes import Shape, blob, box, grown, soften, taper, together

SCALE = 0.74


@picture("step-lying-flat", 136, 68)
def lying_flat(art: Art) -> None:
    """A man in bed under a blanket, from the side."""
    camera = Camera.turned(SCALE, 66, 46, 0, 16)
    with art.within(box(0, 0, art.w, art.h)):
        _bed(art, camera)
        art.facts["patient"] = _man(art, camera)


def _bed(art: Art, camera: Camera) -> None:
    """Mattress, frame and the small pillow."""
    face, left, right = camera.face, -84.0, 84.0
    upper = soften(face((left, 0, -34), (right, 0, -34), (right, 0, 34), (left, 0, 34)), 1)
    side = soften(face((left, 0, 34), (right, 0, 34), (right, -15, 34), (left, -15, 34)), 2.5)
    slab = soften(face((left - 3, -15, 34), (right + 3, -15, 34), (right + 3, -21, 34), (left - 3, -21, 34)), 1)
    for shape, fill in ((slab, STEEL_DEEP), (side, LINEN), (upper, LINEN_DEEP)):
        art.shape(shape, fill)
    art.outline(together(upper, side, slab))
    pillow = taper([(*camera((-77, 3, -6)), 5), (*camera((-60, 3, -4)), 5), (*camera((-58, 2, 14)), 5), (*camera((-78, 2, 14)), 5)])
    art.shape(soften(pillow, 2), LINEN, INK, 1.6)


def _man(art: Art, camera: Camera) -> Shape:
    """Face up, the arm beside him on the blanket."""
    p = Person(camera, height=146, build=1.15, belly=0.10, skin=SKIN_B, hair=HAIR_BROWN, style="short", top=WARM, sleeve=0.42)
    h = p.head
    p.pose(
        (-4, 0.46 * h, 0),
        up=(-1, 0, 0),
        facing=(0, 1, 0.1),
        head_up=(-1, 0.10, 0),
        neck_forward=0.02,
        hands=((-6, 0.50 * h, 0.95 * h), (-6, 0.3 * h, -0.9 * h)),
        elbows=((0, -0.3, 1), (0, -0.3, -1)),
        feet=((66, 0.25 * h, 0.25 * h), (66, 0.25 * h, -0.25 * h)),
        knees=((0, 1, 0), (0, 1, 0)),
    )
    trunk, blanket = p.trunk(), _blanket(camera, p)
    head = Head(p, "side", flip=True, eyes="closed", size=1.15)
    arm = [p.bare_arm("L"), p.hand("L", (1, -0.08, 0.05), (0, 1, 0)), p.sleeved_arm("L")]
    art.shape(p.neck(), p.skin)
    art.shape(trunk, p.top)
    art.shape(blanket, CLOTH_DEEP)
    _hem(art, camera)
    for shape, fill in zip(arm, (p.skin, p.skin, p.top), strict=True):
        art.shape(shape, fill)
    art.tone(p.shoulder_patch("L").intersection(grown(trunk, -0.4)), p.top)
    head.paint(art)
    whole = silhouette([trunk, blanket, *arm, p.neck(), head.outline], 1.0, 10)
    art.outline(whole)
    return whole


def _blanket(camera: Camera, person: Person) -> Shape:
    """From the belly over the feet, down over the near edge of the mattress."""
    top = [(-22, 18, 8), (-8, 20, 6), (8, 17, 6), (30, 13, 6), (52, 11, 6), (64, 20, 4), (71, 17, 6), (74, 3, 8), (80, 0, 20)]
    hem = [(80, -9, 35), (56, -11, 35), (30, -9, 35), (4, -11, 35), (-22, -9, 35), (-25, 4, 30)]
    return soften(blob(*[camera(place) for place in top + hem]), 0.8, 3)


def _hem(art: Art, camera: Camera) -> None:
    """The turned-down end of the blanket and two folds."""
    band = [(-22, 18, 8), (-12, 19.8, 6), (-13, 4, 30), (-12, -10, 35), (-22, -9, 35), (-25, 4, 30)]
    art.shape(soften(blob(*[camera(place) for place in band]), 0.6), CLOTH)
    for x in (22, 50):
        art.stroke([camera(place) for place in ((x - 2, -5, 35), (x, 3, 26), (x + 4, 9, 14))])
