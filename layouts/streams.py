"""PDF streams as PDF/A wants them: an end-of-line before `endstream` (ISO 19005-2, 6.1.7.1)."""

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class EndedBytes(PDFObject):
    """Stream data and the end-of-line after it, which does not count into /Length."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __len__(self) -> int:
        return len(self.data)

    def format(self, document: PDFDocument) -> bytes:
        return self.data + b"\n"


class Flate:
    """The stream filter that ReportLab is given in place of its own (a member of `defaultStreamFilters`)."""

    pdfname = "FlateDecode"

    def encode(self, data: bytes | str) -> EndedBytes:
        return EndedBytes(packed(data.encode("latin-1") if isinstance(data, str) else data))


@lru_cache(256)
def packed(data: bytes) -> bytes:
    """Deflated; fonts and pictures of one sheet are those of the next."""
    return zlib.compress(data)


class Stream(PDFObject):
    """A stream whose data are final: nothing is encoded any more."""

    __RefOnly__ = 1

    def __init__(self, keys: str, data: bytes) -> None:
        self.keys, self.data = keys, data

    def format(self, document: PDFDocument) -> bytes:
        return b"<< %s /Length %d >>\nstream\n%s\nendstream\n" % (self.keys.encode("ascii"), len(self.data), self.data)


class Written(PDFObject):
    """An object that is written already; its references stand in it as numbers."""

    data: bytes

    def format(self, document: PDFDocument) -> bytes:
        return self.data
