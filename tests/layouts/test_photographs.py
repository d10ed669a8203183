"""Photographs of a workspace on the page: a JPEG as it is, the others no finer than print can show; the judge is content with all."""

import io
from pathlib import Path

import pikepdf
import pytest
from judge import PROFILES, verdicts
from PIL import Image
from sheets import PICTURES, told_by

from patient_handouts.handouts.problems import Problems
from patient_handouts.images.pictures import Pictures
from patient_handouts.images.raster import raster
from patient_handouts.layouts.sheet import set_sheet
from walker import walk

PHOTOGRAPHS = {
    "plain.jpg": ("RGB", 1000),
    "grey.tif": ("L", 3000),
    "seen-through.png": ("RGBA", 900),
    "web.webp": ("RGB", 1600),
    "ink.png": ("1", 900),
}


def workspace(folder: Path, photographs: dict[str, tuple[str, int]]) -> Pictures:
    """A folder of photographs, 3 : 2, so many pixels wide."""
    index = ""
    for name, (mode, width) in photographs.items():
        Image.effect_noise((width, width * 2 // 3), 60).convert(mode).save(folder / name)
        index += f"{name.partition('.')[0]}:\n  title: {{en: A test}}\n  alt: {{en: Nothing but noise.}}\n"
    (folder / "index.yaml").write_text(index, encoding="utf-8")
    return Pictures([folder, *PICTURES.folders])


def definition(ids: list[str]) -> dict[str, object]:
    return {
        "format": 1,
        "title": "Photographs",
        "subtitle": "Of a clinic",
        "version": "1.0",
        "purpose": "To see them.",
        "hero": "where-it-hurts",
        "key_points": ["One.", "Two.", "Three."],
        "sections": [{"part": "why", "blocks": [{"picture": id, "caption": f"This is {id}."} for id in ids]}],
    }


def test_photographs_of_every_kind_pass_both_profiles(tmp_path: Path) -> None:
    pictures = workspace(tmp_path, PHOTOGRAPHS)
    ids = [name.partition(".")[0] for name in PHOTOGRAPHS]
    pdf, _ = set_sheet(told_by(definition(ids), pictures), pictures, paper="letter")
    assert walk(pdf).problems == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        images = [thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
        assert max(int(image.Width) for image in images) <= 1488, "357 points at 300 dots an inch"
        as_they_are = [image.read_raw_bytes() for image in images if "/DCTDecode" in str(image.Filter)]
    assert as_they_are == [raster((tmp_path / "plain.jpg").read_bytes()).jpeg]
    (tmp_path / "sheet.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / "sheet.pdf"]) == {("sheet.pdf", profile): "PASS" for profile in PROFILES}


def test_too_coarse_a_photograph_is_a_problem_of_its_line(tmp_path: Path) -> None:
    pictures = workspace(tmp_path, {"small.jpg": ("RGB", 200)})
    with pytest.raises(Problems) as raised:
        set_sheet(told_by(definition(["small"]), pictures), pictures, paper="letter")
    (problem,) = raised.value.problems
    assert problem.code == "picture-coarse" and "1,491 pixels" in problem.hint and problem.place.file.endswith("en.yaml")
