"""The words by which a system starts this program's desk, and where what it says is kept."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "patient-handouts"


def desk_command(workspace: Path | None, options: Sequence[str], system: str = sys.platform, windowless: bool = False) -> list[str]:
    """The command of a desk of this workspace; `windowless` on Windows by the Python that opens no console."""
    door = Path(sys.argv[0])  # a bare checkout is started by its own file; one file of all is its own Python
    python = Path(sys.executable)
    if windowless and system == "win32" and (quiet := python.with_name("pythonw.exe")).exists():
        python = quiet
    program = [str(door.absolute())] if door.name == "generate.py" else ["-m", __package__.partition(".")[0]]
    words = [str(python), *([] if getattr(sys, "frozen", False) else program)]
    return [*words, "desk", *(["--workspace", str(workspace.absolute())] if workspace else []), *options]


def log_file(clinic: str, system: str = sys.platform) -> Path:
    """Where a desk's log lies: where the system has such files of its users."""
    home = Path.home()
    if system == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME
    elif system == "darwin":
        folder = home / "Library" / "Logs" / NAME
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / NAME
    return folder / f"desk-{clinic.replace('@', '-at-')}.log"
