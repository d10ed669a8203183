"""The contact sheet: every picture and sign with its id, as the press prints it, in colour, in grey or in one bit."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from ..handouts.editions import Paper
from ..handouts.place import NOWHERE
from ..handouts.words import said
from ..images import figures
from ..images.colours import roles
from ..images.picture import Raster
from ..images.pictures import Pictures, icons
from ..images.raster import in_grey
from .columns import plain_look
from .compositor import Compositor
from .listing import plain_pages
from .look import Look
from .pieces import Placed
from .strips import Column, Item, Strip, Strips, row, tied
from .tags import Tag

LANGUAGE = "en"
PICTURE, SIGN = 12.0, 5.0  # u: how high they stand
SetCell = Callable[[Column, Tag], Strips]


def contact_sheet(pictures: Pictures, brand: str, accent: str | None, tone: str, paper: str | Paper) -> tuple[bytes, int]:
    """The PDF and its number of pages; `tone` is "color", "grey" or "line" (what a copier's threshold leaves).

    Raises Problems for pictures that cannot be printed.
    """
    look = plain_look(paper, replace(roles(brand, accent), tone=tone), pictures, LANGUAGE)
    c, root = Compositor(look), Tag("Document")
    strips = c.words(said("Pictures"), "title", look.wide, root.add("H1"), bold=True)
    strips += grid(look, [partial(_picture, c, id) for id in sorted(pictures.ids())], 3, root)
    strips += c.words(said("Signs"), "h2", look.wide, root.add("H2"), bold=True, gap=look.space.section)
    strips += tied(grid(look, [partial(_sign, c, name) for name in sorted(icons())], 6, root))
    return plain_pages(strips, c, root, "Pictures")


def grid(look: Look, cells: Iterable[SetCell], count: int, root: Tag) -> Strips:
    """Rows of so many cells."""
    width = (look.width - 2 * (count - 1)) / count
    columns, made = look.wide.cut(*([width, 2] * count)[:-1]), list(cells)
    return [
        row(*(cell(column, root) for cell, column in zip(made[k : k + count], columns)), gap=look.space.figure)
        for k in range(0, len(made), count)
    ]


def _picture(c: Compositor, id: str, column: Column, root: Tag) -> Strips:
    """A picture on its panel, at its own size or smaller; its id and its title."""
    look = c.look
    figure = root.add("Figure", alt=look.pictures.alt(id, LANGUAGE))
    items = [look.ink(column.x, 0, figures.panel, column.w, PICTURE, look.colours.of(look.colours.tint))]
    if loaded := c.load(id, NOWHERE):
        if isinstance(loaded, Raster) and look.colours.tone == "line":
            loaded = in_grey(loaded, threshold=True)
        items.append(Item(Placed(loaded, column.w * look.u, PICTURE * look.u, figure), column.x, 0))
    titles = look.pictures.entries()[id].described.title
    title = (look.pictures.worded(id, LANGUAGE).title or next(iter(titles.values()))).plain
    return [
        Strip(PICTURE, tuple(items)),
        *c.words(said(id), "small", column, root.add("P"), bold=True),
        *c.words(said(title), "small", column, root.add("P")),
    ]


def _sign(c: Compositor, name: str, column: Column, root: Tag) -> Strips:
    look = c.look
    icon = look.icon(name, column.x, 0, SIGN, look.colours.of(look.colours.ink))
    return [Strip(SIGN, (icon,)), *c.words(said(name), "small", column, root.add("P"))]
