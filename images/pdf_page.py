"""The first page of a PDF, as lines and colours: a program of its own, fed with the file, that may be ended when it takes too long.

PDFium reads the file, whatever is in it; nothing of it is carried over but outlines (letters are the outlines of the fonts in the file),
their colours, and the widths of lines: no script, action, attachment, font or note.  What it made is painted beside the page, by the same
PDFium: where they differ (gradients, photographs, what lets through what is below), the page is given as pixels.  Imports nothing of ours.
"""

import ctypes
import json
import math
import sys
import zlib
from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]  # left, low, right, top

MOST_MEMORY, MOST_SECONDS = 1 << 30, 20
MOST_PAGES = 100  # of a file that may be meant as a picture
MOST_OBJECTS, MOST_SEGMENTS, DEEPEST = 20_000, 400_000, 20
LARGEST_PAGE = 14_400.0  # points: the side of the largest page (ISO 32000-1, annex C)
SAME = 1e-3  # parts by which a line may be wider in one direction
SEEN = 1_200  # pixels of the longer side in which the two are compared, and what is painted is looked for
EDGES, LEVELS, SHARE = 4, 48, 0.001  # pixels taken as one, for edges of letters differ; what counts as another; how many may be
FINEST = 3_000  # pixels of the longer side of what is given as pixels: 600 dots an inch over 5 inches


class _Refused(Exception):
    """Why a page cannot be shown: one word, which `pdf_file` explains."""


class _Part(NamedTuple):
    """What is painted in one stretch: the outlines at which it is cut, and the operators."""

    clip: str
    code: str


# ---------------------------------------------------------------- matrices and outlines
def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """One after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _inverse(m: _Matrix) -> _Matrix:
    """What takes back what a matrix does that leaves something to be seen."""
    a, b, c, d, e, f = m
    area = a * d - b * c
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _upright(page: Any) -> tuple[_Matrix, float, float]:
    """What turns the page as it says that it is shown, its lower left corner at 0, 0; and its size."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, byref(box)):
        raise _Refused("broken")
    left, low, right, top = box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)
    width, height = right - left, top - low
    if not (0 < width <= LARGEST_PAGE and 0 < height <= LARGEST_PAGE):
        raise _Refused("broken")
    turned: tuple[_Matrix, ...] = (
        (1, 0, 0, 1, -left, -low),
        (0, -1, 1, 0, -low, right),
        (-1, 0, 0, -1, right, top),
        (0, 1, -1, 0, top, -left),
    )
    quarter = pdfium.FPDFPage_GetRotation(page) % 4
    return turned[quarter], *((height, width) if quarter % 2 else (width, height))


