"""Numbing the skin: a gloved hand holds a small syringe at the lower back of someone who lies face down."""

import math

from .art import Art
from .dressing import silhouette
from .palette import CLOTH, CLOTH_DEEP, DISC, INK, MARK, MARK_LINE, MARK_SOFT, PAPER, SKIN_A, STEEL
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
        art.shape(spot, MARK_SOFT, MARK_LINE, 1.4)
        _far_fingers(art)
        syringe = _syringe(art)
        hand = _near_hand(art)
    art.facts |= {"spot": spot, "syringe": syringe, "hand": hand}


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


def _syringe(art: Art) -> Shape:
    """Needle, barrel with its fluid, flange and plunger."""
    needle, barrel, flange = _plate(0, 12, 0.9, 0), _plate(12, 42, 4.8, 1.2), _plate(41, 43.6, 8.5)
    rod, rest = _plate(43, 52, 1.7, 0), _plate(51, 53.6, 5)
    for piece in (rod, rest):
        art.shape(piece, STEEL)
    art.shape(needle, PAPER, INK, 1.0)
    art.shape(barrel, PAPER)
    art.tone(grown(_plate(12, 32, 4.8, 1.2), -1.6), MARK)
    art.shape(flange, STEEL)
    whole = together(needle, barrel, flange, rod, rest)
    art.outline(silhouette([barrel, flange, rod, rest]), 1.6)
    return whole


def _far_fingers(art: Art) -> None:
    """The middle finger behind the barrel, and two curled ones."""
    for points in ([(30, 22), (32, 10), (30, 0), (28.5, -7.5)], [(24, 28), (23, 17), (20, 11)], [(18, 32), (15, 23), (13, 17)]):
        art.shape(ribbon([_at(*p) for p in points], [9, 8.2, 7.6, 6.8]), DISC, INK, 1.6)


def _near_hand(art: Art) -> Shape:
    """Palm, cuff, index finger under the flange, thumb on the plunger."""
    palm = blob(_at(44, 17), _at(47, 26), _at(44, 36), _at(34, 40), _at(22, 37), _at(18, 30), _at(24, 21), _at(36, 14))
    wrist = taper([(*_at(35, 32), 11), (98, 28, 9.5), (112, 25, 10)])
    index = ribbon([_at(40, 24), _at(40, 12), _at(37.2, 0), _at(35.8, -8)], [10, 8.8, 8, 6.8])
    thumb = ribbon([_at(42, 32), _at(53, 23), _at(58.5, 11), _at(56, -2)], [11, 9.6, 8.4, 7])
    hand = soften(together(palm, wrist, index, thumb), 0.3, 1.5)
    sleeve = taper([(116, 24, 12), (150, 16, 15)]).intersection(poly((108, 8), (150, -8), (150, 50), (114, 42)))
    cuff = poly((105, 12.5), (113, 10.5), (117, 39), (109, 40.5))
    art.shape(sleeve, CLOTH, INK, 2.0)
    art.shape(hand.difference(poly((111, 0), (140, 0), (140, 60), (115, 60))), DISC, INK, 2.0)
    art.shape(soften(cuff, 2), DISC, INK, 2.0)
    return hand
