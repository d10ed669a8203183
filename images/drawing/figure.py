"""People of one hand: a skeleton in space with balls on its bones, projected, hulled, joined, softened.

Proportions come from one table in head heights, so every person is of one family whatever the pose, and foreshortening is
never guessed. A pose names where wrists and ankles are; elbows and knees follow. Left is the person's left.
"""

import math
from collections.abc import Sequence

import numpy as np

from .camera import Camera, Place
from .palette import CLOTH, CLOTH_DEEP, HAIR_GREY, SKIN_A
from .shapes import Shape, soften, together, unit

HEADS = 6.6  # a friendly body is that many heads tall
TRUNK, UPPER_ARM, FOREARM, THIGH, SHIN = 2.02, 1.14, 0.98, 1.50, 1.46
STANDING = THIGH + SHIN + 0.33  # height of the pelvis over the floor, in heads
SHOULDERS, HIPS = 0.60, 0.31  # half widths

# radii along a bone: (fraction of its length, radius)
Profile = Sequence[tuple[float, float]]
UPPER_ARM_FLESH: Profile = [(0, 0.205), (0.35, 0.185), (1, 0.150)]
FOREARM_FLESH: Profile = [(0, 0.150), (0.3, 0.158), (1, 0.098)]
THIGH_FLESH: Profile = [(0, 0.36), (0.45, 0.30), (1, 0.215)]
SHIN_FLESH: Profile = [(0, 0.210), (0.12, 0.205), (0.33, 0.220), (0.7, 0.150), (1, 0.120)]
TROUSER_LEG: Profile = [(at, max(radius, 0.165)) for at, radius in SHIN_FLESH]


def two_bones(start: np.ndarray, target: Place, first: float, second: float, towards: Place) -> tuple[np.ndarray, np.ndarray]:
    """Elbow (or knee) between start and target, bent towards a direction; and the end that can be reached."""
    away = np.asarray(target, float) - start
    reach = float(np.linalg.norm(away))
    longest = (first + second) * 0.995
    if reach > longest:
        away, reach = away / reach * longest, longest
    ahead = away / reach
    along = (first * first + reach * reach - second * second) / (2 * reach)
    out = math.sqrt(max(first * first - along * along, 0))
    side = unit(np.asarray(towards, float) - ahead * np.dot(towards, ahead))
    return start + ahead * along + side * out, start + away


