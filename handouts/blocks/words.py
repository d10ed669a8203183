"""Words one under the other: paragraphs, headings, notes, questions and answers, web pages."""

from typing import Annotated, Literal

from ..kinds import Length
from ..part import Part
from ..scalars import Prose, Url
from .named import Named


class ParagraphBlock(Named):
    """A string among the blocks, or `paragraph:` where it needs an id."""

    paragraph: Prose
    """The words.  Blank lines part no paragraphs: each is a block of its own."""


class Heading(Named):
    """A heading inside a part; it stays on the page of what follows it."""

    heading: Prose
    """Its words; they say what the reader finds under it."""


class NoteBlock(Named):
    """Words in a frame, for what must not be overlooked."""

    note: Prose
    """The words, a sentence or two; “Important:” or “Tip:” stands before them."""
    kind: Literal["important", "tip"] = "important"
    """`important`: whoever overlooks it may come to harm, or has come in vain; `tip`: it makes something easier."""


class Answered(Part):
    """One question and its answer."""

    question: Prose
    """The question, as a patient asks it."""
    answer: Prose
    """The answer; it begins with yes or no where it can."""


class Answers(Named):
    """Questions that patients ask, with the answers."""

    answers: Annotated[tuple[Answered, ...], Length(1)]
    """The questions, each with its answer."""


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
