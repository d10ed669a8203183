"""Damaged inputs of every kind that we read, each run bounded; what comes of it is judged.

    python benchmarks/fuzz.py --count 600 --seed 20                               (what CI runs)
    python benchmarks/fuzz.py --seed 20 --only 137                                (one case again, its files kept)
    python benchmarks/fuzz.py --seed 2026 --table FILE --seconds 3600             (an hour more of a sequence)
    python benchmarks/fuzz.py --seed 2026 --table FILE --from 5000 --count 1000   (what FILE lacks of these)
    python benchmarks/fuzz.py --seed 2026 --kind SVG --seconds 600                (those of one kind of file)

A case is a workspace in which one file was cut, flipped, filled with a block, spliced or repeated.  Fine is exit 0 with PDFs that
tests/walker.py accepts, or another exit with something said and no traceback; never more than 5 s of process time or 500 MB.  Prints a
table by kind of file; exit 1 where a case was not fine, with its number.  With a table, cases go on where it ends, and each counts once.
"""

import argparse
import gc
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from multiprocessing.pool import AsyncResult, Pool
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzz_cases import KINDS, kind_of, workspace
from fuzz_runs import alone, judged, laid, tried
from fuzz_table import Table

T = TypeVar("T")
ALL = 100_000  # cases of a sequence
TOGETHER = 44  # cases run in one process: two of each kind
IN_MEMORY = Path("/dev/shm")
AHEAD = 6  # bundles
ROOM = 2 << 30  # bytes that must be free there


def bundles(numbers: Iterable[int], seconds: float | None) -> Iterator[list[int]]:
    """Cases to be run together, as long as there is time."""
    begun, numbers = time.monotonic(), iter(numbers)
    while (bundle := [*islice(numbers, TOGETHER)]) and (seconds is None or time.monotonic() - begun < seconds):
        yield bundle


def once(base: Path, seed: int, number: int) -> bool:
    """Run one case and tell all of it; whether it was fine."""
    case = laid(base, Path(tempfile.mkdtemp(prefix="fuzz-")), seed, number)
    verdict = judged(case, alone(case))
    print(case.kind, case.home, verdict.code, verdict.said, verdict.wrong or "fine", sep="\n")
    return not verdict.wrong


def fuzz(base: Path, folder: Path, table: Table, numbers: Iterator[list[int]], jobs: int | None, file: Path | None) -> None:
    """Run cases, and count them in the table, which is written after each bundle."""
    act = partial(tried, base, folder, table.seed)
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and nothing is left in memory
        for bundle in in_order(pool, act, numbers):
            for case, verdict in bundle:
                table.count(case, verdict)
                if verdict.wrong:
                    print(table.bad[-1], verdict.said[-1500:] if "trace" in verdict.wrong else "", file=sys.stderr, flush=True)
            if file:
                table.write(file)


def in_order(pool: Pool, act: Callable[[list[int]], T], bundles: Iterable[list[int]]) -> Iterator[T]:
    """What comes of the bundles; no more are taken than are soon begun, so that there is an end when time is up."""
    begun = deque["AsyncResult[T]"]()
    for bundle in bundles:
        begun.append(pool.apply_async(act, (bundle,)))
        if len(begun) > AHEAD:
            yield begun.popleft().get()
    while begun:
        yield begun.popleft().get()


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, help=f"cases; 600 unless you say, with --seconds up to the end of the {ALL:,}")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--from", type=int, dest="begin", help="the number of the first case; after those of the table unless you say")
    parser.add_argument("--only", type=int, help="run this one, and keep its files")
    parser.add_argument("--kind", choices=sorted(KINDS), help="only cases of this kind of file, of the same numbers")
    parser.add_argument("--jobs", type=int, help="processes at a time; one for each core unless you say")
    parser.add_argument("--table", type=Path, help="a JSON file to which what comes of the cases is added; --count 0 prints it")
    return parser.parse_args()


def main() -> None:
    os.environ["HANDOUTS_CACHE"] = "off"
    options = asked()
    table = Table.read(options.table, options.seed)
    known = len(table.bad)
    begin = table.following if options.begin is None else options.begin
    end = ALL if options.seconds and options.count is None else begin + (600 if options.count is None else options.count)
    roomy = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if roomy else None) as folder:
        if end > begin:
            base = workspace(Path(folder) / "base")
            gc.collect()
            gc.freeze()  # what is here is not copied for every process
            if options.only is not None:
                sys.exit(not once(base, options.seed, options.only))
            numbers = [number for number in table.wanted(begin, end) if options.kind in (None, kind_of(number))]
            fuzz(base, Path(folder), table, bundles(numbers, options.seconds), options.jobs, options.table)
    print(*table.lines(), sep="\n")
    sys.exit(len(table.bad) > known)


if __name__ == "__main__":
    main()
