"""Printing on Windows: PDFium draws each page on the printer's own device context, from memory; nothing of ours lies on the disk.

Tried under Wine, against a CUPS with a printer; not yet on Windows itself (docs/desk.md says what was).  All that Windows is asked goes
through `win32.Dlls`.
"""

import ctypes as c
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2

from . import win32
from .devmode import Driver, DriverSetting
from .printing import UNKNOWN, Alert, JobState, Keeping, PrinterError, PrinterFacts, PrintJob, Queue, Standing
from .win32 import Dlls, JobInfo1, PrinterInfo2, at, text_of, wide

PRINTING = 0x800  # FPDF_PRINTING
POINT = 72  # of an inch
MOST_JOBS, MOST_BYTES = 500, 4_000_000  # that one question may bring
FILES = ("FILE:", "PORTPROMPT:", "XPSPORT:", "NUL:", "SHRFAX:")  # ports that ask for a file's name, or a telephone's: none of paper
TROUBLES = {win32.SERVER_UNAVAILABLE: "service-down", win32.INVALID_PRINTER_NAME: "printer-unknown"}
WATCHED, LOOKS = 3600.0, 0.25  # seconds that a job is followed, and between two looks
# What a printer says of itself (PRINTER_STATUS_*, winspool.h) and of a job (JOB_STATUS_*), as the other systems' printers say it.
OF_PRINTER: dict[int, Alert] = {
    0x8: "jam",
    0x10: "paper",
    0x20: "paper",  # by hand
    0x40: "paper",
    0x40_0000: "door",
    0x4_0000: "toner",
    0x800: "output",
    0x80: "offline",
    0x1000: "offline",
    0x200_0000: "offline",  # its server
    0x80_0000: "connecting",
    0x1: "stopped",
    0x2: "other",
    0x10_0000: "other",  # somebody must do something
    0x20_0000: "other",  # out of memory
}
OF_JOB: dict[int, Alert] = {0x40: "paper", 0x20: "offline", 0x200: "stopped", 0x2: "other", 0x400: "other"}
AT_WORK: JobState = "printing"
STATES: dict[int, JobState] = {0x4: "taken-back", 0x100: "taken-back", 0x80: "printed", 0x1000: "printed", 0x1: "held", 0x10: AT_WORK}
STOPPED = {win32.STATUS_PAUSED: "it is paused", win32.STATUS_PENDING_DELETION: "it is being removed"}


