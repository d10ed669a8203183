"""A PNG that goes into a PDF as it is need not be decoded; whatever Pillow would refuse in it is found without it."""

import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from patient_handouts.images import raster as rasters
from patient_handouts.images.picture import PictureError
from patient_handouts.images.plain_png import SIGNATURE, plain_png
from patient_handouts.images.raster import raster
from patient_handouts.layouts.embedding import embedded


def packed(mode: str, size: tuple[int, int] = (7, 5), **how: Any) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 90).convert(mode).save(out, "PNG", **how)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def of(*chunks: tuple[bytes, bytes]) -> bytes:
    return SIGNATURE + b"".join(chunk(*each) for each in chunks)


HEAD = (b"IHDR", bytes([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]))
END = (b"IEND", b"")


def pixels(*filters: int) -> tuple[bytes, bytes]:
    return b"IDAT", zlib.compress(b"".join(bytes([each]) + b"abcdef" for each in filters))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_plain_one_is_not_decoded_and_is_the_same_on_paper(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(mode)
    decoded = rasters._raster(data)
    monkeypatch.setattr(rasters, "_opened", lambda data: pytest.fail("it was decoded"))
    found = raster(data)
    assert found == decoded and (found.mode, found.png) == (decoded.mode, decoded.png) == (mode, data)
    assert embedded(found) == embedded.__wrapped__(decoded)
    monkeypatch.undo()
    assert found.image.tobytes() == decoded.image.tobytes() and found.image is found.image


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "LA", "I;16"])
def test_other_kinds_are_decoded(mode: str) -> None:
    assert plain_png(packed(mode)) is None and raster(packed(mode)).image is not None


def test_no_damaged_one_is_taken_for_whole() -> None:
    """Every cut, and every letter turned round: what is said to be plain has the pixels that Pillow finds."""
    data, taken = packed("RGB"), 0
    damaged = [data[:end] for end in range(len(data))]
    damaged += [data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :] for at in range(len(data)) for bit in (1, 32, 255)]
    for each in damaged:
        if found := plain_png(each):
            taken += 1
            assert Image.open(BytesIO(each)).convert("RGB").tobytes() == Image.open(BytesIO(data)).tobytes() and found == (7, 5, "RGB")
    assert taken == 0
    assert plain_png(data + b"behind its end") == plain_png(data) == (7, 5, "RGB")


STRANGE = {
    "a filter that there is not": of(HEAD, pixels(0, 5), END),
    "a row too few": of(HEAD, pixels(0), END),
    "a row too many": of(HEAD, pixels(0, 0, 0), END),
    "nothing": of(HEAD, END),
    "two heads": of(HEAD, HEAD, pixels(0, 0), END),
    "two stretches of pixels": of(HEAD, pixels(0, 0), (b"tIME", bytes(7)), pixels(0, 0), END),
    "no end": of(HEAD, pixels(0, 0)),
    "interlaced": of((HEAD[0], HEAD[1][:12] + b"\1"), pixels(0, 0), END),
    "no width": of((HEAD[0], bytes(4) + HEAD[1][4:]), pixels(0, 0), END),
    "see-through": of(HEAD, (b"tRNS", bytes(6)), pixels(0, 0), END),
    "a profile": of(HEAD, (b"iCCP", b"x"), pixels(0, 0), END),
    "turned by its camera": of(HEAD, (b"eXIf", b"x"), pixels(0, 0), END),
    "notes": of(HEAD, (b"tEXt", b"a\0b"), pixels(0, 0), END),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_strange_is_left_to_the_decoder(name: str) -> None:
    assert plain_png(of(HEAD, pixels(0, 4), END)) == (2, 2, "RGB")
    assert plain_png(STRANGE[name]) is None


def test_one_of_too_many_pixels_is_refused_before_it_is_unpacked() -> None:
    wide = HEAD[0], (30_000).to_bytes(4, "big") + (1).to_bytes(4, "big") + HEAD[1][8:]
    with pytest.raises(PictureError) as refused:
        raster(of(wide, (b"IDAT", zlib.compress(bytes(90_001))), END))
    assert refused.value.code == "picture-too-big"
