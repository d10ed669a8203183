"""“Never stored” is said where it is true: what the print service keeps is read from its settings, or said to be unknown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import complaints
from playwright.sync_api import Page, expect

from patient_handouts.desk.spool import kept_by

from .conftest import CHOICES, Desk, Printer
from .test_story import press

SOCKET = "/run/cups/cups.sock"


@pytest.mark.parametrize(
    "server, settings, kept",
    [
        (SOCKET, "PreserveJobFiles No\n", "not"),
        ("/private/var/run/cupsd", "LogLevel warn\n  preservejobfiles off\n", "not"),
        ("localhost:631", "PreserveJobFiles No\nPreserveJobFiles 3600\n", "kept"),
        (SOCKET, "# PreserveJobFiles No\n", "kept"),  # by default a day
        (SOCKET, "PreserveJobHistory No\n", "kept"),
        (SOCKET, None, "perhaps"),  # settings that only root may read
        ("print.example.org:631", "PreserveJobFiles No\n", "perhaps"),  # another machine's, whose settings these are not
        ("localhost:8631", "PreserveJobFiles No\n", "perhaps"),
    ],
)
def test_what_cups_keeps_is_what_its_settings_say(tmp_path: Path, server: str, settings: str | None, kept: str) -> None:
    path = tmp_path / "cupsd.conf"
    if settings is not None:
        path.write_text(settings, encoding="utf-8")
    assert kept_by(server, [tmp_path / "none", path]) == kept


def test_the_page_says_what_is_kept_and_status_how_to_change_it(
    served: Callable[..., Desk], at: Callable[..., Page], printer: Printer
) -> None:
    printer.kept = "perhaps"
    desk = served()
    page = at(desk)
    press(page, "ankl⏎")
    expect(page.locator("#spool")).to_contain_text("may keep what was printed")
    expect(page.locator("#kept")).not_to_contain_text("never stored")
    assert not complaints(page)
    page.goto(f"{desk.url}/status")
    expect(page.get_by_label("The line for cupsd.conf")).to_have_text("PreserveJobFiles No")
    assert not complaints(page)
    printer.kept = "not"
    page.goto(desk.url)
    expect(page.locator("[role=option]")).to_have_count(CHOICES)
    press(page, "ankl⏎")
    expect(page.locator("#kept")).to_contain_text("never stored")
    expect(page.locator("#spool")).to_be_hidden()
