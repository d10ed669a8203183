"""A user's edit of a file."""

from pathlib import Path


def change(path: Path, old: str, new: str) -> None:
    """Write a file anew with some of its words changed."""
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), encoding="utf-8")
