"""Windows' way of printing, with stand-ins for its registry and its shell."""

import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from patient_handouts.desk.printing import PrinterError, PrintJob, Queue, chosen
from patient_handouts.desk.windows import PrintVerb

JOB = PrintJob("Vertebroplasty", 2, "long", "", "na_letter_8.5x11in")
REGISTRY = {
    r"CurrentVersion\Devices": [("Zebra, upstairs", "winspool,Ne01:"), ("Front desk", "winspool,Ne00:")],
    r"CurrentVersion\Windows": [("Device", "Zebra, upstairs,winspool,Ne01:")],
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """What the shell is asked to do; the file is there when it is."""
    asked = list[tuple[str, ...]]()

    def startfile(path: Path, *verb: str) -> None:
        assert Path(path).read_bytes() == b"%PDF-1.7"
        asked.append(verb)

    def open_key(root: str, name: str) -> object:
        assert root == "the user's"
        for end, values in REGISTRY.items():
            if name.endswith(end):
                return nullcontext(values)
        raise FileNotFoundError(name)

    registry = SimpleNamespace(
        HKEY_CURRENT_USER="the user's",
        OpenKey=open_key,
        QueryInfoKey=lambda key: (0, len(key), 0),
        EnumValue=lambda key, k: (*key[k], 1),
        QueryValueEx=lambda key, name: (dict(key)[name], 1),
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", startfile, raising=False)
    return asked


@pytest.fixture
def printer(told: list[tuple[str, ...]], tmp_path: Path) -> PrintVerb:
    return PrintVerb(tmp_path / "desk")


def test_the_users_printers_are_listed(printer: PrintVerb) -> None:
    assert printer.queues() == [Queue("Front desk", False), Queue("Zebra, upstairs", True)]
    assert isinstance(chosen(), PrintVerb)


@pytest.mark.parametrize("registry", [{}, {r"CurrentVersion\Devices": []}])
def test_no_printers(printer: PrintVerb, monkeypatch: pytest.MonkeyPatch, registry: dict[str, list[tuple[str, str]]]) -> None:
    for end in list(REGISTRY):
        monkeypatch.delitem(REGISTRY, end)
    REGISTRY.update(registry)
    with pytest.raises(PrinterError, match="No printer is set up"):
        printer.queues()


def test_the_reader_prints_as_often_as_copies_are_wanted(printer: PrintVerb, told: list[tuple[str, ...]]) -> None:
    assert printer.send("Zebra, upstairs", b"%PDF-1.7", JOB) == ""
    printer.send("Front desk", b"%PDF-1.7", JOB._replace(copies=1))
    assert told == [("print",), ("print",), ("printto", '"Front desk"')]


def test_what_lies_on_disk_goes(told: list[tuple[str, ...]], tmp_path: Path) -> None:
    short = PrintVerb(tmp_path / "desk", kept=0.05)
    short.send("Front desk", b"%PDF-1.7", JOB)
    end = time.monotonic() + 20
    while list((tmp_path / "desk").iterdir()) and time.monotonic() < end:
        time.sleep(0.02)
    assert not list((tmp_path / "desk").iterdir())


def test_what_a_killed_desk_left_goes_at_the_next_start(told: list[tuple[str, ...]], tmp_path: Path) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    for path in (old, new):
        path.write_bytes(b"%PDF-1.7")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    PrintVerb(tmp_path)
    assert not old.exists() and new.exists()


def test_a_machine_without_a_reader_that_prints(printer: PrintVerb, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def startfile(path: Path, *verb: str) -> None:
        raise OSError("no application is associated with the file")

    monkeypatch.setattr(os, "startfile", startfile)
    with pytest.raises(PrinterError, match="a PDF reader with a print command"):
        printer.send("Front desk", b"%PDF-1.7", JOB)
    assert not list((tmp_path / "desk").iterdir())


@pytest.mark.parametrize(
    ("queue", "job", "code"), [("Nowhere", JOB, "printer-unknown"), ("Front desk", JOB._replace(tray="2"), "tray-unknown")]
)
def test_what_it_cannot_do_is_told(printer: PrintVerb, told: list[tuple[str, ...]], queue: str, job: PrintJob, code: str) -> None:
    with pytest.raises(PrinterError) as error:
        printer.send(queue, b"%PDF-1.7", job)
    assert error.value.code == code and not told
