"""FiraGO, regular and bold, and fonts from files: loaded once per process, with a ToUnicode map that PDF/UA accepts."""

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from ..handouts.digests import of_bytes
from ..handouts.kept import kept
from ..handouts.measured import read_measured
from ..images.pen import number

REGULAR, BOLD = "FiraGO", "FiraGO-Bold"
_PRIVATE = 0xF0000
MOST_BYTES = 40_000_000  # of a font's file: the largest with all ideographs has 20 million
TRIED = 100  # letters at either end of a font that are asked for before it is used
_FILES = {REGULAR: "figo", BOLD: "figbo"}  # their names in pymupdf-fonts
_LOADED: dict[str, "Font"] = {}  # fonts from files
_BOLD_OF: dict[str, str] = {}  # of those: regular → bold


class FontError(Exception):
    """A file is no font that can be embedded."""


class _Advances(dict[str, float]):
    """Letter → advance width in thousandths, looked up once."""

    def __init__(self, face: Any) -> None:
        self.face = face

    def __missing__(self, character: str) -> float:
        width: float = self.face.charWidths.get(ord(character), self.face.defaultWidth)
        self[character] = width
        return width


class Face(ttfonts.TTFontFace):
    """The tables of a TrueType font, read."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.data = data
        self._subsets: dict[tuple[int, ...], bytes] = {}

    def makeSubset(self, subset: Sequence[int]) -> bytes:
        """The font's file with these letters only, made once."""
        codes = tuple(subset)
        if codes not in self._subsets:
            self._subsets[codes] = super().makeSubset(subset)
        return self._subsets[codes]

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_pdfScale"}  # a function, for their own shaping only


BLANKS = "\u200b\u200c\u200d\u2060\ufeff \u00a0"


def _inked(shaper: uharfbuzz.Font, glyph: int) -> bool:
    extents = shaper.get_glyph_extents(glyph)
    return bool(extents and extents.width and extents.height)


class Font(ttfonts.TTFont):
    """A TrueType font whose subsets are made once per process, and whose glyphs can be asked for."""

    face: Face
    state: WeakKeyDictionary[Any, Any]  # ReportLab's State of each document: the stubs know half of it

    def __init__(self, name: str, face: Face) -> None:
        self.fontName, self.face, self.encoding = name, face, ttfonts.TTEncoding()  # all that ReportLab sets, but the face is read
        self.state, self._asciiReadable, self.shapable = WeakKeyDictionary(), 1, False
        self._keys: dict[tuple[int, str], str] = {}  # glyph and what it says → the character that stands for both
        self._said: dict[int, str] = {}
        self._shown: set[str] = set()  # letters known to be there
        self._advances = _Advances(self.face)

    @cached_property
    def shaper(self) -> uharfbuzz.Font:
        """The font as HarfBuzz knows it, in the font's own units."""
        return uharfbuzz.Font(uharfbuzz.Face(self.face.data))

    @cached_property
    def upem(self) -> int:
        """Units per em."""
        return int(self.shaper.face.upem)

    def has(self, character: str) -> bool:
        return ord(character) in self.face.charToGlyph or character == "\xa0"

    def glyph(self, number: int, says: str) -> tuple[str, float]:
        """The character under which a glyph is shown that says these letters, and its advance in thousandths.

        A letter's own glyph is shown as that letter.  Others get a character of a private plane, that never reaches the file:
        there it is a code of the subset, and the ToUnicode map tells what it says.
        """
        width = self.shaper.get_glyph_h_advance(number) * 1000 / self.upem
        if len(says) == 1 and self.face.charToGlyph.get(ord(says)) == number:
            return says, width
        if (number, says) not in self._keys:
            code = _PRIVATE + len(self._keys)
            self._keys[number, says] = chr(code)
            self._said[code] = says
            self.face.charToGlyph[code], self.face.charWidths[code] = number, width
        return self._keys[number, says], width

    @cached_property
    def empty(self) -> int | None:
        """A glyph that shows nothing, without width if there is one (joiners have a picture in some fonts); None where none is empty."""
        empty = [glyph for c in BLANKS if (glyph := self.face.charToGlyph.get(ord(c))) is not None and not _inked(self.shaper, glyph)]
        return min(empty, key=self.shaper.get_glyph_h_advance, default=None)

    def blank(self, says: str) -> tuple[str, float]:
        """The character that shows nothing and says a letter, and its advance in thousandths."""
        return self.glyph(self.empty or 0, says)

    def missing(self, text: str) -> list[str]:
        """The characters of `text` that this font cannot show, sorted."""
        new = set(text) - self._shown
        lost = {c for c in new if ord(c) not in self.face.charToGlyph and c not in "\xa0\u200c\u200d"}
        self._shown |= new - lost
        return sorted(lost)

    def width(self, text: str, size: float) -> float:
        """Advance width in points."""
        return sum(map(self._advances.__getitem__, text)) * size / 1000

    @lru_cache(64)  # noqa: B019 (fonts stay as long as the process)
    def _described(self, name: str, codes: tuple[int, ...]) -> tuple[bytes, str]:
        """The widths of a subset's letters as they stand in the file, and its ToUnicode map."""
        widths = " ".join(number(self.face.charWidths.get(code, self.face.defaultWidth)) for code in codes)
        return f"[{widths}]".encode("ascii"), _to_unicode(name, codes, self._said)

    def addObjects(self, doc: Any) -> None:
        """Write the subsets used; ReportLab's own version has a ToUnicode map that PDF/UA refuses (code 0, long blocks)."""
        state = self.state[doc]
        state.frozen = 1
        fonts = doc.idToObject["BasicFonts"].dict
        for n, codes in enumerate(state.subsets):
            name = self.getSubsetInternalName(n, doc)[1:]
            base = (ttfonts.SUBSETN(n) + b"+" + self.face.name + self.face.subfontNameX).decode("latin-1")
            font: Any = pdfdoc.PDFTrueTypeFont()
            face: Any = self.face
            font.Name, font.BaseFont = name, base
            font.FirstChar, font.LastChar = 0, len(codes) - 1
            font.Widths, told = self._described(base, tuple(codes))
            font.ToUnicode = doc.Reference(pdfdoc.PDFStream(content=told))
            font.FontDescriptor = face.addSubsetObjects(doc, base, codes)
            doc.Reference(font, name)
            fonts[name] = font
        del self.state[doc]


