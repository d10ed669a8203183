"""A handout: one topic in one language, in words only."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from .block import Block
from .blocks import Allow, DangerSigns, Limits, Named, PictureBlock, Step
from .kinds import Alias, Length
from .limits import Declared, built_in
from .part import Part
from .problems import Problem
from .scalars import FormatNumber, LimitId, OneLine, PictureId, Prose, SourceId, TermId, Url, Year, wrong

PartName = Literal[
    "overview", "why", "who", "options", "outcomes", "risks", "before", "procedure", "questions", "more", "aftercare", "call"
]
PARTS: tuple[str, ...] = get_args(PartName)


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
    """A part of the sheet under one heading; the heading comes from the catalogue unless it is given."""

    part: PartName
    heading: Prose | None = None
    picture: PictureId | None = None  # stands in the side column, under the heading
    blocks: Annotated[tuple[Block, ...], Length(1)]


class Definition(Part):
    """What one file says."""

    format: FormatNumber
    title: Prose
    subtitle: Prose
    also_called: tuple[OneLine, ...] = ()
    version: OneLine
    purpose: Prose
    hero: PictureId
    side: Literal["ask"] | None = None  # what is done is done on one side: the sheet says which, or has boxes to tick
    key_points: Annotated[tuple[Prose, ...], Length(3, 5)]
    limits: dict[LimitId, Declared] = {}  # those of this topic's own; the common ones need no declaring
    terms: dict[TermId, Term] = {}
    sources: dict[SourceId, Source] = {}
    sections: Annotated[tuple[Section, ...], Length(1)]
    allow: tuple[Allow, ...] = ()  # findings about the sheet as a whole

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)

    def checked(self) -> None:
        if problems := (*self._out_of_order(), *self._twice(), *self._declared()):
            raise wrong("marks", "see its problems", problems=problems)

    def _out_of_order(self) -> Iterator[Problem]:
        last = PARTS[0]
        for section in self.sections:
            if PARTS.index(section.part) < PARTS.index(last):
                yield Problem(
                    section.place, "part-order", f"part “{section.part}” comes after part “{last}”", f"the order is {', '.join(PARTS)}"
                )
            last = max(last, section.part, key=PARTS.index)

    def _declared(self) -> Iterator[Problem]:
        """No limit of its own is called like one that the program knows: its clinics would set one and mean the other."""
        for name in self.limits:
            if name in built_in():
                hint = "use it without declaring it, or give yours another name"
                yield Problem(name.place, "limit-twice", f"there is a limit “{name}” already, which every topic may show", hint)

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
    made_from: str = ""  # of a translation: the digest of its original's words as they now are

    @property
    def translated(self) -> bool:
        return self.original != self.language

    def listed_limits(self) -> list[str]:
        """The limits that its blocks list, each as often as they do."""
        return [name for part in self.parts() if isinstance(part, Limits) for name in part.limits]

    def further_phones(self) -> set[str]:
        """The names of its clinics' further phones that its words ask for."""
        said = {run.placeholder for text in self.all_texts() for run in text.runs}
        return {name.removeprefix("phone:") for name in said if name.startswith("phone:")}

    def pictures(self) -> list[PictureId]:
        """The pictures that it shows."""
        return [self.hero, *(part.picture for part in self.parts() if isinstance(part, Section | PictureBlock | Step) and part.picture)]

    @classmethod
    def of(cls, definition: Definition, topic: str, language: str, original: str = "") -> "Handout":
        return cls.made(
            definition.place, {**vars(definition), "topic": topic, "language": language, "original": original or language, "made_from": ""}
        )
