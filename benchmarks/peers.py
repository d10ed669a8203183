"""The same sheet of four pages set by us, Typst, WeasyPrint and fpdf2: warm, one process each, taking turns.

    pip install -e '.[bench]' && python benchmarks/peers.py [TURNS] [FOLDER]

Every turn is another clinic (its own name, phone, colours, logo, pictures in its colours), and each engine sets its sheet; what comes
out is opened, its pages counted and the clinic's name found in its words.  Prints medians of process time and of the ratios turn by
turn; FOLDER keeps the last sheet of each.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from random import sample
from statistics import median, quantiles

import pypdfium2
from content import written
from engines import ENGINES
from pymupdf_fonts import myfont
from sixty import NAMES, TOPIC, workspace

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons

HERE = Path(__file__)
PAGES = range(3, 6)


def shop(folder: Path) -> list[str]:
    """All that the engines need, made before any clock runs: the workspace, plain data, fonts, templates.  The clinics' names."""
    names = workspace(folder / "workspace")
    library = Library(folder / "workspace")
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout(TOPIC, "en", pictures.ids(), icons())
    (folder / "sheets").mkdir()
    (folder / "fonts").mkdir()
    for name in names:
        wording = Wording(handout, library.read_clinic(name), catalogue("en"), date(2026, 11, 24))
        written(wording, pictures, folder / "workspace" / "clinics" / f"{name}.png", folder / "sheets" / name)
    (folder / "sheets" / "sheet.typ").write_bytes((HERE.parent / "same" / "sheet.typ").read_bytes())
    for code in ("figo", "figbo"):
        (folder / "fonts" / f"{code}.ttf").write_bytes(myfont(code))
    return names


def work(engine: str, folder: Path) -> None:
    """One engine's process: a clinic's name comes in, the milliseconds go out; the sheet lies in a file."""
    make = ENGINES[engine](folder)
    for name in map(str.strip, sys.stdin):
        start = time.process_time()
        data = make(name)
        took = 1000 * (time.process_time() - start)
        (folder / f"{engine}.pdf").write_bytes(data)
        print(took, flush=True)


def checked(path: Path, clinic: str) -> int:
    """The sheet's pages; it must be this clinic's."""
    with pypdfium2.PdfDocument(path) as pdf:
        words = " ".join(page.get_textpage().get_text_bounded() for page in pdf).split()
        assert len(pdf) in PAGES, f"{path.stem}: {len(pdf)} pages"
        assert clinic in " ".join(words), f"{path.stem}: no {clinic}"
        return len(pdf)


def main(turns: int = 30, keep: str = "") -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        names = shop(folder)
        running = {
            engine: subprocess.Popen(
                [sys.executable, "-W", "ignore", HERE, "--engine", engine, folder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            for engine in ENGINES
        }
        took: dict[str, list[float]] = {engine: [] for engine in ENGINES}
        pages, sizes = {}, {}
        for turn in range(-2, turns):  # the first two warm the engines up
            name = turn % len(names)
            for engine in sample(list(running), len(running)):
                process = running[engine]
                print(names[name], file=process.stdin, flush=True)
                milliseconds = float(process.stdout.readline())
                pages[engine] = checked(folder / f"{engine}.pdf", NAMES[name])
                sizes[engine] = (folder / f"{engine}.pdf").stat().st_size
                if turn >= 0:
                    took[engine].append(milliseconds)
        for process in running.values():
            process.stdin.close()
            process.wait()
        for engine in ENGINES if keep else ():
            Path(keep, f"{engine}.pdf").write_bytes((folder / f"{engine}.pdf").read_bytes())
    print(f"{turns} turns; ratio: time of the engine by that of Typst in the same turn, with its quarters")
    for engine, times in took.items():
        ratios = [mine / theirs for mine, theirs in zip(times, took["typst"])]
        low, _, high = quantiles(ratios, n=4)
        print(
            f"{engine:11} {median(times):7.1f} ms  {median(ratios):6.2f} ({low:.2f} to {high:.2f})  {pages[engine]} pages  "
            f"{sizes[engine]:,} bytes"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--engine"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
