"""Windows' printing calls as they are declared (winspool.drv, gdi32, PDFium's Windows build): structures, signatures, and the DLLs in one
small class, which a test builds from functions of its own.

Structures are little-endian with pointers of the machine's own width, as Windows lays them out; words are UTF-16 wherever this runs.
"""

import ctypes as c
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from .printing import PrinterError

DWORD, WORD, SHORT, BOOL, INT, POINTER = c.c_uint32, c.c_uint16, c.c_int16, c.c_int32, c.c_int32, c.c_void_p
ADDRESS = c.c_size_t  # a pointer as a field: a number, so that structures are little-endian everywhere
WIDE = 2  # bytes of a letter

# printers (winspool.h)
ENUM_LOCAL, ENUM_CONNECTIONS = 0x2, 0x4
ATTRIBUTE_NETWORK, ATTRIBUTE_KEEPS, ATTRIBUTE_WORK_OFFLINE = 0x10, 0x100, 0x400
STATUS_PAUSED, STATUS_PENDING_DELETION = 0x1, 0x4
JOB_DELETE = 5  # SetJob
# what a driver can do (DeviceCapabilities, wingdi.h)
DC_PAPERS, DC_PAPERSIZE, DC_MINEXTENT, DC_MAXEXTENT, DC_BINS, DC_DUPLEX = 2, 3, 4, 5, 6, 7
DC_BINNAMES, DC_COPIES, DC_COLLATE = 12, 18, 22
# how a job is to be printed (DEVMODE)
DM_ORIENTATION, DM_PAPERSIZE, DM_PAPERLENGTH, DM_PAPERWIDTH, DM_SCALE = 0x1, 0x2, 0x4, 0x8, 0x10
DM_NUP, DM_COPIES, DM_DEFAULTSOURCE, DM_DUPLEX, DM_COLLATE = 0x40, 0x100, 0x200, 0x1000, 0x8000
DM_OUT_BUFFER, DM_IN_BUFFER = 2, 8
PORTRAIT, SIMPLEX, LONG_EDGE, COLLATED, ONE_UP, CUSTOM_PAPER = 1, 1, 2, 1, 2, 256
# of a device (GetDeviceCaps)
LOGPIXELSX, LOGPIXELSY, PHYSICALWIDTH, PHYSICALHEIGHT, PHYSICALOFFSETX, PHYSICALOFFSETY = 88, 90, 110, 111, 112, 113
# errors (winerror.h)
ACCESS_DENIED, INSUFFICIENT_BUFFER, SERVER_UNAVAILABLE, INVALID_PRINTER_NAME, PRINT_CANCELLED = 5, 122, 1722, 1801, 63


class DevMode(c.LittleEndianStructure):
    """DEVMODEW, the printers' half of its unions; behind it lie `extra` bytes of the driver's own."""

    _fields_ = [
        ("name", WORD * 32),
        ("spec", WORD),
        ("driver", WORD),
        ("size", WORD),
        ("extra", WORD),
        ("fields", DWORD),
        ("orientation", SHORT),
        ("paper", SHORT),
        ("length", SHORT),  # tenths of a millimetre
        ("width", SHORT),
        ("scale", SHORT),
        ("copies", SHORT),
        ("source", SHORT),
        ("quality", SHORT),
        ("color", SHORT),
        ("duplex", SHORT),
        ("y_resolution", SHORT),
        ("truetype", SHORT),
        ("collate", SHORT),
        ("form", WORD * 32),
        ("log_pixels", WORD),
        ("bits", DWORD),
        ("pels_width", DWORD),
        ("pels_height", DWORD),
        ("nup", DWORD),
        ("frequency", DWORD),
        ("rest", DWORD * 8),
    ]


class PrinterInfo2(c.LittleEndianStructure):
    """PRINTER_INFO_2W."""

    _fields_ = [
        *((name, ADDRESS) for name in ("server", "name", "share", "port", "driver", "comment", "location", "devmode", "separator")),
        *((name, ADDRESS) for name in ("processor", "datatype", "parameters", "security")),
        *((name, DWORD) for name in ("attributes", "priority", "default_priority", "start", "until", "status", "jobs", "speed")),
    ]


class JobInfo1(c.LittleEndianStructure):
    """JOB_INFO_1W."""

    _fields_ = [
        ("id", DWORD),
        *((name, ADDRESS) for name in ("printer", "machine", "user", "document", "datatype", "said")),
        *((name, DWORD) for name in ("status", "priority", "position", "pages", "printed")),
        ("submitted", WORD * 8),
    ]


class DocInfo(c.LittleEndianStructure):
    """DOCINFOW."""

    _fields_ = [("size", INT), ("name", ADDRESS), ("output", ADDRESS), ("datatype", ADDRESS), ("type", DWORD)]


