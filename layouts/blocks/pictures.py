"""Pictures: across the text column with a caption, or small in the side column on a tinted panel."""

from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.node import Scalar
from ...images import figures
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, row, whole
from ..tags import Tag

NARROW = 20.0       # u: a picture no wider than this stands beside another such one
TALLEST = 26.0      # u: no picture of the text column is higher


def picture(block: model.Picture, s: Setting, tag: Tag) -> Strips:
    return _in_column(block, s, tag, s.look.text, s.look.text.w)


def pair(blocks: tuple[model.Picture, model.Picture], s: Setting, tag: Tag) -> Strips:
    """Two narrow pictures side by side."""
    cells = [_in_column(block, s, tag, column, NARROW) for block, column in zip(blocks, s.look.text.cut(NARROW, 2, NARROW))]
    return [row(*([replace(whole(cell), gap=0)] for cell in cells), gap=s.look.space.paragraph, cost=1)]


def is_narrow(block: object, s: Setting) -> bool:
    """Whether it is a picture that leaves room for another one beside it."""
    if not isinstance(block, model.Picture):
        return False
    loaded = s.look.load(block.picture, block.picture.place)
    return loaded is not None and loaded.width <= NARROW * s.look.u


def _in_column(block: model.Picture, s: Setting, tag: Tag, column: Column, most: float) -> Strips:
    """The picture at its own size, smaller where the column is, and its caption under it."""
    look, id = s.look, block.picture
    loaded = look.load(id, id.place)
    if loaded is None:
        return [Strip(1)]
    width = min(most, loaded.width / look.u)
    height = min(TALLEST, width * loaded.height / loaded.width)
    figure = tag.add("Figure", alt=look.pictures.alt(id, look.language))
    placed = look.fitted(loaded, width, height, id.place, figure)
    rounded = -(-height // .5) * .5                         # keep the lines below on the grid
    shown = Strip(rounded, (Item(placed, column.x, rounded - height),), gap=look.space.paragraph, cost=1, place=id.place)
    caption = s.paragraph(block.caption, tag, column, gap=look.space.item)
    return [whole([shown, *caption])]


def small(id: Scalar, s: Setting, tag: Tag, column: Column | None = None, gap: float = 0) -> Strips:
    """A picture in the side column: 16 × 8 u on a tinted panel, or 16 × 12 u where it is drawn taller."""
    look = s.look
    column = column or look.side
    loaded = look.load(id, id.place)
    if loaded is None:
        return [Strip(8, gap=gap)]
    height = 12.0 if loaded.height / loaded.width > .6 else 8.0
    panel = look.ink(column.x, 0, figures.panel, column.w, height, look.colours.tint)
    figure = tag.add("Figure", alt=look.pictures.alt(id, look.language))
    placed = look.fitted(loaded, column.w, height, id.place, figure)
    return [Strip(height, (panel, Item(placed, column.x, 0)), gap=gap, place=id.place)]
