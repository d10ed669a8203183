"""The tokens of a layout: paper, grid, type scale and space, read from `themes/NAME.yaml`."""

from functools import cache
from pathlib import Path
from typing import Literal

from ..handouts.data import data
from ..handouts.kept import kept
from ..handouts.kinds import validator
from ..handouts.part import Part

LARGE = "large"


class Paper(Part):
    """Width and height in points; `overhang` in u."""

    size: tuple[float, float]
    overhang: float


class Space(Part):
    """Gaps, in u."""

    heading: float
    item: float
    paragraph: float
    figure: float
    section: float
    pitch: float


class Edition(Part):
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
    head: float = 3.5  # from the paper's upper edge to the running head
    emphasis: Literal["bold", "underline"] = "bold"  # what **strong** words look like; headings and numerals are bold in any case


class Theme(Part):
    """`profiles`: what a large-print guideline wants otherwise than the edition `large` has it."""

    papers: dict[str, Paper]
    editions: dict[str, Edition]
    profiles: dict[str, dict[str, float | str]] = {}

    def edition(self, name: str, profile: str = "") -> Edition:
        """An edition; large print by a guideline's profile."""
        chosen = self.editions[name]
        return chosen.but(**self.profiles[profile]) if name == LARGE and profile in self.profiles else chosen


@cache
def theme(name: str) -> Theme:
    """The theme of a layout."""
    path = Path(__file__).parent / "themes" / f"{name}.yaml"

    def read() -> Theme:
        made: Theme = validator(Theme).validate_python(data(path))
        return made

    return kept("theme", lambda: (path,), read)
