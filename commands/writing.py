"""Files that appear whole or not at all; what is in the way is told."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..press.orders.order import Order
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.kept_words import KeptWords
from ..press.record.lock import assure_lock
from ..press.record.printed import MadeByHand, note_printed
from ..press.record.whole import put_whole

RETRY_AFTER = 1.0  # seconds until a locked file is tried once again
PATIENCE = 60.0  # seconds that a command waits for others who write the same file


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else reads a file and writes it anew meanwhile: commands that were started at once come one after the other."""
    from filelock import FileLock, Timeout

    lock = path.with_name(f".{path.name}.lock")
    assure_lock(lock)
    try:
        held = FileLock(lock, fallback_to_soft=False).acquire(timeout=PATIENCE)
    except Timeout:
        raise click.ClickException(f"another command is writing {path}; try again when it has ended") from None
    with held:
        yield


def write_whole(path: Path | Address, data: bytes) -> None:
    """Write a file beside its place and move it there; one that a viewer holds open (Windows) is named and tried again once."""

    def wait() -> None:
        click.echo(f"handouts: {path} is open in another program; close it, I try once more …", err=True)
        time.sleep(RETRY_AFTER)

    put_whole(path, data, wait)


def size_of(data: bytes) -> str:
    """A file's size for people."""
    return f"{max(1, round(len(data) / 1024)):,} KB"


def extent_of(pages: int, on_leaf: int = 2) -> str:
    """So many pages, and on how many leaves of paper they lie, each with so many on its two sides."""
    leaves = -(-pages // on_leaf)
    return f"{pages} page{'s' * (pages != 1)} on {leaves} {'leaf' if leaves == 1 else 'leaves'}"


def note_made(shop: Workshop, codes: dict[str, Order]) -> None:
    """Note the codes of sheets before they are put; where that cannot be done it is told, for `lookup` will not know them."""
    sheets = {code: MadeByHand(order, shop.today, shop.on_sheet.words_of(order)) for code, order in codes.items()}
    kept = KeptWords(shop)
    for order in codes.values():
        kept.note(order)
    try:
        note_printed(shop.library.workspace, sheets)
    except OSError as full:
        click.echo(f"handouts: `lookup` will not know {', '.join(codes)}: {full.filename}: {full.strerror}", err=True)
