"""What a worker of the desk does: sheets set, joined, and shown as a picture.  Nothing is written anywhere."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ..handouts.library import NotKnown
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.problems import Problems
from ..layouts import bundle as _bundles  # noqa: F401  (what costs to import is imported before anyone waits)
from ..layouts import sheet as _sheets  # noqa: F401
from ..press.bundle import set_bundle
from ..press.code import code_of
from ..press.inputs import Inputs, together
from ..press.making import workshop
from ..press.order import Order
from ..press.render import pages_of
from .offer import Recalls, Site, stands
from .wish import Wish

DPI = 110               # of the picture of page 1


class Refused(Exception):
    """A sheet that may not go out; how it stands."""

    def __init__(self, topic: str, language: str, state: str, why: str = "", whom: str = "") -> None:
        super().__init__(topic, language, state, why, whom)
        self.topic, self.language, self.state, self.why, self.whom = topic, language, state, why, whom


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A wish, set: the PDF, its pages, and the check code and name of every sheet in it."""

    wish: Wish
    pdf: bytes
    pages: int
    codes: tuple[tuple[str, str], ...]


def set_wish(site: Site, wish: Wish, topics: Sequence[str], recalls: Recalls, patient: Patient = NO_PATIENT,
             one_sided: bool = False) -> Sheet:
    """The sheet of a wish, or the bundle of these topics.  Raises Refused, Problems."""
    shop, order = workshop(site.workspace, site.today), wish.order(site.clinic)
    orders = [Order(site.clinic, topic, wish.language, wish.size, paper=wish.paper) for topic in topics] if wish.bundle else [order]
    for each in orders:
        for language in each.languages:
            try:
                standing = stands(site, shop, each.topic, language, recalls, [])
            except Problems:
                raise Refused(each.topic, language, "failed") from None
            if standing.state != "ready":
                raise Refused(each.topic, language, standing.state, standing.why, standing.whom)
    inputs = Inputs(shop)
    codes = tuple((code_of(together(each, inputs.of(each))), each.name) for each in orders)
    if wish.bundle:
        made = set_bundle(shop, shop.shelf.bundles()[wish.topic], order, one_sided=one_sided, typed=patient)
    else:
        made = shop.set_order(order, code=codes[0][0], typed=patient)
    return Sheet(wish, made.data, made.pages, codes)


def picture(pdf: bytes) -> bytes:
    """Page 1 as a PNG."""
    out = BytesIO()
    next(pages_of(pdf, DPI)).picture.image.save(out, "PNG")
    return out.getvalue()


def joined(pdfs: Sequence[bytes], both_sides: bool) -> bytes:
    """Several PDFs as one job for the printer, each beginning on a leaf of its own."""
    if len(pdfs) == 1:
        return pdfs[0]
    import pypdfium2

    out, whole = BytesIO(), pypdfium2.PdfDocument.new()
    for data in pdfs:
        with pypdfium2.PdfDocument(data) as one:
            if both_sides and len(whole) % 2:
                whole.new_page(*whole[len(whole) - 1].get_size())
            whole.import_pages(one)
    whole.save(out)
    whole.close()
    return out.getvalue()


def ready(site: Site, *last: Any) -> None:
    """Makes a worker ready before anyone waits for it: it sets the sheet that was asked for last, and has fonts and drawings at hand."""
    workshop(site.workspace, site.today).pictures.ids()
    if last:
        with suppress(Problems, Refused, NotKnown):
            set_wish(site, *last)
