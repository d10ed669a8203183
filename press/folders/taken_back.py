"""What follows a recall in a folder of sheets: files that go, and a notice to each clinic that has copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ...handouts.editions import Paper
from ...handouts.library import Library, NotKnown
from ...handouts.problems import Problems
from ...handouts.recalls import Recall
from ...handouts.sites import full_name
from ...handouts.theme import theme
from ..orders.workshop import Workshop
from ..record.address import Address
from ..record.ledger import Ledger, LedgerLine
from ..record.lying import put_there
from ..record.tracing import Taken, mirror, remove_files, taken_back
from .notice import notice

ELSEWHERE = "told in words that cannot stand on this page: read them in recalls.yaml, or on the clinic's page of sheets"


@dataclass(frozen=True)
class Notice:
    """A notice to a clinic about some sheets: where it lies, or why there is none."""

    clinic: str
    path: Path | Address
    lines: tuple[LedgerLine, ...]
    missing: str = ""


def take_back(ledger: Ledger, shop: Workshop) -> list[Notice]:
    """Everything that the register takes back is taken out of a folder: files, then notices, then the ledger's lines.

    Whoever is killed on the way leaves it undone for the next.  Raises Problems where the register cannot be read, OSError where the
    ledger cannot be written.
    """
    taken = taken_back(ledger, shop)
    remove_files(ledger, taken)
    notices = list(write_notices(ledger, shop, taken))
    mirror(ledger, taken, shop.today)
    return notices


def write_notices(ledger: Ledger, shop: Workshop, taken: Taken) -> Iterator[Notice]:
    """A notice into the folder of each clinic for each reason; one that cannot be written is told, and the others follow."""

    def of(found: tuple[Recall, LedgerLine]) -> tuple[str, str]:
        return found[1].order.clinic, str(found[0].why)

    for (clinic, why), found in groupby(sorted(taken, key=lambda each: (of(each), each[1].order, each[1].day)), of):
        lines = tuple(line for _, line in found)
        path = _free(ledger.folder / clinic, f"withdrawn-{shop.today}")
        try:
            put_there(ledger.folder, f"{clinic}/{path.name}", _page(shop, clinic, lines, why))
        except OSError as failed:
            yield Notice(clinic, path, lines, failed.strerror or str(failed))
        except Problems as wrong:
            yield Notice(clinic, path, lines, wrong.problems[0].message)
        else:
            yield Notice(clinic, path, lines)


def _page(shop: Workshop, clinic: str, lines: tuple[LedgerLine, ...], why: str) -> bytes:
    """The notice.  A reason that its font has no letters for, or that finds no room, is told by where it stands."""
    name, paper = _name(shop.library, clinic), _paper(shop.library, lines[0].order.paper)
    for words, who in ((why, name), (ELSEWHERE, name), (why, clinic)):
        try:
            return notice(who, paper, lines, words, shop.today)
        except Problems:
            continue
    return notice(clinic, paper, lines, ELSEWHERE, shop.today)


def _name(library: Library, clinic: str) -> str:
    """The clinic's full name, where it can still be read."""
    try:
        return full_name(library.read_clinic(clinic)) if library.is_clinic(clinic) else clinic
    except (Problems, NotKnown):
        return clinic


def _paper(library: Library, name: str) -> Paper:
    """The paper of a notice, also where the workspace has that of the sheets no more, or where its theme cannot be read."""
    try:
        return library.theme().for_lists(name)
    except Problems:
        return theme().for_lists(name)


def _free(folder: Path | Address, name: str) -> Path | Address:
    """A PDF of that name, or of the next one that nothing has: a second notice of a day leaves the first."""
    tries = (folder / f"{name}{f'-{k}' if k > 1 else ''}.pdf" for k in range(1, 10**6))
    return next(each for each in tries if not each.exists())
