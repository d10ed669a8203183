"""What asthma does: a tube of the lungs cut across, wide and narrow; and the meter that shows how fast one blows."""

import math

import numpy as np

from .art import Art
from .palette import AIR, BAD, GLASS, INK, LINING, MUSCLE_DEEP, PAPER, SLIME, WELL, WORSE
from .registry import picture
from .shapes import Shape, Spot, blob, box, disc, poly, soften, together

BANDS = ((0, 50, BAD), (50, 80, WORSE), (80, 100, WELL))  # of 100 parts of the best that one can blow
LEFT, WIDE = 66.0, 184.0  # of the meter's scale


@picture("airways", 272, 104)
def airways(art: Art) -> None:
    """Left: wide. Right: the muscle is tight, the wall swollen, slime in it."""
    for k, (x, inner) in enumerate(((68, 30.0), (204, 13.0))):
        at = (x, 52.0)
        art.shape(disc(at, 48), MUSCLE_DEEP, INK, 2.0)
        for n in range(16 if k == 0 else 24):
            a = 2 * math.pi * n / (16 if k == 0 else 24)
            art.stroke([(at[0] + r * math.cos(a + s), at[1] + r * math.sin(a + s)) for r, s in ((43, 0), (46, 0.14))], 1.2, smooth=False)
        art.shape(disc(at, 40), LINING, INK, 1.4)
        lumen = _wavy(at, inner, 0.0 if k == 0 else 2.2)
        art.shape(lumen, AIR, INK, 1.8)
        art.facts[f"tube {k}"] = lumen
        if k:
            slime = lumen.intersection(together(disc((x - 9, 59), 8.5), disc((x + 8, 47), 5)))
            art.shape(slime, SLIME, INK, 1.0)
            art.facts["slime"] = slime


def _wavy(at: Spot, radius: float, wave: float) -> Shape:
    """The inner edge: smooth when it is well, in folds when it is swollen."""
    turns = np.linspace(0, 2 * math.pi, 32, endpoint=False)
    reach = radius + wave * np.cos(8 * turns)
    return blob(*np.column_stack([at[0] + reach * np.cos(turns), at[1] + reach * np.sin(turns)]))


@picture("peak-flow", 272, 76)
def meter(art: Art) -> None:
    """A tube with its mouthpiece on the left; a pointer stands in the highest band, beside its sign."""
    art.shape(soften(box(8, 24, 44, 48), 4), PAPER, INK, 1.8)
    art.shape(soften(box(36, 14, 264, 58), 10), GLASS, INK, 2.2)
    for low, high, tone in BANDS:
        band = box(LEFT + WIDE * low / 100, 30, LEFT + WIDE * high / 100, 44)
        art.facts[f"band {low}"] = band
        art.shape(band, tone, INK, 1.4)
        _sign(art, (LEFT + WIDE * (low + high) / 200, 37), low)
    for k in range(11):
        x = LEFT + WIDE * k / 10
        art.stroke([(x, 44), (x, 51 if k in (0, 5, 8, 10) else 48)], 1.8 if k in (0, 5, 8, 10) else 1.2, smooth=False)
    x = LEFT + WIDE * 0.96
    pointer = poly((x - 6, 17), (x + 6, 17), (x, 32))
    art.shape(pointer, INK, INK, 1.0)
    art.facts["pointer"] = pointer


def _sign(art: Art, at: Spot, low: int) -> None:
    """The sign that the zone of a plan has too: a disc, a triangle, eight corners."""
    x, y = at
    stop = poly(*[(x + 6.2 * math.cos(math.radians(a)), y + 6.2 * math.sin(math.radians(a))) for a in np.arange(22.5, 360, 45)])
    signs = {0: stop, 50: poly((x - 5, y + 4.2), (x + 5, y + 4.2), (x, y - 4.6)), 80: disc(at, 4.4)}
    art.shape(signs[low], PAPER, INK, 1.4)
