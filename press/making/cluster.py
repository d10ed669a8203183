"""A run over the workers of a Dask cluster: what they need is sent along, and what becomes of an order comes back.

Only the one who runs writes the ledger.  The workspace travels through the folder of the sheets, packed: so a worker needs no files but
those of the program, and one that cannot see the folder is found out before it makes its first sheet.
"""

import atexit
import logging
import os
import pickle
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar
from zipfile import ZipFile

from ...handouts.digests import of_bytes
from ...handouts.place import shown
from ...handouts.problems import Problem
from ...handouts.safe_path import leave_out_current_folder
from ...handouts.strays import FOLDERS as WORKSPACE
from ..folders.parcel import parcel
from ..orders.inputs import program_digest
from ..record.address import Address, Lacking, without_password
from ..record.ledger import LedgerLine
from ..record.stock import Job
from ..record.whole import OURS, PART, put_whole
from .run import WorkerDied
from .worker import PressSite, workshop

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as Sent

P = ParamSpec("P")
T = TypeVar("T")
FOLDERS = ("about", *WORKSPACE)  # of a workspace, with all that lies in them
SCHEMES = ("tcp", "tls", "ws", "wss", "ucx")  # of a scheduler's address, those that are told first
PATIENCE = 30.0  # seconds to wait for the scheduler and its first worker, and at the end for what is at work
BUNDLE = 8  # orders that are sent together
SOON = 0.02  # seconds after which a bundle goes off that is not full
RETRIES = 2  # times that an order goes to another machine when one fails (its disk, its way to the store)
_ONE = threading.Lock()  # a worker with many threads makes one sheet at a time all the same: what a process keeps is not made for more


def connected(scheduler: str) -> tuple["Client", int]:
    """A scheduler, and how many orders keep its workers busy; raises Lacking, OSError where there is nobody."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise Lacking("distributed") from None
    for name in ("distributed", "distributed.client"):  # they tell a lost connection by its stack; here that is one line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    shown_as, place = without_password(scheduler), scheduler.partition("://")[2]
    if scheduler.partition("://")[0] not in SCHEMES or "://" not in scheduler:
        raise OSError(
            f"{shown_as} is no address of a scheduler: it is written {' or '.join(f'{each}://HOST:PORT' for each in SCHEMES[:2])}"
        )
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False, security=_security(scheduler))
    except OSError as wrong:
        raise OSError(f"nobody answers at {shown_as}: {wrong}".replace(place, shown_as.partition("://")[2])) from None
    except Exception as wrong:  # a port that is none, a certificate that does not fit …
        raise OSError(f"{shown_as} is no address of a scheduler: {wrong}".replace(place, shown_as.partition("://")[2])) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise OSError(f"the scheduler {shown_as} has no workers") from None
    return client, BUNDLE * sum(client.nthreads().values())


def _security(scheduler: str) -> Any:
    """The certificates for tls://, as Dask's own settings name them (distributed.comm.tls: DASK_DISTRIBUTED__COMM__TLS__…)."""
    if not scheduler.startswith("tls://"):
        return None
    from distributed.security import Security

    return Security(require_encryption=True)


class Task(NamedTuple):
    """An order on its way: who waits for it, what makes it, and from what."""

    future: Future[Any]
    make: Callable[..., Any]
    site: Any
    job: Any


