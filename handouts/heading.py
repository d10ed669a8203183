"""By what a topic is found, read from a few lines of its definition: a list of thousands is there before each has been read whole.

Only a look at the whole says whether a sheet may go out, and what is wrong with it: what cannot be read here is left to that.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from .handout_file import LARGEST
from .measured import read_measured
from .part import Part
from .record_codes import RecordCodes
from .scalars import OneLine, Prose
from .validate import model


class TopicHeading(Part):
    """The fields of a definition by which it is found."""

    title: Prose
    also_called: tuple[OneLine, ...] = ()
    found_by: tuple[OneLine, ...] = ()
    codes: RecordCodes | None = None


def read_heading(path: Path) -> TopicHeading:
    """The heading of one definition; raises `OSError`, `ValueError`, `Problems`."""
    from .reader import read_text  # YAML

    lines = read_measured(path, LARGEST).decode("utf-8-sig").splitlines(keepends=True)
    return model(TopicHeading, read_text("".join(_told(lines)), str(path)))


def _told(lines: list[str]) -> Iterator[str]:
    """The lines of these fields: each where it begins, at the margin, and what is indented under it."""
    ours = False
    for line in lines:
        if line[:1].strip():
            field = re.match(r"[a-z_]+(?=:)", line)
            ours = field is not None and field[0] in TopicHeading.FIELDS
        if ours:
            yield line
