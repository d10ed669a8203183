"""The needle goes through skin, fat and muscle, down the pedicle, into the broken body. Cut lengthwise beside the midline."""

import math
import random

from . import bones
from .art import Art
from .lying import DEPTH, GAP, HEIGHT, PITCH, Row
from .needle import Needle
from .palette import BONE, FAT, INK, INSIDE, MARK, MARK_LINE, MARK_SOFT, MUSCLE, MUSCLE_DEEP, NERVE, PAPER, SKIN_B
from .registry import picture
from .shapes import LineString, Shape, Spots, box, disc, grown, poly, soften, spline, together
from .whereabouts import lying_figure

SUNK = 0.66  # what is left of the broken body in front
CRACKS = [([(-20, 1.5), (-16.5, 2.5), (-12, 4.2), (-9.6, 2.4), (-6, 6.2)], 1.6), ([(-12, 4.2), (-10.5, 8.6)], 1.3)]


@picture("needle-side", 300, 170)
def needle_side(art: Art) -> None:
    """The scene with every layer."""
    row = Row(1.3, 142, 130)
    frame = soften(box(2, 26, art.w - 2, art.h - 2), 8)
    with art.within(frame):
        _layers(art, (34, 39, 51), row.spot(-DEPTH / 2 - 6, 0)[1])
        _fibres(art, 59, 6.6, 4)
        neighbours = range(-3, 4)
        _arches(art, row, neighbours)
        row.paint_discs(art, neighbours[:-1], SUNK)
        row.paint_healthy(art, neighbours)
    bone = _broken(art, row)
    nerves = [disc(row.spot(DEPTH / 2 + 8.5 - row.bend * k * k, k * PITCH + 9.5), 3.2, 3.8) for k in (-2, -1, 0, 1, 2)]
    for nerve in nerves:
        art.shape(nerve, NERVE)
    flesh = poly(*spline(_skin(art, 34), closed=False), (art.w + 20, art.h + 20), (-20, art.h + 20)).intersection(frame)
    art.outline(flesh)
    needle = Needle(row.spot(-6.5, 1.5), row.spot(DEPTH / 2 + 6, -4.9), 131, 2.1)
    needle.paint(art, 1.2)
    x, y = lying_figure(art, 246, 21)
    art.outline(box(x - 9, y - 9, x + 9, y + 9), 2.0)
    art.facts |= {"bone": bone, "needle": needle.shaft(), "tip": needle.end(), "nerves": together(*nerves)}
    art.facts["broken bone"] = together(bone, row.at(bones.cut_arch(DEPTH), 0))
    art.facts |= {"pedicle": row.at(bones.cut_pedicle(DEPTH), 0), "neighbours": together(*[row.body(k) for k in (-2, -1, 1, 2)])}
    art.anchor("needle", needle.at(120))
    art.anchor("skin", (art.w - 24, 37))
    art.anchor("muscle", (art.w - 24, 66))
    art.anchor("nerve", row.spot(DEPTH / 2 + 8.5, 9.5))
    art.anchor("broken", (bone.centroid.x + 8, bone.centroid.y - 12))


@picture("step-needle", 136, 68)
def step_needle(art: Art) -> None:
    """The same, few and large."""
    row = Row(1.08, 76, 51, depth=30)
    with art.within(box(0, 0, art.w, art.h)):
        _layers(art, (12, 15.5, 20), 80)
        neighbours = range(-2, 3)
        for k in neighbours:
            art.shape(row.at(_low_arch(row.depth), k), BONE if k else MARK_SOFT, INK if k else MARK_LINE, 1.0)
        row.paint_discs(art, neighbours[:-1], SUNK)
        row.paint_healthy(art, neighbours, cells=0)
        bone = _broken(art, row)
        art.stroke(_skin(art, 12), 2.0)
    needle = Needle(row.spot(-4, 2), row.spot(row.depth / 2 + 6, -5), 57, 1.8)
    needle.paint(art, 1.2)
    art.facts |= {"bone": bone, "needle": needle.shaft(), "tip": needle.end(), "pedicle": row.at(_low_pedicle(row.depth), 0)}
    art.facts |= {"neighbours": together(*[row.body(k) for k in (-1, 1)]), "broken bone": together(bone, row.at(_low_arch(row.depth), 0))}


def _low_arch(depth: float) -> Shape:
    """A stumpy arch that leaves room for the flesh over it."""
    x = depth / 2
    return soften(together(_low_pedicle(depth), poly((x + 4, -14), (x + 11, -14), (x + 14, 13), (x + 8, 13))), 2.2)


def _low_pedicle(depth: float) -> Shape:
    x = depth / 2
    return poly((x - 4, -11), (x + 9, -11), (x + 9, 2), (x - 4, 2))


def _skin(art: Art, y: float) -> Spots:
    """A line across the picture, a little lower in the middle."""
    return [(x, y + 3 * math.sin(x / art.w * math.pi * 1.15 + 0.1)) for x in [-20 + (art.w + 40) * i / 8 for i in range(9)]]


def _layers(art: Art, tops: tuple[float, float, float], inside: float) -> None:
    """Skin, fat, muscle from these heights down; the inside of the belly under the bones."""
    for y, fill in zip((*tops, inside), (SKIN_B, FAT, MUSCLE, INSIDE), strict=True):
        art.tone(poly(*spline(_skin(art, y), closed=False), (art.w + 20, art.h + 20), (-20, art.h + 20)), fill)
    for y in tops[1:]:
        art.stroke(_skin(art, y), 1.0)


def _fibres(art: Art, top: float, pitch: float, seed: int) -> None:
    """Muscle fibres: tone on tone, quiet."""
    dice = random.Random(seed)
    for k in range(6):
        x = dice.uniform(-10, 30)
        while x < art.w - 12:
            end = min(x + dice.uniform(40, 80), art.w - 8)
            if x > 6 and end - x > 18:
                line = [(t, top + k * pitch + 3 * math.sin(t / art.w * math.pi * 1.15 + 0.3)) for t in (x, (x + end) / 2, end)]
                art.stroke(line, 1.1, MUSCLE_DEEP)
            x = end + dice.uniform(12, 26)


def _arches(art: Art, row: Row, neighbours: range) -> None:
    """Fat round the nerves between the pedicles, then the arches."""
    top, low, back = HEIGHT / 2 - 12, HEIGHT / 2 + GAP + 3, DEPTH / 2
    gap = poly((back - 5, top), (back + 16, top), (back + 16, low), (back - 5, low))
    for k in neighbours[:-1]:
        art.tone(row.at(gap, k), FAT)
    for k in neighbours:
        art.shape(row.at(bones.cut_arch(DEPTH), k), BONE if k else MARK_SOFT, INK if k else MARK_LINE, 1.0)


def _broken(art: Art, row: Row) -> Shape:
    """The marked body with its crack, pale so that it lives through a copier."""
    bone = row.body(0, SUNK)
    art.shape(bone, MARK, MARK_LINE, 2.4)
    for points, width in CRACKS:
        crack = LineString(row.spots(*points)).intersection(grown(bone, -1.2))
        art.stroke(list(crack.coords), width, PAPER, smooth=False)
    return bone
