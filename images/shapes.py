"""The elements of an SVG painted: what shapes inherit, where they stand, what they are cut at.

Colours stay written as "#rrggbb" before their operator: who uses the drawing puts his own there.  ValueError, LookupError and
ArithmeticError tell what cannot be read, PictureError what cannot be printed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

from . import curves
from .pen import number
from .picture import PictureError, Vector

DEEPEST = 100  # groups in groups
MOST = 50_000  # elements painted: a few lines of <use> in each other can ask for billions
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
MOST_WORK = 4_000_000  # letters read and written for it: each time that a shape is painted, or something is cut at it, counts
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96}  # in px
_SUFFIXES = ("%", "px", "pt", "pc", "mm", "cm", "in")
_CAPS, _JOINS = {"butt": 0, "round": 1, "square": 2}, {"miter": 0, "round": 1, "bevel": 2}
_PLACES = {"Min": 0, "Mid": 0.5, "Max": 1}


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def styled(element: Element) -> dict[str, str]:
    """Its attributes; what `style` says wins."""
    style = (part.partition(":") for part in element.get("style", "").split(";"))
    return {**element.attrib, **{name.strip(): value.strip() for name, _, value in style if value}}


@dataclass(frozen=True)
class _Ink:
    """What shapes inherit."""

    fill: str = "#000000"  # "" for none
    stroke: str = ""
    width: float = 1
    cap: int = 0
    join: int = 0
    miter: float = 4
    dash: tuple[float, ...] = ()
    offset: float = 0
    rule: str = ""  # "*": even-odd
    clip_rule: str = ""
    hidden: bool = False


@dataclass
class Drawing:
    """An SVG being drawn: operators so far, and what the page's state is known to be."""

    root: Element
    turned: bool = False  # its left is shown at the right, but for what says `data-upright`
    code: list[str] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)
    box: tuple[float, float] = (0, 0)  # what per cents are of
    painted: int = 0  # elements so far
    paths: dict[Element, str] = field(default_factory=dict)  # those that were read
    work: int = 0  # letters of their attributes and operators

    def __post_init__(self) -> None:
        self.named = {element.get("id"): element for element in self.root.iter()}

    def drawn(self) -> Vector:
        """The whole drawing, in points, y up."""
        wide, high = self.root.get("width", "100%"), self.root.get("height", "100%")
        view = curves.numbers(self.root.get("viewBox", "")) or [0, 0, 0, 0]
        width, height = self.length(wide, view[2]) * 0.75, self.length(high, view[3]) * 0.75
        if width <= 0 or height <= 0:
            raise PictureError("picture-broken", "the SVG has no size", "give it a viewBox, or width and height")
        across = (-0.75, width) if self.turned else (0.75, 0)
        up = curves.times((across[0], 0, 0, -0.75, across[1], height), self.fitted(self.root, width / 0.75, height / 0.75))
        self.code.append(_cm(up))
        for child in self.root:
            self.draw(child, self.inked(styled(self.root), _Ink()), 0)
        return Vector(width, height, " ".join(self.code))

    def fitted(self, element: Element, width: float, height: float) -> curves.Matrix:
        """The matrix that puts what an <svg> shows into its width and height; per cents inside are of its view box."""
        x, y, w, h = curves.numbers(element.get("viewBox", "")) or [0, 0, width, height]
        self.box = w, h
        align, _, how = element.get("preserveAspectRatio", "xMidYMid").strip().partition(" ")
        if align == "none":
            return width / w, 0, 0, height / h, -x * width / w, -y * height / h
        scale = max(width / w, height / h) if how.strip() == "slice" else min(width / w, height / h)
        return (
            scale,
            0,
            0,
            scale,
            (width - w * scale) * _PLACES[align[1:4]] - x * scale,
            (height - h * scale) * _PLACES[align[5:]] - y * scale,
        )

    def draw(self, element: Element, above: _Ink, depth: int) -> None:
        """An element and what is in it."""
        self.count(element)
        if depth > DEEPEST:
            raise ValueError("a drawing that uses itself, or others without end")
        style, name = styled(element), local_name(element.tag)
        if name in ("defs", "clipPath") or style.get("display") == "none":
            return
        ink, moved = self.inked(style, above), self.matrix(element, style)
        clip = style.get("clip-path", "none")
        inside, before = moved != curves.IDENTITY or clip != "none", self.known
        if inside:
            self.known = dict(before)
            self.code.append("q")
            if moved != curves.IDENTITY:
                self.code.append(_cm(moved))
            if clip != "none":
                self.code.append(self.clip(self.target(clip.removeprefix("url(").rstrip(")").strip("\"'"))))
        if name == "svg":
            self.nested(element, ink, depth)
        elif name == "use":
            self.draw(self.target(self.used(element)), ink, depth + 1)
        elif name in SHAPES:
            self.shape(self.outline(element), ink)
        else:
            for child in element:
                self.draw(child, ink, depth + 1)
        if inside:
            self.code.append("Q")
            self.known = before

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

    def nested(self, element: Element, ink: _Ink, depth: int) -> None:
        """An <svg> inside another: a window of its own."""
        before, self.known, box = self.known, dict(self.known), self.box
        x, y = self.of(element, "x"), self.of(element, "y")
        width, height = self.of(element, "width", "100%"), self.of(element, "height", "100%")
        self.code += [
            "q",
            f"{' '.join(map(number, (x, y, width, height)))} re W n",
            _cm(curves.times((1, 0, 0, 1, x, y), self.fitted(element, width, height))),
        ]
        for child in element:
            self.draw(child, ink, depth + 1)
        self.code.append("Q")
        self.known, self.box = before, box

    def shape(self, outline: str, ink: _Ink) -> None:
        """Paint an outline."""
        stroked = bool(ink.stroke) and ink.width > 0
        self.did(len(outline))
        if not outline or ink.hidden or not (ink.fill or stroked):
            return
        if ink.fill:
            self.put("rg", ink.fill)
        if stroked:
            self.put("RG", ink.stroke)
            self.put("w", number(ink.width))
            self.put("J", str(ink.cap))
            self.put("j", str(ink.join))
            self.put("M", number(ink.miter))
            self.put("d", f"[{' '.join(map(number, ink.dash))}] {number(ink.offset)}")
        self.code += [outline, ("B" if stroked else "f") + ink.rule if ink.fill else "S"]

    def put(self, operator: str, value: str) -> None:
        """Set the page's state, where it is not yet so."""
        if self.known.get(operator) != value:
            self.known[operator] = value
            self.code.append(f"{value} {operator}")

    def clip(self, element: Element) -> str:
        """The operators that cut at the shapes of a <clipPath>."""
        if element.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
            raise PictureError(
                "picture-unsupported",
                "the SVG cuts by “objectBoundingBox”, which would be lost in print",
                "cut the shapes themselves, and save it again",
            )
        outer, out, rule = self.matrix(element, styled(element)), list[str](), ""
        for child in element:
            self.count(child)
            moved, shape = curves.times(outer, self.matrix(child, styled(child))), child
            if local_name(child.tag) == "use":
                shape = self.target(self.used(child))
                self.count(shape)
                moved = curves.times(moved, self.matrix(shape, styled(shape)))
            outline = self.outline(shape)
            self.did(len(outline))
            out.append(outline if moved == curves.IDENTITY else curves.through(moved, outline))
            rule = self.inked(styled(shape), self.inked(styled(element), _Ink())).clip_rule
        return f"{' '.join(out) or '0 0 0 0 re'} W{rule} n"

    def target(self, address: str) -> Element:
        """What "#id" names."""
        return self.named[address.removeprefix("#").strip()]

    def used(self, element: Element) -> str:
        """The address of what a <use> paints.  Raises ValueError where it says none."""
        return next(filter(None, (value for name, value in element.attrib.items() if local_name(name) == "href")), "#")

    def matrix(self, element: Element, style: dict[str, str]) -> curves.Matrix:
        """Its transform; a <use> is moved to its place, what is never turned over turned back."""
        moved = curves.matrix(style.get("transform", "").replace("none", ""))
        if local_name(element.tag) == "use":
            moved = curves.times(moved, (1, 0, 0, 1, self.of(element, "x"), self.of(element, "y")))
        if "data-upright" in style:
            x = self.length(style["data-upright"])
            moved = curves.times(moved, (-1, 0, 0, 1, 2 * x, 0)) if self.turned else moved
        return moved

    def outline(self, element: Element) -> str:
        """The path operators of a shape."""
        match local_name(element.tag):
            case "path":
                if element not in self.paths:
                    self.paths[element] = curves.path(element.get("d", ""))
                return self.paths[element]
            case "rect":
                x, y, w, h = (self.of(element, name) for name in ("x", "y", "width", "height"))
                rx, ry = element.get("rx", element.get("ry", "0")), element.get("ry", element.get("rx", "0"))
                data = curves.rounded(x, y, w, h, self.length(rx, self.box[0]), self.length(ry, self.box[1])) if w > 0 and h > 0 else ""
            case "circle":
                data = curves.ellipse(*(self.of(element, name) for name in ("cx", "cy", "r", "r")))
            case "ellipse":
                data = curves.ellipse(*(self.of(element, name) for name in ("cx", "cy", "rx", "ry")))
            case "line":
                data = "M{} {}L{} {}".format(*(self.of(element, name) for name in ("x1", "y1", "x2", "y2")))
            case "polyline" | "polygon" as name:
                points = element.get("points", "").strip()
                data = f"M{points}{'z' * (name == 'polygon')}" if points else ""
            case other:
                raise ValueError(other)
        return curves.path(data)

    def of(self, element: Element, name: str, default: str = "0") -> float:
        """A length among its attributes, in the units of the drawing."""
        across = name in ("x", "cx", "x1", "x2", "width", "rx")
        return self.length(element.get(name, default), self.box[0] if across or name == "r" else self.box[1])

    def length(self, text: str, whole: float = 0) -> float:
        figure = text.strip()
        unit = next((unit for unit in _SUFFIXES if figure.endswith(unit)), "")
        (value,) = curves.numbers(figure.removesuffix(unit))
        return value * (whole / 100 if unit == "%" else _UNITS[unit])

    def inked(self, style: dict[str, str], above: _Ink) -> _Ink:
        """What an element's style makes of what it inherits."""
        new = {key: read(self, style[name]) for name, (key, read) in _READ.items() if style.get(name, "inherit") != "inherit"}
        return replace(above, **new) if new else above

    def dashes(self, text: str) -> tuple[float, ...]:
        dash = () if text == "none" else tuple(self.length(part) for part in re.split(r"[\s,]+", text.strip()))
        sound = min(dash, default=0) >= 0 and any(number(each) != "0" for each in dash)  # others are no PDF; SVG too says: a whole line
        return dash * (1 + len(dash) % 2) if sound else ()


