"""Where it hurts: a person from behind, a hand at the broken bone, and a lens that shows the break."""

import math

import numpy as np

from .art import Art
from .bones import lumbar_arch
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .palette import BONE, CLOTH_DEEP, DISC, HAIR_GREY, INK, MARK, MARK_LINE, MARK_SOFT, PAPER, SKIN_A
from .registry import picture
from .shapes import LineString, Shape, Spot, blob, box, disc, grown, parts, put, ribbon, soften, taper, together, unit
from .wedge import CRACKS, DEPTH, Stack

FLOOR = 176.0
BROKEN = 11  # counted from T1 as nought: T12, which breaks most often together with L1
LENS, LENS_RADIUS = (165.5, 70.0), 32.5
HALO = 11.0

# Templates in head heights about the middle of the head, y down.
HAIR = [
    (0, -.565), (-.22, -.53), (-.385, -.37), (-.44, -.13), (-.425, .08), (-.36, .25), (-.22, .36), (0, .395),
    (.22, .36), (.36, .25), (.425, .08), (.44, -.13), (.385, -.37), (.22, -.53)]  # fmt: skip
LOCKS = [
    [(-.22, .33), (-.335, .12), (-.34, -.10), (-.23, -.30)],
    [(.22, .33), (.335, .12), (.34, -.10), (.23, -.30)],
    [(-.07, .36), (-.15, .15), (-.15, -.06), (-.10, -.22)],
    [(.07, .36), (.15, .15), (.15, -.06), (.10, -.22)],
]  # fmt: skip
BUN = (0.0, -0.43)


class Close(Stack):
    """The broken bone between its neighbours, at any scale."""

    scale = 0.80

    def page(self, shape: Shape) -> Shape:
        """A solid in millimetres, on the page."""
        return put(shape, self.x, self.y, scale=self.scale)

    def spot(self, x: float, y: float) -> Spot:
        """A spot in millimetres, on the page."""
        return (self.x + x * self.scale, self.y + y * self.scale)

    def paint(self, art: Art, broken: bool = True) -> None:
        """Paint discs, arches, bodies, with the thin lines of a small picture."""
        for gap in self._discs():
            art.shape(self.page(soften(gap, 3.2)), DISC, INK, 0.8)
        arch = lumbar_arch(DEPTH)
        for shape in (self._below(arch), self._above(arch)):
            art.shape(self.page(shape), BONE, INK, 0.8)
        art.shape(self.page(arch), MARK_SOFT, MARK_LINE, 1.0)
        above, middle, below = self.bodies()
        for body in (above, below):
            art.shape(body, BONE, INK, 1.4)
        art.shape(middle, MARK, MARK_LINE, 1.6)


class Back:
    """The person: seen from behind, the left hand at the small of the back."""

    def __init__(self) -> None:
        self.camera = Camera.turned(1.9, 72, FLOOR - 5, tilt=0)
        p = self.person = Person(self.camera, build=1.08, skin=SKIN_A, hair=HAIR_GREY, sleeve=0.30)
        self.h = p.head * self.camera.scale
        h = p.head
        p.pose(
            (0, 0, 0),
            facing=(0, 0, -1),
            chest_up=(-0.03, 1, 0),
            head_up=(-0.10, 1, 0),
            hands=((-0.74 * h, 0.71 * h, 0.42 * h), (0.86 * h, -0.2 * h, 0)),
            elbows=((-0.5, -0.1, 0.8), (1, 0, 0)),
            neck_forward=0.05,
        )
        self.top, self.low = self.camera(p.joints["neck"]), self.camera(p.joints["pelvis"])
        self.skull = self.camera(p.joints["skull"])

    def bone(self, i: int) -> tuple[np.ndarray, float, float]:
        """Centre, half width and height of the vertebra (T1 is 0, L5 is 16)."""
        heights = np.array([3.3 + 0.14 * k for k in range(17)])
        gap = 1.25
        y = self.top[1] - 1 + heights[:i].sum() + gap * i + heights[i] / 2
        whole = heights.sum() + gap * 16
        t = (y - self.top[1]) / whole
        x = self.top[0] + (self.low[0] - self.top[0]) * min(1, t * 1.5)
        return np.array([x, y]), 2.5 + 0.14 * i, float(heights[i])


@picture("where-it-hurts", 200, 176)
def hero(art: Art) -> None:
    """The whole picture, cut off at the hips by the panel's edge."""
    back = Back()
    place = back.bone(BROKEN)[0]
    with art.within(box(0, 0, art.w, art.h)):
        _figure(art, back, place)
        _beam(art, place)
    _lens(art)
    art.anchor("place", place)


