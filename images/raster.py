"""Photographs made fit for print: upright, in sRGB, alpha kept, no finer than print can show; refused when broken, huge or coarse."""

import importlib
import re
import warnings
import zlib
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from ..handouts.digests import of_bytes
from ..handouts.kept import LARGEST, kept
from .picture import PictureError, Raster
from .plain_png import plain_png

MOST_PIXELS = 40_000_000  # a 50,000 × 50,000 bomb is refused before it is unpacked
LONGEST_SIDE = 20_000  # pixels: what decoding costs grows with the rows, and a row of millions takes its memory many times over
MOST_DECODED = 240_000_000  # bytes that a picture may take on its way from the file to the page
COSTS = {"1": 1, "L": 1, "P": 5, "RGB": 4, "RGBA": 8}  # bytes a pixel of that: Pillow's own, and those of what it is turned into
DEAR = 9  # of all other modes
WEBP = 11  # more where the decoder holds all of the picture twice
COARSE = 150  # dpi at print size under which print looks broken: our own floor; printers ask for 300 (docs/sources.md, copycolor)
FINE = 300  # dpi beyond which print shows no more
KINDS = {  # how a file of each begins
    **{"Png": rb"\x89PNG", "Jpeg": rb"\xff\xd8\xff", "Tiff": rb"II[*+]\0|MM\0[*+]"},
    **{"WebP": rb"RIFF....WEBP", "Gif": rb"GIF8[79]a", "Heif": rb"....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)"},
}
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_IN_SCAN = (b"\x00", *(bytes([restart]) for restart in range(0xD0, 0xD8)))  # what follows an FF among packed pixels
_DEPTH = 24  # where a PNG tells the bits of a sample


def raster(data: bytes) -> Raster:
    """The pixels of a PNG, JPEG, TIFF, WebP, GIF or HEIC file (of several pages or frames the first).  Raises PictureError."""
    if (plain := plain_png(data)) and _is_light(*plain[:2]):
        width, height, mode = plain
        return Raster(width, height, partial(_decoded, data), of_bytes(data), png=data, mode=mode)
    return kept("pixels", lambda: (of_bytes(data),), lambda: _raster(data)) if _is_small(data) else _raster(data)


def _is_light(width: int, height: int) -> bool:
    """Whether a plain PNG has no more pixels than can be decoded: none of its pixels is dear."""
    return width * height <= MOST_PIXELS and max(width, height) <= LONGEST_SIDE


def _decoded(data: bytes) -> Any:
    """The image of a file that was looked through."""
    with _opened(data) as picture:
        picture.load()
        return _printable(picture)


def _is_small(data: bytes) -> bool:
    """Whether its pixels are few enough to be kept: to find out by packing them takes their memory twice over."""
    try:
        with _opened(data) as picture:
            return bool(picture.width * picture.height <= LARGEST)
    except Exception:  # a broken file, of which `_raster` tells
        return False


