"""TableRows of words under heads: a table in the text column or over both; where a column would be too narrow, a list of rows.

Whatever is told in rows is set here: tables, doses, medicines.  A row is whole; the heads stand again on each page.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from ...handouts import blocks as model
from ...handouts.block_words import listed_cell
from ...handouts.place import NOWHERE, Place
from ...handouts.text import Text
from ...handouts.words import Words, said
from ...images import figures
from ..look import Look
from ..setting import Setting
from ..strips import Column, Strip, Strips, again, gap, row, tied, whole
from ..tags import Tag
from .lists import listed_items, one_thing

BETWEEN = 1.5  # u: from column to column
LETTERS = 12  # in a line: a column that holds fewer, and has more to say, makes a list of the table
WORTH = 1.25  # a table takes both columns where it would be so many times as high in one


class TableRows(NamedTuple):
    """What stands in a table.  `named`: the first cell says what its row is of; `places`: where each row is written."""

    heads: Sequence[Words]
    rows: Sequence[Sequence[Words]]
    named: bool
    places: Sequence[Place]


def text_table(block: model.Table, s: Setting, tag: Tag) -> Strips:
    """A table under its title, if it has one."""
    column = s.look.wide if side_taken(block, s) else s.look.text
    title = s.set(block.title, "body", column, tag.add("H3"), bold=True) if block.title else []
    return set_rows(rows_of(block, s, final=True), s, tag, title)


def too_wide(rows: TableRows, look: Look) -> bool:
    """Whether no table of them finds room: each row would be a list."""
    return not fitting(rows, look)


def side_taken(block: model.Table, s: Setting) -> bool:
    """Whether it takes both columns."""
    columns = fitting(rows_of(block, s), s.look)
    return bool(columns) and columns[0].x < s.look.text.x


def rows_of(block: model.Table, s: Setting, final: bool = False) -> TableRows:
    """Its words; not `final`: to be measured, and no term is met."""
    told = s.final if final else s.wording.words
    rows = [[told(cell) for cell in cells] for cells in block.table.rows]
    return TableRows(
        [told(head) for head in block.table.columns], rows, block.row_heads == "yes", [_place(cells) for cells in block.table.rows]
    )


def _place(cells: Sequence[Text]) -> Place:
    return next((cell.place for cell in cells), NOWHERE)


# ---------------------------------------------------------------- how wide
def fitting(rows: TableRows, look: Look) -> Sequence[Column]:
    """The columns of a table in the text column, or over both where that saves lines; none where they would be too narrow."""
    narrow = fitted(rows, look.text, look)
    wide = [] if look.one_column else fitted(rows, look.wide, look)
    if not (narrow and wide):
        return narrow or wide
    return narrow if _lines(rows, narrow, look) <= WORTH * _lines(rows, wide, look) else wide


def fitted(rows: TableRows, whole: Column, look: Look, floor: float = 0.0) -> Sequence[Column]:
    """Each holds its widest word and twelve letters, or all that it has to say; what is left goes to those that say more, by the root
    of how much.  None is narrower than `floor`.
    """
    free, line = whole.w - BETWEEN * (len(rows.heads) - 1), look.breadth(said("n" * LETTERS), "body")
    least, full = zip(*(_needs(rows, k, look, line, floor) for k in range(len(rows.heads))))
    if sum(least) > free:
        return []
    return whole.cut(*[part for width in _filled(least, full, free) for part in (width, BETWEEN)][:-1])


def _needs(rows: TableRows, k: int, look: Look, line: float, floor: float) -> tuple[float, float]:
    """How wide a column is at least, and with each cell on one line."""
    cells = [(rows.heads[k], True), *((cells[k], rows.named and k == 0) for cells in rows.rows)]
    told = [(words, bold) for words, bold in cells if words.plain]
    widest = max(floor, *(look.widest(words, "body", bold) + 0.1 for words, bold in told))
    full = max(widest, *(look.breadth(words, "body", bold) + 0.1 for words, bold in told))
    return max(widest, min(line, full)), full


def _filled(least: Sequence[float], full: Sequence[float], free: float) -> list[float]:
    """Widths that fill what is free."""
    if (spare := free - sum(full)) >= 0:
        return [width + spare * width / sum(full) for width in full]
    shares = [sqrt(width) for width in full]
    widths, open_ = list(least), set(range(len(least)))
    while open_:
        room = free - sum(width for k, width in enumerate(widths) if k not in open_)
        wanted = {k: room * shares[k] / sum(shares[n] for n in open_) for k in open_}
        fixed = {k: least[k] for k in open_ if wanted[k] < least[k]} or {k: full[k] for k in open_ if wanted[k] > full[k]}
        for k, width in (fixed or wanted).items():
            widths[k] = width
        open_ -= {*(fixed or wanted)}
    return widths


def _lines(rows: TableRows, columns: Sequence[Column], look: Look) -> float:
    """How many lines all rows take."""
    return sum(
        max(look.count_lines(words, "body", column, rows.named and k == 0) for k, (words, column) in enumerate(zip(cells, columns)))
        for cells in rows.rows
    )


# ---------------------------------------------------------------- on paper
def set_rows(rows: TableRows, s: Setting, tag: Tag, title: Strips, lead: Strips | None = None) -> Strips:
    """The rows under their heads; `title` stands above them on each page, `lead` under it on the first."""
    columns = fitting(rows, s.look)
    return _table(rows, columns, s, tag, title, lead or []) if columns else _listed(rows, s, tag, title, lead or [])


def _table(rows: TableRows, columns: Sequence[Column], s: Setting, tag: Tag, title: Strips, lead: Strips) -> Strips:
    look, table = s.look, tag.add("Table")
    head = table.add("TR")
    heads = _heads(rows, columns, s, [_head_cell(words, head) for words in rows.heads])
    top = [*title, *lead, heads.but(gap=look.space.heading if title else 0)]
    repeated = whole([*again(title), _heads(rows, columns, s, [None] * len(columns)).but(gap=top[-1].gap)])
    out = [whole(top, gap=look.space.figure)]
    for k, (cells, place) in enumerate(zip(rows.rows, rows.places)):
        tr = table.add("TR")
        told = [_cell(words, column, rows.named and n == 0, s, tr) for n, (words, column) in enumerate(zip(cells, columns))]
        made = row(*(gap(cell, 0.5) for cell in told), gap=0.0 if look.leaflet else 0.5, place=place)
        out.append(ruled(made, columns, look, 0.75 if k else 1.5).but(tied=k == 0, again=repeated))
    if look.leaflet:  # what follows comes close there
        out[-1] = out[-1].but(height=out[-1].height + 0.5)
    return unparted(out, look)


def unparted(rows: Strips, look: Look) -> Strips:
    """Heads and rows: never torn where they take about half a page at most; else no page has one or two rows alone."""
    head, *first = one_thing(rows, look)
    return [head, *listed_items([[each] for each in first], look, max((each.cost for each in first), default=0.0))]


def _heads(rows: TableRows, columns: Sequence[Column], s: Setting, tags: Sequence[Tag | None]) -> Strip:
    told, empty = zip(rows.heads, columns, tags), [Strip(s.look.lead("body"))]
    cells = [s.words(words, "body", column, tag, bold=True) if words.plain else empty for words, column, tag in told]
    tall = max(whole(cell).height for cell in cells)
    return row(*(gap(cell, tall - whole(cell).height) for cell in cells))  # they stand on the rule


def _head_cell(words: Words, head: Tag) -> Tag:
    """An empty corner heads nothing."""
    return head.add("TH", scope="Column") if words.plain else head.add("TD", keep=True)


def _cell(words: Words, column: Column, named: bool, s: Setting, tr: Tag) -> Strips:
    """A cell's words; an empty one is as high as a line."""
    tag = tr.add("TH", scope="Row", keep=True) if named else tr.add("TD", keep=True)
    return s.words(words, "body", column, tag, bold=named) if words.plain else [Strip(s.look.lead("body"))]


