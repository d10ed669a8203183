"""The outlines of the basic shapes of an SVG, and lengths among their attributes (SVG 1.1, 9)."""

from xml.etree.ElementTree import Element

from . import curves
from .inks import length_of

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
View = tuple[float, float]  # what per cents are of


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def address_of(element: Element) -> str:
    """What its href says, "" for nothing."""
    return next((value.strip() for name, value in element.attrib.items() if local_name(name) == "href" and value), "")


def length_in(element: Element, name: str, view: View, default: str = "0") -> float:
    """A length among its attributes, in the units of the drawing.  Raises ValueError."""
    across = name in ("x", "cx", "x1", "x2", "width", "rx")
    return length_of(element.get(name) or default, view[0] if across or name == "r" else view[1])


def outline_of(element: Element, view: View) -> str:
    """The path operators of a shape.  Raises ValueError."""
    match local_name(element.tag):
        case "path":
            return curves.path(element.get("d", "").replace("none", ""))
        case "rect":
            x, y, w, h = (length_in(element, name, view) for name in ("x", "y", "width", "height"))
            rx, ry = element.get("rx", element.get("ry", "0")), element.get("ry", element.get("rx", "0"))
            data = curves.rounded(x, y, w, h, length_of(rx, view[0]), length_of(ry, view[1])) if w > 0 and h > 0 else ""
        case "circle":
            data = curves.ellipse(*(length_in(element, name, view) for name in ("cx", "cy", "r", "r")))
        case "ellipse":
            data = curves.ellipse(*(length_in(element, name, view) for name in ("cx", "cy", "rx", "ry")))
        case "line":
            data = "M{} {}L{} {}".format(*(length_in(element, name, view) for name in ("x1", "y1", "x2", "y2")))
        case "polyline" | "polygon" as name:
            points = element.get("points", "").strip()
            data = f"M{points}{'z' * (name == 'polygon')}" if points else ""
        case other:
            raise ValueError(other)
    return curves.path(data)