def _raster(data: bytes) -> Raster:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with _opened(data) as picture:
                if _is_too_much(picture):
                    raise Image.DecompressionBombError
                as_is = picture.mode in ("RGB", "L") and not _turned(picture) and not _profile(picture)
                kind = picture.format if as_is and "transparency" not in picture.info and not picture.info.get("interlace") else ""
                picture.load()
                if _turned(picture):
                    ImageOps.exif_transpose(picture, in_place=True)
                made = _printable(_in_srgb(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise PictureError(
            "picture-too-big",
            "the picture has too many pixels",
            f"make it smaller: {MOST_PIXELS // 1_000_000} million pixels are the most (fewer in WebP, 16 bits, or print colours), "
            f"and {LONGEST_SIDE:,} in a row",
        ) from problem
    except PictureError:
        raise
    except Exception as problem:  # whatever Pillow raises for a broken file: IndexError, struct.error, zlib.error …
        raise PictureError(
            "picture-broken", "this is no readable PNG, JPEG, TIFF, WebP or GIF", "open it in a picture program and save it anew"
        ) from problem
    return Raster(
        made.width,
        made.height,
        made,
        of_bytes(data),
        _without_notes(data) if kind == "JPEG" else b"",
        mode=made.mode,
        png=data
        if kind == "PNG" and data[_DEPTH] == 8 and _unpacks_to(scanlines(data), made.height * (made.width * len(made.mode) + 1))
        else b"",
    )


def _is_too_much(picture: Any) -> bool:
    """Whether it has more pixels than can be decoded, before any of them is."""
    pixels = picture.width * picture.height
    cost = COSTS.get(picture.mode, DEAR) + (WEBP if picture.format == "WEBP" else 0)
    return bool(pixels > MOST_PIXELS or max(picture.size) > LONGEST_SIDE or pixels * cost > MOST_DECODED)


def _opened(data: bytes) -> Any:
    """The file by Pillow's one reader for it: `Image.open` would load five of them first, some of other kinds."""
    from PIL import Image

    kind = next((kind for kind, begins in KINDS.items() if re.match(begins, data, re.DOTALL)), "")
    if not kind:
        raise OSError("of no kind that can be printed")
    if kind == "Heif":
        _load_heif()
    else:
        importlib.import_module(f"PIL.{kind}ImagePlugin")
    return Image.OPEN[kind.upper()][0](BytesIO(data), "")


def _load_heif() -> None:
    """Pillow's reader of HEIC photographs, which whoever wants it installs; we bring none along, for its decoders are LGPL and GPL."""
    try:
        importlib.import_module("pillow_heif.HeifImagePlugin")
    except ImportError as problem:
        raise PictureError(
            "picture-kind",
            "HEIC photographs are read only where the Python package pillow-heif is installed",
            "export it as JPEG, or install pillow-heif",
        ) from problem


def ending_of(data: bytes) -> str:
    """How the name of such a file ends, like .png; "" for none that is read."""
    kind = next((kind for kind, begins in KINDS.items() if re.match(begins, data, re.DOTALL)), "")
    return {"": "", "Jpeg": ".jpg", "Tiff": ".tif", "Heif": ".heic"}.get(kind, f".{kind.lower()}")


def _turned(picture: Any) -> bool:
    """Whether the camera was held otherwise than the pixels say."""
    from PIL import ExifTags

    return bool(picture.getexif().get(ExifTags.Base.Orientation, 1) != 1)


def _profile(picture: Any) -> bytes:
    """The picture's colour profile, if it is another than sRGB."""
    from PIL import ImageCms

    profile: bytes = picture.info.get("icc_profile") or b""
    if not profile:
        return b""
    try:
        name = ImageCms.getProfileName(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return b""  # an unreadable profile says nothing
    return b"" if "srgb" in name.lower() else profile


def _in_srgb(picture: Any) -> Any:
    """The same colours in sRGB, as far as its profile tells them."""
    from PIL import ImageCms

    profile = _profile(picture)
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        target = "L" if picture.mode == "L" else "RGB"
        try:
            if target == "RGB":
                return ImageCms.profileToProfile(
                    picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=target
                )
        except ImageCms.PyCMSError:
            pass  # a profile of another kind of picture: the numbers as they are
    return picture


def _printable(picture: Any) -> Any:
    """In a mode that PDF/A allows: RGBA, L or RGB."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.convert("I").point(lambda level: level / 256).convert("L")
    alpha = picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info
    mode = "RGBA" if alpha else "L" if picture.mode in ("L", "1") else "RGB"
    made = picture if picture.mode == mode else picture.convert(mode)
    made.info = {}  # what else the file said is nobody's business
    return made


def _without_notes(jpeg: bytes) -> bytes:
    """A JPEG without comments and camera notes (place and time of a photograph are nobody's business); its pixels are untouched.

    Segments of ISO/IEC 10918-1, B.1.1.4: only JFIF (APP0) and Adobe (APP14) are kept of the application's, and nothing behind the end of
    the image.  b"" where they cannot be followed to that end: then the pixels are packed anew.
    """
    out, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == _END_OF_IMAGE:
            return b"".join([*out, jpeg[at : at + 2]])
        if marker == 0xFF:  # fill
            at += 1
            continue
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            end = _after_scan(jpeg, end)
        if not (0xE1 <= marker <= 0xEF and marker != 0xEE) and marker != 0xFE:
            out.append(jpeg[at:end])
        at = end
    return b"".join([*out, jpeg[at : at + 2]]) if jpeg[at : at + 2] == bytes([0xFF, _END_OF_IMAGE]) else b""


def _after_scan(jpeg: bytes, at: int) -> int:
    """Where the packed pixels that begin there end: at the first marker that is none of theirs (a stuffed 0, a restart)."""
    while (at := jpeg.find(b"\xff", at)) >= 0:
        if jpeg[at + 1 : at + 2] not in _IN_SCAN:
            return at
        at += 2
    return len(jpeg)


def _unpacks_to(packed: bytes, size: int) -> bool:
    """Whether PNG data unpacks to just so many bytes: who reads the PDF unpacks it, and it may be gigabytes."""
    unpacker, seen = zlib.decompressobj(), 0
    try:
        while not unpacker.eof and seen <= size and packed:
            seen += len(unpacker.decompress(packed, 1 << 20))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and seen == size


def scanlines(png: bytes) -> bytes:
    """The packed pixels of a PNG, as PDF takes them (ISO/IEC 15948, 10.1): all its IDAT chunks in one."""
    out, at = list[bytes](), 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            out.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(out)


def check_resolution(picture: Raster, width: float) -> None:
    """Complain when the picture, printed `width` points wide, has fewer than 150 dots an inch."""
    if (dpi := picture.width / width * 72) < COARSE:
        raise PictureError(
            "picture-coarse",
            f"the picture is too coarse: {dpi:.0f} dots an inch at {width / 72:.1f} inches wide",
            f"use one that is at least {round(width / 72 * FINE):,} pixels wide",
        )


@lru_cache(16)
def cut(picture: Raster, width: float) -> Raster:
    """The picture with no more than 300 dots an inch when it is printed `width` points wide."""
    from PIL import Image

    most = round(width / 72 * FINE)
    if picture.width <= most:
        return picture
    size = most, max(1, round(picture.height * most / picture.width))
    return Raster(*size, picture.image.resize(size, Image.Resampling.LANCZOS), f"{picture.digest} {most}")


def in_grey(picture: Raster, threshold: bool = False) -> Raster:
    """The picture on white, in grey; or in black and white alone, as a copier's threshold leaves it."""
    from PIL import Image

    image = picture.image
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "#ffffff"), image)
    image = image.convert("L")
    if threshold:
        image = image.point(lambda level: 255 if level >= 128 else 0)
    return Raster(picture.width, picture.height, image, f"{picture.digest} {'line' if threshold else 'grey'}")
