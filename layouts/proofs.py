"""Proofs on paper: pages of sheets as small pictures, side by side, what is said of each below it, and what is odd with a sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from ..handouts.editions import Paper
from ..handouts.words import Words, said
from ..images import figures
from ..images.colours import roles
from ..images.picture import Raster
from ..images.pictures import Pictures
from .columns import plain_look, proof_edition
from .compositor import Compositor
from .contact import LANGUAGE, grid
from .listing import plain_pages
from .look import Look
from .pieces import Placed
from .strips import Column, Item, Strip, Strips, gap, row, tied, whole
from .tags import Tag

COUNT = 3  # pictures side by side
SIGN, FRAME = 1.75, 2  # u: a sign's side and its column; the frame of a page is .75 points
PIECE = 12  # letters of a name without spaces that is cut where its column is too narrow for it


@dataclass(frozen=True)
class Cell:
    """A page's picture (or none: it could not be made), what it shows, its name, what is said of it, and what is odd about it."""

    name: str = ""
    picture: Raster | None = None
    alt: str = ""
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Pages that belong together, under a heading."""

    heading: str
    notes: tuple[str, ...]
    flags: tuple[str, ...]
    cells: tuple[Cell, ...]


def proof_sheet(title: str, groups: Sequence[Group], paper: str | Paper) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    root = Tag("Document")
    look = plain_look(paper, roles("#000000"), Pictures(), LANGUAGE, proof_edition())
    c = Compositor(look)
    out = c.words(said(title), "title", look.wide, root.add("H1"), bold=True)
    for group in groups:
        out += _group(c, group, root)
    return plain_pages(out, c, root, title)


def _group(c: Compositor, group: Group, root: Tag) -> Strips:
    look = c.look
    rule = Strip(0, (look.ink(0, 0, figures.hairline, look.width, look.colours.ink),), gap=look.space.section)
    head = c.words(_fitting(look, group.heading, "h2", look.wide), "h2", look.wide, root.add("H2"), bold=True)
    told = [*head, *_lines(c, group.notes, group.flags, look.wide, root)]
    rows = grid(look, [partial(_cell, c, cell) for cell in group.cells], COUNT, root)
    return [rule, *tied([whole(told)]), *gap(tied(rows), look.space.paragraph)]


def _cell(c: Compositor, cell: Cell, column: Column, root: Tag) -> Strips:
    """A page in its frame; below it what is said."""
    look, out = c.look, list[Strip]()
    if cell.picture:
        tall = column.w * cell.picture.height / cell.picture.width
        placed = Placed(cell.picture, column.w * look.u, tall * look.u, root.add("Figure", alt=cell.alt))
        out.append(Strip(tall, (Item(placed, column.x, 0), look.ink(column.x, 0, figures.frame, column.w, tall, look.colours.rule))))
    if cell.name:
        out += gap(c.words(_fitting(look, cell.name, "small", column), "small", column, root.add("P"), bold=True), 0.5 * bool(out))
    return out + _lines(c, cell.notes, cell.flags, column, root)


def _lines(c: Compositor, notes: Sequence[str], flags: Sequence[str], column: Column, root: Tag) -> Strips:
    """Plain lines, then those with a sign."""
    look = c.look
    out = [strip for note in notes for strip in c.words(_fitting(look, note, "small", column), "small", column, root.add("P"))]
    for flag in flags:
        words = c.words(_fitting(look, flag, "small", column.indent(FRAME)), "small", column.indent(FRAME), root.add("P"), bold=True)
        sign = look.icon("warning", column.x, (look.lead("small") - SIGN) / 2, SIGN)
        out.append(row([Strip(SIGN, (sign,))], words, gap=look.space.item))
    return out


def _fitting(look: Look, words: str, role: str, column: Column) -> Words:
    """The words; a name in them that is wider than the column is cut into pieces."""
    if look.count_lines(said(words), role, column, bold=True) < inf:
        return said(words)
    return said(" ".join(" ".join(word[k : k + PIECE] for k in range(0, len(word), PIECE)) for word in words.split(" ")))
