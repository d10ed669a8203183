"""One run at a time on a folder: the system's own lock, which is gone when its process is, however it died.

At an address nobody can tell that a process has died: there the lock is an object that is made where there is none, and that somebody
has to remove after a run that was killed.
"""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .address import Address

FILE = ".lock"
UNENDED = ".unended"  # at an address: a run has begun, and not come to its end
_FAR = 1 << 30  # the byte that Windows locks: past what is written, so that others can read it


class Busy(Exception):
    """Another run is at work in the folder."""

    def __init__(self, folder: Path | Address, process: str) -> None:
        super().__init__(folder, process)
        self.folder, self.process = folder, process

    def __str__(self) -> str:
        dead = f" (if it was killed, remove {self.folder / FILE})" if isinstance(self.folder, Address) else ""
        return f"another run{f' (process {self.process})' if self.process else ''} is at work in {self.folder}; wait for it{dead}"


@contextmanager
def locked(folder: Path | Address) -> Iterator[bool]:
    """Nobody else writes into the folder, which is made where it is missing; whether the last who did came to an end.  Raises Busy."""
    if isinstance(folder, Address):
        with _held(folder):
            ended = not (folder / UNENDED).exists()
            (folder / UNENDED).put(b"")
            yield ended
            (folder / UNENDED).unlink()  # not when something was raised, as below
        return
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
        file.truncate(0)  # not when something was raised: what that run left undone is done by the next


@contextmanager
def _held(folder: Address) -> Iterator[None]:
    try:
        (folder / FILE).create(f"{os.getpid()} on {platform.node()}".encode())
    except FileExistsError:
        raise Busy(folder, (folder / FILE).read_bytes().decode("utf-8", "replace")) from None
    try:
        yield
    finally:
        (folder / FILE).unlink(missing_ok=True)


def _lock(file: IO[str]) -> None:
    """Take the lock or raise OSError; closing the file gives it back."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
