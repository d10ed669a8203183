"""A handout: one topic in one language, in words only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from .about import OWN, PartId, TopicKind, usual_kind
from .block import Block
from .blocks import Allow, Captioned, Choice, Contacts, DangerSigns, Exercise, Exercises, Limits, Named, PictureBlock, ScheduleRow, Step
from .blocks.exercises import MOST, ticked
from .key_point import Point
from .kinds import Alias, Length
from .limits import Declared, built_in
from .part import Part
from .place import Place
from .problems import Problem
from .record_codes import RecordCodes
from .scalars import About, Count, FormatNumber, LimitId, OneLine, PartName, PhoneName, PictureId, Prose, SourceId, TermId, Url, Year, wrong

SOUGHT = "also_called", "found_by", "codes"  # fields by which a sheet is found, and that none prints


class Term(Part):
    """A word that the sheet explains: how it sounds, what it means."""

    say: Prose | None = None
    """How it sounds, for those who read it aloud: “ver-TEE-bro-plas-tee”."""
    means: Prose
    """What it means, in plain words; printed beside its first use."""


class Source(Part):
    """Where a fact comes from: published in `year`, or a page without a date, `read` in that year."""

    title: Prose
    """Its title, as published."""
    by: Prose | None = None
    """Who wrote or publishes it."""
    in_: Annotated[Prose | None, Alias("in")] = None
    """The journal or book that it stands in."""
    year: Year | None = None
    """The year in which it was published."""
    read: Year | None = None
    """Of a page without a date: the year in which it was read."""
    url: Url | None = None
    """Its address: https://…"""

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
    """Which part of the sheet it is; parts come in the order of their kind, `own` where it says."""
    before: PartId | None = None
    """Of a part of one’s own: the part that it stands before."""
    after: PartId | None = None
    """Of a part of one’s own: the part that it stands after."""
    heading: Prose | None = None
    """Its heading, where the catalogue’s own does not fit."""
    picture: PictureId | None = None
    """A small picture in the side column, under the heading; it has no room for labels: the block `picture` prints them."""
    blocks: Annotated[tuple[Block, ...], Length(1)]
    """What stands in it, in reading order."""

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
    """The number of this format: 1."""
    about: About | None = None
    """The kind of topic: which parts there are and in which order, what `handouts check` asks; files of old do not say it."""
    title: Prose
    """What the topic is called; it heads page 1."""
    subtitle: Prose
    """What it is, in a few plain words, under the title."""
    also_called: tuple[OneLine, ...] = ()
    """Other names, by which staff find the sheet; not printed."""
    found_by: tuple[OneLine, ...] = ()
    """Words by which staff look for it that are no names of it: a part of the body, a department, a brand; not printed."""
    codes: RecordCodes | None = None
    """Codes by which staff or a record system find it; not printed."""
    version: OneLine
    """The version of these words, printed in the foot: quote it, "1.0"."""
    purpose: Prose
    """What this sheet is for, in one sentence; a handout tells its reader why it is worth reading."""
    hero: PictureId | None = None
    """The picture on page 1, by its name in images/index.yaml; printed without labels."""
    pages: Count | None = None
    """As few pages as these, if gaps and pictures can give so much; type stays as it is. `make` says how small pictures became.
    Large print and small paper, where all stands in one column, have as few as they can; nobody is told of more."""
    layout: Literal["sheet", "leaflet"] = "sheet"
    """`leaflet`, for short topics: two equal columns, what is wide across both; one column on small paper."""
    side: Literal["ask"] | None = None
    """`ask`, where what is done is done on one side: the sheet says which, or has boxes to tick."""
    key_points: Annotated[tuple[Point, ...], Length(1, 5)]
    """What must be known if nothing else is read; “In short” on page 1. Each is told at every visit, or `for:` some."""
    limits: dict[LimitId, Declared] = {}
    """The limits that are this topic’s own, each by its name; the common ones need no declaring."""
    terms: dict[TermId, Term] = {}
    """Words that the sheet explains, each by its name; in text they stand in [brackets]."""
    sources: dict[SourceId, Source] = {}
    """Where facts come from, each by a name of its own; `{source:NAME}` points there."""
    sections: Annotated[tuple[Section, ...], Length(1)]
    """The parts of the sheet."""
    allow: tuple[Allow, ...] = ()
    """Findings of `handouts check` about the sheet as a whole that stay, each with its reason."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Those of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)

    def checked(self) -> None:
        if self.pages == 0:
            raise wrong("number-wrong", "a sheet has one page at least", "write 1 or more, or delete it", key="pages")
        if problems := (*self._twice(), *self._declared(), *self._crowded()):
            raise wrong("marks", "see its problems", problems=problems)

    def _declared(self) -> Iterator[Problem]:
        """No limit of its own is called like one that the program knows: its clinics would set one and mean the other."""
        for name in self.limits:
            if name in built_in():
                hint = "use it without declaring it, or give yours another name"
                yield Problem(name.place, "limit-twice", f"there is a limit “{name}” already, which every topic may show", hint)

    def _crowded(self) -> Iterator[Problem]:
        """Tables to tick with more exercises than they have room for."""
        for block in self.blocks:
            if isinstance(block, Exercises) and block.tick is not None and (count := len(ticked(self.blocks, block))) > MOST:
                hint = f"write tick: after {MOST} exercises at most, also where they stand in several blocks"
                yield Problem(block.place, "exercises-tick", f"a table to tick of {count} exercises has no room", hint)

    def _twice(self) -> Iterator[Problem]:
        """Danger signs in one place only, so that nobody reads half of them; an id names one thing."""
        for again in [block for block in self.blocks if isinstance(block, DangerSigns)][1:]:
            yield Problem(again.place, "danger-signs-twice", "the danger signs stand here a second time", "put all of them into one block")
        ids: set[str] = set()
        for part in (*self.sections, *self.blocks):
            if part.id is not None and part.id in ids:
                yield Problem(part.id.place, "id-twice", f"the id “{part.id}” stands here a second time", "give each its own")
            ids.add(part.id or "")


Pictured = Section | PictureBlock | Captioned | Step | Exercise | Choice  # what shows a picture, or may


@dataclass(frozen=True)
class Hidden:
    """What lines of one's own leave out of a topic, or put others in the place of: its name, the block, and where they say so."""

    name: str
    block: Block
    by: Place
    replaced: bool = False


