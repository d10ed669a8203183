"""A short walk through the program as it is installed: make, check, a run over both clinics, and what the extras add.

    python tests/smoke.py

Wants nothing but the program's own packages, so it walks in any environment: `.ci/smoke` gives it the newest versions that
pyproject.toml allows, the lowest, and the newest Python.  A line for each step; exit 1 at the first that goes wrong.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

CLINICS = {"riverside": "Riverside", "harbor": "Harbor"}  # as they are typed, and what stands on their sheets
TOPIC, LANGUAGES = "vertebroplasty", 6  # of one topic all languages
PACKAGES = [
    "reportlab",
    "pyyaml",
    "pydantic-core",
    "pillow",
    "click",
    "babel",
    "uharfbuzz",
    "pypdfium2",
    "filelock",
    "starlette",
    "uvicorn",
    "distributed",
    "fsspec",
]
WAIT = 60.0  # seconds for a desk or a cluster to be there
ENVIRONMENT = {**os.environ, "HANDOUTS_CACHE": "off", "PYTHONUTF8": "1"}


class Wrong(Exception):
    """A step went otherwise than it should."""


def main() -> int:
    """Walk; the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        print(f"Python {sys.version.split()[0]}, {', '.join(versions())}", flush=True)
        for step in steps():
            start = time.monotonic()
            try:
                told = step(home)
            except Wrong as wrong:
                print(f"{step.__name__}: {wrong}", file=sys.stderr)
                return 1
            print(f"{step.__name__:<9} {told}  {time.monotonic() - start:.1f} s", flush=True)
    return 0


def versions() -> Iterator[str]:
    """What is installed of what the program wants, by name: the version may decide."""
    installed = {str(each.metadata["Name"]).lower().replace("_", "-"): each.version for each in distributions()}
    yield from (f"{name} {installed[name]}" for name in PACKAGES if name in installed)


def steps() -> Iterator[Callable[[Path], str]]:
    """Those of the program, and those of the extras that are installed."""
    yield from (make, check, batch, proof, approve)
    if find_spec("starlette"):
        yield from (desk, passphrase)
    if find_spec("distributed"):
        yield from (cluster, store)


# ---------------------------------------------------------------- the program
def make(home: Path) -> str:
    """A sheet of each clinic."""
    for clinic, words in CLINICS.items():
        told = handouts(home, "make", TOPIC, "--clinic", clinic, "-o", f"{clinic}.pdf")
        expect(f"{clinic}.pdf  " in told and " pages on " in told, told)
        expect(words in text_of(home / f"{clinic}.pdf"), f"page 1 does not name {words}")
    return f"{len(CLINICS)} sheets"


def check(home: Path) -> str:
    """Nothing is wrong with our own definitions."""
    told = handouts(home, "check")
    expect("0 errors, 0 warnings" in told, told)
    return "0 errors, 0 warnings"


def batch(home: Path) -> str:
    """Both clinics in every language, on two cores; a second run finds nothing to do."""
    wanted = len(CLINICS) * LANGUAGES
    for state in ("made", "up to date"):
        told = handouts(home, "batch", "--topic", TOPIC, "--unapproved", "--jobs", "2", "--zip")
        expect(f"{wanted} {state}" in told, told)
    expect(len(list(home.glob("dist/*/*.pdf"))) == wanted, "not every sheet lies in dist/")
    expect(
        len(list(home.glob("dist/*/index.html"))) == len(list(home.glob("dist/*.zip"))) == len(CLINICS), "a clinic has no page or no ZIP"
    )
    return f"{wanted} sheets"


def proof(home: Path) -> str:
    """Pages rendered, and measured as a copier leaves them."""
    told = handouts(home, "proof", "--photocopy", "--topic", TOPIC, "--clinic", "riverside", "--language", "en", "-o", "proof.pdf")
    expect((home / "proof.pdf").read_bytes().startswith(b"%PDF-1.7"), told)
    return "its pages measured"


