"""A balloon in the broken bone pushes its sunken roof up again (kyphoplasty). The person stands upright, back to the right."""

from . import bones
from .art import Art
from .needle import Needle
from .palette import ARROW, BALLOON, BONE, DISC, INK, MARK, MARK_LINE, MARK_SOFT
from .registry import picture
from .shapes import Shape, affinity, blob, grown, poly, put, soften, together
from .wedge import DEPTH, GAP, HEIGHT

BAG = [(-13, 2.4), (-10, -3), (-4, -6.4), (3, -6.2), (8, 0), (6, 6), (-2, 8.6), (-10, 7.4)]
SCALE, FRONT = 1.46, 0.72


@picture("step-balloon", 136, 68)
def balloon(art: Art) -> None:
    """The broken bone with the balloon, arrows up and down."""
    x, y = 64, 36

    def page(shape: Shape) -> Shape:
        return put(shape, x, y, scale=SCALE)

    pitch = HEIGHT + GAP
    arch = bones.lumbar_arch(DEPTH)
    for k in (1, 0, -1):
        art.shape(page(affinity.translate(arch, 0, k * pitch)), BONE if k else MARK_SOFT, INK if k else MARK_LINE, 1.2)
    edge, roof = HEIGHT / 2 - 2.5, HEIGHT / 2 - HEIGHT * FRONT
    above = poly((-DEPTH / 2 - 0.8, -pitch + edge), (DEPTH / 2 - 1, -pitch + edge), (DEPTH / 2 - 1, -edge), (-DEPTH / 2 - 0.8, roof + 2.5))
    below = poly((-DEPTH / 2 - 0.8, edge), (DEPTH / 2 - 1, edge), (DEPTH / 2 - 1, pitch - edge), (-DEPTH / 2 - 0.8, pitch - edge))
    for disc in (above, below):
        art.shape(page(soften(disc, 3.2)), DISC)
    for k in (-1, 1):
        art.shape(page(affinity.translate(bones.body(HEIGHT, DEPTH), 0, k * pitch)), BONE, INK, 2.0)
    bone = page(bones.body(HEIGHT, DEPTH, FRONT))
    art.shape(bone, MARK, MARK_LINE, 2.6)
    needle = Needle((x + 4 * SCALE, y + 1.5 * SCALE), (x + 30 * SCALE, y - 5 * SCALE), 108, 2.4)
    bag = grown(bone, -2.6).intersection(page(blob(*BAG)))
    needle.paint(art, 1.2)
    art.shape(bag, BALLOON, INK, 1.4)
    art.stroke([(x + u * SCALE, y + v * SCALE) for u, v in ((-9.6, 1.4), (-7.4, -2), (-3, -3.6))], 1.6)
    art.arrow([(22, y + 15), (22, y), (22, y - 20)], 5, ARROW, 11)
    art.facts |= {"bone": bone, "balloon": bag, "needle": needle.shaft()}
    art.facts["broken bone"] = together(bone, page(arch))
