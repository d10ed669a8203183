"""The pictures of docs/format.md: one for each block, small, and of what its example is set to today."""

import runpy
from pathlib import Path

import pytest
from PIL import Image

from patient_handouts.handouts.blocks import BLOCKS

DRAWING = runpy.run_path(str(Path(__file__).parents[1] / "docs" / "block_pictures.py"))
FOLDER, MOST, SCALE = DRAWING["FOLDER"], DRAWING["MOST"], DRAWING["SCALE"]


def test_each_block_has_a_picture_and_nothing_else_has() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.png" for name in BLOCKS}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_picture_is_small_and_of_what_is_painted_today(name: str) -> None:
    """Words, lines and their places are compared, not pixels: renderers differ."""
    file, block = FOLDER / f"{name}.png", DRAWING["shown"](name)
    assert DRAWING["digest_in"](file) == block.digest, "python docs/block_pictures.py"
    assert file.stat().st_size < MOST
    left, top, right, low = block.box
    with Image.open(file) as known:
        assert known.size == pytest.approx(((right - left) * SCALE, (low - top) * SCALE), abs=1)


def test_another_example_has_another_digest() -> None:
    digests = [DRAWING["shown"](name).digest for name in ("paragraph", "note", "picture", "picture")]
    assert len(set(digests)) == 3
