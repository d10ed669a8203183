"""The fuzzer judges each case by itself, also where many are run in one process, and counts each once."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("cases are forked", allow_module_level=True)

import resource

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import fuzz_runs
from fuzz_cases import Case
from fuzz_runs import Verdict
from fuzz_table import Table

TOLD: list[bool] = []  # in this process


def fine() -> None:
    raise SystemExit(0)


def told() -> None:
    TOLD.append(True)
    print("network.yaml:1:1: error")
    raise SystemExit(1)


def silent() -> None:
    raise SystemExit(1)


def broken() -> None:
    raise RuntimeError


def killed() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def endless() -> None:
    while True:
        pass


def large() -> None:
    bytearray(os.urandom(1) * (200 << 20))


def no_sheet() -> None:
    sheet = Path("dist/clinic-0/sheet.pdf")
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_bytes(b"%PDF-1.7")


def lifted() -> None:
    sheet = Path("dist/clinic-0/hip-pain.en.pdf")
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.touch()
    told()


def not_after_others() -> None:
    """Wrong in a process that has run others."""
    if TOLD:
        raise RuntimeError
    told()


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What is said of cases that do these things, run together."""
    cases: list[Callable[[], None]] = []

    def laid(base: Path, folder: Path, seed: int, number: int) -> Case:
        home = folder / str(number) / "network"
        home.mkdir(parents=True, exist_ok=True)
        return Case(number, "recalls", home)

    def judged(*acts: Callable[[], None]) -> list[str]:
        cases[:] = acts
        return [verdict.wrong for _, verdict in fuzz_runs.tried(tmp_path, tmp_path, 1, [*range(len(acts))])]

    monkeypatch.setattr(fuzz_runs, "laid", laid)
    monkeypatch.setattr(fuzz_runs.program, "run", lambda: cases[int(Path.cwd().parent.name)]())
    monkeypatch.setattr(fuzz_runs, "MOST_SECONDS", 2.0)
    monkeypatch.setattr(fuzz_runs, "PATIENCE", 1.5)
    has = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # a fork begins with as much
    monkeypatch.setattr(fuzz_runs, "MOST_BYTES", has + (100 << 20))
    return judged


def test_cases_that_are_fine_are_run_in_one_process(verdicts: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_runs, "alone", None)
    assert verdicts(fine, told, fine) == ["", "", ""]


@pytest.mark.parametrize(
    ("act", "wrong"),
    [
        (silent, "says nothing"),
        (broken, "traceback"),
        (killed, f"exit {-signal.SIGTERM}"),
        (endless, f"exit {-signal.SIGKILL}"),
        (large, "MB"),
        (no_sheet, "PDF: "),
        (lifted, "lifted"),
    ],
)
def test_what_is_not_fine_costs_its_neighbours_nothing(act: Callable[[], None], wrong: str, verdicts: Callable[..., list[str]]) -> None:
    before, found, *after = verdicts(told, act, told, fine)
    assert wrong in found, found
    assert [before, *after] == ["", "", ""]


def test_a_verdict_that_is_not_fine_is_that_of_a_process_of_its_own(verdicts: Callable[..., list[str]]) -> None:
    assert verdicts(told, not_after_others, told) == ["", "", ""]


def test_a_case_is_counted_once(tmp_path: Path) -> None:
    file, where = tmp_path / "table.json", tmp_path
    table = Table.read(file, 7)
    for number in (*range(3), *range(8, 10)):
        table.count(Case(number, "PNG", where), Verdict("traceback" if number == 2 else "", number % 2, 0.25, ""))
    table.write(file)
    again = Table.read(file, 7)
    assert again == table and again.following == 10
    assert [*again.wanted(1, 12)] == [3, 4, 5, 6, 7, 10, 11]
    assert again.bad == ["case 2 of seed 7 (PNG): traceback"]
    assert [*again.lines()][-2:] == [f"| {name} | 5 | 2 | 2 | 0 | 1 | 0.2 |" for name in ("PNG", "all")]
    with pytest.raises(ValueError, match="seed 7"):
        Table.read(file, 8)
