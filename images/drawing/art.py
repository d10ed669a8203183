"""A picture in the making: solids and lines painted in order, anchors for labels, shapes kept for the facts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from shapely.geometry import MultiLineString
from shapely.ops import linemerge

from .fitting import number, path_along, path_of
from .palette import ARROW, INK, PAPER, Tone
from .shapes import LineString, Polygon, Shape, Spot, Spots, grown, parts, soften, spline, together, unit


class Art:
    """A picture of w x h points at print size. What is painted later lies above."""

    def __init__(self, name: str, w: float, h: float) -> None:
        self.name, self.w, self.h = name, w, h
        self.anchors: dict[str, list[float]] = {}
        self.facts: dict[str, Shape] = {}
        self.painted: dict[str, list[Shape]] = {}  # what tones that belong to one part have painted, by that part
        self._body: list[str] = []
        self._clips = 0

    def shape(self, shape: Shape, fill: str | None = None, line: str | None = INK, width: float = 1.0) -> None:
        """Paint a solid with its contour."""
        data = path_of(shape)
        if data:
            self._worn(fill, shape)
            self._worn(line if width else None, shape.boundary, width)
            rule = ' fill-rule="evenodd"' if data.count("M") > 1 else ""
            stroke = f' stroke="{line}" stroke-width="{width}"' if line and width else ""
            self._body.append(f'<path d="{data}" fill="{fill or "none"}"{rule}{stroke}/>')

    def tone(self, shape: Shape, fill: str) -> None:
        """Paint a solid without a contour."""
        self.shape(shape, fill, None)

    def outline(self, shape: Shape, width: float = 2.0, line: str = INK) -> None:
        """Paint a contour only."""
        self.shape(shape, None, line, width)

    def stroke(self, points: Spots, width: float = 1.0, line: str = INK, smooth: bool = True, dash: str | None = None) -> None:
        """Paint an open line, smooth through the points or straight from one to the next."""
        if smooth and len(points) > 2:
            points = spline(points, closed=False)
            data = path_along(points)
        else:
            data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
        self._line(data, LineString(points), width, line, dash)

    def edge(self, lines: Shape, width: float = 2.0, line: str = INK) -> None:
        """Paint lines that were derived from solids: a boundary, or pieces of one."""
        merged = linemerge(lines) if isinstance(lines, MultiLineString) else lines
        for piece in parts(merged):
            if piece.geom_type == "LineString" and piece.length > 1.5:
                self._line(path_along(np.asarray(piece.coords)), piece, width, line)

    def arrow(self, points: Spots, width: float = 3.0, line: str = ARROW, head: float = 8.0) -> Shape:
        """Paint a curved arrow on a pale halo, its solid head at the last point; returns its shape."""
        p = spline(points, closed=False)
        end, k = p[-1], len(p) - 1
        while k > 0 and np.linalg.norm(p[k] - end) < head:
            k -= 1
        ahead = unit(end - p[k])
        side = np.array([-ahead[1], ahead[0]]) * head * 0.62
        shaft = LineString(p[: k + 2]).buffer(width / 2, cap_style="round")
        tip = Polygon([end, end - ahead * head * 1.15 + side, end - ahead * head * 1.15 - side])
        arrow = together(shaft, soften(tip, 0.5))
        self.tone(grown(arrow, 2.2), PAPER)
        self.facts["arrow"] = together(arrow, *filter(None, [self.facts.get("arrow")]))
        self.tone(arrow, line)
        return arrow

    @contextmanager
    def within(self, shape: Shape) -> Iterator[None]:
        """Cut everything painted inside the block at the shape (one plain solid)."""
        self._clips += 1
        name = f"clip-{self._clips}"
        self._body.append(f'<defs><clipPath id="{name}"><path d="{path_of(shape)}"/></clipPath></defs><g clip-path="url(#{name})">')
        yield
        self._body.append("</g>")

    @contextmanager
    def upright(self, x: float) -> Iterator[None]:
        """Where the picture is turned over, what is painted inside the block is turned back about the upright through x."""
        self._body.append(f'<g data-upright="{number(x)}">')
        yield
        self._body.append("</g>")

    def anchor(self, name: str, spot: Spot) -> None:
        """Say where a label's line may touch the part of that name."""
        self.anchors[name] = [round(float(spot[0]), 1), round(float(spot[1]), 1)]

    def svg(self) -> str:
        """The picture as SVG."""
        w, h = number(self.w), number(self.h)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt" viewBox="0 0 {w} {h}">'
        return f'{head}<g stroke-linejoin="round" stroke-linecap="round">\n' + "\n".join(self._body) + "\n</g></svg>\n"

    def anchors_json(self) -> str:
        """The anchors as JSON: name to [x, y] in points from the top left corner."""
        return json.dumps(self.anchors, indent=1) + "\n"

    def _line(self, data: str, course: Shape, width: float, line: str, dash: str | None = None) -> None:
        if data:
            self._worn(line, course, width)
            dashes = f' stroke-dasharray="{dash}"' if dash else ""
            self._body.append(f'<path d="{data}" fill="none" stroke="{line}" stroke-width="{width}"{dashes}/>')

    def _worn(self, tone: str | None, shape: Shape, width: float = 0.0) -> None:
        """Note what a tone paints, where it belongs to one part; a line is as wide as it is painted."""
        if isinstance(tone, Tone) and tone.only:
            self.painted.setdefault(tone.only, []).append(shape.buffer(width / 2) if width else shape)
