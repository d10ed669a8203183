"""What the one machine can do that runs a cluster: the figures of docs/scale.md that benchmarks/press.py does not give.

    python benchmarks/scale.py [ORDERS]

Prints, from one call: how fast orders are compared with their inputs, what the ledger takes on disk, in time and in memory, how fast
orders that make nothing go through a Dask scheduler and two workers here, and how large the sheets are.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

from patient_handouts.handouts.library import Library
from patient_handouts.handouts.state import State
from patient_handouts.press.making.cluster import Cluster, connected
from patient_handouts.press.making.run import PressRun
from patient_handouts.press.making.worker import PressSite
from patient_handouts.press.orders.workshop import Workshop
from patient_handouts.press.record.ledger import Ledger, LedgerLine
from patient_handouts.press.record.stock import Job, Stock
from press import TODAY, network, wanted

MADE = 100  # sheets that are made, to have lines as they are


def comparing(home: Path, out: Path, clinics: int) -> tuple[float, list[Job]]:
    """Orders a second that are found to be due, and their jobs."""
    orders = wanted(home, clinics)
    stock, start = Stock(Workshop(Library(home), TODAY), Ledger(out), unapproved=True), time.perf_counter()
    jobs = [job for order in orders if isinstance(job := stock.due(order), Job)]
    return len(jobs) / (time.perf_counter() - start), jobs


def lines(home: Path, out: Path) -> list[LedgerLine]:
    """The lines of some sheets that were really made."""
    stock = Stock(Workshop(Library(home), TODAY), Ledger(out), unapproved=True)
    PressRun(stock, PressSite(home, out, TODAY)).over(wanted(home, MADE // 20))
    return list(stock.ledger.files.values())


def keeping(some: list[LedgerLine], out: Path, count: int) -> tuple[float, float, float]:
    """Of a ledger of so many lines: bytes a line, lines a second when it is read, bytes of memory a line."""
    ledger = Ledger(out)
    for k in range(count):
        line = some[k % len(some)]
        ledger.add(replace(line, order=replace(line.order, clinic=f"{line.order.clinic}-{k // len(some)}")))
        if len(ledger.waiting) >= 1000:
            ledger.flush()
    ledger.flush()
    code = (
        "import sys, time, psutil; from pathlib import Path; from patient_handouts.press.record.ledger import Ledger\n"
        "memory = psutil.Process().memory_info; before, start = memory().rss, time.perf_counter(); ledger = Ledger(Path(sys.argv[1]))\n"
        "print(time.perf_counter() - start, memory().rss - before)"
    )
    took, grew = map(
        float,
        subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, text=True, encoding="utf-8", check=True).stdout.split(),
    )
    return (out / "ledger.jsonl").stat().st_size / count, count / took, grew / count


@contextmanager
def dask(folder: Path) -> Iterator[str]:
    """The address of a scheduler with two workers here."""
    file, quiet = (
        folder / "scheduler.json",
        {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "cwd": folder,
            "env": {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent)},
        },
    )
    more = {"scheduler": ["--host", "127.0.0.1", "--port", "0"], "worker": ["--nworkers", "2", "--nthreads", "1"]}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *options, "--scheduler-file", str(file), "--no-dashboard"], **quiet
        )
        for what, options in more.items()
    ]
    try:
        while not (file.exists() and (text := file.read_text(encoding="utf-8")).rstrip().endswith("}")):
            time.sleep(0.05)
        yield text.partition('"address": "')[2].partition('"')[0]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def nothing(site: PressSite, job: Job) -> LedgerLine:
    """What a worker does with an order, without making it."""
    return LedgerLine(job.order, State.FAILED, site.today, job.digest, job.inputs)


def sending(scheduler: str, site: PressSite, jobs: list[Job], ahead: int) -> float:
    """Orders a second, so many of them at the workers at a time."""
    from scale import nothing  # by a name that the workers know

    cluster = Cluster(connected(scheduler)[0], site)
    start, rest, flying = time.perf_counter(), iter(jobs), set[Future[LedgerLine]]()
    while fresh := {cluster.submit(nothing, site, job) for job in islice(rest, ahead - len(flying))} | flying:
        done, flying = wait(fresh, return_when=FIRST_COMPLETED)
        assert all(future.result().digest for future in done)
    rate = len(jobs) / (time.perf_counter() - start)
    cluster.shutdown()
    return rate


def main(count: int = 10_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        home, out = network(top / "network", count // 20), top / "out"
        out.mkdir()
        rate, jobs = comparing(home, out, count // 20)
        print(f"{len(jobs):,} orders compared: {rate:,.0f} a second")
        made = lines(home, out)
        sizes = sorted(line.size for line in made)
        print(
            f"{len(made)} sheets made: median {median(sizes) / 1e3:.0f} kB, mean {sum(sizes) / len(sizes) / 1e3:.0f} kB, largest "
            f"{sizes[-1] / 1e3:.0f} kB; {sum(line.seconds for line in made) / len(made) * 1e3:.0f} ms each"
        )
        (top / "kept").mkdir()
        size, read, memory = keeping(made, top / "kept", 10 * count)
        print(
            f"a ledger of {10 * count:,} lines: {size:,.0f} bytes a line, read at {read:,.0f} lines a second, {memory:,.0f} bytes of "
            "memory a line"
        )
        print(f"memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")
        with dask(top) as scheduler:
            for ahead in (1, 32, 1024):
                rate = sending(scheduler, PressSite(home, out, TODAY), jobs[: count // 10 if ahead == 1 else count], ahead)
                print(f"through the scheduler, {ahead} at a time: {rate:,.0f} orders a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
