"""The day by which sheets are judged: a clock that goes back below a day that was noticed is not believed.

What was over on that day would be handed out once more.  Noticed is the day of a ledger's newest line, and the last day of a desk.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from ...handouts.measured import read_measured
from ...handouts.place import NOWHERE
from ...handouts.problems import Problem
from .address import Address
from .journal import has_journal, journal
from .own import OWN, own_folder
from .whole import put_whole

FILE = "noticed-day"
MOST = 100  # bytes of it


def noticed_day(folder: Path | Address | None, workspace: Path | None = None) -> date | None:
    """The newest day that a folder's ledger (None: of no folder) or the workspace's desk has noticed; None for none that can be read."""
    found = list[date]()
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        if folder and has_journal(folder) and (last := journal(folder).last()):
            found.append(date.fromisoformat(json.loads(last)["day"]))
    with suppress(OSError, ValueError):
        if workspace:
            found.append(date.fromisoformat(read_measured(workspace / OWN / FILE, MOST).decode("ascii").strip()))
    return max(found, default=None)


def believed(today: date, noticed: date | None) -> date:
    """The later of both."""
    return max(today, noticed or today)


class Clock:
    """The calendar of a program that runs for days: it never goes back, also not from one start to the next."""

    def __init__(self, calendar: Callable[[], date], workspace: Path | None, noticed: date | None) -> None:
        self.calendar, self.newest = calendar, believed(calendar(), noticed)
        self._workspace = workspace
        self._note()

    def today(self) -> date:
        """The day; raises nothing."""
        if (now := self.calendar()) > self.newest:
            self.newest = now
            self._note()
        return self.newest

    def _note(self) -> None:
        with suppress(OSError):  # it is noticed all the same, until this program ends
            if self._workspace:
                put_whole(own_folder(self._workspace) / FILE, f"{self.newest}\n".encode("ascii"))

    def problems(self) -> tuple[Problem, ...]:
        """That the clock of this machine is not believed, where it is not."""
        if (now := self.calendar()) >= self.newest:
            return ()
        what = f"the clock of this machine says {now}, but {self.newest} was noticed before: sheets are judged by that day"
        way = "set the clock; or, if it was wrong then and is right now, start the desk with --clock-is-right once"
        return (Problem(NOWHERE, "clock-back", what, way),)
