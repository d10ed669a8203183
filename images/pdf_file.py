"""A PDF file as a picture: its first page, as a drawing or as pixels, read by a process of its own that is ended when it takes too long."""

import json
import subprocess
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..handouts.digests import of_bytes
from ..handouts.kept import kept
from .picture import Picture, PictureError, Raster, Vector

MOST_BYTES = 10_000_000
PATIENCE = 30.0  # seconds
READER = Path(__file__).parent / "pdf_page.py"
FROZEN = "--pdf-page"  # what the packed program is told in the place of the reader's file (packaging/start.py)
_SVG = "export the logo as SVG from the program that drew it"
_WHY = {  # what the reader says, and what is told of it
    "locked": ("picture-broken", "the PDF is locked or encrypted", "save it without a password and without restrictions"),
    "broken": ("picture-broken", "this is no readable PDF", f"open it and save it anew, or {_SVG}"),
    "pages": (
        "picture-too-big",
        "the PDF has more than 100 pages: it is no picture",
        "save the page with the picture as a file of its own",
    ),
    "empty": ("picture-broken", "the first page of the PDF is empty", "save the page with the picture as a file of its own"),
    "font": ("picture-unsupported", "the PDF has words in a font that is not in the file", f"embed it, or turn text into paths; or {_SVG}"),
    "much": ("picture-too-big", "the PDF draws too much, or takes too long to read", f"simplify it, or {_SVG}"),
}


def first_page(data: bytes) -> Picture:
    """What the first page shows, without the white around it: outlines and colours, else pixels.  Raises PictureError."""
    return _read(data, "")


def as_pixels(data: bytes) -> Raster:
    """The same as pixels in any case.  Raises PictureError."""
    found = _read(data, "pixels")
    assert isinstance(found, Raster)
    return found


@lru_cache(16)
def _read(data: bytes, how: str) -> Picture:
    if len(data) > MOST_BYTES:
        raise PictureError("picture-too-big", f"the PDF is {len(data):,} bytes", f"simplify it to less than {MOST_BYTES:,}")
    return kept("pdf-page", lambda: (of_bytes(data), how), lambda: _made(data, *_asked(data, how)))


def _asked(data: bytes, how: str) -> tuple[dict[str, Any], bytes]:
    """What the reader says.  Raises PictureError when it does not come to its end."""
    program = [FROZEN] if getattr(sys, "frozen", False) else ["-P", str(READER)]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            [sys.executable, *program, *([how] if how else [])],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            creationflags=window,
            check=True,
        )
        said, _, body = done.stdout.partition(b"\n")
        return json.loads(said), body
    except (subprocess.SubprocessError, ValueError) as problem:  # ended by the system: it took all its memory or time
        raise PictureError(*_WHY["much"]) from problem


def _made(data: bytes, said: dict[str, Any], body: bytes) -> Picture:
    """The picture that the reader tells of.  Raises PictureError."""
    if said["kind"] == "refused":
        raise PictureError(*_WHY[said["why"]])
    width, height = said["size"]
    if said["kind"] == "drawing":
        return Vector(width, height, body.decode("ascii"))
    from PIL import Image

    return Raster(width, height, Image.frombytes("RGB", (width, height), zlib.decompress(body)), of_bytes(data), mode="RGB")
