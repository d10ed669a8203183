"""One sheet by a process of its own, from nothing: `handouts make` against Typst, pair by pair.

    pip install -e '.[bench]' && python benchmarks/cold.py [PAIRS]

The same sheet of four pages for the same clinic; every pair is another clinic.  `handouts make` also checks the sheet's words.
Ours is asked three times: with nothing kept between runs; for a clinic that was never asked for, where the topic was; and once more.
Prints medians of process time and of wall time, and of the ratios pair by pair; then what importing costs, package by package, with
all kept and with nothing.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from peers import checked, shop
from sixty import NAMES, TOPIC

TYPST = """
import sys, typst
folder, name = sys.argv[1:]
compiler = typst.Compiler(root=folder + "/sheets", font_paths=[folder + "/fonts"], ignore_system_fonts=True)
compiler.compile(input=folder + "/sheets/sheet.typ", output=folder + "/typst.pdf", format="pdf", pdf_standards=["ua-1"],
                 sys_inputs={"sheet": "/" + name + "/sheet.json"})
"""
OURS = "from patient_handouts.generate import main; main()"
IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| \s*(\S+)")
FAMILIES = {"patient_handouts": 2, "reportlab": 1}  # how much of a module's name is its family's


def run(command: list[str], cache: str = "off") -> tuple[float, float]:
    """Seconds of process time and of wall time."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=surroundings(cache))
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def surroundings(cache: str) -> dict[str, str]:
    """Where commands run: with compiled modules, as everywhere but in a workshop that forbids them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"HANDOUTS_CACHE": cache}


def make(folder: Path, name: str) -> list[str]:
    """The arguments of `handouts make`."""
    return ["make", TOPIC, "--workspace", str(folder / "workspace"), "--clinic", name, "-o", str(folder / "ours.pdf")]


def imports(folder: Path, name: str, cache: str) -> Counter[str]:
    """Milliseconds of importing, by family of modules."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", OURS, *make(folder, name)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=surroundings(cache),
    ).stderr
    spent: Counter[str] = Counter()
    for microseconds, module in IMPORT.findall(told):
        first, *_ = module.split(".")
        family = ".".join(module.split(".")[: FAMILIES.get(first, 1)])
        spent["Python's own" if {first, first.lstrip("_")} & sys.stdlib_module_names else family] += int(microseconds)
    return Counter({family: round(spent[family] / 1000, 1) for family in spent})


def main(pairs: int = 11) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        names = shop(folder)
        ours, kept = [sys.executable, "-c", OURS], str(folder / "kept")
        took: list[list[tuple[float, float]]] = []
        for k in range(-1, pairs):  # the first pair finds files that nobody has read yet
            mine = [run([*ours, *make(folder, names[k])], cache) for cache in ("off", kept, kept)]
            theirs = run([sys.executable, "-c", TYPST, str(folder), names[k]])
            assert checked(folder / "ours.pdf", NAMES[k]) and checked(folder / "typst.pdf", NAMES[k])
            if k >= 0:
                took.append([*mine, theirs])
        for kind, what in enumerate(("process", "wall")):
            for n, case in enumerate(("nothing kept", "a new clinic", "once more")):
                mine, theirs = ([turn[who][kind] for turn in took] for who in (n, 3))
                ratio = median(a / b for a, b in zip(mine, theirs))
                print(f"{what:8} {case:13} ours {median(mine):.3f} s  typst {median(theirs):.3f} s  ratio {ratio:.1f}")
        first, again = ([imports(folder, names[k], cache) for k in range(3)] for cache in ("off", kept))
        print("\nimporting, ms (least of three), nothing kept and all kept:")
        for family in sorted(first[0], key=lambda family: -first[0][family]):
            least = [min(run[family] for run in runs) for runs in (first, again)]
            if max(least) >= 1:
                print(f"{least[0]:7.1f} {least[1]:7.1f}  {family}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