def _figure(art: Art, back: Back, place: np.ndarray) -> None:
    """Far to near: trunk, right arm, bare back with its bones, head, left arm and hand."""
    p, h, painted = back.person, back.h, []

    def solid(shape: Shape, fill: str, width: float = 1.0) -> None:
        art.shape(shape, fill, INK, width)
        painted.append(shape)

    joints = (("shoulderL", 0.25), ("neck", 0.20), ("shoulderR", 0.25))
    slope = p.camera.chain([(p.joints[joint], width * p.head) for joint, width in joints])
    hips = box(back.low[0] - 0.60 * h, back.low[1] - 4, back.low[0] + 0.60 * h, FLOOR + 9)
    trunk = soften(together(p.trunk(), slope, hips), 3, 8)
    solid(p.neck(), p.skin)
    solid(trunk, p.top)
    solid(p.bare_arm("R"), p.skin)
    solid(p.sleeved_arm("R"), p.top)
    art.tone(p.shoulder_patch("R").intersection(grown(trunk, -0.4)), p.top)
    opening = _opening(back)
    art.shape(opening, p.skin)
    _spine(art, back, place)
    _folds(art, back)
    _head(art, back, painted)
    palm, fingers = _hand(back, place)
    for finger in fingers:
        solid(finger, p.skin, 1.2)
    arm = soften(together(p.bare_arm("L"), palm), 0.5, 2.0)
    solid(arm, p.skin, 1.2)
    for finger in fingers:  # no line across the knuckles
        art.tone(finger.intersection(grown(arm, 1.6)).intersection(grown(finger, -0.6)), p.skin)
    solid(p.sleeved_arm("L"), p.top)
    art.tone(p.shoulder_patch("L").intersection(grown(trunk, -0.4)), p.top)
    art.outline(silhouette(painted))


def _opening(back: Back) -> Shape:
    """Where the gown, tied at the neck and at the hips, leaves the back bare."""
    (x, y), (bx, by) = back.top, back.low
    h = back.h
    return blob(
        (x, y + 0.03 * h), (x - 0.13 * h, y + 0.30 * h), (bx - 0.27 * h, y + 0.85 * h), (bx - 0.30 * h, y + 1.3 * h),
        (bx - 0.16 * h, by - 0.30 * h), (bx, by - 0.06 * h), (bx + 0.16 * h, by - 0.30 * h), (bx + 0.30 * h, y + 1.3 * h),
        (bx + 0.27 * h, y + 0.85 * h), (x + 0.13 * h, y + 0.30 * h))  # fmt: skip


def _bow(art: Art, at: Spot, size: float) -> None:
    """A tied bow."""
    x, y = at
    for s in (-1, 1):
        end = [(x + s * size * dx, y + size * dy) for dx, dy in ((0, 0), (0.5, 0.6), (0.62, 1.25))]
        loop = [(x + s * size * dx, y + size * dy) for dx, dy in ((0, 0), (0.5, -0.5), (1, -0.3), (0.95, 0.3), (0.5, 0.28))]
        art.shape(ribbon(end, [1.4, 2.4]), CLOTH_DEEP, INK, 0.8)
        art.shape(blob(*loop), CLOTH_DEEP, INK, 0.8)
    art.shape(disc(at, size * 0.24), CLOTH_DEEP, INK, 0.8)


def _folds(art: Art, back: Back) -> None:
    """The hang of the gown, and its two bows."""
    (x, y), h = back.low, back.h
    for s in (-1, 1):
        art.stroke([(x + s * 0.40 * h, y - 0.62 * h), (x + s * 0.43 * h, y - 0.35 * h), (x + s * 0.40 * h, y - 0.02 * h)])
    _bow(art, (back.top[0], back.top[1] + 0.05 * h), 0.15 * h)
    _bow(art, (x, y - 0.08 * h), 0.15 * h)


def _spine(art: Art, back: Back, place: np.ndarray) -> None:
    """The bones under the open gown, the broken one marked and ringed."""
    for i in range(3, 17):
        (x, y), half, tall = back.bone(i)
        wing = taper([(x - half - 1.8, y - 0.5, 0.8), (x, y, 1.3), (x + half + 1.8, y - 0.5, 0.8)])
        broken = i == BROKEN
        if broken:
            half, tall = half + 0.6, tall * 0.9
        body = soften(box(x - half, y - tall / 2, x + half, y + tall / 2), 1.0)
        shape = soften(together(body, wing), 0.3, 0.5)
        art.facts[f"bone-{i}"] = shape
        art.shape(shape, MARK if broken else BONE, MARK_LINE if broken else INK, 1.0 if broken else 0.7)
    art.outline(disc(place, HALO), 1.6)


