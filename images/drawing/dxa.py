"""A bone density test: a woman in her clothes lies on a table, an arm passes over her hips."""

from .art import Art
from .camera import Camera
from .dressing import dress
from .figure import Person
from .heads import Head
from .palette import HAIR_DARK, INK, LINEN_DEEP, SHOE, SKIN_B, STEEL, STEEL_DEEP, TROUSER, WARM, XRAY
from .prone import Table, column_under
from .registry import picture
from .shapes import Shape, box, soften, taper, together

TOP, MIDDLE = 66.0, 6.0  # the pad's upper side over the floor, and where along it the arm stands, cm


@picture("dxa-scan", 136, 102)
def dxa_scan(art: Art) -> None:
    """Far to near: the arm's post, the table, the woman, the arm and its rays."""
    camera = Camera.oblique(0.74, 66, 116, depth_x=-0.30, depth_y=-0.26)
    with art.within(box(0, 0, art.w, art.h)):
        post = camera.face((MIDDLE - 9, 20, -36), (MIDDLE + 9, 20, -36), (MIDDLE + 9, 132, -36), (MIDDLE - 9, 132, -36))
        art.shape(soften(post, 2), STEEL_DEEP, INK, 1.6)
        for shape, fill in column_under(camera, TOP, 2, 22):
            art.shape(shape, fill, INK, 1.6)
        Table(camera, TOP, -92, 92).paint(art)
        pillow = taper([(*camera((-74, TOP + 4, -14)), 5), (*camera((-70, TOP + 4, 16)), 5.6)])
        art.shape(soften(pillow, 2), LINEN_DEEP, INK, 1.2)
        patient = _woman(art, camera)
        head, rays = _arm(camera), _rays(camera)
        art.tone(rays.difference(patient), XRAY)
        for x in (-1, 1):
            art.stroke([camera((MIDDLE + x * 9, 118, 4)), camera((MIDDLE + x * 13, TOP + 24, 4))], 1.2, INK, smooth=False, dash="2.4 2.4")
        art.shape(head, STEEL, INK, 2.0)
        a, b = MIDDLE - 7, MIDDLE + 7
        window = camera.face((a, 121, 14), (b, 121, 14), (b, 118, 14), (a, 118, 14))
        art.shape(soften(window, 0.5), STEEL_DEEP, INK, 1.0)
    art.facts |= {"patient": patient, "arm": head, "X-rays": rays}


def _woman(art: Art, camera: Camera) -> Shape:
    """On her back, arms at her sides."""
    p = Person(camera, height=150, build=1.2, belly=0.10, skin=SKIN_B, hair=HAIR_DARK, top=WARM, legs=TROUSER, shoes=SHOE, sleeve=0.42)
    h = p.head
    p.pose(
        (-2, TOP + 0.46 * h, 0),
        up=(-1, 0, 0),
        facing=(0, 1, 0.1),
        head_up=(-1, 0.10, 0),
        neck_forward=0.02,
        hands=((-2, TOP + 0.2 * h, 1.0 * h), (-2, TOP + 0.3 * h, -0.9 * h)),
        elbows=((0, -0.3, 1), (0, -0.3, -1)),
        feet=((64, TOP + 0.25 * h, 0.25 * h), (64, TOP + 0.25 * h, -0.25 * h)),
        knees=((0, 1, 0), (0, 1, 0)),
    )
    hands = {k: ((1, -0.05, 0.05), (0, 1, 0)) for k in "LR"}
    feet = {k: ((0.1, 1, 0), (1, -0.1, 0)) for k in "LR"}
    head = Head(p, "side", flip=True, eyes="open", size=1.15)
    return together(*dress(art, p, ["armR", "legR", "legL", "neck", "trunk", "head", "armL"], head, hands, feet))


def _arm(camera: Camera) -> Shape:
    """From the post over the table, with an even thickness."""
    a, b, low, high = MIDDLE - 15, MIDDLE + 15, 120, 134
    front = camera.face((a, low, 14), (b, low, 14), (b, high, 14), (a, high, 14))
    top = camera.face((a, high, 14), (b, high, 14), (b, high, -40), (a, high, -40))
    side = camera.face((b, low, 14), (b, high, 14), (b, high, -40), (b, low, -40))
    return soften(together(front, top, side), 1.5)


def _rays(camera: Camera) -> Shape:
    """From the arm down to the hips."""
    return camera.face((MIDDLE - 9, 118, 4), (MIDDLE + 9, 118, 4), (MIDDLE + 13, TOP + 20, 4), (MIDDLE - 13, TOP + 20, 4))
