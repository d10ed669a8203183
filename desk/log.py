"""What a desk without a terminal says goes into a file: the program's own lines, of which none holds a word that was typed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LARGEST = 1_000_000  # bytes: then it is begun anew, and the last one is kept beside it
ERROR_BOX = 0x10  # MB_ICONERROR


def write_into(path: Path) -> None:
    """Have all that is said from now on written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_name(f"{path.name}.1"))
    sys.stdout = sys.stderr = path.open("a", encoding="utf-8", errors="replace", buffering=1)


@contextmanager
def in_a_box(shown: bool) -> Iterator[None]:
    """Who double-clicks a starter without a window sees in a box why it does not start: on Windows, where there is no other place."""
    try:
        yield
    except Exception as wrong:
        if shown and sys.platform == "win32":
            import ctypes

            words = getattr(wrong, "message", "") or getattr(wrong, "strerror", "") or str(wrong)
            ctypes.windll.user32.MessageBoxW(None, words, "Handouts", ERROR_BOX)
        raise
