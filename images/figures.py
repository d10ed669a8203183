"""Figures from numbers, and the lines and boxes of the sheet: pure functions from data to PDF operators.

Measures are in u (half a line of body text), y down, the origin at the upper start corner; line widths are given in points and
divided by `u`.  A function marked `upright` is not mirrored on a right-to-left page.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from math import cos, pi, sin

from .pen import Pen, number

BLACK, GREY, WHITE = "#000000", "#6a6a6a", "#ffffff"
Paint = Callable[..., None]
_DARK = re.compile("1+")


def upright(paint: Paint) -> Paint:
    """A figure that means the same on a right-to-left page only if it is not mirrored (signs, QR codes)."""
    paint.upright = True  # type: ignore[attr-defined]  # a mark of ours, which `Ink` looks for
    return paint


# ---------------------------------------------------------------- lines and boxes
def hairline(pen: Pen, u: float, width: float, colour: str, points: float = 0.75) -> None:
    pen.stroke(colour, points / u).line(0, 0, width, 0)


def section_rule(pen: Pen, u: float, width: float, bar: float, rule: str, ink: str) -> None:
    """A hairline across, and a 3 pt bar on it over the side column."""
    hairline(pen, u, width, rule)
    hairline(pen, u, bar, ink, 3)


CORNER = 0.5  # radius of a panel's corners, in u


def panel(pen: Pen, u: float, width: float, height: float, colour: str) -> None:
    pen.fill(colour).rounded(0, 0, width, height, CORNER)


def area(pen: Pen, u: float, width: float, height: float, colour: str) -> None:
    pen.fill(colour).rect(0, 0, width, height)


def frame(pen: Pen, u: float, width: float, height: float, colour: str) -> None:
    """A thin line around a box."""
    pen.stroke(colour, 0.75 / u).rect(0, 0, width, height, "S")


def dot(pen: Pen, u: float, radius: float, colour: str) -> None:
    pen.fill(colour).circle(radius, radius, radius)


def dash(pen: Pen, u: float, width: float, colour: str) -> None:
    """Before an item of a list in a list."""
    pen.stroke(colour, 1.25 / u).line(0, 0, width, 0)


def note_frame(pen: Pen, u: float, width: float, height: float, heavy: bool, colour: str) -> None:
    """A line around a note; `heavy`: with a bar of 5 pt at its start.  A copier keeps both."""
    pen.stroke(colour, 1 / u).rect(0, 0, width, height, "S")
    if heavy:
        pen.fill(colour).rect(0, 0, 5 / u, height)


def ticked_box(pen: Pen, u: float) -> None:
    """A box with a tick in it, as heavy as one that is made by hand."""
    tick_box(pen, u)
    pen.stroke(BLACK, 2 / u).polyline((0.3, 0.8), (0.65, 1.15), (1.25, 0.3))


def tick_box(pen: Pen, u: float) -> None:
    pen.stroke(BLACK, 1.25 / u).rounded(0, 0, 1.5, 1.5, 1.5 / u, "S")


def hero_panel(pen: Pen, u: float, width: float, height: float, lid: float, brand: str, tint: str, edge: str) -> None:
    """A lid in the brand colour on a tinted panel, round at the outer corners; `edge` colours a line under a pale lid."""
    for colour, top, low in ((brand, 0, lid), (tint, lid, height)):
        pen.save()
        pen.rect(0, top, width, low - top, "W n")
        pen.fill(colour).rounded(0, 0, width, height, 1)
        pen.restore()
    if edge:
        pen.fill(edge).rect(0, lid, width, 1.5 / u)


def danger_frame(pen: Pen, u: float, width: float, height: float, divide: float) -> None:
    """A black frame of 4 pt whose outer edge is the given box, and a line across at `divide` if it is not 0."""
    half = 2 / u
    pen.stroke(BLACK, 4 / u).rounded(half, half, width - 2 * half, height - 2 * half, 1, "S")
    if divide:
        pen.stroke(BLACK, 1.5 / u).line(half, divide, width - half, divide)


ZONE_SIDES = {"green": 0, "yellow": 3, "red": 8}  # of its sign: a circle, a triangle, an octagon
ZONE_COLOURS = {"green": "#bfe3c0", "yellow": "#ffe08a", "red": "#f2a5a0"}  # pale: a copier leaves them white, and the outline
ZONE_LINES = {"green": 1.0, "yellow": 2.0, "red": 4.0}  # points: the frame grows heavier with the danger


def zone_sign(pen: Pen, u: float, size: float, zone: str, coloured: bool) -> None:
    """The sign of a zone, told by its shape; filled in colour where there is one."""
    half, sides = size / 2, ZONE_SIDES[zone]
    pen.fill(ZONE_COLOURS[zone] if coloured else WHITE).stroke(BLACK, 1.75 / u)
    if not sides:
        pen.circle(half, half, half - 0.1, "B")
        return
    first = -pi / 2 if sides == 3 else -pi / 2 + pi / sides
    corners = [(half + half * cos(first + 2 * pi * k / sides), half + half * sin(first + 2 * pi * k / sides)) for k in range(sides)]
    (x, y), *others = corners
    pen.put(x, y, "m")
    for x, y in others:
        pen.put(x, y, "l")
    pen.put("h B")


def zone_frame(pen: Pen, u: float, width: float, height: float, zone: str) -> None:
    """A black frame whose outer edge is the given box."""
    half = ZONE_LINES[zone] / 2 / u
    pen.stroke(BLACK, 2 * half).rounded(half, half, width - 2 * half, height - 2 * half, 1, "S")


def leader(pen: Pen, u: float, x0: float, y0: float, x1: float, y1: float) -> None:
    """A line from a label to the spot that it names, and a dot there; cased in white, so that it shows on dark parts."""
    for colour, line, radius in ((WHITE, 2.25, 2.5), (BLACK, 0.75, 1.5)):
        pen.stroke(colour, line / u).line(x0, y0, x1, y1)
        pen.fill(colour).circle(x1, y1, radius / u)


def timeline_node(pen: Pen, u: float, first: bool, down: float, rule: str, ink: str) -> None:
    """A knot of the timeline, 1.2 u wide, and the line down to the next."""
    if down:
        pen.stroke(rule, 1.5 / u).line(0.75, 1.2, 0.75, 1.2 + down)
    pen.stroke(ink, 1.5 / u).fill(ink if first else WHITE).circle(0.75, 1.22, 0.6, "B")


# ---------------------------------------------------------------- icon arrays
ARRAY = 18.0  # an array of 100 people is this many u wide and high
_PITCH, _FIVES = 1.75, 0.5  # from person to person, and the extra gap after five (so that one can count by fives)
_PERSON = (
    "4.3 3.6 m 4.3 2.11 5.51 .9 7 .9 c 8.49 .9 9.7 2.11 9.7 3.6 c 9.7 5.09 8.49 6.3 7 6.3 c 5.51 6.3 4.3 5.09 4.3 3.6 c h "
    "2.6 15.4 m 2.6 11.2 l 2.6 8.88 4.57 7 7 7 c 9.43 7 11.4 8.88 11.4 11.2 c 11.4 15.4 l h "
)
_PERSON_SIZE = 0.9 / 8.5  # the drawing of a person is 14 × 16, in points of the standard edition


def people(pen: Pen, u: float, count: int, ink: str) -> None:
    """100 people in rows of ten, `count` of them solid, filled from the start of the lowest row."""
    pen.fill(ink).stroke(ink, 0.6)
    pen.put(*(f"{person}B Q" for person in _crowd()[:count]))
    pen.stroke(GREY, 0.95)
    pen.put(*(f"{person}S Q" for person in _crowd()[count:]))


@cache
def _crowd() -> list[str]:
    """The outlines of 100 people, each in its place."""
    size, out = number(_PERSON_SIZE), list[str]()
    for k in range(100):
        row, column = divmod(k, 10)
        x = column * _PITCH + _FIVES * (column > 4)
        y = ARRAY - 1.68 - row * _PITCH - _FIVES * (row > 4)
        out.append(f"q {size} 0 0 {size} {number(x)} {number(y)} cm {_PERSON}")
    return out


# ---------------------------------------------------------------- bars
def score_bar(pen: Pen, u: float, width: float, value: float, out_of: int, solid: bool, ink: str) -> None:
    """A frame of cells, filled up to `value`: solid for the treatment, hatched for what it is compared with."""
    filled = width * value / out_of
    if solid:
        pen.fill(ink).rect(0, 0, filled, 2)
    else:
        _hatch(pen, u, filled, 2, ink)
    pen.stroke("#999999", 0.4 / u)
    for k in range(1, out_of):
        pen.line(width * k / out_of, 0, width * k / out_of, 2)
    pen.stroke("#555555", 0.75 / u).rect(0, 0, width, 2, "S")
    pen.stroke(ink, 1 / u).rect(0, 0, filled, 2, "S")


def _hatch(pen: Pen, u: float, width: float, height: float, ink: str) -> None:
    """Lines of .9 pt, at 45 degrees, every 4 pt."""
    step = 4 / u
    pen.save()
    pen.rect(0, 0, width, height, "W n")
    pen.stroke(ink, 0.9 / u)
    for k in range(int((width + height) / step) + 1):
        pen.line(k * step - height, height, k * step, 0)
    pen.restore()


def same_arrows(pen: Pen, u: float, width: float, column: float, ink: str) -> None:
    """Two arrows down, equally long: pain fell by about the same in both groups.  The first solid, the second hatched."""
    for x, solid in ((0.0, True), (width - column, False)):
        middle, half, shaft = x + column / 2, 3.0, 1.4
        outline = (
            (middle - shaft, 0.0),
            (middle + shaft, 0.0),
            (middle + shaft, 3.4),
            (middle + half, 3.4),
            (middle, 6.4),
            (middle - half, 3.4),
            (middle - shaft, 3.4),
        )
        if solid:
            pen.fill(ink).area(*outline)
        else:
            pen.save()
            (x0, y0), *rest = outline
            pen.put(x0, y0, "m")
            for x1, y1 in rest:
                pen.put(x1, y1, "l")
            pen.put("h W n")
            step = 4 / u
            pen.stroke(ink, 0.9 / u)
            for k in range(int((2 * half + 6.4) / step) + 1):
                pen.line(middle - half + k * step - 6.4, 6.4, middle - half + k * step, 0)
            pen.restore()
        pen.stroke(ink, 1 / u).polyline(*outline, close=True)


def share_bar(pen: Pen, u: float, width: float, count: float, out_of: int, ink: str, kind: str = "solid") -> None:
    """How many of `out_of`, as a part of a line one u high: never thinner than 2 pt when there are any.

    "solid": so many; "hatched": so many of those it is compared with; "open": so many at most, with a pointer back to fewer.
    """
    filled = max(width * count / out_of, 2 / u) if count else 0
    pen.stroke(GREY, 0.75 / u).rect(0, 0, width, 1, "S")
    if kind == "solid" or not filled:
        pen.fill(ink).rect(0, 0, filled, 1)
        return
    if kind == "hatched":
        _hatch(pen, u, filled, 1, ink)
    else:
        tip = filled + _POINTER / 4 if filled + 1.5 * _POINTER < width else filled - 1.5 * _POINTER
        pen.fill(ink).area((tip, 0.5), (tip + _POINTER, 0.1), (tip + _POINTER, 0.9))
    pen.stroke(ink, 1.25 / u).rect(0, 0, filled, 1, "S")


_POINTER = 0.9  # u: how long the pointer of an open bar is


# ---------------------------------------------------------------- to fill in
def tick_boxes(pen: Pen, u: float, width: float, count: int) -> None:
    """A row of so many boxes to tick, 1.5 u wide, each in the middle of its part of the width."""
    pen.stroke(BLACK, 1 / u)
    for k in range(count):
        pen.rounded(width * (k + 0.5) / count - 0.75, 0, 1.5, 1.5, 1.5 / u, "S")


def cells(pen: Pen, u: float, edges: Sequence[float], height: float, top: float) -> None:
    """One row of a grid to write in: lines at `edges`, below it, and, where it has a `top`, above it so many points thick."""
    pen.stroke(BLACK, 0.75 / u)
    for x in edges:
        pen.line(x, 0, x, height)
    pen.line(edges[0], height, edges[-1], height)
    if top:
        pen.stroke(BLACK, top / u).line(edges[0], 0, edges[-1], 0)


# ---------------------------------------------------------------- codes
@upright
def qr(pen: Pen, u: float, size: float, rows: Sequence[str]) -> None:
    """A QR code as one path, each stretch of dark modules ("1") a rectangle."""
    k = size / len(rows)
    tall = number(k)
    pen.fill(BLACK)
    pen.put(
        *(
            f"{number(dark.start() * k)} {number(y * k)} {number(len(dark[0]) * k)} {tall} re"
            for y, row in enumerate(rows)
            for dark in _DARK.finditer(row)
        ),
        "f",
    )
