"""Which workspace is meant: the one that is named, or the one that a folder lies in."""

from pathlib import Path

from .library import Library, NotKnown
from .place import shown
from .problems import Problems
from .strays import MARK, unmarked


def library(workspace: Path | None = None, start: Path | None = None) -> Library:
    """The library with that workspace, or with the one that `start` (the current folder) lies in; raises `NotKnown`, and `Problems` for a
    folder that lacks only the mark of one.
    """
    if workspace is not None:
        if not (workspace / MARK).is_file():
            if workspace.is_dir() and (problem := unmarked(workspace.absolute())):
                raise Problems([problem])
            raise NotKnown("workspace", shown(workspace))
        return Library(workspace)
    start = (start or Path.cwd()).absolute()
    found = next((folder for folder in (start, *start.parents) if (folder / MARK).is_file()), None)
    if found is None and (problem := unmarked(start)):
        raise Problems([problem])
    return Library(found)
