"""What one sees of a picture, however its file says it: by this a recall knows a drawing again that was saved, moved or scaled anew."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any, NamedTuple

from .curves import IDENTITY, Matrix, times
from .picture import Picture, Shading, Vector

FINEST = 1000  # parts of a drawing's width: a tenth of a millimetre where it is as wide as a column
_OFF = 0.137  # keeps what lies halfway between two of them, as round numbers do, from falling to either side
_FILL, _LINE, _FORMS = ("rg", "cs", "sc", "scn"), ("RG", "CS", "SC", "SCN"), ("w", "J", "j", "M", "d")
_PATH = ("m", "l", "c", "h")
_PAINTS = ("f", "f*", "S", "B", "B*", "n")

Points = tuple[tuple[float, float], ...]


def seen(picture: Picture) -> bytes:
    """The same for two pictures that look alike: a drawing in another place of its frame, larger, with other groups in its file; pixels
    whose grey was saved as colours, or with a transparency that nothing shows through.
    """
    if isinstance(picture, Vector):
        return repr(list(_fitted([*_shapes(picture)]))).encode()
    image = picture.image
    alike = image.convert("RGB") if image.mode == "L" or (image.mode == "RGBA" and image.getextrema()[3] == (255, 255)) else image
    return repr((picture.width, picture.height, alike.mode)).encode() + bytes(alike.tobytes())


class _Shape(NamedTuple):
    """An outline as it lies on the page, in points; how it is painted, what it is cut at, the pen's matrix and its lengths."""

    outline: tuple[tuple[str, Points], ...]
    paints: str
    inks: tuple[Any, ...]
    clips: tuple[tuple[tuple[str, Points], ...], ...]
    pen: Matrix
    lengths: tuple[float, ...]


def _shapes(drawn: Vector) -> Iterator[_Shape]:
    """All that is painted, from the ground up."""
    page, state, clips = IDENTITY, dict[str, tuple[str, ...]](), tuple[Any, ...]()
    above, outline, before, cutting = list[Any](), list[tuple[str, Points]](), list[str](), False
    for token in drawn.code.split():
        match token:
            case "q":
                above.append((page, dict(state), clips))
            case "Q":
                page, state, clips = above.pop()
            case "cm":
                a, b, c, d, e, f = map(float, before)
                page = times(page, (a, b, c, d, e, f))
            case "W" | "W*":
                cutting = True
            case _ if token in _FILL + _LINE + _FORMS:
                if token in ("rg", "RG", "cs", "CS"):  # another kind of colour takes the place of the last
                    state = {name: value for name, value in state.items() if name not in (_FILL if token in _FILL else _LINE)}
                state[token] = tuple(before)
            case _ if token in _PATH:
                outline.append((token, tuple(_at(page, *map(float, before[k : k + 2])) for k in range(0, len(before), 2))))
            case _ if token in _PAINTS:
                if cutting:
                    clips = (*clips, tuple(outline))
                elif token != "n":
                    yield _Shape(tuple(outline), token, tuple(_inks(token, state, drawn.shadings)), clips, page, _lengths(token, state))
                outline, cutting = [], False
            case _:
                before.append(token)
                continue
        before = []


def _at(page: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = page
    return a * x + c * y + e, b * x + d * y + f


def _inks(paints: str, state: dict[str, tuple[str, ...]], shadings: Sequence[Shading]) -> Iterator[Any]:
    """The colours that are seen, each with a gradient in the place of its name, and the forms of a line."""
    for name in (*(_FILL if paints[0] in "fB" else ()), *((*_LINE, "J", "j", "M") if paints[0] in "SB" else ())):
        said = state.get(name, ())
        gradient = said and said[0].startswith("/shading-")
        yield shadings[int(said[0].removeprefix("/shading-"))] if gradient else said


def _lengths(paints: str, state: dict[str, tuple[str, ...]]) -> tuple[float, ...]:
    """The width of a line, and its dashes."""
    if paints[0] == "f":
        return ()
    dashes = (float(each.strip("[]")) for each in state.get("d", ()) if each.strip("[]"))
    return float(state.get("w", ("1",))[0]), *dashes


def _fitted(shapes: Sequence[_Shape]) -> Iterator[Any]:
    """The shapes in a frame that their own outlines fill, its width for a unit."""
    points = [point for shape in shapes for _, points in shape.outline for point in points]
    if not points:
        return
    left, low = (min(point[k] for point in points) for k in (0, 1))
    unit = max(max(point[k] for point in points) - start for k, start in ((0, left), (1, low))) or 1

    def put(outline: Sequence[tuple[str, Points]]) -> list[Any]:
        return [(name, [(_near((x - left) / unit), _near((y - low) / unit)) for x, y in points]) for name, points in outline]

    def toned(ink: Any) -> Any:
        if not isinstance(ink, Shading):
            return ink
        a, b, c, d, e, f = ink.matrix
        step = len(ink.axis) // 2  # two points, or two centres each with its radius
        ends = tuple(_at((a, b, c, d, e, f), *ink.axis[k : k + 2]) for k in (0, step))
        return put([("", ends)]), ink.stops, _penned((a, b, c, d, e, f), ink.axis[2::3] if step == 3 else (), unit)

    for shape in shapes:
        cut = [put(each) for each in shape.clips]
        yield put(shape.outline), shape.paints, [*map(toned, shape.inks)], cut, _penned(shape.pen, shape.lengths, unit)


def _penned(matrix: Matrix, lengths: Sequence[float], unit: float) -> list[int]:
    """What a matrix makes of circles: their widths, their heights, their slant."""
    a, b, c, d, *_ = matrix
    wide, high = sqrt(a * a + c * c), sqrt(b * b + d * d)
    slant = (a * b + c * d) / (wide * high) if wide and high and lengths else 0
    return [_near(slant), *(_near(length * side / unit) for length in lengths for side in (wide, high))]


def _near(part: float) -> int:
    return round(part * FINEST + _OFF)
