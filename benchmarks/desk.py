"""How long staff wait: from the last key to the PDF at the printer, against `handouts make` of the same sheet.

    python benchmarks/desk.py

The printer stands in for a real one and takes no time. Three ways: the sheet as it is (already set for its picture), the key pressed before
the picture is there, and with a patient's name (set anew). Medians of TURNS; take the ratios, not the milliseconds. Then: what a letter of
the search costs with 1,000 topics, by the browser's own clock.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import uvicorn
from browser import browser
from playwright.sync_api import Page, expect
from stand_in import StandIn

from patient_handouts.desk.app import app
from patient_handouts.desk.counts import Counts
from patient_handouts.desk.offer import DeskSite
from patient_handouts.desk.passphrase import Door
from patient_handouts.desk.printing import PrintJob
from patient_handouts.desk.studio import Studio

TURNS = 7
TOPIC, CLINIC = "vertebroplasty", "riverside-spine"


class Clocked(StandIn):
    """Notes when a PDF came."""

    came = 0.0

    def send(self, queue: str, pdf: bytes, job: PrintJob) -> str:
        self.came = time.perf_counter()
        return super().send(queue, pdf, job)


def serve(folder: Path, printer: Clocked) -> tuple[str, Studio]:
    """A desk over the sample library: its address, and what works in it."""
    site = DeskSite(None, CLINIC, folder / "dist", date.today(), unapproved=True)
    listening = socket.create_server(("127.0.0.1", 0))
    studio = Studio(site, printer, Counts(folder / "counts.jsonl"))
    guard = app(studio, Door(), ("127.0.0.1",))
    server = uvicorn.Server(uvicorn.Config(guard, access_log=False, log_level="warning", ws="none"))
    threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/", studio


def turn(page: Page, printer: Clocked, studio: Studio, how: str) -> float:
    """Seconds from the last key to the PDF at the printer."""
    printer.came = 0.0
    studio.forget_sheets()
    page.keyboard.type("vert")
    page.keyboard.press("Enter")
    if how != "at once":
        expect(page.locator("#leaves")).to_contain_text("of paper")
    if how == "with a name":
        page.locator("#typed-name").fill("Somebody")
    start = time.perf_counter()
    page.keyboard.press("Enter")
    expect(page.locator("#done")).to_be_visible(timeout=60_000)
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_focused()
    page.wait_for_timeout(1500)  # as long as it takes to say goodbye: the next worker is ready
    return printer.came - start


def timed(act: Callable[[], float]) -> float:
    return median(act() for _ in range(TURNS))


def make(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "patient_handouts", "make", TOPIC, "--clinic", CLINIC, "-o", str(folder)], check=True, capture_output=True
    )
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name, browser() as chromium:
        folder, printer = Path(name), Clocked()
        page = chromium.new_page()
        address, studio = serve(folder, printer)
        page.goto(address)
        expect(page.locator("[role=option]")).to_have_count(1, timeout=60_000)
        alone = timed(lambda: make(folder))
        print(f"handouts make: {alone:.2f} s")
        for how in ("as it is", "at once", "with a name"):
            waited = timed(lambda how=how: turn(page, printer, studio, how))
            print(f"last key to printer, {how}: {waited * 1000:.0f} ms, {waited / alone:.2f} of `make`")
        letters = page.evaluate(_SEARCH)
        print(
            f"a letter of the search, 1,000 topics: median {median(letters):.1f} ms, "
            f"95 % under {sorted(letters)[int(0.95 * len(letters))]:.1f} ms, "
            f"longest {max(letters):.1f} ms"
        )


_SEARCH = """async () => {
    const real = window.fetch, answer = await (await real("/topics")).json(), one = answer.topics[0];
    const parts = ["neck", "hip", "knee", "foot", "spine"], kinds = ["pain", "sprain", "fracture", "surgery"];
    answer.topics = Array.from({ length: 1000 }, (_, k) => ({ ...one, topic: `t${k}`,
        titles: { en: `${parts[k % 5]} ${kinds[k % 4]} number ${k}`, es: `Dolencia ${k}` },
        also_called: { en: [`sore ${parts[k % 5]} ${k}`] } }));
    answer.mark += " many";
    window.fetch = async (path, how) => String(path).startsWith("/topics") ? new Response(JSON.stringify(answer)) : real(path, how);
    document.dispatchEvent(new Event("visibilitychange"));
    await new Promise(done => setTimeout(done, 1500));
    const search = document.getElementById("search");
    return ["knee pain number 12", "shulder", "dolencia 412", "xyzzyx", "p", "numbre 77"].flatMap(word => [...word].map((_, k) => {
        search.value = word.slice(0, k + 1);
        const start = performance.now();
        search.dispatchEvent(new Event("input"));
        document.getElementById("list").getBoundingClientRect();
        return performance.now() - start;
    }));
}"""


if __name__ == "__main__":
    main()
