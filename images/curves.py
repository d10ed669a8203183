"""The lines of an SVG as PDF operators: paths, basic shapes as paths, transforms.

ValueError tells what cannot be read, PictureError what is too much.
All is read from its beginning to its end, no letter twice: a pattern that tries again would take for ever over sixty digits.
"""

import re
from collections.abc import Iterator
from math import atan2, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

from .pen import number
from .picture import PictureError

Matrix = tuple[float, float, float, float, float, float]  # x' = a x + c y + e, y' = b x + d y + f
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(_NUMBER)
_BLANKS = " \t\r\n\f,"
_WHITE = str.maketrans("", "", _BLANKS)
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_FLAGS = (3, 4)  # of an arc's seven numbers those that are one digit, 0 or 1
LARGEST = 1e9  # no number of a drawing is larger
LONGEST = 100  # letters of a number
MOST = 120_000  # operators, and points of lines and curves, of one path
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def numbers(text: str) -> list[float]:
    """The numbers of a list.  Raises ValueError for anything else in it."""
    found = _NUMBERS.findall(text)
    if "".join(found) != text.translate(_WHITE):
        raise ValueError(text)
    return [_finite(part) for part in found]


def path(data: str) -> str:
    """The operators of path data (SVG 1.1, 8.3)."""
    out, x, y, start = list[str](), 0.0, 0.0, (0.0, 0.0)
    bend, bent = (0.0, 0.0), ""  # the last control point, and the commands that mirror it
    for name, values in _commands(data):
        if len(out) > MOST:
            raise PictureError("picture-too-big", "a path of the SVG has too many lines and curves", "simplify it, or save it as a PNG")
        command = name.upper()
        if command == "Z":
            out.append("h")
            (x, y), bent = start, ""
            continue
        if command in "HV":
            still = 0.0 if name.islower() else y if command == "H" else x
            values = [values[0], still] if command == "H" else [still, values[0]]
        points = _moved(name, values, x, y)
        if command == "A":
            out += (f"{' '.join(map(number, curve))} c" for curve in _arc((x, y), *values[:5], *points[-2:]))
        else:
            if command in "ST":
                points = [*((2 * x - bend[0], 2 * y - bend[1]) if command in bent else (x, y)), *points]
            if command in "CSQT":
                bend = points[-4], points[-3]
            out.append(" ".join(map(number, points if command not in "QT" else _cubic((x, y), *points))))
            out.append("m" if command == "M" else "l" if command in "LHV" else "c")
        x, y = points[-2:]
        bent = "S" if command in "CS" else "T" if command in "QT" else ""
        start = (x, y) if command == "M" else start
    return " ".join(out)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one command with the numbers of several is several."""
    if data.strip()[:1] not in ("", "M", "m"):
        raise ValueError(data)
    for name, listed in _COMMAND.findall(data):
        takes = _TAKES[name.upper()]
        values = _arcs(listed) if takes == 7 else numbers(listed)
        if len(values) % (takes or 1) or bool(values) != bool(takes):
            raise ValueError(listed)
        yield name, values[:takes]
        for k in range(takes, len(values), takes or 1):
            yield {"M": "L", "m": "l"}.get(name, name), values[k : k + takes]


def _arcs(listed: str) -> list[float]:
    """The numbers of arcs, whose flags may stand without white between them."""
    found, at = list[float](), _after_blanks(listed, 0)
    while at < len(listed):
        if len(found) % 7 in _FLAGS:
            end = at + (listed[at] in "01")
        else:
            match = _NUMBERS.match(listed, at)
            end = match.end() if match else at
        if end == at:
            raise ValueError(listed)
        found.append(_finite(listed[at:end]))
        at = _after_blanks(listed, end)
    return found


def _after_blanks(text: str, at: int) -> int:
    """Where the white space and commas from there on end."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _moved(name: str, values: list[float], x: float, y: float) -> list[float]:
    """Coordinates of a command, from its start where the command's name is small."""
    if not name.islower():
        return values
    if name == "a":
        return [values[5] + x, values[6] + y]
    return [value + (y if k % 2 else x) for k, value in enumerate(values)]


def _cubic(start: tuple[float, float], cx: float, cy: float, x: float, y: float) -> list[float]:
    """A quadratic curve as a cubic one."""
    return [start[0] + (cx - start[0]) * 2 / 3, start[1] + (cy - start[1]) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y]


def _arc(
    start: tuple[float, float], rx: float, ry: float, turn: float, large: float, sweep: float, x: float, y: float
) -> Iterator[list[float]]:
    """An elliptical arc as cubic curves of at most a quarter (SVG 1.1, F.6)."""
    rx, ry, c, s = abs(rx), abs(ry), cos(radians(turn)), sin(radians(turn))
    if not rx or not ry or start == (x, y):
        yield [*start, x, y, x, y]
        return
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = (c * dx + s * dy) / rx, (c * dy - s * dx) / ry  # on a circle of radius 1
    grown = max(1, hypot(px, py))
    rx, ry, px, py = rx * grown, ry * grown, px / grown, py / grown
    off = sqrt(max(0, 1 / (px * px + py * py) - 1)) * (-1 if large == sweep else 1)
    ox, oy = off * py, -off * px  # the circle's middle
    first, last = atan2(py - oy, px - ox), atan2(-py - oy, -px - ox)
    around = (last - first) % (2 * pi) - (0 if sweep else 2 * pi)
    count = max(1, round(abs(around) / (pi / 2) + 0.4999))
    step = around / count
    k = 4 / 3 * tan(step / 4)
    mx, my = (start[0] + x) / 2, (start[1] + y) / 2
    for n in range(count):
        a, b = first + n * step, first + (n + 1) * step
        round_points = (
            (ox + cos(a) - k * sin(a), oy + sin(a) + k * cos(a)),
            (ox + cos(b) + k * sin(b), oy + sin(b) - k * cos(b)),
            (ox + cos(b), oy + sin(b)),
        )
        yield [value for u, v in round_points for value in (mx + c * rx * u - s * ry * v, my + s * rx * u + c * ry * v)]