def _head(art: Art, back: Back, painted: list[Shape]) -> None:
    """Grey hair gathered in a bun."""
    p, h, (cx, cy) = back.person, back.h, back.skull
    turn = math.degrees(math.atan2(-0.10, 1))

    def on(shape: Shape) -> Shape:
        return put(shape, cx, cy, turn, h)

    def spot(q: Spot) -> Spot:
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        return (cx + (q[0] * c - q[1] * s) * h, cy + (q[0] * s + q[1] * c) * h)

    ears = on(together(disc((-.425, .07), .06, .10), disc((.425, .07), .06, .10)))  # fmt: skip
    hair = on(blob(*HAIR))
    for shape, fill in ((ears, p.skin), (hair, p.hair)):
        art.shape(shape, fill)
        painted.append(shape)
    for lock in LOCKS:
        art.stroke([spot(q) for q in lock], 0.8)
    bun = on(disc(BUN, .225, .20))  # fmt: skip
    art.shape(bun, p.hair)
    painted.append(bun)
    x, y = BUN
    curl = ((-0.13, 0.03), (-0.05, -0.10), (0.09, -0.08), (0.11, 0.05), (0.01, 0.09))
    art.stroke([spot((x + dx, y + dy)) for dx, dy in curl], 0.8)


def _hand(back: Back, place: np.ndarray) -> tuple[Shape, list[Shape]]:
    """Back of the hand with the thumb, and four fingers towards the painful place."""
    u = back.h
    wrist = back.camera(back.person.joints["wristL"])
    ahead = unit(place - (0, 1.5) - wrist)
    side = np.array([-ahead[1], ahead[0]])

    def at(along: float, across: float) -> np.ndarray:
        return wrist + (ahead * along + side * across) * u

    palm = taper([(*at(-0.02, 0), 0.10 * u), (*at(0.12, 0.0), 0.135 * u), (*at(0.20, 0), 0.14 * u)])
    thumb = taper([(*at(0.05, 0.05), 0.07 * u), (*at(0.17, 0.17), 0.055 * u), (*at(0.30, 0.235), 0.042 * u)])
    shape = ((0.47, -0.118, -0.040), (0.53, -0.040, -0.014), (0.54, 0.037, 0.014), (0.48, 0.113, 0.040))  # length, across, fan
    fingers = [taper([(*at(0.20, a), 0.050 * u), (*at(n * 0.72, a + f * 0.6), 0.049 * u), (*at(n, a + f), 0.040 * u)]) for n, a, f in shape]
    return together(palm, thumb), fingers


def _beam(art: Art, place: np.ndarray) -> None:
    """Two lines from the ring round the place, each touching the lens from outside."""
    for side, start in ((-1, -52), (1, 42)):
        a = place + HALO * np.array([math.cos(math.radians(start)), math.sin(math.radians(start))])
        way = np.array(LENS) - a
        angle, away = math.atan2(way[1], way[0]), float(np.linalg.norm(way))
        lean = angle + side * math.asin(LENS_RADIUS / away)
        reach = math.sqrt(away**2 - LENS_RADIUS**2)
        art.stroke([a, a + reach * np.array([math.cos(lean), math.sin(lean)])], 1.2, smooth=False)


def _lens(art: Art) -> None:
    """The broken bone from the side, front to the left."""
    lens = disc(LENS, LENS_RADIUS)
    art.tone(lens, PAPER)
    close = Close(LENS[0] - 4.5, LENS[1] + 1.5, 0.52)
    with art.within(lens):
        close.paint(art, broken=True)
        bone = close.bodies()[1]
        for points, width in CRACKS:
            for crack in parts(LineString([close.spot(*q) for q in points]).intersection(grown(bone, -1.2))):
                art.stroke(list(crack.coords), width, PAPER, smooth=False)
    art.outline(lens, 2.4)
    above, _, below = close.bodies()
    art.facts |= {"broken": bone, "above": above, "below": below, "broken bone": together(close.whole(), art.facts[f"bone-{BROKEN}"])}
    art.anchor("broken", close.spot(2, 6))
