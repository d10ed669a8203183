"""Lying face down on a padded table: the patient of this and of the X-ray pictures."""

from dataclasses import dataclass

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import CLOTH, CLOTH_DEEP, HAIR_GREY, INK, LINEN, LINEN_DEEP, SKIN_A, STEEL, STEEL_DEEP
from .registry import picture
from .shapes import Shape, blob, box, grown, soften, taper, together


@dataclass(frozen=True)
class Table:
    """A table in space: the pad's upper side at height `top`, cm, from `left` to `right`, `half` deep to either side."""

    camera: Camera
    top: float
    left: float
    right: float
    half: float = 27

    def pad(self) -> Shape:
        """The padding: upper side, front and right end."""
        a, b, z, top, low, face = self.left, self.right, self.half, self.top, self.top - 7, self.camera.face
        upper = face((a, top, -z), (b, top, -z), (b, top, z), (a, top, z))
        front = face((a, top, z), (b, top, z), (b, low, z), (a, low, z))
        end = face((b, top, z), (b, top, -z), (b, low, -z), (b, low, z))
        return soften(together(upper, front, end), 0.025 * self._span)

    def slab(self) -> Shape:
        """The board under it."""
        a, b, z, top, low, face = self.left - 2, self.right + 2, self.half + 1, self.top - 7, self.top - 13, self.camera.face
        front = face((a, top, z), (b, top, z), (b, low, z), (a, low, z))
        return soften(together(front, face((b, top, z), (b, top, -z), (b, low, -z), (b, low, z))), 0.012 * self._span)

    def paint(self, art: Art) -> None:
        """Paint pad and board."""
        art.shape(self.pad(), LINEN)
        art.shape(self.slab(), STEEL_DEEP)
        art.outline(together(self.pad(), self.slab()))

    @property
    def _span(self) -> float:
        return 75 * self.camera.scale


class Patient:
    """Someone who lies face down, head to the left on folded arms, under a sheet from the hips down."""

    def __init__(
        self,
        camera: Camera,
        top: float,
        height: float = 162,
        build: float = 1.2,
        skin: str = SKIN_A,
        hair: str = HAIR_GREY,
        style: str = "bun",
    ) -> None:
        self.camera, self.top = camera, top
        self.person = Person(camera, height=height, build=build, skin=skin, hair=hair, style=style, top=CLOTH, sleeve=0.36)
        h = self.person.head
        self.person.pose(
            (-8, top + 0.47 * h, 0),
            up=(-1, 0, 0),
            facing=(0, -1, 0),
            head_up=(-1, 0.05, 0),
            neck_forward=-0.06,
            hands=((-90, top + 6, 12), (-92, top + 5, -10)),
            elbows=((-0.4, -0.4, 1), (0, 0, -1)),
            feet=((50, top + 11, 8), (50, top + 11, -8)),
            knees=((0, -1, 0), (0, -1, 0)),
        )
        seat = camera.ball(self.person.joints["pelvis"] + (2, 4.5, 2), 9.5)
        unit = camera.scale
        self.trunk = soften(together(self.person.trunk(), seat), 1.5 * unit, 9 * unit)
        self.legs = together(self.person.trouser_leg("L"), self.person.trouser_leg("R"))

    def x(self, along: float) -> float:
        """Where on the page a place along the table is."""
        return float(self.camera((along, self.top, 0))[0])

    def paint(self, art: Art, bare: tuple[float, float] | None = None) -> Shape:
        """Paint far to near; `bare` is the stretch of back, cm along the table, that no cloth covers. Returns the outline."""
        p, painted = self.person, []

        def solid(shape: Shape, fill: str, width: float = 1.0) -> None:
            art.shape(shape, fill, INK, width)
            painted.append(shape)

        for cushion in self._cushions():
            art.shape(cushion, LINEN_DEEP)
        for k in "RL":
            solid(p.foot(k, (0.62, -0.78, 0), (0.78, 0.62, 0)), p.skin)
        solid(p.neck(), p.skin)
        solid(self.trunk, p.skin if bare else p.top)
        if bare:
            solid(self.trunk.intersection(box(0, 0, self.x(bare[0]), art.h)), p.top)
        sheet = self.sheet(bare[1] if bare else -14)
        solid(sheet, CLOTH_DEEP)
        self._folds(art)
        head = Head(p, "front", size=1.2)
        head.paint(art)
        painted.append(head.outline)
        solid(p.hand("L", (-0.8, 0, -0.6), (0, 1, 0)), p.skin)
        solid(p.bare_arm("L"), p.skin)
        solid(p.sleeved_arm("L"), p.top)
        art.tone(p.shoulder_patch("L").intersection(grown(self.trunk, -0.4)), p.top)
        whole = silhouette(painted, 1.2, 14)
        art.outline(whole)
        return whole

    def sheet(self, start: float) -> Shape:
        """The sheet over seat and legs, hanging a little over the table's edge."""
        c, t, u = self.camera, self.top, self.camera.scale
        over = together(self.legs, self.trunk).intersection(box(self.x(start), -999, self.x(42), c((0, t, 20))[1]))
        hem = [(42, -9, 29), (32, -6, 29), (21, -9, 29), (10, -6, 29), (-1, -9, 29), (start + 3, -3, 27)]
        upper = [(start, 12, 10), (0, 19, 8), (14, 18, 8), (28, 15.5, 8), (40, 14.5, 6), (44, -1, 28)]
        drop = blob(*[c((x, t + y, z)) for x, y, z in upper + hem])
        return soften(together(over, drop), 1.2 * u, 4 * u)

    def _folds(self, art: Art) -> None:
        for x in (9, 30):
            art.stroke([self.camera((x + dx, self.top + y, z)) for dx, y, z in ((0, -4, 29), (1, 2, 26), (4, 9, 20))])

    def _cushions(self) -> list[Shape]:
        """Under the head and under the ankles."""
        c, t, u = self.camera, self.top, self.camera.scale
        head = taper([(*c((-98, t + 4, -16)), 7 * u), (*c((-92, t + 3, 18)), 7 * u), (*c((-72, t + 3, 18)), 6 * u)])
        ankles = taper([(*c((46, t + 5, -10)), 6 * u), (*c((48, t + 4, 14)), 6 * u)])
        return [soften(head, 3 * u), ankles]


def column_under(camera: Camera, top: float, x: float, floor: float = 0) -> list[tuple[Shape, str]]:
    """The table's one foot, far to near."""
    leg = camera.face((x - 10, top - 12, 6), (x + 10, top - 12, 6), (x + 8, floor + 8, 6), (x - 8, floor + 8, 6))
    foot = camera.face((x - 26, floor + 9, 10), (x + 26, floor + 9, 10), (x + 31, floor, 12), (x - 31, floor, 12))
    return [(soften(leg, camera.scale), STEEL), (soften(foot, 2 * camera.scale), STEEL)]


@picture("step-prone", 136, 68)
def prone(art: Art) -> None:
    """A person lies face down on a padded table."""
    camera = Camera.oblique(0.76, 82, 88, depth_x=-0.30, depth_y=-0.26)
    top = 66.0
    table, patient = Table(camera, top, -116, 74), Patient(camera, top)
    with art.within(box(0, 0, art.w, art.h)):
        for shape, fill in column_under(camera, top, 2, 31):
            art.shape(shape, fill, INK, 2.0)
        table.paint(art)
        art.facts["patient"] = patient.paint(art)
