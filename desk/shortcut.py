"""Starters of the desk to double-click, for the system that this is: on the desktop, in the start menu, at login."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from ..press.record.whole import put_whole
from .known_folders import folder_of
from .own_command import desk_command, log_file
from .shell_link import put_link

ABOUT = "Find and print patient handouts"


def title_of(clinic: str) -> str:
    return f"Handouts {clinic}"


def write_shortcuts(clinic: str, workspace: Path | None, options: Sequence[str], autostart: bool, system: str = sys.platform) -> list[Path]:
    """Write them, where there is no desktop into the current folder; the files.  `options` are passed on."""
    desktop, menu = folder_of("desktop", system) or Path.cwd(), folder_of("menu", system)
    written = [_put(folder, clinic, workspace, options, system) for folder in (desktop, menu) if folder]
    if autostart and (folder := folder_of("autostart", system)):
        written.append(_put(folder, clinic, workspace, [*options, "--no-open"], system))
    return written


def starters(clinic: str, system: str = sys.platform) -> list[Path]:
    """Those that were written."""
    folders = (folder_of("desktop", system), folder_of("menu", system), folder_of("autostart", system))
    return [path for folder in folders if folder if (path := folder / _file_of(clinic, system)).exists()]


def _put(folder: Path, clinic: str, workspace: Path | None, options: Sequence[str], system: str) -> Path:
    path = folder / _file_of(clinic, system)
    folder.mkdir(parents=True, exist_ok=True)
    if system == "win32":  # without a console: what it says goes into its log
        command = desk_command(workspace, [*options, "--log", str(log_file(clinic, system))], system, windowless=True)
        put_link(path, command, ABOUT, Path.home())
        return path
    put_whole(path, starter(desk_command(workspace, options, system), clinic, system).encode("utf-8"))
    path.chmod(0o755)
    return path


def _file_of(clinic: str, system: str) -> str:
    return title_of(clinic) + {"win32": ".lnk", "darwin": ".command"}.get(system, ".desktop")


def starter(command: Sequence[str], clinic: str, system: str) -> str:
    """What stands in it, on macOS and Linux."""
    if system == "darwin":
        return f"#!/bin/sh\nexec {shlex.join(command)}\n"
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        f"Name={title_of(clinic)}",
        f"Comment={ABOUT}",
        f"Exec={' '.join(map(_for_desktop, command))}",
        f"Path={Path.home()}",
        "Terminal=true",
        "Icon=document-print",
    )
    return "".join(f"{line}\n" for line in lines)


def _for_desktop(word: str) -> str:
    """As the Desktop Entry Specification wants it: quoted, and the backslash once more, for the file's own escapes."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word).replace("%", "%%")
    return '"' + quoted.replace("\\", "\\\\") + '"'
