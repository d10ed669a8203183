"""What drawing programs write beside plain shapes: style sheets, gradients, transparency, clips of clips; seen in pixels of our PDF."""

import io

import pypdfium2
import pytest

from patient_handouts.images.picture import PictureError, Vector
from patient_handouts.images.svg import colours_of, vector
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.tags import Tag

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100pt" height="100pt">{}</svg>'
FULL = '<rect width="100" height="100" {}/>'
NEAR = 4  # of 255 levels
GRADIENT = '<linearGradient id="g" {}><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/></linearGradient>'
ROUND = '<radialGradient id="g" {}><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/></radialGradient>'


def seen(inside: str | bytes, *places: tuple[int, int], flat: bool = False) -> list[tuple[int, ...]]:
    """The colours at places, in units of the drawing from its upper left corner."""
    drawing = vector(inside if isinstance(inside, bytes) else SVG.format(inside).encode(), flat=flat)
    root, out = Tag("Document"), io.BytesIO()
    canvas = TaggedCanvas(out, root, (drawing.width, drawing.height), "en")
    canvas.picture(drawing, 0, 0, drawing.width, drawing.height, root.add("Figure", alt="A drawing"))
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        image = pdf[0].render().to_pil().convert("RGB")
    return [image.getpixel(place) for place in places]


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    "inside",
    [
        "<defs><style>.cls-1{fill:#003366}</style></defs><rect width='100' height='100' class='cls-1'/>",
        "<style>rect { fill : red } .a, .b { fill: #003366; }</style><rect width='100' height='100' class='x b'/>",
        "<style>#one{fill:#003366} .a{fill:red} rect{fill:blue}</style><rect width='100' height='100' id='one' class='a'/>",
        "<style>.a{fill:red} .a{fill:#003366}</style><rect width='100' height='100' class='a' fill='green'/>",
        "<style>rect.a{fill:#003366} .a{fill:red}</style><rect width='100' height='100' class='a'/>",
        "<style>/* rect{fill:red} */ .a{fill:red}</style><rect width='100' height='100' class='a' style='fill:#003366'/>",
        "<style>.a{fill:#003366 !important}</style><rect width='100' height='100' class='a' style='fill:red'/>",
        "<style><![CDATA[ .fil0 {fill:#003366} @font-face {font-family:x} ]]></style><rect width='100' height='100' class='fil0'/>",
        '<g color="#003366"><rect width="100" height="100" fill="currentColor"/></g>',
        '<g color="red" fill="currentColor"><rect width="100" height="100" color="#003366"/></g>',
        '<g fill="#003366"><g fill="inherit"><rect width="100" height="100" fill="inherit"/></g></g>',
        FULL.format('style="fill:#003366;fill:color(display-p3 0 0.2 0.4)"'),
        '<rect width="10em" height="100mm" fill="rgb(0%, 20%, 40%)"/>',
        "<symbol id='s' viewBox='0 0 1 1'><rect width='1' height='1' fill='#003366'/></symbol><use href='#s'/>",
        "<switch><foreignObject requiredExtensions='x'/><g fill='#003366'><rect width='100' height='100' /></g></switch>",
        f"<filter id='f'/><mask id='m'/><pattern id='p'/>{GRADIENT.format('')}<rect width='100' height='100' fill='#003366'/>",
    ],
)
def test_the_fill_is_the_one_that_wins(inside: str) -> None:
    assert seen(inside, (50, 50)) == [(0, 0x33, 0x66)]


