"""The tokens of a layout: paper, grid, type scale and space, read from `themes/NAME.yaml`."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class _Token(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paper(_Token):
    """Width and height in points; `overhang` in u."""

    size: tuple[float, float]
    overhang: float


class Space(_Token):
    """Gaps, in u."""

    heading: float
    item: float
    paragraph: float
    figure: float
    section: float
    pitch: float


class Edition(_Token):
    """One set of type sizes and its grid; everything but `unit` (points) and sizes in `type` (points) is in u.

    Without a `side` column all stands in one.
    """

    unit: float
    side: float
    gutter: float
    text: float
    bar: float
    picture: float
    first_top: float
    top: float
    bottom: float
    type: dict[str, tuple[float, float]]
    space: Space


class Theme(_Token):
    papers: dict[str, Paper]
    editions: dict[str, Edition]


@cache
def theme(name: str) -> Theme:
    """The theme of a layout."""
    text = (Path(__file__).parent / "themes" / f"{name}.yaml").read_text(encoding="utf-8")
    return Theme.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
