"""Whether a file of a workspace lies in it: what a link that leads out of it leads to is nobody's handout."""

from pathlib import Path

from .place import Place, shown
from .problems import OUTSIDE, Problem, Problems


def assure_inside(path: Path, home: Path) -> None:
    """Raises Problems where a file of the workspace `home` is a link that leads out of it."""
    if path.is_relative_to(home) and not path.resolve().is_relative_to(home.resolve()):
        raise Problems([Problem(Place(shown(path)), OUTSIDE, "this file is a link that leads out of the workspace", "copy the file here")])
