"""Guards of the house: rooms import one way, packages are listed, heavy libraries stay out of light commands."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["handouts", "images", "checks", "layouts", "press", "desk", "commands"]  # each may import only those before it
MAY = {
    "handouts": set(),
    "images": {"handouts"},
    "checks": {"handouts", "images"},
    "layouts": {"handouts", "images"},
    "press": {"handouts", "images", "checks", "layouts"},
    "desk": {"handouts", "images", "checks", "layouts", "press"},
    "commands": {"handouts", "images", "checks", "layouts", "press", "desk"},
}


PRESS = [
    "orders",
    "record",
    "web",
    "folders",
    "making",
    "bundles",
    "proofs",
]  # the rooms inside the press, each may import only those before it


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "drawing" not in path.parts]


def rooms_imported(source: str, module: str) -> set[str]:
    """The rooms that a module of the package imports, by relative import or by the package's name."""
    found = set()
    package = module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            path = [*base, *(node.module or "").split(".")] if node.module else base
            names = [".".join([*path, alias.name]) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.removeprefix("patient_handouts.").split(".")
            if (name.startswith("patient_handouts.") or not name) and parts[0] in ROOMS:
                found.add(parts[0])
    return found


def looking_back(room: str, module: str, source: str) -> set[str]:
    return rooms_imported(source, module) - MAY[room] - {room}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_nobody_looks_back(path: Path) -> None:
    inside = path.relative_to(ROOT)
    module = "patient_handouts." + ".".join(inside.with_suffix("").parts)
    assert not looking_back(inside.parts[0], module, path.read_text(encoding="utf-8"))


def test_rooms_inside_the_press_import_one_way() -> None:
    assert {path.parent.name for path in (ROOT / "press").glob("*/__init__.py")} == set(PRESS)
    for path in (ROOT / "press").glob("*/*.py"):
        assert not ahead(path.parent.name, path.read_text(encoding="utf-8")), path


def ahead(room: str, source: str) -> set[str]:
    """The rooms of the press that a module of one imports though they come after it."""
    later = PRESS[PRESS.index(room) + 1 :]
    named = {
        node.module.split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module
    }
    return named & set(later)


def test_the_guard_inside_the_press_can_fail() -> None:
    assert ahead("orders", "from ..record.ledger import Ledger") == {"record"}
    assert not ahead("record", "from ..orders.order import Order")


def test_the_guard_can_fail() -> None:
    assert looking_back("handouts", "patient_handouts.handouts.text", "from ..layouts.tags import Tag") == {"layouts"}
    assert looking_back("images", "patient_handouts.images.svg", "from .. import layouts") == {"layouts"}
    assert looking_back("layouts", "patient_handouts.layouts.blocks.steps", "from ...commands import make") == {"commands"}
    assert looking_back("layouts", "patient_handouts.layouts.look", "import patient_handouts.commands.make") == {"commands"}
    assert not looking_back("layouts", "patient_handouts.layouts.look", "from ..images.colours import rgb")


def test_every_package_is_listed() -> None:
    """The package list in pyproject.toml is written by hand: a forgotten folder would be missing from the wheel."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {path.parent for room in ROOMS for path in (ROOT / room).rglob("__init__.py")}
    named = {"patient_handouts", *("patient_handouts." + ".".join(folder.relative_to(ROOT).parts) for folder in folders)}
    assert set(settings["packages"]) == {name for name in named if not name.endswith(".drawing")}  # the art kit is not shipped


def unexplained(source: str) -> list[str]:
    """The lines that silence the type checker without the finding's code, or without saying why."""
    silent = [line for line in source.splitlines() if re.search(r"#\s*(type:\s*ignore|mypy:)", line)]
    return [line for line in silent if not re.search(r"# type: ignore\[[a-z-]+\]  # \w", line)]


def test_whoever_silences_the_type_checker_says_why() -> None:
    assert not [f"{path}: {line}" for path in [*modules(), ROOT / "generate.py"] for line in unexplained(path.read_text(encoding="utf-8"))]


def test_the_guard_of_the_silenced_can_fail() -> None:
    assert unexplained("a = b()  # type: ignore") and unexplained("a = b()  # type: ignore[misc]") and unexplained("# mypy: ignore-errors")
    assert not unexplained("a = b()  # type: ignore[misc]  # the stubs know half of it")


def test_the_rooms_of_words_know_no_pdf() -> None:
    for path in (ROOT / "handouts").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "reportlab" not in source and "PIL" not in source, path


def test_pictures_are_operators_before_they_meet_a_pdf_library() -> None:
    for path in (ROOT / "images").glob("*.py"):
        assert "reportlab" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("arguments", [["--version"], ["list"], ["--help"]])
def test_light_commands_import_neither_reportlab_nor_pillow(arguments: list[str]) -> None:
    code = f"""
import sys, runpy
sys.argv = ["handouts", *{arguments!r}]
try:
    runpy.run_path({str(ROOT / "generate.py")!r}, run_name="__main__")
except SystemExit as done:
    assert not done.code, done.code
heavy = sorted(name for name in sys.modules if name.split(".")[0] in ("reportlab", "PIL", "uharfbuzz"))
assert not heavy, heavy[:5]
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_is_slow_is_there() -> None:
    """A module that was renamed would be quick from then on, and nobody would wonder why."""
    from conftest import SLOW, TESTS

    for name in SLOW:
        path, _, test = name.partition("::")
        assert (TESTS / path).exists() and f"def {test}" in ("def " if not test else (TESTS / path).read_text(encoding="utf-8")), name
