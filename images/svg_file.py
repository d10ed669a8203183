"""An SVG file, read: what the page would lose, or must not load, is a complaint that names it."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .picture import PictureError, Vector
from .shapes import DEEPEST, MOST, SHAPES, Drawing, local_name, styled

MOST_BYTES = 2_000_000
_DRAWN = SHAPES | {"svg", "g", "clipPath", "defs", "use"}
_SILENT = {"title", "desc", "metadata", "namedview"}  # say nothing on paper
_EFFECTS = (
    *("filter", "mask", "opacity", "fill-opacity", "stroke-opacity", "mix-blend-mode"),
    *("marker", "marker-start", "marker-mid", "marker-end"),  # heads of arrows: without them nobody knows which way one points
    *("transform-origin", "vector-effect"),
)
_NO_EFFECT = ("none", "normal", "1", "1.0", "100%", "", "0", "0 0", "0px 0px")


def drawn(data: bytes, turned: bool = False) -> Vector:
    """What a file draws, or that turned over; its colours written "#rrggbb".  Raises PictureError."""
    root = _read(data)
    for element in root.iter():
        _check(element)
    try:
        return Drawing(root, turned).drawn()
    except PictureError:
        raise
    except (ValueError, LookupError, ArithmeticError) as problem:
        raise _broken("the SVG holds a shape that cannot be read") from problem


# ---------------------------------------------------------------- what may be in it
def _read(data: bytes) -> Element:
    """The tree of a file; editors' notes and other programs' elements are taken out."""
    if len(data) > MOST_BYTES:
        raise PictureError("picture-too-big", f"the SVG is {len(data):,} bytes", f"simplify it to less than {MOST_BYTES:,}")
    if b"<!ENTITY" in data or (b"<!DOCTYPE" in data and b"[" in data.split(b"<!DOCTYPE", 1)[1].split(b">", 1)[0]):
        raise PictureError("picture-unsafe", "the SVG defines entities of its own", "save it as plain SVG")
    try:
        if "\0" in (text := data.decode("utf-8-sig")):  # UTF-16, in which nobody would have seen its entities
            raise ValueError
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise _broken("this is no readable SVG") from problem
    if local_name(root.tag) != "svg":
        raise PictureError("picture-broken", f"this is no SVG: it begins with <{local_name(root.tag)}>", "save it as SVG")
    _without_notes(root)
    if sum(1 for _ in root.iter()) > MOST:
        raise PictureError("picture-too-big", f"the SVG has more than {MOST:,} elements", "simplify it, or save it as a PNG")
    return root


def _broken(what: str) -> PictureError:
    return PictureError("picture-broken", what, "open it in a drawing program and save it anew")


def _without_notes(element: Element, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise _broken(f"the SVG holds more than {DEEPEST} groups inside each other")
    for child in list(element):
        if local_name(child.tag) in _SILENT or "sodipodi" in child.tag or "inkscape" in child.tag:
            element.remove(child)
        else:
            _without_notes(child, depth + 1)


def _check(element: Element) -> None:
    """Complain of an element that the page would lose, or that loads something."""
    name = local_name(element.tag)
    if name not in _DRAWN:
        raise PictureError(
            "picture-unsupported",
            f"the SVG holds <{name}>, which would be lost in print",
            "turn text into paths, effects and gradients into plain shapes, and save it again",
        )
    for attribute, value in styled(element).items():
        if local_name(attribute) == "href" and not value.startswith("#"):
            raise PictureError("picture-unsafe", "the SVG loads another file", "put everything into the one SVG file")
        if (attribute in _EFFECTS and value not in _NO_EFFECT) or "var(" in value:
            raise PictureError(
                "picture-unsupported",
                f"the SVG uses “{attribute}”, which would be lost in print",
                "turn it into plain shapes and colours, and save it again",
            )
