"""One package, however it came: bare checkout, editable, wheel in a clean environment, spawned workers."""

import email
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import cmarkgfm
import pytest

import patient_handouts

ROOT = Path(__file__).resolve().parent.parent
MAKE = ["make", "vertebroplasty", "--clinic", "riverside", "-o"]


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program; its output as text."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
        timeout=300,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was made from nothing else."""
    out = tmp_path_factory.mktemp("built")
    done = run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


def test_the_wheel_holds_the_data_and_not_the_drawing_kit(wheel: Path) -> None:
    names = {name.removeprefix("patient_handouts/") for name in zipfile.ZipFile(wheel).namelist()}
    for data in (
        "handouts/library/vertebroplasty/en.yaml",
        "handouts/catalogue/en.yaml",
        "handouts/about/medicine.yaml",
        "handouts/clinics/riverside-spine.yaml",
        "handouts/schema/definition.schema.json",
        "handouts/templates/topic.yaml",
        "images/index.yaml",
        "images/icons/clock.svg",
        "handouts/theme.yaml",
        "handouts/limits.yaml",
        "handouts/units.yaml",
        "checks/limits.yaml",
        "layouts/proof.yaml",
        "layouts/review.yaml",
        "layouts/ties.yaml",
        "press/web/shared/finding.js",
        "press/web/shared/page.css",
        "press/web/shared/es.yaml",
        "press/folders/index/index.html",
        "press/folders/index/index.js",
        "press/folders/index/es.yaml",
        "desk/page/desk.js",
        "desk/page/desk.css",
        "desk/page/frame.html",
        "desk/page/es.yaml",
        "generate.py",
        "py.typed",
    ):
        assert data in names
    art = {path.name for path in (ROOT / "images" / "art").glob("*.svg")}
    assert art <= {Path(name).name for name in names}
    assert not [name for name in names if "drawing" in name or name.startswith(("tests", "setup.py"))]


def test_the_source_holds_what_the_readme_speaks_of(built: Path) -> None:
    """Its commands can be run in it, and its links lead somewhere."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    linked = re.findall(r"\]\((?!https?:|#)([^)#]*)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"generate.py", "pyproject.toml", "tests/conftest.py", "docs/pages.png", *linked} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_the_readme_renders_on_an_index_page(wheel: Path) -> None:
    """By the renderer of PyPI: headings, commands, no markup left over, and no link or picture that only a folder beside it would have."""
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        described = email.message_from_bytes(packed.read(name))
    assert (described["Description-Content-Type"], described["Version"]) == ("text/markdown", patient_handouts.__version__)
    page = cmarkgfm.github_flavored_markdown_to_html(described.get_payload(decode=True).decode("utf-8"))
    assert "<h1>Patient Handouts</h1>" in page and "handouts make vertebroplasty" in page and "docs/desk.md" in page
    assert not re.findall(r'(?:href|src)="(?!https?:|#)[^"]*"', page)
    assert not re.findall(r"(?m)^#|\]\(|\*\*", re.sub("<pre.*?</pre>", "", page, flags=re.DOTALL))


def test_the_version_stands_in_one_place() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in settings["project"] and "version" in settings["project"]["dynamic"]


def test_the_wheel_makes_the_sheet_in_a_clean_environment_without_network(wheel: Path, tmp_path: Path) -> None:
    """pip installs the wheel alone; its dependencies are lent by path, so that the test itself needs no network either."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = run(python, "-m", "pip", "install", "--no-index", "--no-deps", "--disable-pip-version-check", wheel, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).stdout.strip()
    lent = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (Path(site) / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    guard = (
        "import socket, sys\ndef no(*a, **k): raise OSError('no network in this test')\nsocket.socket.connect = no\n"
        f"socket.getaddrinfo = no\nimport patient_handouts\nassert {str(tmp_path)!r} in patient_handouts.__file__\n"
        f"sys.argv = ['handouts', *{[*MAKE, str(tmp_path / 'sheet.pdf')]!r}]\n"
        "from patient_handouts.generate import main\nmain()"
    )
    done = run(python, "-W", "error", "-c", guard, cwd=tmp_path, PYTHONPATH="")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-1.7")
    script = python.parent / ("handouts.exe" if os.name == "nt" else "handouts")
    assert run(script, "--version", cwd=tmp_path).stdout == f"handouts {patient_handouts.__version__}\n"


@pytest.mark.parametrize("how", [["generate.py"], ["-m", "patient_handouts"]], ids=["bare checkout", "module"])
def test_every_door_makes_the_same_sheet(how: list[str], tmp_path: Path) -> None:
    door = [str(ROOT / "generate.py")] if how == ["generate.py"] else how
    done = run(sys.executable, "-W", "error", "-X", "warn_default_encoding", *door, *MAKE, tmp_path / "a.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1 and "pages" in done.stdout and "KB" in done.stdout


def test_a_bare_checkout_is_the_package_whatever_the_folder_is_called(tmp_path: Path) -> None:
    """Nothing is installed under that name: `generate.py` registers its own folder."""
    code = (
        "import runpy, sys\nsys.modules.pop('patient_handouts', None)\n"
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]\nsys.argv = ['handouts', '--version']\n"
        f"try:\n    runpy.run_path({str(ROOT / 'generate.py')!r}, run_name='__main__')\n"
        "except SystemExit as done:\n    assert not done.code\n"
        f"import patient_handouts\nassert patient_handouts.__file__ == {str(ROOT / '__init__.py')!r}, patient_handouts.__file__"
    )
    done = run(sys.executable, "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_spawned_workers_unpickle_what_an_order_needs(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(
        """
import multiprocessing
from patient_handouts.handouts.library import Library

def title(handout):
    return handout.title.plain, handout.sections[0].place.line

if __name__ == "__main__":
    handout = Library().read_handout("vertebroplasty", "en")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(title, (handout,)) == title(handout)
""",
        encoding="utf-8",
    )
    done = run(sys.executable, script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_workers_of_a_bare_checkout_know_the_package(tmp_path: Path) -> None:
    """Without site's .pth files nothing is installed under that name, in this process or in those that it starts."""
    site = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    done = run(
        sys.executable,
        "-S",
        ROOT / "generate.py",
        "batch",
        "--clinic",
        "river",
        "--language",
        "en",
        "--unapproved",
        "--jobs",
        "2",
        cwd=tmp_path,
        PYTHONPATH=os.pathsep.join(site),
    )
    assert done.returncode == 0 and " made, in" in done.stdout, done.stderr


def test_missing_dependencies_are_named_in_one_line(tmp_path: Path) -> None:
    done = run(sys.executable, "-S", "-I", ROOT / "generate.py", "--version", cwd=tmp_path)
    assert done.returncode == 4 and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1 and "pip install" in done.stderr
