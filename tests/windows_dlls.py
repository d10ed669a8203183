"""A stand-in for Windows' printing DLLs: C functions with Windows' own signatures, which read and write memory byte for byte as Windows
lays it out (offsets as winspool.h and wingdi.h say them for 64 bits), and record what they were told.  It knows no structure of ours.
"""

import ctypes as c
import struct
import threading
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from patient_handouts.desk.win32 import SIGNATURES, Dlls

DEVMODE = 220  # bytes
OWN = b"the driver's own"
WORDS_AT = dict(orientation=76, paper=78, length=80, width=82, scale=84, copies=86, source=88, duplex=94, collate=100)
FIELDS = [("fields", 72, "<I"), *((name, at, "<h") for name, at in WORDS_AT.items()), ("nup", 180, "<I")]
HABITS = {"fields": 0x1353, "orientation": 2, "scale": 140, "duplex": 3, "nup": 1, "source": 7}  # wide, enlarged, short edge, many on one
DPI, EDGE = (300, 300), (75, 50)  # dots an inch; what it cannot print at the left and the top
DC, HANDLE, JOB = 0x1234, 0x7F, 41


@dataclass
class Paper:
    number: int
    width: int  # tenths of a millimetre
    height: int


@dataclass
class Device:
    """A printer of this Windows."""

    name: str
    port: str = "USB001"
    location: str = ""
    driver: str = "Generic 100"
    attributes: int = 0x40
    status: int = 0
    trays: dict[str, int] = field(default_factory=lambda: {"Fach 1 (weiß)": 260, "Bypass": 4})
    papers: list[Paper] = field(default_factory=lambda: [Paper(1, 2159, 2794), Paper(9, 2100, 2970)])
    duplex: bool = True
    collate: bool = True
    most_copies: int = 999
    extents: tuple[tuple[int, int], tuple[int, int]] | None = None


