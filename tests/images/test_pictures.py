"""Pictures from outside: what cannot be printed is refused by name, and never with a traceback."""

import contextlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms
from reportlab.pdfgen.canvas import Canvas

from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.validate import model
from patient_handouts.images import pictures as pictures_room
from patient_handouts.images.colours import roles
from patient_handouts.images.labels import MOST_SPOTS, read_anchors
from patient_handouts.images.picture import PictureError, Raster, Vector
from patient_handouts.images.pictures import Pictures, Worded, icons
from patient_handouts.images.raster import check_resolution, cut, raster, scanlines
from patient_handouts.images.svg import vector

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10pt" height="10pt">%s</svg>'


def refused(make) -> str:
    with pytest.raises(PictureError) as raised:
        make()
    assert raised.value.message and raised.value.hint
    return raised.value.code


@pytest.mark.parametrize(
    "inside",
    [
        b"<text>hello</text>",
        b'<image href="data:image/png;base64,AA"/>',
        b'<pattern id="p"/><rect width="5" height="5" fill="url(#p)"/>',
        b'<mask id="m"><rect width="5" height="5" fill="#888"/></mask><rect width="5" height="5" mask="url(#m)"/>',
        b"<foreignObject/>",
        b"<script>1</script>",
    ],
)
def test_what_would_be_lost_in_print_is_named(inside: bytes) -> None:
    assert refused(lambda: vector(SQUARE % inside)) == "picture-unsupported"


@pytest.mark.parametrize(
    "inside",
    [
        b'<rect width="5" height="5" filter="url(#x)"/>',
        b'<rect width="5" height="5" fill="var(--a)"/>',
    ],
)
def test_see_through_and_effects_are_refused(inside: bytes) -> None:
    assert refused(lambda: vector(SQUARE % inside)) == "picture-unsupported"


def test_nothing_outside_the_file_is_loaded() -> None:
    assert refused(lambda: vector(SQUARE % b'<use href="http://example.org/x.svg#a"/>')) == "picture-unsafe"
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SQUARE % b"&b;"
    assert refused(lambda: vector(bomb)) == "picture-unsafe"
    assert refused(lambda: vector(b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SQUARE % b"&x;")) == "picture-unsafe"


@pytest.mark.parametrize("data", [b"", b"no xml at all", b"<html/>", b"<svg", SQUARE % b'<path d="M 0 0 Q 1"/>', b"\xff\xfe\x00"])
def test_broken_svg_is_a_picture_error(data: bytes) -> None:
    assert refused(lambda: vector(data)) == "picture-broken"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_a_picture_error(data: bytes) -> None:
    for read in (vector, raster):
        with contextlib.suppress(PictureError):
            read(data)


def test_a_colour_token_becomes_the_clinics_and_the_operators_stay() -> None:
    data = SQUARE % b'<rect width="5" height="5" fill="#7A4CA6"/><rect width="2" height="2" fill="#ffffff"/>'
    red, blue = (vector(data, roles("#000000", accent).of) for accent in ("#a00000", "#0000a0"))
    assert (red.inks, blue.inks) == ((("#7a4ca6", "#a00000"),), (("#7a4ca6", "#0000a0"),))
    assert red.code == blue.code and "/ink-7a4ca6 cs 0 sc" in red.code and "1 1 1 rg" in red.code and (red.width, red.height) == (10, 10)
    assert "0.478 0.298 0.651 rg" in vector(data).code


