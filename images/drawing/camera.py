"""From space to the page. Space: centimetres, x right, y up, z towards the viewer."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from shapely.geometry import MultiPoint

from .shapes import Shape, hull, poly, together

Place: TypeAlias = Sequence[float] | np.ndarray  # x, y, z
Ball: TypeAlias = tuple[Any, ...]  # (centre, radius) or (centre, three radii, frame they lie along)


class Camera:
    """A linear projection; made by `oblique` (x and y stay true, depth recedes) or `turned` (seen from a direction)."""

    def __init__(self, matrix: Sequence[Sequence[float]], scale: float, x: float, y: float) -> None:
        self.matrix, self.scale, self.x, self.y = np.asarray(matrix, float), scale, x, y

    @classmethod
    def oblique(cls, scale: float, x: float, y: float, depth_x: float = -0.35, depth_y: float = -0.30) -> "Camera":
        """For rooms: profiles keep their shape, depth goes right and up."""
        return cls([[1, 0, depth_x], [0, 1, depth_y]], scale, x, y)

    @classmethod
    def turned(cls, scale: float, x: float, y: float, azimuth: float = 0, tilt: float = 10) -> "Camera":
        """For people and beds: walked round by the azimuth and looking down by the tilt, in degrees."""
        a, t = math.radians(azimuth), math.radians(tilt)
        rows = [
            [math.cos(a), 0, -math.sin(a)],
            [-math.sin(t) * math.sin(a), math.cos(t), -math.sin(t) * math.cos(a)],
        ]
        return cls(rows, scale, x, y)

    def __call__(self, place: Place) -> np.ndarray:
        """The spot on the page."""
        right, up = self.matrix @ np.asarray(place, float)
        return np.array([self.x + right * self.scale, self.y - up * self.scale])

    def face(self, *corners: Place) -> Shape:
        """A flat face, by its corners in space."""
        return poly(*[self(corner) for corner in corners])

    def ball(self, centre: Place, radius: float | np.ndarray, frame: np.ndarray | None = None) -> Shape:
        """The outline of a ball, or of an ellipsoid with three radii along the rows of the frame."""
        around = np.linspace(0, 2 * math.pi, 28, endpoint=False)
        circle = np.vstack([np.cos(around), np.sin(around)])
        if frame is None:
            spots = circle.T * radius * self.scale  # limbs stay round even in oblique views
        else:
            seen = self.matrix.copy()
            if self._is_oblique():
                seen[:, 2] *= 0.5  # half the depth, or trunks bloat
            k = seen @ frame.T @ np.diag(np.asarray(radius, float))
            sizes, axes = np.linalg.eigh(k @ k.T)
            spots = (axes @ np.diag(np.sqrt(np.maximum(sizes, 1e-9))) @ circle).T * self.scale
            spots[:, 1] *= -1
        return MultiPoint(spots + self(centre)).convex_hull

    def chain(self, balls: Sequence[Ball]) -> Shape:
        """Hulls of neighbouring balls joined: the flesh on a bone."""
        seen = [self.ball(*ball) for ball in balls]
        return seen[0] if len(seen) == 1 else together(*[hull(a, b) for a, b in pairwise(seen)])

    def _is_oblique(self) -> bool:
        return bool(abs(self.matrix[0, 2]) > 1e-6 and abs(self.matrix[0, 0] - 1) < 1e-9)
