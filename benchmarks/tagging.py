"""What tagging costs: the same sheet set tagged and untagged, in turns, in one process.

    python benchmarks/tagging.py [TURNS]

Prints medians in ms of process time, the median of the paired ratios, and the sizes.  The untagged twin paints the same operators
without marks and writes no tree; its files are no PDF/UA and exist for this comparison only.
"""

import random
import sys
import time
from contextlib import nullcontext
from datetime import date
from statistics import median
from typing import Any

from patient_handouts.handouts.catalogue import catalogue
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts import pdf, sheet
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.tags import Tag


class UntaggedCanvas(TaggedCanvas):
    """The same canvas without marked content and without a tree."""

    def paint(self, code: str, tag: Tag | None = None, **how: Any) -> None:
        self._code.append(code)
        self._marked += 1

    def pagination(self, kind: str) -> Any:
        return nullcontext()

    def link(self, tag: Tag, address: str, words: str, box: tuple[float, float, float, float]) -> None:
        self.linkURL(address, box, relative=0)

    def save(self) -> None:
        self._doc.SaveToFile(self._filename, self)


def main(turns: int) -> None:
    library = Library()
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout("vertebroplasty", "en", pictures.ids(), icons())
    words = [Wording(handout, library.read_clinic(clinic), catalogue("en"), date(2026, 11, 24)) for clinic in library.clinics()]
    took: dict[type, list[float]] = {TaggedCanvas: [], UntaggedCanvas: []}
    size: dict[type, int] = {}
    for turn in range(turns + 1):
        for kind in random.sample(list(took), 2):
            pdf.TaggedCanvas = kind
            start = time.process_time()
            data, _ = sheet.set_sheet(words[turn % len(words)], pictures, paper="letter")
            if turn:  # the first turn loads fonts and pictures
                took[kind].append(1000 * (time.process_time() - start))
            size[kind] = len(data)
    ratio = median(a / b for a, b in zip(took[TaggedCanvas], took[UntaggedCanvas]))
    for kind, times in took.items():
        print(f"{kind.__name__:15} {median(times):6.1f} ms  {size[kind]:,} bytes")
    print(f"tagged / untagged, paired: {ratio:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
