"""An SVG file, read: its tree with the lines of the file, entities and letters of its own; nothing is ever loaded."""

import re
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .cascade import apply_styles
from .outlines import local_name
from .picture import PictureError, Vector
from .scene import DEEPEST, MOST
from .shapes import Drawing

MOST_BYTES = 2_000_000
_SVG = "http://www.w3.org/2000/svg"
_ENCODINGS = {"utf-8", "us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1", "iso-8859-15", "windows-1252"}
_DECLARED = re.compile(r"""<\?xml[^>]{0,99}?encoding\s{0,9}=\s{0,9}["']([\w-]{1,20})["']""")
_ENTITY = re.compile(r"""<!ENTITY\s+([A-Za-z_][\w.-]*)\s+("[^"&%]*"|'[^'&%]*')\s*>\s*""")  # none in another, none from elsewhere
_END = re.compile(r"\]\s*>")
_URL = re.compile(r"""url\(\s*["']?\s*[^#"'\s)]|@import""")


class ElementOnLine(Element):
    """An element, and the line of the file where it begins."""

    line = 0


def drawn(data: bytes, turned: bool = False) -> Vector:
    """What a file draws, or that turned over; its colours written "#rrggbb".  Raises PictureError."""
    try:
        return Drawing(_read(data), turned).drawn()
    except PictureError:
        raise
    except (ValueError, LookupError, ArithmeticError, TypeError) as problem:
        raise _broken("the SVG holds a shape that cannot be read") from problem


def _read(data: bytes) -> Element:
    """The tree of a file; other programs' elements are taken out, every element has the style that its style sheets give it."""
    if len(data) > MOST_BYTES:
        raise PictureError("picture-too-big", f"the SVG is {len(data):,} bytes", f"simplify it to less than {MOST_BYTES:,}")
    try:
        text = _letters(data)
        _check_entities(text)
        root = _tree(text)
    except PictureError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise _broken("this is no readable SVG") from problem
    if local_name(root.tag) != "svg":
        raise PictureError("picture-broken", f"this is no SVG: it begins with <{local_name(root.tag)}>", "save it as SVG")
    _without_foreign(root)
    if sum(1 for _ in root.iter()) > MOST:
        raise PictureError("picture-too-big", f"the SVG has more than {MOST:,} elements", "simplify it, or save it as a PNG")
    for element in root.iter():
        _check_addresses(element)
    apply_styles(root)
    return root


def _broken(what: str) -> PictureError:
    return PictureError("picture-broken", what, "open it in a drawing program and save it anew")


def _letters(data: bytes) -> str:
    """Its text, in the encoding that it declares.  Raises ValueError."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    declared = _DECLARED.match(data[:200].decode("latin-1").removeprefix("\xef\xbb\xbf").lstrip())
    encoding = declared[1].lower() if declared else "utf-8"
    if encoding not in _ENCODINGS:
        raise ValueError(encoding)
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    if "\0" in text:  # UTF-16 without its mark, in which nobody would see its entities
        raise ValueError(text)
    return text


def _check_entities(text: str) -> None:
    """Complain of entities that are not plain words of the file itself, or that would make it longer than a file may be."""
    if "<!ATTLIST" in text or "<!ELEMENT" in text or "<!ENTITY" in text:
        start = text.find("[", text.find("<!DOCTYPE")) + 1
        start, found = len(text) - len(text[start:].lstrip()), dict[str, str]()
        while match := _ENTITY.match(text, start):
            found[match[1]], start = match[2][1:-1], match.end()
        told = text.count("<!ENTITY") == len(found) <= 100 and "<!ATTLIST" not in text and "<!ELEMENT" not in text
        longer = sum(text.count(f"&{name};") * len(value) for name, value in found.items())
        if not told or not _END.match(text, start) or len(text) + longer > MOST_BYTES:
            raise PictureError("picture-unsafe", "the SVG defines entities that are not plain words, or too many", "save it as plain SVG")


def _tree(text: str) -> Element:
    """The tree; no external entity is ever loaded (expat asks nobody here)."""
    parser, builder = expat.ParserCreate("utf-8", "}"), TreeBuilder(element_factory=ElementOnLine)

    def start(tag: str, attributes: dict[str, str]) -> None:
        element = builder.start(_named(tag), {_named(name): value for name, value in attributes.items()})
        assert isinstance(element, ElementOnLine)
        element.line = parser.CurrentLineNumber

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: builder.end(_named(tag))
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    parser.Parse(text.encode("utf-8"), True)
    return builder.close()


def _named(name: str) -> str:
    return "{" + name if "}" in name else name


def _without_foreign(root: Element) -> None:
    """Take out what other programs keep in the file for themselves, and bound how deep the rest is."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if depth > DEEPEST:
            raise _broken(f"the SVG holds more than {DEEPEST} groups inside each other")
        kept = [
            child for child in element if local_name(child.tag) != "metadata" and child.tag.partition("}")[0] in (child.tag, "{" + _SVG)
        ]
        element[:] = kept
        waiting += [(child, depth + 1) for child in kept]


def _check_addresses(element: Element) -> None:
    """Complain of an element that loads another file; a link, and data of its own, load nothing."""
    name = local_name(element.tag)
    for attribute, value in element.attrib.items():
        outside = local_name(attribute) == "href" and not value.strip().startswith(("#", "data:")) and name != "a"
        if (outside and value) or _URL.search(value):
            raise _loads()
    if name == "style" and any(_URL.search(text) for text in element.itertext()):
        raise _loads()


def _loads() -> PictureError:
    return PictureError("picture-unsafe", "the SVG loads another file", "put everything into the one SVG file")
