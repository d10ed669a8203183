"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

PART = ".part"      # the end of the name of a file that is not whole yet


def put_whole(path: Path, data: bytes, locked: Callable[[], None] | None = None) -> os.stat_result:
    """Write a file beside its place and move it there; the folder is made when it is missing.  What the system says of the file.

    `locked` is called when a viewer holds the file open (Windows), and it is tried once more; without it, or the second time, the
    PermissionError goes on to the caller.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            part.flush()
            known = os.fstat(part.fileno())
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
    return known


def left_over(folder: Path) -> Iterator[Path]:
    """What killed runs began to write in the folders of a folder."""
    return folder.glob(f"*/.*{PART}")
