"""Our SVG painter against svglib's: the same pixels, whatever a drawing program writes."""

import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import svg2rlg

from patient_handouts.images import curves
from patient_handouts.images.picture import PictureError
from patient_handouts.images.svg import colours_of, vector

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "images").glob("[ai]*/*.svg")), *sorted((ROOT / "handouts" / "clinics").glob("*.svg"))]
DIFFERS, ALLOWED = 64, 0.001  # grey levels; of all pixels
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
DRAWN = {
    "small letters go from where the pen is": '<path d="m10 10 20 5 l-5 20 h-15 v-10z m40 0c0 20 20 20 20 40s-10-10-20-5z"/>',
    "smooth curves mirror the last": '<path fill="none" stroke="#123456" d="M5 50C5 20 25 20 30 50S55 80 60 50 s10-30 30 0 "/>'
    '<path fill="none" stroke="#123456" d="M5 80Q20 60 35 80T65 80t20 5"/>',
    "arcs, their flags glued together": '<path fill="none" stroke="red" d="M20 50A25 15 30 1 0 70 40a10 20 0 0115 25 a5 5 0 1 1-1-1"/>',
    "an arc too small for its ends grows": '<path fill="none" stroke="black" d="M20 50A5 5 0 0 1 70 50 A3 2 45 0 0 70 70"/>',
    "numbers without white between": '<path d="M.5.5L50-.5 90.25.75l-1e1+2E1-20.5.5z"/>',
    "basic shapes": '<rect x="5" y="5" width="30" height="20" rx="4"/><rect x="50" y="5" width="30" height="20" rx="8" ry="8" fill="#0a0"/>'
    '<circle cx="20" cy="60" r="12" fill="teal"/><ellipse cx="60" cy="60" rx="20" ry="9" fill="rgb(200,10,90)"/>'
    '<line x1="3" y1="90" x2="90" y2="80" stroke="black"/><polyline points="5,95 20,85 30,95" fill="none" stroke="blue"/>'
    '<polygon points="60 95 75 85,90 95"/>',
    "transforms in each other": '<g transform="translate(30,20) rotate(25)">'
    '<rect width="30" height="10" transform="scale(1.5 .5),skewX(20)"/>'
    '<g transform="matrix(.5 .1 -.2 .6 5 30)"><circle r="20" fill="#808"/></g></g>'
    '<rect width="9" height="20" transform="rotate(45 70 70) translate(70 60)"/>',
    "what is inherited, and what style says": '<g fill="#c00" style="stroke:#00c;stroke-width:3"><rect x="5" y="5" width="30" height="30"/>'
    '<rect x="50" y="5" width="30" height="30" fill="#0c0" style="fill:#cc0; stroke : none"/>'
    '<g stroke-width="1" fill="none"><circle cx="40" cy="70" r="20"/></g></g>',
    "ends, joins, dashes": '<g fill="none" stroke="black" stroke-width="8"><path d="M10 20h60" stroke-linecap="round"/>'
    '<path d="M10 45l30-15 30 15" stroke-linejoin="bevel" stroke-linecap="square"/>'
    '<path d="M10 70h80" stroke-dasharray="9 3 2 4"/><path d="M10 85h80" stroke-dasharray="5,5"/></g>',
    "even and odd": '<path fill-rule="evenodd" d="M10 10h60v60h-60zM25 25h30v30h-30z"/>',
    "a shape used again": '<defs><path id="a" d="M0 0h20v10h-20z"/></defs><use href="#a" x="5" y="5"/>'
    '<use xlink:href="#a" transform="translate(40 40) scale(2)" fill="#06c"/>',
    "cut at a shape": '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath>'
    '<g clip-path="url(#c)"><rect width="60" height="60"/></g>',
    "cut at a moved shape": '<clipPath id="c"><rect width="20" height="40" transform="translate(40 20) rotate(30)"/></clipPath>'
    '<rect width="100" height="100" fill="#00a" clip-path="url(#c)"/>',
    "hidden": '<rect width="50" height="50" display="none"/><g visibility="hidden"><circle cx="50" cy="50" r="20"/></g>'
    '<rect width="9" height="9"/>',
    "lines of no width": '<rect x="5" y="5" width="50" height="50" fill="none" stroke="black" stroke-width="0"/>'
    '<rect width="9" height="9"/>',
    "editors' notes": '<metadata><a/></metadata><title>x</title><desc>y</desc><rect width="9" height="9"/>',
}
SIZES = [
    "viewBox='0 0 100 100' width='100pt' height='100pt'",
    "viewBox='0 0 100 100'",
    "viewBox='-10 -20 150 150' width='40mm' height='4cm'",
    "width='100' height='100px'",
    "viewBox='0 0 100 100' width='2in' height='80'",
    "viewBox='0 0 100 100' width='100%' height='100%'",
    "viewBox='0 0 100 100' width='90' height='40' preserveAspectRatio='none'",
    "viewBox='0 0 100 100' width='90' height='40' preserveAspectRatio='xMaxYMin meet'",
]


