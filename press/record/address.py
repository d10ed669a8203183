"""A folder or a file elsewhere: an address that fsspec knows (s3://…), with the few ways of a Path that the press uses.

So a run does not ask where its sheets go.  What a disk promises and a store of objects does not is told in docs/scale.md.
"""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs", "oss": "ossfs"}  # who speaks it
KNOWN = (*PACKAGES, "memory")
MOST_READ = 64 << 20  # bytes of an object that is read whole: a piece of a ledger, a lock
LOOK = 5.0  # seconds for which a folder's listing is believed: a run looks at a clinic's sheets one after another


class Lacking(ImportError):
    """A package is missing that only some commands need."""

    def __init__(self, package: str, extra: str = "patient-handouts[cluster]") -> None:
        super().__init__(f"“{package}” is missing; install it with: {sys.executable} -m pip install '{extra}'")


class Stat(NamedTuple):
    """What a store tells of an object without sending it: as much of `os.stat_result` as the press asks for."""

    st_size: int
    st_mtime_ns: int  # in whole seconds: a store's answers differ in the rest


@dataclass(frozen=True, slots=True)
class Address:
    """Where something lies; its URL has no slash at the end.  Raises OSError for whatever a store refuses."""

    url: str

    def __truediv__(self, name: str) -> "Address":
        return Address(f"{self.url}/{name}")

    def __str__(self) -> str:
        return without_password(self.url)

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    @property
    def name(self) -> str:
        """The last part."""
        return self.url.rpartition("/")[2]

    @property
    def parent(self) -> "Address":
        """What it lies in."""
        return Address(self.url.rpartition("/")[0])

    def exists(self) -> bool:
        """Whether there is such an object."""
        with self._asked() as (store, path):
            return bool(store.exists(path))

    def stat(self) -> Stat:
        """Its size and time, by a listing of its folder; raises FileNotFoundError."""
        try:
            return self.parent.listing()[self.name]
        except KeyError:
            raise FileNotFoundError(errno.ENOENT, "there is no such object", str(self)) from None

    def listing(self) -> dict[str, Stat]:
        """What lies in it, by name; kept until this process writes something, and no longer than LOOK."""
        known = _listed.get(self.url)
        if known is None or time.monotonic() - known[0] > LOOK:
            with self._asked() as (store, path):
                try:
                    found = store.ls(path, detail=True)
                except FileNotFoundError:
                    found = []
            _listed.clear()
            known = _listed[self.url] = time.monotonic(), {str(each["name"]).rpartition("/")[2]: _stat(each) for each in found}
        return known[1]

    def read_bytes(self) -> bytes:
        """All of it; raises FileNotFoundError, OSError for more than anything of ours has."""
        if self.stat().st_size > MOST_READ:
            raise OSError(errno.EFBIG, f"it has more than {MOST_READ:,} bytes", str(self))
        with self._asked() as (store, path):
            return bytes(store.cat_file(path))

    def open(self, mode: str = "rb") -> IO[bytes]:
        """To be read from beginning to end."""
        with self._asked() as (store, path):
            opened: IO[bytes] = store.open(path, mode)
            return opened

    def put(self, data: bytes) -> Stat:
        """Write it, whole or not at all where the store's PUT is so."""
        with self._asked() as (store, path):
            _listed.clear()
            store.pipe_file(path, data)
            return _stat(store.info(path))

    def put_file(self, file: IO[bytes]) -> None:
        """Write it from a local file, in parts where it is large."""
        with self._asked() as (store, path):
            _listed.clear()
            file.seek(0)
            with store.open(path, "wb") as out:
                while part := file.read(1 << 20):
                    out.write(part)

    def create(self, data: bytes) -> None:
        """Write it where there is none; raises FileExistsError."""
        with self._asked() as (store, path):
            _listed.clear()
            store.pipe_file(path, data, mode="create")

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove it."""
        with self._asked() as (store, path):
            _listed.clear()
            try:
                store.rm_file(path)
            except FileNotFoundError:
                if not missing_ok:
                    raise

    @contextmanager
    def _asked(self) -> Iterator[tuple[Any, str]]:
        """The store and the path in it; what goes wrong there is an OSError, whatever the store's own library calls it."""
        try:
            store = _store(urlsplit(self.url).scheme)
            yield store, store._strip_protocol(self.url)
        except (FileNotFoundError, FileExistsError, Lacking):
            raise
        except Exception as wrong:  # also PermissionError: no viewer holds this sheet open
            said = f"{wrong}".replace(self.url, str(self))
            raise OSError(errno.EIO, f"{type(wrong).__name__}: {said}", str(self)) from wrong


_listed: dict[str, tuple[float, dict[str, Stat]]] = {}  # the last folder that was looked at, and when


def without_password(text: str) -> str:
    """An address as it may be shown: what stands before its @ is nobody's business."""
    scheme, mark, rest = text.partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}{mark}{'…@' if '@' in place else ''}{place.rpartition('@')[2]}{slash}{path}" if mark else text


def folder_at(text: str) -> "Path | Address":
    """A folder as somebody wrote it: a path, file://…, or another address.  Raises Lacking, ValueError for a scheme that nobody knows."""
    if "://" not in text:
        return Path(text)
    parts = urlsplit(text)
    if parts.scheme == "file":
        from urllib.request import url2pathname  # it brings HTTP and TLS with it

        return Path(url2pathname(parts.path))
    if parts.scheme not in KNOWN:  # not even asked for: some of them call their machine before they are given one
        raise ValueError(f"“{parts.scheme}://” is no kind of address that sheets can be put to; s3://BUCKET/FOLDER is one")
    _store(parts.scheme)
    return Address(text.rstrip("/"))


@cache
def _store(scheme: str) -> Any:
    """fsspec's file system for a scheme.  Keys and endpoints are the environment's affair, on every machine of its own."""
    try:
        import fsspec
    except ModuleNotFoundError:
        raise Lacking("fsspec") from None
    try:
        kind = fsspec.get_filesystem_class(scheme)
    except ImportError as missing:
        raise Lacking(PACKAGES[scheme], PACKAGES[scheme]) from missing
    return kind(use_listings_cache=False)


def _stat(told: dict[str, Any]) -> Stat:
    """Size and time as a store tells them, each in its own words."""
    when = next((told[name] for name in ("LastModified", "last_modified", "mtime", "updated", "created") if told.get(name)), 0)
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    return Stat(int(told["size"] or 0), int(when.timestamp() if isinstance(when, datetime) else when) * 10**9)
