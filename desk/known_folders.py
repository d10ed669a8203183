"""Where a user's desktop, start menu and autostart really are: by the system's own word, which a redirected desktop (OneDrive) or one in
another language changes.
"""

import ctypes as c
import os
import re
import sys
import uuid
from pathlib import Path
from typing import Literal

UserFolder = Literal["desktop", "menu", "autostart"]
WINDOWS: dict[UserFolder, str] = {  # KNOWNFOLDERID: Desktop, Programs, Startup
    "desktop": "b4bfcc3a-db2c-424c-b029-7fe99a87c641",
    "menu": "a77f5d77-2e2b-44c3-a6a2-aba601054a51",
    "autostart": "b97d20bb-f46a-4c97-ba10-5e3608430854",
}


def folder_of(place: UserFolder, system: str = sys.platform) -> Path | None:
    """The folder; None where the system has none such."""
    if system == "win32":
        return _windows(WINDOWS[place])
    home = Path.home()
    if place == "desktop":
        desktop = home / "Desktop" if system == "darwin" else _xdg_desktop(home)
        return desktop if desktop.is_dir() else None
    if system == "darwin":
        return None
    if place == "menu":
        return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "applications"
    return _config(home) / "autostart"


def _config(home: Path) -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")


def _xdg_desktop(home: Path) -> Path:
    """As `user-dirs.dirs` says it: XDG_DESKTOP_DIR="$HOME/Schreibtisch"."""
    try:
        said = (_config(home) / "user-dirs.dirs").read_text(encoding="utf-8", errors="replace")
    except OSError:
        said = ""
    found = re.search(r'^\s*XDG_DESKTOP_DIR="(\$HOME/)?([^"]*)"', said, re.M)
    return (home / found[2] if found[1] else Path(found[2])) if found else home / "Desktop"


def _windows(id: str) -> Path | None:
    """SHGetKnownFolderPath."""
    if sys.platform != "win32":
        return None
    path = c.c_wchar_p()
    guid = (c.c_ubyte * 16).from_buffer_copy(uuid.UUID(id).bytes_le)
    if c.windll.shell32.SHGetKnownFolderPath(guid, 0, None, c.byref(path)) != 0:
        return None
    try:
        return Path(path.value or "")
    finally:
        c.windll.ole32.CoTaskMemFree(path)
