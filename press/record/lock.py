"""One run at a time on a folder: the system's own lock (by `filelock`), which is gone when its process is, however it died.

Beside it a run notes that it has begun, and takes the note away when it comes to its end.  At an address nobody can tell that a process
has died: there the lock is an object that is made where there is none, and that somebody has to remove after a run that was killed.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .address import Address

FILE = ".lock"
UNENDED = ".unended"  # a run has begun, and not come to its end; on disk it says whose
_UNLINKED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # Windows has neither


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
    """Nobody else writes into the folder, which is made where it is missing; whether the last who did came to an end.

    Raises Busy, OSError.  Nothing is written or read through a link that lies in the folder.
    """
    with _held_there(folder) if isinstance(folder, Address) else _held(folder):
        note = folder / UNENDED
        ended = not (note.exists() if isinstance(note, Address) else os.path.lexists(note))
        _begin(note)
        yield ended
        note.unlink(missing_ok=True)  # not when something was raised: what that run left undone is done by the next


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        # its own file, made when a file system has no locks, would outlive a process that was killed
        held = FileLock(folder / FILE, fallback_to_soft=False).acquire(timeout=0)
    except Timeout:
        raise Busy(folder, _said(folder / UNENDED)) from None
    with held:
        yield


@contextmanager
def _held_there(folder: Address) -> Iterator[None]:
    try:
        (folder / FILE).create(f"{os.getpid()} on {platform.node()}".encode())
    except FileExistsError:
        raise Busy(folder, (folder / FILE).read_bytes().decode("utf-8", "replace")) from None
    try:
        yield
    finally:
        (folder / FILE).unlink(missing_ok=True)


def _begin(note: Path | Address) -> None:
    """Write the note anew: where a link lies in its place, the link is removed, and what it leads to stays as it is."""
    if isinstance(note, Address):
        note.put(b"")
        return
    note.unlink(missing_ok=True)
    with note.open("x", encoding="ascii") as file:
        file.write(str(os.getpid()))


def _said(note: Path) -> str:
    """The process that a run noted; "" for one that has not yet, or has just ended."""
    with suppress(OSError), open(os.open(note, os.O_RDONLY | _UNLINKED), "rb") as file:
        return file.read(20).decode("ascii", "replace").strip()
    return ""
