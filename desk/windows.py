"""Printing on Windows: by the print command that the machine's PDF reader has registered (its “print verb”).

A verb takes a file: the PDF lies in the user's own temporary folder until a reader has had time to open it, or the desk ends or is
started again; and deleted is not wiped.  Hence `leaves_files`: nothing of a patient may go this way.  A verb takes no options either:
sides, tray and paper are what the printer is set to.  (Raw bytes would need a printer that understands PDF; one that does not prints
hundreds of pages of signs.  What could do it all is PDFium, drawing on the printer's own device context.)
"""

import atexit
import os
import sys
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from threading import Timer
from uuid import uuid4

from .printing import UNKNOWN, Keeping, PrinterError, PrintJob, Queue, Standing

KEPT = 120.0  # seconds that a reader has to open a file
_USER = r"Software\Microsoft\Windows NT\CurrentVersion"


class PrintVerb:
    """The user's printers."""

    leaves_files = True

    def __init__(self, folder: Path | None = None, kept: float = KEPT) -> None:
        self.folder, self.kept = folder or Path(gettempdir()) / "patient-handouts-desk", kept
        self._sweep(kept)
        atexit.register(self._sweep, 0)

    def keeps(self) -> Keeping:
        """As each printer is set there (“Keep printed documents”)."""
        return "perhaps"

    def queues(self) -> list[Queue]:
        names, default = _printers()
        if not names:
            raise PrinterError("no-printer")
        return [Queue(name, name == default) for name in names]

    def trays(self, queue: str) -> list[str]:
        return []

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        known = {each.name: each for each in self.queues()}
        if queue not in known:
            raise PrinterError("printer-unknown", queue=queue)
        if job.tray:
            raise PrinterError("tray-unknown", queue=queue, tray=job.tray)
        self._sweep(self.kept)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{uuid4().hex}.pdf"
        path.write_bytes(pdf)
        try:
            for _ in range(job.copies):
                _verb(path, "" if known[queue].default else queue)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise PrinterError("no-service", reason="a PDF reader with a print command") from error
        later = Timer(self.kept, self._sweep, (self.kept,))
        later.daemon = True
        later.start()
        return ""

    def waiting(self, queue: str) -> list[str]:
        return []

    def follow(self, queue: str, numbers: Collection[str]) -> dict[str, Standing]:
        return dict.fromkeys(numbers, UNKNOWN)

    def take_back(self, queue: str, number: str) -> None:
        raise PrinterError("no-service", reason="a PDF reader that takes jobs back")

    def _sweep(self, seconds: float) -> None:
        """Delete what is older; a file that a reader still holds open waits for the next time."""
        for path in self.folder.glob("*.pdf"):
            try:
                if time.time() - path.stat().st_mtime >= seconds:
                    path.unlink()
            except OSError:
                continue


def _printers() -> tuple[list[str], str]:
    """The names of the user's printers and the default one's, as the registry has them."""
    if sys.platform != "win32":
        raise PrinterError("no-service", reason="Windows")
    import winreg

    names, default = list[str](), ""
    with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{_USER}\Devices") as key:
        names = sorted(winreg.EnumValue(key, k)[0] for k in range(winreg.QueryInfoKey(key)[1]))
    with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{_USER}\Windows") as key:
        default = str(winreg.QueryValueEx(key, "Device")[0])  # "name,winspool,port"; a name may hold commas
    return names, default.rsplit(",", 2)[0]


def _verb(path: Path, queue: str) -> None:
    """Have the reader print on the default printer, or on the one that is named."""
    start = getattr(os, "startfile")  # noqa: B009  (there on Windows alone)
    if queue:
        start(path, "printto", f'"{queue}"')
    else:
        start(path, "print")
