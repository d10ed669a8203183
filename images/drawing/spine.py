"""The spine from the side inside a quiet body, one region marked."""

from collections.abc import Callable

from .art import Art
from .column import column, sacrum
from .palette import BODY, BONE, DISC, INK, REGION, REGION_LINE, REGION_SOFT
from .registry import picture
from .shapes import Shape, Spot, blob, box, grown, poly, put, together

# The body in profile, facing left, in millimetres; its back keeps clear of the tips of the bones.
BACK = [
    (62, 8), (60, 45), (70, 80), (90, 112), (104, 160), (111, 210), (113, 260), (111, 315), (106, 370),
    (97, 430), (87, 488), (84, 530), (91, 580),
    (112, 630), (132, 685), (134, 735), (122, 800),
]  # fmt: skip
FRONT = [
    (-84, 800), (-92, 720), (-112, 640), (-124, 560), (-123, 490), (-112, 420), (-106, 350), (-108, 280),
    (-100, 220), (-76, 172), (-52, 138),
    (-44, 105), (-44, 70), (-52, 44),
]  # fmt: skip
HEAD = [
    (-78, 32), (-93, 24), (-97, 6), (-94, -8), (-100, -16), (-97, -26), (-103, -34), (-114, -42), (-103, -62),
    (-100, -78), (-98, -105),
    (-80, -136), (-44, -156), (0, -160), (44, -148), (76, -112), (86, -66), (76, -20),
]  # fmt: skip
EAR = [(14, -34), (4, -50), (16, -62), (28, -50), (22, -32), (14, -18), (8, -22)]
EYE = [(-88, -50), (-80, -46), (-72, -49)]


@picture("spine-thoracic", 124, 200)
def thoracic(art: Art) -> None:
    """T1 to T12: cut off at the waist."""
    _spine(art, "T", top=-168)


@picture("spine-lumbar", 124, 200)
def lumbar(art: Art) -> None:
    """L1 to L5: from the shoulders to the seat."""
    _spine(art, "L", top=58)


@picture("spine-regions", 124, 200)
def regions(art: Art) -> None:
    """The whole spine, with the upper back marked between neck and lower back."""
    _spine(art, "T", top=-172, scale=0.205)
    for name, bone in {"neck": "C4", "lower": "L3"}.items():
        art.anchor(name, art.facts[bone].centroid.coords[0])


def _spine(art: Art, region: str, top: float, scale: float = 0.285) -> None:
    x, y = art.w / 2 + 10, -top * scale

    def page(shape: Shape) -> Shape:
        return put(shape, x, y, scale=scale)

    def spot(p: Spot) -> Spot:
        return (p[0] * scale + x, p[1] * scale + y)

    frame = box(0, 0, art.w, art.h)
    body = blob(*[spot(p) for p in BACK + FRONT + HEAD])
    with art.within(frame):
        art.tone(body.intersection(grown(frame, 3)), BODY)
        art.edge(body.boundary.intersection(grown(frame, 3)))
        art.facts["head"] = poly(*[spot(p) for p in HEAD])
        art.stroke([spot(p) for p in EAR])
        art.stroke([spot(p) for p in EYE])
        _bones(art, region, page, spot)
    marked = [v for v in column() if v.name[0] == region]
    art.facts["region"] = together(*[page(solid) for v in marked for solid in (v.body, v.arch)])
    art.anchor({"T": "thoracic", "L": "lumbar"}[region], spot(marked[len(marked) // 2].centre))


def _bones(art: Art, region: str, page: Callable[[Shape], Shape], spot: Callable[[Spot], Spot]) -> None:
    base, vertebrae = sacrum(), column()
    art.shape(page(base.bone), BONE)
    for groove in base.grooves:
        art.stroke([spot(p) for p in groove], 0.8)
    for bone in base.tail:
        art.shape(page(bone), BONE, width=0.8)
    for v in reversed(vertebrae):  # each arch roofs the one below
        marked = v.name[0] == region
        art.shape(page(v.arch), REGION_SOFT if marked else BONE, REGION_LINE if marked else INK, 0.8)
    for v in vertebrae:
        if v.disc is not None:
            art.tone(page(v.disc), DISC)
    for v in vertebrae:
        marked, art.facts[v.name] = v.name[0] == region, page(v.body)
        art.shape(page(v.body), REGION if marked else BONE, REGION_LINE if marked else INK, 0.6 if marked else 0.8)
