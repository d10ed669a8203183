"""What pictures cost: reading one for the first time, and setting a page with it once it is known.

    python benchmarks/pictures.py [TURNS] [ID]

Prints, for each picture of the set, the size of its operators and the ms of process time to read it anew; then the median over the
turns of a page with one picture (the room with the C-arm unless another is named) less that of a page without it.
"""

import io
import sys
import time
from statistics import median

from patient_handouts.images.colours import roles
from patient_handouts.images.picture import Vector
from patient_handouts.images.pictures import Pictures
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.pieces import Placed
from patient_handouts.layouts.tags import Tag

COLOURS = roles("#0B6A6E", "#7A4CA6")


def page(picture: Vector | None) -> float:
    """The ms of a file of one page, with the picture on it or without."""
    start = time.process_time()
    root, out = Tag("Document"), io.BytesIO()
    canvas = TaggedCanvas(out, root, (612, 792), "en")
    if picture:
        Placed(picture, 357, 205, root.add("Figure", alt="A picture")).draw(canvas, 100, 600)
    canvas.showPage()
    canvas.save()
    return (time.process_time() - start) * 1000


def main(turns: int = 50, id: str = "carm") -> None:
    for name in sorted(Pictures().ids()):
        start = time.process_time()
        drawn = Pictures().picture(name, COLOURS)
        assert isinstance(drawn, Vector)
        print(f"{name:16} {len(drawn.code):>7,} bytes  {(time.process_time() - start) * 1000:6.1f} ms to read")
    picture = Pictures().picture(id, COLOURS)
    assert isinstance(picture, Vector)
    page(picture)
    pairs = [(page(picture), page(None)) for _ in range(turns)]
    print(f"a page with {id}: {median(a - b for a, b in pairs):.2f} ms more than one without ({turns} turns)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
