"""Damaged inputs of every kind that we read, each in a process of its own that is bounded; what comes of it is judged.

    python benchmarks/fuzz.py --count 600 --seed 20        (what CI runs)
    python benchmarks/fuzz.py --seconds 3600 --seed 7
    python benchmarks/fuzz.py --seed 20 --only 137         one case again, its files kept

A case is a workspace in which one file was cut, flipped, filled with a block, spliced or repeated.  Fine is exit 0 with PDFs that
tests/walker.py accepts, or another exit with something said and no traceback; never more than 5 s of process time or 500 MB.  Prints a
table by kind of file; exit 1 where a case was not fine, with its number.
"""

import argparse
import gc
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from changes import change
from PIL import Image
from runs import short_sheets
from signing import approve
from typed import handouts

from patient_handouts.commands import program
from patient_handouts.commands.scaffold import put, topic_file
from patient_handouts.desk.counts import Counts, counts_of
from patient_handouts.handouts.check_code import code_of
from patient_handouts.images.pictures import HERE as IMAGES
from patient_handouts.layouts.fonts import _FILES
from patient_handouts.press.orders.order import Order
from patient_handouts.press.record.printed import MadeByHand, note_printed
from walker import walk

MOST_SECONDS, MOST_BYTES = 5.0, 500 << 20
PATIENCE = 300.0  # seconds by the clock: the machine may be busy
STRANGE = (
    b"\x00",
    b"\xff",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"[" * 300,
    b"{" * 50,
    b"- " * 300,
    b"9" * 400,
    b"1e999",
    b"..",
    b"\n\n",
    b"\t",
    b'"',
    b"*a",
    b"&a",
    b"!!x ",
)
RUN = ("batch", "--topic", "knee", "--jobs", "1")
BY_HAND, AT_DESK = code_of("by hand"), code_of("at a desk")
SHEET = Order("clinic-0", "knee-pain", "en")


class Verdict(NamedTuple):
    """What came of a case; "" for nothing wrong."""

    wrong: str
    code: int
    seconds: float
    said: str


# -- what is damaged
def workspace(folder: Path) -> Path:
    """A small workspace with one file of every kind that we read, that was run once."""
    home = short_sheets(folder / "network", 1)
    picture = Image.effect_noise((900, 600), 40).convert("RGB")
    for kind in ("png", "jpg", "webp", "tif"):
        picture.save(home / "images" / f"photo-{kind}.{kind}")
    with (home / "images" / "index.yaml").open("a", encoding="utf-8") as index:
        index.writelines(
            f"photo-{kind}:\n  title: {{en: A photograph}}\n  alt: {{en: Some grey.}}\n" for kind in ("png", "jpg", "webp", "tif")
        )
    (home / "images" / "example-picture.anchors.json").write_text('{"glass": [20, 30], "water": [40, 50]}', encoding="utf-8")
    from pymupdf_fonts import myfont

    (home / "fonts").mkdir(exist_ok=True)
    (home / "fonts" / "own.ttf").write_bytes(myfont(_FILES["FiraGO"]))
    (home / "fonts" / "small.ttf").write_bytes(myfont("spacemo"))
    (home / "fonts" / "joined.ttf").write_bytes(myfont("cascadia"))
    (home / "plan.yaml").write_text("format: 1\nsheets:\n  - topics: [knee-pain]\n", encoding="utf-8")
    put(home / "handouts" / "hip-pain" / "en.yaml", topic_file("hip-pain", "Hip pain"))
    (home / "bundles.yaml").write_text("home:\n  title: Home\n  topics: [knee-pain, hip-pain]\n", encoding="utf-8")
    with chdir(home):  # here, not in a process of its own: what it loads is there for all cases
        for done in (
            approve("knee-pain"),
            approve("hip-pain"),
            handouts(*RUN),
            handouts("withdraw", "--topic", "hip-pain", "--why", "The dose is wrong."),
            handouts("withdraw", "--words", "knee pain", "--why", "No."),
            handouts("withdraw", "--words", "knee pain", "--why", "No.", "--undo"),
        ):
            assert done.exit_code == 0, done.output
    note_printed(home, {BY_HAND: MadeByHand(SHEET, date.today(), {"en": "a" * 64})})
    Counts(counts_of(home)).add(date.today(), ((AT_DESK, SHEET.name),), 3, ["home"])
    return home


class Kind(NamedTuple):
    """A kind of file: where it lies, what makes the workspace use it, and the command that reads it."""

    file: str
    use: Callable[[Path], None]
    command: tuple[str, ...]


KINDS: dict[str, Kind] = {}


