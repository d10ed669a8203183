"""PDF streams as PDF/A wants them: an end-of-line before `endstream` (ISO 19005-2, 6.1.7.1), XMP left readable."""

import zlib
from collections.abc import Callable

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
        return EndedBytes(zlib.compress(data.encode("latin-1") if isinstance(data, str) else data))


class PlainStream(PDFObject):
    """A stream that is never compressed: XMP must be readable without a PDF parser (PDF/A-2, 6.6.2.1)."""

    __RefOnly__ = 1

    def __init__(self, keys: str, make: Callable[[PDFDocument], bytes]) -> None:
        self.keys, self.make = keys, make

    def format(self, document: PDFDocument) -> bytes:
        data = self.make(document)
        return b"<< %s /Length %d >>\nstream\n%s\nendstream\n" % (self.keys.encode("ascii"), len(data), data)
