"""Heads: flat templates in head heights (chin to crown is one, y down, facing left), turned with the trunk and placed."""

import math
from dataclasses import dataclass

import numpy as np

from .art import Art
from .figure import Person
from .palette import INK
from .shapes import Shape, Spots, affinity, blob, disc, spline, together

SKULL = {
    "side": blob(
        (-.06, -.50), (-.30, -.42), (-.40, -.22), (-.395, -.10), (-.43, 0), (-.50, .115), (-.43, .155),
        (-.435, .225), (-.405, .25), (-.42, .30),
        (-.385, .345), (-.39, .42), (-.30, .495), (-.12, .44), (.06, .34), (.22, .30), (.38, .10),
        (.42, -.12), (.34, -.36), (.14, -.48)),
    "front": blob(
        (0, -.50), (-.26, -.43), (-.375, -.20), (-.37, .02), (-.33, .24), (-.20, .43), (0, .50), (.20, .43),
        (.33, .24), (.37, .02), (.375, -.20),
        (.26, -.43)),
    "three": blob(
        (.02, -.50), (-.24, -.44), (-.37, -.22), (-.37, 0), (-.36, .22), (-.26, .42), (-.08, .50), (.12, .43),
        (.28, .26), (.37, .02), (.40, -.20),
        (.28, -.42)),
    "back": blob((0, -.50), (-.37, -.20), (-.36, .10), (-.26, .36), (0, .44), (.26, .36), (.36, .10), (.37, -.20)),
}  # fmt: skip
SIDE_HAIR = blob(
    (-.10, -.545), (-.33, -.47), (-.41, -.30), (-.30, -.25), (-.16, -.24), (-.06, -.12), (-.05, .02),
    (.02, .05), (.10, .02), (.11, .16), (.20, .33),
    (.33, .27), (.44, .08), (.47, -.14), (.38, -.40), (.16, -.53))  # fmt: skip
SIDE_EAR = blob((.02, -.06), (.10, -.07), (.12, .04), (.06, .14), (.01, .08))  # fmt: skip


def _front_hair(style: str, o: float) -> Shape:
    """Hair round a face that is turned by o."""
    if style == "bob":
        return blob(
            (0, -.58), (-.30, -.51), (-.47, -.24), (-.48, .10), (-.44, .33), (-.34, .36), (-.33, .10),
            (-.32, -.10), (-.16 + o, -.27),
            (.10 + o, -.29), (.27, -.16), (.33, .10), (.34, .36), (.44, .33), (.48, .10), (.47, -.24), (.30, -.51))  # fmt: skip
    hair = blob(
        (0, -.575), (-.28, -.51), (-.435, -.28), (-.43, -.02), (-.375, .02), (-.34, -.14), (-.22 + o, -.26),
        (.02 + o, -.27), (.22 + o, -.25),
        (.34, -.12), (.375, .02), (.43, -.02), (.435, -.28), (.28, -.51))  # fmt: skip
    return together(hair, disc((.05, -.60), .17)) if style == "bun" else hair  # fmt: skip


def _back_hair(style: str) -> Shape:
    low = 0.30 if style == "bob" else 0.16
    return blob(
        (0, -.575), (-.28, -.51), (-.43, -.28), (-.44, -.02), (-.38, low), (-.20, low + .10), (0, low + .13),
        (.20, low + .10), (.38, low),
        (.44, -.02), (.43, -.28), (.28, -.51))  # fmt: skip


@dataclass(frozen=True)
class Stroke:
    """One thing to paint of a head: a solid with a line, a plain dark solid (no fill), or a line."""

    shape: Shape | None = None
    line: Spots | None = None
    fill: str | None = None
    width: float = 1.0


