"""The balloon in the bone: someone who lies face down, and a lens over the back that shows what is done inside."""

import math

import numpy as np

from .art import Art
from .camera import Camera
from .kyphoplasty import LIFTED, Tubed
from .lying import Row
from .palette import HAIR_DARK, INK, PAPER, SKIN_C
from .prone import Patient, Table, column_under
from .registry import picture
from .shapes import box, disc

LENS, RADIUS, RING = (118.0, 57.0), 53.0, 8.5
TOP = 66.0  # height of the table's pad over the floor, cm


@picture("balloon-lifts", 200, 176)
def hero(art: Art) -> None:
    """The patient below, the lens above, two lines between them."""
    camera = Camera.oblique(1.0, 110, 216, depth_x=-0.30, depth_y=-0.26)
    table, patient = Table(camera, TOP, -122, 78), Patient(camera, TOP, build=1.25, skin=SKIN_C, hair=HAIR_DARK, style="short")
    with art.within(box(0, 0, art.w, art.h)):
        for shape, fill in column_under(camera, TOP, 2, 30):
            art.shape(shape, fill, INK, 2.0)
        table.paint(art)
        art.facts["patient"] = patient.paint(art, bare=(-50, -20))
        place = np.array([patient.x(-34), patient.trunk.bounds[1] + 13.0])
        art.outline(disc(place, RING), 1.6)
        _beam(art, place)
    _lens(art)
    art.facts["place"] = disc(place, RING)


def _beam(art: Art, place: np.ndarray) -> None:
    """Two lines from the ring, each touching the lens from outside."""
    way = np.array(LENS) - place
    angle, away = math.atan2(way[1], way[0]), float(np.linalg.norm(way))
    for side in (-1, 1):
        lean = angle + side * math.asin((RADIUS - RING) / away)
        ahead = np.array([math.cos(lean), math.sin(lean)])
        out = np.array([ahead[1], -ahead[0]]) * side
        art.stroke([place + out * RING, np.array(LENS) + out * RADIUS], 1.2, smooth=False)


def _lens(art: Art) -> None:
    """The broken bone and its neighbours, back up, as the patient lies."""
    lens = disc(LENS, RADIUS)
    art.tone(lens, PAPER)
    tubed = Tubed(Row(1.14, LENS[0] + 1, LENS[1] + 3), LIFTED)
    with art.within(lens):
        tubed.paint(art, range(-2, 3), 1.6)
        tubed.paint_balloon(art, tubed.full())
        art.stroke(tubed.shine(), 1.6, PAPER)
        for side in (-1, 1):
            art.arrow([(LENS[0] + 2 + side * x, LENS[1] + 35) for x in (4, 13, 25)], 3.4, head=8)
    art.outline(lens, 2.4)
    art.facts["lens"] = lens
