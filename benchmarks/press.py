"""What a run of many sheets costs: a network of made-up clinics, each with its own name, phone, colours and logo, made by real runs.

    python benchmarks/press.py [ORDERS] [TURNS]

Prints, from one call: sheets a second with one and with two workers in turns (medians, and the median of the paired ratios), the
largest memory of a worker after 100 sheets and after all of them, and the time of a run in which nothing has changed.  Every sheet is
looked at: no two are equal, each names its clinic and its code.
"""

import colorsys
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw

from patient_handouts.commands.scaffold import clinic_file, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts.library import Library
from patient_handouts.press.making.run import PressRun, processes
from patient_handouts.press.making.worker import PressSite
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.plan import orders, read_plan
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import Ledger
from patient_handouts.press.record.lock import locked
from patient_handouts.press.record.stock import Stock

TODAY = date(2026, 11, 25)
TOPICS = ("knee-pain", "hip-pain", "neck-pain", "back-pain")  # two pages each; vertebroplasty has ten
SHARE = 20  # sheets of a clinic


def network(folder: Path, clinics: int) -> Path:
    """A workspace with so many clinics and the topics."""
    (folder / "clinics").mkdir(parents=True)
    (folder / "images").mkdir()
    (folder / "network.yaml").write_text('format: 1\nemergency: "911"\n', encoding="utf-8")
    for topic in TOPICS:
        (folder / "handouts" / topic).mkdir(parents=True)
        (folder / "handouts" / topic / "en.yaml").write_text(topic_file(topic, topic.replace("-", " ").capitalize()), encoding="utf-8")
    with redirect_stdout(StringIO()):
        put_example_picture(folder)
    for k in range(clinics):
        colour = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(k / clinics, 0.3, 0.6))
        logo = Image.new("RGB", (640, 240), "white")
        ImageDraw.Draw(logo).ellipse((10 + k % 50, 10, 230, 230), fill=colour)
        logo.save(folder / "images" / f"logo-{k}.png")
        text = clinic_file(f"clinic-{k:03}", f"Clinic Number {k} of Springfield", f"(555) 555-{k:04}", logo=f"logo-{k}.png")
        text = text.replace('brand: "#1f5f6b"', f'brand: "{colour}"')
        (folder / "clinics" / f"clinic-{k:03}.yaml").write_text(text, encoding="utf-8")
    return folder


def wanted(home: Path, clinics: int) -> list[Order]:
    """Twenty sheets for each of the first clinics, by a plan file as a manager would write it."""
    names = ", ".join(f"clinic-{k:03}" for k in range(clinics))
    topics = ", ".join(TOPICS)
    (home / "plan.yaml").write_text(
        f"""format: 1
sheets:
  - {{clinics: [{names}], topics: [vertebroplasty], languages: [en, vi], editions: [standard, large]}}
  - {{clinics: [{names}], topics: [{topics}], editions: [standard, clear], paper: letter}}
  - {{clinics: [{names}], topics: [{topics}], editions: [standard, clear], paper: a4}}
""",
        encoding="utf-8",
    )
    library = Library(home)
    return orders(Workshop(library, TODAY), read_plan(home / "plan.yaml", library))


def run(home: Path, folder: Path, clinics: int, workers: int) -> float:
    """Seconds of one run into a folder, from reading the first file to the ledger's last line; the workers start in it."""
    start = time.perf_counter()
    with locked(folder):
        stock = Stock(Workshop(Library(home), TODAY), Ledger(folder), unapproved=True)
        PressRun(stock, PressSite(home, folder, TODAY), partial(processes, workers), workers).over(wanted(home, clinics))
    return time.perf_counter() - start


def nothing_new(home: Path, folder: Path) -> float:
    """Seconds of `handouts batch` as a process of its own, when all is up to date."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "patient_handouts", "batch", "plan.yaml", "-o", str(folder), "--unapproved"],
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert f"{len(wanted(home, 50)):,} up to date" in done.stdout, done.stdout
    return time.perf_counter() - start


def largest() -> float:
    """The largest memory that any worker has had so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def look_at(folder: Path) -> tuple[int, int]:
    """How many sheets and pages there are: all different, each naming its clinic on page 1 and its code on the last."""
    import pypdfium2

    lines = Ledger(folder).files.values()
    assert len({line.sha256 for line in lines}) == len({line.code for line in lines}) == len(lines)
    for line in lines:
        with pypdfium2.PdfDocument(folder / line.order.file) as pdf:
            first, last = (pdf[k].get_textpage().get_text_bounded() for k in (0, len(pdf) - 1))
            assert f"Clinic Number {int(line.order.clinic[-3:])} of Springfield" in " ".join(first.split()), line.order.name
            assert line.code in last and len(pdf) == line.pages, line.order.name
    return len(lines), sum(line.pages for line in lines)


def main(count: int = 2000, turns: int = 3) -> None:
    clinics = count // SHARE
    with tempfile.TemporaryDirectory() as folder:
        home, out = network(Path(folder) / "network", max(clinics, 50)), Path(folder)
        few = run(home, out / "few", 5, 1)
        print(f"100 sheets, one worker: {few:.1f} s; its memory {largest():.0f} MB")
        took: dict[int, list[float]] = {1: [], 2: []}
        for turn in range(turns):
            for workers in (1, 2) if turn % 2 else (2, 1):
                took[workers].append(run(home, out / f"turn-{turn}-{workers}", 20, workers))
        for workers, times in took.items():
            print(f"400 sheets, {workers} worker{'s' * (workers > 1)}: {median(times):.1f} s ({400 / median(times):.1f} a second)")
        print(f"two workers / one, paired: {median(one / two for one, two in zip(took[1], took[2])):.2f} times as fast ({turns} turns)")
        whole = run(home, out / "whole", clinics, 2)
        sheets, pages = look_at(out / "whole")
        print(
            f"{sheets:,} sheets, {pages:,} pages, two workers: {whole:.0f} s ({sheets / whole:.1f} sheets, {pages / whole:.0f} pages "
            f"a second); a worker's memory {largest():.0f} MB"
        )
        print(f"the ledger: {(out / 'whole' / 'ledger.jsonl').stat().st_size / sheets:,.0f} bytes a sheet")
        run(home, out / "thousand", 50, 2)
        nothing_new(home, out / "thousand")  # its first run writes the clinics' pages
        print(f"1,000 sheets, nothing new: {median(nothing_new(home, out / 'thousand') for _ in range(5)):.2f} s, the whole process")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
