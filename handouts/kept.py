"""What was worked out once, kept between runs in a folder of the user's own: a command that is started by hand begins sooner.

Never needed: without it everything is the same, only slower.  It holds what the program made of its own files and of a network's
(fonts unpacked, definitions and clinics read), never a sheet and nothing of a patient.  Each file is named by the digest of all that
it was made from: this program, its libraries, Python, and the bytes of the files that were read; so none is ever out of date.

HANDOUTS_CACHE=off does without, HANDOUTS_CACHE=FOLDER puts it elsewhere.  Files are pickles: only a folder that belongs to the user,
and that nobody else may enter, is read.
"""

import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from .digests import of_bytes, raw
from .measured import read_measured

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
ROOMS = ("handouts", "images", "checks", "layouts", "press")  # whose code decides what a sheet looks like
ROOM = 50_000_000  # bytes in all; the oldest go
LEAST, LARGEST = 50_000, 4_000_000  # a file counts as so many at least; one of more (a photograph) is not kept
MOST_READ = 32_000_000  # bytes of a file that something is made from: more than any reader of ours takes
SEAL = len(raw(b""))  # bytes before what is kept
NAME = 40  # hex digits in a file's name
_folder: Path | None = None  # None: nothing is kept


def keep() -> None:
    """Keep from now on, if there is a folder that is the user's alone."""
    global _folder
    _folder = _own(place())


def place() -> Path | None:
    """Where it is kept; None when it is switched off."""
    named, home = os.environ.get("HANDOUTS_CACHE"), Path(os.path.expanduser("~"))
    if named:
        return None if named == "off" else Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "patient-handouts" / "kept"
    caches = home / "Library" / "Caches" if sys.platform == "darwin" else Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return caches / "patient-handouts" / "kept"


def kept(what: str, made_from: Callable[[], tuple[object, ...]], make: Callable[[], T]) -> T:
    """What `make` gives, or what it gave when it was `made_from` the same: of a Path, its bytes count.

    What raises is never kept; nor is what was made while a file changed.
    """
    if _folder is None:
        return make()
    path = _folder / _name(what, made_from())
    with suppress(Exception):  # missing, cut short, from nobody knows where: it is made again
        lying = memoryview(read_measured(path, 2 * LARGEST))
        if lying[:SEAL] == raw(lying[SEAL:]):
            return cast(T, pickle.loads(lying[SEAL:]))  # a file of this name holds what `make` gave
    made = make()
    if path.name == _name(what, made_from()) and len(data := pickle.dumps(made, pickle.HIGHEST_PROTOCOL)) <= LARGEST:
        _put(path, data)
    return made


def _name(what: str, parts: tuple[object, ...]) -> str:
    made = [_makers(), os.getcwdb()]  # a file is shown as it is called from here
    for part in parts:
        made += [raw(repr(part).encode("utf-8", "surrogatepass")), raw(_bytes(part)) if isinstance(part, Path) else b""]
    return f"{what}-{of_bytes(b''.join(made), NAME)}"


def _bytes(path: Path) -> bytes:
    try:
        return read_measured(path, MOST_READ)
    except OSError as error:
        return f"{type(error).__name__}".encode("ascii")


@cache
def _makers() -> bytes:
    """A digest of the program, of all that is installed beside it, and of Python: by the names, sizes and dates of their files."""
    installed = sorted(
        name
        for folder in dict.fromkeys(sys.path)
        if os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith((".dist-info", ".egg-info"))
    )
    return raw(repr((sys.version, str(ROOT), installed, *_files())).encode("utf-8", "surrogatepass"))


def _files() -> Iterator[tuple[str, int, int]]:
    folders = [str(ROOT / room) for room in ROOMS]
    while folders:
        for entry in sorted(os.scandir(folders.pop()), key=lambda entry: entry.name):
            if entry.is_dir():
                folders += [entry.path] if entry.name not in ("__pycache__", "drawing", "library", "clinics", "art") else []
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _own(folder: Path | None) -> Path | None:
    """The folder, made when it is missing; None where it cannot be, or where others may write or look."""
    if folder is None:
        return None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = os.lstat(folder)
    except OSError:
        return None
    private = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    return folder if stat.S_ISDIR(found.st_mode) and private else None


def _put(path: Path, data: bytes) -> None:
    """Write it whole or not at all; a disk that is full is no reason to stop."""
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as part:
                part.write(raw(data) + data)
            os.replace(name, path)
        except OSError:
            os.unlink(name)
            raise
        taken = 0
        for file in sorted(os.scandir(path.parent), key=lambda entry: -entry.stat().st_mtime_ns):
            taken += max(file.stat().st_size, LEAST)
            if taken > ROOM:
                os.unlink(file)
