"""Dense contours into few cubic curves (Schneider 1990), written as SVG path data with one decimal."""

import math
from itertools import pairwise

import numpy as np

from .shapes import Polygon, Shape, parts, unit

ERROR = 0.17  # points the drawn curve may leave the true one
STEP = 0.7  # points between samples
CORNER, LINE_CORNER = math.radians(38), math.radians(55)

Segment = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def path_of(shape: Shape) -> str:
    """Path data of a solid, holes included."""
    return "".join(_path(ring, True, CORNER) for ring in _rings(shape))


def path_along(points: np.ndarray) -> str:
    """Path data of an open line."""
    return _path(np.asarray(points, float), False, LINE_CORNER)


def number(value: float) -> str:
    """A coordinate as short as it can be."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _rings(shape: Shape) -> list[np.ndarray]:
    rings = []
    for part in parts(shape):
        if isinstance(part, Polygon) and part.area > 0.15:
            rings.append(np.asarray(part.exterior.coords))
            rings += [np.asarray(hole.coords) for hole in part.interiors]
    return rings


def _path(points: np.ndarray, closed: bool, corner: float) -> str:
    segments = _segments(points, closed, corner)
    if not segments:
        return ""
    start = segments[0][0]
    words = [f"M{number(start[0])} {number(start[1])}"]
    for segment in segments:
        spots = segment[3:] if _straight(segment) else segment[1:]
        words.append(("L" if len(spots) == 1 else "C") + " ".join(f"{number(x)} {number(y)}" for x, y in spots))
    return "".join(words) + ("Z" if closed else "")


def _straight(segment: Segment) -> bool:
    a, b, c, d = segment
    chord = d - a
    length = np.linalg.norm(chord)
    return bool(length > 1e-6 and max(abs(chord[0] * (p - a)[1] - chord[1] * (p - a)[0]) / length for p in (b, c)) < 0.08)


def _segments(points: np.ndarray, closed: bool, corner: float) -> list[Segment]:
    samples = _resample(points, closed)
    cuts = _corners(samples, points, closed, corner)
    n = len(samples)
    out: list[Segment] = []
    if closed and not cuts:
        tangent = unit(samples[1] - samples[-1])
        _fit(np.vstack([samples, samples[:1]]), tangent, -tangent, out)
        return out
    if closed:
        samples = np.roll(samples, -cuts[0], axis=0)
        samples = np.vstack([samples, samples[:1]])
        cuts = [c - cuts[0] for c in cuts] + [n]
    else:
        cuts = [0, *[c for c in cuts if 2 < c < n - 3], n - 1]
    for a, b in pairwise(cuts):
        run = samples[a : b + 1]
        if len(run) >= 2:
            m = min(2, len(run) - 1)
            _fit(run, unit(run[m] - run[0]), unit(run[-1 - m] - run[-1]), out)
    return out


def _resample(points: np.ndarray, closed: bool) -> np.ndarray:
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    s = np.linspace(0, along[-1], max(4, int(along[-1] / STEP)), endpoint=not closed)
    return np.column_stack([np.interp(s, along, points[:, 0]), np.interp(s, along, points[:, 1])])


def _corners(samples: np.ndarray, points: np.ndarray, closed: bool, corner: float) -> list[int]:
    """Where the contour turns sharply; the samples there are moved onto the true corner."""
    n, reach = len(samples), 2
    i = np.arange(n)
    before = (i - reach) % n if closed else np.maximum(i - reach, 0)
    after = (i + reach) % n if closed else np.minimum(i + reach, n - 1)
    a, b = samples - samples[before], samples[after] - samples
    turn = np.abs(np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], np.sum(a * b, axis=1)))
    cuts: list[int] = []
    for k in range(n):
        peak = turn[k] > corner and turn[k] >= max(turn[(k + j) % n] for j in range(-reach, reach + 1))
        if peak and (not cuts or k - cuts[-1] > reach):
            cuts.append(k)
    for k in cuts:
        nearest = np.argmin(np.sum((points - samples[k]) ** 2, axis=1))
        if np.linalg.norm(points[nearest] - samples[k]) < STEP:
            samples[k] = points[nearest]
    return cuts


def _fit(p: np.ndarray, t1: np.ndarray, t2: np.ndarray, out: list[Segment]) -> None:
    """Append the cubics that follow p, leaving along t1 and arriving against t2."""
    if len(p) == 2:
        third = np.linalg.norm(p[1] - p[0]) / 3
        out.append((p[0], p[0] + t1 * third, p[1] + t2 * third, p[1]))
        return
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    length, u = along[-1], along / along[-1]
    worst = len(p) // 2
    for _ in range(5):
        curve = _cubic(p, t1, t2, u, length)
        off = np.sum((_at(curve, u) - p) ** 2, axis=1)
        worst = int(np.argmax(off))
        if off[worst] < ERROR**2:
            out.append(curve)
            return
        if off[worst] > 16 * ERROR**2:
            break
        u = _closer(curve, p, u)
        if np.any(np.diff(u) < 0):
            break
    k = min(max(worst, 1), len(p) - 2)
    across = unit(p[k - 1] - p[k + 1])
    _fit(p[: k + 1], t1, across, out)
    _fit(p[k:], -across, t2, out)


def _cubic(p: np.ndarray, t1: np.ndarray, t2: np.ndarray, u: np.ndarray, length: float) -> Segment:
    """The cubic with these end tangents that lies nearest to p in the least squares."""
    b0, b1, b2, b3 = (1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u**3
    a1, a2 = t1 * b1[:, None], t2 * b2[:, None]
    matrix = np.array([[np.sum(a1 * a1), np.sum(a1 * a2)], [np.sum(a1 * a2), np.sum(a2 * a2)]])
    rest = p - (p[0] * (b0 + b1)[:, None] + p[-1] * (b2 + b3)[:, None])
    wanted = np.array([np.sum(a1 * rest), np.sum(a2 * rest)])
    solvable = abs(np.linalg.det(matrix)) > 1e-9
    l1, l2 = np.linalg.solve(matrix, wanted) if solvable else (0.0, 0.0)
    if not (1e-3 * length < l1 < 2 * length and 1e-3 * length < l2 < 2 * length):
        l1 = l2 = length / 3
    return p[0], p[0] + t1 * l1, p[-1] + t2 * l2, p[-1]


def _at(curve: Segment, u: np.ndarray) -> np.ndarray:
    t, m = u[:, None], 1 - u[:, None]
    there: np.ndarray = m**3 * curve[0] + 3 * m * m * t * curve[1] + 3 * m * t * t * curve[2] + t**3 * curve[3]
    return there


def _closer(curve: Segment, p: np.ndarray, u: np.ndarray) -> np.ndarray:
    """One Newton step of every parameter towards the foot of its point."""
    b = np.array(curve)
    d1 = 3 * (b[1:] - b[:-1])
    d2 = 2 * (d1[1:] - d1[:-1])
    t, m = u[:, None], 1 - u[:, None]
    v1 = m**2 * d1[0] + 2 * t * m * d1[1] + t**2 * d1[2]
    v2 = m * d2[0] + t * d2[1]
    gap = _at(curve, u) - p
    top, bottom = np.sum(gap * v1, axis=1), np.sum(v1 * v1, axis=1) + np.sum(gap * v2, axis=1)
    step = np.where(np.abs(bottom) > 1e-9, top / np.where(bottom == 0, 1, bottom), 0)
    nearer: np.ndarray = np.clip(u - step, 0, 1)
    return nearer
