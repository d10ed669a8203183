"""The pictures of the art kit, each drawn once for all tests; and what a copier leaves of them."""

import math
from functools import cache

from PIL import Image

from patient_handouts.images.colours import _to_lch, rgb
from patient_handouts.images.drawing import registry
from patient_handouts.images.drawing.art import Art
from patient_handouts.images.drawing.palette import Tone
from patient_handouts.images.drawing.proof import rendered
from patient_handouts.images.drawing.shapes import Shape


@cache
def drawn(name: str) -> Art:
    return registry.drawn(name)


@cache
def copied(name: str, dpi: float = 300) -> Image.Image:
    """As a copier leaves it: black or white."""
    return rendered(drawn(name), dpi, "#FFFFFF").convert("L").point(lambda level: 255 * (level >= 128))


def black(name: str, part: Shape, dpi: float = 300) -> float:
    """How much of a part of a picture is black on a copy: 0 to 1."""
    picture, k = copied(name, dpi), dpi / 72
    x0, y0, x1, y1 = (round(side * k) for side in part.bounds)
    mask = rendered_mask(part, k, (x0, y0, x1, y1))
    levels = picture.crop((x0, y0, x1, y1)).tobytes()
    inside = [level for level, there in zip(levels, mask, strict=True) if there]
    return sum(level == 0 for level in inside) / len(inside)


def rendered_mask(part: Shape, k: float, bounds: tuple[int, int, int, int]) -> list[bool]:
    import shapely

    x0, y0, x1, y1 = bounds
    spots = [((x + 0.5) / k, (y + 0.5) / k) for y in range(y0, y1) for x in range(x0, x1)]
    return list(shapely.contains_xy(part, spots))


def apart(one: Tone, other: Tone) -> float:
    """How far two tones are from each other in OKLab, where black and white are 1 apart."""
    (light, chroma, hue), (light2, chroma2, hue2) = (_to_lch(rgb(tone.lower())) for tone in (one, other))
    a, b = chroma * math.cos(hue) - chroma2 * math.cos(hue2), chroma * math.sin(hue) - chroma2 * math.sin(hue2)
    return math.hypot(light - light2, a, b)
