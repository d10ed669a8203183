"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

PART = ".part"      # the end of the name of a file that is not whole yet


def put_whole(path: Path, data: bytes, locked: Callable[[], None] | None = None) -> os.stat_result:
    """Write a file beside its place and move it there; what the system says of the file.  See `writing_whole`."""
    with writing_whole(path, locked) as part:
        part.write(data)
        part.flush()
        return os.fstat(part.fileno())


@contextlib.contextmanager
def writing_whole(path: Path, locked: Callable[[], None] | None = None) -> Iterator[IO[bytes]]:
    """A file to write into, that is moved to its place at the end; the folder is made when it is missing.

    `locked` is called when a viewer holds the old file open (Windows), and it is tried once more; without it, or the second time,
    the PermissionError goes on to the caller.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as part:
            yield part
        os.chmod(name, 0o644)           # mkstemp's own mode would hide the sheet from the other desks
        try:
            os.replace(name, path)
        except PermissionError:
            if locked is None:
                raise
            locked()
            os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def left_over(folder: Path) -> Iterator[Path]:
    """What killed runs began to write in a folder and the folders in it."""
    for pattern in (f".*{PART}", f"*/.*{PART}"):
        yield from folder.glob(pattern)
