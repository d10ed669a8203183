"""The pages of every sheet, measured as a stranger would: this writes docs/pages.md, and limits.yaml where something has become better.

    python tests/stranger/measure.py                          measure all (two minutes), and say what has become worse
    python tests/stranger/measure.py tell en.riverside        what there is to mind on these sheets, page by page
    python tests/stranger/measure.py look FOLDER large.a4     their pages as overviews, red bars beside their holes, in a folder

Sheets are named by parts of TOPIC.LANGUAGE.CLINIC.EDITION.PAPER; each part given must be in it: `look out .en. letter`, English on Letter.
PDF files that were made otherwise can be named instead; what hangs on the words of their definition is left out.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from patient_handouts.handouts.problems import Problems

sys.path.insert(0, str(Path(__file__).parents[1]))
from sheets import Which

from stranger.measures import Told
from stranger.overview import SCALE, write
from stranger.reading import seen
from stranger.report import DOCUMENT, LIMITS, report, tightened, worse
from stranger.rows import EVERY, findings, printed, row


def measure() -> list[str]:
    """Measure every sheet and write what was found; what has become worse."""
    rows = [row(which) for which in EVERY]
    said = worse(rows)
    LIMITS.write_text(tightened(rows), encoding="utf-8", newline="\n")
    DOCUMENT.write_text(report(rows), encoding="utf-8", newline="\n")
    return said


def chosen(names: list[str]) -> list[Which]:
    """The sheets whose names hold all of these."""
    return [which for which in EVERY if all(name in f"{which}." for name in names)]


def made(names: list[str]) -> Iterator[tuple[str, bytes, Told]]:
    """Chosen sheets as they are printed, and files that are named; of a sheet that cannot be made it is said why."""
    files = [Path(name) for name in names if name.endswith(".pdf")]
    yield from ((path.stem, path.read_bytes(), Told()) for path in files)
    for which in [] if files else chosen(names):
        try:
            yield str(which), *printed(which)
        except Problems as problems:
            print(f"{which} cannot be made: {problems}")


def tell(names: list[str]) -> None:
    """Print what there is to mind."""
    for which, pdf, told in made(names):
        print(which)
        for found in findings(seen(pdf), told):
            print(f"  page {found.page}: {found.what}")


def look(folder: Path, names: list[str], grey: bool, scale: float) -> None:
    """Write overviews."""
    for which, pdf, _ in made(names):
        print(write(folder, which, pdf, seen(pdf), grey, scale))


def main() -> None:
    """What was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = asked.add_subparsers(dest="way")
    telling, looking = ways.add_parser("tell"), ways.add_parser("look")
    looking.add_argument("folder", type=Path)
    looking.add_argument("--grey", action="store_true", help="as a copier sees them")
    looking.add_argument("--scale", type=float, default=SCALE, help="pixels a point (%(default)s; 2 to read every word)")
    for way in (telling, looking):
        way.add_argument("names", nargs="*")
    given = asked.parse_args()
    if given.way == "tell":
        tell(given.names)
    elif given.way == "look":
        look(given.folder, given.names, given.grey, given.scale)
    else:
        sys.exit("\n".join(measure()))


if __name__ == "__main__":
    main()
