"""A pen that writes PDF painting operators as text: the figures' only tool, without any PDF library.

Coordinates are whatever the caller scales by; y runs down in our figures, and the page turns them over.  No fonts, no images,
no transparency: what a pen has drawn needs no resources and can be put on any page.
"""

from .colours import rgb

_ROUND = 0.5523  # a quarter circle as one Bézier curve: control points at this part of the radius


def number(value: float) -> str:
    """A number for PDF, with at most three decimals."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Pen:
    """Collects operators; every method paints one thing."""

    def __init__(self) -> None:
        self._code: list[str] = []

    @property
    def code(self) -> str:
        return " ".join(self._code)

    def put(self, *parts: float | str) -> None:
        self._code.append(" ".join(part if isinstance(part, str) else number(part) for part in parts))

    def fill(self, colour: str) -> "Pen":
        self.put(*rgb(colour), "rg")
        return self

    def stroke(self, colour: str, width: float, cap: int = 0) -> "Pen":
        """Line colour, width, and end: 0 flat, 1 round."""
        self.put(*rgb(colour), "RG", width, "w", cap, "J", cap, "j")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.put(x0, y0, "m", x1, y1, "l S")

    def polyline(self, *points: tuple[float, float], close: bool = False) -> None:
        (x, y), *rest = points
        self.put(x, y, "m")
        for x, y in rest:
            self.put(x, y, "l")
        self.put("s" if close else "S")

    def area(self, *points: tuple[float, float]) -> None:
        (x, y), *rest = points
        self.put(x, y, "m")
        for x, y in rest:
            self.put(x, y, "l")
        self.put("h f")

    def rect(self, x: float, y: float, w: float, h: float, paint: str = "f") -> None:
        """`paint`: f fills, S strokes, B both, "W n" clips."""
        self.put(x, y, w, h, "re", paint)

    def circle(self, x: float, y: float, r: float, paint: str = "f") -> None:
        k = r * _ROUND
        self.put(
            x + r,
            y,
            "m",
            x + r,
            y + k,
            x + k,
            y + r,
            x,
            y + r,
            "c",
            x - k,
            y + r,
            x - r,
            y + k,
            x - r,
            y,
            "c",
            x - r,
            y - k,
            x - k,
            y - r,
            x,
            y - r,
            "c",
            x + k,
            y - r,
            x + r,
            y - k,
            x + r,
            y,
            "c h",
            paint,
        )

    def rounded(self, x: float, y: float, w: float, h: float, r: float, paint: str = "f") -> None:
        """A rectangle with round corners of radius `r`."""
        k, right, low = r * (1 - _ROUND), x + w, y + h
        self.put(
            x + r,
            y,
            "m",
            right - r,
            y,
            "l",
            right - k,
            y,
            right,
            y + k,
            right,
            y + r,
            "c",
            right,
            low - r,
            "l",
            right,
            low - k,
            right - k,
            low,
            right - r,
            low,
            "c",
            x + r,
            low,
            "l",
            x + k,
            low,
            x,
            low - k,
            x,
            low - r,
            "c",
            x,
            y + r,
            "l",
            x,
            y + k,
            x + k,
            y,
            x + r,
            y,
            "c h",
            paint,
        )

    def save(self) -> None:
        self.put("q")

    def restore(self) -> None:
        self.put("Q")
