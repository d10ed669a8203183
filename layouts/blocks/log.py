"""A table to fill in at home: a grid with its heads on every page; where its columns find no room, lines to write on."""

from collections.abc import Sequence

from ...handouts import blocks as model
from ...handouts.block_words import log_days
from ...handouts.words import Words, said
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strip, Strips, again, gap, row, whole
from ..tags import Tag
from .tables import TableRows, set_rows, unparted

TALL = {"line": 3.0, "tick": 2.5}  # u: a row is high enough for handwriting, or for a box
LEAST = {"line": 5.0, "tick": 3.0}  # u: no cell is narrower
HALF_ROWS = 3  # no fewer stand in a column of a leaflet
PAD, TICKED = 0.5, 7.0  # u: from its line to words in it; as wide as a cell to tick need be


def patient_log(block: model.Log, s: Setting, tag: Tag) -> Strips:
    """The grid under its title."""
    found, look = block.log, s.look
    column = look.wide if side_taken(block, s) else look.text
    title = s.set(block.title, "body", column, tag.add("H3"), bold=True) if block.title else []
    heads = [s.final(head) for head in found.columns]
    return log_grid(_names(found, s), heads, found.cell, s, tag, title)


def side_taken(block: model.Log, s: Setting) -> bool:
    """Whether it takes both columns."""
    columns = _columns(block.log, s)
    return bool(columns) and columns[0].x < s.look.text.x


def too_wide(block: model.Log, s: Setting) -> bool:
    """Whether its columns find no room."""
    return not _columns(block.log, s)


def _columns(found: model.LogTable, s: Setting) -> Sequence[Column]:
    return cells_fitting(_names(found, s), [s.wording.words(head) for head in found.columns], s.look, found.cell)


def _names(found: model.LogTable, s: Setting) -> list[Words]:
    """What its rows are of."""
    if isinstance(found.rows, int):
        return log_days(s, found.rows)
    return [s.wording.words(name) for name in found.rows]


def cells_fitting(names: Sequence[Words], heads: Sequence[Words], look: Look, cell: str) -> Sequence[Column]:
    """The column of names, and as many of one width beside it: in the text column, else over both; none where they find no room."""
    first = max(look.breadth(name, "body", bold=True) for name in names) + 2 * PAD
    first = min(first, look.text.w / 3)
    least = max(LEAST[cell], *(look.widest(head, "body", bold=True) + 2 * PAD for head in heads))
    if max(look.widest(name, "body", bold=True) for name in names) + 2 * PAD > first:
        return []
    for whole_one in (look.text, look.wide):
        width = (whole_one.w - first) / len(heads)
        if width >= least:
            width = min(width, max(least, TICKED)) if cell == "tick" else width
            return whole_one.cut(first, *(part for _ in heads for part in (0, width)))
    return []


def log_grid(names: Sequence[Words], heads: Sequence[Words], cell: str, s: Setting, tag: Tag, title: Strips) -> Strips:
    """Rows of cells to write in or to tick."""
    look, columns = s.look, cells_fitting(names, heads, s.look, cell)
    if not columns:
        blanks = [[name, *(Words((s.wording.blank(),)) for _ in heads)] for name in names]
        return set_rows(TableRows([said(""), *heads], blanks, named=True, places=[name.place for name in names]), s, tag, title)
    edges = (*(column.x for column in columns), columns[-1].x + columns[-1].w)
    table = tag.add("Table")
    top = table.add("TR")
    top.add("TH", scope="Column", keep=True)
    above = look.space.heading if title else 0
    head = _heads(heads, columns[1:], s, [top.add("TH", scope="Column") for _ in heads]).but(gap=above)
    repeated = whole([*again(title), _heads(heads, columns[1:], s, [None] * len(heads)).but(gap=above)])
    out = [whole([*title, head], gap=look.space.figure)]
    for k, name in enumerate(names):
        tr = table.add("TR")
        label = s.words(name, "body", _padded(columns[0]), tr.add("TH", scope="Row"), bold=True)
        for _ in heads:
            tr.add("TD", keep=True)
        tall = max(TALL[cell], whole(label).height + 0.5)
        made = row(gap(label, (tall - whole(label).height) / 2), [Strip(tall)])
        items = [*made.items, look.ink(0, 0, figures.cells, edges, tall, 1.5 if k == 0 else 0.75)]
        items += [look.ink(each.x + PAD, tall / 2 - 0.75, figures.tick_box) for each in columns[1:] if cell == "tick"]
        out.append(Strip(tall, tuple(items), tied=k == 0, again=repeated, place=name.place))
    return _in_halves(unparted(out, look), look)


def _in_halves(rows: Strips, look: Look) -> Strips:
    """In a leaflet rows to fill in may stand in both columns of their page."""
    inner = range(HALF_ROWS + 1, len(rows) - HALF_ROWS)
    return [each.but(parted=look.ends.torn) if look.leaflet and k in inner else each for k, each in enumerate(rows)]


def _heads(heads: Sequence[Words], columns: Sequence[Column], s: Setting, tags: Sequence[Tag | None]) -> Strip:
    """They stand on the grid."""
    cells = [s.words(words, "body", _padded(column), tag, bold=True) for words, column, tag in zip(heads, columns, tags)]
    tall = max(whole(cell).height for cell in cells)
    return row(*([cell[0].but(gap=tall - whole(cell).height), *cell[1:]] for cell in cells))


def _padded(column: Column) -> Column:
    return Column(column.x + PAD, column.w - 2 * PAD)
