"""A handout: one topic in one language, in words only."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from .blocks import Block
from .part import Part
from .scalars import FormatNumber, Id, Line, PictureId, Prose, SourceId, TermId, Url, Year

PartName = Literal["overview", "why", "who", "options", "outcomes", "risks", "before", "procedure", "questions", "more", "aftercare", "call"]
PARTS: tuple[str, ...] = get_args(PartName)


class Term(Part):
    """A word that the sheet explains: how it sounds, what it means."""

    say: Prose | None = None
    means: Prose


class Source(Part):
    title: Prose
    by: Prose | None = None
    in_: Annotated[Prose | None, Field(alias="in")] = None
    year: Year
    url: Url | None = None


class Section(Part):
    """A part of the sheet under one heading; the heading comes from the catalogue unless it is given."""

    part: PartName
    heading: Prose | None = None
    id: Id | None = None
    picture: PictureId | None = None    # stands in the side column, under the heading
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class Definition(Part):
    """What one file says."""

    format: FormatNumber
    title: Prose
    subtitle: Prose
    also_called: tuple[Line, ...] = ()
    version: Line
    purpose: Prose
    hero: PictureId
    key_points: Annotated[tuple[Prose, ...], Field(min_length=3, max_length=5)]
    terms: dict[TermId, Term] = {}
    sources: dict[SourceId, Source] = {}
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
