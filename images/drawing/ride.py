"""A ride home: a young woman drives, an older man sleeps behind her with his seat belt on; a house is near."""

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import (
    CAR,
    CLOTH,
    FLOOR,
    GLASS,
    HAIR_BROWN,
    HAIR_WHITE,
    HILL,
    INK,
    LAMP,
    LEAF,
    LINEN_DEEP,
    PAPER,
    SKIN_A,
    SKIN_C,
    STEEL,
    STEEL_DEEP,
    TROUSER,
    WARM,
    WOOD,
)  # fmt: skip
from .registry import picture
from .shapes import Shape, Spot, box, disc, grown, poly, soften, taper, together

ROAD = 150.0  # the page's y of its far edge
WHEELS: tuple[Spot, Spot] = ((46, 146), (150, 146))
WHEEL = 17.5
SEATS: tuple[Spot, Spot] = ((66, 140), (112, 140))  # pelvis of who sleeps, of who drives


@picture("ride-home", 200, 176)
def ride(art: Art) -> None:
    """The car drives to the right."""
    with art.within(box(0, 0, art.w, art.h)):
        _place(art)
        windows = _windows()
        art.shape(soften(_body(), 5, 9), CAR, INK, 2.2)
        for window in windows:
            art.shape(window, GLASS, INK, 1.6)
        for k, window in enumerate(windows):
            with art.within(window):
                _seat(art, SEATS[k])
                art.facts["sleeper" if k == 0 else "driver"] = _sleeper(art) if k == 0 else _driver(art)
            art.outline(window, 1.8)
        art.facts |= {"back window": windows[0], "front window": windows[1]}
        _details(art)


def _place(art: Art) -> None:
    """Hills, a house with a lit window, the road."""
    art.tone(poly((-4, 118), (60, 96), (130, 104), (204, 92), (204, 160), (-4, 160)), HILL)
    art.shape(box(160, 52, 196, 112), PAPER, INK, 1.6)
    art.shape(poly((154, 54), (178, 30), (202, 54)), WOOD, INK, 1.8)
    art.shape(box(167, 62, 181, 78), LAMP, INK, 1.4)
    art.stroke([(174, 62), (174, 78)], 1.0, smooth=False)
    trunk = box(14, 66, 19, 110)
    art.shape(trunk, WOOD, INK, 1.4)
    art.shape(soften(together(disc((16, 48), 15), disc((6, 60), 11), disc((27, 61), 11)), 1, 3), LEAF, INK, 1.6)
    art.tone(box(-4, ROAD, art.w + 4, art.h + 4), FLOOR)
    art.stroke([(-4, ROAD), (art.w + 4, ROAD)], 1.4, smooth=False)


def _body() -> Shape:
    """Lower body and cabin, from the side."""
    low = poly((8, 108), (30, 101), (154, 101), (188, 110), (194, 126), (192, 146), (8, 146), (5, 126))
    cabin = poly((24, 105), (46, 33), (122, 31), (160, 105))
    return together(low, cabin)


def _windows() -> tuple[Shape, Shape]:
    """The back one and the front one."""
    return soften(poly((34, 102), (52, 40), (84, 39), (84, 102)), 3), soften(poly((91, 102), (91, 39), (119, 38), (151, 102)), 3)


def _seat(art: Art, at: Spot) -> None:
    """The back of a seat with its head rest."""
    x, y = at
    art.shape(taper([(x - 15, y, 7), (x - 21, y - 54, 6)]), STEEL_DEEP, INK, 1.2)
    art.shape(soften(taper([(x - 22, y - 71, 5), (x - 21, y - 82, 5)]), 1), LINEN_DEEP, INK, 1.2)


def _sleeper(art: Art) -> Shape:
    """The man leans back, eyes closed, the belt across his chest."""
    p = Person(
        Camera.turned(1.14, SEATS[0][0], SEATS[0][1], 0, 3),
        height=166,
        build=1.06,
        belly=0.08,
        skin=SKIN_A,
        hair=HAIR_WHITE,
        top=WARM,
        legs=TROUSER,
    )
    h = p.head
    p.pose(
        (0, 0, 0),
        up=(-0.16, 1, 0),
        facing=(1, 0, 0),
        head_up=(-0.24, 1, 0),
        neck_forward=0.10,
        hands=(None, (0.9 * h, 0.30 * h, 0.4 * h)),
        elbows=((-1, -1, 0), (-0.4, -1, 0.2)),
    )
    painted = _paint(art, p, Head(p, "side", flip=True, eyes="closed", size=1.15))
    a, b = p.camera(p.joints["shoulderR"]), p.camera(p.joints["pelvis"])
    belt = taper([(a[0] - 1, a[1] - 5, 2.1), (b[0] + 15, b[1] - 10, 2.1)])
    art.shape(belt, STEEL, INK, 1.0)
    art.facts["belt"] = belt
    return painted


def _driver(art: Art) -> Shape:
    """The woman looks ahead, her hands at the wheel."""
    p = Person(
        Camera.turned(1.14, SEATS[1][0], SEATS[1][1], 0, 3),
        height=160, build=1.0, skin=SKIN_C, hair=HAIR_BROWN, style="bun", top=CLOTH, legs=TROUSER, sleeve=0.62,
    )  # fmt: skip
    h = p.head
    p.pose(
        (0, 0, 0),
        up=(-0.08, 1, 0),
        facing=(1, 0, 0),
        neck_forward=0.14,
        hands=(None, (1.02 * h, 1.40 * h, 0.4 * h)),
        elbows=((-1, -1, 0), (-0.2, -1, 0.2)),
    )
    wheel = taper([(SEATS[1][0] + 27, 88, 1.8), (SEATS[1][0] + 20, 116, 1.8)])
    painted = _paint(art, p, Head(p, "side", flip=True, eyes="open", size=1.15))
    art.shape(wheel, INK, INK, 0.6)
    art.shape(p.hand("R", (0.5, 0.8, 0), (1, -0.2, 0), 1.0), p.skin, INK, 1.2)
    art.facts["wheel"] = wheel
    return painted


def _paint(art: Art, p: Person, head: Head) -> Shape:
    """Neck, trunk, head and the near arm; returns all of them."""
    shapes = [(p.neck(), p.skin), (p.trunk(), p.top)]
    for shape, fill in shapes:
        art.shape(shape, fill)
    head.paint(art)
    arm = [(p.bare_arm("R"), p.skin), (p.sleeved_arm("R"), p.top)]
    for shape, fill in arm:
        art.shape(shape, fill)
    art.tone(p.shoulder_patch("R").intersection(grown(p.trunk(), -0.4)), p.top)
    whole = silhouette([*(shape for shape, _ in [*shapes, *arm]), head.outline])
    art.outline(whole, 1.6)
    return whole


def _details(art: Art) -> None:
    """Doors, handles, lamps, wheels."""
    art.stroke([(87.5, 36), (87.5, 140)], 1.4, smooth=False)
    for x in (72, 118):
        art.shape(soften(box(x, 110, x + 10, 113.5), 1.2), STEEL, INK, 1.0)
    art.shape(soften(box(180, 115, 192, 124), 2.5), LAMP, INK, 1.4)
    art.shape(soften(box(6, 115, 13, 124), 2), STEEL_DEEP, INK, 1.2)
    for at in WHEELS:
        art.shape(disc(at, WHEEL), INK, INK, 1.0)
        art.shape(disc(at, WHEEL * 0.52), STEEL, INK, 1.0)
        art.tone(disc(at, 2.2), INK)
