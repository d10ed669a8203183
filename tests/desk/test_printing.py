"""Sheets printed by a real CUPS on a printer that keeps them, and all that can be wrong with printers."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from own_theme import EDITION, MEDIA, OWN, PAPER, SIZE
from print_service import Service, put, service, wait_for
from sheets import Which, sheet
from stand_in import StandIn
from starlette.testclient import TestClient

from patient_handouts.desk.app import app
from patient_handouts.desk.counts import Counts, counts_of
from patient_handouts.desk.cups import Cups, held
from patient_handouts.desk.offer import DeskSite
from patient_handouts.desk.passphrase import Door
from patient_handouts.desk.printing import UNKNOWN, WORDS, Alert, Printer, PrinterError, PrintJob, Queue, Standing, chosen
from patient_handouts.desk.studio import Studio
from patient_handouts.handouts.theme import theme
from patient_handouts.press.making.worker import workshop
from patient_handouts.press.proofs.render import words_on

from .conftest import HOST, NAME, TODAY, Page, Threaded, errand, wish

JOB = PrintJob("Vertebroplastia: después", 1, "none", "", "na_letter_8.5x11in")
SHEET = Which("vertebroplasty", "en", "riverside-spine", "standard", "letter")

PAPERS = [
    ("na_letter_8.5x11in", 21590, 27940),
    ("na_legal_8.5x14in", 21590, 35560),
    ("iso_a4_210x297mm", 21000, 29700),
    ("iso_a5_148x210mm", 14800, 21000),
    ("na_invoice_5.5x8.5in", 13970, 21590),
    (MEDIA, 21590, 34036),
]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="CUPS is for macOS and Linux")


@pytest.fixture(scope="module")
def office() -> Iterator[Service]:
    """A print service with a printer that works, "Desk", one that holds papers as in theme.yaml, "Papers", and one that takes jobs and
    never prints, "Deaf".
    """
    with service(printer=True, papers=tuple(PAPERS)) as running, socket.create_server(("localhost", 0)) as deaf:
        running.admin("lpadmin", "-p", "Desk", "-E", "-v", running.printer, "-m", "everywhere")
        running.admin("lpadmin", "-p", "Papers", "-E", "-v", running.other, "-m", "everywhere")
        running.admin("lpadmin", "-p", "Deaf", "-E", "-v", f"socket://localhost:{deaf.getsockname()[1]}", "-m", "raw")
        running.admin("lpadmin", "-d", "Desk")
        yield running


@pytest.fixture
def printer(office: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cups:
    """As a Spanish-speaking user meets it who has habits of their own: two pages on one, both sides, enlarged."""
    put(tmp_path / ".cups" / "lpoptions", "Dest Desk number-up=2 sides=two-sided-short-edge fit-to-page=true print-scaling=fit\n")
    for name, value in (("CUPS_SERVER", office.server), ("HOME", str(tmp_path)), ("LANG", "es_ES.UTF-8"), ("LC_MESSAGES", "es_ES.UTF-8")):
        monkeypatch.setenv(name, value)
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    return Cups()


def seen(pdf: bytes) -> list[tuple[tuple[int, int], tuple[int, ...], str]]:
    """Of every page: its size in points, the box around its first line, its words."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = []
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            pages.append(
                (
                    (round(width), round(height)),
                    tuple(round(edge) for edge in text.get_rect(0)) if text.count_rects() else (),
                    " ".join(text.get_text_bounded().split()),
                )
            )
            text.close()
            page.close()
        return pages


def failed(code: str, act: object, *arguments: object) -> PrinterError:
    """The error of this code that comes of it."""
    with pytest.raises(PrinterError) as error:
        act(*arguments)
    assert error.value.code == code, str(error.value)
    return error.value


def test_the_queues_and_trays_are_listed(printer: Cups) -> None:
    assert printer.queues() == [Queue("Deaf", False), Queue("Desk", True), Queue("Papers", False)]
    assert {"Main", "Manual"} <= set(printer.trays("Desk"))
    assert printer.trays("Deaf") == []
    assert isinstance(chosen(), Cups)


