"""`GET /health`: how the desk is, for a monitor of whoever looks after the machine.  It takes no session and tells nothing of a patient;
however often it is asked, the printers are asked no more than once in some seconds.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypedDict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .. import __version__
from .answers import Answer
from .printing import PrinterError
from .studio import Studio

FRESH = 10.0  # seconds that what the printers said is good for
MOST = 50  # printers that are named


class PrinterHealth(TypedDict):
    """A printer by its name in the system, and whether it is stopped."""

    name: str
    stopped: bool


class LastProblem(TypedDict):
    """What went wrong last: when (UTC), and its code."""

    at: str
    code: str


class DeskHealth(TypedDict):
    """`ok`: the clinic can be read, all topics have been read, printers answer, prints are counted; `problems` are those in the files."""

    ok: bool
    version: str
    read: int
    topics: int
    problems: int
    counted: bool
    last_problem: LastProblem | None
    printers: list[PrinterHealth]
    printing: str


class Health:
    """What is told of one desk."""

    def __init__(self, studio: Studio, clock: Callable[[], float] = time.monotonic) -> None:
        self.studio, self._clock = studio, clock
        self._last: LastProblem | None = None
        self._asked, self._printers, self._why = -FRESH, list[PrinterHealth](), ""
        self._asking = asyncio.Lock()

    def open(self) -> dict[str, Answer]:
        """Asked by whoever comes."""
        return {"/health": self.health}

    def noting(self, safe: Callable[[Answer], Answer]) -> Callable[[Answer], Answer]:
        """The same answers; what a printer refused, and each fault of ours, is the last problem from then on: its code alone."""

        def noting(act: Answer) -> Answer:
            async def noted(request: Request) -> Response:
                try:
                    return await act(request)
                except PrinterError as trouble:
                    self._note(trouble.code)
                    raise

            answer = safe(noted)

            async def asked(request: Request) -> Response:
                said = await answer(request)
                if said.status_code >= 500 and said.status_code != 502:  # that is a printer's
                    self._note("fault")
                return said

            return asked

        return noting

    def _note(self, code: str) -> None:
        self._last = {"at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "code": code}

    async def health(self, request: Request) -> Response:
        shelf, house = self.studio.shelf, self.studio.shelf.house
        await self._ask()
        topics, read = len(house.topics) if house else 0, shelf.seen
        said = DeskHealth(
            ok=bool(house) and read >= topics and not self._why and not self.studio.uncounted,
            version=__version__,
            read=read,
            topics=topics,
            problems=len(shelf.problems()),
            counted=not self.studio.uncounted,
            last_problem=self._last,
            printers=self._printers[:MOST],
            printing=self._why or "ok",
        )
        return JSONResponse(said)

    async def _ask(self) -> None:
        """What the printers say, where it is old."""
        async with self._asking:
            if self._clock() - self._asked < FRESH:
                return
            try:
                self._printers, self._why = [{"name": each.name, "stopped": each.stopped} for each in await self.studio.queues()], ""
            except PrinterError as trouble:
                self._printers, self._why = [], trouble.code
                self._note(trouble.code)
            self._asked = self._clock()
