"""The workers of the desk: processes that are ready before anyone waits, and end with what they knew of a patient."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from ..press.making.worker import begin, portably

T = TypeVar("T")
PATIENCE = 30.0  # seconds for one thing that a worker does: a basket of the longest sheets takes some
MOST_MEMORY = 3 << 30  # bytes of address space; a worker has 1 GB of it when it begins, most of it never touched
WORK = f"{__package__}.work"


class TookTooLong(Exception):
    """A worker did not come to its end, and was ended; another takes its place."""


def begin_bounded() -> None:
    """A worker's first minute at the desk: no dump of its memory, in which a patient may be, and no more memory than sheets need."""
    begin()
    no_core_dump()
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def no_core_dump() -> None:
    """The system writes no file with this process' memory when it crashes; nor those of what it starts."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def process() -> Executor:
    """One worker.  Where the system can, it is forked from a server that has loaded what costs and knows nothing else."""
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        context.set_forkserver_preload([WORK])
    return ProcessPoolExecutor(1, mp_context=context, initializer=begin_bounded)


class Bench:
    """So many workers, each at one thing at a time; who was at work last is asked first, for it knows most of what comes next.

    `warm` is what each does before it is asked for anything.  A bench lives in the loop that runs when it is made.
    """

    def __init__(
        self, count: int, warm: Callable[[], tuple[Any, ...]], start: Callable[[], Executor] = process, patience: float = PATIENCE
    ) -> None:
        self.patience = patience
        self._start, self._warm, self._count = start, warm, count
        self._idle: asyncio.LifoQueue[tuple[int, Executor]] = asyncio.LifoQueue()
        self._round = 0  # workers of an earlier round have read files that have changed since
        self._all, self._cold = set[Executor](), set[Executor]()
        for _ in range(count):
            self._add()

    async def do(self, act: Callable[..., T], *arguments: Any, forget: bool = False) -> T:
        """What `act` gives, by the next worker that is free; with `forget` that worker ends afterwards, and another takes its place.

        Raises what `act` does, TookTooLong.
        """
        for again in (True, False):
            begun, worker = await self._next()
            lost = False
            try:
                doing = asyncio.get_running_loop().run_in_executor(worker, portably, act, *arguments)
                return await asyncio.wait_for(doing, self.patience)
            except TimeoutError:
                lost = True
                _kill(worker)
                raise TookTooLong(f"it took longer than {self.patience:g} seconds") from None
            except BrokenExecutor:
                lost = True
                if not again:
                    raise
            finally:
                if lost or forget or begun != self._round:
                    self._end(worker)
                    self._add()
                else:
                    self._idle.put_nowait((begun, worker))
        raise AssertionError

    def renew(self) -> None:
        """All workers begin anew: files have changed."""
        self._round += 1

    def close(self) -> None:
        for worker in list(self._all):
            self._end(worker)

    async def _next(self) -> tuple[int, Executor]:
        while True:
            begun, worker = await self._idle.get()
            if begun == self._round:
                return begun, worker
            self._end(worker)
            self._add()

    def _add(self) -> None:
        worker = self._start()
        asyncio.get_running_loop().call_later(self.patience, self._end_if_cold, worker)
        self._cold.add(worker)
        act, *arguments = self._warm()
        self._all.add(worker)
        began = self._round
        asyncio.wrap_future(worker.submit(act, *arguments)).add_done_callback(lambda done: self._warmed(done, began, worker))

    def _end_if_cold(self, worker: Executor) -> None:
        """A worker that hangs before it is ready is ended; what it was begun with is told when somebody asks for it."""
        if worker in self._cold:
            _kill(worker)

    def _warmed(self, done: asyncio.Future[Any], began: int, worker: Executor) -> None:
        self._cold.discard(worker)
        if not done.cancelled():
            done.exception()  # a worker that could not begin says so when it is asked for something
            self._idle.put_nowait((began, worker))

    def _end(self, worker: Executor) -> None:
        self._all.discard(worker)
        worker.shutdown(wait=False, cancel_futures=True)


def _kill(worker: Executor) -> None:
    """End its process at once: it does not listen any more."""
    for process in list((getattr(worker, "_processes", None) or {}).values()):
        process.kill()
