"""What is shown: pictures, steps with their pictures, facts at a glance."""

from collections.abc import Iterable
from typing import Annotated, Any

from ..editions import PictureSize
from ..kinds import Either, Length, Single
from ..part import Part
from ..scalars import Icon, PictureId, Prose, YesNo, wrong
from ..text import Text
from .lists import ListEntry
from .named import Named


class Step(Part):
    """One thing that is done."""

    title: Prose
    """The act itself, in a few words; printed bold."""
    text: Prose | None = None
    """What it is like, or how it is done."""
    picture: PictureId | None = None
    """A picture of it, by its name in images/index.yaml; printed small, without its labels."""


class Steps(Named):
    """Numbered steps, each whole on its page."""

    steps: Annotated[tuple[Step, ...], Length(1)]
    """The steps, in the order in which they are done."""
    go_on: YesNo | None = None
    """`yes`, where the numbers go on from the steps before these in the same part; then one step is enough."""

    def checked(self) -> None:
        if len(self.steps) == 1 and self.go_on != "yes":
            raise wrong("list-length", "one step alone is no order of steps", "write a second one, or a paragraph", path=("steps",))


def steps_before(blocks: Iterable[object], steps: Steps) -> int:
    """How many steps of a part are counted before those of one of its blocks."""
    count = 0
    for block in blocks:
        if isinstance(block, Steps):
            count = count if block.go_on == "yes" else 0
            if block.place == steps.place:
                break
            count += len(block.steps)
    return count


class ListBeside(Part):
    """A list that a picture stands beside."""

    list: Annotated[tuple[ListEntry, ...], Length(1)]
    """The items, as those of any list."""
    title: Prose | None = None
    """What the list is of; it stands above it."""


def _kind_of_words(value: Any) -> str:
    return "<list>" if isinstance(value, dict | ListBeside) else "<words>"


WordsBeside = Annotated[Text | ListBeside, Either(_kind_of_words, {"<words>": Prose, "<list>": ListBeside})]


class PictureBlock(Named):
    """A picture across the text column, or beside words of its own; two narrow ones in a row stand side by side."""

    picture: PictureId
    """Its name in images/index.yaml."""
    caption: Prose
    """What stands under it."""
    size: PictureSize | None = None
    """small, medium or large: how much of the width it takes; left out, as large as it was drawn for."""
    beside: Annotated[tuple[WordsBeside, ...], Single(), Length(1)] | None = None
    """A paragraph; or several, and lists as `list:` with a `title:`, that it stands beside; in one column it stands below them."""


class Fact(Part):
    """One fact at a glance."""

    icon: Icon
    """The sign before it: the name of an icon."""
    fact: Prose
    """The fact in a few words; printed bold."""
    detail: Prose
    """What else is to be said of it, in one short sentence."""


class Glance(Named):
    """Four facts at a glance, each with its icon."""

    glance: Annotated[tuple[Fact, ...], Length(4, 4)]
    """The four facts."""


class Captioned(Part):
    """One of the pictures in a row."""

    picture: PictureId
    """Its name in images/index.yaml."""
    caption: Prose
    """What stands under it."""


class PictureRow(Named):
    """Two or three pictures side by side, equally high."""

    pictures: Annotated[tuple[Captioned, ...], Length(2, 3)]
    """The pictures, in the order in which they are looked at."""
    size: PictureSize | None = None
    """small, medium or large: how much each takes of the width that it has in the row; left out, as large as they were drawn for."""