class Winspool:
    """The user's printers.  `dlls` are asked for when the first question comes; `look` waits so many seconds between two looks at a job."""

    leaves_files, tried = False, False

    def __init__(self, dlls: Callable[[], Dlls] = win32.loaded, looks: float = LOOKS) -> None:
        self._load, self.looks = cache(dlls), looks
        self._drawing = threading.Lock()  # PDFium knows no threads
        self._seen = dict[str, Standing]()

    @property
    def dlls(self) -> Dlls:
        return self._load()

    def keeps(self) -> Keeping:
        """As each printer is set (“Keep printed documents”); a print server's own rules cannot be read from here."""
        attributes = [said.attributes for _, said in self._printers()]
        if any(each & win32.ATTRIBUTE_KEEPS for each in attributes):
            return "kept"
        return "perhaps" if any(each & win32.ATTRIBUTE_NETWORK for each in attributes) else "not"

    def queues(self) -> list[Queue]:
        found = list(self._printers())
        if not found:
            raise PrinterError("no-printer")
        default = self._default()
        return [
            Queue(text("name"), text("name") == default, _called(text("name"), text("location")), bool(_why_stopped(said)))
            for text, said in found
        ]

    def trays(self, queue: str) -> list[str]:
        return list(self._driver(queue).trays())

    def facts(self, queue: str) -> PrinterFacts:
        text, _ = self._printer(queue)
        return PrinterFacts(text("driver"), self._driver(queue).duplex)

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        text, said = self._printer(queue)
        if why := _why_stopped(said):
            raise PrinterError("printer-stopped", queue=queue, reason=why)
        with self._opened(queue) as printer:
            setting = Driver(self.dlls, queue, text("port")).setting(printer, job)
        with self._drawing, pypdfium2.PdfDocument(pdf) as document:
            number = f"{queue}-{self._print(queue, document, job, setting)}"
        self._seen[number] = UNKNOWN
        threading.Thread(target=self._watch, args=(queue, number), daemon=True).start()
        return number

    def waiting(self, queue: str) -> list[str]:
        with self._opened(queue) as printer:
            ask = self.dlls.EnumJobsW
            buffer, count = self._list(queue, lambda out, size, need, many: ask(printer, 0, MOST_JOBS, 1, out, size, need, many))
        return [
            f"{queue}-{job.id}" for job in win32.structures(buffer, JobInfo1, count) if _state(job.status) not in ("printed", "taken-back")
        ]

    def follow(self, queue: str, numbers: Collection[str]) -> dict[str, Standing]:
        """As it was last seen: a job that has come out is in no list of Windows' any more."""
        _, said = self._printer(queue)
        found = {number: self._seen.get(number, UNKNOWN) for number in numbers}
        needs = alerts(said.status, OF_PRINTER)
        return {
            number: stands._replace(alerts=_joined(stands.alerts, needs)) if _open(stands) else stands for number, stands in found.items()
        }

    def take_back(self, queue: str, number: str) -> None:
        if number not in self.waiting(queue):
            return
        with self._opened(queue) as printer:
            if not self.dlls.SetJobW(printer, _id(number), 0, None, win32.JOB_DELETE):
                raise self._failed(queue)
        self._seen[number] = Standing("taken-back")

    # -- printers
    def _printers(self) -> Iterator[tuple[Callable[[str], str], PrinterInfo2]]:
        """The words and the numbers of each printer that prints on paper."""
        where = win32.ENUM_LOCAL | win32.ENUM_CONNECTIONS
        buffer, count = self._list("", lambda out, size, need, many: self.dlls.EnumPrintersW(where, None, 2, out, size, need, many))
        for said in win32.structures(buffer, PrinterInfo2, count):

            def text(field: str, said: PrinterInfo2 = said) -> str:
                return text_of(buffer, getattr(said, field))

            if text("port").upper() not in FILES:
                yield text, said

    def _printer(self, queue: str) -> tuple[Callable[[str], str], PrinterInfo2]:
        for text, said in self._printers():
            if text("name") == queue:
                return text, said
        raise PrinterError("printer-unknown", queue=queue)

    def _driver(self, queue: str) -> Driver:
        return Driver(self.dlls, queue, self._printer(queue)[0]("port"))

    def _default(self) -> str:
        length = c.c_uint32(0)
        self.dlls.GetDefaultPrinterW(None, c.addressof(length))
        buffer = c.create_string_buffer(min(length.value, MOST_BYTES) * win32.WIDE + win32.WIDE)
        return win32.until_nul(buffer.raw) if self.dlls.GetDefaultPrinterW(buffer, c.addressof(length)) else ""

    def _list(self, queue: str, ask: Callable[..., int]) -> "tuple[c.Array[c.c_char], int]":
        """What a function writes into a buffer of ours, and how many structures: asked for the size first."""
        need, many, buffer = c.c_uint32(0), c.c_uint32(0), c.create_string_buffer(1)
        for _ in range(4):  # a printer may come between two questions
            self.dlls.forget_error()
            if ask(buffer, len(buffer), c.addressof(need), c.addressof(many)):
                return buffer, many.value
            if not self.dlls.last_error():  # nothing is wrong, and nothing is there
                return buffer, 0
            if self.dlls.last_error() != win32.INSUFFICIENT_BUFFER or not len(buffer) < need.value <= MOST_BYTES:
                break
            buffer = c.create_string_buffer(need.value)
        raise self._failed(queue)

    @contextmanager
    def _opened(self, queue: str) -> Iterator[int]:
        handle = c.c_void_p()
        if not self.dlls.OpenPrinterW(wide(queue), c.addressof(handle), None):
            raise self._failed(queue)
        try:
            yield handle.value or 0
        finally:
            self.dlls.ClosePrinter(handle)

    def _failed(self, queue: str) -> PrinterError:
        """Why Windows did not do the last thing."""
        number = self.dlls.last_error()
        match TROUBLES.get(number):
            case "service-down":
                return PrinterError("service-down")
            case "printer-unknown" if queue:
                return PrinterError("printer-unknown", queue=queue)
        reason = "access is denied" if number == win32.ACCESS_DENIED else f"Windows’ error {number}"
        return PrinterError("not-taken", queue=queue, reason=reason) if queue else PrinterError("no-service", reason=reason)

    # -- pages
    def _print(self, queue: str, document: Any, job: PrintJob, setting: DriverSetting) -> int:
        """Draw all pages as one job; its number.  Nothing comes out of a job that was not drawn to its end."""
        dc = self.dlls.CreateDCW(None, wide(queue), None, setting.devmode)
        if not dc:
            raise self._failed(queue)
        try:
            title = wide(job.title)
            about = win32.DocInfo(c.sizeof(win32.DocInfo), c.addressof(title))
            number = int(self.dlls.StartDocW(dc, at(about)))
            if number <= 0:
                raise self._failed(queue)
            try:
                for k in _order(len(document), setting):
                    self._page(queue, dc, document, k)
                if self.dlls.EndDoc(dc) <= 0:
                    raise self._failed(queue)
            except BaseException:
                self.dlls.AbortDoc(dc)
                raise
            return number
        finally:
            self.dlls.DeleteDC(dc)

    def _page(self, queue: str, dc: int, document: Any, k: int | None) -> None:
        """One page, or an empty one."""
        if self.dlls.StartPage(dc) <= 0:
            raise self._failed(queue)
        if k is not None:
            page = document[k]
            try:
                drawn = self.dlls.FPDF_RenderPage(dc, c.cast(page.raw, c.c_void_p), *self._place(dc, *page.get_size()), PRINTING)
            finally:
                page.close()
            if not drawn:
                raise PrinterError("not-taken", queue=queue, reason="its driver does not draw")
        if self.dlls.EndPage(dc) <= 0:
            raise self._failed(queue)

    def _place(self, dc: int, width: float, height: float) -> tuple[int, int, int, int, int]:
        """Where a page of so many points lies, in dots: in its own size, in the middle of the paper, of which a printer counts from where
        it can print; a quarter turned where it is wider than high.
        """
        dots = [self.dlls.GetDeviceCaps(dc, what) for what in (win32.LOGPIXELSX, win32.LOGPIXELSY)]
        paper = [self.dlls.GetDeviceCaps(dc, what) for what in (win32.PHYSICALWIDTH, win32.PHYSICALHEIGHT)]
        edge = [self.dlls.GetDeviceCaps(dc, what) for what in (win32.PHYSICALOFFSETX, win32.PHYSICALOFFSETY)]
        turned = (width > height) != (paper[0] > paper[1])
        size = [round(each * dpi / POINT) for each, dpi in zip((height, width) if turned else (width, height), dots)]
        start = [round((whole - each) / 2) - off for whole, each, off in zip(paper, size, edge)]
        return start[0], start[1], size[0], size[1], int(turned)

    # -- jobs
    def _watch(self, queue: str, number: str) -> None:
        """Look at a job until it is gone from Windows' list; how it stood last tells whether it was printed or taken back."""
        end, last = time.monotonic() + WATCHED, UNKNOWN
        while _open(last) and time.monotonic() < end:
            try:
                said = self._job(queue, _id(number))
            except PrinterError:
                last = UNKNOWN
                break
            if said is None:
                last = Standing("printed") if last.state == AT_WORK else UNKNOWN
                break
            self._seen[number] = last = Standing(_state(said), alerts(said, OF_JOB))
            time.sleep(self.looks)
        self._seen[number] = UNKNOWN if _open(last) else Standing(last.state)
        while len(self._seen) > MOST_JOBS:
            del self._seen[next(iter(self._seen))]

    def _job(self, queue: str, id: int) -> int | None:
        """The status of a job; None where there is none such any more."""
        with self._opened(queue) as printer:
            try:
                ask = self.dlls.GetJobW
                buffer, _ = self._list(queue, lambda out, size, need, _: ask(printer, id, 1, out, size, need))
            except PrinterError:
                return None
        return next((int(job.status) for job in win32.structures(buffer, JobInfo1, 1)), None)


