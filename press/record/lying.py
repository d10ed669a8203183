"""The files of sheets in the folder of a run: put into their clinic's folder and taken out of it, and never through a link.

A clinic's folder that is a link leads to what is not ours: nothing is written there, nothing removed.
"""

import errno
import os
import stat
from pathlib import Path
from typing import IO

from .address import Address, Stat
from .lock import opened_itself
from .whole import put_whole


class Linked(OSError):
    """The folder of a clinic is a link."""


def put_there(folder: Path | Address, file: str, data: bytes) -> os.stat_result | Stat:
    """Write a file CLINIC/NAME into the folder of a run, whole; what the system says of it.  Raises Linked, OSError."""
    assure_no_link(folder, file)
    return put_whole(folder / file, data)


def take_out(folder: Path | Address, file: str) -> None:
    """Remove a file CLINIC/NAME, or a link in its place, where it is there and ours.  Raises OSError."""
    path = folder / file
    if not is_linked(folder, file) and not (isinstance(path, Path) and path.is_dir() and not path.is_symlink()):
        path.unlink(missing_ok=True)


def lies(folder: Path | Address, file: str) -> os.stat_result | Stat | None:
    """What the system says of a file CLINIC/NAME; None where there is none, or a link, a pipe, a folder in its place."""
    path = folder / file
    if is_linked(folder, file):
        return None
    try:
        if isinstance(path, Address):
            return path.stat()
        found = path.lstat()
    except OSError:
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def open_sheet(path: Path | Address) -> IO[bytes]:
    """A file that lies there, to be read from beginning to end; nobody waits for what is no file.  Raises OSError."""
    return path.open() if isinstance(path, Address) else os.fdopen(opened_itself(path, os.O_RDONLY), "rb")


def assure_no_link(folder: Path | Address, file: str) -> None:
    """Raises Linked where the folder that CLINIC/NAME would lie in is a link."""
    if is_linked(folder, file):
        what = "this folder is a link, and nothing is written through it; put a folder in its place"
        raise Linked(errno.ELOOP, what, str(folder / file.partition("/")[0]))


def is_linked(folder: Path | Address, file: str) -> bool:
    """Whether CLINIC/NAME would lie behind a link."""
    return isinstance(folder, Path) and (folder / file.partition("/")[0]).is_symlink()