def pixels(code: str, width: float, height: float) -> Image.Image:
    canvas = Canvas(io.BytesIO(), pagesize=(width, height))
    canvas._code.append(f"q {code} Q")
    with pypdfium2.PdfDocument(canvas.getpdfdata()) as pdf:
        return pdf[0].render(scale=3).to_pil().convert("L")


def ours(data: bytes, turned: bool = False) -> Image.Image:
    drawn = vector(data, turned=turned)
    return pixels(drawn.code, drawn.width, drawn.height)


def theirs(data: bytes) -> Image.Image:
    drawing, scratch = svg2rlg(io.BytesIO(data)), Canvas(io.BytesIO())
    start = len(scratch._code)
    renderPDF.draw(drawing, scratch, 0, 0)
    return pixels(" ".join(part for part in scratch._code[start:] if not part.startswith("BT")), drawing.width, drawing.height)


def differing(data: bytes) -> float:
    one, other = ours(data), theirs(data)
    assert one.size == other.size
    return sum(ImageChops.difference(one, other).histogram()[DIFFERS:]) / (one.width * one.height)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_art_is_painted_as_svglib_paints_it(path: Path) -> None:
    assert differing(path.read_bytes()) <= ALLOWED


@pytest.mark.parametrize("what", DRAWN)
def test_shapes_are_painted_as_svglib_paints_them(what: str) -> None:
    data = SVG.format(SIZES[0], DRAWN[what]).encode()
    assert differing(data) <= ALLOWED and ours(data).getextrema()[0] < 128


@pytest.mark.parametrize("size", SIZES)
def test_the_size_is_svglibs_too(size: str) -> None:
    assert differing(SVG.format(size, DRAWN["basic shapes"]).encode()) <= ALLOWED


def test_the_comparison_can_fail() -> None:
    red, moved = (SVG.format(SIZES[0], f'<rect x="{x}" width="9" height="9"/>').encode() for x in (0, 1))
    assert sum(ImageChops.difference(ours(red), ours(moved)).histogram()[DIFFERS:]) / ours(red).width ** 2 > ALLOWED


def unlike(one: Image.Image, other: Image.Image) -> float:
    return sum(ImageChops.difference(one, other).histogram()[DIFFERS:]) / (one.width * one.height)


@pytest.mark.parametrize("size", [size for size in SIZES if "mm" not in size])  # whole pixels
def test_turned_over_its_left_is_at_the_right(size: str) -> None:
    data = SVG.format(size, DRAWN["transforms in each other"] + DRAWN["cut at a shape"]).encode()
    turned = ours(data, turned=True)
    assert unlike(turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT), ours(data)) <= ALLOWED < unlike(turned, ours(data))


def test_what_is_upright_is_moved_and_not_turned() -> None:
    sign = '<path d="M20 20h20l-20 20z"/>'
    data, moved = (
        SVG.format(SIZES[0], inside).encode() for inside in (f'<g data-upright="30">{sign}</g>', f'<g transform="translate(40)">{sign}</g>')
    )
    assert unlike(ours(data, turned=True), ours(moved)) <= ALLOWED
    assert unlike(ours(data), ours(SVG.format(SIZES[0], sign).encode())) <= ALLOWED


