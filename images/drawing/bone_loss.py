"""A strong spine bone and a weak one, both cut open: how thick the shell is, and how much bone is left inside."""

import random
from dataclasses import dataclass

from shapely.geometry import MultiPoint
from shapely.ops import voronoi_diagram

from . import bones
from .art import Art
from .palette import BONE, BONE_DEEP, INK
from .registry import picture
from .shapes import Point, Shape, grown, parts, put, soften, together

HEIGHT, DEPTH, SCALE = 27.0, 36.0, 2.6


@dataclass(frozen=True)
class Inside:
    """How the inside of a bone is built, in points: its shell, its walls, and how far apart the middles of its cells are."""

    shell: float
    wall: float
    apart: float


STRONG = Inside(shell=6.0, wall=3.4, apart=8.8)
WEAK = Inside(shell=3.2, wall=1.4, apart=17.0)


@picture("bone-loss", 224, 82)
def bone_loss(art: Art) -> None:
    """Strong left, weak right: the same bone without its arch."""
    for name, x, inside in (("strong", 52.0, STRONG), ("weak", 172.0, WEAK)):
        body = put(bones.body(HEIGHT, DEPTH), x, 41, scale=SCALE)
        art.shape(body, BONE, INK, 2.0)
        hollows = _cells(body, inside)
        for cell in parts(hollows):
            art.shape(cell, BONE_DEEP, INK, 0.9)
        art.facts |= {name: body, f"{name} cells": hollows}


def _cells(body: Shape, inside: Inside, seed: int = 3) -> Shape:
    """The hollows between the walls, all within the shell."""
    dice, room, middles = random.Random(seed), grown(body, -inside.shell), list[Point]()
    x0, y0, x1, y1 = room.bounds
    for _ in range(2500):
        spot = Point(dice.uniform(x0, x1), dice.uniform(y0, y1))
        if room.contains(spot) and all(spot.distance(other) > inside.apart for other in middles):
            middles.append(spot)
    cut = [grown(cell.intersection(room), -inside.wall / 2) for cell in voronoi_diagram(MultiPoint(middles), envelope=body).geoms]
    return together(*[soften(cell, 1.0) for cell in cut if cell.area > 9])