class Cluster(Executor):
    """The workers of a cluster.  Orders travel in bundles, for a scheduler takes as long over one as over many.

    A worker that dies costs nothing: the scheduler gives its bundle to another, three times; then each order of it goes alone.
    """

    def __init__(self, client: "Client", site: PressSite) -> None:
        self.client, self.luggage = client, pack(site)
        self._sent, self._waiting, self._lock = set[Future[Any]](), list[Task](), threading.Lock()
        self._begun, self._ended = threading.Event(), False
        threading.Thread(target=self._send_the_rest, daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        if self.client.status != "running":
            raise OSError("the scheduler is gone")
        future = Future[T]()
        self._sent.add(future)
        future.add_done_callback(self._sent.discard)
        with self._lock:
            self._waiting.append(Task(future, fn, *arguments))
            count = len(self._waiting)
        if count == BUNDLE:
            self._send()
        else:
            self._begun.set()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Orders that are at work end, unless it takes too long; then the workers are free for others."""
        if wait:
            _wait(list(self._sent), PATIENCE)
        for future in list(self._sent):
            future.cancel()
        self._ended = True
        self._begun.set()
        self.client.close()
        (self.luggage.folder / self.luggage.name).unlink(missing_ok=True)

    def _send(self) -> None:
        """All that wait, in one bundle."""
        with self._lock:
            bundle, self._waiting = self._waiting, []
        if bundle:
            self._hand_over(bundle)

    def _send_the_rest(self) -> None:
        """A bundle that was begun goes off soon, full or not."""
        while self._begun.wait() and not self._ended:
            self._begun.clear()
            time.sleep(SOON)
            self._send()

    def _hand_over(self, bundle: list[Task]) -> None:
        _, make, site, _ = bundle[0]
        packed = pickle.dumps((self.luggage, make, site, [job for *_, job in bundle]))  # bytes: the scheduler does not look into them
        try:
            self.client.submit(unpacked, packed, pure=False, retries=RETRIES).add_done_callback(partial(self._pass_on, bundle))
        except Exception as failed:  # in a thread of its own nobody would hear of it
            for future, *_ in bundle:
                _tell(future, OSError(f"the scheduler is gone: {failed}"))

    def _pass_on(self, bundle: list[Task], sent: "Sent[list[LedgerLine | Exception]]") -> None:
        """What became of a bundle, in words that `PressRun` knows."""
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            ends = sent.result()
        except KilledWorker:
            if len(bundle) > 1:
                for errand in bundle:
                    self._hand_over([errand])
                return
            ends = [WorkerDied()]
        except (CancelledError, CommClosedError):
            ends = [OSError("the scheduler is gone")] * len(bundle)
        except OSError as failed:
            ends = [failed] * len(bundle)
        except Exception as fault:  # none of the orders': those come as ends
            ends = [
                OSError(
                    f"the cluster cannot take orders: {type(fault).__name__}: {fault or ''}".partition("\n")[0]
                    + "; install the program, one version of it, where the scheduler and the workers run"
                )
            ] * len(bundle)
        for (future, *_), end in zip(bundle, ends):
            _tell(future, end)


_wait = wait  # `shutdown` has a parameter of that name


def _tell(future: Future[Any], end: LedgerLine | Exception) -> None:
    if future.set_running_or_notify_cancel():
        future.set_exception(end) if isinstance(end, Exception) else future.set_result(end)


@dataclass(frozen=True, slots=True)
class Luggage:
    """A workspace, packed: a file in the folder of the sheets, its digest, what it is called at home, and the program it is for."""

    folder: Path | Address
    name: str
    sha256: str
    home: str
    program: str


def pack(site: PressSite) -> Luggage:
    """Put what a workspace holds into one file beside the sheets.  It is a part: after a run that is killed the next clears it away."""
    packed, home = BytesIO(), site.workspace
    if home:
        names = (path.relative_to(home) for folder in FOLDERS for path in (home / folder).rglob("*") if _is_own(path, home))
        kept = [name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts)]
        parcel(home.resolve(), [*kept, *(path.name for path in home.glob("*.yaml") if _is_own(path, home))], packed)
    digest = of_bytes(packed.getvalue())
    folder = site.folder if isinstance(site.folder, Address) else site.folder.resolve()
    put_whole(folder / (name := f".workspace{OURS}{digest[:16]}{PART}"), packed.getvalue(), mode=0o600)
    return Luggage(folder, name, digest, shown(home) if home else "", program_digest())


def _is_own(path: Path, home: Path) -> bool:
    """Whether it is a file that lies in the workspace itself: what a link leads to is not sent."""
    return path.is_file() and path.resolve() == home.resolve() / path.relative_to(home)


def unpacked(packed: bytes) -> list[LedgerLine | Exception]:
    """On a worker: `elsewhere`, as it was sent.  What it still imports does not come from the folder that it was started in."""
    leave_out_current_folder()
    return elsewhere(*pickle.loads(packed))


def elsewhere(
    luggage: Luggage, make: Callable[[PressSite, Job], LedgerLine], site: PressSite, jobs: list[Job]
) -> list[LedgerLine | Exception]:
    """On a worker: orders made from what was sent along; a fault of the program stands in the place of its line.

    Raises OSError where this machine is not fit for them.
    """
    if program_digest() != luggage.program:
        raise OSError(
            f"the worker on {platform.node()} has another version of the program, or of what it is built on; install the same everywhere"
        )
    with _ONE:
        home = unpack(luggage)
        return [_made(luggage, home, make, replace(site, workspace=home, folder=luggage.folder), job) for job in jobs]


def _made(
    luggage: Luggage, home: Path | None, make: Callable[[PressSite, Job], LedgerLine], site: PressSite, job: Job
) -> LedgerLine | Exception:
    try:
        line = make(site, job)
    except OSError:
        raise
    except Exception as fault:
        return fault
    return replace(line, problems=tuple(_at_home(problem, home, luggage) for problem in line.problems))


def unpack(luggage: Luggage) -> Path | None:
    """The workspace of this process, fetched and laid out once; None where there is none.  Raises OSError."""
    if luggage not in _laid_out:
        workshop.cache_clear()  # a worker lives for many runs
        _clear()
        packed = _fetch(luggage)
        _laid_out[luggage] = Path(tempfile.mkdtemp(prefix="handouts-", dir=_own_folder()))
        if packed:
            ZipFile(BytesIO(packed)).extractall(_laid_out[luggage])
    return next(_laid_out[luggage].iterdir(), None)


_laid_out: dict[Luggage, Path] = {}  # at most one


@atexit.register
def _clear() -> None:
    while _laid_out:
        shutil.rmtree(_laid_out.popitem()[1], ignore_errors=True)


def _fetch(luggage: Luggage) -> bytes:
    try:
        with (luggage.folder / luggage.name).open("rb") as file:
            packed = file.read()
    except FileNotFoundError:
        raise OSError(f"a worker does not see {luggage.folder}; name a folder or an address that is the same on all machines") from None
    if of_bytes(packed) != luggage.sha256:
        raise OSError(f"{luggage.folder / luggage.name} is not what was sent")
    return packed


def _own_folder() -> str | None:
    """The worker's own folder: whoever watches over it empties that, also after it was killed."""
    from distributed import get_worker

    try:
        return str(get_worker().local_directory)
    except ValueError:
        return None


def _at_home(problem: Problem, home: Path | None, luggage: Luggage) -> Problem:
    """A problem in a file of the workspace, told by the path that the file has where the run was started."""
    file = os.path.abspath(problem.place.file)
    if home is None or not problem.place.file or not file.startswith(f"{home}{os.sep}"):
        return problem
    return replace(problem, place=problem.place._replace(file=os.path.normpath(os.path.join(luggage.home, os.path.relpath(file, home)))))
