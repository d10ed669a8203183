"""What is said in and beside a figure: its numbers in sentences of the program, and what is read out for what is drawn.

A page sets these words, and a recall looks for words in them (`figure_lines`), so that what stands on paper is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from .blocks import Bar, Bars, Chance, ChanceGroup, Chances, DiaryScale, Evidence, Harm, Harms, Pooled
from .imprint import source_note
from .part import Part
from .text import Text
from .wording import Filling, Wording
from .words import NO_WORDS, Words

SCALE = 10  # of a diary: the numeric rating scale of pain research, 0 to 10


class Sayer(Protocol):
    """Whoever words a sheet: a page that is set (`layouts/setting.py`), or `Plainly`."""

    @property
    def wording(self) -> Wording: ...

    def say(self, key: str, **facts: Filling) -> Words:
        """A sentence of the catalogue."""

    def final(self, words: Text | Words) -> Words:
        """An author's words with their placeholders filled."""


@dataclass(frozen=True)
class Plainly:
    """A wording by itself, without a page."""

    wording: Wording

    def say(self, key: str, **facts: Filling) -> Words:
        return self.wording.say(key, **facts)

    def final(self, words: Text | Words) -> Words:
        return self.wording.words(words) if isinstance(words, Text) else words


# ---------------------------------------------------------------- of whom, when, how sure
def who_and_when(s: Sayer, evidence: Evidence) -> Words:
    """ "Who: people with a painful break. When: after 3 months." """
    who, when = s.say("figures.who", who=s.final(evidence.who)), s.say("figures.when", when=s.final(evidence.when))
    return s.say("figures.sentence", words=who).then(" ", s.say("figures.sentence", words=when))


def how_sure(s: Sayer, evidence: Evidence) -> Words:
    """The certainty in words, and the source."""
    sure = s.say("figures.how_sure").strong().then(" ", s.say(f"certainty.{evidence.certainty}"))
    return sure.then(" ", s.say("figures.sentence", words=source_note(s.wording, evidence.source)))


# ---------------------------------------------------------------- what studies found
def studies(s: Sayer, found: Pooled) -> Words:
    """ "5 studies with 541 people" """
    number = s.wording.number
    return s.say("figures.studies", studies=number(found.studies), people=number(found.people))


def pooled_told(s: Sayer, found: Pooled) -> Words:
    """What was found, and in how many studies, in one paragraph."""
    return s.final(found.text).then(" ", s.say("figures.sentence", words=studies(s, found)))


def same_said(s: Sayer, found: Pooled, first: Words, second: Words) -> str:
    """What is read out for two arrows of one length; "" where no words say what fell."""
    return s.say("figures.same", fell=s.final(found.fell), first=first, second=second).plain if found.fell else ""


@dataclass(frozen=True)
class GroupWords:
    """One of two groups: its name, what its number is out of, how many had it, how many had not, and what is read out for the people."""

    name: Words
    out_of: Words
    counted: Words
    rest: Words
    alt: str


def group_words(s: Sayer, found: Chances, group: ChanceGroup) -> GroupWords:
    """The words of one group."""
    name, others = s.final(group.name), found.out_of - group.count
    counted, rest = s.final(found.counted), s.final(found.others)
    facts: dict[str, Filling] = {"count": group.count, "out_of": found.out_of, "counted": counted, "rest": others, "others": rest}
    return GroupWords(
        name,
        s.say("figures.of_people", out_of=found.out_of),
        s.say("figures.counts", count=group.count, words=counted),
        s.say("figures.counts", count=others, words=rest),
        s.say("figures.array", group=name, **facts).plain,
    )


def chance_alt(s: Sayer, found: Chance) -> str:
    """What is read out for the bar of one number alone: "5 of 100 people: an infection"."""
    number = s.wording.number
    return s.say("figures.chance", count=number(found.count), out_of=number(found.out_of), words=s.final(found.what)).plain


def bar_alt(s: Sayer, found: Bars, bar: Bar) -> str:
    """What is read out for one bar: "Gel: 3.9 out of 10"."""
    return s.say("figures.bar", group=s.final(bar.name), score=s.wording.number(bar.score), out_of=found.out_of).plain


def better(s: Sayer, found: Bars) -> Words:
    """Which end of the scale is good, where that is told."""
    return s.say(f"figures.{found.better}_better") if found.better else NO_WORDS


def scale_ends(s: Sayer, least: Words, most: Words, out_of: int) -> tuple[Words, Words]:
    """ "0: no pain", "10: worst pain" """
    return s.say("figures.scale_from", words=least), s.say("figures.scale_to", out_of=out_of, words=most)


