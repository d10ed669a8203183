"""Files that cannot be read fail their own sheets, each with its place and a way out; a disk that cannot be written ends the run."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from changes import change
from pymupdf_fonts import myfont

from patient_handouts.commands.scaffold import put
from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.folders.front_desk import write_pages
from patient_handouts.press.making import worker
from patient_handouts.press.orders.order import Order
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import Ledger
from patient_handouts.press.record.lying import take_out
from patient_handouts.press.record.stock import Job, Stock
from patient_handouts.press.record.whole import put_whole

TODAY = date(2026, 11, 25)
Press = Callable[..., dict[str, str]]
ERRORS = {
    "forbidden": lambda path: PermissionError(errno.EACCES, "Permission denied", str(path)),
    "a drive that is gone": lambda path: OSError(errno.EIO, "Input/output error"),  # as a read says it: without a name
}
# the file, which of the four sheets it is of, where the problem lies, its code
READ = {
    "definition": ("handouts/knee-pain/en.yaml", "knee-pain", "en.yaml", "file-unreadable"),
    "clinic": ("clinics/north.yaml", ".north.", "north.yaml", "file-unreadable"),
    "picture": ("images/knee.svg", "knee-pain", "knee.svg", "file-unreadable"),
    "spots of a picture": ("images/knee.anchors.json", "knee-pain", "knee.anchors.json", "file-unreadable"),
    "logo": ("images/north.svg", ".north.", "north.svg", "file-unreadable"),
    "font": ("fonts/own.ttf", ".north.", "own.ttf", "file-unreadable"),
}
LATER = {  # what the worker says of it, who has it from the place that names it
    "picture": ("en.yaml", "picture-missing"),
    "logo": ("north.yaml", "picture-missing"),
    "font": ("north.yaml", "font-unusable"),
}


@pytest.fixture
def full(network: Path) -> Path:
    """One topic shows a picture with labels; one clinic has a logo and a font of its own."""
    for name in ("knee", "north"):
        shutil.copy(network / "images" / "example-picture.svg", network / "images" / f"{name}.svg")
    put(network / "images" / "knee.anchors.json", '{"a": [10, 10]}')
    with (network / "images" / "index.yaml").open("a", encoding="utf-8") as text:
        text.write("\nknee:\n  title: {en: Knee}\n  alt: {en: One knee.}\n  labels: {a: {en: The knee}}\n")
    put(network / "fonts" / "own.ttf", "")
    (network / "fonts" / "own.ttf").write_bytes(myfont("figo"))
    change(network / "handouts" / "knee-pain" / "en.yaml", "hero: example-picture", "hero: knee")
    change(network / "clinics" / "north.yaml", "# logo: logo.svg", "logo: north.svg #")
    with (network / "clinics" / "north.yaml").open("a", encoding="utf-8") as text:
        text.write("\nfonts: {en: own.ttf}\n")
    return network


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.pdf"))


def broken(patch: pytest.MonkeyPatch, file: Path, error: Callable[[Path], OSError]) -> None:
    """From now on the machine does not give this file."""

    def refusing(right: Callable[..., Any]) -> Callable[..., Any]:
        def tried(path: Path | str, *more: Any, **named: Any) -> Any:
            if Path(path).name == file.name and file.exists() and file.samefile(path):
                raise error(Path(path))
            return right(path, *more, **named)

        return tried

    for name in ("open", "read_bytes", "read_text"):
        patch.setattr(Path, name, refusing(getattr(Path, name)))
    patch.setattr(os, "open", refusing(os.open))


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("what", READ)
def test_a_file_that_cannot_be_read_fails_its_own_sheets(
    what: str, error: Callable[[Path], OSError], press: Press, full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(press().values()) == {"made"}
    file, of, place, code = READ[what]
    with monkeypatch.context() as patch:
        broken(patch, full / file, error)
        told = press(force=True)
    assert {name for name, state in told.items() if state == "failed"} == {name for name in told if of in name} and len(told) == 4
    for line in Ledger(folder).newest.values():
        if line.state is State.FAILED:
            (problem,) = line.problems
            assert (Path(problem.place.file).name, problem.code, bool(problem.hint)) == (place, code, True), problem
    assert set(press(force=True).values()) == {"made"}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("what", [each for each in READ if each != "spots of a picture"])  # the hero has no labels
def test_a_file_that_goes_while_the_worker_begins_fails_one_sheet(
    what: str, error: Callable[[Path], OSError], full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Stock(Workshop(Library(full), TODAY), Ledger(folder), unapproved=True).due(Order("north", "knee-pain", "en"))
    assert isinstance(job, Job)
    worker.workshop.cache_clear()
    broken(monkeypatch, full / READ[what][0], error)
    line = worker.make(worker.PressSite(full, folder, TODAY), job)
    place, code = LATER.get(what, READ[what][2:])
    assert line.state is State.FAILED and {(Path(each.place.file).name, each.code) for each in line.problems} == {(place, code)}
    assert all(each.hint for each in line.problems) and not files(folder)


def test_whatever_else_cannot_be_read_fails_one_sheet(full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PermissionError that nobody foresaw: once, it ended in a name that was not bound."""
    job = Stock(Workshop(Library(full), TODAY), Ledger(folder), unapproved=True).due(Order("north", "knee-pain", "en"))
    assert isinstance(job, Job)
    for error, place in (
        (PermissionError(errno.EACCES, "Permission denied", "/net/words"), "/net/words"),
        (OSError(errno.EIO, "gone"), ""),
    ):

        def wrong(*_: object, error: OSError = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(Workshop, "set_order", wrong)
        (problem,) = worker.make(worker.PressSite(full, folder, TODAY), job).problems
        assert (problem.place.file, problem.code) == (place, "file-unreadable") and problem.hint


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "open in a viewer"), "file-locked"),
        (OSError(errno.ENOSPC, "No space left on device"), ""),
        (OSError(errno.EIO, "Input/output error"), ""),
    ],
)
def test_a_file_that_cannot_be_written(
    error: OSError, told: str, press: Press, folder: Path, all_orders: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is open elsewhere fails its sheet; a disk that is full ends the run."""

    def refused(folder: Path, file: str, data: bytes) -> None:
        raise error

    monkeypatch.setattr(worker, "put_there", refused)
    if not told:
        with pytest.raises(OSError, match=str(error.strerror)):
            press()
        return
    assert set(press().values()) == {"failed"}
    (line, *_) = Ledger(folder).newest.values()
    assert [(problem.code, problem.place.file) for problem in line.problems] == [(told, str(folder / line.order.file))]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders, and links only for some accounts")
@pytest.mark.parametrize("kind", ["pipe", "device", "large", "folder"])
def test_what_lies_in_a_sheets_place_is_never_waited_for(kind: str, press: Press, network: Path, folder: Path) -> None:
    """Nor read to an end that it has not; only a folder stays, and costs that sheet alone."""
    press()
    path = next((folder / "north").glob("knee*.pdf"))
    path.unlink()
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "large":
            with path.open("wb") as file:
                file.truncate(3 << 30)
        case "folder":
            path.mkdir()
    begun = time.process_time()
    told = press()
    assert time.process_time() - begun < 2
    assert told.pop(path.stem) == ("failed" if kind == "folder" else "made") and set(told.values()) == {"up to date"}
    write_pages(Ledger(folder), Workshop(Library(network), TODAY), ["north"], zipped=True)
    take_out(folder, f"north/{path.name}")
    assert path.exists() is (kind == "folder")


@pytest.mark.skipif(os.name == "nt", reason="Windows says that the folder may not be written to")
def test_a_folder_in_the_place_of_a_file_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(IsADirectoryError, match="a folder lies in the place") as found:
        put_whole(tmp_path / "index.html", b"x")
    assert found.value.filename == str(tmp_path / "index.html") and [*tmp_path.iterdir()] == [tmp_path / "index.html"]
