"""What to choose from, and what came of it in studies: every figure says of whom, when, how sure and from where."""

from typing import Annotated, Literal

from ..kinds import Length
from ..part import Part
from ..scalars import Certainty, Count, PictureId, Prose, Score, SourceId, wrong
from .named import Named


class Outcome(Part):
    """What happens if this is chosen, and what is known of it."""

    happens: Prose
    """What happens if this is chosen."""
    known: Prose
    """What is known of how well it works."""


class Choice(Outcome):
    """One of the options; the one named like the handout's title is marked as this sheet's own."""

    name: Prose
    """What it is called."""
    picture: PictureId | None = None
    """A picture of it, by its name in images/index.yaml; printed small under the name, without its labels."""


class OptionTable(Part):
    """Doing nothing, and what else can be chosen."""

    if_you_do_nothing: Outcome
    """What happens without any of them; it stands first."""
    choices: Annotated[tuple[Choice, ...], Length(1)]
    """What can be chosen, this sheet's own among them."""


class Options(Named):
    """The choices side by side, doing nothing among them."""

    options: OptionTable
    """The table of choices."""


class Evidence(Part):
    """What every figure must tell: of whom, when, how sure, from where."""

    question: Prose
    """What was asked; it stands above the figure."""
    who: Prose
    """Who took part."""
    when: Prose
    """When it was asked: “one month later”."""
    certainty: Certainty
    """How sure we are of it (GRADE): high, moderate, low or very-low."""
    later: Prose | None = None
    """What was found after that."""
    source: SourceId
    """Where it comes from: a name under `sources`."""


class Pooled(Evidence):
    """Many studies taken together, told in words: the answer is set as large as a single study's number."""

    answer: Prose
    """The answer in a few words; printed large."""
    fell: Prose | None = None
    """What went down (“Pain went down in both groups.”): two arrows show it, never without it."""
    text: Prose
    """What the answer means, in a sentence or two."""
    studies: Count
    """How many studies."""
    people: Count
    """How many people took part in all of them."""
    groups: tuple[Prose, Prose]
    """The treatment, and what it was compared with."""


class PooledBlock(Named):
    """What many studies found together."""

    pooled: Pooled
    """The answer and what it stands on."""


class ChanceGroup(Part):
    """One of two groups."""

    name: Prose
    """Who they are, by what they got."""
    count: Count
    """How many of them had it."""


class Chances(Evidence):
    """Two groups of the same size: how many of each had it, and (counted by the program) how many had not."""

    out_of: Count
    """How many each group is counted in: 100."""
    groups: Annotated[tuple[ChanceGroup, ...], Length(2, 2)]
    """The two groups, the treatment first."""
    counted: Prose
    """What those have who are counted: “had much less pain”."""
    others: Prose
    """What the others have: “did not”."""

    def checked(self) -> None:
        for number, group in enumerate(self.groups):
            if group.count > self.out_of:
                raise wrong("count-over", f"{group.count} of {self.out_of} is more than all", path=("groups", number, "count"))


class ChancesBlock(Named):
    """Two groups of 100 people side by side."""

    chances: Chances
    """The groups and what is counted in them."""


class Chance(Evidence):
    """How many of so many had something, where nobody was compared with them."""

    count: Count
    """How many had it."""
    out_of: Count
    """Of how many: 1,000."""
    what: Prose
    """What they had, after the number: “had a tear in the bowel”."""
    no_comparison: Prose
    """That nobody was compared with them, and what that means: “No one was compared without the test.”"""

    def checked(self) -> None:
        if self.count > self.out_of:
            raise wrong("count-over", f"{self.count} of {self.out_of} is more than all", path=("count",))


class ChanceBlock(Named):
    """One honest number, with nothing to compare it with."""

    chance: Chance
    """The number, of whom it is and what it is of."""


class Bar(Part):
    """One bar."""

    name: Prose
    """Whose score it is, by what they got."""
    score: Score
    """How long it is, on the scale."""


class Bars(Evidence):
    """Scores on one scale, the treatment first; `difference` says in words what the bars show."""

    scale_from: Prose
    """What 0 means."""
    scale_to: Prose
    """What `out_of` means."""
    out_of: Count
    """The scale's end: 10."""
    better: Literal["lower", "higher"] | None = None
    """Which end is good; printed before the bars."""
    bars: Annotated[tuple[Bar, ...], Length(2, 3)]
    """The bars, the treatment's first."""
    difference: Prose
    """What the bars show, in words."""

    def checked(self) -> None:
        for number, bar in enumerate(self.bars):
            if bar.score > self.out_of:
                raise wrong("count-over", f"{bar.score} is beyond the scale’s end, {self.out_of}", path=("bars", number, "score"))


class BarsBlock(Named):
    """Scores of groups as bars on one scale."""

    bars: Bars
    """The bars and their scale."""
