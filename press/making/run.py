"""A run: many orders through any executor; each ends as a line in the ledger, whatever happens to it.

The ledger says on disk that an order is about to be made before anybody makes it; then its file is written beside its place and moved
there; then its line is added.  So a run that is killed leaves whole files and whole lines and no file that nothing tells of, and the next
one makes what nobody confirmed, or lacks a file.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from ...handouts.place import NOWHERE
from ...handouts.problems import Problem
from ...handouts.state import State
from ..orders.order import Order
from ..orders.recalled import TAKEN_BACK
from ..record.kept_words import KeptWords
from ..record.ledger import Intended, LedgerLine
from ..record.lying import take_out
from ..record.stock import Job, Stock
from ..record.tracing import remove_files, taken_back
from ..record.whole import left_over
from .worker import PressSite, begin, make

P = ParamSpec("P")
T = TypeVar("T")
FLUSH_SECONDS = 2.0  # after which the ledger goes to disk, also when few lines wait
AHEAD = 2  # orders in the hands of the executor, for each of its workers


class Serial(Executor):
    """An executor without processes: what is submitted is done at once."""

    def submit(self, fn: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        future = Future[T]()
        try:
            future.set_result(fn(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(count: int) -> Executor:
    """So many workers, each a process of its own that starts from nothing: the same on every system."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=begin)


