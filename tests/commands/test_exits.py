"""Exit codes and what stands on the terminal when something is wrong: never a traceback."""

import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from walker import walk

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "warn_default_encoding", str(ROOT / "generate.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd or ROOT,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["make", "vertebro", "--clinic", "nowhere"], "riverside-spine"),
        (["make", "vertebroplatsy"], "vertebroplasty"),
        (["make", "vertebroplasty", "--language", "xx"], "en"),
        (["mkae", "vertebroplasty"], "make"),
        (["make"], "TOPIC"),
        (["make", "vertebroplasty", "--paper", "a3"], "a4"),
        (["list", "--workspace", "no-such-folder"], "workspace"),
    ],
)
def test_usage_is_2_and_names_what_is_near(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2 and words in done.stderr
    assert not list(tmp_path.iterdir())


def png(width: int, height: int) -> bytes:
    """The head of a PNG that claims a size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + end


def workspace(folder: Path, *changes: tuple[str, str]) -> Path:
    """A fresh workspace whose topic was changed."""
    assert run("init", folder).returncode == 0
    path = folder / "handouts" / "example-topic" / "en.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (("Say what to do.", "Say \u4f60\u597d."), "glyph-missing", "Say \u4f60"),
        (("subtitle: Say in one line what it is", "subtitle: " + "Donaudampfschifffahrtskapitaen" * 3), "word-too-wide", "subtitle:"),
        (("            - Rest when you are tired.\n", "            - Rest when you are tired.\n" * 60), "too-tall", "advice:"),
        (("hero: example-picture", "hero: no-such-picture"), "picture-unknown", "hero:"),
    ],
)
def test_what_cannot_be_set_comes_back_with_its_place(change: tuple[str, str], code: str, at: str, tmp_path: Path) -> None:
    """Found while pages are set, told as file:line:column; nothing is written."""
    folder = workspace(tmp_path / "net", change)
    done = run("make", "example", "--workspace", folder, "-o", tmp_path / "sheet.pdf")
    assert done.returncode == 1 and f"[{code}]" in done.stderr
    line = next(
        n for n, text in enumerate((folder / "handouts/example-topic/en.yaml").read_text(encoding="utf-8").splitlines(), 1) if at in text
    )
    assert f"en.yaml:{line}:" in done.stderr
    assert not (tmp_path / "sheet.pdf").exists()


def _symlink(folder: Path) -> None:
    (folder.parent / "outside.png").write_bytes(b"x")
    (folder / "images" / "logo.png").symlink_to(folder.parent / "outside.png")


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda folder: None, "picture-missing"),
        (lambda folder: (folder / "images" / "logo.png").write_text("no picture", encoding="utf-8"), "picture-broken"),
        (lambda folder: (folder / "images" / "logo.png").write_bytes(png(50_000, 50_000)), "picture-too-big"),
        (lambda folder: Image.new("RGB", (40, 20)).save(folder / "images" / "logo.png"), "picture-coarse"),
        pytest.param(
            _symlink, "picture-outside", marks=pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
        ),
    ],
)
def test_a_logo_that_cannot_be_printed_is_told_at_the_clinics_line(prepare: Callable[[Path], object], code: str, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "net")
    clinic = folder / "clinics" / "example-clinic.yaml"
    text = clinic.read_text(encoding="utf-8")
    clinic.write_text(re.sub(r"# logo: .*", "logo: logo.png", text), encoding="utf-8")
    prepare(folder)
    done = run("make", "example", "--workspace", folder, "-o", tmp_path / "sheet.pdf")
    assert done.returncode == 1 and f"[{code}]" in done.stderr
    assert re.search(r"example-clinic\.yaml:\d+:7: error", done.stderr)
    assert not (tmp_path / "sheet.pdf").exists()


def test_terms_without_room_beside_them_are_explained_under_their_paragraph(tmp_path: Path) -> None:
    many = "".join(f"  word{n}: {{means: {'a long meaning of this word that takes up room ' * 3}}}\n" for n in range(9))
    used = "".join(f"            - Here is [word{n}].\n" for n in range(9))
    folder = workspace(tmp_path / "net", ("terms:\n", "terms:\n" + many), ("            - Rest when you are tired.\n", used))
    done = run("make", "example", "--workspace", folder, "-o", tmp_path / "sheet.pdf")
    assert done.returncode == 0, done.stderr
    found = walk((tmp_path / "sheet.pdf").read_bytes())
    assert found.problems == []
    for n in range(9):
        assert found.words.count(f"Word{n}: a long meaning") == 1


def test_what_helps_nobody_is_a_warning_and_the_sheet_is_made(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "net", ("terms:\n", "terms:\n  idle: {means: nobody uses it.}\n"))
    done = run("make", "example", "--workspace", folder, "-o", tmp_path / "sheet.pdf")
    assert done.returncode == 0 and "warning: nothing uses the term" in done.stderr and done.stdout.count("\n") == 1


def test_markup_is_printed_as_plain_text(tmp_path: Path) -> None:
    """What ReportLab's own parser would have fetched or obeyed is text to us."""
    from pathlib import PurePath

    import pypdfium2

    evil = '<img src="http://example.org/x.png"/> <font color="red">red</font> <a href="file:///etc/passwd">x</a> &amp; {{'
    folder = workspace(tmp_path / "net", ("- Say what to do.", "- '" + evil.replace("{{", "\\{") + "'"))
    done = run("make", "example", "--workspace", folder, "-o", tmp_path / "sheet.pdf")
    assert done.returncode == 0, done.stderr
    with pypdfium2.PdfDocument(str(PurePath(tmp_path / "sheet.pdf"))) as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_bounded().split())
    assert '<img src="http://example.org/x.png"/> <font color="red">red</font> <a href="file:///etc/passwd">x</a> &amp; {' in text


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that this user may not write to")
def test_a_folder_without_permission_is_4(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert run("make", "vertebroplasty", "--clinic", "river", "-o", tmp_path / "closed" / "x").returncode == 4


def test_a_place_that_is_no_folder_is_4(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("make", "vertebroplasty", "--clinic", "river", "-o", tmp_path / "file" / "sheet.pdf")
    assert done.returncode == 4 and "file" in done.stderr
