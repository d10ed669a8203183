"""A starter of the desk to double-click, for the system that this is."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from ..press.record.whole import put_whole


def write_shortcut(clinic: str, port: int, workspace: Path | None, options: Sequence[str] = (), system: str = sys.platform) -> Path:
    """Write it onto the user's desktop (where there is none, into the current folder); the file.  `options` are passed on."""
    door = Path(sys.argv[0])  # a bare checkout is started by its own file
    program = [str(door.absolute())] if door.name == "generate.py" else ["-m", __package__.partition(".")[0]]
    command = [
        sys.executable,
        *program,
        "desk",
        "--clinic",
        clinic,
        "--port",
        str(port),
        *(["--workspace", str(workspace.absolute())] if workspace else []),
        *options,
    ]
    name, text = starter(command, clinic, system)
    desktop = Path.home() / "Desktop"
    path = (desktop if desktop.is_dir() else Path.cwd()) / name
    put_whole(path, text.encode("utf-8"))
    if system != "win32":
        path.chmod(0o755)
    return path


def starter(command: Sequence[str], clinic: str, system: str) -> tuple[str, str]:
    """Its name and what stands in it."""
    title = f"Handouts {clinic}"
    if system == "win32":
        orders = "@echo off", "chcp 65001 >nul", f"title {title}", " ".join(map(_for_windows, command)), "if errorlevel 1 pause"
        return f"{title}.cmd", "".join(f"{line}\r\n" for line in orders)
    if system == "darwin":
        return f"{title}.command", f"#!/bin/sh\nexec {shlex.join(command)}\n"
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        f"Name={title}",
        "Comment=Find and print patient handouts",
        f"Exec={' '.join(map(_for_desktop, command))}",
        f"Path={Path.home()}",
        "Terminal=true",
        "Icon=document-print",
    )
    return f"{title}.desktop", "".join(f"{line}\n" for line in lines)


def _for_windows(word: str) -> str:
    """In quotes; % is doubled, or the shell would look for a variable."""
    return '"' + word.replace("%", "%%") + '"'


def _for_desktop(word: str) -> str:
    """As the Desktop Entry Specification wants it: quoted, and the backslash once more, for the file's own escapes."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word).replace("%", "%%")
    return '"' + quoted.replace("\\", "\\\\") + '"'
