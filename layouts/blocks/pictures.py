"""Pictures: across the text column with a caption, or small in the side column on a tinted panel."""

from collections.abc import Sequence
from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.node import Scalar
from ...images import figures
from ...images.picture import Picture as Loaded
from ...images.picture import Vector
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, row, whole
from ..tags import Tag

NARROW = 20.0       # u: a picture no wider than this stands beside another such one
TALLEST = 18.0      # u: no drawing of the text column is higher; a photograph may fill the column's width
TALLEST_PHOTO = 28.0


def picture(block: model.Picture, s: Setting, tag: Tag) -> Strips:
    return _row((block,), (s.look.text,), s, tag)


def pair(blocks: tuple[model.Picture, model.Picture], s: Setting, tag: Tag) -> Strips:
    """Two narrow pictures side by side, equally high."""
    return _row(blocks, tuple(s.look.text.cut(NARROW, s.look.text.w - 2 * NARROW, NARROW)), s, tag)


def is_narrow(block: object, s: Setting) -> bool:
    """Whether it is a picture that leaves room for another one beside it."""
    if not isinstance(block, model.Picture):
        return False
    loaded = s.look.load(block.picture, block.picture.place)
    return isinstance(loaded, Vector) and loaded.width <= NARROW * s.look.u


def _row(blocks: Sequence[model.Picture], columns: Sequence[Column], s: Setting, tag: Tag) -> Strips:
    """Pictures on panels of one height, each at its own size or smaller, with their captions under them."""
    look = s.look
    loaded = [look.load(block.picture, block.picture.place) for block in blocks]
    heights = [_height(p, column, look.u) for p, column in zip(loaded, columns) if p]
    height = -(-max(heights, default=1) // .5) * .5                     # in half units: the lines below stay on the grid
    cells = [[*_panel(block.picture, p, column, height, s, tag), *s.paragraph(block.caption, tag, column, gap=look.space.item)]
             for block, p, column in zip(blocks, loaded, columns)]
    return [row(*([whole(cell)] for cell in cells), gap=look.space.paragraph, cost=1, place=blocks[0].place)]


def _height(picture: Loaded, column: Column, unit: float) -> float:
    """How high it stands, in u: a drawing at its own size, a photograph as wide as the column."""
    if isinstance(picture, Vector):
        return min(TALLEST, min(column.w, picture.width / unit) * picture.height / picture.width)
    return min(TALLEST_PHOTO, column.w * picture.height / picture.width)


def small(id: Scalar, s: Setting, tag: Tag, gap: float = 0) -> Strips:
    """A picture in the side column: 16 × 8 u, or 16 × 12 u where it is drawn taller."""
    loaded = s.look.load(id, id.place)
    height = 12.0 if loaded and loaded.height / loaded.width > .6 else 8.0
    return [replace(strip, gap=gap) for strip in _panel(id, loaded, s.look.side, height, s, tag)]


def _panel(id: Scalar, loaded: Loaded | None, column: Column, height: float, s: Setting, tag: Tag) -> Strips:
    """A picture standing on the lower edge of a tinted panel, cut off at its round corners."""
    look = s.look
    if loaded is None:
        return [Strip(height)]
    panel = look.ink(column.x, 0, figures.panel, column.w, height, look.colours.tint)
    figure = tag.add("Figure", alt=look.pictures.alt(id, look.language))
    placed = look.fitted(loaded, column.w, height, id.place, figure, align=(.5, 1), round=figures.CORNER * look.u)
    return [Strip(height, (panel, Item(placed, column.x, 0)), place=id.place)]
