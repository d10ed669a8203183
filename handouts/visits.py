"""What of a sheet a patient needs at which visit: to choose, to get ready, at home.

Parts go by their kind of topic, key points by what their author says; danger signs are told at each.  What is signed is the whole
sheet: the pages of a visit are some of it, word for word, with the numbers of its sources.
"""

from .about import TopicKind
from .blocks import DangerSigns
from .definition import Handout, Section
from .in_kind import visit_of
from .key_point import VISITS as VISITS
from .part import walk
from .text import Text

CHOOSE = VISITS[0]  # facts are weighed here: its pages list their sources, and where to read on
WHOLE = ""  # no visit: the whole sheet


def is_told(section: Section, kind: TopicKind, visit: str) -> bool:
    """Whether a section is told at a visit."""
    return (visit_of(section, kind) or CHOOSE) == visit or any(isinstance(block, DangerSigns) for block in section.blocks)


def lists_sources(visit: str) -> bool:
    """Whether a visit's pages list the sources that they point to, as the whole sheet does."""
    return visit in (WHOLE, CHOOSE)


def for_visit(handout: Handout, visit: str) -> Handout:
    """What of a handout is told at a visit; all of it without one (`WHOLE`).  Its sources keep their numbers."""
    if visit == WHOLE:
        return handout
    return handout.but(
        key_points=tuple(point for point in handout.key_points if not point.visits or visit in point.visits),
        sections=tuple(section for section in handout.sections if is_told(section, handout.kind, visit)),
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
    found = [visit_of(section, handout.kind) or CHOOSE for section in handout.sections]
    return tuple(visit for visit in VISITS if 0 < found.count(visit) < len(found))
