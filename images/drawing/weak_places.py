"""Where weak bones break most: a woman from the front, seen through; the bones of spine, hips and wrists marked."""

from typing import Any

import numpy as np

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import STANDING, Person
from .heads import Head
from .palette import BODY, BONE, HAIR_GREY, INK, REGION, REGION_LINE, SKIN_B
from .registry import picture
from .shapes import Shape, blob, box, grown, put, soften, taper, together

BONES = 17  # T1 to L5


@picture("weak-places", 200, 176)
def weak_places(art: Art) -> None:
    """From the head to the thighs; each marked place is an anchor for its label."""
    camera = Camera.turned(1.74, 100, 286, 0, 3)
    p = Person(camera, height=160, build=1.02, skin=SKIN_B, hair=HAIR_GREY, style="bob", top=BODY, legs=BODY)
    h, hip = p.head, STANDING * p.head
    p.pose(
        (0, hip, 0),
        hands=((1.20 * h, hip + 0.02 * h, 0.2 * h), (-1.20 * h, hip + 0.02 * h, 0.2 * h)),
        elbows=((0.7, 0, -1), (-0.7, 0, -1)),
        feet=((0.44 * h, 0.28 * h, 0), (-0.44 * h, 0.28 * h, 0)),
    )
    hands: dict[str, tuple[Any, ...]] = {"L": ((0.15, -1, 0.1), (-0.5, 0, 1)), "R": ((-0.15, -1, 0.1), (0.5, 0, 1))}
    feet = {k: ((s * 0.4, 0, 1),) for k, s in (("L", 1), ("R", -1))}
    with art.within(box(0, 0, art.w, art.h)):
        dress(art, p, ["legL", "legR", "neck", "trunk", "head", "armL", "armR"], Head(p, "front", eyes="open", size=1.12), hands, feet)
        _seen_through(art, p)
        marked = _bones(art, p)
    art.facts |= marked | {"region": together(*marked.values())}
    for name in ("spine", "hip", "wrist"):
        middle = marked[name].centroid if name == "spine" else marked[f"{name} L"].centroid
        art.anchor(name, (middle.x, middle.y))


def _seen_through(art: Art, p: Person) -> None:
    """No hem between trunk and legs, which are one body here."""
    body = soften(together(p.trunk(), p.trouser_leg("L"), p.trouser_leg("R")), 0.5, 3.0)
    art.tone(grown(body, -1.6).difference(grown(together(p.sleeved_arm("L"), p.sleeved_arm("R")), 1.2)), BODY)
    x, y = p.camera(p.joints["pelvis"])
    art.stroke([(x, y + 0.52 * p.head * p.camera.scale), (x, y + 99)], 1.0, smooth=False)


def _bones(art: Art, p: Person) -> dict[str, Shape]:
    """Paint them, the quiet ones first; the marked ones by name."""
    u = p.head * p.camera.scale
    low, top = p.camera(p.joints["pelvis"]), p.camera(p.joints["neck"])
    marked: dict[str, Shape] = {}
    for side, k in ((1, "L"), (-1, "R")):
        art.shape(_pelvis(low, side, u), BONE, INK, 0.9)
        shaft, marked[f"hip {k}"] = _thigh(p.camera(p.joints[f"hip{k}"]), p.camera(p.joints[f"knee{k}"]), side, u)
        forearm, marked[f"wrist {k}"] = _forearm(p.camera(p.joints[f"elbow{k}"]), p.camera(p.joints[f"wrist{k}"]), u)
        for bone in (shaft, *forearm):
            art.shape(bone, BONE, INK, 0.9)
    sacrum = blob((-0.2, -0.36), (0, -0.40), (0.2, -0.36), (0.14, -0.1), (0, 0.06), (-0.14, -0.1))
    art.shape(put(sacrum, float(low[0]), float(low[1]), scale=u), BONE, INK, 0.9)
    stack = _spine(top + (0, 0.06 * u), low - (0, 0.40 * u), u)
    for bone in (*stack, *marked.values()):
        art.shape(bone, REGION, REGION_LINE, 0.8)
    both = {place: together(marked[f"{place} L"], marked[f"{place} R"]) for place in ("hip", "wrist")}
    return marked | both | {"spine": together(*stack)}


def _spine(top: np.ndarray, low: np.ndarray, u: float) -> list[Shape]:
    """T1 to L5, each larger than the one above it, with a gap between."""
    heights = np.linspace(0.75, 1.3, BONES)
    pitch = heights / heights.sum() * (low[1] - top[1])
    ends = top[1] + np.r_[0, np.cumsum(pitch)]
    out = []
    for k in range(BONES):
        y, half, tall = (ends[k] + ends[k + 1]) / 2, (0.075 + 0.004 * k) * u, pitch[k] * 0.64
        body = soften(box(top[0] - half, y - tall / 2, top[0] + half, y + tall / 2), 0.9)
        wing = taper([(top[0] - half - 0.05 * u, y, 0.8), (top[0], y, 1.2), (top[0] + half + 0.05 * u, y, 0.8)])
        out.append(soften(together(body, wing), 0.3, 0.5))
    return out


def _pelvis(low: np.ndarray, side: int, u: float) -> Shape:
    """The wing of one side, down to the bone in front."""
    wing = [
        (0.10, -0.34), (0.28, -0.46), (0.50, -0.40), (0.55, -0.22), (0.46, -0.02), (0.38, 0.10),
        (0.30, 0.28), (0.10, 0.20), (0.02, 0.16), (0.02, 0.06), (0.14, 0.04), (0.20, -0.06),
    ]  # fmt: skip
    return put(blob(*[(side * x, y) for x, y in wing]), float(low[0]), float(low[1]), scale=u)


def _thigh(hip: np.ndarray, knee: np.ndarray, side: int, u: float) -> tuple[Shape, Shape]:
    """The shaft; and the upper end that is called the hip: ball, neck, and the corner outside."""
    ball, corner = hip + np.array([side * 0.06, 0.04]) * u, hip + np.array([side * 0.29, 0.17]) * u
    root = hip + np.array([side * 0.23, 0.42]) * u
    shaft = taper([(*root, 0.085 * u), (*(root + (knee - root) * 0.95), 0.08 * u)])
    upper = together(
        taper([(*ball, 0.125 * u), (*(ball + (corner - ball) * 0.15), 0.11 * u)]),
        taper([(*ball, 0.085 * u), (*corner, 0.085 * u)]),
        taper([(*corner, 0.10 * u), (*root, 0.088 * u)]),
    )
    return shaft, soften(upper, 0.4, 1.6)


def _forearm(elbow: np.ndarray, wrist: np.ndarray, u: float) -> tuple[list[Shape], Shape]:
    """Two bones side by side; and the end of them that is called the wrist."""
    ahead = (wrist - elbow) / np.linalg.norm(wrist - elbow)
    aside = np.array([-ahead[1], ahead[0]]) * u
    bones = []
    for s in (-1, 1):
        start, end = elbow + aside * 0.05 * s + ahead * 0.06 * u, wrist + aside * 0.055 * s - ahead * 0.16 * u
        bones.append(taper([(*start, 0.042 * u), (*end, 0.042 * u)]))
    near, far = wrist - ahead * 0.20 * u, wrist + ahead * 0.03 * u
    ends = [taper([(*(near + aside * 0.05 * s), 0.045 * u), (*(far + aside * 0.062 * s), 0.062 * u)]) for s in (-1, 1)]
    return bones, soften(together(*ends), 0.4, 0.8)
