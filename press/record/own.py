"""What the program notes of itself in a workspace, in a folder of its own: lines of JSON that are only ever added to.

They are read back like files of others: measured, no link followed, every line that cannot be what it says told with its number.
"""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...handouts.place import Place, shown
from ...handouts.problems import Problem, unreadable
from .lock import opened_itself

OWN = ".handouts"
MOST = 64 << 20  # bytes of such a file: half a million prints, read in some seconds
LONGEST = 20_000  # bytes of a line: fifty times what one has
STRANGE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)  # what a line of others can raise


def own_folder(workspace: Path) -> Path:
    """The program's own folder in a workspace, made where it is missing.  Raises OSError where a link lies there, that leads elsewhere."""
    folder = workspace / OWN
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "this is a link, and nothing is written through it; put a folder in its place", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def add_lines(path: Path, data: bytes) -> None:
    """Add whole lines to such a file, after one that was torn on a line of their own; raises OSError, also where a link lies there."""
    with os.fdopen(opened_itself(path, os.O_RDWR | os.O_APPEND | os.O_CREAT), "rb+") as file:
        torn = file.seek(0, os.SEEK_END) and file.seek(-1, os.SEEK_END) and file.read(1) != b"\n"
        file.write(b"\n" + data if torn else data)


def read_lines(path: Path, take: Callable[[Any], object]) -> tuple[Problem, ...]:
    """Hand to `take` what each line says; the lines that it cannot take, as problems, and a file that cannot be read.  No file has none."""
    if not os.path.lexists(path):
        return ()
    damaged, number = list[Problem](), 0
    try:
        with os.fdopen(opened_itself(path, os.O_RDONLY), "rb") as file:
            if os.fstat(file.fileno()).st_size > MOST:
                raise OSError(errno.EFBIG, f"it has more than {MOST:,} bytes; move it away, and a new one is begun")
            while line := file.readline(MOST):
                number += 1
                try:
                    if line.strip():
                        take(json.loads(line) if len(line) <= LONGEST else None)
                except STRANGE:
                    damaged.append(_damaged(Place(shown(path), number)))
    except OSError as error:
        return (unreadable(error, path),)
    return tuple(damaged)


def _damaged(place: Place) -> Problem:
    return Problem(
        place,
        "note-broken",
        "this line cannot be read and is passed over",
        "what it counted is not counted; put the file back from a copy, or take the line out: the other lines hold",
        "warning",
    )
