"""The blocks of a section, as authors write them.

A string is a paragraph; a mapping has exactly one block name, and its other keys are that block's options.  Each class is one
block; the field named like the block holds its words.  Sizes, numbering, page breaks and QR codes are not here: the program
knows them.
"""

from typing import Annotated, Literal, get_args

from .kinds import Length
from .part import Part
from .problems import choice
from .scalars import Certainty, Count, Icon, Id, LimitName, OneLine, PictureId, Prose, Score, SourceId, Url, wrong


class Allow(Part):
    """A finding of `handouts check` that the author knows of and means to keep, and why."""

    code: OneLine
    because: OneLine


class Named(Part):
    """What a section and a block may carry besides their words."""

    id: Id | None = None
    allow: tuple[Allow, ...] = ()


class ParagraphBlock(Named):
    """A string among the blocks, or `paragraph:` where it needs an id."""

    paragraph: Prose


class BulletList(Named):
    list: Annotated[tuple[Prose, ...], Length(1)]


class Step(Part):
    title: Prose
    text: Prose | None = None
    picture: PictureId | None = None


class Steps(Named):
    steps: Annotated[tuple[Step, ...], Length(2)]


class PictureBlock(Named):
    """A picture across the text column; two narrow ones in a row stand side by side."""

    picture: PictureId
    caption: Prose


class Fact(Part):
    icon: Icon
    fact: Prose
    detail: Prose


class Glance(Named):
    glance: Annotated[tuple[Fact, ...], Length(4, 4)]


class Outcome(Part):
    """What happens if this is chosen, and what is known of it."""

    happens: Prose
    known: Prose


class Choice(Outcome):
    """One of the options; the one named like the handout's title is marked as this sheet's own."""

    name: Prose


class OptionTable(Part):
    if_you_do_nothing: Outcome
    choices: Annotated[tuple[Choice, ...], Length(1)]


class Options(Named):
    options: OptionTable


class Evidence(Part):
    """What every figure must tell: of whom, when, how sure, from where."""

    question: Prose
    who: Prose
    when: Prose
    certainty: Certainty
    later: Prose | None = None  # what was found after that
    source: SourceId


class Pooled(Evidence):
    """Many studies taken together, told in words: the answer is set as large as a single study's number."""

    answer: Prose
    fell: Prose | None = None  # what went down ("Pain went down in both groups."): two arrows show it, never without it
    text: Prose
    studies: Count
    people: Count
    groups: tuple[Prose, Prose]  # the treatment, what it was compared with


class PooledBlock(Named):
    pooled: Pooled


class ChanceGroup(Part):
    name: Prose
    count: Count


class Chances(Evidence):
    """Two groups of the same size: how many of each had it, and (counted by the program) how many had not."""

    out_of: Count  # 100
    groups: Annotated[tuple[ChanceGroup, ...], Length(2, 2)]
    counted: Prose
    others: Prose

    def checked(self) -> None:
        for number, group in enumerate(self.groups):
            if group.count > self.out_of:
                raise wrong("count-over", f"{group.count} of {self.out_of} is more than all", path=("groups", number, "count"))


class ChancesBlock(Named):
    chances: Chances


class Bar(Part):
    name: Prose
    score: Score


class Bars(Evidence):
    """Scores on one scale, the treatment first; `difference` says in words what the bars show."""

    scale_from: Prose  # what 0 means
    scale_to: Prose  # what `out_of` means
    out_of: Count  # 10
    better: Literal["lower", "higher"] | None = None  # which end is good, printed before the bars
    bars: Annotated[tuple[Bar, ...], Length(2, 3)]
    difference: Prose

    def checked(self) -> None:
        for number, bar in enumerate(self.bars):
            if bar.score > self.out_of:
                raise wrong("count-over", f"{bar.score} is beyond the scale’s end, {self.out_of}", path=("bars", number, "score"))


class BarsBlock(Named):
    bars: Bars


HOW_MANY = ("count", "fewer_than", "up_to", "unknown")


