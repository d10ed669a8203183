"""The things that lie in strips: lines of a paragraph, figures drawn by a pen, pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..images.pen import Pen, number
from ..images.picture import Picture, Vector
from .canvas import TaggedCanvas
from .paragraph import Paragraph
from .tags import Tag


@dataclass(frozen=True)
class Lines:
    """Lines first…last-1 of a paragraph."""

    paragraph: Paragraph
    first: int
    last: int

    def draw(self, canvas: TaggedCanvas, x: float, top: float, mirrored: bool = False) -> None:
        self.paragraph.paint(canvas, x - self.paragraph.width if mirrored else x, top, self.first, self.last)

    def continued(self, other: Any) -> "Lines | None":
        """These lines and the next ones as one, if `other` goes on where they end."""
        if isinstance(other, Lines) and other.paragraph is self.paragraph and other.first == self.last:
            return Lines(self.paragraph, self.first, other.last)
        return None


@dataclass(frozen=True)
class Ink:
    """A figure of `images.figures`, scaled by u and turned over; with a tag it is a Figure of `width` × `height` u."""

    paint: Callable[..., None]
    arguments: tuple[Any, ...]
    unit: float
    width: float = 0
    height: float = 0
    tag: Tag | None = None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, mirrored: bool = False) -> None:
        u, width = number(self.unit), self.width * self.unit
        if self.tag is not None:
            left = x - width if mirrored else x
            self.tag.cover(left, top - self.height * self.unit, left + width, top)
        if mirrored and getattr(self.paint, "upright", False):
            x, mirrored = x - width, False
        sign = "-" if mirrored else ""
        canvas.paint(f"q {sign}{u} 0 0 -{u} {number(x)} {number(top)} cm {_operators(self.paint, self.unit, self.arguments)} Q", self.tag)


@lru_cache(4096)
def _operators(paint: Callable[..., None], unit: float, arguments: tuple[Any, ...]) -> str:
    """What the figure paints, formatted once per process."""
    pen = Pen()
    paint(pen, unit, *arguments)
    return pen.code


@dataclass(frozen=True)
class Placed:
    """A picture fitted into a box of `width` × `height` points: centred, or standing on its lower edge."""

    picture: Picture
    width: float
    height: float
    tag: Tag | None = None
    align: tuple[float, float] = (0.5, 0.5)  # 0…1 from the start, 0…1 from the top
    round: float | None = None  # a drawing is clipped to its box, with corners of this radius in points
    turns: bool = False  # a drawing that is turned over on a mirrored page: a series of pictures

    def size(self) -> tuple[float, float]:
        """Its width and height on paper, in points."""
        scale = min(self.width / self.picture.width, self.height / self.picture.height)
        return self.picture.width * scale, self.picture.height * scale

    def draw(self, canvas: TaggedCanvas, x: float, top: float, mirrored: bool = False) -> None:
        """Not turned over unless it is a series: the heart is on its side on every page."""
        w, h = self.size()
        x = x - self.width if mirrored else x
        left, low = x + (self.width - w) * (1 - self.align[0] if mirrored else self.align[0]), top - h - (self.height - h) * self.align[1]
        if self.tag is not None:
            self.tag.cover(left, low, left + w, low + h)
        clip = Pen()
        if self.round is not None and isinstance(self.picture, Vector):
            clip.rounded(x, top - self.height, self.width, self.height, self.round, "W n")
        turned = mirrored and self.turns and isinstance(self.picture, Vector)
        canvas.picture(self.picture, left, low, w, h, self.tag, clip.code, turned)
