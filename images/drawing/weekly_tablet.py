"""The tablet for the bones, once a week: with a full glass of plain water, half an hour upright, and only then breakfast."""

import math
from collections.abc import Callable

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import STANDING, Person
from .heads import Head
from .palette import ARROW, FLOOR, FOOD, GLASS, HAIR_BROWN, INK, LINEN, PAPER, SHOE, SKIN_A, STEEL_DEEP, TROUSER, WARM, WOOD
from .registry import picture
from .shapes import Spot, blob, box, disc, grown, poly, soften, together

WIDE, HIGH, GAP, RIM = 81.0, 102.0, 7.5, 4.0
MINUTES = 30
BREAD = [(14, 84), (12, 60), (10, 47), (20, 40), (29, 42), (38, 40), (48, 47), (46, 60), (44, 84), (29, 86)]  # from a frame's corner
TABLE = 74.0  # the page's y of a table's far edge within a frame

Scene = Callable[[Art, float], None]


@picture("weekly-tablet", 266, 110)
def weekly_tablet(art: Art) -> None:
    """Three frames."""
    for i, scene in enumerate((_water, _upright, _breakfast)):
        x = RIM + i * (WIDE + GAP)
        frame = soften(box(x, RIM, x + WIDE, RIM + HIGH), 7)
        art.tone(frame, PAPER)
        with art.within(frame):
            scene(art, x)
        art.outline(frame, 1.0, STEEL_DEEP)


def _table(art: Art, x: float) -> None:
    art.shape(box(x - 4, RIM + TABLE, x + WIDE + 4, RIM + HIGH + 4), WOOD, INK, 1.6)


def _water(art: Art, x: float) -> None:
    """A glass of water, full, and one tablet before it."""
    _table(art, x)
    middle, low, top = x + 34, RIM + 88, RIM + 16
    glass = poly((middle - 19, top), (middle + 19, top), (middle + 15, low), (middle - 15, low))
    water = glass.intersection(box(middle - 30, top + 9, middle + 30, low))
    art.shape(glass, PAPER, INK, 2.0)
    art.shape(grown(water, -1.2), GLASS, INK, 1.2)
    art.stroke([(middle - 10.5, top + 20), (middle - 8.5, low - 12)], 2.0, STEEL_DEEP, smooth=False)
    tablet = disc((x + 65, RIM + 89), 9.0, 6.0)
    art.shape(tablet, PAPER, INK, 1.8)
    art.stroke([(x + 60, RIM + 90.5), (x + 70, RIM + 87.5)], 1.2, smooth=False)
    art.facts |= {"glass": glass, "water": water, "tablet": tablet}


def _upright(art: Art, x: float) -> None:
    """A man stands; on the clock half an hour passes."""
    art.tone(box(x - 4, RIM + HIGH - 14, x + WIDE + 4, art.h), FLOOR)
    camera = Camera.turned(0.535, x + 20, RIM + HIGH - 6, 0, 4)
    p = Person(camera, height=166, build=1.12, belly=0.08, skin=SKIN_A, hair=HAIR_BROWN, top=WARM, legs=TROUSER, shoes=SHOE)
    h, hip = p.head, STANDING * p.head
    p.pose(
        (0, hip, 0),
        hands=((0.98 * h, hip + 0.05 * h, 0.2 * h), (-0.98 * h, hip + 0.05 * h, 0.2 * h)),
        elbows=((0.7, 0, -1), (-0.7, 0, -1)),
        feet=((0.36 * h, 0.28 * h, 0), (-0.36 * h, 0.28 * h, 0)),
    )
    hands = {"L": ((0.1, -1, 0.1), (-0.5, 0, 1)), "R": ((-0.1, -1, 0.1), (0.5, 0, 1))}
    feet = {k: ((s * 0.5, 0, 1),) for k, s in (("L", 1), ("R", -1))}
    dress(art, p, ["legL", "legR", "neck", "trunk", "head", "armL", "armR"], Head(p, "front", eyes="open", size=1.2), hands, feet, 1.8)
    art.facts["person"] = together(p.trunk(), p.trouser_leg("L"))
    _clock(art, (x + 54, RIM + 29), 16)


def _clock(art: Art, at: Spot, radius: float) -> None:
    """A face with the hands at the end of the half hour, and an arrow from its beginning."""

    def spot(minutes: float, reach: float) -> Spot:
        turn = math.radians(6 * minutes)
        return (at[0] + math.sin(turn) * radius * reach, at[1] - math.cos(turn) * radius * reach)

    art.shape(disc(at, radius), PAPER, INK, 2.2)
    for k in range(12):
        art.stroke([spot(5 * k, 0.74 if k % 3 == 0 else 0.82), spot(5 * k, 0.9)], 1.3, smooth=False)
    art.stroke([at, spot(37.5, 0.40)], 2.4, smooth=False)  # half past seven
    art.stroke([at, spot(MINUTES, 0.66)], 1.8, smooth=False)
    art.tone(disc(at, 1.6), INK)
    art.arrow([spot(minutes, 1.36) for minutes in range(1, MINUTES, 4)], 3.2, ARROW, 8)
    art.facts |= {"from": disc(spot(0, 1.36), 1), "until": disc(spot(MINUTES, 1.36), 1), "clock": disc(at, radius)}


def _breakfast(art: Art, x: float) -> None:
    """Bread on a plate, and a cup that steams."""
    _table(art, x)
    plate = disc((x + 29, RIM + 88), 25, 9)
    art.shape(plate, LINEN, INK, 1.8)
    bread = soften(blob(*[(x + dx, RIM + dy) for dx, dy in BREAD]), 1.5)
    art.shape(bread, FOOD, INK, 1.8)
    art.outline(grown(bread, -4), 0.9)
    handle = disc((x + 71, RIM + 72), 6.5).difference(disc((x + 71, RIM + 72), 3.6))
    cup = poly((x + 51, RIM + 60), (x + 70, RIM + 60), (x + 68, RIM + 88), (x + 53, RIM + 88))
    for shape in (handle, soften(cup, 2)):
        art.shape(shape, LINEN, INK, 1.8)
    for k in (0, 7):
        art.stroke([(x + 58 + k, RIM + 55), (x + 55 + k, RIM + 49), (x + 59 + k, RIM + 43), (x + 56 + k, RIM + 37)], 1.4, STEEL_DEEP)
    art.facts["food"] = bread
