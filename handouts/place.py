"""Where in the user's files something was written."""

import os
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A spot in a file: line and column count from 1, `width` is how many characters the caret underlines.

    Carried unread from the YAML node to the end of the pipe, so that a complaint raised while pages are being set still
    comes back as file:line:column.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1

    def line_from(self, other: "Place") -> str:
        """How somebody at another place calls its line: "line 31", and of which file where that is another."""
        return f"line {self.line}" if self.file in ("", other.file) else f"line {self.line} of {self.file}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")


def shown(path: Path) -> str:
    """The path as people read it: as given, or relative to the current folder when that is shorter."""
    try:
        return min(str(path), os.path.relpath(path), key=len)
    except ValueError:  # another drive
        return str(path)
