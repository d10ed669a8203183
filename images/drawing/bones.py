"""Vertebrae from the left side, in millimetres about the body's centre: x grows backwards, y towards the feet."""

import math

import numpy as np

from .shapes import Shape, blob, poly, soften, spline, taper, together

CANAL = {"C": 13.0, "T": 13.0, "L": 16.0}  # from the body's back wall to the arch
PEDICLE = {"C": 0.50, "T": 0.46, "L": 0.46}  # part of the body's height
JOINT = {"C": 3.0, "T": 3.4, "L": 5.0}  # radius of the joint processes


def body(height: float, depth: float, front: float = 1.0, waist: float = 0.07) -> Shape:
    """Body of a vertebra; `front` below one sinks the front edge to that part of its height (a wedge)."""
    left, right, top, bottom = -depth / 2, depth / 2, -height / 2, height / 2
    sunk = bottom - height * front
    drop, w, e = top - sunk, depth * waist, height * 0.05
    roof = [
        (left, sunk),
        (left + depth * 0.28, sunk + drop * 0.22 + e),
        (left + depth * 0.55, sunk + drop * 0.52 + e),
        (left + depth * 0.8, sunk + drop * 0.8 + e),
        (right, top),
    ]
    back = [(right - w * 0.8, top + height * 0.3), (right - w, 0), (right - w * 0.8, bottom - height * 0.3)]
    inwards = ((0.75, 1.0), (0.5, 1.3), (0.25, 1.0))
    floor = [(right, bottom), *[(left + depth * at, bottom - e * k) for at, k in inwards], (left, bottom)]
    rise = bottom - sunk
    wall = [(left + w, bottom - rise * 0.28), (left + w * 1.25, bottom - rise * 0.5), (left + w, sunk + rise * 0.28)]
    sides = [roof, [roof[-1], *back, floor[0]], floor, [floor[-1], *wall, roof[0]]]
    ring = np.vstack([spline(side, closed=False, steps=8) for side in sides])
    return soften(poly(*ring), min(height, depth) * 0.09, 0.4)


def arch(region: str, height: float, depth: float, gap: float, length: float, droop: float, root: float, tip: float) -> Shape:
    """Pedicle, joint processes and spinous process of a small vertebra as one piece."""
    x, canal, tall, r = depth / 2, CANAL[region], height * PEDICLE[region], JOINT[region]
    y = -height / 2 + tall * 0.62
    pitch = height + gap
    back = (x - depth * 0.16, x + canal)
    pedicle = poly((back[0], y - tall / 2), (back[1], y - tall / 2), (back[1], y + tall / 2), (back[0], y + tall / 2))
    upper = taper([(x + canal * 0.62, y, r * 1.1), (x + canal * 0.60, -pitch / 2, r * 0.8)])
    reach = 0.46 if length > 26 or region != "L" else 0.34
    lower = taper([(x + canal * 1.05, y + 1, r * 1.2), (x + canal * 1.22, pitch * reach, r * 0.85)])
    slope = math.radians(droop)
    start = np.array([x + canal, y + tall * 0.35])
    end = start + length * np.array([math.cos(slope), math.sin(slope)])
    middle = start + (end - start) * 0.55 - (0, 1)
    spine = taper([(*start, root / 2), (*middle, root * 0.36 + tip * 0.1), (*end, tip / 2)])
    return soften(together(pedicle, upper, lower, spine), 0.8, 2.2)


def lumbar_arch(depth: float = 36) -> Shape:
    """A lumbar arch to a body 27 mm high: pedicle, upper and lower joint process, spinous process like a hatchet."""
    shift = depth / 2 - 18
    contour = [
        (13, -11), (20, -10.6), (24.5, -10.2), (27.6, -12.6), (29.6, -17.6), (32.6, -19.8), (35.4, -17.4), (35.2, -11.6), (37.6, -8.6),
        (43, -7.4), (52, -5.8), (61, -3.8), (65.6, -1.2), (66.6, 4), (65.4, 9.8), (61.4, 11.6), (54, 9.2), (47.6, 8.6), (44.8, 11.6),
        (43.4, 17.2), (40.6, 21.8), (36.8, 21.4), (34.6, 16.8), (33.2, 10.4), (30.6, 4.6), (26.6, 1.2), (21, 0.8), (13, 1.4),
    ]  # fmt: skip
    return blob(*[(x + shift, y) for x, y in contour])


def disc_between(width_above: float, width_below: float, gap: float) -> Shape:
    """The disc between two level bodies, about its own centre; it runs a little under both."""
    a, b = width_above, width_below
    return soften(poly((-a * 0.5, -gap * 0.62), (a * 0.47, -gap * 0.56), (b * 0.47, gap * 0.56), (-b * 0.5, gap * 0.62)), gap * 0.3)


def cut_arch(depth: float) -> Shape:
    """An arch cut beside the midline: pedicle, bridge and joint processes (the spinous process lies outside this plane)."""
    x = depth / 2
    upper = taper([(x + 14, -6, 5.2), (x + 12.5, -19.5, 3.6)])
    bridge = taper([(x + 17, -4, 6.0), (x + 21, 6, 5.0), (x + 21.5, 16, 4.6)])
    return soften(together(cut_pedicle(depth), upper, bridge), 1.2, 4.0)


def cut_pedicle(depth: float) -> Shape:
    """The pedicle of a cut arch alone."""
    x = depth / 2
    return poly((x - 4, -11), (x + 16, -11), (x + 16, 1.5), (x - 4, 1.5))
