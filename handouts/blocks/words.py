"""Words one under the other: paragraphs, lists, questions, web pages."""

from typing import Annotated

from ..kinds import Length
from ..part import Part
from ..scalars import Prose, Url
from .named import Named


class ParagraphBlock(Named):
    """A string among the blocks, or `paragraph:` where it needs an id."""

    paragraph: Prose
    """The words.  Blank lines part no paragraphs: each is a block of its own."""


class BulletList(Named):
    """Items under each other, each with a bullet."""

    list: Annotated[tuple[Prose, ...], Length(1)]
    """The items."""


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


class Questions(Named):
    """Questions a patient may want to ask."""

    questions: Annotated[tuple[Prose, ...], Length(1)]
    """The questions; “Ask us:” stands before them."""


class TeachBack(Named):
    """Questions that staff ask, so that the patient tells it in their own words."""

    teach_back: Annotated[tuple[Prose, ...], Length(1)]
    """The questions; “Tell us in your own words:” stands before them.  None can be answered by yes or no."""


class Link(Part):
    """A web page: printed as its address and as a QR code."""

    title: Prose
    """What the page is called."""
    url: Url
    """Its whole address: https://…"""
    short: Url | None = None
    """A shorter address that leads there: it is printed and coded in its place."""


class Links(Named):
    """Web pages to read on, each with a QR code."""

    links: Annotated[tuple[Link, ...], Length(1)]
    """The pages; two stand side by side."""


RUN_IN, SHORT = 6, 60  # so many items, none of more letters, stand one after the other like words of a sentence


def runs_in(before: object, block: object) -> bool:
    """Whether a list of short names goes on with the sentence that announces it, instead of taking a line for each."""
    if not (isinstance(block, BulletList) and announces(before) and len(block.list) >= RUN_IN):
        return False
    return all(
        len(item.plain) <= SHORT and item.plain[-1:] not in ".!?؟।。" and not any(run.strong for run in item.runs) for item in block.list
    )


def announces(block: object) -> bool:
    """Whether a block is a sentence that says what comes next."""
    return isinstance(block, ParagraphBlock) and block.paragraph.plain.rstrip().endswith((":", "："))
