"""Tables of words, for what no better block is there for."""

from typing import Annotated

from ..kinds import Length
from ..part import Part
from ..scalars import Prose, TableCell, YesNo, wrong
from .named import Named


class Columns(Part):
    """Columns with their heads, and rows under them."""

    columns: Annotated[tuple[TableCell, ...], Length(2, 4)]
    """The heads, two to four; they stand again on each page that the table reaches. The first may be `""` over row heads."""
    rows: Annotated[tuple[Annotated[tuple[TableCell, ...], Length(1)], ...], Length(1)]
    """The rows, each a list with a cell for every column; `""` is an empty one."""

    def checked(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                message = f"this row has {len(row)} cell{'s' * (len(row) != 1)}, the table {len(self.columns)} columns"
                raise wrong("table-row", message, 'write a cell for each column, "" for an empty one', path=("rows", number))


class Table(Named):
    """Rows of words under heads; where its columns would be too narrow, each row is a short list."""

    table: Columns
    """Heads and rows."""
    title: Prose | None = None
    """What the table is of; it stands above it."""
    row_heads: YesNo = "yes"
    """Whether the first cell says what its row is of; it is then printed bold, and read out before the others."""

    def checked(self) -> None:
        for number, head in enumerate(self.table.columns):
            if not head.plain and (number or self.row_heads == "no"):
                hint = 'write it; only the corner over row heads may be ""'
                raise wrong("table-head", "this column has no head", hint, path=("table", "columns", number))
