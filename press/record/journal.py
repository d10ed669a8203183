"""Where a ledger's lines lie: in a file that is only ever added to, or, where nothing can be added to, in pieces."""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Protocol

from ...handouts.place import Place, shown
from .address import Address

FILE = "ledger.jsonl"
PIECES = "ledger"  # the folder of the pieces, at an address
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
    """One file.  A line that was torn when the machine stopped is dropped, and written over."""

    batch = 64

    def __init__(self, path: Path) -> None:
        self.path, self._whole = path, 0  # bytes up to the end of the last whole line

    def lines(self) -> Iterator[tuple[Place, bytes]]:
        if not self.path.exists():
            return
        whole, name = 0, shown(self.path)
        with self.path.open("rb") as file:
            for number, data in enumerate(file, 1):
                if not data.endswith(b"\n"):
                    break  # torn: the run was killed while it wrote
                yield Place(name, number), data
                whole += len(data)
        self._whole = whole

    def last(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - END))
            return _last(file.read())

    def add(self, data: bytes) -> None:
        with self.path.open("ab", buffering=0) as file:
            file.truncate(self._whole)  # without what a killed run began to write
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
                os.fsync(file.fileno())
            except OSError:
                file.truncate(self._whole)
                raise
        self._whole += len(data)


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
    return data[: data.rfind(b"\n") + 1].rstrip(b"\n").rpartition(b"\n")[2]


def journal(folder: Path | Address) -> Journal:
    """The lines of a folder of sheets."""
    return Pieces(folder / PIECES) if isinstance(folder, Address) else File(folder / FILE)


def has_journal(folder: Path | Address) -> bool:
    """Whether a run has ever written into the folder."""
    return bool((folder / PIECES).listing()) if isinstance(folder, Address) else (folder / FILE).is_file()