def rounded(x: float, y: float, w: float, h: float, rx: float, ry: float) -> str:
    """A rectangle as path data."""
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    if not rx or not ry:
        return f"M{x} {y}h{w}v{h}h{-w}z"
    a = f"a{rx} {ry} 0 0 1"
    return f"M{x + rx} {y}h{w - 2 * rx}{a} {rx} {ry}v{h - 2 * ry}{a} {-rx} {ry}h{2 * rx - w}{a} {-rx} {-ry}v{2 * ry - h}{a} {rx} {-ry}z"


def ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    """An ellipse as path data."""
    return f"M{cx - rx} {cy}a{rx} {ry} 0 0 1 {2 * rx} 0a{rx} {ry} 0 0 1 {-2 * rx} 0z" if rx and ry else ""


# ---------------------------------------------------------------- transforms
def matrix(text: str) -> Matrix:
    """A list of transforms as one matrix (SVG 1.1, 7.6)."""
    made, at = IDENTITY, _after_blanks(text, 0)
    while at < len(text):
        opened = text.find("(", at)
        closed = text.find(")", opened)
        if opened < 0 or closed < 0:
            raise ValueError(text)
        made = times(made, _one(text[at:opened].strip(), *numbers(text[opened + 1 : closed])))
        at = _after_blanks(text, closed + 1)
    if not all(isfinite(value) and abs(value) < LARGEST for value in made):
        raise ValueError(text)
    return made


def _one(name: str, *v: float) -> Matrix:
    match name, len(v):
        case "matrix", 6:
            return v[0], v[1], v[2], v[3], v[4], v[5]
        case "translate", 1 | 2:
            return 1, 0, 0, 1, v[0], v[1] if len(v) == 2 else 0
        case "scale", 1 | 2:
            return v[0], 0, 0, v[-1], 0, 0
        case "rotate", 1:
            return cos(radians(v[0])), sin(radians(v[0])), -sin(radians(v[0])), cos(radians(v[0])), 0, 0
        case "rotate", 3:
            return times(times((1, 0, 0, 1, v[1], v[2]), _one("rotate", v[0])), (1, 0, 0, 1, -v[1], -v[2]))
        case "skewX", 1:
            return 1, 0, tan(radians(v[0])), 1, 0, 0
        case "skewY", 1:
            return 1, tan(radians(v[0])), 0, 1, 0, 0
    raise ValueError(name)


def times(m: Matrix, n: Matrix) -> Matrix:
    """First n, then m."""
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def through(m: Matrix, code: str) -> str:
    """The operators of a path, its points moved by the matrix."""
    out, point = list[str](), list[float]()
    for part in code.split():
        if part.isalpha():
            out.append(part)
        else:
            point.append(float(part))
            if len(point) == 2:
                x, y = point
                out += number(m[0] * x + m[2] * y + m[4]), number(m[1] * x + m[3] * y + m[5])
                point = []
    return " ".join(out)


def box_of(code: str) -> tuple[float, float, float, float]:
    """The least box around the operators of a path: x, y, width, height; none of its own: 0 0 0 0."""
    sides: tuple[list[float], list[float]] = [], []
    points, at = list[float](), [0.0, 0.0]
    for part in code.split():
        if not part.isalpha():
            points.append(float(part))
            continue
        for axis, reached in enumerate(sides):
            reached += points[axis::2][-1:]
            if part == "c":
                reached += _turns(at[axis], *points[axis::2])
        at, points = points[-2:] or at, []  # after h comes m, or a point that was there before
    left, low, right, high = (pick(side, default=0) for pick in (min, max) for side in sides)
    return left, low, right - left, high - low


def _turns(a: float, b: float, c: float, d: float) -> list[float]:
    """How far a cubic curve reaches where it turns about between its ends."""
    if min(a, d) <= min(b, c) and max(b, c) <= max(a, d):
        return []
    k, m, n = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a  # of its derivative, k t² + m t + n
    if abs(k) < 1e-9:
        times = [-n / m] if m else []
    else:
        root = m * m - 4 * k * n
        times = [(-m + sign * sqrt(root)) / (2 * k) for sign in (1, -1)] if root >= 0 else []
    return [a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t**3 for t in times if 0 < t < 1]


def box_through(m: Matrix, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The least upright box around one that the matrix moved."""
    x, y, w, h = box
    corners = [(m[0] * a + m[2] * b + m[4], m[1] * a + m[3] * b + m[5]) for a in (x, x + w) for b in (y, y + h)]
    left, low = (min(corner[k] for corner in corners) for k in (0, 1))
    return left, low, max(corner[0] for corner in corners) - left, max(corner[1] for corner in corners) - low


def inverse(m: Matrix) -> Matrix:
    """The matrix that takes back what another did.  Raises ZeroDivisionError where it left nothing."""
    whole = m[0] * m[3] - m[1] * m[2]
    a, b, c, d = m[3] / whole, -m[1] / whole, -m[2] / whole, m[0] / whole
    return a, b, c, d, -(a * m[4] + c * m[5]), -(b * m[4] + d * m[5])


def _finite(text: str) -> float:
    if len(text) > LONGEST:
        raise ValueError(text)
    value = float(text)
    if not isfinite(value) or abs(value) > LARGEST:
        raise ValueError(text)
    return value
