"""What is known while an SVG is drawn: its named elements, what per cents are of, what it has cost so far, what is lost."""

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from . import curves
from .inks import Inherited, inked, length_of, share
from .lost import Lost
from .outlines import address_of, length_in, local_name, outline_of
from .picture import PictureError

DEEPEST = 100  # groups in groups
MOST = 50_000  # elements painted: a few lines of <use> in each other can ask for billions
MOST_WORK = 4_000_000  # letters read and written for it: each time that a shape is painted, or something is cut at it, counts


@dataclass
class Scene:
    """An SVG, and where in it one is."""

    root: Element
    turned: bool = False  # its left is shown at the right, but for what says `data-upright`
    box: tuple[float, float] = (0, 0)  # what per cents are of
    painted: int = 0  # elements so far
    paths: dict[Element, str] = field(default_factory=dict)  # those that were read
    work: int = 0  # letters of their attributes and operators
    lost: Lost = field(default_factory=Lost)

    def __post_init__(self) -> None:
        self.named = {element.get("id"): element for element in self.root.iter()}

    def count(self, element: Element) -> None:
        """An element is looked at once more."""
        self.painted += 1
        self.did(sum(map(len, element.attrib.values())))

    def did(self, letters: int) -> None:
        """So many letters were read or written.  Raises PictureError when it has become too much."""
        self.work += letters
        if self.painted > MOST or self.work > MOST_WORK:
            raise PictureError(
                "picture-too-big", "the SVG draws too much: shapes that are used again count each time", "simplify it, or save it as a PNG"
            )

    def deeper(self, depth: int) -> int:
        """One step further in.  Raises ValueError where there is no end of it."""
        if depth >= DEEPEST:
            raise ValueError("a drawing that uses itself, or others without end")
        return depth + 1

    def target(self, address: str) -> Element:
        """What "#id" names.  Raises LookupError."""
        return self.named[address.strip().removeprefix("#")]

    def used(self, element: Element) -> Element:
        """What a <use> shows.  Raises LookupError."""
        return self.target(address_of(element))

    def inked(self, element: Element, above: Inherited, layers: int = 0) -> Inherited:
        """What it inherits, and its own; groups that let through what is below, one in another; `layers`: so many are painted."""
        ink, opacity = inked(element.attrib, above, self.box[0]), share(element.get("opacity") or "1")
        if opacity == 1:
            return ink
        return replace(ink, opacity=ink.opacity * opacity, since=layers if ink.since < 0 else ink.since, inner=layers)

    def matrix(self, element: Element) -> curves.Matrix:
        """Its transform; a <use> is moved to its place, what is never turned over turned back."""
        moved = curves.matrix(element.get("transform", "").replace("none", ""))
        if local_name(element.tag) == "use":
            moved = curves.times(moved, (1, 0, 0, 1, length_in(element, "x", self.box), length_in(element, "y", self.box)))
        if "data-upright" in element.attrib:
            x = length_of(element.attrib["data-upright"])
            moved = curves.times(moved, (-1, 0, 0, 1, 2 * x, 0)) if self.turned else moved
        return moved

    def outline(self, element: Element) -> str:
        """The path operators of a shape, read once where it is a path."""
        if local_name(element.tag) != "path":
            return outline_of(element, self.box)
        if element not in self.paths:
            self.paths[element] = outline_of(element, self.box)
        return self.paths[element]