@pytest.mark.parametrize(
    ("gradient", "colours"),
    [
        (GRADIENT.format(""), {(1, 50): (253, 0, 2), (50, 20): (126, 0, 129), (98, 50): (4, 0, 251)}),
        (GRADIENT.format('gradientUnits="userSpaceOnUse" x1="50" x2="100"'), {(20, 50): (255, 0, 0), (75, 50): (126, 0, 129)}),
        (GRADIENT.format('gradientTransform="rotate(90)"'), {(50, 1): (253, 0, 2), (20, 50): (126, 0, 129)}),
        (GRADIENT.format('x1="100%" x2="0%"'), {(1, 50): (4, 0, 251)}),
        (ROUND.format(""), {(50, 50): (253, 0, 2), (1, 1): (0, 0, 255), (75, 50): (127, 0, 128)}),
        (GRADIENT.replace('id="g"', 'id="h"').format("") + '<linearGradient id="g" href="#h" y2="100%" x2="0"/>', {(50, 98): (4, 0, 251)}),
        ('<linearGradient id="g"><stop offset=".5" stop-color="red"/><stop offset=".5" stop-color="blue"/></linearGradient>',
         {(45, 50): (255, 0, 0), (55, 50): (0, 0, 255)}),
        (GRADIENT.format("").replace('stop-color="#ff0000"', 'stop-color="#0000ff" stop-opacity="0"'), {(50, 50): (127, 127, 255)}),
        ('<linearGradient id="g"><stop stop-color="lime"/></linearGradient>', {(50, 50): (0, 255, 0)}),
    ],
)  # fmt: skip
def test_a_gradient_has_its_colours_at_their_places(gradient: str, colours: dict[tuple[int, int], tuple[int, ...]]) -> None:
    found = seen(gradient + FULL.format('fill="url(#g)"'), *colours)
    assert all(map(near, found, colours.values())), found


def test_flat_is_the_mean() -> None:
    inside = GRADIENT.format("") + FULL.format('fill="url(#g)"')
    assert seen(inside, (1, 50), (98, 50), flat=True) == [(128, 0, 128)] * 2
    assert colours_of(SVG.format(inside).encode()) == {"#800080"}


def test_a_line_is_painted_with_a_gradient() -> None:
    line = '<rect x="10" y="10" width="80" height="80" fill="none" stroke-width="10" stroke="url(#g)"/>'
    left, middle = seen(GRADIENT.format("") + line, (11, 50), (50, 50))
    assert left[0] > 240 and middle == (255, 255, 255)


HALF = '<rect x="50" width="50" height="100" fill="#000" {}/>'


@pytest.mark.parametrize(
    ("inside", "left", "right"),
    [
        (HALF.format('opacity=".5"'), (255, 255, 255), (128, 128, 128)),
        (HALF.format('fill-opacity="50%"'), (255, 255, 255), (128, 128, 128)),
        (FULL.format('fill="#f00"') + HALF.format('style="opacity:.5"'), (255, 0, 0), (128, 0, 0)),
        (FULL.format('fill="rgba(255,0,0,.5)"'), (255, 128, 128), (255, 128, 128)),
        (FULL.format('fill="#ff000080"') + HALF.format('opacity="0"'), (255, 127, 127), (255, 127, 127)),
        (
            '<g opacity=".5"><rect width="100" height="100" fill="#f00"/><rect x="50" width="50" height="100"/></g>',
            (255, 128, 128),
            (128, 128, 128),
        ),
        (FULL.format('fill="#f00" opacity=".5"') + HALF.format('opacity=".5"'), (255, 128, 128), (128, 64, 64)),
        ('<g transform="rotate(90 50 50)">' + FULL.format('fill="#f00"') + "</g>" + HALF.format('opacity=".5"'), (255, 0, 0), (128, 0, 0)),
    ],
)
def test_what_lets_through_has_the_colour_that_is_seen(inside: str, left: tuple[int, ...], right: tuple[int, ...]) -> None:
    found = seen(inside, (25, 50), (75, 50))
    assert near(found[0], left) and near(found[1], right), found


STOPS = '<stop offset="{first}" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".8"/>'
OVER = f'<{{kind}} id="o" {{where}}>{STOPS}</{{kind}}>' + FULL.format('fill="url(#g)"') + FULL.format('fill="url(#o)"')


@pytest.mark.parametrize(
    ("over", "places"),
    [
        (OVER.format(kind="linearGradient", where="", first=0), {(25, 50): 0.2, (75, 50): 0.6}),
        (OVER.format(kind="linearGradient", where="", first=0.5), {(25, 50): 0.0, (75, 50): 0.4}),
        (OVER.format(kind="linearGradient", where='x1="0" y1="1" x2="0" y2="0"', first=0), {(50, 10): 0.72, (50, 90): 0.08}),
        (OVER.format(kind="linearGradient", where='gradientTransform="skewX(45)"', first=0), {(75, 25): 0.4, (25, 10): 0.12}),
        (OVER.format(kind="radialGradient", where="", first=0), {(50, 50): 0.0, (75, 50): 0.4, (50, 90): 0.64}),
    ],
)
def test_a_gradient_that_lets_another_through(over: str, places: dict[tuple[int, int], float]) -> None:
    """Black, let through in part, over red to blue: as light as it should be within the levels of one of its pieces."""
    found = seen(GRADIENT.format("") + over, *places)
    for ((x, _), black), colour in zip(places.items(), found):
        wanted = 255 * (1 - x / 100) * (1 - black), 0, 255 * x / 100 * (1 - black)
        assert all(abs(one - other) <= 10 for one, other in zip(wanted, colour)), (wanted, colour)


