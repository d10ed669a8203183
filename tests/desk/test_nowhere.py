"""Where the name of a patient is not, after it has been typed."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from browser import FLAGS, program
from playwright.sync_api import expect, sync_playwright
from runs import wait_for

from patient_handouts.press.proofs.render import words_on

from .conftest import CHOICES, NAME, Desk, Printer
from .test_story import press, printed

Served = Callable[..., Desk]


def _holds(path: Path, needles: list[bytes]) -> bool:
    return any(each in data for data in [_read(path)] for each in needles)


def test_a_name_is_found_nowhere(
    served: Served,
    network: Path,
    tmp_path: Path,
    printer: Printer,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Not on disk, in no log, no URL, not in the browser's own folder, in no process's name or environment."""
    if not program():
        pytest.skip("there is no chromium")
    begun = time.time()
    desk, profile, urls = served(), tmp_path_factory.mktemp("profile"), list[str]()
    with sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(str(profile), executable_path=program(), args=FLAGS)
        context.on("request", lambda request: urls.append(request.url))
        page = context.new_page()
        page.goto(desk.url)
        expect(page.locator("[role=option]")).to_have_count(CHOICES, timeout=30_000)
        for how in ("print", "again", "show", "refused"):
            if how != "again":
                press(page, "ankl⏎")
                page.get_by_label("Name").fill(NAME)
                page.get_by_label("Who to ask for").fill("\U00013000" if how == "refused" else "")
            if how == "show":
                with context.expect_page() as tab:
                    page.get_by_role("button", name="Open the PDF").click()
                tab.value.wait_for_url(re.compile("/pdf/"), timeout=20_000)
                page.bring_to_front()
                printed(page)
            elif how == "again":
                page.get_by_role("button", name="Print again").click()
                wait_for(lambda: len(printer.printed) == 2)
            else:
                page.get_by_label("Name").press("Enter")
                if how == "refused":
                    expect(page.locator("#ask_for-wrong")).not_to_be_empty(timeout=20_000)
                else:
                    printed(page)
            processes = [_read(path) for each in ("cmdline", "environ") for path in Path("/proc").glob(f"[0-9]*/{each}")]
            assert len(processes) > 10 and not any(NAME.split()[0].encode() in each for each in processes)
            if how in ("again", "show"):
                page.get_by_role("button", name="Next patient").click()
        context.close()
    assert len(printer.printed) == 2 and NAME in words_on(printer.printed[0][1])[0]
    needles = [form for word in NAME.split() for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))]
    places = [network, tmp_path, profile, Path("/tmp"), Path.cwd()] if not Path("/tmp").is_symlink() else [network, tmp_path, profile]
    planted = tmp_path / "planted"
    planted.write_text(NAME, encoding="utf-8")  # what the search must find
    ours = {".venv", ".git", "tests"}
    files = (
        Path(folder, name)
        for place in places
        for folder, _, names in os.walk(place)  # passes over what has gone meanwhile
        if not ours & {*Path(folder).parts}
        for name in names
    )
    found = [path for path in files if _is_new(path, begun) and _holds(path, needles)]
    assert {*found} == {planted}
    out, err = capfd.readouterr()
    assert not any(word in text for word in NAME.split() for text in (out, err, caplog.text, *urls))
    assert (network / ".handouts" / "desk-counts.jsonl").read_text(encoding="utf-8").count("\n") == 3


def _is_new(path: Path, begun: float) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and path.stat().st_mtime > begun
    except OSError:
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
