"""PDFs that wait to be printed again or shown: in memory, for five minutes at most."""

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .counts import Codes
from .printing import PrintJob
from .wish import Wish

KEPT = 300.0  # seconds
MOST = 200  # PDFs: the oldest goes first


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """One PDF; `codes` are counted each time it is printed.  With a `job` it went to a printer's `queue` that way."""

    pdf: bytes
    name: str
    codes: Codes
    job: PrintJob | None = None
    queue: str = ""
    wishes: tuple[Wish, ...] = ()
    pictures: tuple[bytes, ...] = ()  # of its pages, where they were looked at with what was typed


class Shelfful:
    """PDFs by ids that nobody can guess, each for the session that put it there, `most` at once; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock, self._held, self._most = clock, dict[str, tuple[str, float, Held]](), most

    def put(self, session: str, held: Held) -> str:
        """Its id, good for five minutes."""
        self.sweep()
        while len(self._held) >= self._most:
            del self._held[next(iter(self._held))]
        id = secrets.token_urlsafe(18)
        self._held[id] = session, self._clock() + KEPT, held
        return id

    def get(self, session: str, id: str) -> Held | None:
        """What this session put there, if it is not over."""
        self.sweep()
        owner, _, held = self._held.get(id, ("", 0.0, None))
        return held if owner == session else None

    def drop(self, session: str, ids: Iterable[str]) -> None:
        """“Next patient”."""
        for id in ids:
            if self.get(session, id):
                del self._held[id]

    def sweep(self) -> None:
        """Wipe what is over."""
        for id in [id for id, (_, until, _) in self._held.items() if until <= self._clock()]:
            del self._held[id]

    def __len__(self) -> int:
        return len(self._held)
