"""Tablets of warfarin as they are sold in the United States: for each strength its color, and its number cut into it.

Numbers and colors are those of the label (Taro, section 3; docs/facts/warfarin.md). All are ovals here: the shape goes by the maker and
tells no strength, so nothing is told by it; what the color tells, the number tells too.
"""

import numpy as np

from . import palette
from .art import Art
from .palette import INK, PAPER, Tone
from .registry import picture
from .shapes import Shape, Spot, blob, disc, grown, put

STRENGTHS: list[tuple[str, Tone]] = [
    ("1", palette.TABLET_1),
    ("2", palette.TABLET_2),
    ("2½", palette.TABLET_2_HALF),
    ("3", palette.TABLET_3),
    ("4", palette.TABLET_4),
    ("5", palette.TABLET_5),
    ("6", palette.TABLET_6),
    ("7½", palette.TABLET_7_HALF),
    ("10", palette.TABLET_10),
]
FIRST_ROW = 5
WIDE, HIGH = 22.5, 15.0  # half a tablet

# Numerals as a hand writes them, one high and y down, each with its width: lines through spots; a line of two spots is straight.
NUMERALS: dict[str, tuple[float, list[list[Spot]]]] = {
    "0": (0.60, [[(.30, 0), (.06, .22), (.02, .5), (.06, .78), (.30, 1), (.54, .78), (.58, .5), (.54, .22), (.30, 0)]]),
    "1": (0.36, [[(.02, .22), (.26, 0)], [(.26, 0), (.26, 1)]]),
    "2": (0.60, [[(.04, .26), (.12, .06), (.32, 0), (.54, .12), (.54, .34), (.36, .60), (.03, 1)], [(.03, 1), (.60, 1)]]),
    "3": (0.58, [[(.04, .14), (.26, 0), (.51, .12), (.48, .38), (.24, .48)], [(.24, .48), (.52, .58), (.55, .84), (.28, 1), (.02, .88)]]),
    "4": (0.64, [[(.46, 1), (.46, 0)], [(.46, 0), (.02, .68)], [(.02, .68), (.64, .68)]]),
    "5": (0.58, [[(.52, 0), (.10, 0)], [(.10, 0), (.06, .46)], [(.06, .46), (.30, .38), (.54, .52), (.54, .82), (.30, 1), (.02, .88)]]),
    "6": (0.58, [[(.46, 0), (.16, .30), (.04, .68), (.16, .95), (.34, 1), (.54, .86), (.53, .58), (.32, .46), (.08, .60)]]),
    "7": (0.58, [[(.02, 0), (.57, 0)], [(.57, 0), (.20, 1)]]),
}  # fmt: skip
APART, SMALL = 0.20, 0.50


@picture("warfarin-tablets", 272, 84)
def tablets(art: Art) -> None:
    """Five above, four below, from the weakest to the strongest."""
    for k, (number, tone) in enumerate(STRENGTHS):
        row, place = divmod(k, FIRST_ROW)
        x = 28 + 54 * place + 27 * row
        _tablet(art, (x, 20 + 44 * row), number, tone)


def _tablet(art: Art, at: Spot, number: str, tone: Tone) -> None:
    """An oval with a bevel and its number."""
    oval = put(_oval(), *at)
    art.facts[f"tablet {number}"] = oval
    art.shape(oval, tone, INK, 1.6)
    with art.within(grown(oval, -2.4)):
        art.stroke([(at[0] - 17, at[1] - 4), (at[0] - 13, at[1] - 9.5), (at[0] - 5, at[1] - 11.6)], 1.6, PAPER)
    write(art, number, at, 14.5, 2.2)


def _oval() -> Shape:
    around = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    c, s = np.cos(around), np.sin(around)
    return blob(*np.column_stack([np.sign(c) * np.abs(c) ** 0.86 * WIDE, np.sign(s) * np.abs(s) ** 0.86 * HIGH]))


def tablet_on(art: Art, at: Spot, half: float) -> Shape:
    """A tablet that lies flat, seen from the side: of no strength, so white."""
    shape = disc(at, half, half * 0.55)
    art.shape(shape, PAPER, INK, 1.2)
    return shape


def write(art: Art, number: str, middle: Spot, high: float, width: float) -> None:
    """A number about its middle, drawn: pictures hold no type."""
    whole = number.rstrip("½")
    wide = sum(NUMERALS[each][0] + APART for each in whole) - APART + (APART + SMALL * 1.5 if whole != number else 0)
    x = middle[0] - wide * high / 2
    for each in whole:
        _numeral(art, each, (x, middle[1] - high / 2), high, width)
        x += (NUMERALS[each][0] + APART) * high
    if whole != number:
        top, small = middle[1] - high / 2, high * SMALL
        _numeral(art, "1", (x, top), small, width * 0.8)
        art.stroke([(x + 0.02 * high, top + 0.86 * high), (x + 0.62 * high, top + 0.10 * high)], width * 0.7, smooth=False)
        _numeral(art, "2", (x + 0.42 * high, top + high - small), small, width * 0.8)


def _numeral(art: Art, each: str, corner: Spot, high: float, width: float) -> None:
    for line in NUMERALS[each][1]:
        art.stroke([(corner[0] + u * high, corner[1] + v * high) for u, v in line], width)
