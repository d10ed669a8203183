"""Pictures: across the text column with a caption, or small on a tinted panel."""

from collections.abc import Sequence
from dataclasses import replace

from ...handouts import blocks as model
from ...handouts.editions import PictureSize
from ...handouts.node import Scalar
from ...handouts.words import Words, said
from ...images import figures
from ...images.labels import Label, spread
from ...images.picture import Picture as Loaded
from ...images.picture import Raster, Vector
from ..pieces import Ink, Placed
from ..setting import Setting
from ..strips import Column, Item, Strip, Strips, beside, gap, row, whole
from ..tags import Tag

DrawnPicture = model.PictureBlock | model.Captioned
NARROW = 20.0  # u: a picture no wider than this stands beside another such one
TALLEST = 18.0  # u: no drawing of the text column is higher; a photograph may fill the column's width
TALLEST_PHOTO = 28.0
PADDING = 0.75  # u: from a panel's edge to a label
MOST_LABEL = 11.0  # u: a longer label has several lines
LABEL_GAP = 1.5  # u: from a label to the drawing
DRAWN_FOR = 8.5  # points: the u of the edition that pictures are drawn for


def picture(block: model.PictureBlock, s: Setting, tag: Tag) -> Strips:
    """A picture, its caption in the side column; in one column under it."""
    if s.look.one_column:
        return _row((block,), (s.look.text,), s, tag, block.size)
    look, (panel, caption) = s.look, _cells((block,), (s.look.text,), s, tag, block.size, s.look.side)[0]
    return gap(beside(caption, [whole(panel, place=block.place)]), look.space.paragraph)


def pair(blocks: tuple[model.PictureBlock, model.PictureBlock], s: Setting, tag: Tag) -> Strips:
    """Two narrow pictures side by side, equally high."""
    return _row(blocks, s.look.halves, s, tag)


def pictures(block: model.PictureRow, s: Setting, tag: Tag) -> Strips:
    """Two or three side by side; three over both columns, or where all stands in one the last below the others."""
    look, shown = s.look, block.pictures
    if len(shown) > 2 and not look.one_column:
        part = (look.wide.w - 4) / 3
        return _row(shown, look.wide.cut(part, 2, part, 2, part), s, tag, block.size)
    return [strip for k in range(0, len(shown), 2) for strip in _row(shown[k : k + 2], look.halves, s, tag, block.size)]


def in_column(block: model.PictureBlock, column: Column, s: Setting, tag: Tag) -> Strips:
    """A picture as wide as a column, its caption under it in small type."""
    ((panel, caption),) = _cells((block,), (column,), s, tag, "large", column, "small")
    return [*panel, *gap(caption, s.look.space.item)]


def is_narrow(block: object, s: Setting) -> bool:
    """Whether it is a picture that leaves room for another one beside it."""
    if not isinstance(block, model.PictureBlock) or block.size or block.beside:
        return False
    loaded = s.load(block.picture, block.picture.place)
    return isinstance(loaded, Vector) and loaded.width / DRAWN_FOR <= NARROW


def _row(blocks: Sequence[DrawnPicture], columns: Sequence[Column], s: Setting, tag: Tag, size: PictureSize | None = None) -> Strips:
    """Pictures side by side, their captions under them."""
    cells = [[*panel, *gap(caption, s.look.space.item)] for panel, caption in _cells(blocks, columns, s, tag, size)]
    return [row(*([whole(cell)] for cell in cells), gap=s.look.space.paragraph, place=blocks[0].place)]


