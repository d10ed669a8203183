"""What checking costs: a definition of the library, checked again and again after everything is imported.

    python benchmarks/checks.py [TURNS]

Prints the median ms of process time.
"""

import sys
import time
from statistics import median

from patient_handouts.checks.check import check_handout
from patient_handouts.handouts.library import Library
from patient_handouts.images.pictures import Pictures, icons


def main(turns: int = 30) -> None:
    library = Library()
    pictures = Pictures(library.picture_folders())
    handout = library.read_handout("vertebroplasty", "en", pictures.ids(), icons())
    check_handout(handout, pictures)
    times = []
    for _ in range(turns):
        start = time.process_time()
        check_handout(handout, pictures)
        times.append((time.process_time() - start) * 1000)
    print(f"{median(times):.1f} ms a definition ({turns} turns)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
