"""What the search for page ends takes of a warm sheet: both timed in one run, so that the machine's mood cancels out.

    python benchmarks/page_ends.py [TURNS]

Prints for some sheets the least process time of a sheet and of its page ends (searched for, and pages brought to rest), in ms; the share.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts import pages, sheet

SHEETS = ("en", "standard", "letter"), ("ru", "standard", "a4"), ("ar", "clear", "letter"), ("en", "large", "letter")


def main(turns: int) -> None:
    library = Library()
    pictures = Pictures(library.picture_folders())
    spent = [0.0]

    def timed(called: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            start = time.process_time()
            made = called(*given)
            spent[0] += time.process_time() - start
            return made

        return call

    pages.price, pages.filled, pages.rested = timed(pages.price), timed(pages.filled), timed(pages.rested)
    for language, edition, paper in SHEETS:
        handout = library.read_handout("vertebroplasty", language, pictures.ids(), icons())
        words = Wording(handout, library.read_clinic("riverside-spine"), catalogue(language), date(2026, 11, 24))
        took = []
        for _ in range(turns + 1):  # the first turn loads fonts and pictures
            pages._cuts.cache_clear()  # as for the next clinic's sheet
            spent[0], start = 0.0, time.process_time()
            sheet.set_sheet(words, pictures, paper=paper, edition=edition)
            took.append((time.process_time() - start, spent[0]))
        whole, ends = (1000 * min(each) for each in zip(*took[1:]))
        print(f"{language} {edition:9} {paper:7} {whole:6.1f} ms, page ends {ends:4.1f} ms: {100 * ends / whole:.1f} %")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
