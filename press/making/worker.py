"""What a worker does: one order set, written, and told about."""

import pickle
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from multiprocessing import connection, parent_process
from os import _exit
from pathlib import Path
from typing import Any, TypeVar

from ...handouts.approvals import SignedWords
from ...handouts.digests import of_bytes
from ...handouts.library import Library
from ...handouts.place import Place
from ...handouts.problems import Problem, Problems, unreadable
from ...handouts.state import State, barred
from ..orders.order import Order
from ..orders.workshop import Made, Workshop
from ..record.address import Address
from ..record.ledger import LedgerLine
from ..record.lying import Linked, put_there
from ..record.stock import Job

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PressSite:
    """Where a run takes its words from, and where it puts its sheets; `today` is the day it judges by."""

    workspace: Path | None
    folder: Path | Address
    today: date


@cache
def workshop(workspace: Path | None, today: date) -> Workshop:
    """The workshop of this process."""
    return Workshop(Library(workspace), today)


def portably(act: Callable[..., T], *arguments: Any) -> T:
    """What `act` gives; an exception that could not travel to another process is told by another that can."""
    try:
        return act(*arguments)
    except Exception as fault:
        try:
            pickle.loads(pickle.dumps(fault))
        except Exception:
            raise RuntimeError(f"{type(fault).__name__}: {fault}") from None
        raise


def make(site: PressSite, job: Job) -> LedgerLine:
    """Set an order and put its file in place.  What is wrong with it stands in the line; a machine that cannot write raises OSError."""
    return portably(_make, site, job)


def _make(site: PressSite, job: Job) -> LedgerLine:
    start, shop = time.perf_counter(), workshop(site.workspace, site.today)
    line = LedgerLine(job.order, State.FAILED, site.today, job.digest, job.inputs, code=job.code)
    try:
        told = shop.told(job.order)
        line = replace(line, **_known(told, shop, job.order))
        state, why, errors = shop.judged(job.order, unapproved=job.unapproved)
        if state is not State.READY:
            return replace(line, state=state, why=why, problems=errors, seconds=_since(start))
        made = shop.set_order(job.order, code=job.code)
        fonts = _fonts(made, shop)
    except Problems as found:
        return replace(line, state=barred(found.problems), problems=found.problems, seconds=_since(start))
    except OSError as error:  # until here files are only read: this one sheet's
        return replace(line, problems=(unreadable(error),), seconds=_since(start))
    path = site.folder / job.order.file
    try:
        file = put_there(site.folder, job.order.file, made.data)
    except Linked as away:
        problem = Problem(Place(str(away.filename)), "folder-linked", str(away.strerror), "its sheets are made when that is done")
        return replace(line, problems=(problem,), seconds=_since(start))
    except (PermissionError, IsADirectoryError) as closed:
        way = "close it where it is open, take away what lies in its place, and run again"
        problem = Problem(Place(str(path)), "file-locked", "this file cannot be written", way)
        return replace(line, problems=(problem,), why=closed.strerror or "", seconds=_since(start))
    return replace(
        line,
        state=State.READY,
        pages=made.pages,
        sha256=of_bytes(made.data),
        size=file.st_size,
        changed=file.st_mtime_ns,
        problems=made.findings.problems,
        fonts=fonts,
        seconds=_since(start),
    )


def _fonts(made: Made, shop: Workshop) -> tuple[str, ...]:
    """The fonts besides FiraGO that a sheet is set in."""
    from ...layouts.typefaces import fonts_of

    return tuple(dict.fromkeys(name for wording, _ in made.told for name in fonts_of(wording, shop.pictures)))


def _known(told: tuple[SignedWords, ...], shop: Workshop, order: Order) -> dict[str, Any]:
    """What the ledger keeps of what is on paper: version, approval, last day; words, phones and pictures, by which a recall finds it."""
    signed, found = [each.words for _, each in told], [(order.clinic, order.topic, language) for language in order.languages]
    return {
        "version": " / ".join(dict.fromkeys(str(words.handout.version) for words, _ in told)),
        "approved": all(signed),
        "expires": min((day for _, each in told if (day := each.last_day)), default=None),
        "phones": tuple(dict.fromkeys(number for each in found for number in shop.on_sheet.numbers(*each))),
        "words": shop.on_sheet.words_of(order),
        "pictures": tuple(dict.fromkeys(digest for each in found for digest in shop.on_sheet.picture_files(*each))),
    }


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def begin() -> None:
    """A worker's first minute: Ctrl-C is the parent's business; and when the parent dies, so does the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=lambda: (connection.wait([parent.sentinel]), _exit(1)), daemon=True).start()