@dataclass(frozen=True)
class LinesFile:
    """A file of lines that stand in a topic: where it begins, the findings in it that stay, the digest of its words, and of those in
    English that it was made from.
    """

    place: Place
    allow: tuple[Allow, ...]
    digest: str
    made_from: str


@dataclass(frozen=True)
class Joined:
    """That lines of one's own stand in a topic (`joined.py`): the topic as it is, the files of the lines, what they leave out."""

    topic: "Handout"
    lines: tuple[LinesFile, ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the lines, as their places name them."""
        return tuple(each.place.file for each in self.lines)


class Handout(Definition):
    """A definition, and which one it is: its path says so, never the file."""

    topic: str
    language: str
    original: str  # the language it was translated from; its own, where it is no translation
    kind: TopicKind
    made_from: str = ""  # of a translation: the digest of its original's words as they now are
    joined: Joined | None = None  # where lines of a clinic's own stand in it

    @property
    def translated(self) -> bool:
        return self.original != self.language

    def listed_limits(self) -> list[str]:
        """The limits that its blocks list, each as often as they do."""
        return [name for part in self.parts() if isinstance(part, Limits) for name in part.limits]

    def scheduled_limits(self) -> list[str]:
        """The limits that rows of its schedules are about: each says its time itself."""
        return [part.limit for part in self.parts() if isinstance(part, ScheduleRow) and part.limit]

    def shown_limits(self) -> set[str]:
        """The limits that its sheets show: in lists, in schedules, in its words."""
        said = {run.placeholder for text in self.all_texts() for run in text.runs}
        named = {name.split(":")[1] for name in said if name.startswith("limit:")}
        return {*self.listed_limits(), *self.scheduled_limits(), *named}

    def contacts(self) -> list[PhoneName]:
        """The further phones that its blocks list, each once."""
        return list(dict.fromkeys(name for part in self.parts() if isinstance(part, Contacts) for name in part.contacts))

    def further_phones(self) -> list[str]:
        """The names of its clinics' further phones that it prints, in lists or in its words; each once, in order."""
        said = {run.placeholder for text in self.all_texts() for run in text.runs}
        return sorted({*map(str, self.contacts()), *(name.removeprefix("phone:") for name in said if name.startswith("phone:"))})

    def pictures(self) -> list[PictureId]:
        """The pictures that it shows."""
        return [*([self.hero] if self.hero else []), *self.inner_pictures()]

    def inner_pictures(self) -> list[PictureId]:
        """Those besides the first page's."""
        return [part.picture for part in self.parts() if isinstance(part, Pictured) and part.picture]

    @classmethod
    def of(cls, definition: Definition, topic: str, language: str, original: str = "", kind: TopicKind | None = None) -> "Handout":
        """A definition as it stands; `in_kind` looks whether it fits its kind."""
        told = {"topic": topic, "language": language, "original": original or language, "kind": kind or usual_kind()}
        return cls.made(definition.place, {**vars(definition), **told, "made_from": "", "joined": None})
