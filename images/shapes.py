"""The elements of an SVG painted: what shapes inherit, where they stand, what they are cut at.

Colours stay written as "#rrggbb" before their operator, gradients as "@N": who uses the drawing puts his own there.  ValueError,
LookupError and ArithmeticError tell what cannot be read, PictureError what cannot be printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from . import curves
from .clips import Clip, address_in, clips_of
from .gradients import Gradient
from .inks import CURRENT, Inherited, length_of
from .layers import Layer, Painting, composited, meet
from .outlines import SHAPES, length_in, local_name
from .pen import number
from .picture import PictureError, Shading, Vector
from .scene import Scene

_PLACES = {"Min": 0, "Mid": 0.5, "Max": 1}
_GRADIENTS = ("linearGradient", "radialGradient")
_UNSEEN = {"defs", "clipPath", "mask", "symbol", "pattern", "filter", "marker", "style", "title", "desc", "stop", *_GRADIENTS}
_PAINTED = SHAPES | {"g", "a", "svg", "use", "switch"}
_EFFECTS = ("filter", "mix-blend-mode", "marker", "marker-start", "marker-mid", "marker-end", "transform-origin", "vector-effect")
_NO_EFFECT = ("none", "normal", "", "0", "0 0", "0px 0px")
_LETS_THROUGH = re.compile(r"a\(|/|#[0-9a-fA-F]{4}(?:[0-9a-fA-F]{4})?$")


@dataclass
class Drawing(Scene):
    """An SVG being drawn: operators so far, and what the page's state is known to be."""

    code: list[str] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)
    page: curves.Matrix = curves.IDENTITY  # from where the pen is to points
    clips: tuple[str, ...] = ()  # operators of all that is cut at, in points
    layers: list[Layer] = field(default_factory=list)  # all that is painted, where anything lets it through
    shadings: dict[Shading, int] = field(default_factory=dict)

    def drawn(self) -> Vector:
        """The whole drawing, in points, y up."""
        wide, high = self.root.get("width", "100%"), self.root.get("height", "100%")
        view = curves.numbers(self.root.get("viewBox", "")) or [0, 0, 0, 0]
        width, height = length_of(wide, view[2]) * 0.75, length_of(high, view[3]) * 0.75
        if width <= 0 or height <= 0:
            raise PictureError("picture-broken", "the SVG has no size", "give it a viewBox, or width and height")
        self.layered = any(_lets_through(*each) for element in self.root.iter() for each in element.attrib.items())
        across = (-0.75, width) if self.turned else (0.75, 0)
        self.move(curves.times((across[0], 0, 0, -0.75, across[1], height), self.fitted(self.root, width / 0.75, height / 0.75)))
        self.each(self.root, self.inked(self.root, Inherited()), 0)
        self.lost.tell()
        return Vector(width, height, " ".join(self.code), shadings=tuple(self.shadings))

    def fitted(self, element: Element, width: float, height: float) -> curves.Matrix:
        """The matrix that puts what an <svg> shows into its width and height; per cents inside are of its view box."""
        x, y, w, h = curves.numbers(element.get("viewBox", "")) or [0, 0, width, height]
        self.box = w, h
        align, _, how = element.get("preserveAspectRatio", "xMidYMid").strip().partition(" ")
        if align == "none":
            return width / w, 0, 0, height / h, -x * width / w, -y * height / h
        scale = max(width / w, height / h) if how.strip() == "slice" else min(width / w, height / h)
        across, up = (width - w * scale) * _PLACES[align[1:4]], (height - h * scale) * _PLACES[align[5:]]
        return scale, 0, 0, scale, across - x * scale, up - y * scale

    # ---------------------------------------------------------------- elements
    def draw(self, element: Element, above: Inherited, depth: int) -> None:
        """An element and what is in it."""
        self.count(element)
        name, depth = local_name(element.tag), self.deeper(depth)
        if name in _UNSEEN or element.get("display") == "none":
            return
        if name not in _PAINTED:
            self.lost.add(f"<{name}>", element)
            return
        for effect in _EFFECTS:
            if element.get(effect, "none") not in _NO_EFFECT:
                self.lost.add(f"“{effect}”", element)
        ink, moved = self.inked(element, above, len(self.layers)), self.matrix(element)
        if not ink.opacity:
            return
        clips = clips_of(self, element)
        if moved == curves.IDENTITY and not clips:
            self.paint(element, ink, depth)
            return
        before = self.known, self.page, self.clips
        self.known = dict(self.known)
        self.code.append("q")
        self.move(moved)
        self.cut(clips)
        self.paint(element, ink, depth)
        self.code.append("Q")
        self.known, self.page, self.clips = before

    def paint(self, element: Element, ink: Inherited, depth: int) -> None:
        """An element, where the pen stands at it."""
        match local_name(element.tag):
            case "use":
                if local_name((target := self.used(element)).tag) == "symbol":
                    self.count(target)
                    self.nested(target, element, (0, 0), self.inked(target, ink, len(self.layers)), depth)
                else:
                    self.draw(target, ink, depth)
            case "svg":
                at = length_in(element, "x", self.box), length_in(element, "y", self.box)
                self.nested(element, element, at, ink, depth)
            case "switch":
                fit = (child for child in element if "requiredExtensions" not in child.attrib and local_name(child.tag) in _PAINTED)
                self.each([*fit][:1], ink, depth)
            case name if name in SHAPES:
                self.shape(element, ink)
                self.each(element, ink, depth)  # what lies in a shape is a note, or would be lost
            case _:
                self.each(element, ink, depth)

    def each(self, elements: Iterable[Element], ink: Inherited, depth: int) -> None:
        for element in elements:
            self.draw(element, ink, depth)

    def nested(self, element: Element, sized: Element, at: tuple[float, float], ink: Inherited, depth: int) -> None:
        """An <svg> inside another, or a <symbol>: a window of its own, of the size that `sized` tells."""
        before = self.known, self.page, self.clips, self.box
        self.known = dict(self.known)
        width, height = (length_in(sized, name, self.box, "100%") for name in ("width", "height"))
        self.code.append("q")
        self.cut([(curves.path(curves.rounded(*at, width, height, 0, 0)), "")])
        self.move(curves.times((1, 0, 0, 1, *at), self.fitted(element, width, height)))
        self.each(element, ink, depth)
        self.code.append("Q")
        self.known, self.page, self.clips, self.box = before

    def move(self, matrix: curves.Matrix) -> None:
        if matrix != curves.IDENTITY:
            self.code.append(_cm(matrix))
            self.page = curves.times(self.page, matrix)

    def cut(self, clips: list[Clip]) -> None:
        """Cut all that follows at outlines."""
        for outline, rule in clips:
            self.code.append(f"{outline} W{rule} n")
            if self.layered:
                self.did(len(outline))
                self.clips += (f"{curves.through(self.page, outline)} W{rule} n",)

    # ---------------------------------------------------------------- shapes
    def shape(self, element: Element, ink: Inherited) -> None:
        """Painting a shape."""
        outline = self.outline(element)
        self.did(len(outline))
        if not outline or ink.hidden:
            return
        fill, fill_opacity = self.of(element, ink.fill, ink, outline)
        stroke, stroke_opacity = self.of(element, ink.stroke, ink, outline) if ink.width > 0 else ("", 1.0)
        filled = Layer(outline, self.page, fill, "f" + ink.rule, (), self.clips)
        stroked = Layer(outline, self.page, stroke, "S", _state(ink), self.clips, ink.width * 2)
        if self.layered:
            parts = (filled, fill_opacity * ink.fill_opacity), (stroked, stroke_opacity * ink.stroke_opacity)
            for layer, opacity in reversed(parts) if ink.stroke_first else parts:
                if layer.paint and opacity:
                    self.lay(element, layer, opacity * ink.opacity, ink)
        elif fill and stroke and not ink.stroke_first:
            self.ready(filled)
            self.ready(stroked)
            self.code += [outline, "B" + ink.rule]
        else:
            for layer in (stroked, filled):  # of which there is but one, unless the stroke comes first
                if layer.paint:
                    self.put(layer)

    def lay(self, element: Element, layer: Layer, opacity: float, ink: Inherited) -> None:
        """Painting one where others are let through: in the colours that are seen."""
        if opacity == 1 and (isinstance(layer.paint, str) or layer.paint.opaque):
            self.put(layer)
            self.layers.append(layer)
            return
        since = len(self.layers) if ink.since < 0 else ink.since
        self.did(len(self.layers))
        if any(meet(other.box, layer.box) for other in self.layers[since : max(since, ink.inner)]):
            self.lost.add("“opacity” in a group that is not opaque itself", element)
        before, self.known = self.known, {}
        self.code += ["q", _cm(curves.inverse(self.page))]
        for seen in composited(layer, opacity, self.layers[:since]):
            if seen is None:
                self.lost.add("“opacity” of a gradient or line above another", element)
                continue
            self.did(len(seen.outline) + sum(map(len, seen.clips)))
            self.known = {}
            self.code += ["q", *seen.clips, _cm(seen.matrix)]
            self.put(seen)
            self.code.append("Q")
            self.layers.append(seen)
        self.code.append("Q")
        self.known = before

    def put(self, layer: Layer) -> None:
        """Fill or stroke an outline."""
        self.ready(layer)
        self.code += [layer.outline, layer.paints]

    def ready(self, layer: Layer) -> None:
        """Set the page's state for it, where it is not yet so."""
        operator = "RG" if layer.paints == "S" else "rg"
        for name, value in ((operator, self.token(layer.paint)), *layer.state):
            if self.known.get(name) != value:
                self.known[name] = value
                self.code.append(f"{value} {name}")

    def token(self, paint: Painting) -> str:
        """What stands before the operator for a colour or a gradient."""
        if isinstance(paint, str):
            return paint
        self.did(40 * len(paint.stops))
        return f"@{self.shadings.setdefault(paint.shading(), len(self.shadings))}"

    def of(self, element: Element, paint: str, ink: Inherited, outline: str) -> tuple[Painting, float]:
        """What is painted with, and its own opacity; "" for nothing."""
        if paint == CURRENT:
            return ink.color, 1
        if paint.startswith("#") or not paint:
            return paint, 1
        target = self.named.get(address_in(paint))
        if target is None or local_name(target.tag) not in _GRADIENTS:
            self.lost.add(f"“{paint[:40]}” as a colour" if target is None else f"<{local_name(target.tag)}>", element)
            return "", 1
        gradient = Gradient(target, self.target, ink.color)
        if gradient.spreads:
            self.lost.add("“spreadMethod”", target)
        return gradient.paint(curves.box_of(outline), self.box, self.page)


def _state(ink: Inherited) -> tuple[tuple[str, str], ...]:
    """The operators of a line, and what stands before each."""
    dash = f"[{' '.join(map(number, ink.dash))}] {number(ink.offset)}"
    return ("w", number(ink.width)), ("J", str(ink.cap)), ("j", str(ink.join)), ("M", number(ink.miter)), ("d", dash)


def _lets_through(name: str, value: str) -> bool:
    """Whether an attribute says that something is not opaque."""
    if name in ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"):
        return value.strip() not in ("1", "1.0", "100%", "")
    return name in ("fill", "stroke", "stop-color", "color") and not value.startswith("url(") and bool(_LETS_THROUGH.search(value))


def _cm(m: curves.Matrix) -> str:
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in m) + " cm"
