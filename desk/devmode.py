"""What a Windows driver can do, and how it is told to print a job: trays, papers, sides and copies, as its DEVMODE."""

import ctypes as c
from collections.abc import Iterator
from typing import NamedTuple

from ..handouts.editions import media_size
from . import win32
from .printing import PrinterError, PrintJob
from .win32 import WIDE, DevMode, Dlls, PaperSize, wide

NEAR = 15  # tenths of a millimetre: drivers round inches and centimetres
INCH, POINT = 254, 72  # tenths of a millimetre, and points, of an inch
BIN, PAPER = 24, 64  # letters of a tray's name, of a paper's
MOST = 1_000  # of trays or papers that a driver may name


class DriverSetting(NamedTuple):
    """A job's DEVMODE, the driver's own part behind it; how often we print the pages ourselves, and whether backs may be printed."""

    devmode: "c.Array[c.c_char]"
    rounds: int
    both_sides: bool


class Driver:
    """What one printer's driver says of it."""

    def __init__(self, dlls: Dlls, queue: str, port: str) -> None:
        self.dlls, self.queue, self._name, self._port = dlls, queue, wide(queue), wide(port)

    def _asked(self, what: int, out: "c.Array[c.c_char] | None" = None) -> int:
        """What DeviceCapabilities answers; -1 where the driver does not say."""
        return int(self.dlls.DeviceCapabilitiesW(self._name, self._port, what, out, None))

    def _list(self, what: int, bytes_each: int) -> list[bytes]:
        """The entries of a list of the driver's."""
        count = min(max(0, self._asked(what)), MOST)
        out = c.create_string_buffer(max(1, count) * bytes_each * 2)  # it asks twice, and might have more the second time
        count = min(max(0, self._asked(what, out)), count) if count else 0
        return [out.raw[k * bytes_each : (k + 1) * bytes_each] for k in range(count)]

    def _numbers(self, what: int) -> list[int]:
        return [int.from_bytes(each, "little") for each in self._list(what, WIDE)]

    def trays(self) -> dict[str, int]:
        """Trays by the driver's own words, each with its number."""
        names = (win32.until_nul(each).strip() for each in self._list(win32.DC_BINNAMES, BIN * WIDE))
        return {name: number for name, number in zip(names, self._numbers(win32.DC_BINS)) if name}

    @property
    def duplex(self) -> bool:
        return self._asked(win32.DC_DUPLEX) == 1

    def _papers(self) -> Iterator[tuple[int, int, int]]:
        """Number, width and height of each paper, in tenths of a millimetre."""
        sizes = (PaperSize.from_buffer_copy(each) for each in self._list(win32.DC_PAPERSIZE, c.sizeof(PaperSize)))
        for number, size in zip(self._numbers(win32.DC_PAPERS), sizes):
            yield number, size.x, size.y

    def paper(self, media: str) -> tuple[int, int, int]:
        """The driver's number of a paper, its width and height; 0 where it takes any size.  Raises PrinterError where it holds none such.
        A driver that names no papers is believed to hold it.
        """
        if (size := media_size(media)) is None:
            raise PrinterError("media-unknown", queue=self.queue)
        width, height = (round(side / POINT * INCH) for side in size)
        papers = list(self._papers())
        off = {max(abs(x - width), abs(y - height)): (number, x, y) for number, x, y in reversed(papers)}
        if off and min(off) <= NEAR:
            return off[min(off)]
        if papers and not self._takes(width, height, papers):
            raise PrinterError("media-unknown", queue=self.queue)
        return 0, width, height

    def _takes(self, width: int, height: int, papers: list[tuple[int, int, int]]) -> bool:
        """Whether it takes a paper of one's own measures."""
        least, most = self._asked(win32.DC_MINEXTENT), self._asked(win32.DC_MAXEXTENT)  # two words in one: width, height
        if win32.CUSTOM_PAPER not in (number for number, _, _ in papers) or -1 in (least, most):
            return False
        return _low(least) <= width <= _low(most) and _low(least >> 16) <= height <= _low(most >> 16)

    def setting(self, printer: int, job: PrintJob) -> DriverSetting:
        """How the driver is told; raises PrinterError.  What a driver cannot do itself (copies in order) we do page by page."""
        trays = self.trays() if job.tray else {}
        if job.tray and job.tray not in trays:
            raise PrinterError("tray-unknown", queue=self.queue, tray=job.tray)
        both_sides = job.duplex == "long" and self.duplex
        in_order = job.copies > 1 and self._asked(win32.DC_COLLATE) == 1 and self._asked(win32.DC_COPIES) >= job.copies
        number, width, height = self.paper(job.media)
        buffer = self._habits(printer)
        mode = DevMode.from_buffer(buffer)
        said = {"orientation": win32.PORTRAIT, "scale": 100, "duplex": win32.LONG_EDGE if both_sides else win32.SIMPLEX}
        said |= {"copies": job.copies if in_order else 1, "collate": win32.COLLATED}
        knows = mode.fields  # a driver need not know scales and several pages on one
        mode.fields |= win32.DM_ORIENTATION | win32.DM_COPIES | win32.DM_COLLATE | win32.DM_DUPLEX
        if number:
            said["paper"] = number
            mode.fields = (mode.fields | win32.DM_PAPERSIZE) & ~(win32.DM_PAPERLENGTH | win32.DM_PAPERWIDTH)
        else:
            said |= {"paper": win32.CUSTOM_PAPER, "width": width, "length": height}
            mode.fields |= win32.DM_PAPERSIZE | win32.DM_PAPERLENGTH | win32.DM_PAPERWIDTH
        if job.tray:
            said["source"] = trays[job.tray]
            mode.fields |= win32.DM_DEFAULTSOURCE
        if knows & win32.DM_NUP:
            said["nup"] = win32.ONE_UP
        for field, value in said.items():
            setattr(mode, field, value)
        self._merge(printer, buffer)
        return DriverSetting(buffer, 1 if in_order else job.copies, both_sides)

    def _habits(self, printer: int) -> "c.Array[c.c_char]":
        """The DEVMODE that the printer prints with where nobody says otherwise."""
        size = int(self.dlls.DocumentPropertiesW(None, printer, self._name, None, None, 0))
        buffer = c.create_string_buffer(max(size, c.sizeof(DevMode)))
        if size <= 0 or self.dlls.DocumentPropertiesW(None, printer, self._name, buffer, None, win32.DM_OUT_BUFFER) < 0:
            raise PrinterError("not-taken", queue=self.queue, reason="its driver does not answer")
        return buffer

    def _merge(self, printer: int, buffer: "c.Array[c.c_char]") -> None:
        """Let the driver put what we said into its own part."""
        both = win32.DM_IN_BUFFER | win32.DM_OUT_BUFFER
        if self.dlls.DocumentPropertiesW(None, printer, self._name, buffer, buffer, both) < 0:
            raise PrinterError("not-taken", queue=self.queue, reason="its driver refuses these settings")


def _low(number: int) -> int:
    return number & 0xFFFF
