"""What lies in a workspace and comes onto no sheet."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from patient_handouts.checks.workspace import check_workspace
from patient_handouts.commands.check import command as check
from patient_handouts.commands.init import command as init
from patient_handouts.commands.list import command as list_
from patient_handouts.handouts.library import Library
from patient_handouts.images.pictures import Pictures

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='9' height='9'/></svg>"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "network"
    assert CliRunner().invoke(init, [str(home)]).exit_code == 0
    monkeypatch.chdir(home)
    return home


def found(workspace: Path) -> list[tuple[str, str]]:
    library = Library(workspace)
    problems = check_workspace(library, Pictures(library.picture_folders())).problems
    return [(problem.code, Path(problem.place.file).name) for problem in problems]


def test_a_new_workspace_has_nothing_astray(workspace: Path) -> None:
    assert found(workspace) == []


def test_pictures_and_fonts_that_nobody_names_are_told(workspace: Path) -> None:
    (workspace / "fonts").mkdir()
    (workspace / "fonts" / "zh.ttf").write_bytes(b"-")
    for name in ("images/Knee scan.JPG", "images/logo.svg", "clinics/own.svg"):
        (workspace / name).write_text(PICTURE, encoding="utf-8")
    told = found(workspace)
    assert sorted(told) == [
        ("font-unnamed", "zh.ttf"),
        ("picture-unlisted", "Knee scan.JPG"),
        ("picture-unlisted", "logo.svg"),
        ("picture-unlisted", "own.svg"),
    ]
    with (workspace / "clinics" / "example-clinic.yaml").open("a", encoding="utf-8") as clinic:
        clinic.write("\nlogo: logo.svg\nfonts: {zh: zh.ttf}\n")
    assert sorted(found(workspace)) == [("picture-unlisted", "Knee scan.JPG"), ("picture-unlisted", "own.svg")]


def test_a_picture_is_found_whatever_capitals_its_ending_has(workspace: Path) -> None:
    (workspace / "images" / "example-picture.svg").rename(workspace / "images" / "example-picture.SVG")
    assert found(workspace) == []
    assert "example-picture" in Pictures(Library(workspace).picture_folders()).ids()


def test_a_logo_is_found_in_either_form_of_its_accents(workspace: Path) -> None:
    (workspace / "images" / "cafe\u0301.svg").write_text(PICTURE, encoding="utf-8")
    assert Pictures(Library(workspace).picture_folders()).find("caf\u00e9.svg").exists()
    with (workspace / "clinics" / "example-clinic.yaml").open("a", encoding="utf-8") as clinic:
        clinic.write("\nlogo: caf\u00e9.svg\n")
    assert found(workspace) == []


def test_check_and_list_tell_of_them(workspace: Path) -> None:
    clinic = workspace / "clinics" / "example-clinic.yaml"
    clinic.rename(clinic.with_suffix(".yml"))
    (workspace / "network.yaml").write_text("format: 1\n", encoding="utf-8")
    checked, listed = CliRunner().invoke(check), CliRunner().invoke(list_)
    assert checked.exit_code == 1 and "rename it to clinics/example-clinic.yaml" in checked.output
    assert "rename it to clinics/example-clinic.yaml" in listed.stderr and "has no clinic" in listed.stderr
    assert "Riverside" not in checked.output + listed.output and "riverside" not in listed.output


def test_words_of_a_desk_are_read_or_told(workspace: Path) -> None:
    clinic = Library(workspace).clinics()[0]
    (workspace / "clinics" / f"{clinic}.words.yaml").write_text("vertebroplasty: [back glue]\n", encoding="utf-8")
    assert found(workspace) == [] and Library(workspace).desk_words(clinic) == {"vertebroplasty": ("back glue",)}
    (workspace / "clinics" / f"{clinic}.words.yaml").write_text("vertebroplsty: [back glue]\n", encoding="utf-8")
    (workspace / "clinics" / "nobody.words.yaml").write_text("{}\n", encoding="utf-8")
    (workspace / "clinics" / "Nobody.words.yml").write_text("{}\n", encoding="utf-8")
    assert sorted(found(workspace)) == [
        ("clinic-unknown", "nobody.words.yaml"),
        ("file-stray", "Nobody.words.yml"),
        ("topic-unknown", f"{clinic}.words.yaml"),
    ]
