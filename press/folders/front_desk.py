"""What a clinic's front desk finds in its folder besides the sheets: the page that opens them, and all of it in one ZIP."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from ...handouts.library import NotKnown
from ...handouts.problems import Problems
from ...handouts.state import State
from ..orders.workshop import Workshop
from ..record.address import Address
from ..record.ledger import Ledger, LedgerLine
from ..record.lying import is_linked, lies
from ..record.whole import put_whole, writing_whole
from .entry import entries
from .index_page import index_page, responsible_line
from .parcel import parcel

PAGE = "index.html"
BEGINNING = 200  # bytes of a page before its line of whom to tell


def write_pages(ledger: Ledger, workshop: Workshop, clinics: Collection[str], zipped: bool = False) -> None:
    """Write the pages of these clinics anew; one that has no sheets has none, one that cannot be read keeps what it has, unless
    something on it was withdrawn."""
    known = {clinic: list(lines) for clinic, lines in groupby(ledger.current(), key=lambda line: line.order.clinic)}
    for clinic in sorted(clinics):
        if is_linked(ledger.folder, clinic):
            continue  # nothing of ours lies there; why its sheets are not made is told with them
        if clinic in known:
            _clinic(ledger, workshop, clinic, known[clinic], zipped)
        else:
            _away(ledger, clinic)


def without_page(ledger: Ledger, workshop: Workshop, zipped: bool = False) -> set[str]:
    """The clinics whose folder lacks its page (or ZIP), or has one that names others whom to tell than the clinic's file does."""
    clinics = {order.clinic for order, line in ledger.newest.items() if line.state is not State.GONE}
    clinics = {clinic for clinic in clinics if not is_linked(ledger.folder, clinic)}
    return {clinic for clinic in clinics if not _names_them(ledger, workshop, clinic) or (zipped and not _zip(ledger, clinic).exists())}


def _names_them(ledger: Ledger, workshop: Workshop, clinic: str) -> bool:
    """Whether the page is there and names whom to tell; where the clinic cannot be read, whether it is there."""
    page = ledger.folder / clinic / PAGE
    if not page.exists():
        return False
    try:
        line = responsible_line(workshop.clinic(clinic)).encode("utf-8")
    except (Problems, NotKnown):
        return True
    with page.open("rb") as file:
        return b'content="' + line + b'"' in file.read(BEGINNING + len(line))


def _zip(ledger: Ledger, clinic: str) -> Path | Address:
    return ledger.folder / f"{clinic}.zip"


def _clinic(ledger: Ledger, workshop: Workshop, clinic: str, lines: list[LedgerLine], zipped: bool) -> None:
    try:
        facts = workshop.clinic(clinic)
    except (Problems, NotKnown):
        if any(line.state is State.WITHDRAWN for line in lines):  # no page is better than one that offers them
            _away(ledger, clinic)
        return
    page = index_page(facts, entries(lines, workshop), workshop, max(line.day for line in lines))
    put_whole(ledger.folder / clinic / PAGE, page)
    if zipped or _zip(ledger, clinic).exists():  # one that is there must not keep what was withdrawn
        with writing_whole(_zip(ledger, clinic)) as file:
            parcel(ledger.folder / clinic, [PAGE, *_names(ledger, lines, workshop.today)], file)


def _away(ledger: Ledger, clinic: str) -> None:
    (ledger.folder / clinic / PAGE).unlink(missing_ok=True)
    _zip(ledger, clinic).unlink(missing_ok=True)


def _names(ledger: Ledger, lines: Iterable[LedgerLine], today: date) -> list[str]:
    """The sheets that may be handed out and lie there."""
    return [f"{line.order.name}.pdf" for line in lines if line.state_on(today) is State.READY and lies(ledger.folder, line.order.file)]
