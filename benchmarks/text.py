"""What a paragraph costs: ours, plain and with HarfBuzz forced on it, and ReportLab's, in turns.

    python benchmarks/text.py [TURNS]

Every turn sets and paints twenty paragraphs of some sixty words with a bold stretch, which no turn before it had; the words are those of
the vertebroplasty sheet.  Prints medians of process time per paragraph, and the median of the ratios turn by turn.
"""

import io
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Platypus

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.words import Span, Words
from patient_handouts.layouts import segments
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.fonts import BOLD, REGULAR, font
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.tags import Tag

WIDTH, SIZE, LEADING, COUNT = 357.0, 13, 17, 20
LOOK = segments.TypeStyle(SIZE, LEADING, 4.25, 8.5)
Drawn = list[tuple[str, str, str]]  # words, bold words, words


def drawn(random: Random, known: list[str]) -> Drawn:
    return [
        (" ".join(random.choices(known, k=30)) + " ", " ".join(random.choices(known, k=6)), " " + " ".join(random.choices(known, k=24)))
        for _ in range(COUNT)
    ]


def ours(canvas: TaggedCanvas, root: Tag, paragraphs: Drawn) -> None:
    for before, bold, after in paragraphs:
        made = Paragraph.of(Words((Span(before), Span(bold, strong=True), Span(after))), WIDTH, LOOK, root.add("P"))
        made.paint(canvas, 50, 700, 0, len(made.lines))


def platypus(canvas: Canvas, style: ParagraphStyle, paragraphs: Drawn) -> None:
    for before, bold, after in paragraphs:
        made = Platypus(f"{before}<b>{bold}</b>{after}", style)
        made.wrap(WIDTH, 700)
        made.drawOn(canvas, 50, 100)


def main(turns: int = 60) -> None:
    known = " ".join(words.plain for words in Library().read_handout("vertebroplasty", "en").all_texts()).split()
    known = [word for word in known if word.isascii() and not set(word) & set("<>&_")]
    for name in (REGULAR, BOLD):
        font(name)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    style = ParagraphStyle("body", fontName=REGULAR, fontSize=SIZE, leading=LEADING)
    root, plainly = Tag("Document"), segments.complex_script
    tagged, plain = TaggedCanvas(io.BytesIO(), root, (612, 792), "en"), Canvas(io.BytesIO())
    engines: dict[str, Callable[[Drawn], Any]] = {
        "ours": lambda made: ours(tagged, root, made),
        "HarfBuzz": lambda made: ours(tagged, root, made),
        "platypus": lambda made: platypus(plain, style, made),
    }
    took: dict[str, list[float]] = {name: [] for name in engines}
    random = Random(1)
    for turn in range(turns + 3):
        for name in random.sample(list(engines), len(engines)):
            segments.complex_script = (lambda _: True) if name == "HarfBuzz" else plainly
            made = drawn(random, known)
            start = time.process_time()
            engines[name](made)
            if turn >= 3:
                took[name].append(1000 * (time.process_time() - start) / COUNT)
    for name, times in took.items():
        print(f"{name:9} {median(times):.3f} ms a paragraph  {median(a / b for a, b in zip(times, took['platypus'])):.2f} of platypus")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
