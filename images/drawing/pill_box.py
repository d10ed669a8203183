"""A pill box for a week: seven lids, one of them open."""

import numpy as np

from .art import Art
from .camera import Camera
from .palette import BOX_LID, CLOTH_DEEP, INK
from .shapes import Shape, disc, soften

DAYS = 7
CELL, DEEP, TALL = 3.0, 4.4, 2.0  # centimetres


def week(art: Art, camera: Camera, open_day: int) -> Shape:
    """The box with its front left low corner at nought; returns its outline. Dots on the lids count the days: no letters, no language."""
    wide = DAYS * CELL
    sides = [
        camera.face((0, 0, 0), (wide, 0, 0), (wide, TALL, 0), (0, TALL, 0)),
        camera.face((wide, 0, 0), (wide, 0, DEEP), (wide, TALL, DEEP), (wide, TALL, 0)),
    ]
    for side in sides:
        art.shape(side, CLOTH_DEEP, INK, 1.2)
    for day in range(DAYS):
        left, right = day * CELL, (day + 1) * CELL
        top = camera.face((left, TALL, 0), (right, TALL, 0), (right, TALL, DEEP), (left, TALL, DEEP))
        if day == open_day:
            art.shape(top, INK, INK, 1.2)
        else:
            art.shape(soften(top, 0.8), BOX_LID, INK, 1.2)
            _dots(art, camera, left, day + 1)
    left, right, high = open_day * CELL, (open_day + 1) * CELL, TALL + DEEP * 0.8
    lid = camera.face((left, TALL, DEEP), (right, TALL, DEEP), (right, high, DEEP + 0.8), (left, high, DEEP + 0.8))
    art.shape(soften(lid, 0.8), BOX_LID, INK, 1.2)
    return sides[0].union(sides[1]).union(lid)


def _dots(art: Art, camera: Camera, left: float, count: int) -> None:
    """As many dots as the day has in the week, as on a die."""
    grid = [(u, v) for v in (0.74, 0.5, 0.26) for u in (0.28, 0.72)] + [(0.5, 0.5)]
    for u, v in grid[:count] if count < DAYS else grid:
        spot = camera(np.array([left + u * CELL, TALL, v * DEEP]))
        art.tone(disc(spot, 0.24 * camera.scale, 0.17 * camera.scale), INK)
