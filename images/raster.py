"""PNG and JPEG made fit for print: turned upright, RGB, alpha kept; refused when broken, huge or too coarse."""

import hashlib
import warnings
from io import BytesIO

from .picture import PictureError, Raster

MOST_PIXELS = 40_000_000        # a 50,000 × 50,000 bomb is refused before it is unpacked
COARSE = 150                    # dpi at print size under which print looks broken (UK print practice: 300 wanted, 150 the floor)
_KINDS = ("PNG", "JPEG")


def raster(data: bytes) -> Raster:
    """The pixels of a PNG or JPEG file.  Raises PictureError."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_KINDS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Image.DecompressionBombError
                upright = ImageOps.exif_transpose(picture)
                alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
                made = upright.convert("RGBA" if alpha else "L" if upright.mode in ("L", "1") else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise PictureError("picture-too-big", "the picture has too many pixels",
                           f"make it smaller: {MOST_PIXELS // 1_000_000} million pixels are the most") from problem
    except (OSError, ValueError, SyntaxError, EOFError) as problem:
        raise PictureError("picture-broken", "this is no readable PNG or JPEG",
                           "open it in a picture program and save it anew") from problem
    return Raster(made.width, made.height, made, hashlib.sha256(data).hexdigest())


def check_resolution(picture: Raster, width: float) -> None:
    """Complain when the picture, printed `width` points wide, has fewer than 150 dots an inch."""
    if (dpi := picture.width / width * 72) < COARSE:
        raise PictureError("picture-coarse", f"the picture is too coarse: {dpi:.0f} dots an inch at {width / 72:.1f} inches wide",
                           f"use one that is at least {round(width / 72 * 300):,} pixels wide")
