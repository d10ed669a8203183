"""What stays outside the room of an MRI: six things, each in its frame with a cross."""

from collections.abc import Callable

from .art import Art
from .palette import CARD, INK, PAPER, SCREEN, STEEL, STEEL_DEEP, WOOD
from .registry import picture
from .shapes import Shape, blob, box, disc, grown, put, soften, taper, together

WIDE, HIGH, GAP, RIM = 47.0, 56.0, 4.0, 2.0

Thing = Callable[[Art, float, float], Shape]


@picture("mri-outside", 306, 60)
def mri_outside(art: Art) -> None:
    """A row of six."""
    things: list[Thing] = [_phone, _watch, _keys, _card, _hearing_aid, _hair_clips]
    kept = []
    for i, thing in enumerate(things):
        x, y = RIM + i * (WIDE + GAP), RIM
        frame = soften(box(x, y, x + WIDE, y + HIGH), 6)
        art.shape(frame, PAPER, STEEL_DEEP, 1.0)
        kept.append(thing(art, x + WIDE / 2 + 2, y + HIGH / 2 + 4))
        _cross(art, x + 9, y + 9)
    art.facts |= {"things": together(*kept)}


def _cross(art: Art, x: float, y: float) -> None:
    """A cross in a square."""
    art.shape(soften(box(x - 6.5, y - 6.5, x + 6.5, y + 6.5), 1.5), PAPER, INK, 1.6)
    art.stroke([(x - 3.4, y - 3.4), (x + 3.4, y + 3.4)], 2.2)
    art.stroke([(x - 3.4, y + 3.4), (x + 3.4, y - 3.4)], 2.2)


def _phone(art: Art, x: float, y: float) -> Shape:
    case = put(soften(box(-9, -18, 9, 18), 3), x, y, 12)
    art.shape(case, STEEL_DEEP, INK, 1.8)
    art.tone(put(box(-7, -14, 7, 12.5), x, y, 12), SCREEN)
    art.tone(put(disc((0, 15), 1.5), x, y, 12), INK)
    return case


def _watch(art: Art, x: float, y: float) -> Shape:
    strap = soften(together(box(x - 5, y - 22, x + 5, y + 22), disc((x, y), 8)), 2)
    art.shape(strap, WOOD, INK, 1.8)
    art.shape(disc((x, y), 10.5), STEEL, INK, 1.8)
    art.shape(disc((x, y), 7.6), PAPER, INK, 1.0)
    art.stroke([(x, y - 5.4), (x, y), (x + 3.8, y + 2)], 1.5, smooth=False)
    art.shape(soften(box(x + 10.5, y - 1.6, x + 13.2, y + 1.6), 0.6), STEEL_DEEP, INK, 1.0)
    return together(strap, disc((x, y), 10.5))


def _keys(art: Art, x: float, y: float) -> Shape:
    art.outline(disc((x, y - 9), 8.5), 2.6, INK)
    art.outline(disc((x, y - 9), 8.5), 1.2, STEEL_DEEP)
    made = []
    for degrees in (28, -22):
        bow = disc((0, 5), 6.2).difference(disc((0, 3), 2.2))
        teeth = together(box(-1.9, 10, 1.9, 27), box(1, 18, 5, 20.6), box(1, 23, 4.4, 25.8))
        key = put(soften(together(bow, teeth), 0.5), x, y - 4, degrees)
        art.shape(key, STEEL, INK, 1.5)
        made.append(key)
    return together(*made)


def _card(art: Art, x: float, y: float) -> Shape:
    x, y = x - 1, y + 3
    card = put(soften(box(-18, -12, 18, 12), 2.4), x - 1, y + 1, -8)
    art.shape(card, CARD, INK, 1.8)
    art.tone(put(box(-17.4, -8.4, 17.4, -3.4), x - 1, y + 1, -8), INK)
    art.shape(put(soften(box(-14, 1.4, -6, 7.6), 1), x - 1, y + 1, -8), STEEL, INK, 1.0)
    art.stroke([put(disc((d, 6), 0.1), x - 1, y + 1, -8).centroid.coords[0] for d in (-1, 12)], 1.6, smooth=False)
    return card


def _hearing_aid(art: Art, x: float, y: float) -> Shape:
    case = blob(
        (x + 2, y - 19),
        (x + 11, y - 14),
        (x + 13, y - 2),
        (x + 9, y + 10),
        (x + 3, y + 12),
        (x + 2, y + 6),
        (x + 5, y - 3),
        (x + 3, y - 11),
        (x - 2, y - 14),
    )
    art.stroke([(x, y - 16), (x - 8, y - 17), (x - 12, y - 8), (x - 11, y + 4)], 3.4)
    art.stroke([(x, y - 16), (x - 8, y - 17), (x - 12, y - 8), (x - 11, y + 4)], 1.4, STEEL)
    art.shape(case, STEEL, INK, 1.8)
    tip = soften(taper([(x - 11, y + 4, 3.2), (x - 9, y + 10, 5.4)]), 1)
    art.shape(tip, STEEL_DEEP, INK, 1.6)
    art.stroke([(x + 9.6, y - 9), (x + 10, y - 4)], 2.0, smooth=False)
    return together(case, tip)


def _hair_clips(art: Art, x: float, y: float) -> Shape:
    made = []
    for dx, degrees in ((-8, 24), (9, -12)):
        upper = [(0, -17), (3, -13), (1.6, -8), (3.4, -4), (1.6, 0), (3, 5), (2, 15)]
        lower = [(0, -17), (-3, -13), (-2.6, 0), (-2, 17)]
        for line in (upper, lower):
            clip = [put(disc(p, 0.1), x + dx, y + 1, degrees).centroid.coords[0] for p in line]
            art.stroke(clip, 3.0)
        made.append(grown(put(disc((0, 0), 3, 17), x + dx, y + 1, degrees), 1))
    return together(*made)
