"""Files of a workspace that nothing reads are told, with what they may have been meant for."""

from pathlib import Path

import pytest

from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.strays import strays
from patient_handouts.handouts.workspace import library

MEANT = {  # what lies there, and what it may be meant for
    "clinics/north.yml": "clinics/north.yaml",
    "clinics/East.yaml": "clinics/east.yaml",
    "clinics/south_side.yaml": "clinics/south-side.yaml",
    "clinics/S\u00fcdse\u0301ite.YAML": "clinics/sudseite.yaml",
    "clinics/north.Words.yml": "clinics/north.words.yaml",
    "clinics/north@river.words.yaml": "clinics/north.words.yaml",
    "clinics/north@river/knee.en.yaml": "clinics/north/knee.en.yaml",
    "groups/East.yml": "groups/east.yaml",
    "Group/east.yaml": "groups/",
    "clinics/west/west.yaml": "clinics/west.yaml",
    "clinics/west/clinic.yaml": "clinics/west.yaml",
    "catalog/es.yaml": "catalogue/",
    "clincs/west.yaml": "clinics/",
    "handouts/hip/en.yml": "handouts/hip/en.yaml",
    "handouts/hip/EN.yaml": "handouts/hip/en.yaml",
    "handouts/hip/pt_br.yaml": "handouts/hip/pt-BR.yaml",
    "handouts/hip/zh-hant.yaml": "handouts/hip/zh-Hant.yaml",
    "handouts/hip/en-UK.yaml": "handouts/hip/en-GB.yaml",
    "handouts/hip/en-XX.yaml": "handouts/hip/LANGUAGE.yaml",
    "catalogue/en-UK.yaml": "catalogue/en-GB.yaml",
    "handouts/hip/spanish.yaml": "handouts/hip/es.yaml",
    "handouts/hip/Translations.yaml": "handouts/hip/LANGUAGE.yaml",
    "handouts/Hip_Surgery/en.yaml": "handouts/hip-surgery/en.yaml",
    "handouts/bones/knee/en.yaml": "handouts/knee/en.yaml",
    "handouts/knee.yaml": "handouts/knee/en.yaml",
    "images/Index.yml": "images/index.yaml",
    "images/words/ES.yaml": "images/words/es.yaml",
    "catalogue/Es.yml": "catalogue/es.yaml",
    "recalls.yml": "recalls.yaml",
    "Approvals.yaml": "approvals.yaml",
    "bundle.yaml": "bundles.yaml",
    "Clinic/north.yaml": "clinics/",
}
UNKNOWN = ["handouts/hip/hip.docx", "handouts/hip/scan.jpg", "images/scan.AVIF", "images/logo.eps", "fonts/a.woff2", "clinics/list.xlsx"]
UNKNOWN += ["clinics/north.json", "images/knee.json"]
READ = [
    *("network2/lines.txt", "pictures/knee.png", "out/sheet.pdf"),
    *("theme.yaml", "approvals.yaml", "recalls.yaml", "bundles.yaml", "plan.yaml", "schema/clinic.schema.json"),
    *("handouts/hip/en.yaml", "handouts/hip/es.yaml", "handouts/hip/translations.yaml", "handouts/hip/originals.yaml"),
    *(
        "groups/east.yaml",
        "groups/logo.svg",
        "clinics/north.yaml",
        "clinics/logo.svg",
        "images/index.yaml",
        "images/knee.JPG",
        "images/knee.anchors.json",
        "images/words/es.yaml",
    ),
    *("fonts/zh.ttf", "fonts/OFL.txt", "catalogue/de.yaml", "handouts/README.md", "clinics/.DS_Store", "handouts/hip/en.yaml~"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "network.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


def put(workspace: Path, *names: str, text: str = "format: 1\n") -> None:
    for name in names:
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", MEANT)
def test_a_file_that_nothing_reads_is_told_with_what_it_may_be(workspace: Path, name: str) -> None:
    put(workspace, name)
    (found,) = strays(workspace)
    stray = MEANT[name] if MEANT[name].endswith("/") else name
    assert (found.code, found.severity, found.hint) == ("file-stray", "error", f"rename it to {MEANT[name]}")
    assert found.place.file.endswith(Path(name).parts[0] if stray.endswith("/") else str(Path(name)))


def test_what_is_there_twice_is_not_written_over(workspace: Path) -> None:
    put(workspace, "clinics/north.yml", "clinics/north.yaml")
    (found,) = strays(workspace)
    assert "there is a clinics/north.yaml too" in found.hint


def test_links_to_nowhere_are_told_like_files(workspace: Path) -> None:
    put(workspace, "clinics/north.yaml")
    (workspace / "clinics" / "north.yml").symlink_to(workspace / "gone.yaml")
    (workspace / "clinics" / "South.yaml").symlink_to(workspace / "gone.yaml")
    assert [found.severity for found in strays(workspace)] == ["error", "error"]


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_nobody_knows_is_told_as_a_warning(workspace: Path, name: str) -> None:
    put(workspace, name)
    assert [(found.code, found.severity) for found in strays(workspace)] == [("file-stray", "warning")]


def test_what_is_read_and_notes_for_people_are_no_strays(workspace: Path) -> None:
    put(workspace, *READ)
    assert strays(workspace) == ()


@pytest.mark.parametrize("name", ["clinics/north.yaml", "clinics/north.yml", "handouts/hip/en.yaml", "Network.yml"])
def test_a_workspace_without_its_mark_is_told(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    (tmp_path / "handouts" / "hip").mkdir(parents=True, exist_ok=True)
    for ask in (lambda: library(start=tmp_path / "handouts" / "hip"), lambda: library(tmp_path)):
        with pytest.raises(Problems) as raised:
            ask()
        assert [problem.code for problem in raised.value.problems] == ["workspace-unmarked"]


def test_folders_of_other_people_are_no_workspace(tmp_path: Path) -> None:
    put(tmp_path, "clinics/list.yaml", "handouts/2024/notes.yml", text="title: Clinics in town\n")
    put(tmp_path, "clinics/list.txt")
    assert library(start=tmp_path).workspace is None


def test_the_source_of_the_program_is_no_workspace() -> None:
    assert library(start=Path(__file__).parents[2]).workspace is None
