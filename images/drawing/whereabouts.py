"""A small figure that says where a cut lies and which way is up."""

from .art import Art
from .camera import Camera
from .dressing import silhouette
from .figure import Person
from .heads import Head
from .palette import CLOTH, INK, SKIN_A
from .shapes import Spot, soften, together


def lying_figure(art: Art, x: float, y: float) -> Spot:
    """Paint someone lying face down, head left, about the spot; returns the middle of the lower back."""
    camera = Camera.oblique(0.5, x, y + 5, depth_y=-0.2)
    p = Person(camera, height=162)
    h = p.head
    p.pose(
        (-8, 0.47 * h, 0),
        up=(-1, 0, 0),
        facing=(0, -1, 0),
        head_up=(-1, 0.02, 0),
        neck_forward=0,
        hands=((-84, 4, 14), None),
        elbows=((-0.4, -0.4, 1), (0, 0, 0)),
        feet=((68, 11, 7), (68, 11, -7)),
        knees=((0, -1, 0), (0, -1, 0)),
    )
    feet = together(*[p.foot(k, (0.62, -0.78, 0), (0.78, 0.62, 0)) for k in "LR"])
    seat = camera.ball(p.joints["pelvis"] + (2, 4.5, 2), 9.5)
    body = soften(together(p.trunk(), p.trouser_leg("L"), p.trouser_leg("R"), seat), 0.5, 2)
    art.stroke([(x - 60, y + 7), (x + 50, y + 7)], 1.6, smooth=False)
    for shape, fill in ((feet, SKIN_A), (p.neck(), SKIN_A), (body, CLOTH)):
        art.shape(shape, fill, INK, 0.8)
    head = Head(p, "front", mouth=False, size=1.15)
    head.paint(art)
    arm = p.bare_arm("L")
    art.shape(arm, SKIN_A, INK, 0.8)
    art.outline(silhouette([feet, body, head.outline, arm]), 1.0)
    lower_back = camera((-26, 0.62 * h, 0))
    return (float(lower_back[0]), float(lower_back[1]))
