"""What of a sheet a patient needs at which visit: to choose, to get ready, at home.

Parts go by `visits.yaml`, key points by what their author says; danger signs are told at each.  What is signed is the whole sheet: the
pages of a visit are some of it, word for word, with the numbers of its sources.
"""

from functools import cache
from pathlib import Path

from .blocks import DangerSigns
from .data import data
from .definition import Handout, Section
from .key_point import VISITS as VISITS
from .key_point import Visit as Visit
from .part import walk
from .text import Text

WHOLE = ""  # no visit: the whole sheet
FILE = Path(__file__).parent / "visits.yaml"


@cache
def _visits() -> dict[str, frozenset[str]]:
    """The visits of each part."""
    return {part: frozenset(visits) for part, visits in data(FILE).items()}


def is_told(section: Section, visit: str) -> bool:
    """Whether a section is told at a visit."""
    return visit in _visits()[section.part] or any(isinstance(block, DangerSigns) for block in section.blocks)


def lists_sources(visit: str) -> bool:
    """Whether a visit's pages list the sources that they point to, as the whole sheet does."""
    return visit == WHOLE or visit in _visits()["sources"]


def for_visit(handout: Handout, visit: str) -> Handout:
    """What of a handout is told at a visit; all of it without one (`WHOLE`).  Its sources keep their numbers."""
    if visit == WHOLE:
        return handout
    return handout.but(
        key_points=tuple(point for point in handout.key_points if not point.visits or visit in point.visits),
        sections=tuple(section for section in handout.sections if is_told(section, visit)),
    )


def sources_of(handout: Handout) -> frozenset[str]:
    """The ids of the sources that its sections and key points point to."""
    found = set[str]()
    for value, field, _, _ in walk((handout.key_points, handout.sections)):
        if isinstance(value, Text):
            found |= {argument for run in value.runs for name, _, argument in [run.placeholder.partition(":")] if name == "source"}
        elif field == "source":
            found.add(str(value))
    return frozenset(found)


def visits_of(handout: Handout) -> tuple[str, ...]:
    """The visits for which it says more than its danger signs, and less than all."""
    told = {visit: [section for section in handout.sections if visit in _visits()[section.part]] for visit in VISITS}
    return tuple(visit for visit, sections in told.items() if 0 < len(sections) < len(handout.sections))
