"""A folder of definitions holds files of others: none of them is run, whoever of our processes starts in it."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from print_service import free_port
from runs import ROOT, end, ended, short_sheets, start, wait_for

RAN = "RAN"
OTHERS = (
    "yaml",
    "PIL",
    "reportlab",
    "click",
    "distributed",
    "fsspec",
    "starlette",
    "uvicorn",
    "pysyllables",
    "babel",
    "filelock",
    "httptools",
)
ALL_METHODS = """
import multiprocessing, os, sys
from patient_handouts.handouts.safe_path import leave_out_current_folder
from patient_handouts.press.making.worker import begin
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    leave_out_current_folder()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(sys.argv[1]), initializer=begin) as workers:
        print(workers.submit(os.getcwd).result(60))
"""


@pytest.fixture
def trapped(tmp_path: Path) -> Path:
    """A workspace in which there is a module for every name that Python, or what we use, might ask for."""
    home = short_sheets(tmp_path / "network", 2)
    for name in {*sys.stdlib_module_names, *OTHERS}:
        (home / f"{name}.py").write_text(
            f"open({str(home / RAN)!r}, 'a').write(__name__ + chr(10)); raise SystemExit(9)\n", encoding="utf-8"
        )
    return home


def ran(home: Path) -> str:
    return (home / RAN).read_text(encoding="utf-8") if (home / RAN).exists() else ""


def program() -> list[str]:
    """The program as it is installed: a script, in whose own folder Python looks first."""
    script = Path(sys.executable).with_name("handouts")
    return [str(script)] if script.exists() else [sys.executable, "-P", str(ROOT / "generate.py")]


def test_the_trap_can_close(trapped: Path) -> None:
    subprocess.run([sys.executable, "-c", "import signal"], cwd=trapped, check=False)
    assert ran(trapped) == "signal\n"


@pytest.mark.parametrize("path", ["", ":", "."])
def test_a_run_and_its_workers_import_nothing_from_the_folder(trapped: Path, path: str) -> None:
    """Also where PYTHONPATH names it, as an end of nothing but a colon does: from when we are asked, which is after Python has begun."""
    if path:
        for each in trapped.glob("*.py"):
            if each.stem not in ("multiprocessing", "queue", "resource", "shutil"):
                each.unlink()
    surroundings = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(
        [*program(), "batch", "--topic", "knee", "--unapproved", "--jobs", "2", "--edition", "standard"],
        cwd=trapped,
        env=surroundings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert not ran(trapped) and done.returncode == 0, done.stderr
    assert len(list(trapped.glob("dist/*/*.pdf"))) == 2


def test_a_run_of_a_bare_checkout_too(trapped: Path) -> None:
    code, told = ended(start(trapped))
    assert not ran(trapped) and code == 0, told


@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_by_every_way_to_start_a_worker(trapped: Path, tmp_path: Path, method: str) -> None:
    script = tmp_path / "starts.py"
    script.write_text(ALL_METHODS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), method], cwd=trapped, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
    assert not ran(trapped) and done.stdout.strip() == str(trapped), done.stderr


def test_without_us_a_worker_would(trapped: Path, tmp_path: Path) -> None:
    """The test above can fail."""
    script = tmp_path / "starts.py"
    script.write_text(ALL_METHODS.replace("    leave_out_current_folder()\n", ""), encoding="utf-8")
    subprocess.run([sys.executable, str(script), "spawn"], cwd=trapped, capture_output=True, check=False, timeout=120)
    assert ran(trapped)


def test_the_desk_and_its_workers(trapped: Path) -> None:
    port = free_port()
    desk = subprocess.Popen(
        [*program(), "desk", "--no-open", "--clinic", "clinic-0", "--port", str(port)],
        cwd=trapped,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def ready() -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return "Clinic 0" in answer.read().decode()
        return bool(desk.poll())

    try:
        wait_for(ready)
        assert not ran(trapped) and desk.poll() is None
    finally:
        desk.send_signal(signal.SIGINT)
        desk.wait(30)
    assert not ran(trapped)


@pytest.mark.skipif(not importlib.util.find_spec("distributed"), reason="the extra “cluster” is not installed")
def test_a_run_on_a_cluster(trapped: Path, tmp_path: Path) -> None:
    file, dask = tmp_path / "scheduler.json", [sys.executable, "-m", "distributed.cli.dask_"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    named = ["--scheduler-file", str(file), "--no-dashboard"]
    cluster = [
        subprocess.Popen([*dask[:2], f"{dask[2]}scheduler", "--host", "127.0.0.1", "--port", "0", *named], **quiet),
        subprocess.Popen([*dask[:2], f"{dask[2]}worker", "--nworkers", "1", "--nthreads", "1", *named], **quiet),
    ]
    try:
        wait_for(lambda: file.exists() and file.read_text(encoding="utf-8").endswith("}"))
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        code, told = ended(start(trapped, "--scheduler", address))
        assert not ran(trapped) and code == 0, told
    finally:
        for process in reversed(cluster):
            end(process)


def test_python_that_hears_of_no_surroundings_is_told_the_way_out(trapped: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-E", str(ROOT / "generate.py"), "list"],
        cwd=trapped,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2 and "-I" in done.stderr and "Traceback" not in done.stderr
    assert not ran(trapped)