def kind(name: str, file: str, *command: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """A kind of file; a run reads it unless another `command` does."""

    def known(use: Callable[[Path], None]) -> Callable[[Path], None]:
        KINDS[name] = Kind(file, use, command or (*RUN, "--unapproved"))
        return use

    return known


def add(path: Path, words: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(words)


def hero(home: Path, picture: str) -> None:
    change(home / "handouts" / "knee-pain" / "en.yaml", "hero: example-picture", f"hero: {picture}")


@kind("definition", "handouts/knee-pain/en.yaml")
@kind("clinic", "clinics/clinic-0.yaml")
@kind("network", "network.yaml")
@kind("index", "images/index.yaml")
@kind("SVG", "images/example-picture.svg")
@kind("spots", "images/example-picture.anchors.json")
@kind("ledger", "dist/ledger.jsonl")
@kind("approvals", "approvals.yaml", *RUN)
@kind("recalls", "recalls.yaml", "batch", "--topic", "hip", "--jobs", "1", "--unapproved")
@kind("printed", ".handouts/printed.jsonl", "lookup", BY_HAND)
@kind("counts", ".handouts/desk-counts.jsonl", "lookup", AT_DESK)
@kind("bundles", "bundles.yaml", "bundle", "home", "--draft", "-o", "dist/clinic-0/home.pdf")
@kind("plan", "plan.yaml", "batch", "plan.yaml", *RUN[3:], "--unapproved")
def as_it_is(home: Path) -> None:
    pass


@kind("PNG", "images/photo-png.png")
def png(home: Path) -> None:
    hero(home, "photo-png")


@kind("JPEG", "images/photo-jpg.jpg")
def jpeg(home: Path) -> None:
    hero(home, "photo-jpg")


@kind("WebP", "images/photo-webp.webp")
def webp(home: Path) -> None:
    hero(home, "photo-webp")


@kind("TIFF", "images/photo-tif.tif")
def tiff(home: Path) -> None:
    hero(home, "photo-tif")


@kind("font", "fonts/own.ttf")
def font(home: Path) -> None:
    add(home / "clinics" / "clinic-0.yaml", "fonts: {en: own.ttf}\n")


def in_font(home: Path, name: str, letters: str) -> None:
    """A sheet with letters that FiraGO lacks, and this font has."""
    add(home / "clinics" / "clinic-0.yaml", f"fonts: {{en: {name}}}\n")
    change(home / "handouts" / "knee-pain" / "en.yaml", "subtitle: ", f"subtitle: {letters} ")


@kind("font, set", "fonts/small.ttf")
def font_set(home: Path) -> None:
    in_font(home, "small.ttf", "₤ and ₱")


@kind("font, shaped", "fonts/joined.ttf")
def font_shaped(home: Path) -> None:
    in_font(home, "joined.ttf", "ݐݑ ݓ")


@kind("theme", "theme.yaml")
def theme(home: Path) -> None:
    shutil.copy(IMAGES.parent / "handouts" / "theme.yaml", home / "theme.yaml")


@kind("catalogue", "catalogue/en.yaml")
def catalogue(home: Path) -> None:
    (home / "catalogue").mkdir(exist_ok=True)
    shutil.copy(IMAGES.parent / "handouts" / "catalogue" / "en.yaml", home / "catalogue" / "en.yaml")


# -- how
def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes cut, flipped, filled, spliced or repeated; one to four times."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        at, to = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
        match dice.randrange(7):
            case 0:
                data = data[:at]
            case 1 if data:
                one = min(at, len(data) - 1)
                data = data[:one] + bytes([data[one] ^ (1 << dice.randrange(8))]) + data[one + 1 :]
            case 2:
                data = data[:at] + bytes(dice.randrange(256) for _ in range(dice.randrange(1, 60))) + data[min(to, at + 60) :]
            case 3:
                data = data[:at] + dice.choice(STRANGE) + data[at:]
            case 4:
                data = data[:at] + data[to:]
            case 5:
                data = data[:at] + data[at:to][:2000] * dice.choice((2, 30)) + data[at:]
            case 6:
                data = data[:at] + dice.choice(STRANGE) * dice.choice((1, 200)) + data[to:]
    return data


def case(base: Path, folder: Path, seed: int, number: int) -> tuple[str, Path]:
    """The workspace of a case, the same for the same seed and number."""
    dice = random.Random(f"{seed} {number}")
    name = sorted(KINDS)[number % len(KINDS)]
    file, use, _ = KINDS[name]
    home = folder / "network"
    shutil.copytree(base, home)
    use(home)
    path = home / file
    path.write_bytes(damaged(path.read_bytes(), dice))
    return name, home


# -- what comes of it
def bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def command(home: Path, arguments: list[str], out: int) -> NoReturn:
    """Run the command line in this process, which ends with it; what it says goes to an open file."""
    code = 1
    try:
        bound()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.chdir(home)
        sys.argv = ["handouts", *arguments]
        sys.stdout, sys.stderr = open(1, "w", encoding="utf-8"), open(2, "w", encoding="utf-8")  # noqa: SIM115  # as long as the process
        program.run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else bool(end.code)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run(home: Path, arguments: list[str]) -> tuple[int, float, int, str]:
    """Exit code, seconds of process time, bytes of memory, and what was said.

    A process of its own, forked from this one, which has loaded everything: a case takes a quarter of the time.
    """
    with tempfile.TemporaryFile() as out:
        if not (process := os.fork()):
            command(home, arguments, out.fileno())
        end, pid, status, used = time.monotonic() + PATIENCE, 0, 0, None
        while not pid and time.monotonic() < end:
            pid, status, used = os.wait4(process, os.WNOHANG)
            time.sleep(0.005)
        if not pid:
            os.kill(process, signal.SIGKILL)
            _, status, used = os.wait4(process, 0)
        out.seek(0)
        assert used is not None
        return (
            os.waitstatus_to_exitcode(status),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * 1024,
            out.read().decode("utf-8", "replace"),
        )


def judged(name: str, home: Path) -> Verdict:
    """A run over a damaged workspace, and what is wrong with what it did."""
    for old in home.glob("dist/*/*.pdf"):
        if name != "ledger":
            old.unlink()
    code, seconds, memory, said = run(home, [*KINDS[name].command])
    problems = (home / "dist" / "problems.txt").read_text(encoding="utf-8") if (home / "dist" / "problems.txt").exists() else ""
    wrong = ""
    if "Traceback" in said or "the program failed" in said + problems:
        wrong = "traceback"
    elif code not in (0, 1, 2, 3, 4):
        wrong = f"exit {code}"
    elif code and not said.strip():
        wrong = "says nothing"
    elif seconds > MOST_SECONDS:
        wrong = f"{seconds:.1f} s"
    elif memory > MOST_BYTES:
        wrong = f"{memory >> 20} MB"
    elif code == 0 and (complaints := [each for pdf in home.glob("dist/*/*.pdf") for each in walked(pdf)]):
        wrong = f"PDF: {complaints[0]}"
    elif name == "recalls" and [*home.glob("dist/*/hip-pain*.pdf")]:
        wrong = "lifted"
    return Verdict(wrong, code, seconds, said + problems)


def walked(pdf: Path) -> list[str]:
    """What the walker says of a PDF."""
    try:
        return list(walk(pdf.read_bytes()).problems)
    except Exception as broken:
        return [f"{type(broken).__name__}: {broken}"]


def numbers(count: int | None, seconds: float | None, only: int | None) -> Iterator[int]:
    """The numbers of the cases that are wanted."""
    if only is not None:
        yield only
        return
    begun, number = time.monotonic(), 0
    while (count is None or number < count) and (seconds is None or time.monotonic() - begun < seconds):
        yield number
        number += 1


def tried_case(base: Path, folder: Path, seed: int, keep: bool, number: int) -> tuple[int, str, Verdict]:
    """A case, its kind and what came of it; its files are kept, and what it said is told, if that is wanted."""
    where = Path(tempfile.mkdtemp(prefix="fuzz-")) if keep else folder / str(number)
    where.mkdir(exist_ok=True)
    name, home = case(base, where, seed, number)
    verdict = judged(name, home)
    if keep:
        print(home, verdict.code, verdict.said, sep="\n", flush=True)
    else:
        shutil.rmtree(where)
    return number, name, verdict


def main() -> None:
    os.environ["HANDOUTS_CACHE"] = "off"
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--count", type=int)
    asked.add_argument("--seconds", type=float)
    asked.add_argument("--seed", type=int, default=20)
    asked.add_argument("--only", type=int)
    asked.add_argument("--jobs", type=int, help="cases at a time; one for each core unless you say")
    options = asked.parse_args()
    if options.count is None and options.seconds is None and options.only is None:
        options.count = 600
    tried, made, slowest, bad = Counter[str](), Counter[str](), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        base = workspace(Path(folder) / "base")
        gc.collect()
        gc.freeze()  # what is here is not copied for every case
        tries = partial(tried_case, base, Path(folder), options.seed, options.only is not None)
        wanted = numbers(options.count, options.seconds, options.only)
        with multiprocessing.get_context("fork").Pool(1 if options.only is not None else options.jobs) as pool:
            for number, name, verdict in pool.imap_unordered(tries, wanted):
                tried[name] += 1
                made[name] += verdict.code == 0
                slowest[name] = max(slowest[name], round(verdict.seconds * 1000))
                if verdict.wrong:
                    bad.append(f"case {number} of seed {options.seed} ({name}): {verdict.wrong}")
                    print(bad[-1], verdict.said[-1500:] if "trace" in verdict.wrong else "", file=sys.stderr, flush=True)
    print("| kind | cases | made all the same | told | not fine | longest, s |\n|---|---|---|---|---|---|")
    for name in sorted(tried):
        wrong = sum(f"({name})" in each for each in bad)
        print(f"| {name} | {tried[name]} | {made[name]} | {tried[name] - made[name] - wrong} | {wrong} | {slowest[name] / 1000:.1f} |")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