def test_clips_of_clips_and_masks_that_are_windows() -> None:
    half, low = '<rect x="50" width="50" height="100" fill="#fff"/>', '<rect y="50" width="100" height="50" fill="white"/>'
    clips = f'<clipPath id="a">{half}</clipPath><clipPath id="b" clip-path="url(#a)">{low}</clipPath>'
    masks = f'<mask id="b" maskUnits="userSpaceOnUse" x="50" y="0" width="50" height="100">{low}</mask>'
    for made, kind in ((clips, "clip-path"), (masks, "mask")):
        assert seen(made + FULL.format(f'{kind}="url(#b)"'), (25, 75), (75, 25), (75, 75)) == [(255, 255, 255)] * 2 + [(0, 0, 0)]


def test_the_line_is_below_where_the_order_says_so() -> None:
    inside = '<rect x="40" y="0" width="60" height="100" fill="red" stroke="blue" stroke-width="40" {}/>'
    assert seen(inside.format(""), (50, 50)) == [(0, 0, 255)] and seen(inside.format('paint-order="stroke"'), (50, 50)) == [(255, 0, 0)]


def test_letters_and_entities_of_the_file_itself() -> None:
    inside = FULL.format('fill="&ink;"')
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg [ <!ENTITY ink "#003366">\n]><!-- é -->' + SVG.format(inside)
    assert seen(text.encode("latin-1"), (50, 50)) == [(0, 0x33, 0x66)]


def told(text: str) -> PictureError:
    with pytest.raises(PictureError) as raised:
        vector(text.encode())
    return raised.value


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "b"><!ENTITY c "&a;">',
        '<!ENTITY % a "b">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        f'<!ENTITY a "{"b" * 300_000}">',
        "".join(f'<!ENTITY a{k} "b">' for k in range(101)),
        '<!ATTLIST svg a CDATA "b">',
    ],
)
def test_entities_that_load_or_grow_are_refused(subset: str) -> None:
    assert told(f"<!DOCTYPE svg [{subset}]>" + SVG.format("<g>" + "&a;" * 10 + "</g>")).code == "picture-unsafe"


def test_nothing_is_loaded_by_a_style_sheet() -> None:
    for sheet in ('@import "a.css";', ".a{fill:url(http://example.org/a.svg#b)}"):
        assert told(SVG.format(f"<style>{sheet}</style>")).code == "picture-unsafe"


def test_all_that_is_lost_is_told_at_once_with_its_lines() -> None:
    problem = told(SVG.format('\n<text>a</text>\n<g filter="url(#f)"/>\n<text/>'))
    assert problem.code == "picture-unsupported"
    assert "<text> (line 2, and more), “filter” (line 3)" in str(problem) and "Create Outlines" in problem.hint


def test_style_sheets_are_bounded_and_unknown_selectors_told() -> None:
    assert told(SVG.format("<style>" + ".a{fill:red}" * 6000 + "</style>")).code == "picture-too-big"
    assert "g > a" in str(told(SVG.format("<style>g > a{fill:red}</style>")))


@pytest.mark.parametrize("gradient", ['<linearGradient id="g" href="#g"/>', '<linearGradient id="g" href="#none"/>'])
def test_a_gradient_without_end_is_a_broken_picture(gradient: str) -> None:
    assert told(SVG.format(gradient + FULL.format('fill="url(#g)"'))).code == "picture-broken"


def test_layers_in_layers_are_not_painted_without_end() -> None:
    assert told(SVG.format(FULL.format('opacity=".5"') * 40)).code == "picture-too-big"


def test_a_drawing_without_transparency_keeps_no_layers() -> None:
    assert isinstance(drawing := vector(SVG.format(FULL.format("")).encode()), Vector) and drawing.code.count("q") == 0
