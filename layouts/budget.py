"""As few pages as are asked for: gaps first, then pictures, never type; and what would have to go where that is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, NamedTuple

from ..handouts.problems import Problem
from ..handouts.visits import WHOLE
from .laying import lay_out
from .setting import Setting
from .strips import Strips, height
from .tags import Tag

LINE = 2.0  # u
HOME, LEAF = "home", 2  # pages
LONGEST = 3  # blocks that are named
_Pages = list[Strips]


@dataclass(frozen=True)
class Budget:
    """So many pages at most; `asked` by somebody, who is `told` where it cannot be kept, or only wished for."""

    pages: int
    asked: bool = True
    told: bool = True


def kept_within(budget: Budget | None, s: Setting, root: Tag) -> tuple[Setting, _Pages, Sequence[Problem]]:
    """The sheet as it is, or as tight as it must be set to have no more pages, its tags under `root`; with what is to be told.

    Where nothing is enough: as it is if that was a wish, else with as few pages as there can be, and a warning.
    """
    first = best = _laid(s, root)
    shrunk = 1.0
    for way in s.look.edition.tighter if budget else ():
        if budget is None or len(best.pages) <= budget.pages:
            break
        made = _laid(replace(s, look=s.look.tightened(way)), root)
        best, shrunk = (made, way.pictures) if len(made.pages) < len(best.pages) else (best, shrunk)
    over = budget is not None and len(best.pages) > budget.pages
    if budget and over and not budget.asked:
        best = first
    root.kids[:] = best.kids
    if not budget or not budget.asked or not budget.told:
        return best.setting, best.pages, ()
    return best.setting, best.pages, (*(_over(budget, best) if over else ()), *_shrunk(shrunk, s))


def wished(s: Setting) -> Budget | None:
    """What its author asks for the whole sheet: print of one wide column has as few as it can, and nobody is told of more; one leaf for
    what is taken home.
    """
    if s.visit == WHOLE:
        return Budget(s.handout.pages, told=not s.look.one_column) if s.handout.pages else None
    return Budget(LEAF, asked=False) if s.visit == HOME and not s.look.one_column else None


class _Laid(NamedTuple):
    setting: Setting
    pages: _Pages
    kids: list[Any]  # tags of the pages


def _laid(s: Setting, root: Tag) -> _Laid:
    s, pages = lay_out(s, root)
    return _Laid(s, pages, list(root.kids))


def _shrunk(times: float, s: Setting) -> Sequence[Problem]:
    """How small its pictures have become for it."""
    if times == 1 or not s.handout.inner_pictures():
        return ()
    told = f"its pictures are {times:.0%} as wide as they would be, so that it has fewer pages"
    hint = "look whether they still show what they are for; else ask for a page more, or for none"
    return [Problem(s.handout.place, "pages-pictures", told, hint, severity="warning")]


def _over(budget: Budget, laid: _Laid) -> Sequence[Problem]:
    """By how many lines it is too long, at the sheet's place; and which blocks are the longest."""
    s, pages, _ = laid
    lines = ceil(sum(height(page) for page in pages[budget.pages :]) / LINE)
    asked = _counted(budget.pages, "page")
    told = [
        Problem(
            s.handout.place,
            "pages-over",
            f"{len(pages)} pages, and {asked} {'is' if budget.pages == 1 else 'are'} asked for: about {_counted(lines, 'line')} too many, "
            "set as tight as can be",
            "take out what a patient can do without; the longest blocks are told with it",
            severity="warning",
        )
    ]
    longest = sorted(s.gathered.tall.items(), key=lambda each: (-each[1], -each[0].line))[:LONGEST]
    for where, tall in longest:
        told.append(Problem(where, "pages-longest", f"this takes {_counted(ceil(tall / LINE), 'line')}", "shorten it", severity="warning"))
    return told


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
