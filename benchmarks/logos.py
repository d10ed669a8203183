"""How many real logos can be printed, and whether they look as a second renderer, resvg, paints them.

    python benchmarks/logos.py [--every N] [--list FILE] FOLDER …

Each FOLDER holds the SVG files of one set, for instance what `npm pack` brings of simple-icons, @fortawesome/fontawesome-free or devicon.
Prints for each how many are refused and why, and how many of the others agree: of 256 pixels for the longer side, rendered by PDFium from
our PDF and by resvg (`pip install resvg-py`), at most 1 % differ by more than 64 of 255 levels in a channel.  `--every 10` compares each
tenth file; `--list` notes the names of all that are refused or differ.  Nothing is fetched.
"""

import argparse
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pypdfium2
import resvg_py
from PIL import Image, ImageChops

from patient_handouts.images.picture import PictureError, Vector
from patient_handouts.images.svg import vector
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.tags import Tag

SIDE = 256  # pixels
LEVELS, SHARE = 64, 0.01  # what counts as another pixel; how many may be


def ours(drawing: Vector, size: tuple[int, int]) -> Image.Image:
    """What our PDF looks like."""
    root, out = Tag("Document"), io.BytesIO()
    canvas = TaggedCanvas(out, root, (drawing.width, drawing.height), "en")
    canvas.picture(drawing, 0, 0, drawing.width, drawing.height, root.add("Figure", alt="A logo"))
    canvas.showPage()
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        image: Image.Image = pdf[0].render(scale=SIDE / max(drawing.width, drawing.height)).to_pil().convert("RGB")
    return image.resize(size) if image.size != size else image


def theirs(data: bytes) -> Image.Image:
    """What resvg paints, on white."""
    text = data.decode("utf-8")
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text)))).convert("RGBA")
    scale = SIDE / max(image.size)
    if abs(scale - 1) > 0.01:
        width = max(1, round(image.width * scale))
        image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text, width=width)))).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are another in any channel."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[LEVELS + 1 :]) / (one.width * one.height)


def judged(path: Path, compare: bool) -> str:
    """ "" for a logo that is fine, "refused: why" or "differs: share" for another."""
    data = path.read_bytes()
    try:
        drawing = vector(data)
    except PictureError as problem:
        return f"refused: {problem.code}: {problem}"
    if not compare:
        return ""
    try:
        other = theirs(data)
    except ValueError as problem:
        return f"no picture by resvg: {problem}"
    share = differing(ours(drawing, other.size), other)
    return f"differs: {share:.1%}" if share > SHARE else ""


def kind(verdict: str) -> str:
    """A verdict without what is another in each file."""
    told = verdict.partition(" (line")[0]
    return told if told.startswith("refused") else told.partition(":")[0]


def judge(folder: Path, every: int, note: IO[str] | None) -> Iterator[str]:
    """The verdicts of one set, counted."""
    verdicts, paths = Counter[str](), sorted(folder.resolve().rglob("*.svg"))
    for k, path in enumerate(paths):
        verdict = judged(path, k % every == 0)
        verdicts[kind(verdict)] += 1
        if verdict and note:
            print(path, verdict, sep="\t", file=note, flush=True)
    refused = sum(count for name, count in verdicts.items() if name.startswith("refused"))
    differ = verdicts["differs"]
    compared = len(range(0, len(paths), every))
    share = refused / max(1, len(paths))
    yield f"{folder.name}: {len(paths):,} files, {refused} refused ({share:.1%}), {differ} of {compared:,} tried differ"
    yield from (f"  {count:5} {name}" for name, count in verdicts.most_common() if name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="compare each N-th file")
    parser.add_argument("--list", type=argparse.FileType("w", encoding="utf-8"), metavar="FILE", help="note all that are not fine")
    told = parser.parse_args()
    for folder in told.folders:
        for line in judge(folder, told.every, told.list):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
