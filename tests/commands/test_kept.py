"""What is kept between runs changes nothing but the time: real processes, with it and without."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from changes import change

from patient_handouts.commands.scaffold import clinic_file, put, put_example_picture
from patient_handouts.commands.starting import topic_file
from patient_handouts.handouts import kept

ROOT = Path(__file__).resolve().parent.parent.parent
Told = tuple[int, str, str, bytes]  # exit code, what was printed, what was found, the PDF


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A workspace of one clinic and one short topic, about which there is something to find."""
    home = tmp_path / "network"
    put(home / "clinics" / "north.yaml", clinic_file("north", "Clinic north", "(555) 555-0100"))
    put(home / "handouts" / "knee-pain" / "en.yaml", topic_file("knee-pain", "Knee pain").replace("Smoke.", "Fly."))
    put_example_picture(home)
    put(home / "network.yaml", "format: 1\n")
    return home


def started(home: Path, cache: Path | str) -> subprocess.Popen[str]:
    out = home.parent / f"{Path(cache).name}.pdf"
    out.unlink(missing_ok=True)
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(ROOT / "generate.py"), "make", "knee-pain", "--workspace", str(home), "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=home.parent,
        env={**os.environ, "HANDOUTS_CACHE": str(cache)},
    )


def told(home: Path, run: subprocess.Popen[str], cache: Path | str) -> Told:
    printed, found = run.communicate(timeout=120)
    out = home.parent / f"{Path(cache).name}.pdf"
    return run.returncode, printed.replace(str(out), ""), found, out.read_bytes() if out.exists() else b""


def make(home: Path, cache: Path | str) -> Told:
    return told(home, started(home, cache), cache)


def files(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()}


def in_file(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda home: change(home / name, old, new)


CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of the definition": in_file("handouts/knee-pain/en.yaml", "Knee pain", "Knee aches"),
    "what is found in it, a line further down": in_file("handouts/knee-pain/en.yaml", "format: 1", "# new\nformat: 1"),
    "the clinic's phone": in_file("clinics/north.yaml", "555-0100", "555-0177"),
    "what the network shares": in_file("network.yaml", "format: 1", "format: 1\ntone: mono"),
    "the picture": in_file("images/example-picture.svg", "</svg>", "<path d='M0 0h9v9z'/></svg>"),
    "the picture's words": in_file("images/index.yaml", "on a table", "on the table"),
    "an error": in_file("clinics/north.yaml", "(555) 555-0177", "555-0177"),
}


def test_a_second_run_and_changed_files_give_what_a_run_without_gives(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    first, second, plain = make(home, cache), make(home, cache), make(home, "off")
    assert first == second == plain and first[0] == 0 and first[2] and first[3]
    assert {name.partition("-")[0] for name in files(cache)} >= {"FiraGO", "handout", "clinic", "findings", "index", "theme"}
    for what, changed in CHANGES.items():
        changed(home)
        assert plain != (plain := make(home, "off")) == make(home, cache), what
    assert plain[0] == 1


def test_what_is_broken_or_comes_from_elsewhere_is_made_again(home: Path, tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    plain = make(home, cache)
    whole = {path: path.read_bytes() for path in cache.iterdir()}
    no = sha256(b"no").digest() + b"no"
    for broken in (lambda data: data[:-1], lambda data: b"", lambda data: bytes(32) + data[32:], lambda data: no):
        for path, data in whole.items():
            path.write_bytes(broken(data))
        assert make(home, cache) == plain
        assert files(cache) == {path.name for path in whole}
        assert all(data[:32] == sha256(data[32:]).digest() != sha256(b"no").digest() for data in map(Path.read_bytes, cache.iterdir()))


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps a user's folders private by itself")
def test_a_folder_that_others_may_enter_is_not_read(home: Path, tmp_path: Path) -> None:
    """A pickle that somebody else has put there would run their code."""
    cache, trace = tmp_path / "kept", tmp_path / "trace"
    plain = make(home, cache)
    bad = pickle.dumps(_Bad(str(trace)))
    for path in cache.iterdir():
        path.write_bytes(sha256(bad).digest() + bad)
    cache.chmod(0o755)
    assert make(home, cache) == plain and not trace.exists()
    (tmp_path / "link").symlink_to(cache)
    cache.chmod(0o700)
    assert make(home, tmp_path / "link") == plain and not trace.exists()


class _Bad:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return open, (self.path, "w")


def test_two_at_once_in_an_empty_folder(home: Path, tmp_path: Path) -> None:
    caches = [tmp_path / "kept", tmp_path / "." / "kept"]
    runs = [started(home, cache) for cache in caches]
    assert {told(home, run, cache)[0] for run, cache in zip(runs, caches)} == {0}
    assert make(home, caches[0]) == make(home, "off")
    assert not [name for name in files(caches[0]) if name.endswith(".part")]


def test_only_so_many_are_kept_and_none_that_is_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_folder", tmp_path)
    monkeypatch.setattr(kept, "ROOM", 3 * kept.LEAST)
    made = [kept.kept("n", lambda: (n,), lambda: n) for n in range(9)]  # noqa: B023
    assert made == list(range(9)) and len(files(tmp_path)) == 3
    assert kept.kept("n", lambda: (8,), lambda: -1) == 8 and kept.kept("n", lambda: (0,), lambda: -1) == -1
    monkeypatch.setattr(kept, "LARGEST", 10)
    assert kept.kept("big", tuple, lambda: "x" * 20) == "x" * 20 and not any(name.startswith("big") for name in files(tmp_path))


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_folder", tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    file = tmp_path / "file"
    file.write_bytes(b"old")
    assert kept.kept("file", lambda: (file,), lambda: file.write_bytes(b"new")) == 3
    assert not files(tmp_path / "kept")


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HANDOUTS_CACHE", "off")
    assert kept.place() is None
    monkeypatch.setenv("HANDOUTS_CACHE", str(tmp_path))
    assert kept.place() == tmp_path
    monkeypatch.delenv("HANDOUTS_CACHE")
    assert "patient-handouts" in str(kept.place())
