"""SVG made into PDF operators; what the page would lose, or must not load, is a complaint that names it."""

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..handouts.kept import kept
from .colours import rgb
from .pen import number
from .picture import PictureError, Vector, ink_name
from .shapes import DEEPEST, SHAPES, Drawing, plain, styled

MOST_BYTES = 2_000_000
_DRAWN = SHAPES | {"svg", "g", "clipPath", "defs", "use"}
_SILENT = {"title", "desc", "metadata", "namedview"}        # say nothing on paper
_EFFECTS = ("filter", "mask", "opacity", "fill-opacity", "stroke-opacity", "mix-blend-mode")
_NO_EFFECT = ("none", "normal", "1", "1.0", "100%")
_INK = re.compile("(#[0-9a-f]{6}) (rg|RG)")


def vector(data: bytes, recolour: Callable[[str], str] | None = None) -> Vector:
    """The drawing of an SVG file; `recolour` gives for each of its "#rrggbb" colours the one to paint with.  Raises PictureError."""
    drawn, made = _drawn(data), {colour: recolour(colour) for colour in colours(data)} if recolour else {}
    inks = tuple(sorted((colour, ink) for colour, ink in made.items() if ink != colour))
    return Vector(drawn.width, drawn.height, _painted(data, tuple(colour for colour, _ in inks)), inks)


@lru_cache(256)
def _painted(data: bytes, named: tuple[str, ...]) -> str:
    """The operators; colours that others take the place of stand there by name, so that they are the same for all clinics."""
    def paint(found: re.Match[str]) -> str:
        colour, operator = found.groups()
        if colour in named:
            return f"/{ink_name(colour)} {'cs 0 sc' if operator == 'rg' else 'CS 0 SC'}"        # PDFium wants the 0 said
        return f"{' '.join(map(number, rgb(colour)))} {operator}"

    return _INK.sub(paint, _drawn(data).code)


def check(data: bytes) -> None:
    """Complain of what `vector` would complain of.  Raises PictureError."""
    _drawn(data)


@lru_cache(256)
def colours(data: bytes) -> frozenset[str]:
    """The colours, as "#rrggbb", that an SVG paints with."""
    return frozenset(colour for colour, _ in _INK.findall(_drawn(data).code))


@lru_cache(128)
def _drawn(data: bytes) -> Vector:
    """The drawing, its colours still written "#rrggbb": the same for all clinics."""
    return kept("drawing", lambda: (sha256(data).digest(),), lambda: _draw(data))


def _draw(data: bytes) -> Vector:
    root = _read(data)
    for element in root.iter():
        _check(element)
    try:
        return Drawing(root).drawn()
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
        data.decode("utf-8")
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise _broken("this is no readable SVG") from problem
    if plain(root.tag) != "svg":
        raise PictureError("picture-broken", f"this is no SVG: it begins with <{plain(root.tag)}>", "save it as SVG")
    _without_notes(root)
    return root


def _broken(what: str) -> PictureError:
    return PictureError("picture-broken", what, "open it in a drawing program and save it anew")


def _without_notes(element: Element, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise _broken(f"the SVG holds more than {DEEPEST} groups inside each other")
    for child in list(element):
        if plain(child.tag) in _SILENT or "sodipodi" in child.tag or "inkscape" in child.tag:
            element.remove(child)
        else:
            _without_notes(child, depth + 1)


def _check(element: Element) -> None:
    """Complain of an element that the page would lose, or that loads something."""
    name = plain(element.tag)
    if name not in _DRAWN:
        raise PictureError("picture-unsupported", f"the SVG holds <{name}>, which would be lost in print",
                           "turn text into paths, effects and gradients into plain shapes, and save it again")
    for attribute, value in styled(element).items():
        if plain(attribute) == "href" and not value.startswith("#"):
            raise PictureError("picture-unsafe", "the SVG loads another file", "put everything into the one SVG file")
        if (attribute in _EFFECTS and value not in _NO_EFFECT) or "var(" in value:
            raise PictureError("picture-unsupported", f"the SVG uses “{attribute}”, which would be lost in print",
                               "turn it into plain shapes and colours, and save it again")