def _cells(
    blocks: Sequence[DrawnPicture],
    columns: Sequence[Column],
    s: Setting,
    tag: Tag,
    size: PictureSize | None,
    under: Column | None = None,
    role: str = "",
) -> list[tuple[Strips, Strips]]:
    """Pictures on panels of one height, each of this size, or of its own or smaller, with their labels beside them; and their captions."""
    look, panels = s.look, [_sized(column, size, s) for column in columns]
    loaded = [s.load(block.picture, block.picture.place) for block in blocks]
    labels = [_Labels(block.picture, p, panel, s) for block, p, panel in zip(blocks, loaded, panels)]
    heights = [max(_height(p, told.art, None if size else look.edition.drawing), told.height) for p, told in zip(loaded, labels) if p]
    height = _whole_halves(max(heights, default=1))
    role = role or ("small" if under == look.side and not look.one_column else "body")
    return [
        (_panel(block.picture, p, panel, height, s, tag, told), s.paragraph(block.caption, tag, under or column, role))
        for block, p, panel, column, told in zip(blocks, loaded, panels, columns, labels)
    ]


def _sized(column: Column, size: PictureSize | None, s: Setting) -> Column:
    """The part of a column that a picture of this size takes."""
    return Column(column.x, column.w * s.look.edition.share(size)) if size else column


def _height(picture: Loaded, column: Column, drawing: float | None) -> float:
    """How high it stands, in u: so much of a drawing's own size, which grows with the type; a photograph as wide as the column, and so
    is a drawing where no `drawing` is given."""
    if isinstance(picture, Vector) and drawing is not None:
        return drawing * min(TALLEST, min(column.w, picture.width / DRAWN_FOR) * picture.height / picture.width)
    return min(TALLEST_PHOTO, column.w * picture.height / picture.width)


def small(id: Scalar, s: Setting, tag: Tag, wide: float, under: Column | None = None) -> Strips:
    """A picture `wide` u in the side column, or where there is none in the column that it stands under, and no wider than that: 2 : 1,
    or 4 : 3 where drawn so."""
    look, loaded = s.look, s.load(id, id.place)
    column = Column(under.x, min(wide, under.w)) if under and look.one_column else Column(look.side.x, wide)
    height = _whole_halves(column.w * (0.75 if loaded and loaded.height / loaded.width > 0.6 else 0.5))
    return _panel(id, loaded, column, height, s, tag)