class Reader:
    """Goes through the objects of a page in the order in which they are painted."""

    def __init__(self, page: Any, text: Any) -> None:
        self.page, self.text = page, text
        self.objects = self.segments = 0
        self.sharpest: float | None = None  # pixels to a point of the largest photograph
        self._largest = 0.0
        self.plain = True
        self._found: dict[int, list[tuple[int, _Matrix]]] | None = None

    def parts(self) -> Iterator[_Part]:
        """Raises Refused; `plain` tells whether all of the page is in them."""
        matrix, _, _ = _upright(self.page)
        every = (pdfium.FPDFPage_GetObject(self.page, k) for k in range(pdfium.FPDFPage_CountObjects(self.page)))
        yield from self._each(every, matrix, 0)

    def _each(self, every: Iterator[Any], above: _Matrix, depth: int) -> Iterator[_Part]:
        if depth > DEEPEST:
            raise _Refused("much")
        for each in every:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                raise _Refused("much")
            yield from self._one(each, above, depth)

    def _one(self, each: Any, above: _Matrix, depth: int) -> Iterator[_Part]:
        kind = pdfium.FPDFPageObj_GetType(each)
        matrix = _times(_matrix(pdfium.FPDFPageObj_GetMatrix, each), above)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = (pdfium.FPDFFormObj_GetObject(each, k) for k in range(pdfium.FPDFFormObj_CountObjects(each)))
            yield from self._each(inner, matrix, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield _Part(self._clip(each, above), self._path(each, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if matrix[0] * matrix[3] != matrix[1] * matrix[2]:  # else nothing is seen of it
                yield _Part(self._clip(each, above), self._words(each, matrix))
        else:
            self.plain = False
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._photograph(each, matrix)

    def _photograph(self, each: Any, matrix: _Matrix) -> None:
        """How sharp the largest one is: pixels on paper are no sharper."""
        width, height = c_uint(), c_uint()
        across, up = math.hypot(*matrix[:2]), math.hypot(*matrix[2:4])
        if across * up > self._largest and pdfium.FPDFImageObj_GetImagePixelSize(each, byref(width), byref(height)):
            self._largest, self.sharpest = across * up, min(width.value / max(across, 1e-6), height.value / max(up, 1e-6))

    def _outline(self, count: int, segment: Callable[[int], Any], matrix: _Matrix) -> str:
        """The operators of an outline, in points of the page."""
        self.segments += max(count, 0)
        if self.segments > MOST_SEGMENTS:
            raise _Refused("much")
        a, b, c, d, e, f = matrix
        out, curve, x, y = list[str](), list[str](), c_float(), c_float()
        for k in range(count):
            here = segment(k)
            pdfium.FPDFPathSegment_GetPoint(here, byref(x), byref(y))
            at = f"{_number(a * x.value + c * y.value + e)} {_number(b * x.value + d * y.value + f)}"
            kind = pdfium.FPDFPathSegment_GetType(here)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                curve.append(at)
                if len(curve) == 3:
                    out.append(" ".join(curve) + " c")
                    curve.clear()
            else:
                out.append(at + (" m" if kind == pdfium.FPDF_SEGMENT_MOVETO else " l"))
            if pdfium.FPDFPathSegment_GetClose(here):
                out.append("h")
        return " ".join(out)

    def _clip(self, each: Any, above: _Matrix) -> str:
        clip = pdfium.FPDFPageObj_GetClipPath(each)
        count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        return " ".join(f"{outline} W n" for k in range(max(count, 0)) if (outline := self._cut(clip, k, above)))

    def _cut(self, clip: Any, k: int, above: _Matrix) -> str:
        count = pdfium.FPDFClipPath_CountPathSegments(clip, k)
        return self._outline(count, lambda n: pdfium.FPDFClipPath_GetPathSegment(clip, k, n), above)

    # ------------------------------------------------------------ paint
    def _path(self, each: Any, matrix: _Matrix) -> str:
        rule, stroked = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(each, byref(rule), byref(stroked))

        def outline(through: _Matrix) -> str:
            return self._outline(pdfium.FPDFPath_CountSegments(each), lambda k: pdfium.FPDFPath_GetPathSegment(each, k), through)

        fill = {0: "", pdfium.FPDF_FILLMODE_ALTERNATE: "f*"}.get(rule.value, "f")
        return self._painted(each, outline, matrix, fill, bool(stroked.value))

    def _painted(self, each: Any, outline: Callable[[_Matrix], str], matrix: _Matrix, fill: str, stroke: bool) -> str:
        """Filled, then stroked; `outline` through the matrix stands where it is on the page."""
        out = list[str]()
        if fill and (colour := self._colour(pdfium.FPDFPageObj_GetFillColor, each)):
            out.append(f"{colour} rg {outline(matrix)} {fill}")
        if stroke and (colour := self._colour(pdfium.FPDFPageObj_GetStrokeColor, each)):
            out.append(f"q {colour} RG {_stroked(each, outline, matrix)} S Q")
        return " ".join(out)

    def _colour(self, of: Callable[..., int], each: Any) -> str:
        """As it is seen on white paper; "" where nothing is."""
        red, green, blue, share = levels = c_uint(), c_uint(), c_uint(), c_uint()
        if not of(each, *map(byref, levels)):
            self.plain = False
            return ""
        mixed = (round(255 - (255 - min(level.value, 255)) * share.value / 255) for level in (red, green, blue))
        return "#" + "".join(f"{level:02x}" for level in mixed) if share.value else ""

    # ------------------------------------------------------------ letters
    def _words(self, each: Any, matrix: _Matrix) -> str:
        """Each letter as the outline that its font has of it."""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(each)
        if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            return ""
        font = pdfium.FPDFTextObj_GetFont(each)
        if not font or pdfium.FPDFFont_GetIsEmbedded(font) != 1:
            raise _Refused("font")
        fill, stroke = mode in (0, 2), mode in (1, 2)
        self.plain &= fill or stroke
        letters, size = self._letters().get(_address(each), ()), c_float()
        pdfium.FPDFTextObj_GetFontSize(each, byref(size))

        def outline(through: _Matrix) -> str:
            back = _times(_inverse(matrix), through)
            return " ".join(filter(None, (self._letter(font, letter, _times(_sized(size.value, at), back)) for letter, at in letters)))

        return self._painted(each, outline, matrix, "f" if fill else "", stroke)

    def _letter(self, font: Any, letter: int, matrix: _Matrix) -> str:
        glyph = pdfium.FPDFFont_GetGlyphPath(font, letter, 1)
        count = pdfium.FPDFGlyphPath_CountGlyphSegments(glyph) if glyph else 0
        return self._outline(count, lambda k: pdfium.FPDFGlyphPath_GetGlyphPathSegment(glyph, k), matrix)

    def _letters(self) -> dict[int, list[tuple[int, _Matrix]]]:
        """The letters of each object, and where they stand on the page; read once."""
        if self._found is None:
            self._found, (turned, _, _) = {}, _upright(self.page)
            for k in range(min(pdfium.FPDFText_CountChars(self.text), MOST_OBJECTS)):
                x, y, found = c_double(), c_double(), pdfium.FS_MATRIX()
                placed = pdfium.FPDFText_GetCharOrigin(self.text, k, byref(x), byref(y)) and pdfium.FPDFText_GetMatrix(self.text, k, found)
                if placed and (of := pdfium.FPDFText_GetTextObject(self.text, k)):
                    at = _times((found.a, found.b, found.c, found.d, x.value, y.value), turned)
                    self._found.setdefault(_address(of), []).append((pdfium.FPDFText_GetUnicode(self.text, k), at))
        return self._found


def _matrix(of: Callable[..., int], each: Any) -> _Matrix:
    found = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    of(each, byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _address(each: Any) -> int:
    return ctypes.cast(each, ctypes.c_void_p).value or 0


def _sized(size: float, at: _Matrix) -> _Matrix:
    return _times((size, 0, 0, size, 0, 0), at)


def _stroked(each: Any, outline: Callable[[_Matrix], str], matrix: _Matrix) -> str:
    """The operators of a line; one that the matrix makes wider in one direction than in the other is drawn through it."""
    across, up = math.hypot(*matrix[:2]), math.hypot(*matrix[2:4])
    scale = max(across, up, 1e-6)
    a, b, c, d = (value / scale for value in matrix[:4])
    alike, flat = abs(across - up) < SAME * scale and abs(a * c + b * d) < SAME, abs(a * d - b * c) < SAME
    if alike or flat:
        return f"{_line(each, scale)} {outline(matrix)}"
    through = a, b, c, d, 0.0, 0.0
    written = " ".join(f"{value:.6f}" for value in through)
    return f"{written} cm {_line(each, scale)} {outline(_times(matrix, _inverse(through)))}"


def _line(each: Any, scale: float) -> str:
    """The operators of its width, ends, corners and dashes."""
    width, phase, count = c_float(), c_float(), max(0, pdfium.FPDFPageObj_GetDashCount(each))
    pdfium.FPDFPageObj_GetStrokeWidth(each, byref(width))
    pdfium.FPDFPageObj_GetDashPhase(each, byref(phase))
    dashes = (c_float * count)()
    if count:
        pdfium.FPDFPageObj_GetDashArray(each, dashes, count)
    ends, corners = max(0, pdfium.FPDFPageObj_GetLineCap(each)), max(0, pdfium.FPDFPageObj_GetLineJoin(each))
    dashed = " ".join(_number(dash * scale) for dash in dashes) if any(dashes) else ""
    return f"{_number(max(width.value * scale, 0.1))} w {ends} J {corners} j [{dashed}] {_number(phase.value * scale)} d"


# ---------------------------------------------------------------- the page as it is seen, and ours beside it
def _seen(page: Any, scale: float, crop: _Box = (0, 0, 0, 0)) -> Any:
    """On white, without `crop` points at its sides."""
    return page.render(scale=scale, crop=crop, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")


def painted(image: Any, scale: float, height: float) -> _Box:
    """The part of the page on which anything is seen, in points.  Raises Refused where there is none."""
    from PIL import Image, ImageChops

    found = (
        ImageChops.difference(image, Image.new("RGB", image.size, "white"))
        .convert("L")
        .point(lambda level: 255 if level > 2 else 0)
        .getbbox()
    )
    if not found:
        raise _Refused("empty")
    left, top, right, low = found
    return max(0, left - 1) / scale, max(0.0, height - (low + 1) / scale), (right + 1) / scale, min(height, height - (top - 1) / scale)


def one_page(code: str, width: float, height: float) -> bytes:
    """A PDF of one page that shows the operators."""
    data = _in_numbers(code).encode("ascii")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]/Contents 4 0 R>>" % (width, height),
        b"<</Length %d>>stream\n%s\nendstream" % (len(data), data),
    )
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % each for each in enumerate(objects, 1)) + b"trailer<</Root 1 0 R>>\n%%EOF"


def _in_numbers(code: str) -> str:
    """The operators with numbers in place of "#rrggbb"."""
    words = (
        " ".join(_number(int(word[k : k + 2], 16) / 255) for k in (1, 3, 5)) if word.startswith("#") else word for word in code.split(" ")
    )
    return " ".join(words)


def alike(one: Any, other: Any) -> bool:
    """Whether they are the same picture, but for the edges of letters."""
    from PIL import ImageChops

    red, green, blue = ImageChops.difference(one.reduce(EDGES), other.reduce(EDGES)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return one.size == other.size and sum(most.histogram()[LEVELS + 1 :]) <= SHARE * most.width * most.height


def _joined(parts: list[_Part]) -> str:
    """All operators; what is cut at the same outlines in one stretch."""
    out, clip = list[str](), ""
    for part in parts:
        if part.code and part.clip != clip:
            out += ["Q"] if clip else []
            out += [f"q {part.clip}"] if part.clip else []
            clip = part.clip
        out += [part.code] if part.code else []
    return " ".join(out + (["Q"] if clip else []))


# ---------------------------------------------------------------- the program
def _told(data: bytes, pixels: bool) -> tuple[dict[str, Any], bytes]:
    """What is said of the page, and its operators or packed pixels.  Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
        if pdfium.FPDF_GetSecurityHandlerRevision(document) != -1:
            raise _Refused("locked")
        if len(document) > MOST_PAGES:
            raise _Refused("pages")
        page = document[0]
        return _shown(page, Reader(page, page.get_textpage()), pixels)
    except pypdfium2.PdfiumError as problem:
        raise _Refused("locked" if problem.err_code == pdfium.FPDF_ERR_PASSWORD else "broken") from problem


def _shown(page: Any, reader: Reader, pixels: bool) -> tuple[dict[str, Any], bytes]:
    _, width, height = _upright(page)
    parts = list(reader.parts())
    scale = SEEN / max(width, height)
    left, low, right, top = painted(_seen(page, scale), scale, height)
    right = min(right, width)
    crop, size = (left, low, width - right, height - top), (right - left, top - low)
    code = _joined(parts)
    if reader.plain and not pixels:
        fit = SEEN / max(size)
        with pypdfium2.PdfDocument(one_page(code, width, height)) as ours:
            if alike(_seen(page, fit, crop), _seen(ours[0], fit, crop)):
                return {"kind": "drawing", "size": size}, f"1 0 0 1 {_number(-left)} {_number(-low)} cm {code}".encode("ascii")
    finest = min(FINEST / max(size), reader.sharpest or math.inf)
    image = _seen(page, max(finest, 2 / min(size)), crop)
    return {"kind": "pixels", "size": image.size}, zlib.compress(image.tobytes())


def bounded() -> None:
    """No more memory and time than a page of lines needs; no picture of this process on disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> None:
    """From a PDF on standard input to a line of JSON and what it tells of on standard output; "pixels" as a word asks for these."""
    bounded()
    try:
        said, body = _told(sys.stdin.buffer.read(), "pixels" in sys.argv[1:])
    except _Refused as why:
        said, body = {"kind": "refused", "why": str(why)}, b""
    sys.stdout.buffer.write(json.dumps(said).encode("ascii") + b"\n" + body)


if __name__ == "__main__":
    main()
