"""The room: the patient face down under the X-ray arm, the doctor at work behind the table, the screen beside it."""

from . import bones
from .art import Art
from .camera import Camera
from .carm import LEVEL, CArm, lit, marked_place
from .dressing import silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import CLOTH, CLOTH_DEEP, FLOOR, GLOVE, INK, LINEN, NEEDLE, SCREEN, SHADOW, SHOE, SKIN_C, STEEL, STEEL_DEEP, TROUSER
from .prone import Patient, Table, column_under
from .registry import picture
from .shapes import Shape, blob, box, grown, poly, put, soften, together, unit

TOP = 92.0  # height of the pad, cm
CAP = blob(
    (.02, -.59), (-.28, -.52), (-.44, -.28), (-.43, -.13), (-.20, -.19), (.10, -.20), (.36, -.10), (.47, -.16), (.46, -.32), (.30, -.53),
)  # fmt: skip
MASK = blob((-.375, .10), (-.20, .07), (.02, .12), (.30, .10), (.33, .20), (.20, .38), (-.08, .51), (-.27, .42), (-.37, .24))  # fmt: skip
STRING = [(0.32, 0.12), (0.38, 0.06), (0.41, 0.02)]


@picture("carm", 334, 205)
def carm(art: Art) -> None:
    """The whole scene."""
    camera = Camera.oblique(1.02, 133, 196, depth_x=-0.35, depth_y=-0.28)
    art.tone(soften(box(2, 162, art.w - 2, art.h - 2), 8), FLOOR)
    machine, table, patient = CArm(camera, 100, 62), Table(camera, TOP, -114, 92), Patient(camera, TOP)
    _cart(art, camera)
    slab = together(table.pad(), table.slab())
    doctor = Doctor(camera, hidden=together(slab, patient.trunk, patient.legs))
    doctor.paint_body(art)
    machine.paint_behind(art)
    for shape, fill in column_under(camera, TOP, 58):
        art.shape(shape, fill, INK, 2.0)
    table.paint(art)
    outline = patient.paint(art, bare=(-44, -8))
    place = marked_place(patient, 10, 6)
    lit(art, place)
    x, y = (place.bounds[0] + place.bounds[2]) / 2, place.bounds[1]
    art.shape(poly((x - 1.3, y - 24), (x + 1.3, y - 24), (x + 1, y + 4), (x, y + 7), (x - 1, y + 4)), NEEDLE)
    doctor.paint_arms(art)
    machine.paint_before(art)
    screen = _screen(art, camera)
    art.facts |= {"place": place, "X-rays": place, "patient": outline, "table": slab}
    _, y0, x1, y1 = art.facts["detector"].bounds
    art.anchor("detector", (x1 - 6, (y0 + y1) / 2))
    art.anchor("doctor", camera(doctor.person.joints["waist"]) - (14, 0))
    art.anchor("patient", camera((4, TOP + 10, 14)))
    art.anchor("screen", (screen.bounds[2] - 4, screen.bounds[1] + 4))
    art.anchor("table", camera((80, TOP - 3, 27)))


