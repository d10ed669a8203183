"""Cement in the broken bone: spreading from the needle, and hard like a cast."""

from . import bones
from .art import Art
from .grains import grained
from .lying import Row
from .needle import Needle
from .palette import BONE, INK, MARK, MARK_LINE, MARK_SOFT
from .registry import picture
from .shapes import Shape, disc, grown, soften, together

NEIGHBOURS = range(-2, 3)
# Round drops of spreading cement about the needle's tip: x, y, radius, in points.
LOBES = [(2, 3, 6.2), (-3, 4, 3.8), (6.5, 1.5, 4), (0, 9.5, 4.2), (6, 9, 4), (2.6, 13.4, 3), (8.6, -4, 2.6), (-5, -2, 2.2), (4.4, -3, 3.2)]
D_PEDICLE = 24.0  # middle of the pedicle, millimetres behind the body's middle
FRONT = 0.74  # what is left of the broken body in front
RIM = 3.2  # points of bone that stay around cement


def inside(bone: Shape, cement: Shape) -> Shape:
    """The cement, cut so that a rim of bone is left all round: it can never leave the bone."""
    return soften(cement.intersection(grown(bone, -RIM)), 1.0)


@picture("step-cement", 136, 68)
def spreading(art: Art) -> None:
    """Thin cement spreads from the needle."""
    row, bone = _bones(art)
    needle = Needle(row.spot(0, 0), row.spot(D_PEDICLE, -5), 92, 2.8)
    x, y = needle.tip
    cement = inside(bone, soften(together(*[disc((x + dx, y + dy), r) for dx, dy, r in LOBES]), 0.6, 2.4))
    grained(art, cement)
    needle.paint(art, 1.2, core=True)
    art.facts |= {"bone": bone, "spread": cement, "cement": together(cement, needle.core()), "needle": needle.shaft(), "tip": needle.end()}


@picture("step-cast", 136, 68)
def hard(art: Art) -> None:
    """Hard cement fills the bone, the needle is gone."""
    bone = _bones(art)[1]
    cement = inside(bone, bone)
    grained(art, cement)
    art.facts |= {"bone": bone, "spread": cement, "cement": cement}


def _bones(art: Art) -> tuple[Row, Shape]:
    """Three bones across the picture, the middle one broken; returns the row and the broken body."""
    row = Row(1.36, art.w / 2, 41)
    bone = row.body(0, FRONT)
    arch = bones.cut_arch(row.depth)
    for k in NEIGHBOURS:
        art.shape(row.at(arch, k), BONE if k else MARK_SOFT, INK if k else MARK_LINE, 1.2)
    row.paint_discs(art, NEIGHBOURS[:-1], FRONT)
    row.paint_healthy(art, NEIGHBOURS, cells=9)
    art.shape(bone, MARK, MARK_LINE, 2.6)
    art.facts["broken bone"] = together(bone, row.at(arch, 0))
    return row, bone
