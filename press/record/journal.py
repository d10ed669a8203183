"""Where a ledger's lines lie: in a file that is only ever added to, or, where nothing can be added to, in pieces."""

import errno
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Protocol

from ...handouts.place import Place, shown
from ...handouts.problems import Problem, Problems
from .address import Address
from .lock import assure_held, opened_itself

FILE = "ledger.jsonl"
PIECES = "ledger"  # the folder of the pieces, at an address
LONGEST = 1 << 20  # bytes of a line: a thousand times what one has
MOST_SKIPPED = 64 << 20  # bytes without an end: what has more is no ledger
TORN = b"#torn\n"  # how a line ends that was broken off
FULL = 1 << 20  # bytes from which a piece is left alone
END = 1 << 20  # bytes at a file's end in which its last line stands


class Journal(Protocol):
    """Lines that were added.  Whoever adds has read them to their end before, and holds the folder's lock."""

    batch: int  # lines to add at a time

    def lines(self) -> Iterator[tuple[Place, bytes]]:
        """Every whole line, its end with it, and where it stands."""

    def last(self) -> bytes:
        """The last whole line, without reading the others; b"" for none."""

    def add(self, data: bytes) -> None:
        """Add whole lines and see them onto the disk; raises OSError, and nothing was added."""


class File:
    """One file, never opened through a link, and never cut: what another program has written stays.  A line that was torn when the
    machine stopped is ended with a mark, and passed over from then on.
    """

    batch = 64

    def __init__(self, path: Path) -> None:
        self.path, self._seen, self._torn = path, 0, False  # bytes that were read or written, and whether they end inside a line

    def lines(self) -> Iterator[tuple[Place, bytes]]:
        if not os.path.lexists(self.path):
            return
        seen, number, torn, name = 0, 0, False, shown(self.path)
        with os.fdopen(opened_itself(self.path, os.O_RDONLY), "rb") as file:
            while data := file.readline(LONGEST):
                number, size, end = number + 1, len(data), data
                while not end.endswith(b"\n") and (end := file.readline(LONGEST)):
                    size += len(end)  # of a line that is too long no more than its beginning is kept
                    if size > MOST_SKIPPED:
                        raise Problems(
                            [Problem(Place(name, number), "ledger-large", "this line has no end", "put the file back from a copy")]
                        )
                seen, torn = seen + size, not end
                if not torn and not end.endswith(TORN):
                    yield Place(name, number), data
        self._seen, self._torn = seen, torn

    def last(self) -> bytes:
        with os.fdopen(opened_itself(self.path, os.O_RDONLY), "rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - END))
            return _last(file.read())

    def add(self, data: bytes) -> None:
        assure_held(self.path.parent)
        with os.fdopen(opened_itself(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "wb", buffering=0) as file:
            if (before := os.fstat(file.fileno()).st_size) != self._seen:
                raise OSError(errno.EBUSY, "another program has written into it since it was read; run again", str(self.path))
            data = TORN + data if self._torn else data
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
                os.fsync(file.fileno())
            except BaseException:  # Ctrl-C too: whoever is interrupted writes the same lines once more at the end
                if os.fstat(file.fileno()).st_size <= before + len(data):
                    file.truncate(before)  # what we have just written, and nothing else
                raise
        self._seen, self._torn = before + len(data), False


class Pieces:
    """Objects 000001.jsonl, 000002.jsonl … in a folder: the last is put anew, whole and longer, until it is full."""

    batch = 4096  # each time a whole piece is sent

    def __init__(self, folder: Address) -> None:
        self.folder, self._number, self._last = folder, 1, b""

    def lines(self) -> Iterator[tuple[Place, bytes]]:
        for name in self._pieces():
            piece = self.folder / name
            self._number, self._last = int(name.partition(".")[0]), piece.read_bytes()
            yield from ((Place(str(piece), number), line) for number, line in enumerate(BytesIO(self._last), 1))

    def last(self) -> bytes:
        pieces = self._pieces()
        return _last((self.folder / pieces[-1]).read_bytes()) if pieces else b""

    def _pieces(self) -> list[str]:
        return sorted(name for name in self.folder.listing() if re.fullmatch(r"[0-9]{6,}\.jsonl", name))

    def add(self, data: bytes) -> None:
        number, before = (self._number + 1, b"") if len(self._last) >= FULL else (self._number, self._last)
        (self.folder / f"{number:06}.jsonl").put(before + data)
        self._number, self._last = number, before + data


def _last(data: bytes) -> bytes:
    """The last whole line of some bytes."""
    lines = data[: data.rfind(b"\n") + 1].split(b"\n")
    return next((line for line in reversed(lines) if line and not line.endswith(TORN.strip())), b"")


def journal(folder: Path | Address) -> Journal:
    """The lines of a folder of sheets."""
    return Pieces(folder / PIECES) if isinstance(folder, Address) else File(folder / FILE)


def has_journal(folder: Path | Address) -> bool:
    """Whether a run has ever written into the folder."""
    return bool((folder / PIECES).listing()) if isinstance(folder, Address) else (folder / FILE).is_file()
