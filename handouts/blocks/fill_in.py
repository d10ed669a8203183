"""What is ticked or written on: checklists, lines, diaries."""

from typing import Annotated

from ..kinds import Length
from ..part import Part
from ..scalars import Prose
from .named import Named


class Checklist(Named):
    """Boxes to tick, in two columns."""

    checklist: Annotated[tuple[Prose, ...], Length(1)]
    """What stands behind the boxes."""
    title: Prose | None = None
    """What the list is of; it stands above it and stays with it."""


class WriteOn(Named):
    """Lines to write on, each after its lead-in words."""

    write_on: Annotated[tuple[Prose, ...], Length(1)]
    """The lead-in words, one text for each line."""


class DiaryScale(Part):
    """A row of boxes from 0 to 10 for each time, to tick at home."""

    question: Prose
    """What is rated."""
    scale_from: Prose
    """What 0 means."""
    scale_to: Prose
    """What 10 means."""
    times: Annotated[tuple[Prose, ...], Length(2)]
    """When it is rated, a row for each."""


class Diary(Named):
    """A rating from 0 to 10 to tick at home, day by day."""

    diary: DiaryScale
    """The question, its scale and its times."""