def _order(pages: int, setting: DriverSetting) -> Sequence[int | None]:
    """The pages as they are drawn: all of one copy, then the next, each on a leaf of its own; None for an empty back."""
    back: list[int | None] = [None] if setting.both_sides and pages % 2 else []
    once = [*range(pages), *back]
    return (once * setting.rounds)[: len(once) * setting.rounds - len(back)]


def alerts(status: int, words: dict[int, Alert]) -> tuple[Alert, ...]:
    """What a status' bits mean to staff, each once; `other` only where nothing says more."""
    told = tuple(dict.fromkeys(word for bit, word in words.items() if status & bit))
    return tuple(word for word in told if word != "other") or told


def _joined(one: tuple[Alert, ...], other: tuple[Alert, ...]) -> tuple[Alert, ...]:
    told = tuple(dict.fromkeys((*one, *other)))
    return tuple(word for word in told if word != "other") or told


def _state(status: int) -> JobState:
    return next((state for bit, state in STATES.items() if status & bit), "waiting")


def _open(stands: Standing) -> bool:
    """Whether a job may still come out."""
    return stands.state not in ("printed", "taken-back", "failed")


def _why_stopped(said: PrinterInfo2) -> str:
    """Why a printer would take a job and not print it before somebody lets it."""
    told = [why for bit, why in STOPPED.items() if said.status & bit]
    return ", ".join([*told, *(["it is set to be used offline"] if said.attributes & win32.ATTRIBUTE_WORK_OFFLINE else [])])


def _called(name: str, location: str) -> str:
    r"""What people call a printer, and where it stands: “\\server\Front desk” is “Front desk (server)”."""
    server, _, own = name.removeprefix("\\\\").partition("\\")
    human = f"{own} ({server})" if name.startswith("\\\\") and own else ""
    return ", ".join([human or name, location]) if location else human


def _id(number: str) -> int:
    return int(number.rpartition("-")[2])
