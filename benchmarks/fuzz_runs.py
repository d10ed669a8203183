"""Runs of the program over damaged workspaces, bounded and judged, for benchmarks/fuzz.py.

Cases are run one after the other in one process, forked from this one, which has loaded everything.  Whatever is not fine there, or was
not come to because the process ended, is laid out anew and run in a process of its own, and that is its verdict.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from fuzz_cases import Case, case

from patient_handouts.commands import bundle, lookup, program  # what is loaded here is there for all cases
from patient_handouts.press.making.worker import workshop
from walker import walk

assert bundle and lookup
MOST_SECONDS, MOST_BYTES = 5.0, 500 << 20
PATIENCE = 300.0  # seconds by the clock: the machine may be busy


class Ran(NamedTuple):
    """A run: its exit code, seconds of process time, the most bytes of memory, and what it said."""

    code: int
    seconds: float
    memory: int
    said: str


class Verdict(NamedTuple):
    """What came of a case; "" for nothing wrong."""

    wrong: str
    code: int
    seconds: float
    said: str


# -- in a process that is forked for it
def bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ended(each: Case, out: int) -> int:
    """The exit code of the command line, run in this process; what it says goes to an open file."""
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.chdir(each.home)
    sys.argv = ["handouts", *each.command]
    sys.stdout, sys.stderr = open(1, "w", encoding="utf-8", closefd=False), open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        program.run()
        return 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def run_all(cases: list[Case], told: int) -> None:
    """Run cases in this process; a line of `told` for each as soon as it ended."""
    for each in cases:
        begun = _used()
        with each.home.with_name("said").open("wb") as out:
            code = ended(each, out.fileno())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # of all so far: what is over the bound is run alone
        os.write(told, json.dumps([code, _used() - begun, memory]).encode() + b"\n")
        workshop.cache_clear()


def _used() -> float:
    """Seconds of process time that this process and those it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def forked(act: Callable[[], int | None]) -> int:
    """The number of a new process that does this, bounded, and ends with what it gives."""
    if process := os.fork():
        return process
    _leave(act)


def _leave(act: Callable[[], int | None]) -> NoReturn:
    code = 1
    try:
        bound()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        code = act() or 0
    finally:
        os._exit(code)


# -- and watched from here
def waited(process: int, look: float) -> tuple[int, resource.struct_rusage]:
    """How a process ended (killed, if it would not), looked after every so many seconds, and what it used."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pid, status, used = os.wait4(process, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), used
        time.sleep(look)
    os.kill(process, signal.SIGKILL)
    _, status, used = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), used


def alone(each: Case) -> Ran:
    """A case in a process of its own."""
    with tempfile.TemporaryFile() as out:
        code, used = waited(forked(lambda: ended(each, out.fileno())), 0.005)
        out.seek(0)
        return Ran(code, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, out.read().decode("utf-8", "replace"))


def together(cases: list[Case]) -> list[Ran]:
    """Cases in one process, as far as it came."""
    with tempfile.TemporaryFile() as told:
        waited(forked(lambda: run_all(cases, told.fileno())), 0.02)
        told.seek(0)
        lines = [json.loads(line) for line in told]
    return [Ran(*line, _text(each.home.with_name("said"))) for each, line in zip(cases, lines, strict=False)]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""


# -- what comes of it
def judged(each: Case, ran: Ran) -> Verdict:
    """What is wrong with what a run over a damaged workspace did."""
    code, seconds, memory, said = ran
    problems = _text(each.home / "dist" / "problems.txt")
    wrong = ""
    if "Traceback" in said or "the program failed" in said + problems:
        wrong = "traceback"
    elif code not in (0, 1, 2, 3, 4):
        wrong = f"exit {code}"
    elif code and not said.strip():
        wrong = "says nothing"
    elif seconds > MOST_SECONDS:
        wrong = f"{seconds:.1f} s"
    elif memory > MOST_BYTES:
        wrong = f"{memory >> 20} MB"
    elif code == 0 and (complaints := [each for pdf in each.home.glob("dist/*/*.pdf") for each in walked(pdf)]):
        wrong = f"PDF: {complaints[0]}"
    elif each.kind == "recalls" and [*each.home.glob("dist/*/hip-pain*.pdf")]:
        wrong = "lifted"
    return Verdict(wrong, code, seconds, said + problems)


_fine: set[bytes] = set()  # digests of PDFs that the walker had nothing to say of


def walked(pdf: Path) -> list[str]:
    """What the walker says of a PDF; the same bytes are walked once."""
    data = pdf.read_bytes()
    if (digest := sha256(data).digest()) in _fine:
        return []
    try:
        complaints = list(walk(data).problems)
    except Exception as broken:
        return [f"{type(broken).__name__}: {broken}"]
    if not complaints:
        _fine.add(digest)
    return complaints


def laid(base: Path, folder: Path, seed: int, number: int) -> Case:
    """A case in a folder of its own, laid out anew if it lies there."""
    where = folder / str(number)
    shutil.rmtree(where, ignore_errors=True)
    where.mkdir()
    return case(base, where, seed, number)


def tried(base: Path, folder: Path, seed: int, numbers: list[int]) -> list[tuple[Case, Verdict]]:
    """Cases and what came of them; their files are gone afterwards."""
    cases = [laid(base, folder, seed, number) for number in numbers]
    fine = {each.number: verdict for each, ran in zip(cases, together(cases), strict=False) if not (verdict := judged(each, ran)).wrong}
    done = []
    for each in cases:
        if each.number not in fine:
            laid(base, folder, seed, each.number)
        done.append((each, fine.get(each.number) or judged(each, alone(each))))
        shutil.rmtree(each.home.parent)
    return done
