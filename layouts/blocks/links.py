"""Web pages: a QR code in the side column, the page's name and its address in letters beside it."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from ...handouts import blocks as model
from ...handouts.words import Span, Words
from ...images import figures
from ..setting import Setting
from ..strips import Strips, gap, row
from ..tags import Tag

SIZE = 7.0              # u: 59 pt, 21 mm: a phone reads it from a hand's breadth away
QUIET = 4               # modules of white around the code (ISO/IEC 18004): the column's gutter gives them


def links(block: model.Links, s: Setting, tag: Tag) -> Strips:
    look, out = s.look, Strips()
    for link in block.links:
        code = look.figure(look.side.x, SIZE, SIZE, tag.add("Figure", alt=s.say("qr", address=_shown(link.short or link.url)).plain),
                           figures.qr, SIZE, _matrix(str(link.short or link.url)))
        words = s.paragraph(s.final(link.title).strong(), tag)
        words += s.paragraph(_address(link), tag)
        out.append(row([code], gap(words, 0), gap=look.space.figure if out else look.space.paragraph, cost=1, place=link.place))
    return out


def _shown(url: str) -> str:
    """An address as one reads it aloud."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def _address(link: model.Link) -> Words:
    url = link.short or link.url
    return Words((Span(_shown(url), link=str(url)),), url.place)


@lru_cache(256)
def _matrix(address: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, row by row; error correction M (15 % may be dirty)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(address))
    code.make()
    return tuple(tuple(bool(on) for on in row) for row in code.modules)
