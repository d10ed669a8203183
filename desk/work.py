"""What a worker of the desk does: sheets set, and shown as a picture.  Nothing is written but the words of what is set,
by which a recall knows it later: of a patient, nothing."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import Any

from PIL.Image import Quantize

from ..handouts.check_code import code_of
from ..handouts.event_times import event_problems, schedules
from ..handouts.library import NotKnown
from ..handouts.patient import NO_PATIENT, Patient
from ..handouts.problems import Problems
from ..handouts.state import State, barred, own_words
from ..layouts import bundle as _bundles  # noqa: F401  (what costs to import is imported before anyone waits)
from ..layouts import sheet as _sheets  # noqa: F401
from ..layouts.pdf import ChosenPages, Laid, written
from ..layouts.tags import Tag
from ..press.bundles.bundle import lay_bundle_order
from ..press.making.worker import workshop
from ..press.orders.inputs import Inputs, together
from ..press.orders.order import Order, named_order
from ..press.proofs.render import Seen, pages_of
from ..press.record.kept_words import KeptWords
from .counts import Codes, SheetWords
from .offer import DeskSite, availability, covers_taken
from .wish import Wish

DPI = 110  # of the picture of a page


class Barred(Exception):
    """A sheet that may not go out; how it stands."""

    def __init__(self, topic: str, language: str, state: State, why: str = "", whom: str = "") -> None:
        super().__init__(topic, language, state, why, whom)
        self.topic, self.language, self.state, self.why, self.whom = topic, language, state, why, whom


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A wish, set: its pages, and the check code and name of every sheet in it."""

    wish: Wish
    pages: int
    codes: Codes


@dataclass(frozen=True, slots=True, repr=False)
class Printed:
    """Sheets in one file."""

    pdf: bytes
    sheets: tuple[Sheet, ...]
    words: SheetWords
    pictures: tuple[bytes, ...] = ()  # of its pages, where they were asked for


def set_wishes(
    site: DeskSite, wishes: Sequence[tuple[Wish, Sequence[str]]], patient: Patient = NO_PATIENT, one_sided: bool = False
) -> Printed:
    """The sheets of some wishes, each with the topics of its bundle, as one file.  Raises Barred, Problems."""
    if patient.event:
        _check_event(site, wishes, patient)
    root = Tag("Document")
    made = [
        _laid(site, wish, topics, root if len(wishes) == 1 else root.add("Part", lang=wish.language), patient, one_sided)
        for wish, topics in wishes
    ]
    laid = [replace(each, chosen=ChosenPages(wish.pages, wish.of)) for (wish, _), (each, _) in zip(wishes, made)]
    pdf, pages = written(root, laid, one_sided)
    words = {code: _noted(site, named_order(name)) for _, codes in made for code, name in codes}
    return Printed(pdf, tuple(Sheet(wish, count, codes) for (wish, _), count, (_, codes) in zip(wishes, pages, made)), words)


def _noted(site: DeskSite, order: Order) -> dict[str, str]:
    """The digests of a sheet's words by language; what they say is noted, so that a recall knows them when the files have changed."""
    shop = workshop(site.workspace, site.today)
    shop.once("kept words", lambda: KeptWords(shop)).note(order)
    return shop.on_sheet.words_of(order)


def _check_event(site: DeskSite, wishes: Sequence[tuple[Wish, Sequence[str]]], patient: Patient) -> None:
    """One typed date stands on all schedules that go out together; raises Problems where it cannot."""
    shop = workshop(site.workspace, site.today)
    orders = [each for wish, topics in wishes for each in _orders(site, wish, topics)]
    told = schedules(wording.handout for order in orders for wording, _ in shop.told(order))
    if found := list(event_problems(told, patient)):
        raise Problems(found)


def _orders(site: DeskSite, wish: Wish, topics: Sequence[str]) -> list[Order]:
    """The sheets of a wish."""
    site = site.at(wish.site)
    if not wish.bundle:
        return [wish.order(site.clinic)]
    return [Order(site.clinic, topic, wish.language, wish.size, paper=wish.paper) for topic in topics]


def _laid(site: DeskSite, wish: Wish, topics: Sequence[str], root: Tag, patient: Patient, one_sided: bool) -> tuple[Laid, Codes]:
    orders, site = _orders(site, wish, topics), site.at(wish.site)
    shop, order = workshop(site.workspace, site.today), wish.order(site.clinic)
    for each in orders:
        for language in each.languages:
            try:
                found = availability(site, shop, each.topic, language, [])
            except Problems as wrong:
                raise Barred(each.topic, language, barred(wrong.problems)) from None
            if found.state is not State.READY:
                raise Barred(each.topic, language, found.state, found.why, found.whom)
    inputs = Inputs(shop)
    codes = tuple((code_of(together(each, inputs.of(each))), each.name) for each in orders)
    if wish.bundle:
        if why := covers_taken(site, shop, shop.library.bundles()).get((wish.topic, wish.language)):
            raise Barred(wish.topic, wish.language, State.WITHDRAWN, own_words(State.WITHDRAWN, why))
        return lay_bundle_order(shop, shop.library.bundles()[wish.topic], order, root, one_sided=one_sided, typed=patient)[0], codes
    return shop.lay_order(order, root, code=codes[0][0], typed=patient)[0], codes


def look_at_wishes(site: DeskSite, wishes: Sequence[tuple[Wish, Sequence[str]]], patient: Patient, one_sided: bool) -> Printed:
    """The same with pictures of all pages: what was typed is with one worker for as short as can be."""
    made = set_wishes(site, wishes, patient, one_sided)
    return replace(made, pictures=tuple(map(_png, pages_of(made.pdf, DPI))))


def draw_page(pdf: bytes, page: int) -> bytes:
    """One page, counted from 1, as a PNG; nothing where there is none."""
    return next((_png(seen) for seen in islice(pages_of(pdf, DPI, page), 1)), b"")


def _png(seen: Seen) -> bytes:
    """In 256 colours: a quarter of the bytes, and no difference that an eye finds on print."""
    out = BytesIO()
    seen.picture.image.quantize(256, method=Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def ready(site: DeskSite, *last: Any) -> None:
    """Makes a worker ready before anyone waits for it: it sets the sheet that was asked for last, and has fonts and drawings at hand."""
    workshop(site.workspace, site.today).pictures.ids()
    if last:
        with suppress(Problems, Barred, NotKnown):
            set_wishes(site, *last)
