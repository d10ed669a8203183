"""docs/library.md: the topics of the library in a table, made from the library itself, and page 1 of each as a picture.

`python docs/library.py` writes both anew.
"""

from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from patient_handouts.checks.prose import prose
from patient_handouts.checks.reading import reading
from patient_handouts.handouts.catalogue import ORIGINAL, catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.sheet import set_sheet

LIBRARY = Library()
PICTURES = Pictures(LIBRARY.picture_folders())
ANY_DAY = date(2026, 11, 24)  # the table goes by no calendar
FACTS, SHOWN = "facts", "library"
SCALE, COLOURS = 0.45, 24  # pixels a point; enough for soft edges
PAGE = Path(__file__).resolve().parent / "library.md"
CLINIC, PAPER = "riverside-spine", "letter"
HEAD = """# The library

Made by `python docs/library.py`; a test says when it is stale. Nobody has reviewed any of these sheets, and each says so on its pages: a
clinic's own clinician signs the words first ([approvals.md](approvals.md)). Where their facts come from stands on each sheet, and in a page
of facts, where there is one, with what was looked for and not found.

* *Pages*: in standard type on letter paper, for the sample clinic Riverside, by language.
* *Grade*: Flesch-Kincaid of the English words, without the topic's name and the explained terms (`handouts check` holds it to 6).
* *Sources*, *pictures*: how many the English sheet cites and shows, each once.

"""
COLUMNS = ("Topic", "Kind", "Languages and pages", "Grade", "Sources", "Pictures", "Facts")


def page() -> str:
    """The whole file."""
    rows = [COLUMNS, ("---",) * len(COLUMNS), *map(_row, LIBRARY.topics())]
    shown = " ".join(f"[![{_title(topic)}, page 1]({SHOWN}/{topic}.png)](facts/{topic}.md)" for topic in LIBRARY.topics())
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows) + f"\nPage 1 of each, in English:\n\n{shown}\n"


def _title(topic: str) -> str:
    return LIBRARY.read_handout(topic, ORIGINAL, PICTURES.ids(), icons()).title.plain


def draw() -> None:
    """Page 1 of each topic in few colours, and none of a topic that is no more."""
    for path in (PAGE.parent / SHOWN).glob("*.png"):
        if path.stem not in LIBRARY.topics():
            path.unlink()
    (PAGE.parent / SHOWN).mkdir(exist_ok=True)
    for topic in LIBRARY.topics():
        with pypdfium2.PdfDocument(_set(topic, ORIGINAL)[0]) as opened:
            pixels = opened[0].render(scale=SCALE).to_pil()
        few = pixels.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(PAGE.parent / SHOWN / f"{topic}.png", optimize=True)


def _row(topic: str) -> tuple[str, ...]:
    """One topic, by its original."""
    handout = LIBRARY.read_handout(topic, ORIGINAL, PICTURES.ids(), icons())
    pages = ", ".join(f"{language} {_pages(topic, language)}" for language in LIBRARY.languages(topic))
    measured = reading(handout, prose(handout))
    facts = f"{FACTS}/{topic}.md"
    return (
        f"[{handout.title.plain}](../handouts/library/{topic}/{ORIGINAL}.yaml)",
        f"[{handout.kind.name}](kinds.md#{handout.kind.name})",
        pages,
        f"{measured.masked:.1f}" if measured else "",
        f"{len(handout.sources)}",
        f"{len({*handout.pictures()})}",
        f"[read]({facts})" if (PAGE.parent / facts).exists() else "",
    )


def _pages(topic: str, language: str) -> int:
    return _set(topic, language)[1]


def _set(topic: str, language: str) -> tuple[bytes, int]:
    """A sheet and its pages."""
    handout = LIBRARY.read_handout(topic, language, PICTURES.ids(), icons())
    words = Wording(handout, LIBRARY.read_clinic(CLINIC), catalogue(language), ANY_DAY)
    return set_sheet(words, PICTURES, paper=PAPER)


if __name__ == "__main__":
    draw()
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