def code_of(inside: str) -> str:
    with pytest.raises(PictureError) as raised:
        vector(SVG.format(SIZES[0], inside).encode())
    return raised.value.code


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="url(#g)"/>',
        '<rect width="9" height="9" fill="no such colour"/>',
        '<rect width="9" height="9" filter="url(#f)"/>',
        '<pattern id="p"/><rect width="9" height="9" fill="url(#p)"/>',
        '<g style="mix-blend-mode:multiply"/>',
        '<path d="M0 0H9" stroke="#000" marker-end="url(#head)"/>',
        '<g transform="rotate(90)" transform-origin="5 5"/>',
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath><g clip-path="url(#c)"/>',
    ],
)
def test_what_would_look_otherwise_is_refused(inside: str) -> None:
    assert code_of(inside) == "picture-unsupported"


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<use href="#none"/>',
        '<path d="L 5 5"/>',
        '<path d="M 5 5 x"/>',
        '<path d="M 1e999 0 L 5 5"/>',
        '<rect width="9furlongs" height="9"/>',
        '<g transform="tilt(3)"/>',
        "<g>" * 200 + "</g>" * 200,
        "<use/>",
        '<g data-upright="middle"/>',
        f'<path d="M0 0A{"1" * 60}x"/>',
        f'<g transform="{"scale(1e9)" * 40}"/>',
    ],
)
def test_what_cannot_be_read_is_a_broken_picture(inside: str) -> None:
    assert code_of(inside) == "picture-broken"


@pytest.mark.parametrize("dashes", ["-1 2", "0 0", "1e-9"])
def test_dashes_that_no_pdf_may_have_are_a_whole_line(dashes: str) -> None:
    assert "[] 0 d" in vector(SVG.format(SIZES[0], f'<path d="M0 0H9" stroke="#000" stroke-dasharray="{dashes}"/>').encode()).code


def test_uses_of_uses_are_not_painted_without_end() -> None:
    laughs = "".join('<g id="a{}">{}</g>'.format(k + 1, f'<use href="#a{k}"/>' * 10) for k in range(12))
    assert code_of(f'<defs><g id="a0"/>{laughs}</defs><use href="#a12"/>') == "picture-too-big"


LONG = f'<path id="p" d="M0 0{"h1v1h-1" * 2500}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        LONG + '<use href="#p"/>' * 40_000,
        f'<clipPath id="c">{LONG}</clipPath>' + '<g clip-path="url(#c)"/>' * 40_000,
        f'<g id="s"><rect style="{"x:y;" * 9000}" width="1" height="1"/></g>' + '<use href="#s"/>' * 20_000,
        f'<path d="M0 0{"a1 1 0 011 1" * 130_000}"/>',
        "<g/>" * 60_000,
    ],
    ids=["use", "clip", "style", "arcs", "elements"],
)
def test_what_is_painted_again_counts_again(inside: str) -> None:
    assert code_of(inside) == "picture-too-big"


def test_a_path_of_too_many_arcs_is_told_before_it_is_painted() -> None:
    with pytest.raises(PictureError, match="a path of the SVG has too many lines and curves"):
        curves.path("M0 0" + "a1 1 0 011 1" * 130_000)


def test_colours_beyond_the_scale_are_at_its_end() -> None:
    data = SVG.format(SIZES[0], '<rect width="9" height="9" fill="rgb(999999,0,0)" stroke="hsl(0,500%,500%)"/>').encode()
    assert "#ff0000" in colours_of(data) and {len(colour) for colour in colours_of(data)} == {7}


def test_letters_in_which_an_entity_would_not_be_seen_are_refused() -> None:
    with pytest.raises(PictureError):
        vector(('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(SIZES[0], "<g/>")).encode("utf-16-le"))


def test_colours_are_told_in_one_way() -> None:
    data = SVG.format(SIZES[0], '<rect width="9" height="9" fill="#ABC" stroke="navy"/><circle r="5"/>').encode()
    assert colours_of(data) == {"#aabbcc", "#000080", "#000000"}


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- eE", max_size=60))
def test_any_path_data_is_operators_or_a_value_error(data: str) -> None:
    try:
        code = curves.path(data)
    except ValueError:
        return
    assert not code or code.split()[2] == "m"
    assert all(part in "mlch" or float(part) is not None for part in code.split())
