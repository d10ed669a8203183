"""A file measured before it is read: who reads takes no more than is asked for, and never waits for what is no file."""

import errno
import os
import stat
from pathlib import Path

FileStamp = tuple[int, ...]
UNWAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe that nobody writes to is opened without waiting for him


class NoFile(OSError):
    """What cannot be read as a file: a folder, a pipe, a device, or more than is asked for."""


def stamp(path: Path) -> FileStamp:
    """By what a file is known again without being read: its size, dates and number.  Raises OSError."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def read_measured(path: Path, most: int) -> bytes:
    """All of a file of at most so many bytes.  Raises OSError, NoFile."""
    with open(os.open(path, os.O_RDONLY | UNWAITING), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise NoFile(errno.EINVAL, "it is no file, but a folder, a pipe or a device", str(path))
        if found.st_size <= most and len(data := file.read(most + 1)) <= most:
            return data
    raise NoFile(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
