"""A small bandage on a bare back, seen from behind: what is left to see afterwards."""

from .art import Art
from .dressing import silhouette
from .palette import BANDAGE, CLOTH_DEEP, HAIR_GREY, PAD, SKIN_A
from .registry import picture
from .shapes import Shape, Spots, affinity, blob, box, grown, put, soften, together

MIDDLE = 68.0

# Right halves, about the midline; the left halves are mirrored.
TRUNK = [(0, 13), (9, 13.5), (21, 17), (33, 23), (35, 34), (32.5, 44), (29, 52), (28.5, 58), (32, 66), (35, 76), (0, 78)]
NECK = [(0, -8), (9.5, -6), (9.8, 7), (13, 13.5), (22, 17), (34, 21.4), (33, 30), (0, 30)]
ARM = [(25, 24), (34, 21.6), (41, 25), (44.5, 36), (46.5, 50), (50, 62), (53, 80), (42, 80), (40, 66), (37.5, 54), (34, 42), (28, 30)]
HAIR = [(0, -12), (13, -12), (14.5, -3), (9.5, 5.5), (0, 7.5)]


@picture("step-bandage", 136, 68)
def bandage(art: Art) -> None:
    """Neck to waistband, with the bandage in the small of the back."""
    arm = blob(*ARM)
    body = soften(together(_both(TRUNK), _both(NECK), _there(arm), _there(_mirrored(arm))), 0.5, 1.6)
    body = together(body, soften(body, 0.5, 9).intersection(box(0, -9, art.w, 27)))
    trunk = soften(together(_both(TRUNK), _both(NECK)), 0.5, 1.6)
    trousers = grown(trunk, 0.8).intersection(box(0, 62, art.w, 90))
    hair = _both(HAIR)
    with art.within(box(0, 0, art.w, art.h)):
        art.shape(body, SKIN_A)
        art.shape(trousers, CLOTH_DEEP)
        art.stroke([(MIDDLE - 29, 65.6), (MIDDLE, 66.6), (MIDDLE + 29, 65.6)])
        art.shape(hair, HAIR_GREY)
        _lines(art)
        art.outline(silhouette([body, trousers, hair]))
        strip = _bandage(art, MIDDLE + 1, 50)
    art.facts |= {"back": trunk, "bandage": strip}


def _bandage(art: Art, x: float, y: float) -> Shape:
    """A strip with round ends and a pad."""
    strip = put(soften(box(-7.1, -3.3, 7.1, 3.3), 3.0), x, y, -16)
    pad = put(box(-2.5, -4, 2.5, 4), x, y, -16).intersection(strip)
    art.shape(strip, BANDAGE)
    art.shape(pad, PAD, width=0.8)
    art.outline(strip, 1.4)
    return strip


def _lines(art: Art) -> None:
    """Shoulder blades and the furrow of the spine."""
    art.stroke([(MIDDLE, 17), (MIDDLE + 0.3, 27), (MIDDLE, 38)])
    for side in (-1, 1):
        art.stroke([(MIDDLE + side * u, v) for u, v in ((13, 24), (14.5, 31), (19, 36.5), (24, 36))])
        art.stroke([(MIDDLE + side * u, v) for u, v in ((31, 30), (33.2, 36), (34.2, 43))])


def _both(half: Spots) -> Shape:
    """A solid from its right half."""
    left = [(-x, y) for x, y in reversed(half) if x]
    return _there(blob(*half, *left))


def _mirrored(shape: Shape) -> Shape:
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def _there(shape: Shape) -> Shape:
    return put(shape, MIDDLE, 0)
