"""Real runs in processes of their own that are killed, interrupted, starved, or started twice.

The next run must finish the rest: every file on disk whole and in the ledger.  HANDOUTS_KILLS: how many runs are killed (6; 50 takes
two minutes); HANDOUTS_SEED: when.
"""

import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from runs import ROOT, alive, asked, children, ended, short_sheets, start, wait_for

from patient_handouts.handouts.digests import of_bytes
from patient_handouts.press.record.ledger import Ledger

KILLS = int(os.environ.get("HANDOUTS_KILLS", "6"))
SHEETS = 12

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals as POSIX has them")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A network that takes a few seconds: twelve short sheets."""
    return short_sheets(tmp_path, SHEETS // 2)


def sheets(home: Path) -> Iterator[Path]:
    return (home / "dist").glob("*/*.pdf")


def whole(home: Path) -> None:
    """After whatever happened: no file that is half a sheet, no line that is half a line but the last."""
    for path in sheets(home):
        data = path.read_bytes()
        assert data.startswith(b"%PDF-1.7") and data.rstrip().endswith(b"%%EOF"), path
    ledger = home / "dist" / "ledger.jsonl"
    for line in ledger.read_bytes().split(b"\n")[:-1] if ledger.exists() else ():
        json.loads(line)


def finished(home: Path, count: int = SHEETS) -> None:
    """After a run to its end: all is there, as the ledger says, and nothing else."""
    lines = {line.order.file: line.sha256 for line in Ledger(home / "dist").files.values()}
    assert lines == {str(path.relative_to(home / "dist")): of_bytes(path.read_bytes()) for path in sheets(home)}
    assert len(lines) == count
    assert not list((home / "dist").rglob("*.part"))
    assert len(list((home / "dist").glob("*/index.html"))) == len({name.split("/")[0] for name in lines})


def test_runs_that_are_killed_at_any_moment_are_finished_by_the_next(home: Path) -> None:
    draw, workers = random.Random(int(os.environ.get("HANDOUTS_SEED", "1"))), set[int]()
    for turn in range(KILLS):
        changed = draw.randrange(SHEETS // 2)
        clinic = home / "clinics" / f"clinic-{changed}.yaml"  # there is always something to make, and something missing
        clinic.write_text(re.sub(r"555-\d{4}", f"555-{turn:04}", clinic.read_text(encoding="utf-8")), encoding="utf-8")
        for path in draw.sample(sorted(sheets(home)), len(list(sheets(home))) // 3):
            path.unlink()
        run = start(home, *["--force"] * draw.randint(0, 1), jobs=draw.randint(1, 2))
        if not turn:
            wait_for(lambda run=run: children(run.pid))  # once at least there are workers, however slowly a run begins
        time.sleep(draw.uniform(0.2, 3))
        theirs = children(run.pid)
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=60)
        wait_for(lambda theirs=theirs: not any(map(alive, theirs)))  # orphans do not stay
        whole(home)
        workers.update(theirs)
    assert workers
    assert ended(start(home))[0] == 0
    finished(home)
    phones = {line.order.clinic: line.phones[0] for line in Ledger(home / "dist").files.values()}
    assert all(phone in (home / "clinics" / f"{clinic}.yaml").read_text(encoding="utf-8") for clinic, phone in phones.items())
    code, told = ended(start(home))
    assert code == 0 and f"{SHEETS} up to date" in told, told


def test_a_worker_that_is_killed_costs_no_sheet(home: Path) -> None:
    run = start(home)
    worker = wait_for(lambda: children(run.pid))[0]
    wait_for(lambda: list(sheets(home)))
    run.send_signal(signal.SIGSTOP)  # it cannot end before the worker does
    os.kill(worker, signal.SIGKILL)
    run.send_signal(signal.SIGCONT)
    code, told = ended(run)
    assert code == 0 and f"{SHEETS} made" in told, told
    finished(home)


def test_ctrl_c_is_130_and_what_was_made_is_written_down(tmp_path: Path) -> None:
    home, most = short_sheets(tmp_path, 30), 60  # so many that the run is still at work when the signal comes
    run = start(home)
    wait_for(lambda: len(list(sheets(home))) >= 3)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the workers too
    code, told = ended(run)
    assert code == 130 and "interrupted" in told, told
    count = len(list(sheets(home)))
    assert 3 <= count == len(Ledger(home / "dist").files) < most
    code, told = ended(start(home))
    assert code == 0 and f"{most - count} made, {count} up to date" in told, told
    finished(home, most)


def test_the_second_of_two_runs_says_so_and_stops(home: Path) -> None:
    first = start(home)
    wait_for(lambda: list(sheets(home)))
    first.send_signal(signal.SIGSTOP)  # at work as long as the second needs to begin, however fast this machine is
    try:
        code, told = ended(start(home))
    finally:
        first.send_signal(signal.SIGCONT)
    assert code == 4 and re.search(rf"another run \(process {first.pid}\) is at work in dist", told)
    assert ended(first)[0] == 0
    finished(home)


@pytest.fixture
def small_disk(home: Path) -> Iterator[Path]:
    """A disk that has room for some of the sheets, as the folder that the run writes into."""
    disk = home / "dist"
    disk.mkdir()
    done = asked("mount", "-t", "tmpfs", "-o", "size=320k", "tmpfs", str(disk))
    if done.returncode:
        pytest.skip(f"cannot mount a small disk here: {done.stderr.strip()}")
    yield disk
    asked("umount", str(disk))


def test_a_full_disk_is_4_and_the_folder_stays_sound(home: Path, small_disk: Path) -> None:
    code, told = ended(start(home))
    assert code == 4 and "No space left" in told, told
    whole(home)
    lines = {line.order.file: line.sha256 for line in Ledger(small_disk).files.values()}
    assert {str(path.relative_to(small_disk)) for path in sheets(home)} <= set(lines) and 0 < len(lines) < SHEETS
    assert asked("mount", "-o", "remount,size=8m", str(small_disk)).returncode == 0
    assert ended(start(home))[0] == 0
    finished(home)


def test_a_file_that_may_grow_no_further_is_4(home: Path) -> None:
    """The same where nobody may mount: the system refuses any file over 16 KB."""
    command = f"ulimit -f 32; trap '' XFSZ; exec {sys.executable} {ROOT / 'generate.py'} batch --topic knee --unapproved --jobs 1"
    run = asked("sh", "-c", command, cwd=home)
    assert run.returncode == 4 and "Traceback" not in run.stderr, run.stderr
    assert not list(sheets(home)) and not list((home / "dist").rglob("*.part"))
    assert not Ledger(home / "dist").newest  # it is no order's fault
    assert ended(start(home))[0] == 0
    finished(home)