def _whole_halves(height: float) -> float:
    """Rounded up to half units, so that the lines below stay on the grid."""
    return -(-round(height, 2) // 0.5) * 0.5


def _panel(
    id: Scalar, loaded: Loaded | None, column: Column, height: float, s: Setting, tag: Tag, labels: "_Labels | None" = None
) -> Strips:
    """A picture standing on the lower edge of a tinted panel, cut off at its round corners; or between its labels."""
    look = s.look
    if loaded is None:
        return [Strip(height)]
    panel = Ink(figures.panel, (column.w, height, look.colours.tint), look.u)
    figure = tag.add("Figure", alt=s.picture_says(id))
    if labels and labels.sides:
        placed = s.fitted(loaded, labels.art.w, height, id.place, figure, align=(0.5, 1))
        ground = Item(replace(panel, width=column.w, height=height, tag=figure), column.x, 0)  # the labels lie within its bounds
        items = (ground, Item(placed, labels.art.x, 0), *labels.items(placed, height, figure))
        return [Strip(height, items, place=id.place), *labels.key(figure)]
    placed = s.fitted(loaded, column.w, height, id.place, figure, align=(0.5, 1), round=figures.CORNER * look.u)
    free = height - placed.size()[1] / look.u if isinstance(loaded, Raster) else 0.0  # no rim of tint above a photograph
    below = Item(replace(panel, height=height - free), column.x, free)
    return [Strip(height, (below, Item(placed, column.x, 0)), place=id.place)]


# ---------------------------------------------------------------- labels
class _Side:
    """The labels on one side of a drawing, from the top down, and the words that stand for them there."""

    def __init__(self, labels: list[Label], words: list[Words], end: bool, s: Setting) -> None:
        look = s.look
        self.labels, self.words, self.end = labels, words, end
        column = Column(0, min(MOST_LABEL, max(look.breadth(name, "small") + 0.1 for name in words)))
        self.width = column.w + PADDING
        self.heights = [look.count_lines(name, "small", column) * look.lead("small") for name in words]


class _Labels:
    """The labels of a drawing in a column: `art` is what they leave of it, `height` what they need.

    Where they would leave less than half of its size, numbers stand there instead, and a key under the drawing.
    """

    def __init__(self, id: Scalar, loaded: Loaded | None, column: Column, s: Setting) -> None:
        self.s, self.column, look = s, column, s.look
        found = s.tried(lambda: look.pictures.labels(id, look.language), id.place) or [] if isinstance(loaded, Vector) else []
        self.middle = loaded.width / 2 if loaded else 0.0
        self.against = look.rtl and not (
            isinstance(loaded, Vector) and look.pictures.is_series(id)
        )  # the drawing's left lies where the line ends
        self.labels = [label for end in (False, True) for label in found if self._at_end(label) == end]
        self.names, self.keyed = [s.wording.words(label.words) for label in self.labels], False
        self._stand(self.names)
        if loaded and self.art.w < min(column.w, loaded.width / DRAWN_FOR) / 2:
            self.keyed = True
            self._stand([said(str(number)).strong() for number in range(1, len(self.labels) + 1)])

    def _stand(self, words: list[Words]) -> None:
        """These words beside the drawing."""
        self.sides = list[_Side]()
        room = {False: 0.0, True: 0.0}
        for end in room:
            here = [k for k, label in enumerate(self.labels) if self._at_end(label) == end]
            if here:
                self.sides.append(_Side([self.labels[k] for k in here], [words[k] for k in here], end, self.s))
                room[end] = self.sides[-1].width + LABEL_GAP
        self.art = Column(self.column.x + room[False], self.column.w - sum(room.values()))
        self.height = max((sum(side.heights) for side in self.sides), default=0)

    def _at_end(self, label: Label) -> bool:
        """Whether it stands at the end of the lines: the page may be turned over, and of drawings only a series."""
        return (label.x >= self.middle) != self.against

    def _named(self, number: int, name: Words) -> Words:
        """A number and the words that it stands for: on one line, where a line holds them."""
        told = said(f"{number}").strong().then("\xa0")
        whole = told.then(name.plain.replace(" ", "\xa0"))
        fits = self.s.look.breadth(whole, "small") <= self.column.w
        return Words(whole if fits else told.then(name.plain), name.place)

    def items(self, placed: Placed, height: float, figure: Tag) -> list[Item]:
        """Words beside the drawing, each at the height of its spot, and lines to the spots; the figure's Alt tells the names too."""
        look = self.s.look
        width, tall = (side / look.u for side in placed.size())
        scale = width / placed.picture.width
        left, top = self.art.x + (self.art.w - width) / 2, height - tall
        lines, words = list[Item](), list[Item]()
        for side in self.sides:
            spots = [
                (left + (width - label.x * scale if self.against else label.x * scale), top + label.y * scale) for label in side.labels
            ]
            tops = spread([y - h / 2 for (_, y), h in zip(spots, side.heights)], side.heights, height)
            column = Column(self.column.x + (self.column.w - side.width if side.end else PADDING), side.width - PADDING)
            inner = column.x - 0.4 if side.end else column.x + column.w + 0.4
            for name, spot, y, h in zip(side.words, spots, tops, side.heights):
                start = self.column.x
                lines.append(look.ink(start, 0, figures.leader, inner - start, y + h / 2, spot[0] - start, spot[1]))
                words += whole(self.s.words(name, "small", column, figure, end=not side.end)).at(y)
        told = ", ".join(name.plain for name in self.names)
        figure.alt = self.s.say("figures.labelled", alt=figure.alt, labels=told).plain
        return lines + words

    def key(self, figure: Tag) -> Strips:
        """What the numbers stand for, under the drawing."""
        if not self.keyed:
            return []
        look = self.s.look
        lines = look.in_lines([self._named(number, name) for number, name in enumerate(self.names, 1)], "small", self.column)
        return gap([strip for line in lines for strip in self.s.words(line, "small", self.column, figure)], look.space.heading)
