"""`/health` for a monitor: without a session, bounded, and with nothing of a patient."""

import json
from collections.abc import Callable

import pytest
from print_service import wait_for

from patient_handouts import __version__
from patient_handouts.desk.health import FRESH, MOST, Health
from patient_handouts.desk.passphrase import hashed
from patient_handouts.desk.printing import PrinterError, Queue

from .conftest import NAME, Desk, Page, Printer, errand


def test_a_monitor_sees_what_stands_without_a_session(make: Callable[..., Desk], opened: Callable[..., Page]) -> None:
    page = opened(make(hash=hashed("a passphrase")))
    assert page.client.get("/topics").status_code == 401
    assert page.client.get("/health", headers={"host": "elsewhere.example.org"}).status_code == 421
    said = wait_for(lambda: (said := page.client.get("/health").json())["ok"] and said)
    assert said["version"] == __version__ and said["read"] == said["topics"] > 0 and said["problems"] > 0  # neck-pain is broken
    assert said["printers"] == [{"name": "front-desk", "stopped": False}, {"name": "back-office", "stopped": False}]
    assert said["last_problem"] is None and said["printing"] == "ok" and said["counted"]


def test_the_last_problem_is_a_code_and_nothing_of_a_patient(opened: Callable[..., Page], printer: Printer) -> None:
    page = opened()
    printer.trouble = PrinterError("not-taken", queue="front-desk", reason=NAME)
    assert page.post("/print", errand(patient={"name": NAME})).status_code == 502
    said = page.client.get("/health").text
    assert json.loads(said)["last_problem"]["code"] == "not-taken" and NAME not in said and "reason" not in said


def test_a_fault_of_ours_is_told(make: Callable[..., Desk], opened: Callable[..., Page], monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make()
    page = opened(desk)

    async def broken(*_: object) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr(desk.studio, "preview", broken)
    assert page.post("/sheet", {"topic": "ankle-sprain", "language": "en", "size": "standard", "paper": "letter"}).status_code == 500
    assert page.client.get("/health").json()["last_problem"]["code"] == "fault"


def test_printers_are_asked_once_however_often_the_monitor_asks(
    make: Callable[..., Desk], opened: Callable[..., Page], printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, now, asked = make(), [0.0], list[int]()
    page, health = opened(desk), Health(desk.studio, lambda: now[0])
    desk.guard.app.add_route("/health-by-our-clock", health.health)

    def queues() -> list[Queue]:
        asked.append(1)
        return [Queue(f"q{k}", k == 0) for k in range(500)]

    monkeypatch.setattr(printer, "queues", queues)
    for _ in range(5):
        said = page.client.get("/health-by-our-clock")
    assert len(asked) == 1 and len(said.json()["printers"]) == MOST and len(said.content) < 4_000
    now[0] = FRESH + 1
    page.client.get("/health-by-our-clock")
    assert len(asked) == 2