class Person:
    """A person in a camera's view. `head` is the head's height in cm, the unit of every proportion."""

    def __init__(
        self,
        camera: Camera,
        height: float = 165,
        build: float = 1.0,
        belly: float = 0.0,
        skin: str = SKIN_A,
        hair: str = HAIR_GREY,
        style: str = "short",
        top: str = CLOTH,
        legs: str = CLOTH_DEEP,
        sleeve: float = 0.95,
        trouser: float = 1.0,
        shoes: str | None = None,
    ) -> None:
        self.camera, self.head, self.build, self.belly = camera, height / HEADS, build, belly
        self.skin, self.hair, self.style, self.top, self.legs, self.shoes = skin, hair, style, top, legs, shoes
        self.sleeve, self.trouser = sleeve, trouser  # how far along the limb the cloth goes
        self.joints: dict[str, np.ndarray] = {}

    def pose(
        self,
        pelvis: Place,
        up: Place = (0, 1, 0),
        facing: Place = (0, 0, 1),
        chest_up: Place | None = None,
        chest_facing: Place | None = None,
        head_up: Place | None = None,
        hands: Sequence[Place | None] = (None, None),
        elbows: Sequence[Place] = ((1, -1, 0), (-1, -1, 0)),
        feet: Sequence[Place | None] = (None, None),
        knees: Sequence[Place] = ((0, 0, 1), (0, 0, 1)),
        neck_forward: float = 0.12,
        neck_length: float = 0.74,
    ) -> "Person":
        """Set the joints. `up` points from pelvis to neck; hands and feet (left, right) are where wrists and ankles go."""
        h, j = self.head, self.joints
        self.hip_frame = _frame(up, facing)
        self.chest_frame = _frame(up if chest_up is None else chest_up, facing if chest_facing is None else chest_facing)
        side, spine, _ = self.hip_frame
        chest_side, chest_spine, chest_front = self.chest_frame
        self.head_up = chest_spine if head_up is None else unit(head_up)
        j["pelvis"] = np.asarray(pelvis, float)
        j["waist"] = j["pelvis"] + spine * TRUNK * h * 0.42
        j["chest"] = j["waist"] + chest_spine * TRUNK * h * 0.30
        j["neck"] = j["waist"] + chest_spine * TRUNK * h * 0.58
        j["skull"] = j["neck"] + self.head_up * neck_length * h + chest_front * neck_forward * h
        girdle = j["neck"] - chest_spine * 0.14 * h
        for i, (k, s) in enumerate((("L", 1), ("R", -1))):
            j["shoulder" + k] = girdle + chest_side * s * SHOULDERS * h * (0.5 + 0.5 * self.build)
            j["hip" + k] = j["pelvis"] + side * s * HIPS * h - spine * 0.08 * h
            hand, foot = hands[i], feet[i]
            if hand is not None:
                ends = two_bones(j["shoulder" + k], hand, UPPER_ARM * h, FOREARM * h, elbows[i])
                j["elbow" + k], j["wrist" + k] = ends
            if foot is not None:
                ends = two_bones(j["hip" + k], foot, THIGH * h, SHIN * h, knees[i])
                j["knee" + k], j["ankle" + k] = ends
        return self

    def trunk(self, grow: float = 0.02) -> Shape:
        """Shirt from hips to shoulders."""
        h, j, b, g = self.head, self.joints, self.build, grow
        low, high = self.hip_frame, self.chest_frame
        deep = 0.5 + 0.5 * b
        body = self.camera.chain(
            [
                (j["pelvis"] - low[1] * 0.10 * h - low[2] * 0.03 * h, np.array([0.60 * b + g, 0.34 + g, (0.42 + g) * deep]) * h, low),
                (j["waist"] + low[2] * (0.04 + self.belly / 2) * h, np.array([0.47 * b + g, 0.40, 0.37 * deep + self.belly + g]) * h, low),
                (j["chest"] + high[2] * 0.03 * h, np.array([0.55 * b + g, 0.42, 0.42 * deep + g]) * h, high),
                (j["neck"] - high[1] * 0.24 * h - high[2] * 0.01 * h, np.array([0.54 * deep + g, 0.22, 0.27 + g]) * h, high),
            ]
        )
        nape = (j["neck"] - high[1] * 0.05 * h, (0.20 + g) * h)
        shoulders = self.camera.chain([(j["shoulderL"], (0.185 + g) * h), nape, (j["shoulderR"], (0.185 + g) * h)])
        return self._soft(together(body, shoulders), 0.06, 0.35)

    def neck(self) -> Shape:
        """Bare neck, up into the head."""
        root, h = self.joints["neck"], self.head
        return self.camera.chain([(root, 0.215 * h), (root + (self.joints["skull"] - root) * 0.62, 0.20 * h)])

    def bare_arm(self, k: str) -> Shape:
        """Arm without hand or sleeve."""
        upper = self._limb("shoulder" + k, "elbow" + k, UPPER_ARM_FLESH)
        return self._soft(together(upper, self._limb("elbow" + k, "wrist" + k, FOREARM_FLESH)), 0.05, 0.15)

    def sleeved_arm(self, k: str, grow: float = 0.035, sleeve: float | None = None) -> Shape:
        """Sleeve down to a fraction of the arm (half: the elbow)."""
        reach = self.sleeve if sleeve is None else sleeve
        if reach <= 0.5:
            cloth = self._limb("shoulder" + k, "elbow" + k, UPPER_ARM_FLESH, grow + 0.02, max(reach * 2, 0.05))
        else:
            upper = self._limb("shoulder" + k, "elbow" + k, UPPER_ARM_FLESH, grow)
            cloth = together(upper, self._limb("elbow" + k, "wrist" + k, FOREARM_FLESH, grow, (reach - 0.5) * 2))
        return self._soft(cloth, 0.03, 0.15)

    def shoulder_patch(self, k: str, grow: float = 0.035) -> Shape:
        """A ball of cloth that, painted over the trunk, hides the line across the shoulder."""
        return self.camera.ball(self.joints["shoulder" + k], (0.255 + grow) * self.head + 0.8 / self.camera.scale)

    def bare_leg(self, k: str) -> Shape:
        """Leg without foot or trouser."""
        thigh = self._limb("hip" + k, "knee" + k, THIGH_FLESH)
        return self._soft(together(thigh, self._limb("knee" + k, "ankle" + k, SHIN_FLESH)), 0.06, 0.15)

    def trouser_leg(self, k: str, grow: float = 0.04, length: float | None = None) -> Shape:
        """Trouser down to a fraction of the leg (half: the knee)."""
        reach = self.trouser if length is None else length
        if reach <= 0.5:
            cloth = self._limb("hip" + k, "knee" + k, THIGH_FLESH, grow, max(reach * 2, 0.05))
        else:
            thigh = self._limb("hip" + k, "knee" + k, THIGH_FLESH, grow)
            cloth = together(thigh, self._limb("knee" + k, "ankle" + k, TROUSER_LEG, grow, (reach - 0.5) * 2))
        return self._soft(cloth, 0.036, 0.15)

    def hand(self, k: str, fingers: Place | None = None, thumb: Place = (0, 1, 0), curl: float = 0.0) -> Shape:
        """A mitten with a thumb; `fingers` and `thumb` say which way they point (fingers: else on from the forearm)."""
        h, wrist = self.head, self.joints["wrist" + k]
        ahead = unit(wrist - self.joints["elbow" + k]) if fingers is None else unit(fingers)
        side = np.asarray(thumb, float)
        side = unit(side - ahead * np.dot(side, ahead))
        palm = [(wrist, 0.105 * h), (wrist + ahead * 0.24 * h, 0.135 * h), (wrist + ahead * 0.40 * h, 0.12 * h)]
        tips = wrist + ahead * (0.62 - 0.2 * curl) * h - side * 0.03 * h
        root, tip = wrist + ahead * 0.12 * h + side * 0.05 * h, wrist + ahead * 0.34 * h + side * 0.15 * h
        pieces = [palm, [(wrist + ahead * 0.38 * h, 0.12 * h), (tips, 0.075 * h)], [(root, 0.065 * h), (tip, 0.05 * h)]]
        return self._soft(together(*[self.camera.chain(piece) for piece in pieces]), 0.025, 0.05)

    def foot(self, k: str, toes: Place, sole: Place = (0, -1, 0), shoe: float = 0.0) -> Shape:
        """Foot or shoe; `toes` and `sole` say which way they point."""
        h, ankle, ahead, down = self.head, self.joints["ankle" + k], unit(toes), unit(sole)
        heel = (ankle + down * 0.17 * h - ahead * 0.08 * h, (0.145 + shoe) * h)
        ball = (ankle + down * 0.185 * h + ahead * 0.36 * h, (0.13 + shoe) * h)
        toe = (ankle + down * 0.205 * h + ahead * 0.56 * h, (0.105 + shoe) * h)
        root = (ankle, (0.135 + shoe) * h)
        return self._soft(together(*[self.camera.chain(c) for c in ([root, heel], [root, ball, toe], [heel, ball])]), 0.03, 0.1)

    def _limb(self, start: str, end: str, flesh: Profile, grow: float = 0.0, until: float = 1.0) -> Shape:
        a, b = self.joints[start], self.joints[end]
        ats = sorted({0.0, until, *[t for t, _ in flesh if 0 < t < until]})
        radii = np.interp(ats, [t for t, _ in flesh], [r for _, r in flesh]) * (0.6 + 0.4 * self.build) + grow
        return self.camera.chain([(a + (b - a) * t, r * self.head) for t, r in zip(ats, radii)])

    def _soft(self, shape: Shape, radius: float, fillet: float) -> Shape:
        unit_on_page = self.head * self.camera.scale
        return soften(shape, radius * unit_on_page, fillet * unit_on_page)


def _frame(up: Place, facing: Place) -> np.ndarray:
    """Rows: towards the person's left, up the spine, to the front."""
    spine, front = unit(up), unit(facing)
    front = unit(front - spine * np.dot(front, spine))
    return np.array([np.cross(spine, front), spine, front])
