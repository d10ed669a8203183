"""Windows' way of printing, over a stand-in for its DLLs that reads and writes as they do, byte for byte; PDFium draws in earnest."""

import ctypes as c
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas
from windows_dlls import DC, JOB, Device, Paper, Spooler

from patient_handouts.desk import win32
from patient_handouts.desk.printing import UNKNOWN, PrinterError, PrinterFacts, PrintJob, Queue, Standing, chosen
from patient_handouts.desk.windows import OF_PRINTER, Winspool, alerts
from patient_handouts.handouts.theme import theme

JOB_ASKED = PrintJob("Vertebroplastia: después", 1, "long", "", "na_letter_8.5x11in")
LETTER = 612.0, 792.0
FRONT = Device("Front desk", location="Room 2")
Made = Callable[..., tuple[Winspool, Spooler]]


@pytest.fixture
def made() -> Iterator[Made]:
    """Printers over a stand-in; whatever it was told that Windows would not take is wrong."""
    all_ = list[Spooler]()

    def make(*devices: Device, **how: object) -> tuple[Winspool, Spooler]:
        all_.append(spooler := Spooler(*(devices or (FRONT,)), **how))
        return Winspool(spooler.dlls, looks=0.01), spooler

    yield make
    assert [wrong for spooler in all_ for wrong in spooler.wrong] == []