@pytest.mark.parametrize(
    ("job", "expected", "size", "tray"),
    [
        (
            PrintJob("Vertebroplastia: después", 2, "long", "Manual", "na_letter_8.5x11in"),
            {"SIDES": "two-sided-long-edge", "COPIES": "2"},
            (21590, 27940),
            "manual",
        ),
        (PrintJob("-d Deaf", 1, "none", "", "iso_a4_210x297mm"), {"SIDES": "one-sided"}, (21000, 29700), ""),
        (PrintJob("Legal", 1, "none", "", "na_legal_8.5x14in"), {"SIDES": "one-sided"}, (21590, 35560), ""),
    ],
)
def test_a_sheet_comes_out_as_asked(
    printer: Cups, office: Service, job: PrintJob, expected: dict[str, str], size: tuple[int, int], tray: str
) -> None:
    paper = next(name for name, each in theme().papers.items() if each.media == job.media)
    pdf, _ = sheet(Which(SHEET.topic, SHEET.language, SHEET.clinic, SHEET.edition, paper))
    number = printer.send("Desk", pdf, job)
    assert number.startswith("Desk-")
    came, said = office.arrived()
    assert {name: said[f"IPP_{name}"] for name in expected} == expected
    assert said["IPP_JOB_NAME"] == job.title
    assert said["IPP_MULTIPLE_DOCUMENT_HANDLING"] == "separate-documents-collated-copies"
    assert f"media-size={{x-dimension={size[0]} y-dimension={size[1]}}}" in said["IPP_MEDIA_COL"]
    assert not tray or f"media-source={tray}" in said["IPP_MEDIA_COL"]
    assert seen(came) == seen(pdf)
    wait_for(lambda: not printer.waiting("Desk"))


@pytest.mark.parametrize("paper", theme().papers)
def test_every_paper_is_asked_for_by_its_standard_name(printer: Cups, office: Service, paper: str) -> None:
    media = str(theme().papers[paper].media)
    pdf, _ = sheet(Which(SHEET.topic, SHEET.language, SHEET.clinic, SHEET.edition, paper))
    printer.send("Papers", pdf, JOB._replace(media=media))
    came, said = office.arrived()
    (size,) = (f"media-size={{x-dimension={width} y-dimension={height}}}" for name, width, height in PAPERS if name == media)
    assert size in said["IPP_MEDIA_COL"] and seen(came) == seen(pdf)
    wait_for(lambda: not printer.waiting("Papers"))


def test_a_paper_that_a_printer_does_not_hold_is_told_for_its_job_would_vanish(printer: Cups, office: Service) -> None:
    failed("media-unknown", printer.send, "Desk", b"%PDF-1.7", JOB._replace(media="iso_a5_148x210mm"))
    assert printer.waiting("Desk") == []
    known = ["A4", "Letter.Fullbleed", "216x340mm"]
    assert held("iso_a4_210x297mm", known) and held("na_letter_8.5x11in", known) and held("custom_mine_216x340mm", known)
    assert not held("iso_a5_148x210mm", known) and held("iso_a5_148x210mm", []) and held("iso_a5_148x210mm", ["A4", "Custom.WIDTHxHEIGHT"])


@pytest.mark.parametrize(("setting", "kept"), [("", 1), ("PreserveJobFiles No", 0)])
def test_what_cups_keeps_of_a_printed_sheet_is_as_our_words_say(
    printer: Cups, monkeypatch: pytest.MonkeyPatch, setting: str, kept: int
) -> None:
    with service(printer=True, more=setting) as office:
        office.admin("lpadmin", "-p", "Desk", "-E", "-v", office.printer, "-m", "everywhere")
        monkeypatch.setenv("CUPS_SERVER", office.server)
        printer.send("Desk", sheet(SHEET)[0], JOB)
        office.arrived()
        wait_for(lambda: not printer.waiting("Desk"))
        wait_for(lambda: len(office.documents()) == kept)
        assert not [path for path in (office.folder / "spool" / "tmp").iterdir() if path.read_bytes()[:5] == b"%PDF-"]


