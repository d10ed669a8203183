"""Spinal manipulation: a therapist stands behind the table, both hands on the back of someone who lies face down."""

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import STANDING, Person
from .heads import Head
from .palette import CLOTH_DEEP, FLOOR, HAIR_BROWN, HAIR_DARK, INK, SKIN_A, SKIN_C, TROUSER, WARM
from .prone import Patient, Table, column_under
from .registry import picture
from .shapes import Shape, box, grown, soften, together, unit

TOP = 70.0  # height of the pad, cm
PLACE = -44.0  # along the table, where the hands lie


@picture("by-hand", 200, 176)
def by_hand(art: Art) -> None:
    """The whole scene."""
    camera = Camera.oblique(0.86, 110, 166, depth_x=-0.30, depth_y=-0.26)
    table = Table(camera, TOP, -116, 82)
    patient = Patient(camera, TOP, height=168, build=1.1, skin=SKIN_C, hair=HAIR_DARK, style="short")
    slab = together(table.pad(), table.slab())
    with art.within(box(0, 0, art.w, art.h)):
        art.tone(soften(box(2, 138, art.w - 2, art.h - 2), 8), FLOOR)
        therapist = Therapist(camera, together(slab, patient.trunk, patient.legs))
        therapist.paint_body(art)
        for shape, fill in column_under(camera, TOP, 2):
            art.shape(shape, fill, INK, 2.0)
        table.paint(art)
        outline = patient.paint(art)
        hands = therapist.paint_arms(art)
    art.facts |= {"patient": outline, "back": patient.trunk, "hands": hands, "table": slab}


class Therapist:
    """The woman on the far side of the table; what is hidden is cut away, her arms come over it later."""

    def __init__(self, camera: Camera, hidden: Shape) -> None:
        self.hidden, self._painted = hidden, list[Shape]()
        p = Person(camera, height=166, build=0.98, skin=SKIN_A, hair=HAIR_BROWN, style="bun", top=WARM, legs=TROUSER, sleeve=0.3)
        h, ground = p.head, -46
        self.person = p.pose(
            (PLACE - 2, STANDING * h, ground),
            up=(0.04, 1, 0.22),
            facing=unit((0.25, 0, 0.95)),
            head_up=(0.1, 1, 0.30),
            neck_forward=0.20,
            hands=((PLACE + 7, TOP + 27, -2), (PLACE - 5, TOP + 26, -2)),
            elbows=((1, -0.1, -0.1), (-1, -0.1, -0.1)),
            feet=((PLACE + 8, 0.27 * h, ground), (PLACE - 12, 0.27 * h, ground)),
        )
        self._trunk = p.trunk()

    def paint_body(self, art: Art) -> None:
        """Legs, shirt, head."""
        p = self.person
        for k in "LR":
            self._solid(art, p.foot(k, (0.2, 0, 1)), CLOTH_DEEP)
            self._solid(art, p.trouser_leg(k), p.legs)
        self._solid(art, p.neck(), p.skin)
        self._solid(art, self._trunk, p.top)
        head = Head(p, "three", flip=True, eyes="open", size=1.1)
        head.paint(art)
        self._painted.append(head.outline)
        art.edge(silhouette(self._painted).boundary.difference(grown(self.hidden, 0.2)))

    def paint_arms(self, art: Art) -> Shape:
        """Arms over the patient's back; returns both hands."""
        p, arms, hands = self.person, list[Shape](), list[Shape]()
        for k, side in (("R", 1), ("L", -1)):
            hand = p.hand(k, (side * 0.55, -0.5, 0.6), (0, 0.4, 1), curl=0.6)
            for shape, fill in ((p.bare_arm(k), p.skin), (hand, p.skin), (p.sleeved_arm(k), p.top)):
                art.shape(shape, fill)
                arms.append(shape)
            art.tone(p.shoulder_patch(k).intersection(grown(self._trunk, -0.4)), p.top)
            hands.append(hand)
        near = together(*arms)
        art.edge(silhouette(arms).boundary.difference(grown(self._trunk, -1.5)), 1.8)
        art.facts["arms"] = near
        return together(*hands)

    def _solid(self, art: Art, shape: Shape, fill: str) -> None:
        seen = shape.difference(self.hidden)
        art.shape(seen, fill)
        self._painted.append(seen)
