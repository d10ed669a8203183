"""Files are measured before they are read, and what is no file is never waited for."""

import os
from pathlib import Path

import pytest

from patient_handouts.handouts.kept import _bytes
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.measured import NoFile, read_measured
from patient_handouts.handouts.originals import read_originals
from patient_handouts.handouts.place import Place
from patient_handouts.handouts.problems import Problem, Problems, report
from patient_handouts.handouts.reader import read_file
from patient_handouts.handouts.translation import read_record
from patient_handouts.images.labels import read_anchors
from patient_handouts.images.picture import PictureError
from patient_handouts.images.pictures import Pictures, _words, picture_bytes

HUGE = 3 << 30  # bytes: a hole, that takes no room on disk


@pytest.fixture(params=["pipe", "hole", "device", "folder"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / "a.yaml"
    match request.param:
        case "pipe":
            os.mkfifo(made)
        case "hole":
            with made.open("wb") as file:
                file.truncate(HUGE)
        case "device":
            made.symlink_to("/dev/zero")
        case "folder":
            made.mkdir()
    return made


pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")


def test_it_is_no_file_for_whoever_reads(path: Path) -> None:
    with pytest.raises(OSError):
        read_measured(path, 1000)
    assert read_file(path).problems[0].code in ("file-large", "file-unreadable")
    with pytest.raises(PictureError):
        picture_bytes(path)
    assert len(_bytes(path)) < 100
    assert "an error" in report([Problem(Place(str(path), 1, 1), "code", "an error")])
    with pytest.raises(PictureError):
        read_anchors(path)


def test_a_file_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1000)
    assert len(read_measured(tmp_path / "a", 1000)) == 1000
    with pytest.raises(NoFile):
        read_measured(tmp_path / "a", 999)


def test_a_definition_or_clinic_that_is_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    home, outside = tmp_path / "network", tmp_path / "outside.yaml"
    for folder in (home / "handouts" / "knee", home / "clinics"):
        folder.mkdir(parents=True)
    for file in (home / "network.yaml", outside):
        file.write_text("format: 1\n", encoding="utf-8")
    (home / "handouts" / "knee" / "en.yaml").symlink_to(outside)
    (home / "clinics" / "north.yaml").symlink_to(outside)
    library = Library(home)
    for read in (lambda: library.read_handout("knee", "en"), lambda: library.read_clinic("north")):
        with pytest.raises(Problems) as found:
            read()
        assert found.value.problems[0].code == "file-outside"


SHARED = {
    "theme.yaml": lambda library: library.theme(),
    "network.yaml": lambda library: library.network(),
    "approvals.yaml": lambda library: library.approvals(),
    "recalls.yaml": lambda library: library.recalls(),
    "bundles.yaml": lambda library: library.bundles(),
    "catalogue/en.yaml": lambda library: library.catalogue("en"),
    "images/index.yaml": lambda library: Pictures(library.picture_folders()).entries(),
    "images/words/es.yaml": lambda library: _words(library.picture_folders()[0], "es"),
    "handouts/knee/translations.yaml": lambda library: read_record(library.workspace / "handouts" / "knee"),
}


@pytest.mark.parametrize("kind", ["pipe", "folder", "link to nowhere", "link out"])
@pytest.mark.parametrize("name", SHARED)
def test_a_file_of_the_workspace_that_is_none_is_told_and_not_passed_over(name: str, kind: str, tmp_path: Path) -> None:
    """As if it were not there, the program's own words or no signatures would hold in its place."""
    home, outside = tmp_path / "network", tmp_path / "outside.yaml"
    (home / name).parent.mkdir(parents=True)
    outside.write_text("nobody's business: [\n", encoding="utf-8")
    match kind:
        case "pipe":
            os.mkfifo(home / name)
        case "folder":
            (home / name).mkdir()
        case "link to nowhere":
            (home / name).symlink_to("nowhere")
        case "link out":
            (home / name).symlink_to(outside)
    with pytest.raises(Problems) as found:
        SHARED[name](Library(home))
    assert found.value.problems[0].place.file.endswith(name) and "nobody" not in str(found.value)
    assert found.value.problems[0].code == ("file-outside" if kind == "link out" else "file-unreadable")


def test_old_words_are_read_through_no_link_out(tmp_path: Path) -> None:
    """Spoilt, they are as good as none: they are shown, and nothing hangs on them."""
    folder = tmp_path / "network" / "handouts" / "knee"
    folder.mkdir(parents=True)
    (tmp_path / "outside.yaml").write_text("a: [b]\n", encoding="utf-8")
    (folder / "originals.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(Problems) as found:
        read_originals(folder)
    assert found.value.problems[0].code == "file-outside"
