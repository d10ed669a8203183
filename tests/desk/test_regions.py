"""A region that the workspace says something for stands on the toggles by its own name, and its sheet is printed."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from patient_handouts.commands.scaffold import put

from .conftest import Page, Printer, errand, wish


def test_british_english_is_offered_and_printed(network: Path, opened: Callable[..., Page], printer: Printer) -> None:
    put(network / "catalogue" / "en-GB.yaml", "format: 1\nhead: {call_us: Questions? Ring us}\n")
    page = opened(unapproved=True)
    told = page.client.get("/topics").json()
    assert {each["id"]: each["name"] for each in told["languages"] if each["id"].startswith("en")} == {
        "en": "English",
        "en-GB": "British English",
    }
    (topic,) = (each for each in told["topics"] if each["topic"] == "ankle-sprain")
    assert topic["languages"]["en-GB"]["state"] == "ready" and topic["titles"]["en-GB"] == topic["titles"]["en"]
    assert page.post("/print", errand(wish(language="en-GB"))).status_code == 200
    _, pdf, _ = printer.printed[-1]
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as sheet:
        assert "Ring us" in sheet[0].get_textpage().get_text_range()
