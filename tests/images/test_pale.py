"""How much of a logo is lost on white paper: by what stands beside its parts."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from patient_handouts.images.pale import lost
from patient_handouts.images.raster import raster
from patient_handouts.images.svg import vector

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{}</svg>'
SIGN = '<circle cx="50" cy="50" r="45" fill="{}"/>'
NAME = '<path fill="{}" d="M120 20h30v60h-30zM160 20h30v60h-30zM200 20h30v60h-30zM240 20h30v60h-30z"/>'
GROUND = '<rect width="300" height="100" fill="{}"/>'


@pytest.mark.parametrize(
    ("drawing", "least", "most"),
    [
        (SIGN.format("#123a63") + NAME.format("#123a63"), 0, 0),
        (SIGN.format("#123a63") + NAME.format("#ffd84a"), 0.6, 0.8),  # a dark sign and a name that no copier sees
        (SIGN.format("#ffd84a") + NAME.format("#123a63"), 0.2, 0.4),
        (NAME.format("#ffffff"), 1, 1),
        (GROUND.format("#123a63") + NAME.format("#ffd84a"), 0, 0),  # pale on dark is seen
        (GROUND.format("#fff3d0") + NAME.format("#123a63"), 0, 0),  # a pale ground of what is dark is missed by nobody
        (GROUND.format("#fff3d0") + NAME.format("#ffd84a"), 1, 1),
        (NAME.format("#c9c9c9"), 1, 1),
        (NAME.format("#8a8a8a"), 0, 0),
        (NAME.format("#ffd84a") + NAME.replace("fill", 'stroke-width="3" stroke="#333" fill').format("none"), 0, 0),  # outlined
    ],
)
def test_what_paper_loses_of_a_drawing(drawing: str, least: float, most: float) -> None:
    assert least <= lost(vector(DRAWING.format(drawing).encode(), flat=True)) <= most


@pytest.mark.parametrize(("colour", "share"), [("#123a63", 0), ("#ffd84a", 1)])
def test_and_of_pixels(colour: str, share: float) -> None:
    image, out = Image.new("RGBA", (900, 300), (0, 0, 0, 0)), BytesIO()
    ImageDraw.Draw(image).ellipse((100, 50, 400, 250), fill=colour)
    image.save(out, "PNG")
    assert lost(raster(out.getvalue())) == share
