"""The committed pictures are what the code draws, and hold only what the program can print."""

import re

import pytest
import yaml

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

import numpy as np
from drawings import drawn
from shapely import LineString

from patient_handouts.images.drawing.fitting import ERROR
from patient_handouts.images.drawing.palette import TONES
from patient_handouts.images.drawing.registry import IMAGES, files, names

REDRAW = "redraw with: python -m patient_handouts.images.drawing"
MOST_BYTES = 60_000
DRAWN = re.compile(r'(?<=d=")[^"]+')
STEP = re.compile(r"([MCL])([^MCLZ]*)")


@pytest.mark.parametrize("name", names())
def test_the_committed_picture_is_the_drawn_one(name: str) -> None:
    for file, content in files(drawn(name)).items():
        assert (IMAGES / file).is_file(), f"{file} is missing; {REDRAW}"
        committed = (IMAGES / file).read_text(encoding="utf-8")
        assert DRAWN.sub("", committed) == DRAWN.sub("", content), f"{file} is stale; {REDRAW}"
        for one, other in zip(DRAWN.findall(committed), DRAWN.findall(content)):
            assert one == other or line(one).hausdorff_distance(line(other)) < 2 * ERROR + 0.1, f"{file} is stale; {REDRAW}"


def line(path: str) -> LineString:
    """Path data as a fine polygon.  Processors round differently, so one contour is fitted in more than one way, each within ERROR."""
    points = list[np.ndarray]()
    for kind, words in STEP.findall(path):
        spots = np.array([float(word) for word in words.split()]).reshape(-1, 2)
        if kind == "C":
            t = np.linspace(0, 1, 30)[:, None]
            a, (b, c, d) = points[-1][-1], spots
            spots = a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t**3
        points.append(spots)
    return LineString(np.vstack([*points, points[0]]))


def test_a_moved_shape_is_stale() -> None:
    (one, *_) = (path for path in DRAWN.findall((IMAGES / "art" / "brace.svg").read_text(encoding="utf-8")) if "C" in path)
    moved = STEP.sub(lambda step: step[1] + " ".join(f"{float(word) + 0.4:.1f}" for word in step[2].split()), one)
    assert line(one).hausdorff_distance(line(moved)) > 2 * ERROR + 0.1


def test_no_file_is_left_of_a_picture_that_is_gone() -> None:
    drawn_files = {IMAGES / file for name in names() for file in files(drawn(name))}
    present = set((IMAGES / "art").glob("*.*"))
    assert not present - drawn_files, "nothing draws these; delete them"


@pytest.mark.parametrize("name", names())
def test_only_colours_of_the_palette_and_plain_paths(name: str) -> None:
    svg = drawn(name).svg()
    assert set(re.findall(r"#\w+", re.sub(r"url\(#[^)]*\)", "", svg))) <= set(TONES.values())
    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "g", "path", "defs", "clipPath"}
    assert not re.search(r"opacity|transform|style|class", svg)
    assert len(svg) < MOST_BYTES


@pytest.mark.parametrize("name", names())
def test_every_anchor_has_its_label(name: str) -> None:
    entry = yaml.safe_load((IMAGES / "index.yaml").read_text(encoding="utf-8")).get(name)
    if entry is not None:
        assert set(entry.get("labels", {})) == set(drawn(name).anchors)
