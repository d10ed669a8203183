"""A handout: one topic in one language, in words only."""

from collections.abc import Iterator
from typing import Annotated, Literal

from .about import OWN, PartId, TopicKind, usual_kind
from .block import Block
from .blocks import Allow, DangerSigns, Limits, Named, PictureBlock, Step
from .kinds import Alias, Length
from .limits import LimitName
from .part import Part
from .problems import Problem
from .scalars import About, FormatNumber, OneLine, PartName, PictureId, Prose, SourceId, TermId, Url, Year, wrong


class Term(Part):
    """A word that the sheet explains: how it sounds, what it means."""

    say: Prose | None = None
    means: Prose


class Source(Part):
    """Where a fact comes from: published in `year`, or a page without a date, `read` in that year."""

    title: Prose
    by: Prose | None = None
    in_: Annotated[Prose | None, Alias("in")] = None
    year: Year | None = None
    read: Year | None = None
    url: Url | None = None

    def checked(self) -> None:
        if (self.year is None) == (self.read is None):
            raise wrong(
                "source-year",
                "a source has either the year it was published or the year it was read",
                "write year: 2018, or, for a page without a date, read: 2026",
            )


class Section(Named):
    """A part of the sheet under one heading; the heading is its kind's unless it is given.

    A part of one's own (`own`) has a heading, and says before or after which other part it stands.
    """

    part: PartName
    before: PartId | None = None  # of a part of one's own
    after: PartId | None = None
    heading: Prose | None = None
    picture: PictureId | None = None  # stands in the side column, under the heading
    blocks: Annotated[tuple[Block, ...], Length(1)]

    @property
    def called(self) -> str:
        """What {page:…} finds it by: its part, or the id of a part of one's own."""
        return str(self.id or OWN) if self.part == OWN else self.part

    def checked(self) -> None:
        if self.part != OWN and (self.before or self.after):
            raise wrong(
                "own-place",
                f"the part “{self.part}” has its place",
                "delete it; before: and after: are for part: own",
                key="before" if self.before else "after",
            )


class Definition(Part):
    """What one file says."""

    format: FormatNumber
    about: About | None = None  # the kind of topic; files of old do not say it
    title: Prose
    subtitle: Prose
    also_called: tuple[OneLine, ...] = ()
    version: OneLine
    purpose: Prose
    hero: PictureId | None = None
    side: Literal["ask"] | None = None  # what is done is done on one side: the sheet says which, or has boxes to tick
    key_points: Annotated[tuple[Prose, ...], Length(1, 5)]
    terms: dict[TermId, Term] = {}
    sources: dict[SourceId, Source] = {}
    sections: Annotated[tuple[Section, ...], Length(1)]
    allow: tuple[Allow, ...] = ()  # findings about the sheet as a whole

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)

    def checked(self) -> None:
        if problems := tuple(self._twice()):
            raise wrong("marks", "see its problems", problems=problems)

    def _twice(self) -> Iterator[Problem]:
        """Danger signs in one place only, so that nobody reads half of them; an id names one thing."""
        for again in [block for block in self.blocks if isinstance(block, DangerSigns)][1:]:
            yield Problem(again.place, "danger-signs-twice", "the danger signs stand here a second time", "put all of them into one block")
        ids: set[str] = set()
        for part in (*self.sections, *self.blocks):
            if part.id is not None and part.id in ids:
                yield Problem(part.id.place, "id-twice", f"the id “{part.id}” stands here a second time", "give each its own")
            ids.add(part.id or "")


class Handout(Definition):
    """A definition, and which one it is: its path says so, never the file."""

    topic: str
    language: str
    original: str  # the language it was translated from; its own, where it is no translation
    kind: TopicKind
    made_from: str = ""  # of a translation: the digest of its original's words as they now are

    @property
    def translated(self) -> bool:
        return self.original != self.language

    def limits(self) -> list[LimitName]:
        """The limits that it lists, each as often as it does."""
        return [name for part in self.parts() if isinstance(part, Limits) for name in part.limits]

    def pictures(self) -> list[PictureId]:
        """The pictures that it shows."""
        return [*([self.hero] if self.hero else []), *self.inner_pictures()]

    def inner_pictures(self) -> list[PictureId]:
        """Those besides the first page's."""
        return [part.picture for part in self.parts() if isinstance(part, Section | PictureBlock | Step) and part.picture]

    @classmethod
    def of(cls, definition: Definition, topic: str, language: str, original: str = "", kind: TopicKind | None = None) -> "Handout":
        """A definition as it stands; `in_kind` looks whether it fits its kind."""
        told = {"topic": topic, "language": language, "original": original or language, "kind": kind or usual_kind(), "made_from": ""}
        return cls.made(definition.place, {**vars(definition), **told})
