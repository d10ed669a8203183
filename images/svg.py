"""SVG made into PDF operators, by svglib; what svglib would drop without a word is a complaint that names it."""

import contextlib
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from .picture import PictureError, Vector

MOST_BYTES = 2_000_000
_DRAWN = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath", "defs", "use"}
_SILENT = {"title", "desc", "metadata", "namedview"}        # say nothing on paper
_COLOUR = re.compile(rb"#[0-9a-fA-F]{6}\b")
_STATES = re.compile(r"(?<!\S)(?:gs|Do|sh|Tf)(?!\S)")       # operators that need resources of the page


def vector(data: bytes, recolour: Callable[[str], str] | None = None) -> Vector:
    """The drawing of an SVG file; `recolour` gives for each of its "#rrggbb" colours the one to paint with.  Raises PictureError."""
    check(data)
    if recolour:
        data = _COLOUR.sub(lambda colour: recolour(colour[0].decode("ascii").lower()).encode("ascii"), data)
    return _operators(data)


def check(data: bytes) -> None:
    """Complain of whatever the page would lose, or must not load.  Raises PictureError."""
    if len(data) > MOST_BYTES:
        raise PictureError("picture-too-big", f"the SVG is {len(data):,} bytes", f"simplify it to less than {MOST_BYTES:,}")
    from lxml import etree

    if b"<!ENTITY" in data or (b"<!DOCTYPE" in data and b"[" in data.split(b"<!DOCTYPE", 1)[1].split(b">", 1)[0]):
        raise PictureError("picture-unsafe", "the SVG defines entities of its own", "save it as plain SVG")
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        data.decode("utf-8")
    except (etree.XMLSyntaxError, UnicodeDecodeError) as problem:
        raise PictureError("picture-broken", "this is no readable SVG", "open it in a drawing program and save it anew") from problem
    if etree.QName(root).localname != "svg":
        raise PictureError("picture-broken", f"this is no SVG: it begins with <{etree.QName(root).localname}>", "save it as SVG")
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name not in _DRAWN | _SILENT and not name.startswith(("sodipodi", "inkscape")) and not _silent(element):
            raise PictureError("picture-unsupported", f"the SVG holds <{name}>, which would be lost in print",
                               "turn text into paths, effects and gradients into plain shapes, and save it again")
        for attribute, value in element.attrib.items():
            plain = etree.QName(attribute).localname
            if plain == "href" and not str(value).startswith("#"):
                raise PictureError("picture-unsafe", "the SVG loads another file", "put everything into the one SVG file")
            if (plain in ("filter", "mask", "opacity") and value not in ("none", "1")) or "var(" in str(value):
                raise PictureError("picture-unsupported", f"the SVG uses “{plain}”, which would be lost in print",
                                   "turn it into plain shapes and colours, and save it again")


def colours(data: bytes) -> Iterator[str]:
    """The colours, as "#rrggbb", that the shapes of a checked SVG are painted with; what has no fill of its own is black."""
    from lxml import etree
    from PIL import ImageColor

    for element in etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)).iter(etree.Element):
        if etree.QName(element).localname in _DRAWN - {"svg", "g", "defs", "use", "clipPath"}:
            for paint, default in (("fill", "black"), ("stroke", "none")):
                colour = _inherited(element, paint) or default
                if colour not in ("none", "transparent"):
                    with contextlib.suppress(ValueError):       # currentColor and the like
                        red, green, blue = ImageColor.getrgb(colour)[:3]
                        yield f"#{red:02x}{green:02x}{blue:02x}"


def _inherited(element: Any, name: str) -> str:
    """The value of a presentation attribute, its own or the nearest ancestor's; a style wins."""
    for each in (element, *element.iterancestors()):
        style = dict(part.split(":", 1) for part in each.get("style", "").replace(" ", "").split(";") if ":" in part)
        if value := style.get(name) or each.get(name):
            return str(value).strip()
    return ""


def _silent(element: object) -> bool:
    """Whether it stands inside something that paints nothing (an editor's notes)."""
    from lxml import etree

    return any(etree.QName(parent).localname in _SILENT for parent in element.iterancestors())      # type: ignore[attr-defined]


def _operators(data: bytes) -> Vector:
    """Draw once on a scratch canvas and keep its operators."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import svg2rlg

    try:
        drawing = svg2rlg(BytesIO(data))
    except Exception as problem:            # svglib lets all kinds of exceptions through for malformed paths
        raise PictureError("picture-broken", "the SVG holds a shape that cannot be read",
                           "save it anew from a drawing program") from problem
    if drawing is None or not drawing.width or not drawing.height:
        raise PictureError("picture-broken", "the SVG has no size", "give it a viewBox, or width and height")
    scratch = Canvas(BytesIO())
    start = len(scratch._code)
    renderPDF.draw(drawing, scratch, 0, 0)
    # renderPDF selects a font for every drawing, text or not: leave it out, nothing here writes
    code = " ".join(part for part in scratch._code[start:] if not part.startswith("BT"))
    if _STATES.search(code):
        raise PictureError("picture-unsupported", "the SVG is partly see-through or uses gradients", "use plain, solid colours")
    return Vector(drawing.width, drawing.height, code)