def approve(home: Path) -> str:
    """A workspace of one's own; what was signed there goes out, and nothing else does."""
    handouts(home, "init", "network")
    handouts(home / "network", "review", "example", "-o", "copy.pdf")
    code = text_of(home / "network" / "copy.pdf").partition("for every clinic: ")[2][:9]
    until = str(date.today() + timedelta(days=1000))
    said = handouts(home / "network", "approve", "example", "--code", code, "--role", "surgeon", "--until", until)
    expect("(translation)" not in said, said)
    told = handouts(home / "network", "batch", "--topic", "example")
    expect("1 made" in told, told)
    return "1 sheet that was signed"


# ---------------------------------------------------------------- the extras
def desk(home: Path) -> str:
    """The front desk's page is served, with its style."""
    port = free_port()
    with running("-m", "patient_handouts", "desk", "--clinic", "riverside", "--no-open", "--port", str(port), at=home):
        page = wait_for(lambda: asked(f"http://127.0.0.1:{port}/"))
        expect("<html" in page and "Riverside" in page, page[:200])
        expect("{" in asked(f"http://127.0.0.1:{port}/look/desk/page/desk.css"), "the page has no style")
    return "its page served"


def passphrase(home: Path) -> str:
    """That of --lan is hashed, and known again."""
    python(home, "from patient_handouts.desk.passphrase import _matches, hashed; assert _matches(hashed('7F3K'), '7F3K')")
    return "known again"


def cluster(home: Path) -> str:
    """A sheet made by a worker of a Dask cluster."""
    file, quiet = home / "scheduler.json", ("--no-dashboard",)
    dask = "distributed.cli.dask_"
    with (
        running("-m", f"{dask}scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file), *quiet, at=home),
        running("-m", f"{dask}worker", "--scheduler-file", str(file), "--nthreads", "1", "--local-directory", "local", *quiet, at=home),
    ):
        address = wait_for(lambda: file.read_text(encoding="utf-8").partition('"address": "')[2].partition('"')[0])
        one = ("--topic", TOPIC, "--clinic", "riverside", "--language", "en", "--unapproved")
        told = handouts(home, "batch", *one, "--scheduler", address, "-o", str(home / "by-cluster"))
    expect("1 made" in told, told)
    return "1 sheet"


def store(home: Path) -> str:
    """An address: a lock that is made where there is none, a file put and listed."""
    python(
        home,
        "from patient_handouts.press.record.address import folder_at\n"
        "from patient_handouts.press.record.lock import Busy, locked\n"
        "folder = folder_at('memory://smoke/dist')\n"
        "with locked(folder):\n"
        "    (folder / 'a.pdf').put(b'12')\n"
        "    assert folder.listing()['a.pdf'].st_size == 2\n"
        "    try:\n"
        "        (folder / '.lock').create(b'')\n"
        "        raise SystemExit('the lock was made twice')\n"
        "    except FileExistsError:\n"
        "        pass\n",
    )
    return "1 file"


# ---------------------------------------------------------------- how it is asked
def handouts(home: Path, *arguments: str) -> str:
    """What a command says; it must succeed, and nothing may warn."""
    return ran(home, "-m", "patient_handouts", *arguments)


def python(home: Path, code: str) -> str:
    return ran(home, "-c", code)


def ran(home: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=home, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)
    said = done.stdout + done.stderr
    expect(done.returncode == 0, f"{' '.join(arguments)} ended with {done.returncode}: {said}")
    expect("Warning" not in done.stderr, said)
    return said


def expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise Wrong(otherwise)


def text_of(pdf: Path) -> str:
    """The words of page 1."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_bounded())


@contextlib.contextmanager
def running(*arguments: str, at: Path) -> Iterator[None]:
    """A process that serves for a while."""
    with (at / "served.log").open("ab") as log:
        process = subprocess.Popen([sys.executable, *arguments], cwd=at, env=ENVIRONMENT, stdout=log, stderr=log)
        try:
            yield
        except Wrong as wrong:
            raise Wrong(f"{wrong}\n{(at / 'served.log').read_text(encoding='utf-8', errors='replace')}") from wrong
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def asked(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


def wait_for(what: Callable[[], str]) -> str:
    """What it gives as soon as it gives something."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if found := what():
                return found
        time.sleep(0.1)
    raise Wrong(f"nothing came in {WAIT:.0f} s")


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