def test_a_printer_that_does_nothing_holds_nobody_up(printer: Cups, office: Service) -> None:
    begun = time.monotonic()
    number = printer.send("Deaf", sheet(SHEET)[0], JOB)
    assert time.monotonic() - begun < printer.seconds
    assert printer.waiting("Deaf") == [number]
    office.admin("cancel", number)
    wait_for(lambda: not printer.waiting("Deaf"))


def test_a_stopped_printer_gets_no_job_that_would_come_out_tomorrow(printer: Cups, office: Service) -> None:
    office.admin("cupsdisable", "-r", "Door open.", "Desk")
    try:
        error = failed("printer-stopped", printer.send, "Desk", b"%PDF-1.7", JOB)
        assert str(error).startswith("The printer “Desk” is stopped: Door open. Choose another printer")
        assert printer.waiting("Desk") == []
    finally:
        office.admin("cupsenable", "Desk")


def test_a_printer_that_takes_no_jobs(printer: Cups, office: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    office.admin("cupsreject", "-r", "In repair", "Desk")
    try:
        assert failed("printer-refuses", printer.send, "Desk", b"%PDF-1.7", JOB).names["reason"] == "In repair"
        monkeypatch.setattr(printer, "_ready", lambda queue: None)  # it closed a moment later
        failed("printer-refuses", printer.send, "Desk", b"%PDF-1.7", JOB)
    finally:
        office.admin("cupsaccept", "Desk")


@pytest.mark.parametrize("queue", ["Nowhere", "-h", "", "Desk ", "../Desk"])
def test_only_names_of_the_list_reach_the_print_service(printer: Cups, queue: str) -> None:
    failed("printer-unknown", printer.send, queue, b"%PDF-1.7", JOB)
    failed("printer-unknown", printer.waiting, queue)
    failed("printer-unknown", printer.trays, queue)


def test_an_unknown_tray_is_told_and_carries_no_option(printer: Cups) -> None:
    failed("tray-unknown", printer.send, "Desk", b"%PDF-1.7", JOB._replace(tray="Main sides=one-sided"))
    failed("tray-unknown", printer.send, "Deaf", b"%PDF-1.7", JOB._replace(tray="Main"))


def test_a_queue_deleted_after_it_was_listed(printer: Cups, office: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    office.admin("lpadmin", "-p", "Short-lived", "-E", "-v", "file:///dev/null", "-m", "raw")
    ready = printer._ready

    def gone_a_moment_later(queue: str) -> None:
        ready(queue)
        office.admin("lpadmin", "-x", queue)

    monkeypatch.setattr(printer, "_ready", gone_a_moment_later)
    failed("printer-unknown", printer.send, "Short-lived", b"%PDF-1.7", JOB)


def test_a_print_service_that_stopped(printer: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    with service() as other:
        monkeypatch.setenv("CUPS_SERVER", other.server)
        failed("no-printer", printer.queues)
    failed("service-down", printer.queues)
    failed("service-down", printer.send, "Desk", b"%PDF-1.7", JOB)


def test_a_print_service_whose_disk_is_full(printer: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    with service(room=20_000) as other:
        monkeypatch.setenv("CUPS_SERVER", other.server)
        other.admin("lpadmin", "-p", "Desk", "-E", "-v", "file:///dev/null", "-m", "raw")
        failed("not-taken", printer.send, "Desk", sheet(SHEET)[0], JOB)
        assert printer.waiting("Desk") == [] and not other.documents()


def test_a_print_service_that_never_answers(printer: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("localhost", 0)) as deaf:
        monkeypatch.setenv("CUPS_SERVER", f"localhost:{deaf.getsockname()[1]}")
        begun = time.monotonic()
        failed("no-answer", Cups(seconds=0.5).send, "Desk", b"%PDF-1.7" * 100_000, JOB)
        assert time.monotonic() - begun < 20  # half a second, and what a busy machine adds


def test_a_machine_without_cups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "CUPS" in str(failed("no-service", Cups().queues))


SAID = """#!/bin/sh
for each; do printf '%s\\n' "$each"; done >> "$TOLD"; echo >> "$TOLD"
case "$(basename "$0") $*" in
  "lpstat -r"*) printf 'scheduler is running\\nsystem default destination: Desk\\n%s\\nDesk\\n' "$QUEUE" ;;
  "lpstat -o"*) printf 'Desk-7  me  1024  now\\n%s-3  me  1024  now\\n' "$QUEUE" ;;
  "lpstat -a"*) printf '%s %s\\n' "$QUEUE" "$STANDS" ;;
  "lp "*) cat > /dev/null; printf 'request id is %s-4 (1 file(s))\\n' "$QUEUE" ;;
esac
"""


@pytest.mark.parametrize("stands", ["accepting requests since now", "not accepting requests since now -\n\tclosed"])
@pytest.mark.parametrize("queue", ["-x", "-a1", "--help", "-", "-hprinter.example.org", "Desk-"])
def test_a_queue_that_is_called_like_an_option_is_asked_for_by_its_name(
    queue: str, stands: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`lp -d` and `lpoptions -p` take the next word whatever it is; `lpstat` does not, and is asked of all of them."""
    for name in ("lpstat", "lp", "lpoptions"):
        (tmp_path / name).write_text(SAID, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    for name, value in {"QUEUE": queue, "STANDS": stands, "TOLD": str(tmp_path / "told"), "PATH": path}.items():
        monkeypatch.setenv(name, value)
    if "not accepting" in stands:
        assert queue in str(failed("printer-refuses", Cups().send, queue, b"%PDF", JOB))
        return
    assert Cups().send(queue, b"%PDF", JOB) == f"{queue}-4" and Cups().waiting(queue) == [f"{queue}-3"]
    asked = [each.split("\n") for each in (tmp_path / "told").read_text(encoding="utf-8").strip("\n").split("\n\n")]
    assert all(words[words.index(queue) - 1] in ("-d", "-p") for words in asked if queue in words and queue[0] == "-")
    assert ["-d", queue] in [words[:2] for words in asked]


def test_every_trouble_has_words_and_a_way_out() -> None:
    for code in WORDS:
        error = PrinterError(code, queue="Desk", tray="Tray 9", reason="door open")
        assert error.what.endswith(".") and error.hint.endswith(".") and "{" not in str(error)


def test_the_stand_in_is_a_printer() -> None:
    printer: Printer = StandIn("Desk", "Back office")
    assert [each.default for each in printer.queues()] == [True, False]
    assert printer.send("Back office", b"%PDF", JOB) == "Back office-1"
    failed("printer-unknown", printer.send, "Nowhere", b"%PDF", JOB)


def test_from_the_desk_to_a_real_queue(printer: Cups, office: Service, network: Path, tmp_path: Path) -> None:
    """What is typed for a patient comes out of the printer, and is in none of the words that came with it."""
    workshop.cache_clear()
    studio = Studio(DeskSite(network, "north", tmp_path / "dist", TODAY), printer, Counts(counts_of(network)), start=Threaded)
    with TestClient(app(studio, Door(), ("127.0.0.1",)), base_url=HOST) as client:
        page = Page(client)
        assert {(each["name"], each["default"]) for each in client.get("/queues").json()["queues"]} >= {("Desk", True)}
        done = page.post("/print", errand(wish("hip-pain"), queue="Desk", sides="one", patient={"name": NAME, "side": "left"}))
        assert done.status_code == 200, done.text
        came, said = office.arrived()
        wait_for(lambda: [(each["id"], each["state"]) for each in client.get("/sent").json()] == [(done.json()["job"], "printed")])
    words = words_on(came)[0]
    assert NAME in words and "Side: left" in words and not any(NAME in value for value in said.values())
    wait_for(lambda: not printer.waiting("Desk"))


@contextmanager
def needing(office: Service, reasons: str) -> Iterator[Path]:
    """The printer "Desk" says that it needs something, and prints nothing until the file that is given is there."""
    keep, given = office.folder / "keep", office.folder / "given"
    given.unlink(missing_ok=True)
    usual = keep.read_text(encoding="utf-8")
    wait = f'echo "STATE: +{reasons}" >&2\nwhile [ ! -e "{given}" ]; do sleep .1; done\necho "STATE: -{reasons}" >&2\n'
    keep.write_text(usual.replace("#!/bin/sh\n", f"#!/bin/sh\n{wait}"), encoding="utf-8")
    try:
        yield given
    finally:
        given.touch()
        keep.write_text(usual, encoding="utf-8")


@pytest.mark.parametrize(("reasons", "alert"), [("media-empty", "paper"), ("media-jam", "jam"), ("cover-open", "door")])
def test_a_job_is_followed_until_it_has_come_out(printer: Cups, office: Service, reasons: str, alert: Alert) -> None:
    pdf, _ = sheet(SHEET)
    with needing(office, reasons) as given:
        first = printer.send("Desk", pdf, JOB)
        second = printer.send("Desk", pdf, JOB)
        wait_for(lambda: printer.follow("Desk", [first])[first] == Standing("printing", (alert,)))
        assert printer.follow("Desk", [second, "Desk-999"]) == {second: Standing("waiting", (alert,)), "Desk-999": UNKNOWN}
        printer.take_back("Desk", second)
        assert printer.follow("Desk", [second])[second] == Standing("taken-back")
        given.touch()
        office.arrived()
        wait_for(lambda: printer.follow("Desk", [first])[first] == Standing("printed"))
    assert not printer.waiting("Desk")


def test_a_stopped_printer_is_marked_before_anybody_chooses_it(printer: Cups, office: Service) -> None:
    office.admin("cupsdisable", "Papers")
    office.admin("lpadmin", "-p", "Papers", "-D", "Back office", "-L", "Room 2")
    try:
        assert [(each.name, each.called, each.stopped) for each in printer.queues()] == [
            ("Deaf", "", False),
            ("Desk", "", False),
            ("Papers", "Back office, Room 2", True),
        ]
    finally:
        office.admin("cupsenable", "Papers")
        office.admin("lpadmin", "-p", "Papers", "-D", "", "-L", "")


def test_a_paper_and_an_edition_of_the_workspace_come_out_of_a_real_queue(
    printer: Cups, office: Service, network: Path, tmp_path: Path
) -> None:
    """One file names them; the desk offers them, sets them, and asks the printer for the paper by its standard name."""
    put(network / "theme.yaml", OWN)
    workshop.cache_clear()
    studio = Studio(DeskSite(network, "north", tmp_path / "dist", TODAY), printer, Counts(counts_of(network)), start=Threaded)  # type: ignore[arg-type]
    with TestClient(app(studio, Door(), ("127.0.0.1",)), base_url=HOST) as client:
        page = Page(client)
        said = client.get("/topics").json()
        assert said["papers"][-1] == PAPER and said["sizes"][-1] == EDITION
        assert said["names"]["es"][f"papers.{PAPER}"] == "Papel oficio" and f".size-{EDITION} span" in client.get("/colours.css").text
        done = page.post("/print", errand(wish(paper=PAPER, size=EDITION), queue="Papers"))
        assert done.status_code == 200, done.text  # type: ignore[attr-defined]
    came, said = office.arrived()
    assert seen(came)[0][0] == SIZE
    assert "media-size={x-dimension=21590 y-dimension=34036}" in said["IPP_MEDIA_COL"]
    wait_for(lambda: not printer.waiting("Papers"))