def png(width: int, height: int) -> bytes:
    """A PNG header that claims a size; no pixels behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refused(lambda: raster(png(50_000, 50_000))) == "picture-too-big"


def encoded(mode: str, kind: str, size: tuple[int, int] = (60, 30)) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "made"),
    [
        ("RGB", "PNG", "RGB"),
        ("RGBA", "PNG", "RGBA"),
        ("P", "PNG", "RGB"),
        ("L", "PNG", "L"),
        ("1", "PNG", "L"),
        ("CMYK", "JPEG", "RGB"),
        ("L", "JPEG", "L"),
        ("CMYK", "TIFF", "RGB"),
        ("1", "TIFF", "L"),
        ("RGBA", "WEBP", "RGBA"),
        ("RGB", "WEBP", "RGB"),
        ("I;16", "TIFF", "L"),
        ("LA", "PNG", "RGBA"),
    ],
)
def test_every_kind_of_pixels_becomes_one_that_pdf_a_allows(mode: str, kind: str, made: str) -> None:
    assert raster(encoded(mode, kind)).image.mode == made


def test_sixteen_bits_of_grey_keep_their_tone() -> None:
    out = BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(out, "TIFF")
    assert raster(out.getvalue()).image.getpixel((1, 1)) == 128


def test_a_photograph_is_turned_upright() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 30)).save(out, "JPEG", exif=camera(turned=True))
    picture = raster(out.getvalue())
    assert (picture.width, picture.height, picture.jpeg) == (30, 60, b"")


def camera(turned: bool = False) -> Image.Exif:
    """Camera notes: where the photograph was taken, and how the camera was held."""
    notes = Image.Exif()
    notes[ExifTags.Base.Orientation] = 6 if turned else 1
    notes.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (48.0, 12.0, 30.0)
    return notes


def test_a_jpeg_goes_in_as_it_is_but_without_the_cameras_notes() -> None:
    out = BytesIO()
    Image.effect_noise((60, 30), 90).convert("RGB").save(out, "JPEG", exif=camera(), comment=b"taken at home")
    picture = raster(out.getvalue())
    assert b"GPS" not in picture.jpeg and b"home" not in picture.jpeg and b"Exif" not in picture.jpeg
    assert Image.open(BytesIO(picture.jpeg)).tobytes() == Image.open(BytesIO(out.getvalue())).tobytes()


def test_colours_are_told_by_the_profile() -> None:
    """A profile that calls green red makes a green picture red; sRGB's own changes nothing."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be"))
    other = other.replace(b"rXYZ", b"____", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"____", b"gXYZ", 1)
    for profile, seen in ((srgb, (10, 200, 10)), (other, (200, 10, 10))):
        for kind in ("PNG", "TIFF"):
            out = BytesIO()
            Image.new("RGB", (8, 8), (10, 200, 10)).save(out, kind, icc_profile=profile)
            assert raster(out.getvalue()).image.getpixel((1, 1)) == pytest.approx(seen, abs=2)
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", icc_profile=other)
    assert raster(out.getvalue()).jpeg == b""


def test_no_more_dots_than_print_can_show() -> None:
    picture = raster(encoded("RGB", "JPEG", (1200, 600)))
    assert cut(picture, 288).image.size == (1200, 600) and cut(picture, 288).jpeg
    small = cut(picture, 72)
    assert small.image.size == (300, 150) == (small.width, small.height) and not small.jpeg


def test_of_a_gif_the_first_frame_is_taken() -> None:
    out = BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("#cc0000", "#0000cc"))
    first.save(out, "GIF", save_all=True, append_images=[second])
    seen = raster(out.getvalue())
    assert (seen.width, seen.height, seen.jpeg, seen.png) == (8, 8, b"", b"")
    assert seen.image.getpixel((1, 1)) == (204, 0, 0)


def test_a_bitmap_is_refused() -> None:
    assert refused(lambda: raster(encoded("RGB", "BMP"))) == "picture-broken"


def test_too_coarse_a_picture_says_how_many_pixels_it_needs() -> None:
    picture = Raster(100, 50, None, "")
    check_resolution(picture, 48)
    with pytest.raises(PictureError, match="100 dots an inch") as raised:
        check_resolution(picture, 72)
    assert "300 pixels" in raised.value.hint


def test_a_missing_file_and_a_strange_kind(tmp_path: Path) -> None:
    pictures = Pictures()
    assert refused(lambda: pictures.load(tmp_path / "none.png")) == "picture-missing"
    (tmp_path / "sheet.eps").write_bytes(b"%!PS")
    assert refused(lambda: pictures.load(tmp_path / "sheet.eps")) == "picture-kind"


@pytest.mark.parametrize("id", sorted(Pictures().ids()))
def test_every_picture_of_the_index_can_be_printed_in_any_brand(id: str) -> None:
    pictures = Pictures()
    drawn = pictures.picture(id, roles("#ffc72c", "#00ff00"))
    assert drawn.width > 0 and len(drawn.code) < 60_000
    assert pictures.alt(id, "en")


def seen(drawn: Vector, left: float, top: float, side: float, out: int = 120) -> Image.Image:
    """A square of a drawing, its corner from the upper left one in points: dark or pale, `out` pixels wide."""
    canvas = Canvas(BytesIO(), pagesize=(drawn.width, drawn.height))
    canvas._code.append(f"q {drawn.code} Q")
    with pypdfium2.PdfDocument(canvas.getpdfdata()) as pdf:
        k = 8
        page = pdf[0].render(scale=k).to_pil().convert("L").point(lambda level: 255 * (level >= 128))
    return page.crop((round(left * k), round(top * k), round((left + side) * k), round((top + side) * k))).resize((out, out)).convert("L")


