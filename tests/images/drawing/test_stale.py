"""The committed pictures are what the code draws, and hold only what the program can print."""

import re
from functools import cache

import pytest
import yaml

pytest.importorskip("shapely", reason="the art kit needs shapely")
pytest.importorskip("numpy", reason="the art kit needs numpy")

from patient_handouts.images.drawing import registry
from patient_handouts.images.drawing.art import Art
from patient_handouts.images.drawing.palette import COLOURS
from patient_handouts.images.drawing.registry import IMAGES, files, names

REDRAW = "redraw with: python -m patient_handouts.images.drawing"
MOST_BYTES = 60_000
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
LAST_PLACE = .03            # points: processors differ in the last place that curve fitting rounds


@cache
def drawn(name: str) -> Art:
    return registry.drawn(name)


@pytest.mark.parametrize("name", names())
def test_the_committed_picture_is_the_drawn_one(name: str) -> None:
    for file, content in files(drawn(name)).items():
        assert (IMAGES / file).is_file(), f"{file} is missing; {REDRAW}"
        committed = (IMAGES / file).read_text(encoding="utf-8")
        assert NUMBER.sub("0", committed) == NUMBER.sub("0", content), f"{file} is stale; {REDRAW}"
        moved = [abs(float(one) - float(other)) for one, other in zip(NUMBER.findall(committed), NUMBER.findall(content))]
        assert max(moved) <= LAST_PLACE, f"{file} is stale; {REDRAW}"


def test_no_file_is_left_of_a_picture_that_is_gone() -> None:
    drawn_files = {IMAGES / file for name in names() for file in files(drawn(name))}
    present = set((IMAGES / "art").glob("*.*"))
    assert not present - drawn_files, "nothing draws these; delete them"


@pytest.mark.parametrize("name", names())
def test_only_colours_of_the_palette_and_plain_paths(name: str) -> None:
    svg = drawn(name).svg()
    assert set(re.findall(r"#\w+", re.sub(r"url\(#[^)]*\)", "", svg))) <= set(COLOURS.values())
    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "g", "path", "defs", "clipPath"}
    assert not re.search(r"opacity|transform|style|class", svg)
    assert len(svg) < MOST_BYTES


@pytest.mark.parametrize("name", names())
def test_every_anchor_has_its_label(name: str) -> None:
    entry = yaml.safe_load((IMAGES / "index.yaml").read_text(encoding="utf-8")).get(name)
    if entry is not None:
        assert set(entry.get("labels", {})) == set(drawn(name).anchors)