class Doctor:
    """The doctor on the far side of the table; what is hidden is cut away, the arms come over it later."""

    def __init__(self, camera: Camera, hidden: Shape) -> None:
        self.hidden, self._painted = hidden, list[Shape]()
        p = Person(camera, height=176, build=1.05, sleeve=0.92, skin=SKIN_C, hair=CLOTH_DEEP, style="capped", top=CLOTH_DEEP)
        p.legs = TROUSER
        h, ground, self.ahead = p.head, -56, unit((0.62, 0, 0.78))
        self.person = p.pose(
            (-78, STANDING * h, ground),
            up=(0.10, 1, 0.06),
            facing=self.ahead,
            head_up=(0.22, 1, 0.05),
            neck_forward=0.22,
            neck_length=0.64,
            hands=((LEVEL - 5, TOP + 39, -12), (LEVEL - 9, TOP + 32, -4)),
            elbows=((0.4, -1, -0.2), (-0.7, -1, 0.3)),
            feet=((-70, 0.27 * h, ground - 2), (-88, 0.27 * h, ground + 4)),
        )
        self._arms = [p.sleeved_arm(k, grow=0.06, sleeve=0.96) for k in "LR"]
        self._gown = self._drape()

    def paint_body(self, art: Art) -> None:
        """Legs, gown, head with cap and mask."""
        p = self.person
        for k in "LR":
            self._solid(art, p.foot(k, self.ahead, shoe=0.02), SHOE)
            self._solid(art, p.trouser_leg(k, length=0.97), p.legs)
        self._solid(art, p.neck(), p.skin)
        self._solid(art, self._gown, p.top)
        head = Head(p, "three", flip=True, eyes="open", mouth=False)
        head.paint(art)
        art.shape(head.on(CAP), CLOTH)
        art.shape(head.on(MASK), LINEN)
        art.stroke(head.along(STRING))
        self._head = together(head.outline, head.on(CAP), head.on(MASK))
        self._painted.append(self._head)
        free = silhouette(self._painted).boundary.difference(grown(self.hidden, 0.2))
        art.edge(free.difference(grown(together(*self._arms), -1.2)))

    def paint_arms(self, art: Art) -> None:
        """Gloves and sleeves, over the patient."""
        p, arms = self.person, list[Shape]()
        for k, sleeve in zip("LR", self._arms, strict=True):
            for shape, fill in ((p.hand(k, (1, -0.25, 0.2), (0, 1, 0), curl=0.8), GLOVE), (sleeve, p.top)):
                art.shape(shape, fill)
                arms.append(shape)
            patch = p.shoulder_patch(k, grow=0.1).intersection(grown(self._gown, -0.4))
            art.tone(patch.difference(grown(self._head, 0.8)), p.top)
        near = together(*arms)
        whole = silhouette(arms + self._painted).boundary
        art.edge(whole.intersection(grown(near, 1.5)).difference(grown(self.hidden, -3)))
        art.edge(near.boundary.intersection(grown(self.hidden, 1)))

    def _drape(self) -> Shape:
        """A gown down to the shins."""
        p, h = self.person, self.person.head
        knees = (p.joints["kneeL"] + p.joints["kneeR"]) / 2 - (0, 0.30 * h, 0)
        wide, hem = (p.joints["pelvis"], [0.66 * h, 0.3 * h, 0.46 * h], p.hip_frame), (knees, [0.68 * h, 0.1 * h, 0.46 * h], p.hip_frame)
        return soften(together(p.trunk(grow=0.05), p.camera.chain([wide, hem])), 2, 5)

    def _solid(self, art: Art, shape: Shape, fill: str) -> None:
        seen = shape.difference(self.hidden)
        art.shape(seen, fill)
        self._painted.append(seen)


def _cart(art: Art, camera: Camera) -> None:
    """What carries the arc, behind the table."""

    def plate(*corners: tuple[float, float], z: float = -62) -> Shape:
        return soften(camera.face(*[(x, y, z) for x, y in corners]), 3)

    for x in (42, 86):
        art.shape(plate((x - 4, 9), (x + 4, 9), (x + 4, 0), (x - 4, 0)), STEEL_DEEP, INK, 1.6)
    art.shape(plate((36, 20), (92, 20), (96, 5), (32, 5)), STEEL, INK, 2.0)
    art.shape(plate((48, 118), (68, 118), (68, 6), (48, 6)), STEEL, INK, 2.0)
    art.shape(plate((12, 110), (60, 110), (60, 94), (12, 94), z=-56), STEEL_DEEP, INK, 2.0)


def _screen(art: Art, camera: Camera) -> Shape:
    """A dark X-ray picture with pale bones, on its own stand."""
    x, y, z, scale = 134, 122, -20, camera.scale * 0.34

    def plate(*corners: tuple[float, float], round_by: float = 2) -> Shape:
        return soften(camera.face(*[(x + dx, h, z) for dx, h in corners]), round_by)

    art.shape(plate((-2, y), (4, y), (4, 8), (-2, 8), round_by=1), STEEL_DEEP, INK, 1.6)
    art.shape(plate((-20, 9), (22, 9), (22, 2), (-20, 2)), STEEL, INK, 2.0)
    frame = plate((-27, y + 44), (29, y + 44), (29, y), (-27, y), round_by=4)
    art.shape(frame, STEEL, INK, 2.0)
    dark = grown(frame, -4.5)
    art.tone(dark, SCREEN)
    middle = dark.centroid
    for k in (-1, 0, 1):
        place = (middle.x - 7, middle.y + k * 36 * scale, 0, scale)
        arch = bones.arch("L", 27, 36, 9, 31, 10, 15, 17)
        art.tone(put(arch, *place).intersection(grown(dark, -1)), SHADOW)
        art.shape(put(bones.body(27, 36, 1.0 if k else 0.62), *place).intersection(grown(dark, -1)), SHADOW, SCREEN, 0.8)
    return frame
