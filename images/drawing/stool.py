"""What is in the toilet while the bowel gets empty: four bowls from above, the last one as it should be.

Told by form too, for a copier takes the color: lumps, then bits, then flecks, then nothing, so that the drain shows; a tick stands by it.
"""

from collections.abc import Sequence

from .art import Art
from .palette import INK, LINEN, PAPER, STEEL_DEEP, STOOL, STOOL_CLEAR, STOOL_LOOSE, STOOL_THIN, Tone
from .registry import picture
from .shapes import Shape, Spot, blob, box, disc, put, soften

ACROSS = 68.0
LUMPS: Sequence[tuple[float, float, float]] = ((-4, -2, 1.5), (5, 5, 1.3), (-2, 9, 1.0))  # right, down, size
BITS: Sequence[tuple[float, float, float]] = ((-7, -5, 0.6), (4, -7, 0.5), (7, 2, 0.6), (-3, 3, 0.7), (-8, 7, 0.45), (3, 10, 0.55))
FLECKS: Sequence[tuple[float, float, float]] = ((-6, -4, 0.24), (5, -3, 0.22), (-2, 6, 0.26), (6, 8, 0.2))
BOWLS: list[tuple[Tone, Sequence[tuple[float, float, float]]]] = [
    (STOOL_LOOSE, LUMPS),
    (STOOL_LOOSE, BITS),
    (STOOL_THIN, FLECKS),
    (STOOL_CLEAR, ()),
]


@picture("prep-stool", 272, 88)
def stools(art: Art) -> None:
    """From the left to the right."""
    for k, (tone, pieces) in enumerate(BOWLS):
        x = ACROSS / 2 + ACROSS * k
        art.facts[f"water {k}"] = _bowl(art, (x, 50), tone)
        _pieces(art, k, (x, 54), pieces)
        if k:
            art.arrow([(x - ACROSS / 2 - 6.5, 50), (x - ACROSS / 2, 50), (x - ACROSS / 2 + 6.5, 50)], 2.4, head=6)
    _tick(art, (ACROSS * 3.5 + 21, 19))


def _bowl(art: Art, at: Spot, tone: Tone) -> Shape:
    """A toilet from above: tank, seat, bowl and water; returns the water's shape."""
    x, y = at
    art.shape(soften(box(x - 21, y - 47, x + 21, y - 29), 4), LINEN, INK, 1.6)
    art.shape(put(_egg(24, 33), x, y), LINEN, INK, 2.0)
    art.shape(put(_egg(17.5, 25.5), x, y + 1), STEEL_DEEP, INK, 1.2)
    water = put(_egg(14.5, 19.5), x, y + 4)
    art.shape(water, tone, INK, 1.0)
    if tone is STOOL_CLEAR:
        drain = disc((x, y + 6), 5.6, 4.2)
        art.stroke([(x - 9, y - 6), (x - 4, y - 10), (x + 3, y - 11)], 1.6, PAPER)
        art.outline(drain, 1.4)
        art.facts["drain"] = drain
    return water


def _egg(wide: float, high: float) -> Shape:
    """The outline of a seat: wider behind, drawn in before."""
    half = [(0, -1), (.55, -.92), (.94, -.58), (1, -.12), (.92, .35), (.66, .78), (.28, .98)]  # fmt: skip
    return blob(*[(u * wide, v * high) for u, v in [*half, (0, 1), *[(-u, v) for u, v in reversed(half[1:])]]])


def _pieces(art: Art, k: int, at: Spot, pieces: Sequence[tuple[float, float, float]]) -> None:
    """Lumps, bits or flecks of stool."""
    one = blob((-5, -2), (-1, -4), (4, -3), (6, 1), (2, 3.6), (-4, 3))
    for n, (right, down, size) in enumerate(pieces):
        piece = put(one, at[0] + right, at[1] + down, 40 * n, size)
        art.facts[f"piece {k}.{n}"] = piece
        art.shape(piece, STOOL, INK, 0.8)


def _tick(art: Art, at: Spot) -> None:
    """A tick in a ring: so it should be."""
    art.shape(disc(at, 9.5), PAPER, INK, 1.8)
    art.stroke([(at[0] - 4.6, at[1] + 0.4), (at[0] - 1.2, at[1] + 4.2), (at[0] + 5, at[1] - 4.4)], 2.6, smooth=False)
