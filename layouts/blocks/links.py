"""Web pages: a QR code, the page's name beside it, under that its address in letters."""

from ...handouts import blocks as model
from ...handouts.imprint import shown_address
from ...handouts.node import Scalar
from ...handouts.words import Span, Words
from ...images import figures, qr
from ..setting import Setting
from ..strips import Column, Strips, row
from ..tags import Tag

SIZE = 7.0  # u: 59 pt, 21 mm: a phone reads it from a hand's breadth away


def links(block: model.Links, s: Setting, tag: Tag) -> Strips:
    """Two side by side: the code, what it leads to, and the address in letters."""
    look, out = s.look, Strips()
    for k in range(0, len(block.links), 2):
        cells = [_cell(link, column, s, tag) for link, column in zip(block.links[k : k + 2], look.pair)]
        out += look.paired(
            *cells, gap=look.space.figure if k else look.space.paragraph, between=look.space.figure, place=block.links[k].place
        )
    return out


def _cell(link: model.Link, column: Column, s: Setting, tag: Tag) -> Strips:
    look, url = s.look, link.short or link.url
    code, beside = column.cut(SIZE, 1.5, column.w - SIZE - 1.5)
    figure = tag.add("Figure", alt=s.say("links.qr", address=shown_address(url)).plain)
    square = look.figure(code.x, SIZE, SIZE, figure, figures.qr, SIZE, qr.modules(str(url)))
    told = s.paragraph(s.final(link.title).strong(), tag, beside) + s.paragraph(_address(url), tag, beside, "small", gap=look.space.item)
    return [row([square], told, place=link.place)]


def _address(url: Scalar) -> Words:
    return Words((Span(shown_address(url), link=str(url)),), url.place)
