"""The X-ray C-arm: a tube under the table, a detector over the patient, an arc behind that joins them."""

import math
from dataclasses import dataclass

from . import bones
from .art import Art
from .camera import Camera
from .lying import DEPTH, Row
from .needle import Needle
from .palette import INK, SCREEN, SHADOW, STEEL, STEEL_DEEP, XRAY
from .prone import Patient, Table
from .registry import picture
from .shapes import Shape, Spot, box, disc, grown, poly, soften, together

LEVEL = -26.0  # where the broken bone lies, cm along the table
PLANE = (0.72, -0.70)  # the arc's plane, turned by 45 degrees so that its C is seen: x and z of its axis


@dataclass(frozen=True)
class CArm:
    """The machine in space: the arc's middle stands at height `middle` over the treated level; `radius` in cm."""

    camera: Camera
    middle: float
    radius: float
    thick: float = 6

    def arc(self) -> Shape:
        """The C, seen from outside its plane."""
        return poly(*self._ring(self.radius + self.thick, 90, -90), *self._ring(self.radius - self.thick, -90, 90))

    def rim(self) -> list[Spot]:
        """A line along the middle of the C."""
        return self._ring(self.radius, 84, -84)

    def detector(self) -> Shape:
        """The flat head above the patient."""
        top = self.middle + self.radius - 0.09 * self.radius
        return self._plate(18, top, 18, top - 18, 4)

    def tube(self) -> Shape:
        """The head under the table; wide end down."""
        low = self.middle - self.radius + 2
        return self._plate(13, low + 22, 17, low, 5)

    def necks(self) -> list[Shape]:
        """What joins the heads to the arc."""
        top, low = self.middle + self.radius, self.middle - self.radius
        return [self._plate(7, top + 8, 7, top - 12, 3), self._plate(7, low + 8, 7, low - 8, 3)]

    def paint_behind(self, art: Art) -> None:
        """Paint what the table hides."""
        lower = self.necks()[1]
        art.shape(self.arc(), STEEL, INK, 2.0)
        art.stroke(self.rim()[::4])
        art.shape(lower, STEEL_DEEP, INK, 2.0)
        art.shape(self.tube(), STEEL, INK, 2.0)
        art.facts["tube"] = self.tube()

    def paint_before(self, art: Art) -> None:
        """Paint what is nearer than the patient."""
        art.shape(self.necks()[0], STEEL_DEEP, INK, 2.0)
        art.shape(self.detector(), STEEL, INK, 2.0)
        x0, _, x1, y1 = self.detector().bounds
        y = y1 - 6 * self.camera.scale
        art.stroke([(x0, y), (x1, y)])
        art.facts["detector"] = self.detector()

    def _ring(self, r: float, start: float, end: float) -> list[Spot]:
        angles = [math.radians(start + (end - start) * i / 40) for i in range(41)]
        return [
            self.camera((LEVEL + r * math.cos(a) * PLANE[0], self.middle + r * math.sin(a), r * math.cos(a) * PLANE[1])) for a in angles
        ]

    def _plate(self, half_top: float, top: float, half_low: float, low: float, round_by: float) -> Shape:
        corners = [(-half_top, top), (half_top, top), (half_low, low), (-half_low, low)]
        return soften(self.camera.face(*[(LEVEL + x, y, 0) for x, y in corners]), round_by * self.camera.scale)


def marked_place(patient: Patient, width: float = 13, height: float = 8) -> Shape:
    """The sore place on the patient's back, points wide and high to either side."""
    x = patient.x(LEVEL)
    back = patient.trunk.intersection(box(x - 1, -999, x + 1, 999)).bounds[1]
    return grown(patient.trunk, -1).intersection(disc((x, back + height * 0.6), width, height))


def lit(art: Art, field: Shape) -> None:
    """Paint where X-rays go; the dashes are for a copier."""
    art.tone(field, XRAY)
    art.stroke(list(field.boundary.coords), 1.2, smooth=False, dash="2.8 2.6")


@picture("step-carm", 136, 68)
def step_carm(art: Art) -> None:
    """The needle in the back of the patient under the X-ray arm; the screen before the feet."""
    camera = Camera.oblique(0.58, 68, 96, depth_x=-0.32, depth_y=-0.26)
    machine = CArm(camera, middle=101, radius=60)
    table, patient = Table(camera, 88, -140, 140), Patient(camera, 88)
    with art.within(box(0, 0, art.w, art.h)):
        machine.paint_behind(art)
        table.paint(art)
        patient.paint(art, bare=(-44, -8))
        place = marked_place(patient, 8, 4.4)
        lit(art, place)
        machine.paint_before(art)
        x, y = place.centroid.x, place.bounds[1]
        needle = Needle((x, y + 4), (x - 9, y - 6), 25, 1.1)
        needle.paint(art, 1.0)
        screen = _screen(art)
    art.facts |= {"place": place, "X-rays": place, "patient": patient.trunk, "table": together(table.pad(), table.slab())}
    art.facts |= {"needle": needle.shaft(), "tip": needle.end(), "screen": screen}


def _screen(art: Art) -> Shape:
    """On a stand before the patient's legs: bones as they lie, the broken one in the middle, and the needle in it."""
    frame = soften(box(90, 3, 133, 42), 3)
    art.shape(soften(box(109, 40, 114, 80), 0.5), STEEL_DEEP, INK, 1.6)
    art.shape(frame, STEEL, INK, 2.0)
    dark = soften(box(93.5, 6.5, 129.5, 38.5), 1.5)
    art.tone(dark, SCREEN)
    row = Row(0.37, 111.5, 28.5)
    with art.within(dark):
        for k in (-1, 0, 1):
            art.tone(row.at(bones.cut_arch(DEPTH), k), SHADOW)
            art.shape(row.body(k, 1.0 if k else 0.6), SHADOW, SCREEN, 1.0)
        Needle(row.spot(-3, 1), row.spot(DEPTH / 2 + 6, -9), 40, 1.1).paint(art, 1.0)
    return frame
