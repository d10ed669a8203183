"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
import time
from pathlib import Path

import click

RETRY_AFTER = 1.0       # seconds until a locked file is tried once again


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; the folder is made when it is missing.

    A file that a viewer holds open (Windows) is named and tried again once; then the OSError goes on to the caller.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        os.chmod(name, 0o644)           # mkstemp's own mode would hide the sheet from the other desks
        try:
            os.replace(name, path)
        except PermissionError:
            click.echo(f"handouts: {path} is open in another program; close it, I try once more …", err=True)
            time.sleep(RETRY_AFTER)
            os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def size_of(data: bytes) -> str:
    """A file's size for people."""
    return f"{max(1, round(len(data) / 1024)):,} KB"
