"""One run at a time on a folder: the system's own lock (by `filelock`), which is gone when its process is, however it died.

Beside it a run notes that it has begun, and takes the note away when it comes to its end.  At an address nobody can tell that a process
has died: there the lock is an object that is made where there is none, and that somebody has to remove after a run that was killed.
"""

import errno
import os
import platform
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .address import Address

FILE = ".lock"
MOST_BYTES = 0  # in a lock
UNENDED = ".unended"  # a run has begun, and not come to its end; on disk it says whose
UNLINKED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # Windows has the last alone
_held_files = dict[Path, tuple[int, int]]()  # folder that this process holds → the file of its lock, by device and number


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
    assure_lock(folder / FILE)
    try:
        # its own file, made when a file system has no locks, would outlive a process that was killed
        held = FileLock(folder / FILE, fallback_to_soft=False).acquire(timeout=0)
    except Timeout:
        raise Busy(folder, _said(folder / UNENDED)) from None
    whole = folder.resolve()
    with held:
        _held_files[whole] = _which(folder / FILE)
        try:
            yield
        finally:
            del _held_files[whole]


def assure_held(folder: Path) -> None:
    """Raises OSError where the folder's lock was removed or replaced while this process held it: others may have written since."""
    mine = _held_files.get(folder.resolve())
    if mine is not None and mine != _which(folder / FILE):
        raise OSError(
            errno.EBUSY, "the lock of this run was removed while it was at work; nothing more is written, run again", str(folder / FILE)
        )


def _which(path: Path) -> tuple[int, int]:
    """What tells a file from others of its name; nothing for none."""
    try:
        found = os.lstat(path)
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def assure_lock(path: Path) -> None:
    """A lock is an empty file of its own: whoever takes it empties it.  Raises OSError for anything else that lies there."""
    with suppress(FileNotFoundError):
        found = os.lstat(path)
        if not stat.S_ISLNK(found.st_mode) and (not stat.S_ISREG(found.st_mode) or found.st_nlink > 1 or found.st_size > MOST_BYTES):
            raise OSError(errno.EEXIST, "this is no lock of ours, and it would be emptied; move it away", str(path))


def opened_itself(path: Path, how: int) -> int:
    """A handle of the file itself: no link, no pipe.  Raises OSError."""
    handle = os.open(path, how | UNLINKED, 0o644)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no file, but a folder, a pipe or a device", str(path))
    return handle


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
    with suppress(OSError), open(os.open(note, os.O_RDONLY | UNLINKED), "rb") as file:
        return file.read(20).decode("ascii", "replace").strip()
    return ""
