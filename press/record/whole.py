"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from .address import Address, Stat

PART = ".part"  # the end of the name of a file that is not whole yet
OURS = ".handouts-"  # in that name, so that nobody else's is taken for it
FOR_ALL = 0o644


def put_whole(path: Path | Address, data: bytes, locked: Callable[[], None] | None = None, mode: int = FOR_ALL) -> os.stat_result | Stat:
    """Write a file beside its place and move it there; what the system says of the file.  See `writing_whole`."""
    if isinstance(path, Address):
        return path.put(data)
    with writing_whole(path, locked, mode) as part:
        part.write(data)
        part.flush()
        return os.fstat(part.fileno())


@contextlib.contextmanager
def writing_whole(path: Path | Address, locked: Callable[[], None] | None = None, mode: int = FOR_ALL) -> Iterator[IO[bytes]]:
    """A file to write into, that is moved to its place at the end; the folder is made when it is missing.

    `locked` is called when a viewer holds the old file open (Windows), and it is tried once more; without it, or the second time,
    the PermissionError goes on to the caller.  What goes to an address is written here first, and sent when it is whole.
    """
    if isinstance(path, Address):
        with tempfile.TemporaryFile() as part:
            yield part
            path.put_file(part)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}{OURS}", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as part:
            yield part
        os.chmod(name, mode)  # mkstemp's own mode would hide the sheet from the other desks
        try:
            os.replace(name, path)
        except PermissionError:
            if locked is None:
                raise
            locked()
            os.replace(name, path)
        except IsADirectoryError as taken:
            raise IsADirectoryError(taken.errno, "a folder lies in the place of this file; take it away", str(path)) from None
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def left_over(folder: Path | Address) -> Iterator[Path | Address]:
    """What killed runs began to write in a folder and the folders in it (at an address only in itself: an object is never half there)."""
    if isinstance(folder, Address):
        yield from (folder / name for name in folder.listing() if name.endswith(PART))
        return
    for pattern in (f".*{OURS}*{PART}", f"*/.*{OURS}*{PART}"):
        yield from (part for part in folder.glob(pattern) if not part.parent.is_symlink() and not part.is_dir())
