"""What can go wrong: how many of how many, or in words why nobody knows."""

from typing import Annotated

from ..kinds import Length
from ..part import Part
from ..problems import choice
from ..scalars import Count, Prose, SourceId, wrong
from .named import Named

HOW_MANY = ("count", "fewer_than", "up_to", "unknown")


class Harm(Part):
    """One harm: exactly one of `count`, `fewer_than`, `up_to`, `unknown` says how many of `out_of`."""

    name: Prose
    """What went wrong; printed bold."""
    text: Prose
    """What it means for whoever has it, and what is done."""
    count: Count | None = None
    """About so many had it."""
    fewer_than: Count | None = None
    """Fewer than so many had it."""
    up_to: Count | None = None
    """At most so many had it."""
    unknown: Prose | None = None
    """Why there is no number, in words."""
    of: Prose | None = None
    """Of what, when not of people (“treated bones”)."""
    compared: Count | None = None
    """As many of those it is compared with; without it, “no comparison group” is printed."""
    compared_with: Prose | None = None
    """Who they are, by what they got: “pain medicine and other care without surgery”."""
    source: SourceId | None = None
    """Where the number comes from: a name under `sources`."""

    def checked(self) -> None:
        self._say_who_is_compared()
        told = [name for name in HOW_MANY if getattr(self, name) is not None]
        if len(told) != 1:
            raise wrong("harm-number", "a harm says in exactly one way how many people had it", f"write one of {choice(HOW_MANY)}")

    def _say_who_is_compared(self) -> None:
        if self.compared is not None and self.compared_with is None:
            hint = "write what those people got, as the study says it, in compared_with: care without surgery"
            raise wrong("harm-comparator", "a number to compare with does not say whom it is of", hint, path=("compared",))
        if self.compared is None and self.compared_with is not None:
            hint = "write how many of them had it in compared: 247, or leave compared_with out"
            raise wrong("harm-comparator", "there is no number of those it is compared with", hint, path=("compared_with",))


class Harms(Part):
    """Harms, all counted in the same number of people."""

    out_of: Count
    """How many people all rows are counted in: 1,000."""
    rows: Annotated[tuple[Harm, ...], Length(1)]
    """The harms, the most frequent first."""

    def checked(self) -> None:
        for number, harm in enumerate(self.rows):
            for name in ("count", "fewer_than", "up_to", "compared"):
                if (count := getattr(harm, name) or 0) > self.out_of:
                    raise wrong("count-over", f"{count} of {self.out_of} is more than all", path=("rows", number, name))


class HarmsBlock(Named):
    """What can go wrong, and how often."""

    harms: Harms
    """The harms and what they are counted in."""
