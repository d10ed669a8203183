"""What CUPS keeps on the disk of what has come out: as its own settings say, where they can be read."""

import re
from collections.abc import Iterable
from pathlib import Path

from .printing import Keeping

OWN = re.compile(
    r"(/private)?/(var/)?run/cups(d|/cups\.sock)|(localhost|127\.0\.0\.1|\[::1\]):631"
)  # this machine's own, as `lpstat -H` names it
SETTINGS = Path("/etc/cups/cupsd.conf"), Path("/private/etc/cups/cupsd.conf")
DIRECTIVE = re.compile(r"^\s*PreserveJobFiles\s+(\S+)", re.M | re.I)
NEVER = ("no", "off", "false", "0")


def kept_by(server: str, settings: Iterable[Path] = SETTINGS) -> Keeping:
    """Whether the CUPS of this name keeps files.  Another machine's, or settings that only root may read, tell nothing."""
    if not OWN.fullmatch(server):
        return "perhaps"
    for path in settings:
        try:
            told = DIRECTIVE.findall(path.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
        return "not" if told and told[-1].lower() in NEVER else "kept"
    return "perhaps"
