"""Numbing the skin: a gloved hand holds a small syringe at the lower back of someone who lies face down."""

import math
from collections.abc import Sequence

from .art import Art
from .dressing import silhouette
from .palette import CLOTH, CLOTH_DEEP, GLOVE, INK, NEEDLE, NUMB, SKIN_A, STEEL
from .registry import picture
from .shapes import Shape, Spot, affinity, blob, box, disc, grown, poly, ribbon, soften, taper, together

TIP = (47.0, 54.0)
LEAN = 33.0  # of the syringe, degrees from upright to the right


@picture("step-numb", 136, 68)
def numb(art: Art) -> None:
    """The back from the side and a little from above, the hand over it."""
    with art.within(box(0, 0, art.w, art.h)):
        _back(art)
        spot = disc((TIP[0], TIP[1] + 0.5), 13, 5.2)
        art.tone(spot, NUMB)
        art.stroke(list(spot.boundary.coords), 1.4, dash="3.2 2.8")
        syringe = _syringe(art)
        fingers = _hand(art)
    art.facts |= {"spot": spot, "syringe": syringe, "numb": together(spot, _fluid())}
    art.facts |= {f"finger {k}": finger for k, finger in enumerate(fingers, 1)}


def _at(up: float, right: float) -> Spot:
    """A spot `up` the syringe from the tip and to its right."""
    a = math.radians(LEAN)
    return (TIP[0] + up * math.sin(a) + right * math.cos(a), TIP[1] - up * math.cos(a) + right * math.sin(a))


def _plate(low: float, high: float, half: float, round_by: float = 0.8) -> Shape:
    """A piece of the syringe, from `low` to `high` above the tip."""
    corners = affinity.rotate(soften(box(-half, -high, half, -low), round_by), LEAN, origin=(0, 0))
    return affinity.translate(corners, *TIP)


def _back(art: Art) -> None:
    """A hollow back between the pushed-up shirt and the sheet."""
    body = blob((-20, 33), (0, 30), (24, 33), (50, 40), (70, 41), (92, 35), (116, 28), (150, 30), (150, 100), (-20, 100))
    shirt = body.intersection(blob((-40, 0), (10, 10), (22, 34), (19, 52), (22, 90), (-40, 90)))
    sheet = grown(body, 1).intersection(blob((160, 0), (100, 20), (96, 36), (92, 52), (93, 90), (160, 90)))
    art.shape(body, SKIN_A)
    art.stroke([(24, 57), (54, 62.5), (90, 58)])
    art.shape(grown(shirt, 0.7), CLOTH)
    art.shape(sheet, CLOTH_DEEP)
    art.stroke([(112, 66), (114, 54), (120, 44)])
    art.stroke([(8, 62), (10, 52), (8, 44)])
    art.outline(silhouette([body, sheet]))


def _fluid() -> Shape:
    """What is in the barrel."""
    return grown(_plate(12, 30, 4.8, 1.2), -1.2)


def _syringe(art: Art) -> Shape:
    """Needle, barrel with its fluid, stopper and scale, flange and plunger."""
    needle, barrel, flange = _plate(0, 12, 0.9, 0), _plate(12, 42, 4.8, 1.2), _plate(41, 43.6, 8.5)
    rod, rest = _plate(43, 52, 1.7, 0), _plate(51, 53.6, 5)
    for piece in (rod, rest):
        art.shape(piece, STEEL)
    art.shape(needle, NEEDLE, INK, 1.0)
    art.shape(barrel, NEEDLE)
    art.tone(_fluid(), NUMB)
    for up in (16, 19.5, 23):
        art.stroke([_at(up, -4.6), _at(up, -0.6)], 0.9, smooth=False)
    art.shape(flange, STEEL)
    whole = together(needle, barrel, flange, rod, rest)
    art.outline(silhouette([barrel, flange, rod, rest]), 1.6)
    return whole


# Fingers by the spots on their way from the knuckle, up the syringe and to its right, and how thick they are there.
INDEX = [(40, 25, 10), (40.5, 13, 8.8), (38, 1, 8.2), (36.4, -8, 7)]
MIDDLE = [(31, 27, 10), (31.5, 14, 8.8), (28.6, 1.5, 8.2), (27, -7, 7)]
RING = [(22.5, 29, 9.4), (21.4, 19, 8.6), (19.6, 10.5, 7.6)]
LITTLE = [(14.6, 31, 8.6), (12.6, 23, 7.6), (11.6, 16, 6.8)]
THUMB = [(42, 33, 12), (52, 25, 9.8), (58.4, 12, 8.6), (56.4, -2, 7.2)]


def _hand(art: Art) -> list[Shape]:
    """Back of the hand and cuff; thumb on the plunger, two fingers round the barrel under its flange, two curled. Returns the fingers."""
    palm = blob(_at(44, 24), _at(48, 30), _at(45, 38), _at(34, 43), _at(20, 41), _at(10, 35), _at(12, 28), _at(26, 25))
    wrist = taper([(*_at(33, 34), 12), (101, 29, 10), (114, 26, 10)])
    back = soften(together(palm, wrist), 0.3, 4).difference(poly((112, 0), (140, 0), (140, 60), (116, 60)))
    art.shape(taper([(116, 24, 12), (150, 16, 15)]).intersection(poly((108, 8), (150, -8), (150, 50), (114, 42))), CLOTH, INK, 2.0)
    art.shape(back, GLOVE, INK, 2.0)
    fingers = [_finger(art, way) for way in (THUMB, LITTLE, RING, MIDDLE, INDEX)]
    art.outline(silhouette([back, *fingers]))
    _creases(art)
    art.shape(soften(poly((106, 13.5), (114, 11.5), (118, 40), (110, 41.5)), 2), GLOVE, INK, 2.0)
    return fingers


def _finger(art: Art, way: Sequence[tuple[float, float, float]]) -> Shape:
    """A finger, open at its knuckle; what is painted later lies over it."""
    finger = ribbon([_at(up, right) for up, right, _ in way], [thick for *_, thick in way])
    art.tone(finger, GLOVE)
    art.edge(finger.boundary.difference(disc(_at(*way[0][:2]), 7.4)), 2.0)
    return finger


def _creases(art: Art) -> None:
    """Where the glove wrinkles: at the wrist."""
    for x, top, low in ((95, 23, 30), (100.5, 26, 35)):
        art.stroke([(x, top), (x + 1.6, (top + low) / 2), (x + 1.2, low)])
