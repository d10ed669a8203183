"""Small tagged PDFs made by hand with plain ReportLab, so that it is known what must be seen on them.

`made(…)` takes tags, `tag("L", tag("LI", …))`, that hold lines and blocks of ink at places that are told: on page 0, 1 …, so many points
below the paper's upper edge.  The paper is Letter; its foot has a rule at 745, so the body ends at 739; running heads stand at 42.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from .reading import Seen, seen

WIDTH, HIGH = 612, 792
HEAD, RULE, FOOT, LINE = 42, 745, 758, 17  # points from the paper's upper edge; from one line to the next


class Line(NamedTuple):
    """Words in Helvetica, drawn larger or smaller by a transformation."""

    page: int
    down: float
    words: str
    size: float = 13
    scale: float = 1

    def draw(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(72, HIGH - self.down)
        canvas.scale(self.scale, self.scale)
        canvas.setFont("Helvetica", self.size)
        canvas.drawString(0, 0, self.words)
        canvas.restoreState()


class Ink(NamedTuple):
    """A block of colour from one height to another."""

    page: int
    top: float
    low: float
    colour: str = "#000000"

    def draw(self, canvas: Canvas) -> None:
        canvas.setFillColor(self.colour)
        canvas.rect(72, HIGH - self.low, 100, self.low - self.top, stroke=0, fill=1)
        canvas.setFillColor("#000000")


class Tagged(NamedTuple):
    """A tag and what it holds."""

    role: str
    kids: tuple["Tagged | Line | Ink", ...]


def tag(role: str, *kids: "Tagged | Line | Ink") -> Tagged:
    return Tagged(role, kids)


def text(page: int, down: float, *lines: str, role: str = "P") -> Tagged:
    """A paragraph, its lines below each other."""
    return tag(role, *(Line(page, down + k * LINE, words + " ") for k, words in enumerate(lines)))


def made(*tags: Tagged, heads: tuple[tuple[int, float, str], ...] = (), foot: tuple[str, ...] = ("Page",)) -> Seen:
    """The file, looked at; `heads`: (page, points from the upper edge, words) of running heads."""
    return seen(pdf(*tags, heads=heads, foot=foot))


def pdf(*tags: Tagged, heads: tuple[tuple[int, float, str], ...] = (), foot: tuple[str, ...] = ("Page",)) -> bytes:
    """The file."""
    numbers, on = dict[int, int](), defaultdict[int, list[Any]](list)  # by its id the MCID of each thing; the things of each page
    for role, thing in _things(tags):
        numbers[id(thing)] = len(on[thing.page])
        on[thing.page].append((role, thing))
    file = io.BytesIO()
    canvas = Canvas(file, (WIDTH, HIGH))
    for page in range(max(on) + 1):
        for k, (role, thing) in enumerate(on[page]):
            _marked(canvas, f"/{role} <</MCID {k}>> BDC", thing)
        for _, down, words in (head for head in heads if head[0] == page):
            _marked(canvas, "/Artifact <</Type /Pagination /Subtype /Header>> BDC", Line(page, down, words, 12))
        for k, words in enumerate(foot):
            _marked(canvas, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC", Line(page, FOOT + k * 14, words, 12))
        canvas.line(72, HIGH - RULE, WIDTH - 72, HIGH - RULE)
        canvas.showPage()
    canvas.save()
    return _with_tree(file.getvalue(), tags, numbers)


def _things(tags: tuple[Any, ...], role: str = "") -> Iterator[tuple[str, Line | Ink]]:
    for each in tags:
        if isinstance(each, Tagged):
            yield from _things(each.kids, each.role)
        else:
            yield role, each


def _marked(canvas: Any, mark: str, thing: Line | Ink) -> None:
    canvas._code.append(mark)
    thing.draw(canvas)
    canvas._code.append("EMC")


def _with_tree(data: bytes, tags: tuple[Tagged, ...], numbers: dict[int, int]) -> bytes:
    """The file with its structure tree."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:

        def kid(what: Any) -> Any:
            if isinstance(what, Tagged):
                return opened.make_indirect(Dictionary(S=Name(f"/{what.role}"), K=Array([kid(each) for each in what.kids])))
            return Dictionary(Type=Name.MCR, Pg=opened.pages[what.page].obj, MCID=numbers[id(what)])

        opened.Root.StructTreeRoot = opened.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=kid(tag("Document", *tags))))
        opened.save(out)
    return out.getvalue()