def ruled(strip: Strip, columns: Sequence[Column], look: Look, points: float = 0.75) -> Strip:
    """A hairline above, from the first column to the end of the last."""
    first, last = columns[0], columns[-1]
    colour = look.colours.ink if points > 1 else look.colours.rule
    line = look.ink(first.x, 0, figures.hairline, last.x + last.w - first.x, colour, points)
    return strip.but(items=(line, *strip.items))


def _listed(rows: TableRows, s: Setting, tag: Tag, title: Strips, lead: Strips) -> Strips:
    """A row after the other: what it is of, then each head with what stands under it; nothing is said of empty cells."""
    look, listed, out = s.look, tag.add("L", numbering="None"), list[Strips]()
    for cells, place in zip(rows.rows, rows.places):
        item = listed.add("LI")
        label = s.words(cells[0], "body", look.text, item.add("Lbl"), bold=True) if rows.named and cells[0].plain else []
        body, told = item.add("LBody"), list[Strip]()
        for head, words in list(zip(rows.heads, cells))[1 if rows.named else 0 :]:
            if words.plain:
                told += s.paragraph(listed_cell(s, head, words), body, gap=look.space.heading)
        made = whole([Strip(0.5), *label, *told, Strip(0.25)], place=place, gap=look.space.heading)
        out.append([ruled(made, [look.text], look)])
    items = listed_items(out, look, look.ends.torn)
    if not title:
        return gap(items, look.space.figure)
    repeated = whole(again(title))
    return gap([*title, *tied(lead), *tied([items[0], *(item.but(again=repeated) for item in items[1:])])], look.space.figure)
