"""A starter of the desk to double-click, for the system that this is."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from ..press.whole import put_whole


def write_shortcut(clinic: str, port: int, workspace: Path | None, system: str = sys.platform) -> Path:
    """Write it onto the user's desktop (where there is none, into the current folder); the file."""
    command = [sys.executable, "-m", __package__.partition(".")[0], "desk", "--clinic", clinic, "--port", str(port),
               *(["--workspace", str(workspace.absolute())] if workspace else [])]
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
        return f"{title}.cmd", f"@echo off\r\nchcp 65001 >nul\r\ntitle {title}\r\n{' '.join(map(_for_windows, command))}\r\nif errorlevel 1 pause\r\n"
    if system == "darwin":
        return f"{title}.command", f"#!/bin/sh\nexec {shlex.join(command)}\n"
    return f"{title}.desktop", (f"[Desktop Entry]\nType=Application\nVersion=1.5\nName={title}\nComment=Find and print patient handouts\n"
                                f"Exec={' '.join(map(_for_desktop, command))}\nPath={os.path.expanduser('~')}\nTerminal=true\nIcon=document-print\n")


def _for_windows(word: str) -> str:
    """In quotes; % is doubled, or the shell would look for a variable."""
    return '"' + word.replace("%", "%%") + '"'


def _for_desktop(word: str) -> str:
    """As the Desktop Entry Specification wants it: quoted, and the backslash once more, for the file's own escapes."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word).replace("%", "%%")
    return '"' + quoted.replace("\\", "\\\\") + '"'
