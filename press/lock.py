"""One run at a time on a folder: the system's own lock, which is gone when its process is, however it died."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

FILE = ".lock"
_FAR = 1 << 30      # the byte that Windows locks: past what is written, so that others can read it


class Busy(Exception):
    """Another run is at work in the folder."""

    def __init__(self, folder: Path, process: str) -> None:
        super().__init__(folder, process)
        self.folder, self.process = folder, process

    def __str__(self) -> str:
        return f"another run{f' (process {self.process})' if self.process else ''} is at work in {self.folder}; wait for it"


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Nobody else writes into the folder, which is made where it is missing; whether the last who did came to an end.  Raises Busy."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a+", encoding="ascii") as file:
        try:
            _lock(file)
        except OSError:
            file.seek(0)
            raise Busy(folder, file.read(20).strip()) from None
        file.seek(0)
        ended = not file.read(20)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield ended
        file.truncate(0)                # not when something was raised: what that run left undone is done by the next


def _lock(file: IO[str]) -> None:
    """Take the lock or raise OSError; closing the file gives it back."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