class Head:
    """A person's head from the front, the back, the side or three quarters (all but front and back face left unless flipped).

    `size` above one makes it larger than life. Further things may be put on it: `on` places a template of the same unit, `along` a line.
    """

    def __init__(
        self, person: Person, view: str = "front", flip: bool = False, eyes: str = "closed", mouth: bool = True, size: float = 1.0
    ) -> None:
        self._size = person.head * person.camera.scale * size
        self._centre = person.camera(person.joints["skull"])
        up = person.camera(person.joints["skull"] + person.head_up) - self._centre
        self._turn = math.degrees(math.atan2(up[0], -up[1]))
        self._mirror = -1 if flip else 1
        self.strokes: list[Stroke] = []
        self._build(person, view, eyes, mouth and view != "back")

    @property
    def outline(self) -> Shape:
        """Everything solid with a contour, as one shape."""
        return together(*[s.shape for s in self.strokes if s.shape is not None and s.fill])

    def on(self, template: Shape) -> Shape:
        """A template in head heights, placed on this head."""
        g = affinity.scale(template, self._mirror * self._size, self._size, origin=(0, 0))
        return affinity.translate(affinity.rotate(g, self._turn, origin=(0, 0)), *self._centre)

    def along(self, points: Spots) -> np.ndarray:
        """A smooth line in head heights, placed on this head."""
        p = spline(points, closed=False, steps=6) * (self._mirror * self._size, self._size)
        c, s = math.cos(math.radians(self._turn)), math.sin(math.radians(self._turn))
        placed: np.ndarray = p @ np.array([[c, s], [-s, c]]) + self._centre
        return placed

    def paint(self, art: Art) -> None:
        """Paint it."""
        for s in self.strokes:
            if s.line is not None:
                art.stroke(s.line, s.width)
            elif s.shape is not None and s.fill:
                art.shape(s.shape, s.fill, INK, s.width)
            elif s.shape is not None:
                art.tone(s.shape, INK)

    def _build(self, person: Person, view: str, eyes: str, mouth: bool) -> None:
        o = -0.09 if view == "three" else 0.0
        thin = max(0.8, 0.042 * self._size)
        ears = {
            "front": together(disc((-.385, .06), .055, .09), disc((.39, .06), .06, .095)),
            "three": disc((.39, .06), .06, .095),
            "back": together(disc((-.41, .06), .05, .09), disc((.41, .06), .05, .09)),
        }  # fmt: skip
        if view != "side" and person.style in ("short", "bun"):
            self._solid(ears[view], person.skin)
        self._solid(SKULL[view], person.skin)
        if person.style != "bare":
            self._solid(self._hair(person.style, view, o), person.hair)
        if view == "side" and person.style != "capped":
            self._solid(SIDE_EAR, person.skin, 0.8)
        if view == "side":
            lids, pupils = [[(-.335, -.03), (-.29, 0), (-.23, -.015)]], [(-.285, -.03)]  # fmt: skip
            smile = [(-.405, .265), (-.35, .275), (-.31, .25)]  # fmt: skip
        else:
            lids = [[(x - .055 + o, -.005), (x + o, .028), (x + .055 + o, -.005)] for x in (-.155, .155)]  # fmt: skip
            pupils = [(x + o, 0.0) for x in (-0.155, 0.155)]
            smile = [(-.085 + o, .245), (o, .285), (.085 + o, .245)]  # fmt: skip
        if view != "back" and eyes == "closed":
            self.strokes += [Stroke(line=self.along(lid), width=thin) for lid in lids]
        elif view != "back":
            self.strokes += [Stroke(shape=self.on(disc(pupil, 0.034, 0.042))) for pupil in pupils]
        if mouth:
            self.strokes.append(Stroke(line=self.along(smile), width=thin))

    def _hair(self, style: str, view: str, o: float) -> Shape:
        if view == "back":
            return _back_hair(style)
        if view == "side":
            return together(SIDE_HAIR, disc((0.50, -0.20), 0.17)) if style == "bun" else SIDE_HAIR
        return _front_hair(style, o)

    def _solid(self, template: Shape, fill: str, width: float = 1.0) -> None:
        self.strokes.append(Stroke(shape=self.on(template), fill=fill, width=width))
