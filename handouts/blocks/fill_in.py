"""What is ticked or written on: checklists, lines, diaries, logs."""

from typing import Annotated, Any, Literal

from ..amount_scalars import DaysOfLog
from ..kinds import Either, Length
from ..part import Part
from ..scalars import Prose, wrong
from ..text import Text
from .named import Named

WRITTEN = 6  # columns of a log to write in, at most


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


def _kind_of_rows(value: Any) -> str:
    return "<days>" if isinstance(value, str | int) else "<names>"


RowNames = Annotated[tuple[Prose, ...], Length(1)]
LogRows = Annotated[int | tuple[Text, ...], Either(_kind_of_rows, {"<days>": DaysOfLog, "<names>": RowNames})]


class LogTable(Part):
    """Rows and columns to write in at home."""

    rows: LogRows
    """A row for each day, `by day for 14 days`; or a list of what the rows are of."""
    columns: Annotated[tuple[Prose, ...], Length(1, 8)]
    """The heads, one to six, or to tick eight; they stand again on each page."""
    cell: Literal["line", "tick"] = "line"
    """What is in a cell: white to write in, or a box to tick."""

    def checked(self) -> None:
        if self.cell == "line" and len(self.columns) > WRITTEN:
            message = f"{len(self.columns)} columns are too narrow to write in"
            raise wrong("log-columns", message, f"leave out all but {WRITTEN}, or write cell: tick", path=("columns",))


class Log(Named):
    """A table to fill in at home, which the patient brings along."""

    log: LogTable
    """Its rows and columns."""
    title: Prose | None = None
    """What is written down; it stands above it, on each page."""