class PressRun:
    """One run over a folder; `told` hears how every order ended.

    `executor` makes an executor with `workers` workers; it is asked again when a worker was killed.  Without `keep_going` the first
    order that fails is the last.
    """

    def __init__(
        self,
        stock: Stock,
        site: PressSite,
        executor: Callable[[], Executor] = Serial,
        workers: int = 1,
        *,
        keep_going: bool = True,
        told: Callable[[LedgerLine, bool], None] = lambda line, new: None,
    ) -> None:
        self.stock, self.ledger, self.site, self.new_executor = stock, stock.ledger, site, executor
        self.most, self.keep_going, self.told = AHEAD * workers, keep_going, told
        self.executor: Executor
        self.at_work: dict[Future[LedgerLine], Job] = {}
        self.changed = set[str]()  # the clinics of which the ledger says something new
        self._kept = KeptWords(stock.workshop)
        self._untried = dict[str, Job]()  # announced, and given to nobody yet
        self._flushed, self._register = time.monotonic(), object()  # as the register of recalls was when it was obeyed

    def over(self, orders: Iterable[Order]) -> None:
        """Make all orders that are due.  Raises OSError when the machine gives up, KeyboardInterrupt; the ledger is whole then too."""
        for part in left_over(self.site.folder):
            part.unlink(missing_ok=True)
        self._obey()
        self.executor = self.new_executor()
        jobs = self._announced(self._jobs(orders))
        try:
            while self._feed(jobs):
                done, _ = wait(self.at_work, FLUSH_SECONDS, FIRST_COMPLETED)
                self._gather(done)
        finally:
            self._finish()

    def _jobs(self, orders: Iterable[Order]) -> Iterator[Job]:
        """The orders that are due, one when asked for; how the others stand is told."""
        for order in orders:
            due = self.stock.due(order)
            if isinstance(due, Job):
                yield due
            else:
                self._note(due)

    def _announced(self, jobs: Iterator[Job]) -> Iterator[Job]:
        """The same, some at a time, when it is on disk that they are about to be made."""
        while some := list(islice(jobs, self.ledger.batch if self.keep_going else 1)):
            for job in some:
                self._untried[job.code] = job
                self._kept.note(job.order)
                words = self.stock.workshop.on_sheet.words_of(job.order)
                self.ledger.add(Intended(job.order, job.code, job.digest, self.site.today, words))
            self._flush()
            yield from some

    def _feed(self, jobs: Iterator[Job]) -> bool:
        """Keep the workers busy, and no more: memory stays flat.  False when all is done."""
        while len(self.at_work) < self.most and (job := next(jobs, None)):
            self._untried.pop(job.code, None)
            try:
                self.at_work[self.executor.submit(make, self.site, job)] = job
            except BrokenExecutor:
                self._one_by_one([job, *self.at_work.values()])
        return bool(self.at_work)

    def _gather(self, done: Iterable["Future[LedgerLine]"]) -> None:
        """Take in what is finished."""
        lost = list[Job]()
        for future in done:
            job = self.at_work.pop(future)
            try:
                self._note(self._line(future, job), new=True)
            except BrokenExecutor:
                lost.append(job)
        if lost:
            self._one_by_one([*lost, *self.at_work.values()])
        if len(self.ledger.waiting) >= self.ledger.batch or time.monotonic() - self._flushed > FLUSH_SECONDS:
            self._flush()
            self._obey()

    def _obey(self) -> None:
        """Files go that were taken back since this was asked last.  Raises Problems where the register cannot be read."""
        recalls = self.stock.workshop.recalls
        if (now := recalls.stamp()) != self._register:
            self._register = now
            remove_files(self.ledger, taken_back(self.ledger, self.stock.workshop))

    def _one_by_one(self, jobs: Iterable[Job]) -> None:
        """A worker was killed: try the orders in flight once more, each alone, so that only the one which kills is given up."""
        jobs = list(jobs)
        self.at_work.clear()
        self._renew()
        for job in jobs:
            try:
                self._note(self._line(self.executor.submit(make, self.site, job), job), new=True)
            except BrokenExecutor:
                self._renew()
                self._note(self._died(job))

    def _renew(self) -> None:
        self.executor.shutdown(wait=False)
        self.executor = self.new_executor()

    def _line(self, future: "Future[LedgerLine]", job: Job) -> LedgerLine:
        """What a worker tells; a fault of the program fails one order, a machine that gives up ends the run."""
        try:
            return future.result()
        except (BrokenExecutor, OSError):
            raise
        except WorkerDied:
            return self._died(job)
        except Exception as fault:
            return self._failed(job, "fault", f"the program failed: {type(fault).__name__}: {fault}", "please report it, with the files")

    def _died(self, job: Job) -> LedgerLine:
        return self._failed(
            job,
            "worker-died",
            "every worker that made this sheet was killed",
            "look for what eats the machine's memory; --jobs 1 needs the least",
        )

    def _failed(self, job: Job, code: str, message: str, hint: str) -> LedgerLine:
        problem = Problem(NOWHERE, code, message, hint)
        return LedgerLine(job.order, State.FAILED, self.site.today, job.digest, job.inputs, code=job.code, problems=(problem,))

    def _note(self, line: LedgerLine, new: bool = False) -> None:
        """Into the ledger, unless it says so already; away with the file of a sheet that may not be handed out.

        `new`: it has been worked on now.
        """
        line = self._unless_recalled(line)
        known, stays = self.ledger.newest.get(line.order), self.ledger.may_stay(line)
        if known is None or (new and line.state is State.READY) or _gist(line) != _gist(known):
            self.ledger.add(line)
            self.changed.add(line.order.clinic)
        if not stays:
            take_out(self.site.folder, line.order.file)
        self.told(line, new)
        if line.state in (State.FAILED, State.STALE) and not self.keep_going:
            raise Stopped

    def _unless_recalled(self, line: LedgerLine) -> LedgerLine:
        """A sheet that somebody took back while it was made, by whatever machine, is withdrawn: whether it was made, or met the recall."""
        made = line.state is State.READY or any(each.code == TAKEN_BACK for each in line.problems)
        taken = self.stock.workshop.recalls.of(line.order) if made else None
        return replace(line, state=State.WITHDRAWN, why=str(taken.why), problems=()) if taken else line

    def _flush(self) -> None:
        """Lines to disk.  Where that fails, their files go: what lies in the folder stands in the ledger."""
        self._flushed, unsure = time.monotonic(), list(self.ledger.waiting)
        try:
            self.ledger.flush()
        except OSError:
            for line in unsure:
                if isinstance(line, LedgerLine) and line.state is State.READY:
                    take_out(self.site.folder, line.order.file)
            raise

    def _finish(self) -> None:
        """Wait for what is at work, and write down what came of it."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        for future, job in list(self.at_work.items()):
            with suppress(BrokenExecutor, OSError, Stopped):
                if not future.cancelled():
                    self._note(self._line(future, job), new=True)
        self.ledger.add(*(Intended(job.order, job.code, "", self.site.today, {}) for job in self._untried.values()))
        self._flush()


class WorkerDied(Exception):
    """What an executor that tries again by itself says of an order that killed every worker it was given to."""


class Stopped(Exception):
    """An order failed, and --fail-fast was asked for."""


def _gist(line: LedgerLine) -> tuple[object, ...]:
    """What makes a line worth another one."""
    return line.state, line.digest, line.code, line.problems, line.why