def diary_said(s: Sayer, found: DiaryScale, times: list[Words], least: Words, most: Words) -> str:
    """What is read out for the boxes of a diary."""
    return s.say("figures.diary", times=", ".join(time.plain for time in times), least=least, most=most, out_of=SCALE).plain


# ---------------------------------------------------------------- harms
class HarmWords:
    """One harm, part by part."""

    def __init__(self, s: Sayer, harm: Harm, harms: Harms) -> None:
        self.s, self.harm, self.out_of = s, harm, s.wording.number(harms.out_of)
        self.many = self._many()
        self.people = s.final(harm.of) if harm.of else s.say("harms.people")

    def _many(self) -> Words:
        """How many, in words as short as a numeral."""
        for key in ("count", "fewer_than", "up_to"):
            if (number := getattr(self.harm, key)) is not None:
                return self.s.say("harms.none" if number == 0 else f"harms.{key}", number=self.s.wording.number(number))
        return self.s.say("harms.unknown")

    @cached_property
    def of(self) -> Words:
        """ "of 1,000 people" """
        return self.s.say("harms.of", out_of=self.out_of, of=self.people)

    @cached_property
    def share(self) -> Words:
        """What is read out for its bar."""
        return self.s.say("harms.share", number=self.many, out_of=self.out_of, of=self.people)

    def compared(self, key: str) -> Words:
        """A sentence of the catalogue on those that they are compared with."""
        s, harm = self.s, self.harm
        assert harm.compared is not None and harm.compared_with is not None
        number = s.wording.number(harm.compared)
        return s.say(key, compared_with=s.final(harm.compared_with), number=number, out_of=self.out_of, of=self.people)

    def told(self) -> Words:
        """What it is, how many of the others have it, what it means, and the source, in one paragraph."""
        words = self.s.say("figures.sentence", words=self.s.final(self.harm.name).strong())
        if self.harm.compared is not None:
            words = words.then(" ", self.compared("harms.compared"))
        words = words.then(" ", self.s.final(self.harm.text))
        words = words.then(" ", self.s.final(self.harm.unknown)) if self.harm.unknown is not None else words
        return words.then(" ", self.s.wording.source(self.harm.source)) if self.harm.source else words


def lacking(s: Sayer, harms: Harms) -> Words | None:
    """What stands below them where nobody counted how many others have some of them."""
    compared = [harm.compared is not None for harm in harms.rows]
    return None if all(compared) else s.say("harms.else_no_comparison" if any(compared) else "harms.no_comparison")


# ---------------------------------------------------------------- all lines
def figure_lines(wording: Wording) -> Iterator[str]:
    """What a sheet's figures say, one text at a time; a number and what stands behind it on its line are one."""
    s = Plainly(wording)
    for part in wording.handout.parts():
        yield from _lines(s, part)


def _lines(s: Sayer, part: Part) -> Iterator[str]:
    if isinstance(part, Evidence):
        yield from (who_and_when(s, part).plain, how_sure(s, part).plain)
    match part:
        case Pooled():
            first, second = map(s.final, part.groups)
            yield from (pooled_told(s, part).plain, same_said(s, part, first, second))
        case Chances():
            for group in part.groups:
                told = group_words(s, part, group)
                yield from (f"{group.count} {told.out_of.plain}", told.counted.plain, told.rest.plain, told.alt)
        case Chance():
            of_people = s.say("figures.of_people", out_of=s.wording.number(part.out_of))
            yield from (f"{s.wording.number(part.count)} {of_people.plain}", chance_alt(s, part))
        case Bars():
            yield from (better(s, part).plain, *(bar_alt(s, part, bar) for bar in part.bars))
            yield from (f"{s.final(bar.name).plain} {s.wording.number(bar.score)}" for bar in part.bars)
            yield from (end.plain for end in scale_ends(s, s.final(part.scale_from), s.final(part.scale_to), part.out_of))
        case Harms():
            yield s.say("harms.how_many", out_of=s.wording.number(part.out_of)).plain
            yield from (line for harm in part.rows for line in _of_harm(HarmWords(s, harm, part)))
        case DiaryScale():
            least, most = s.final(part.scale_from), s.final(part.scale_to)
            yield diary_said(s, part, [s.final(time) for time in part.times], least, most)
            yield from (end.plain for end in scale_ends(s, least, most, SCALE))


def _of_harm(told: HarmWords) -> Iterator[str]:
    yield told.told().plain
    if told.harm.unknown is None:
        yield from (told.many.then(" ", told.of).plain, told.share.plain)
    if told.harm.compared is not None:
        yield told.compared("harms.share_compared").plain
