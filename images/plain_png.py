"""PNG files whose packed pixels go into a PDF as they are: they are looked through, and not decoded.

ISO/IEC 15948: 5.2 signature, 5.3 chunks with their CRC, 9.2 filter types, 10.1 one stream of packed rows.
"""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIMPLE = {b"IHDR", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"sRGB", b"cHRM", b"tIME", b"bKGD", b"sBIT"}  # none of these changes what is printed
MODES = {0: ("L", 1), 2: ("RGB", 3)}  # colour type → what Pillow calls it, and its samples a pixel
FILTERS = 4  # the highest filter type of a row
_PIECE = 1 << 20  # bytes unpacked at a time


def plain_png(data: bytes) -> tuple[int, int, str] | None:
    """Width, height and mode of a PNG of eight bits, grey or RGB, that is whole and says nothing else; None for any other file."""
    if not data.startswith(SIGNATURE):
        return None
    chunks = [*_chunks(data)]
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or len(chunks[0][1]) != 13 or not _in_order(chunks):
        return None
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, kind, *others = head[8:]
    if depth != 8 or kind not in MODES or any(others) or not (width and height):
        return None
    mode, samples = MODES[kind]
    packed = b"".join(chunk for name, chunk in chunks if name == b"IDAT")
    return (width, height, mode) if _unpacks(packed, width * samples + 1, height) else None


def _in_order(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Whether there is one head, and one stretch of pixels."""
    names = [name for name, _ in chunks]
    first, count = names.index(b"IDAT") if b"IDAT" in names else 0, names.count(b"IDAT")
    return names.count(b"IHDR") == names.count(b"IEND") == 1 and count > 0 and {*names[first : first + count]} == {b"IDAT"}


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end of the image, each with a true CRC; the last is no IEND where one is broken or of another kind."""
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 8 + length
        if name not in SIMPLE or end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return
        yield name, data[at + 8 : end]
        if name == b"IEND":
            return
        at = end + 4


def _unpacks(packed: bytes, row: int, rows: int) -> bool:
    """Whether packed pixels are so many rows of so many bytes, each with a filter that there is; never more is unpacked."""
    unpacker, seen = zlib.decompressobj(), 0
    try:
        while packed and not unpacker.eof and seen <= row * rows:
            piece = unpacker.decompress(packed, _PIECE)
            if max(piece[-seen % row :: row], default=0) > FILTERS:
                return False
            seen += len(piece)
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and seen == row * rows
