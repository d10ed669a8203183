"""What was sent to printers and is followed until it has come out: how each job stands, for whoever sent it, in memory alone.

A job that a printer takes is no sheet in the tray.  Nothing of a patient is here: topics, a printer, the printer's number, a time.
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from .printing import UNKNOWN, JobState, PrinterError, Standing

MOST = 300  # jobs: the oldest goes first
FRESH = 1.0  # seconds that an answer of a print service is good for: ten pages that ask ask once
AFTER = 600.0  # seconds that a job is told of which is over, or of which the system tells nothing
OVER: Collection[JobState] = ("printed", "taken-back", "failed")
Following = Callable[[str, Collection[str]], Awaitable[Mapping[str, Standing]]]


@dataclass(slots=True)
class SentJob:
    """One job: whose, what, on which printer, by which number of the printer's, since when; how it stood when last looked at."""

    session: str
    topics: tuple[str, ...]
    queue: str
    number: str
    since: float
    standing: Standing = UNKNOWN


class Jobs:
    """Jobs by ids that nobody can guess; `look` asks a print service, `clock` gives seconds."""

    def __init__(self, look: Following, clock: Callable[[], float] = time.monotonic) -> None:
        self._look, self._clock = look, clock
        self._jobs = dict[str, SentJob]()
        self._asked = dict[str, float]()
        self._asking = asyncio.Lock()

    def add(self, session: str, topics: Iterable[str], queue: str, number: str) -> str:
        """Its id."""
        while len(self._jobs) >= MOST:
            del self._jobs[next(iter(self._jobs))]
        id = secrets.token_urlsafe(12)
        self._jobs[id] = SentJob(session, tuple(topics), queue, number, self._clock())
        self.changed(queue)
        return id

    async def of(self, session: str) -> dict[str, SentJob]:
        """Those of a session, by id, as they stand by now."""
        mine = {id: job for id, job in self._jobs.items() if job.session == session}
        for id, job in [*mine.items()]:
            if (job.standing.state in OVER or not job.number) and self._clock() - job.since > AFTER:
                del self._jobs[id], mine[id]
        await self._refresh({job.queue for job in mine.values() if job.number and job.standing.state not in OVER})
        return mine

    def mine(self, session: str, id: str) -> SentJob | None:
        """One job of a session."""
        job = self._jobs.get(id)
        return job if job and job.session == session else None

    def minutes(self, job: SentJob) -> int:
        """Whole minutes since it was sent."""
        return int((self._clock() - job.since) // 60)

    def changed(self, queue: str) -> None:
        """What is known of a printer's jobs is old."""
        self._asked.pop(queue, None)

    async def _refresh(self, queues: Collection[str]) -> None:
        async with self._asking:
            for queue in queues:
                if self._clock() - self._asked.get(queue, -FRESH) < FRESH:
                    continue
                open_ = [job for job in self._jobs.values() if job.queue == queue and job.number and job.standing.state not in OVER]
                try:
                    told = await self._look(queue, [job.number for job in open_])
                except PrinterError:  # nobody knows: said so, and asked again
                    told = {}
                for job in open_:
                    job.standing = told.get(job.number, UNKNOWN)
                self._asked[queue] = self._clock()
