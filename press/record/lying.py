"""The files of sheets in the folder of a run: put into their clinic's folder and taken out of it, and never through a link.

A clinic's folder that is a link leads to what is not ours: nothing is written there, nothing removed.
"""

import errno
import os
from pathlib import Path

from .address import Address, Stat
from .whole import put_whole


class Linked(OSError):
    """The folder of a clinic is a link."""


def put_there(folder: Path | Address, file: str, data: bytes) -> os.stat_result | Stat:
    """Write a file CLINIC/NAME into the folder of a run, whole; what the system says of it.  Raises Linked, OSError."""
    assure_no_link(folder, file)
    return put_whole(folder / file, data)


def take_out(folder: Path | Address, file: str) -> None:
    """Remove a file CLINIC/NAME, where it is there and ours.  Raises OSError."""
    if not is_linked(folder, file):
        (folder / file).unlink(missing_ok=True)


def assure_no_link(folder: Path | Address, file: str) -> None:
    """Raises Linked where the folder that CLINIC/NAME would lie in is a link."""
    if is_linked(folder, file):
        what = "this folder is a link, and nothing is written through it; put a folder in its place"
        raise Linked(errno.ELOOP, what, str(folder / file.partition("/")[0]))


def is_linked(folder: Path | Address, file: str) -> bool:
    """Whether CLINIC/NAME would lie behind a link."""
    return isinstance(folder, Path) and (folder / file.partition("/")[0]).is_symlink()