class PaperSize(c.LittleEndianStructure):
    """POINT, as DC_PAPERSIZE gives papers: tenths of a millimetre."""

    _fields_ = [("x", INT), ("y", INT)]


S = TypeVar("S", bound=c.LittleEndianStructure)

SIGNATURES: Mapping[str, tuple[Any, ...]] = {  # what a function gives, then what it takes
    "EnumPrintersW": (BOOL, DWORD, POINTER, DWORD, POINTER, DWORD, POINTER, POINTER),
    "GetDefaultPrinterW": (BOOL, POINTER, POINTER),
    "OpenPrinterW": (BOOL, POINTER, POINTER, POINTER),
    "ClosePrinter": (BOOL, POINTER),
    "DeviceCapabilitiesW": (INT, POINTER, POINTER, WORD, POINTER, POINTER),
    "DocumentPropertiesW": (INT, POINTER, POINTER, POINTER, POINTER, POINTER, DWORD),
    "GetJobW": (BOOL, POINTER, DWORD, DWORD, POINTER, DWORD, POINTER),
    "EnumJobsW": (BOOL, POINTER, DWORD, DWORD, DWORD, POINTER, DWORD, POINTER, POINTER),
    "SetJobW": (BOOL, POINTER, DWORD, DWORD, POINTER, DWORD),
    "CreateDCW": (POINTER, POINTER, POINTER, POINTER, POINTER),
    "DeleteDC": (BOOL, POINTER),
    "GetDeviceCaps": (INT, POINTER, INT),
    "StartDocW": (INT, POINTER, POINTER),
    "StartPage": (INT, POINTER),
    "EndPage": (INT, POINTER),
    "EndDoc": (INT, POINTER),
    "AbortDoc": (INT, POINTER),
    "FPDF_RenderPage": (BOOL, POINTER, POINTER, INT, INT, INT, INT, INT, INT),
}
OF_DLL = {"winspool.drv": list(SIGNATURES)[:9], "gdi32": list(SIGNATURES)[9:17]}


class Dlls:
    """The functions of `SIGNATURES` by their names, and the number of the last error, which `forget_error` makes 0."""

    def __init__(
        self, functions: Mapping[str, Callable[..., Any]], last_error: Callable[[], int], forget_error: Callable[[], object]
    ) -> None:
        self._functions, self.last_error, self.forget_error = functions, last_error, forget_error

    def __getattr__(self, name: str) -> Any:
        try:
            return self._functions[name]
        except KeyError:
            raise AttributeError(name) from None


def loaded() -> Dlls:
    """Windows' own; raises PrinterError where a part is missing."""
    if sys.platform != "win32":
        raise PrinterError("no-service", reason="Windows")
    import pypdfium2.raw as pdfium

    functions = dict[str, Any]()
    try:
        for dll, names in OF_DLL.items():
            library = c.WinDLL(dll, use_last_error=True)
            functions |= {name: getattr(library, name) for name in names}
        draw, context, page = pdfium.FPDF_RenderPage, pdfium.HDC, pdfium.FPDF_PAGE
    except (OSError, AttributeError) as missing:  # PDFium’s builds for other systems cannot draw on a printer
        raise PrinterError("no-service", reason=f"pypdfium2’s build for Windows, and Windows’ own printing: {missing}") from missing
    for names in OF_DLL.values():
        for name in names:
            functions[name].restype, functions[name].argtypes = SIGNATURES[name][0], SIGNATURES[name][1:]
    functions["FPDF_RenderPage"] = lambda dc, of, *how: draw(c.cast(dc, context), c.cast(of, page), *how)
    return Dlls(functions, c.get_last_error, lambda: c.set_last_error(0))


def wide(text: str) -> "c.Array[c.c_char]":
    """A text as Windows takes it."""
    return c.create_string_buffer(text.encode("utf-16-le", "surrogatepass") + bytes(WIDE))


def at(structure: c.LittleEndianStructure) -> int:
    """Where a structure lies."""
    return c.addressof(structure)


def text_of(buffer: "c.Array[c.c_char]", pointer: int) -> str:
    """What a field of a structure in a buffer points to; nothing where that is not in the buffer itself, as it always is."""
    offset = pointer - c.addressof(buffer)
    return until_nul(buffer.raw[offset:]) if 0 <= offset < len(buffer) else ""


def until_nul(raw: bytes) -> str:
    """The text before its end."""
    words = memoryview(raw[: len(raw) // WIDE * WIDE]).cast("H")
    end = next((k for k, word in enumerate(words) if not word), len(words))
    return raw[: WIDE * end].decode("utf-16-le", "replace")


def structures(buffer: "c.Array[c.c_char]", kind: type[S], count: int) -> Iterator[S]:
    """The structures that stand at the beginning of a buffer, no more than it holds."""
    for k in range(min(count, len(buffer) // c.sizeof(kind))):
        yield kind.from_buffer(buffer, k * c.sizeof(kind))