def _to_unicode(name: str, codes: Sequence[int], said: dict[int, str]) -> str:
    """The ToUnicode CMap of a subset (ISO 32000-1, 9.10.3): UTF-16, no code 0, blocks of at most 100 entries."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    shown = [(at, code) for at, code in enumerate(codes) if code]
    for k in range(0, len(shown), 100):
        block = shown[k : k + 100]
        lines += [
            f"{len(block)} beginbfchar",
            *(f"<{at:02X}> <{said.get(code, chr(code)).encode('utf-16-be').hex().upper()}>" for at, code in block),
            "endbfchar",
        ]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@cache
def font(name: str = REGULAR) -> Font:
    """The font of this name, registered with ReportLab on first use."""
    return _LOADED.get(name) or _registered(Font(name, kept(name, tuple, lambda: _unpacked(name))))


def _unpacked(name: str) -> Face:
    from pymupdf_fonts import myfont

    return Face(myfont(_FILES[name]))


def font_from(regular: Path, bold: Path | None = None) -> str:
    """The name under which a font file is known from now on, with its bold.  Raises FontError."""
    name = _from_file(regular)
    if bold is not None:
        _BOLD_OF[name] = _from_file(bold)
        if font(_BOLD_OF[name]).face.data == font(name).face.data:
            raise FontError(f"{bold.name} and {regular.name} are one and the same font")
    return name


def in_bold(name: str) -> str:
    """The bold of a font, or the font itself where it has none: its bold words are drawn with thicker strokes."""
    return _BOLD_OF.get(name, name)


def thickened(name: str) -> bool:
    """Whether bold words in this font need thicker strokes."""
    return name not in (BOLD, *_BOLD_OF.values())


@cache
def _from_file(path: Path) -> str:
    try:
        data = read_measured(path, MOST_BYTES)
        made = Font(f"{path.stem}-{of_bytes(data, 8)}", Face(data))
        made.face.name = _name(made.fontName)  # not what it calls itself, which may be what another, or FiraGO, is called
        _tried(made)
    except Exception as error:  # whatever ReportLab or HarfBuzz raise: a font is a program's worth of tables, and any may be damaged
        raise FontError(f"{path.name} is no TrueType font that can be embedded: {_why(error)}") from error
    _LOADED[made.fontName] = _registered(made)
    return made.fontName


def _why(error: Exception) -> str:
    """What is wrong with a font, for people; over what else a library stumbled while it read one tells them nothing."""
    return str(error) if isinstance(error, FontError | ttfonts.TTFError | OSError) else "its tables are damaged"


def _name(text: str) -> bytes:
    """A font's name as a PDF may say it (PostScript: no spaces, no brackets)."""
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "_" for sign in text)[-60:].encode("ascii")


def _tried(made: Font) -> None:
    """Do once what a sheet will ask of a font, its first letters and its last, so that a damaged one is found out at its own line."""
    codes = sorted(code for code in made.face.charToGlyph if 32 < code < 0x110000)
    some = codes[:TRIED] + codes[-TRIED:]
    if not some or not 16 <= made.upem <= 16384:  # OpenType, head
        raise FontError("it has no letters, or none of a size")
    widths = [made.width(chr(code), 10) for code in some]
    shaped = [made.shaper.get_glyph_h_advance(made.face.charToGlyph[code]) for code in some]
    if not all(map(isfinite, (*widths, *shaped, made.face.ascent, made.face.descent, *made.face.bbox))):
        raise FontError("its measures are no numbers")
    ttfonts.TTFontFace.makeSubset(made.face, some)


def _registered(made: Font) -> Font:
    pdfmetrics.registerFont(made)
    return made
