"""The cases of benchmarks/fuzz.py: a small workspace that was run once, and in each case one file of it damaged in one of five ways.

One numbered sequence for each seed: the same number of the same seed is the same case.
"""

import os
import random
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import chdir, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from changes import change
from PIL import Image
from runs import short_sheets
from signing import approve
from typed import handouts

from patient_handouts.commands.scaffold import put
from patient_handouts.commands.starting import topic_file
from patient_handouts.desk.counts import Counts, counts_of
from patient_handouts.handouts.check_code import code_of
from patient_handouts.images.pictures import HERE as IMAGES
from patient_handouts.layouts.fonts import _FILES
from patient_handouts.press.orders.order import Order
from patient_handouts.press.record.printed import MadeByHand, note_printed

DRAWING = Path(__file__).with_name("fuzz-drawing.svg")  # with all that drawing programs write and print can show
LARGE = 20_000  # bytes: fonts, photographs, sheets, which the program reads and never writes into
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
    ledger = home / "dist" / "ledger.jsonl"
    ledger.write_text(
        re.sub(r'"seconds": [\d.e-]+', '"seconds": 0.5', ledger.read_text(encoding="utf-8")), encoding="utf-8"
    )  # as long as ever
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


@kind("SVG", "images/example-picture.svg")
def svg(home: Path) -> None:
    shutil.copy(DRAWING, home / "images" / "example-picture.svg")


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


class Case(NamedTuple):
    """A case as it lies there: its number, the name of its kind, and its workspace."""

    number: int
    kind: str
    home: Path

    @property
    def command(self) -> list[str]:
        return [*KINDS[self.kind].command]


def kind_of(number: int) -> str:
    """The name of a case's kind."""
    return sorted(KINDS)[number % len(KINDS)]


def case(base: Path, folder: Path, seed: int, number: int) -> Case:
    """The workspace of a case, the same for the same seed and number; no sheets lie there, but where the ledger is damaged."""
    dice = random.Random(f"{seed} {number}")
    name = kind_of(number)
    file, use, _ = KINDS[name]
    home = folder / "network"
    shutil.copytree(base, home, copy_function=_laid, ignore=None if name == "ledger" else shutil.ignore_patterns("*.pdf"))
    use(home)
    path = home / file
    data = damaged(path.read_bytes(), dice)
    path.unlink()  # it may be the base's own
    path.write_bytes(data)
    return Case(number, name, home)


def _laid(source: str, target: str) -> None:
    """A copy; of what is large, and never written into, another name."""
    with suppress(OSError):  # another disk
        if os.path.getsize(source) > LARGE:
            return os.link(source, target)
    shutil.copy2(source, target)
    return None
