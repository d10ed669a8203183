"""The most of a medicine that an adult may take at home, and which sources say so (`checks/lexicons/drugs.yaml`)."""

from functools import cache
from math import inf
from typing import Annotated, Literal

from ..handouts.data import data
from ..handouts.kinds import Alias, validator
from ..handouts.part import Part
from .language.amounts import LEXICONS


class Ceiling(Part):
    """`single` and `day` in mg, or in `unit`; `daily` the same, where it is taken each day; `gap` in hours between two doses; `youngest` in
    months of age; None where no source that we read says it.
    """

    from_: Annotated[tuple[str, ...], Alias("from")]
    """Ids of `sources.yaml`."""
    day: float | None = None
    single: float | None = None
    gap: float | None = None
    youngest: float | None = None
    unit: Literal["mg", "units"] = "mg"
    daily: float | None = None

    def checked(self) -> None:
        """A figure, and who says it."""
        if not self.from_ or not (self.day or self.single or self.gap or self.youngest):
            raise ValueError("a ceiling has a figure, and a source that says it")

    @property
    def once(self) -> float:
        """mg at one time: what is too much in a day is too much at once."""
        return self.single or self.day or inf


@cache
def ceilings() -> dict[str, Ceiling]:
    """The ceiling of each medicine that has one."""
    found: dict[str, Ceiling] = validator(dict[str, Ceiling]).validate_python(data(LEXICONS / "drugs.yaml")["ceilings"])
    return found


def without_ceiling() -> list[str]:
    """The medicines of which no source that we read says how much is too much."""
    named = (name.removeprefix("d_") for name in data(LEXICONS / "drugs.yaml")["words"] if name.startswith("d_"))
    return sorted(set(named) - set(ceilings()))