class Harm(Part):
    """One harm: exactly one of `count`, `fewer_than`, `up_to`, `unknown` says how many of `out_of`.

    `unknown` says in words why there is no number.
    """

    name: Prose
    text: Prose
    count: Count | None = None
    fewer_than: Count | None = None
    up_to: Count | None = None
    unknown: Prose | None = None
    of: Prose | None = None  # of what, when not of people ("treated bones")
    compared: Count | None = None  # as many of those it is compared with; else "no comparison group" is printed
    compared_with: Prose | None = None  # who they are, by what they got: "pain medicine and other care without surgery"
    source: SourceId | None = None

    def checked(self) -> None:
        self._say_who_is_compared()
        told = [name for name in HOW_MANY if getattr(self, name) is not None]
        if len(told) != 1:
            raise wrong("harm-number", "a harm says in exactly one way how many people had it", f"write one of {choice(HOW_MANY)}")

    def _say_who_is_compared(self) -> None:
        if self.compared is not None and self.compared_with is None:
            hint = "write what those people got, as the study says it, in compared_with: care without surgery"
            raise wrong("harm-comparator", "a number to compare with does not say whom it is of", hint, path=("compared",))
        if self.compared is None and self.compared_with is not None:
            hint = "write how many of them had it in compared: 247, or leave compared_with out"
            raise wrong("harm-comparator", "there is no number of those it is compared with", hint, path=("compared_with",))


class Harms(Part):
    out_of: Count  # 1000
    rows: Annotated[tuple[Harm, ...], Length(1)]

    def checked(self) -> None:
        for number, harm in enumerate(self.rows):
            for name in ("count", "fewer_than", "up_to", "compared"):
                if (count := getattr(harm, name) or 0) > self.out_of:
                    raise wrong("count-over", f"{count} of {self.out_of} is more than all", path=("rows", number, name))


class HarmsBlock(Named):
    harms: Harms


class Moment(Part):
    when: Prose
    text: Prose


class Timeline(Named):
    timeline: Annotated[tuple[Moment, ...], Length(2)]


class DoAndDoNot(Part):
    do: Annotated[tuple[Prose, ...], Length(1)]
    do_not: Annotated[tuple[Prose, ...], Length(1)]


class Advice(Named):
    advice: DoAndDoNot


class Limits(Named):
    """The clinic's limits for this topic, by name: the common ones, and those that this topic declares."""

    limits: Annotated[tuple[LimitName, ...], Length(1)]


class Signs(Part):
    emergency: Annotated[tuple[Prose, ...], Length(1)]
    same_day: Annotated[tuple[Prose, ...], Length(1)]


class DangerSigns(Named):
    danger_signs: Signs


class Checklist(Named):
    checklist: Annotated[tuple[Prose, ...], Length(1)]


class WriteOn(Named):
    """Lines to write on, each after its lead-in words."""

    write_on: Annotated[tuple[Prose, ...], Length(1)]


class DiaryScale(Part):
    """A row of boxes from 0 to 10 for each time, to tick at home."""

    question: Prose
    scale_from: Prose  # what 0 means
    scale_to: Prose  # what 10 means
    times: Annotated[tuple[Prose, ...], Length(2)]


class Diary(Named):
    diary: DiaryScale


class Questions(Named):
    """Questions a patient may want to ask."""

    questions: Annotated[tuple[Prose, ...], Length(1)]


class TeachBack(Named):
    """Questions that staff ask, so that the patient tells it in their own words."""

    teach_back: Annotated[tuple[Prose, ...], Length(1)]


class Link(Part):
    """A web page: printed as its address and as a QR code.  `short` is a shorter address that leads there."""

    title: Prose
    url: Url
    short: Url | None = None


class Links(Named):
    links: Annotated[tuple[Link, ...], Length(1)]


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


# All of them, in the order in which an author is told of them.
AnyBlock = (
    ParagraphBlock
    | BulletList
    | Steps
    | PictureBlock
    | Glance
    | Options
    | PooledBlock
    | ChancesBlock
    | BarsBlock
    | HarmsBlock
    | Timeline
    | Advice
    | Limits
    | DangerSigns
    | Checklist
    | WriteOn
    | Diary
    | Questions
    | TeachBack
    | Links
)


def name_of(block: type[Named]) -> str:
    """The name that makes a piece of YAML this block: "paragraph", "limits"."""
    return next(name for name in block.FIELDS if name not in Named.FIELDS)


BLOCKS: dict[str, type[Named]] = {name_of(block): block for block in get_args(AnyBlock)}
