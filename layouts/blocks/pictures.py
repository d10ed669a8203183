"""Pictures: across the text column with a caption, or small on a tinted panel."""

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
DRAWN_FOR = 8.5     # points: the u of the edition that pictures are drawn for


def picture(block: model.Picture, s: Setting, tag: Tag) -> Strips:
    return _row((block,), (s.look.text,), s, tag)


def pair(blocks: tuple[model.Picture, model.Picture], s: Setting, tag: Tag) -> Strips:
    """Two narrow pictures side by side, equally high."""
    return _row(blocks, s.look.pair, s, tag)


def is_narrow(block: object, s: Setting) -> bool:
    """Whether it is a picture that leaves room for another one beside it."""
    if s.look.one_column or not isinstance(block, model.Picture):
        return False
    loaded = s.look.load(block.picture, block.picture.place)
    return isinstance(loaded, Vector) and loaded.width / DRAWN_FOR <= NARROW


def _row(blocks: Sequence[model.Picture], columns: Sequence[Column], s: Setting, tag: Tag) -> Strips:
    """Pictures on panels of one height, each at its own size or smaller, with their captions under them."""
    look = s.look
    loaded = [look.load(block.picture, block.picture.place) for block in blocks]
    heights = [_height(p, column) for p, column in zip(loaded, columns) if p]
    height = _whole_halves(max(heights, default=1))
    cells = [[*_panel(block.picture, p, column, height, s, tag), *s.paragraph(block.caption, tag, column, gap=look.space.item)]
             for block, p, column in zip(blocks, loaded, columns)]
    return [row(*([whole(cell)] for cell in cells), gap=look.space.paragraph, cost=1, place=blocks[0].place)]


def _height(picture: Loaded, column: Column) -> float:
    """How high it stands, in u: a drawing at its own size, which grows with the type; a photograph as wide as the column."""
    if isinstance(picture, Vector):
        return min(TALLEST, min(column.w, picture.width / DRAWN_FOR) * picture.height / picture.width)
    return min(TALLEST_PHOTO, column.w * picture.height / picture.width)


def small(id: Scalar, s: Setting, tag: Tag, under: Column | None = None, gap: float = 0) -> Strips:
    """A small picture in the side column, or where there is none in the column that it stands under: 2 : 1, or 4 : 3 where drawn so."""
    look, loaded = s.look, s.look.load(id, id.place)
    wide = look.edition.picture
    height = _whole_halves(wide * (.75 if loaded and loaded.height / loaded.width > .6 else .5))
    column = Column(under.x if under and look.one_column else look.side.x, wide)
    return [replace(strip, gap=gap) for strip in _panel(id, loaded, column, height, s, tag)]


def _whole_halves(height: float) -> float:
    """Rounded up to half units, so that the lines below stay on the grid."""
    return -(-round(height, 2) // .5) * .5


def _panel(id: Scalar, loaded: Loaded | None, column: Column, height: float, s: Setting, tag: Tag) -> Strips:
    """A picture standing on the lower edge of a tinted panel, cut off at its round corners."""
    look = s.look
    if loaded is None:
        return [Strip(height)]
    panel = look.ink(column.x, 0, figures.panel, column.w, height, look.colours.tint)
    figure = tag.add("Figure", alt=look.pictures.alt(id, look.language))
    placed = look.fitted(loaded, column.w, height, id.place, figure, align=(.5, 1), round=figures.CORNER * look.u)
    return [Strip(height, (panel, Item(placed, column.x, 0)), place=id.place)]
