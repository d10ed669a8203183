"""Recalls written down: `recalls.yaml` is read, changed and put back whole, by one at a time."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from ...handouts.problems import Problems
from ...handouts.recalls import FILE, Recall, read_recalls, recalls_text
from ..orders.workshop import Workshop
from .ledger import Ledger
from .lock import assure_lock
from .own import own_folder
from .tracing import unmirrored
from .whole import put_whole, writing_whole

LOCK = "recalls.lock"
PATIENCE = 10.0  # seconds to wait for another who writes


class RegisterBusy(OSError):
    """Somebody else writes recalls, for longer than anybody waits."""


def change_register(workspace: Path, change: Callable[[tuple[Recall, ...]], tuple[Recall, ...]]) -> tuple[Recall, ...]:
    """What `change` makes of the recalls of a workspace, on disk; raises Problems where they cannot be read, OSError."""
    from filelock import FileLock, Timeout

    lock = own_folder(workspace) / LOCK
    assure_lock(lock)
    try:
        with FileLock(lock, timeout=PATIENCE):
            path = workspace / FILE
            before = read_recalls(path)
            after = change(before)
            if after != before:
                _put(path, after)
            return after
    except Timeout:
        raise RegisterBusy(0, "another program writes recalls; try once more", str(workspace / FILE)) from None


def adopt(ledger: Ledger, shop: Workshop) -> list[Recall]:
    """Recalls that only a ledger has are put into the register: those of before there was one, and all where it is gone.  Raises Problems,
    OSError.
    """
    lost = _together(unmirrored(ledger, shop), {line.order.clinic for line in ledger.lines()}) if ledger.withdrawn else []
    if shop.library.workspace and lost:
        change_register(shop.library.workspace, lambda before: (*before, *lost))
        return lost
    return []


def _together(recalls: Iterable[Recall], clinics: set[str]) -> list[Recall]:
    """One for every clinic, where all that there are have the same."""
    same = dict[tuple[object, ...], dict[str, Recall]]()
    for each in recalls:
        same.setdefault((each.topic, each.phone, str(each.finished), each.why, each.date), {})[str(each.clinic)] = each
    everywhere = (each.keys() >= clinics and len(clinics) > 1 for each in same.values())
    return [
        each
        for found, whole in zip(same.values(), everywhere)
        for each in ([next(iter(found.values())).but(clinic=None)] if whole else found.values())
    ]


def _put(path: Path, recalls: tuple[Recall, ...]) -> None:
    """The file, seen onto the disk; one that cannot be read back is put back as it was."""
    before = path.read_bytes() if path.exists() else None
    with writing_whole(path) as part:
        part.write(recalls_text(recalls).encode("utf-8"))
        part.flush()
        os.fsync(part.fileno())
    try:
        read_recalls(path)
    except Problems:
        if before is None:
            path.unlink()
        else:
            put_whole(path, before)
        raise