def pdf(pages: int = 1, size: tuple[float, float] = LETTER) -> bytes:
    """Pages with a square inch of black, an inch from the left and from the top."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for _ in range(pages):
        canvas.rect(72, size[1] - 144, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def black(spooler: Spooler, page: int = 0) -> tuple[int, int, int, int]:
    """The box of what was drawn on the paper, in dots."""
    return spooler.pictures[page].to_pil().point(lambda value: 255 * (value < 128)).getbbox()


def test_structures_are_as_windows_lays_them_out() -> None:
    sizes = [c.sizeof(kind) for kind in (win32.DevMode, win32.PrinterInfo2, win32.JobInfo1, win32.DocInfo, win32.PaperSize)]
    assert sizes == [220, 136, 96, 40, 8] if c.sizeof(c.c_void_p) == 8 else sizes[0] == 220


def test_printers_go_by_their_human_names_and_places(made: Made) -> None:
    shared = Device(r"\\print1\Ward ☂", "10.0.0.4", attributes=0x10)
    paused, away = Device("Old", status=0x1), Device("Off", attributes=0x400)
    files = [Device("Microsoft Print to PDF", "PORTPROMPT:"), Device("Fax", "SHRFAX:"), Device("Text", "FILE:")]
    printers, spooler = made(FRONT, shared, paused, away, *files, default=r"\\print1\Ward ☂")
    assert printers.queues() == [
        Queue("Front desk", False, "Front desk, Room 2"),
        Queue(r"\\print1\Ward ☂", True, "Ward ☂ (print1)"),
        Queue("Old", False, "", True),
        Queue("Off", False, "", True),
    ]
    assert printers.keeps() == "perhaps" and "EnumPrintersW" in spooler.names()
    assert made(FRONT)[0].keeps() == "not" and made(Device("K", attributes=0x140))[0].keeps() == "kept"
    for name, words in (("Old", "it is paused"), ("Off", "it is set to be used offline")):
        with pytest.raises(PrinterError, match=words):
            printers.send(name, pdf(), JOB_ASKED)
    assert "StartDocW" not in spooler.names()


def test_trays_and_sides_by_the_driver_s_own_words(made: Made) -> None:
    printers, _ = made()
    assert printers.trays("Front desk") == ["Fach 1 (weiß)", "Bypass"]
    assert printers.facts("Front desk") == PrinterFacts("Generic 100", True)
    assert made(Device("Plain", trays={}))[0].trays("Plain") == []


def test_a_job_is_drawn_from_memory_in_its_own_size_whatever_the_habits(made: Made) -> None:
    printers, spooler = made(statuses=[0x10, None])
    assert printers.send("Front desk", pdf(3), JOB_ASKED._replace(tray="Fach 1 (weiß)")) == f"Front desk-{JOB}"
    (mode,) = spooler.modes
    told = {"orientation": 1, "paper": 1, "scale": 100, "copies": 1, "source": 260, "duplex": 2, "collate": 1, "nup": 2}
    assert {name: mode[name] for name in told} == told and mode["fields"] & 0x9303 == 0x9303 and not mode["fields"] & 0xC
    assert spooler.titles == ["Vertebroplastia: después"]
    assert spooler.drawn == [(-75, -50, 2550, 3300, 0, 0x800)] * 3
    assert black(spooler) == (300, 300, 600, 600)
    page = [("StartPage", DC), ("EndPage", DC)]
    ends = [call for call in spooler.calls if call[0] in ("StartPage", "EndPage", "EndDoc", "DeleteDC", "AbortDoc")]
    assert ends == [*page * 3, ("EndDoc", DC), ("DeleteDC", DC)]


@pytest.mark.parametrize(
    "device, copies, sides, mode_copies, drawn",
    [
        (FRONT, 3, "long", 3, 3),  # the driver's own copies, in order
        (Device("Front desk", collate=False), 3, "long", 1, 9),  # else ours
        (Device("Front desk", most_copies=2), 3, "none", 1, 9),
        (Device("Front desk", duplex=False), 2, "long", 2, 3),
    ],
)
def test_copies_come_out_in_order(made: Made, device: Device, copies: int, sides: str, mode_copies: int, drawn: int) -> None:
    printers, spooler = made(device)
    printers.send("Front desk", pdf(3), JOB_ASKED._replace(copies=copies, duplex=sides))
    (mode,) = spooler.modes
    assert (mode["copies"], len(spooler.drawn)) == (mode_copies, drawn)
    assert mode["duplex"] == (2 if sides == "long" and device.duplex else 1)
    backs = copies - 1 if drawn == 9 and sides == "long" else 0  # the next copy begins on a leaf of its own
    assert spooler.names().count("StartPage") == drawn + backs


def test_a_paper_of_ours_is_asked_for_in_tenths_of_a_millimetre(made: Made) -> None:
    printers, spooler = made(Device("Front desk", papers=[]))
    for paper in theme().papers.values():
        printers.send("Front desk", pdf(1, paper.size), JOB_ASKED._replace(media=str(paper.media)))
        sides = spooler.modes[-1]["width"], spooler.modes[-1]["length"]
        assert [side / 254 * 72 for side in sides] == pytest.approx(paper.size, abs=0.2)


@pytest.mark.parametrize(
    "papers, extents, mode",
    [
        ([Paper(5, 2159, 3556), Paper(120, 2160, 2790)], None, {"paper": 120}),  # rounded by its driver
        ([Paper(9, 2100, 2970), Paper(256, 0, 0)], ((900, 1400), (2200, 3600)), {"paper": 256, "width": 2159, "length": 2794}),
        ([], None, {"paper": 256, "width": 2159, "length": 2794}),  # a driver that names none is believed
        ([Paper(9, 2100, 2970), Paper(256, 0, 0)], ((900, 1400), (2100, 3600)), None),
        ([Paper(9, 2100, 2970)], ((900, 1400), (2200, 3600)), None),
    ],
)
def test_paper_is_found_by_its_size(made: Made, papers: list[Paper], extents: object, mode: dict[str, int] | None) -> None:
    printers, spooler = made(Device("Front desk", papers=papers, extents=extents))
    if mode is None:
        with pytest.raises(PrinterError) as error:
            printers.send("Front desk", pdf(), JOB_ASKED)
        assert error.value.code == "media-unknown" and not spooler.drawn
        return
    printers.send("Front desk", pdf(), JOB_ASKED)
    assert mode.items() <= spooler.modes[0].items() and bool(spooler.modes[0]["fields"] & 0xC) == ("width" in mode)


def test_a_wide_page_is_turned_and_a_smaller_one_stands_in_the_middle(made: Made) -> None:
    printers, spooler = made()
    printers.send("Front desk", pdf(1, (792, 612)), JOB_ASKED)
    assert spooler.drawn[0] == (-75, -50, 2550, 3300, 1, 0x800)
    assert black(spooler) == pytest.approx((2550 - 600, 300, 2550 - 300, 600), abs=1)
    printers.send("Front desk", pdf(1, (396, 612)), JOB_ASKED)
    assert spooler.drawn[1] == (450 - 75, 375 - 50, 1650, 2550, 0, 0x800)


def standing(printers: Winspool, ended: Callable[[Standing], bool]) -> Standing:
    """How the job stands as soon as it stands so."""
    end, number = time.monotonic() + 20, f"Front desk-{JOB}"
    while not ended(now := printers.follow("Front desk", [number])[number]) and time.monotonic() < end:
        time.sleep(0.01)
    return now


@pytest.mark.parametrize(
    "statuses, last",
    [
        ([0x8, 0x8 | 0x10, 0x10, None], "printed"),
        ([0x0, 0x80 | 0x2000], "printed"),
        ([0x10, 0x4, None], "taken-back"),  # somebody deletes it in Windows' own list
        ([0x10, 0x100], "taken-back"),
    ],
)
def test_a_job_is_followed_until_it_is_gone(made: Made, statuses: list[int | None], last: str) -> None:
    printers, _ = made(statuses=statuses)
    printers.send("Front desk", pdf(), JOB_ASKED)
    assert standing(printers, lambda now: now.state == last) == Standing(last)


def test_what_nobody_saw_printing_is_not_called_printed(made: Made) -> None:
    printers, spooler = made(statuses=[0x8, None])
    printers.send("Front desk", pdf(), JOB_ASKED)
    assert standing(printers, lambda now: spooler.statuses == [None] and now == UNKNOWN) == UNKNOWN


@pytest.mark.parametrize(
    "job, printer, told",
    [
        (0x10 | 0x40, 0, Standing("printing", ("paper",))),
        (0x10 | 0x2, 0x8, Standing("printing", ("jam",))),  # an error that the printer names
        (0x10 | 0x2, 0, Standing("printing", ("other",))),
        (0x1, 0, Standing("held")),
        (0x20, 0x80, Standing("waiting", ("offline",))),
        (0x0, 0x1, Standing("waiting", ("stopped",))),
    ],
)
def test_what_the_printer_needs_is_told(made: Made, job: int, printer: int, told: Standing) -> None:
    device = Device("Front desk")
    printers, spooler = made(device, statuses=[job])
    printers.send("Front desk", pdf(), JOB_ASKED)
    device.status = printer
    assert standing(printers, lambda now: now == told) == told
    spooler.statuses[:] = [None]


def test_what_is_low_is_no_alert() -> None:
    assert alerts(0x2_0000 | 0x200 | 0x4000, OF_PRINTER) == () and alerts(0x10 | 0x40 | 0x2, OF_PRINTER) == ("paper",)


def test_a_job_is_taken_back_once(made: Made) -> None:
    printers, spooler = made(statuses=[0x0])
    number = printers.send("Front desk", pdf(), JOB_ASKED)
    assert printers.waiting("Front desk") == [number]  # what has come out waits no more
    printers.take_back("Front desk", number)
    spooler.statuses[:] = [None]
    printers.take_back("Front desk", number)
    assert spooler.deleted == [JOB]


@pytest.mark.parametrize(
    "queue, job, fails, code",
    [
        ("Nowhere", JOB_ASKED, {}, "printer-unknown"),
        ("Front desk", JOB_ASKED._replace(tray="9"), {}, "tray-unknown"),
        ("Front desk", JOB_ASKED, {"EnumPrintersW": 1722}, "service-down"),
        ("Front desk", JOB_ASKED, {"OpenPrinterW": 1801}, "printer-unknown"),
        ("Front desk", JOB_ASKED, {"OpenPrinterW": 5}, "not-taken"),
        ("Front desk", JOB_ASKED, {"CreateDCW": 1801}, "printer-unknown"),
        ("Front desk", JOB_ASKED, {"StartDocW": 5}, "not-taken"),
        ("Front desk", JOB_ASKED, {"StartPage": 5}, "not-taken"),
        ("Front desk", JOB_ASKED, {"FPDF_RenderPage": 0}, "not-taken"),
        ("Front desk", JOB_ASKED, {"EndDoc": 8}, "not-taken"),
    ],
)
def test_what_windows_refuses_is_told_and_nothing_half_drawn_comes_out(
    made: Made, queue: str, job: PrintJob, fails: dict[str, int], code: str
) -> None:
    printers, spooler = made()
    spooler.fails = fails
    with pytest.raises(PrinterError) as error:
        printers.send(queue, pdf(), job)
    names = spooler.names()
    assert error.value.code == code and ("AbortDoc" in names) == bool({"StartPage", "FPDF_RenderPage", "EndDoc"} & set(fails))
    assert names.count("DeleteDC") == names.count("CreateDCW") - ("CreateDCW" in fails)
    assert names.count("ClosePrinter") == names.count("OpenPrinterW") - ("OpenPrinterW" in fails)


def test_no_printers(made: Made) -> None:
    with pytest.raises(PrinterError, match="No printer is set up"):
        made(Device("Microsoft Print to PDF", "PORTPROMPT:"))[0].queues()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has them")
def test_elsewhere_there_are_no_such_dlls(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PrinterError, match="no program that prints"):
        Winspool().queues()
    monkeypatch.setattr(sys, "platform", "win32")
    assert isinstance(chosen(), Winspool)
