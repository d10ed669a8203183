"""An SVG that uses everything, with other values in it: it is drawn, or told as a problem; nothing else, and at once."""

import random
import re
import time
from collections import Counter
from math import isfinite
from pathlib import Path

import pytest

from patient_handouts.images.picture import PictureError
from patient_handouts.images.svg import vector

DRAWING = (Path(__file__).resolve().parents[2] / "benchmarks" / "fuzz-drawing.svg").read_text(encoding="utf-8")
VALUE, ELEMENT, DECLARED = re.compile(r'([\w:-]+)="([^"]*)"'), re.compile(r"<[a-zA-Z][^<>]*/>"), re.compile(r"[\w-]+ ?: ?([^;{}\"]+)")
NAMES = sorted(
    {name for name, _ in VALUE.findall(DRAWING)} | {"opacity", "stroke-opacity", "transform-origin", "stroke-miterlimit", "mask-type"}
)
STRANGE = (
    *(f"url(#{name})" for name in ("across", "knee", "window", "cut", "round", "half", "none")),
    *("#sign", "#across", "#window", "1e999", "-1e30", "nan", "inf", "0", "-1", "1e-320", "9" * 60, "none", "inherit", "currentColor"),
    *("rgb(1e9,0,0)", "rgba(0,0,0,nan)", "100%", "-50%", "1e308", "hsl(1,2,3)", "", "M0 0A1 1 0 1 1 1e300 0", "M1e308 1e308L-1e308 0z"),
    *("rotate(1e300)", "matrix(0 0 0 0 0 0)", "scale(0)", "scale(1e-300)", "translate(1e308 1e308) scale(1e308)", "1 1", "0 0 0 0"),
    *("1e200 1e200 1e200 1e200", "objectBoundingBox", "userSpaceOnUse", "alpha", "٣", "½", "#1234", "transparent", "url()", "multiply"),
    *("5em", "hidden", "0 -1 2", "1e5,1e-5", ".5"),
)
MOST_SECONDS = 2.0  # of process time


def changed(text: str, dice: random.Random) -> str:
    """Values, names and declarations of others in it, elements that stand twice or forty times; one to six times."""
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        values, elements, declared = (list(pattern.finditer(text)) for pattern in (VALUE, ELEMENT, DECLARED))
        match dice.randrange(6):
            case 0 | 1:
                one, other = dice.choice(values), dice.choice(values)[2]
                text = f"{text[: one.start(2)]}{dice.choice((*STRANGE, other))}{text[one.end(2) :]}"
            case 2:
                one = dice.choice(values)
                text = f"{text[: one.start(1)]}{dice.choice(NAMES)}{text[one.end(1) :]}"
            case 3:
                one = dice.choice(elements)
                text = f"{text[: one.start()]}{dice.choice(elements)[0] * dice.choice((1, 1, 2, 40))}{text[one.start() :]}"
            case 4:
                end = dice.choice(elements).end() - 2
                text = f'{text[:end]} {dice.choice(NAMES)}="{dice.choice(STRANGE)}"{text[end:]}'
            case 5:
                one = dice.choice(declared)
                text = f"{text[: one.start(1)]}{dice.choice(STRANGE)}{text[one.end(1) :]}"
    return text


def test_it_is_drawn_as_it_is() -> None:
    assert vector(DRAWING.encode()).shadings


@pytest.mark.parametrize("seed", range(3))
def test_with_other_values_it_is_drawn_or_told(seed: int) -> None:
    ended = Counter[str]()
    for k in range(50):
        data, begun = changed(DRAWING, random.Random(f"{seed} {k}")).encode(), time.process_time()
        try:
            drawing = vector(data, turned=bool(k % 2))
        except PictureError as told:
            ended[told.code] += 1
        else:
            ended["drawn"] += 1
            numbers = [drawing.width, drawing.height, *(n for each in drawing.shadings for n in (*each.axis, *each.matrix))]
            assert not re.search(r"nan|inf", drawing.code) and all(map(isfinite, numbers))
        assert time.process_time() - begun < MOST_SECONDS
    assert ended["drawn"] and ended["picture-broken"]
