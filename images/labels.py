"""The words on a picture's parts: where they point, and where they stand so that none covers another."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..handouts.measured import read_measured
from ..handouts.text import Text
from .picture import PictureError

MOST_BYTES, MOST_SPOTS = 200_000, 1_000
FARTHEST = 100_000.0  # points: no picture reaches there


@dataclass(frozen=True)
class Label:
    """Words for one part of a picture; (x, y) is the spot that they point to, in the picture's own points from its upper left corner."""

    words: Text
    x: float
    y: float


def read_anchors(path: Path) -> dict[str, tuple[float, float]]:
    """The spots of ID.anchors.json: name to [x, y].  No file, no spots.  Raises PictureError."""
    if not os.path.lexists(path):
        return {}
    try:
        spots = {str(name): _spot(*pair) for name, pair in json.loads(read_measured(path, MOST_BYTES)).items()}
        if len(spots) > MOST_SPOTS:
            raise ValueError(len(spots))
        return spots
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, OSError) as problem:
        raise PictureError(
            "picture-anchors",
            f"{path.name} does not hold spots of the picture",
            'write it as {"name": [x, y], …}, in points from the upper left corner',
        ) from problem


def _spot(x: object, y: object) -> tuple[float, float]:
    """Two numbers that a page could hold; raises ValueError, TypeError."""
    if not all(type(each) in (int, float) and abs(each) <= FARTHEST for each in (x, y)):  # type: ignore[arg-type]  # it has been asked
        raise ValueError(x, y)
    return float(x), float(y)  # type: ignore[arg-type]  # as above


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """The tops of blocks of these heights, in order and apart, each as near to its wanted top as can be, between 0 and `room`.

    Least squares by pooling neighbours that collide (isotonic regression).  What is together higher than `room` runs past it.
    """
    before = [sum(heights[:k]) for k in range(len(heights))]
    pools: list[tuple[float, int]] = []  # mean of the free tops of blocks that touch, how many
    for free in (top - offset for top, offset in zip(wanted, before)):
        pools.append((free, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, n), (high, m) = pools.pop(), pools.pop()
            pools.append(((low * n + high * m) / (n + m), n + m))
    most = max(0.0, room - sum(heights))
    tops = [min(max(mean, 0.0), most) for mean, n in pools for _ in range(n)]
    return [top + offset for top, offset in zip(tops, before)]