@pytest.mark.parametrize("from_right", [False, True])
def test_a_tick_is_drawn_in_one_way(from_right: bool) -> None:
    """On the picture of lifting as beside “Do”, also where that picture is turned over."""
    pictures = Pictures()
    drawn, sign = pictures.picture("lifting", roles("#000000"), from_right), pictures.icon("do", "#000000")
    wide = sign.width * 0.55
    left = drawn.width - 14 - wide / 2 if from_right else 14 - wide / 2
    one, other = seen(drawn, left, 14 - wide / 2, wide), seen(sign, 0, 0, sign.width)
    unlike, turned = (
        sum(ImageChops.difference(image, other).histogram()[128:]) / 120**2
        for image in (one, one.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    )
    assert unlike < 0.03 < turned


def test_pictures_that_compare_begin_where_reading_begins() -> None:
    """The whole bone before the broken one, the right way to lift before the wrong one; a single scene is never turned over."""
    pictures = Pictures()
    for id in ("wedge-fracture", "lifting"):
        assert pictures.is_series(id)
        plain, turned = (pictures.picture(id, roles("#000000"), from_right) for from_right in (False, True))
        assert plain != turned and (plain.width, plain.height) == (turned.width, turned.height)
    assert pictures.picture("carm", roles("#000000"), True) == pictures.picture("carm", roles("#000000"))


@pytest.mark.parametrize("name", sorted(icons()))
def test_every_icon_can_be_printed(name: str) -> None:
    assert Pictures().icon(name, "#123456").code


@pytest.mark.parametrize("path", sorted((pictures_room.HERE / "words").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_languages_words_are_those_of_the_index(path: Path) -> None:
    """Of no others; and whole.  That the sheets of a language have the words of their pictures is what `handouts check` asks."""
    entries, words = Pictures().entries(), model(dict[str, Worded], read_file(path))
    assert words.keys() <= entries.keys()
    for id, worded in words.items():
        assert worded.title and worded.alt and worded.labels.keys() == entries[id].described.labels.keys()


def packed(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def test_a_row_of_millions_is_refused_before_it_is_unpacked() -> None:
    for size in ((1, 2_000_000), (2_000_000, 1)):
        with pytest.raises(PictureError) as found:
            raster(packed(Image.new("L", size), "PNG"))
        assert found.value.code == "picture-too-big"


def test_what_a_pixel_costs_counts() -> None:
    with pytest.raises(PictureError):
        raster(packed(Image.new("CMYK", (6000, 5000)), "JPEG"))
    assert raster(packed(Image.new("L", (6000, 5000)), "JPEG")).width == 6000


def test_nothing_behind_the_end_of_a_jpeg_is_kept() -> None:
    jpeg = packed(Image.effect_noise((300, 300), 60).convert("RGB"), "JPEG", quality=95)
    note = b"\xff\xe1\x00\x0eExif\0\0GPS-51" + b"\xff\xfe\x00\x08secret"
    for data in (
        jpeg + note,
        jpeg + b"secret",
        jpeg[:-2] + note + jpeg[-2:],
        jpeg[:2] + note + jpeg[2:],
        jpeg[:2] + b"\xff\xff" + jpeg[3:],
    ):
        kept = raster(data).jpeg
        assert b"secret" not in kept and b"GPS" not in kept
        assert not kept or ImageChops.difference(Image.open(BytesIO(kept)), Image.open(BytesIO(jpeg))).getbbox() is None
    assert raster(jpeg + note).jpeg == raster(jpeg).jpeg == jpeg


def test_png_data_that_unpacks_to_more_than_its_pixels_is_packed_anew() -> None:
    png = packed(Image.new("RGB", (300, 300), "#123456"), "PNG")
    begin = png.index(b"IDAT") - 4
    data = zlib.compress(zlib.decompress(scanlines(png)) + bytes(5_000_000))
    chunk = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    assert raster(png).png == png and not raster(png[:begin] + chunk + png[-12:]).png


def test_a_link_that_leads_out_of_the_workspace_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(packed(Image.new("L", (9, 9)), "PNG"))
    (images := tmp_path / "network" / "images").mkdir(parents=True)
    (images / "a.png").symlink_to(tmp_path / "outside.png")
    with pytest.raises(PictureError) as found:
        Pictures((images,)).load(images / "a.png")
    assert found.value.code == "picture-outside"


MANY_SPOTS = ", ".join(f'"{k}": [1, 1]' for k in range(MOST_SPOTS + 1))


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "{",
        "[" * 100_000,
        '{"a": [1, NaN]}',
        '{"a": [1, 1e999]}',
        '{"a": [1]}',
        '{"a": ["1", 2]}',
        '{"a": [true, 1]}',
        f"{{{MANY_SPOTS}}}",
    ],
    ids=range(9),
)
def test_damaged_spots_are_told(tmp_path: Path, text: str) -> None:
    (path := tmp_path / "a.anchors.json").write_text(text, encoding="utf-8")
    with pytest.raises(PictureError) as found:
        read_anchors(path)
    assert found.value.code == "picture-anchors"