class Spooler:
    """The DLLs, and what came of the calls: `calls` in their order, `jobs` with the pages that were drawn, `statuses` of a job one after
    the other (None: it is in the list no more).
    """

    def __init__(self, *devices: Device, default: str = "", statuses: list[int | None] | None = None) -> None:
        self.devices, self.default, self.statuses = devices, default, statuses if statuses is not None else [0x10, None]
        self.calls, self.modes, self.titles = list[tuple[object, ...]](), list[dict[str, int]](), list[str]()
        self.drawn, self.pictures = list[tuple[int, ...]](), list[pypdfium2.PdfBitmap]()
        self.deleted, self.fails, self._error = list[int](), dict[str, int](), threading.local()
        self.wrong = list[Exception]()
        self._now: Device | None = None
        self.functions = {name: c.CFUNCTYPE(*signature)(self._recorded(name)) for name, signature in SIGNATURES.items()}

    @property
    def error(self) -> int:
        """The number of this thread's last error."""
        return getattr(self._error, "number", 0)

    @error.setter
    def error(self, number: int) -> None:
        self._error.number = number

    def dlls(self) -> Dlls:
        return Dlls(self.functions, lambda: self.error, lambda: setattr(self, "error", 0))

    def _recorded(self, name: str) -> object:
        def called(*arguments: object) -> object:
            self.calls.append((name, *arguments))
            if name in self.fails:
                self.error = self.fails[name]
                return 0
            try:
                return getattr(self, f"_{name}")(*arguments)
            except Exception as wrong:  # ctypes would pass it over
                self.wrong.append(wrong)
                return 0

        return called

    def names(self) -> list[str]:
        return [str(call[0]) for call in self.calls]

    # -- winspool.drv
    def _EnumPrintersW(self, flags: int, name: object, level: int, out: int, size: int, need: int, many: int) -> int:
        assert (flags, name, level) == (0x6, None, 2)
        rows, texts = [], b""
        at = 136 * len(self.devices)
        for each in self.devices:
            pointers = [0] * 13
            for k, said in ((1, each.name), (3, each.port), (4, each.driver), (6, each.location)):
                if said:
                    pointers[k] = out + at + len(texts)
                    texts += said.encode("utf-16-le") + b"\0\0"
            rows.append(struct.pack("<13Q8I", *pointers, each.attributes, 1, 1, 0, 0, each.status, 2, 0))
        return self._give(b"".join(rows) + texts, out, size, need, many, len(self.devices))

    def _give(self, raw: bytes, out: int, size: int, need: int, many: int = 0, count: int = 0) -> int:
        c.c_uint32.from_address(need).value = len(raw)
        if len(raw) > size:
            self.error = 122
            return 0
        c.memmove(out, raw, len(raw))
        if many:
            c.c_uint32.from_address(many).value = count
        return 1

    def _GetDefaultPrinterW(self, out: int | None, length: int) -> int:
        raw = self.default.encode("utf-16-le") + b"\0\0"
        room = c.c_uint32.from_address(length)
        fits, room.value = out is not None and room.value * 2 >= len(raw), len(raw) // 2
        if not fits or not self.default:
            self.error = 122 if self.default else 2
            return 0
        c.memmove(out, raw, len(raw))
        return 1

    def _OpenPrinterW(self, name: int, handle: int, defaults: object) -> int:
        self._now = next((each for each in self.devices if each.name == _wide_at(name)), None)
        self.error = 0 if self._now else 1801
        c.c_uint64.from_address(handle).value = HANDLE
        return int(self._now is not None)

    def _ClosePrinter(self, handle: int) -> int:
        assert handle == HANDLE
        return 1

    def _DeviceCapabilitiesW(self, name: int, port: int, what: int, out: int | None, mode: object) -> int:
        (device,) = [each for each in self.devices if each.name == _wide_at(name) and each.port == _wide_at(port)]
        entries = {
            2: [struct.pack("<H", each.number) for each in device.papers],
            3: [struct.pack("<ii", each.width, each.height) for each in device.papers],
            6: [struct.pack("<H", number) for number in device.trays.values()],
            12: [tray.encode("utf-16-le").ljust(48, b"\0") for tray in device.trays],
        }
        if what in entries:
            if out:
                c.memmove(out, raw := b"".join(entries[what]), len(raw))
            return len(entries[what]) or -1
        if what in (4, 5):
            width, height = device.extents[what - 4] if device.extents else (0xFFFF, 0xFFFF)
            return struct.unpack("<i", struct.pack("<HH", width, height))[0]
        return {7: int(device.duplex), 18: device.most_copies, 22: int(device.collate)}[what]

    def _DocumentPropertiesW(self, window: object, handle: int, name: int, out: int | None, into: int | None, mode: int) -> int:
        assert handle == HANDLE and window is None
        if not mode:
            return DEVMODE + len(OWN)
        if mode == 2:
            raw = bytearray(DEVMODE) + OWN
            raw[:12] = "Device".encode("utf-16-le")
            struct.pack_into("<HHHH", raw, 64, 0x0401, 1, DEVMODE, len(OWN))
            for field_, at, kind in FIELDS:
                struct.pack_into(kind, raw, at, HABITS.get(field_, 0))
            c.memmove(out, bytes(raw), len(raw))
        else:
            assert mode == 10 and into == out
            self.modes.append(_mode(c.string_at(into, DEVMODE + len(OWN))))
        return 1

    def _GetJobW(self, handle: int, job: int, level: int, out: int, size: int, need: int) -> int:
        assert (job, level) == (JOB, 1)
        if (status := self.statuses[0]) is None:
            self.error = 87
            return 0
        if size >= 96 and len(self.statuses) > 1:
            self.statuses.pop(0)
        return self._give(_job(JOB, status), out, size, need)

    def _EnumJobsW(self, handle: int, first: int, most: int, level: int, out: int, size: int, need: int, many: int) -> int:
        assert (first, level) == (0, 1) and most
        now = self.statuses[0]
        jobs = [] if now is None else [_job(7, 0x80), _job(JOB, now)]
        return self._give(b"".join(jobs), out, size, need, many, len(jobs)) if jobs else 0

    def _SetJobW(self, handle: int, job: int, level: int, info: object, order: int) -> int:
        assert (level, info, order) == (0, None, 5)
        self.deleted.append(job)
        return 1

    # -- gdi32
    def _CreateDCW(self, driver: object, name: int, output: object, mode: int) -> int:
        assert driver is None and output is None
        assert _mode(c.string_at(mode, DEVMODE + len(OWN))) == self.modes[-1]
        self._now = next(each for each in self.devices if each.name == _wide_at(name))
        return DC

    def _GetDeviceCaps(self, dc: int, what: int) -> int:
        mode = self.modes[-1]
        known = {each.number: each for each in self._now.papers} | {256: Paper(256, mode["width"], mode["length"])}
        paper = known[mode["paper"]]
        inches = [each / 254 for each in (paper.width, paper.height)]
        size = [round(each * dpi) for each, dpi in zip(inches, DPI)]
        return {88: DPI[0], 90: DPI[1], 110: size[0], 111: size[1], 112: EDGE[0], 113: EDGE[1]}[what]

    def _StartDocW(self, dc: int, about: int) -> int:
        size, name, output, datatype, kind = struct.unpack("<i4xQQQI", c.string_at(about, 36))
        assert (size, output, datatype, kind) == (40, 0, 0, 0)
        self.titles.append(_wide_at(name))
        return JOB

    def _StartPage(self, dc: int) -> int:
        return 1

    def _EndPage(self, dc: int) -> int:
        return 1

    def _EndDoc(self, dc: int) -> int:
        return 1

    def _AbortDoc(self, dc: int) -> int:
        return 1

    def _DeleteDC(self, dc: int) -> int:
        return 1

    # -- PDFium, which draws on a picture here
    def _FPDF_RenderPage(self, dc: int, page: int, x: int, y: int, width: int, height: int, turned: int, flags: int) -> int:
        assert dc == DC
        self.drawn.append((x, y, width, height, turned, flags))
        size = [self._GetDeviceCaps(dc, 110), self._GetDeviceCaps(dc, 111)]
        picture = pypdfium2.PdfBitmap.new_native(*size, pdfium.FPDFBitmap_Gray)
        picture.fill_rect((255, 255, 255, 255), 0, 0, *size)
        at = x + EDGE[0], y + EDGE[1]  # of a picture that begins at the paper's edge
        pdfium.FPDF_RenderPageBitmap(picture, c.cast(page, pdfium.FPDF_PAGE), *at, width, height, turned, 0)
        self.pictures.append(picture)
        return 1


def _wide_at(address: int) -> str:
    raw = b""
    while (two := c.string_at(address + len(raw), 2)) != b"\0\0":
        raw += two
    return raw.decode("utf-16-le")


def _mode(raw: bytes) -> dict[str, int]:
    """What a DEVMODE says; the driver's own part must be whole."""
    assert raw.endswith(OWN) and struct.unpack_from("<HH", raw, 68) == (DEVMODE, len(OWN))
    return {name: struct.unpack_from(kind, raw, at)[0] for name, at, kind in FIELDS}


def _job(id: int, status: int) -> bytes:
    return struct.pack("<I4x6Q5I16x4x", id, *(0,) * 6, status, 1, 1, 8, 0)
