"""The whole sheet in reading order: what a patient decides with, what is taken home, what nobody needs there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..handouts.blocks import DangerSigns
from ..handouts.definition import Handout, Section
from ..handouts.in_kind import in_order_of, visit_of
from ..handouts.translation import block_ids
from ..handouts.visits import WHOLE
from .blocks import ends, head, patient
from .blocks.leaflet import in_columns, leaflet_section
from .blocks.section import section
from .setting import Setting
from .settling import least
from .strips import Strips, height
from .tags import Tag

LEAF = 2  # pages
Sections = list[tuple[Section, tuple[str, ...]]]  # each with the stable ids of its blocks


class Story(NamedTuple):
    """A sheet's strips: those that come first, the part to take home, what nobody needs there."""

    early: Strips
    home: Strips
    late: Strips

    @property
    def leaf(self) -> bool:
        """Whether the part to take home should lie on one leaf."""
        return any(strip.home for strip in self.home)

    def in_order(self, home_last: bool) -> Strips:
        """All strips, the part to take home before or after what nobody needs there."""
        return self.early + (self.late + self.home if home_last else self.home + self.late)


def story(s: Setting, root: Tag, home_last: bool = False) -> Story:
    """All strips of a sheet.

    What its kind says is for home is the part to take there: a leaf of its own, if two pages hold it.  (Large print has the danger
    signs first.)  What nobody needs there, the parts for no visit, the sources, the imprint, comes after it; or right before it
    (`home_last`), so that the sheet's last leaf is the one to take home.
    """
    early, to_take, rest = _split(s.handout, s.look.one_column)
    main = root.add("Part")
    front, full = _front(s, main)
    first = front + _sections(early, replace(s, left=s.look.sheet_room.first - _tight(front, s)), main)
    late = _late(rest, s, root.add("Part"), full) if home_last else Strips()
    home = _leaf(_sections(to_take, s, root.add("Part")), s)
    return Story(first, home, late if home_last else _late(rest, s, root.add("Part"), full))


def _late(parts: Sections, s: Setting, tag: Tag, full: bool) -> Strips:
    """What nobody needs at home; with it the clinic's address, unless page 1 has it in `full`."""
    out = _sections(parts, s, tag)
    if s.look.leaflet and not s.look.one_column:
        column = s.looking(s.look.column)
        return out + in_columns(ends.sources(column, tag) + ends.imprint(column, tag))
    return out + ends.sources(s, tag) + ends.help_lines(s, tag) + ends.imprint(s, tag, [] if full or s.look.leaflet else head.address(s))


def as_printed(handout: Handout) -> Sections:
    """The sections as a sheet of two columns has them, each with the stable ids of its blocks."""
    return [each for part in _split(handout, danger_first=False) for each in part]


def _sections(parts: Sections, s: Setting, tag: Tag) -> Strips:
    set_section = leaflet_section if s.look.leaflet else section
    return [strip for part, ids in parts for strip in set_section(part, ids, s, tag)]


def _leaf(strips: Strips, s: Setting) -> Strips:
    """The part to take home, marked as what should lie on one leaf if two pages hold it."""
    if s.look.one_column or s.look.leaflet or s.visit != WHOLE or not strips or _tight(strips, s) > LEAF * s.look.room.other:
        return strips
    return [strip.but(cost=strip.cost + s.look.ends.home, home=True) for strip in strips]


def _front(s: Setting, main: Tag) -> tuple[Strips, bool]:
    """Head, hero, for whom it is, contact lines: all on page 1, unless they are higher than it; then the key points.

    A leaflet has the clinic's address and hours at its end.

    In one column the clinic's address and hours give way to key points that would find no room on page 1 else: they are told to
    stand at the sheet's end (False).
    """
    if s.visit != WHOLE:
        return head.part_head(s, main) + head.about_part(s, main) + patient.patient(s, main) + _points(s, main), True
    out, room = [*head.head(s, main), *head.hero(s, main)], s.look.sheet_room.first
    out = _on_page(out, patient.patient(s, main), room)
    kids = len(main.kids)
    points = _points(s, main)
    (told,) = main.kids[kids:]
    del main.kids[kids:]
    front, full = _on_page(out, head.contact(s, main, full=not s.look.leaflet), room), not s.look.leaflet
    if s.look.one_column and not s.others and _tight(front + points, s) > room >= _tight(out + points, s):
        del main.kids[kids:]
        front, full = _on_page(out, head.contact(s, main, full=False), room), False
    main.kids.append(told)
    return front + points, full


def _points(s: Setting, main: Tag) -> Strips:
    """The key points, of a leaflet in its columns; in large print across both, for the danger signs come right after them."""
    if s.look.leaflet and not s.look.one_column:
        return in_columns(ends.key_points(s.looking(s.look.column), main))
    return ends.key_points(s, main)


def _on_page(out: Strips, part: Strips, room: float) -> Strips:
    """More on page 1, tied to it where it has the room."""
    return out + ([strip.but(tied=True) for strip in part] if height(out + part) <= room else part)


def _tight(strips: Strips, s: Setting) -> float:
    """How high they are at least, in u."""
    return sum(strip.height + least(strip.gap, s.look.ends) for strip in strips)


def _split(handout: Handout, danger_first: bool) -> Sequence[Sections]:
    """The sections before the part to take home, those of it, those after it; large print has its danger signs first."""
    first, early, home, late = Sections(), Sections(), Sections(), Sections()
    ids = block_ids(handout)
    for k in in_order_of(handout.sections, handout.kind):
        part, visit = handout.sections[k], visit_of(handout.sections[k], handout.kind)
        danger = danger_first and any(isinstance(block, DangerSigns) for block in part.blocks)
        (first if danger else home if visit == "home" else early if visit else late).append((part, ids[k]))
    return first + early, home, late
