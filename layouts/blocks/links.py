"""Web pages: a QR code, the page's name beside it, under that its address in letters."""

from ...handouts import blocks as model
from ...handouts.node import Scalar
from ...handouts.web_address import as_uri, shown_address
from ...handouts.words import Span, Words
from ...images import figures, qr
from ..setting import Setting
from ..strips import Column, Strips, row, whole
from ..tags import Tag

SIZE, LEAST = 7.0, 59.5  # u; points, 21 mm: a phone reads it from a hand's breadth away, even where it gives way to a long word


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
    title = s.final(link.title).strong()
    size = max(LEAST / look.u, min(SIZE, column.w - 1.6 - look.widest(title, "body")))
    code, beside = column.cut(size, 1.5, column.w - size - 1.5)
    figure = tag.add("Figure", alt=s.say("links.qr", address=shown_address(url)).plain)
    square = look.figure(code.x, size, size, figure, figures.qr, size, qr.modules(as_uri(url)))
    named, address = s.paragraph(title, tag, beside), _address(url)
    if look.widest(address, "small") > beside.w:
        return [whole([row([square], named), *s.paragraph(address, tag, column, "small", gap=look.space.item)], place=link.place)]
    return [row([square], named + s.paragraph(address, tag, beside, "small", gap=look.space.item), place=link.place)]


def _address(url: Scalar) -> Words:
    return Words((Span(shown_address(url), link=str(url)),), url.place)