def _cm(m: curves.Matrix) -> str:
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in m) + " cm"


def _colour(text: str) -> str:
    """A colour as "#rrggbb", "" for none; parts beyond the scale are at its end (CSS Color 3, 4.2.1)."""
    if text in ("none", "transparent"):
        return ""
    if re.fullmatch("#[0-9a-fA-F]{6}", text):
        return text.lower()
    from PIL import ImageColor

    try:
        red, green, blue, *alpha = ImageColor.getrgb("black" if text.lower() == "currentcolor" else text)
    except ValueError:
        red, green, blue, *alpha = 0, 0, 0, 0  # a gradient, a pattern, another notation
    if alpha not in ([], [255]):
        raise PictureError("picture-unsupported", f"the SVG paints with “{text}”, which would be lost in print", "use plain, solid colours")
    return "#" + "".join(f"{min(max(part, 0), 255):02x}" for part in (red, green, blue))


_READ: dict[str, tuple[str, Callable[[Drawing, str], Any]]] = {
    "fill": ("fill", lambda _, value: _colour(value)),
    "stroke": ("stroke", lambda _, value: _colour(value)),
    "stroke-width": ("width", lambda drawing, value: drawing.length(value, drawing.box[0])),
    "stroke-linecap": ("cap", lambda _, value: _CAPS[value]),
    "stroke-linejoin": ("join", lambda _, value: _JOINS[value]),
    "stroke-miterlimit": ("miter", lambda drawing, value: max(1, drawing.length(value))),
    "stroke-dasharray": ("dash", lambda drawing, value: drawing.dashes(value)),
    "stroke-dashoffset": ("offset", lambda drawing, value: drawing.length(value)),
    "fill-rule": ("rule", lambda _, value: "*" if value == "evenodd" else ""),
    "clip-rule": ("clip_rule", lambda _, value: "*" if value == "evenodd" else ""),
    "visibility": ("hidden", lambda _, value: value != "visible"),
}
