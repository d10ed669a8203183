"""Names that no topic and no clinic may have: those of a machine's devices, and the word that means every clinic."""

from pathlib import Path

from .approvals import ALL
from .place import Place, shown
from .problems import Problem, Problems

DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}  # on Windows
LONGEST = 100  # letters of a name: a sheet's file has those of its topic and its clinic, and 255 bytes are the most


def why_reserved(name: str) -> str:
    """Why a topic or clinic cannot be called so, "" where it can."""
    if name == ALL:
        return "“all” is what signatures call every clinic"
    if len(name) > LONGEST:
        return f"this name has {len(name)} letters: files and folders are called by it, and {LONGEST} are the most"
    return f"“{name}” is a device on Windows: no file or folder there may be called so" if name in DEVICES else ""


def check_name(name: str, path: Path) -> None:
    """Raises Problems where the file or folder at a path may not have its name."""
    if why := why_reserved(name):
        raise Problems([Problem(Place(shown(path)), "name-reserved", why, "give it another name")])
