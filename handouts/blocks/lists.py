"""Lists: one under the other with a title, one inside another, two or three side by side."""

from typing import Annotated, Any, Literal

from ..kinds import Either, Length
from ..part import Part
from ..scalars import Prose
from ..text import Text
from .named import Named
from .words import ParagraphBlock


class Nested(Part):
    """An item with a short list of its own; that list has no lists in it."""

    item: Prose
    """The item’s own words."""
    list: Annotated[tuple[Prose, ...], Length(1)]
    """What stands under it."""


def _kind_of_item(value: Any) -> str:
    return "<nested>" if isinstance(value, dict | Nested) else "<words>"


ListEntry = Annotated[Text | Nested, Either(_kind_of_item, {"<words>": Prose, "<nested>": Nested})]


class BulletList(Named):
    """Items under each other, each with a bullet."""

    list: Annotated[tuple[ListEntry, ...], Length(1)]
    """The items: words, or `item:` with a `list:` of its own."""
    title: Prose | None = None
    """What the list is of; it stands above it and stays with it."""


class DoAndDoNot(Part):
    """What to do beside what not to do."""

    do: Annotated[tuple[Prose, ...], Length(1)]
    """What to do; each begins with a verb."""
    do_not: Annotated[tuple[Prose, ...], Length(1)]
    """What not to do, without the words “do not”: they stand above."""


class Advice(Named):
    """Two lists side by side, Do and Do not."""

    advice: DoAndDoNot
    """Both lists."""


class TitledList(Part):
    """One of the lists that stand side by side."""

    title: Prose
    """What it is of: “You may eat”."""
    marks: Literal["yes", "no", "plain"] = "plain"
    """`yes`: each item has a tick; `no`: a cross; the title must say the same in words.  `plain`: bullets."""
    items: Annotated[tuple[Prose, ...], Length(1)]
    """The items."""


class Lists(Named):
    """Two or three lists with titles, side by side."""

    lists: Annotated[tuple[TitledList, ...], Length(2, 3)]
    """The lists; what is allowed stands before what is not."""


RUN_IN, SHORT = 6, 60  # so many items, none of more letters, stand one after the other like words of a sentence


def runs_in(before: object, block: object) -> bool:
    """Whether a list of short names goes on with the sentence that announces it, instead of taking a line for each."""
    if not (isinstance(block, BulletList) and announces(before) and len(block.list) >= RUN_IN and block.title is None):
        return False
    return all(isinstance(item, Text) and _is_name(item) for item in block.list)


def _is_name(item: Text) -> bool:
    return len(item.plain) <= SHORT and item.plain[-1:] not in ".!?؟।。" and not any(run.strong for run in item.runs)


def announces(block: object) -> bool:
    """Whether a block is a sentence that says what comes next."""
    return isinstance(block, ParagraphBlock) and block.paragraph.plain.rstrip().endswith((":", "："))
