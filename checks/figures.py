"""Figures and the sentences about them: what a sentence counts stands in the figure too, sums come out, the later is later."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..handouts.blocks import Bars, BarsBlock, Chance, Chances, Evidence, Harm, Harms, Pooled
from ..handouts.definition import Handout
from ..handouts.part import Part
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..handouts.text import Text
from .language.amounts import SaidAmount
from .language.sentence import Sentence
from .language.stems import content_words, stem
from .lexical import ReadPassage, SentencesOf, by_text
from .numbers import ROUND
from .prose import Passage
from .rule import rule

rule = partial(rule, family="numbers")
NEAR = 6  # tokens behind a verb where “more” or “less” may stand
POINTS = 0.5  # of a scale: a difference told in words is rounded
REST = frozenset(("other", "others", "rest", "remaining"))
ROUNDED = 0.5  # people: a count told of another whole is rounded
WITHOUT = frozenset(("surgery", "untreat", "compare", "instead"))  # stems: who was not treated so
ANYONE = frozenset(("peopl", "patient", "need", "hospital", "study"))  # stems that every row may have
SCORE = stem("score")
WAYS = (("went_down", False), ("went_up", True))  # classes of words, and whether they say that a score is the higher one
NOT = frozenset(("not", "still", "didn't", "hadn't"))

FIGURE_CONTRADICTS = rule(
    "figure-contradicts",
    "error",
    "a sentence counts otherwise than the figure it speaks of",
    why="The reader takes away the one number that stood where they looked; it decides.",
    own="a program can see it; which of the two is right only the source knows",
    mend="look the number up in the source, and write the same in both places",
    bad="a figure with 44 of 100, and “54 of 100 people had low pain”",
    good="44 of 100 in both places",
)
SUM_WRONG = rule(
    "sum-wrong",
    "error",
    "the parts do not add up to the whole",
    why="One of the numbers is wrong, and nobody knows which.",
    own="a program can add",
    mend="look the numbers up in the source",
    bad="Of 100 people, 44 had less pain and the other 66 did not.",
    good="Of 100 people, 44 had less pain and the other 56 did not.",
)


class HowMany(NamedTuple):
    """How many of how many, in tokens `start` up to `end` of a sentence."""

    number: float
    whole: float
    start: int
    end: int


def check(handout: Handout, read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """All sentences against all figures."""
    parts = [part for part in handout.parts() if isinstance(part, (Evidence, Harms, Harm))]
    figures, read = [part for part in parts if isinstance(part, (Evidence, Harms))], list(read)
    known = by_text(read)
    for text, said in read:
        for sentence in said:
            if len(sentence.amounts) < 2:
                continue
            yield from _sum(text, sentence)
            for count in _counts(sentence):
                yield from _counted(text, sentence, count, figures, known)
                yield from _harmed(text, sentence, count, figures, known)
    for figure in figures:
        match figure:
            case Bars():
                yield from _gap(figure, known)
                yield from _way(figure, known)
            case Pooled():
                yield from _studies(figure, known)
            case Harms():
                yield from _rows(figure, known)
        if isinstance(figure, Evidence):
            yield from _times(figure, known)
    yield from _people(parts, known)


# ---------------------------------------------------------------- how many of how many
def _counts(sentence: Sentence) -> Iterator[HowMany]:
    """Each “44 of 100” of people."""
    for first, second in zip(sentence.amounts, sentence.amounts[1:]):
        between = [token.text for token in sentence.tokens[first.end : second.start]]
        if (
            first.size == second.size == "count"
            and between in (["of"], ["of", "every"], ["of", "the"], ["out", "of"])
            and second.high in ROUND
        ):
            yield HowMany(first.high, second.high, first.start, second.end)


def _counted(text: Passage, sentence: Sentence, count: HowMany, figures: Sequence[Part], known: SentencesOf) -> Iterator[Problem]:
    """A count that no figure of what it speaks of has."""
    if isinstance(text.block, BarsBlock) or text.name in ("question", "name", "of"):
        return
    sources = _sources(sentence)
    summary = text.name == "key_points"
    met = [figure for figure in figures if _speaks_of(figure, sentence, sources, known, summary=summary)]
    numbers = {number for figure in met for number in _numbers(figure, count, sentence, known)}
    if numbers and count.number not in numbers and not (summary and _said_elsewhere(text, count)):
        words = sentence.words(count.start, count.end)
        told = ", ".join(f"{number:g}" for number in sorted(numbers)[:6])
        yield FIGURE_CONTRADICTS.at(text.at(words), f"“{words}”: the figure in {met[0].place.line_from(text.text.place)} has {told}")


def _harmed(text: Passage, sentence: Sentence, count: HowMany, figures: Sequence[Part], known: SentencesOf) -> Iterator[Problem]:
    """A harm counted otherwise than in the rows of the same source that speak of it, be it of another whole."""
    sources = _sources(sentence)
    if not sources or text.name in ("question", "name", "of", "key_points") or isinstance(text.part, Harm):
        return
    rows = [row for figure in figures if isinstance(figure, Harms) for row in figure.rows if str(row.source) in sources]
    rows = [row for row in rows if _content(row.of, known) <= sentence.content]
    alike = [len(sentence.content & (_content(row.name, known) | _content(row.text, known)) - ANYONE) for row in rows]
    met = [row for row, words in zip(rows, alike) if words and words == max(alike)]  # the rows that it shares most words with
    wholes = {float(figure.out_of) for figure in figures if isinstance(figure, Harms)}
    numbers = {(float(number), whole) for row in met for number in _of_row(row, sentence) for whole in wholes}
    if numbers and all(abs(count.number - number * count.whole / whole) > ROUNDED for number, whole in numbers):
        words = sentence.words(count.start, count.end)
        told = ", ".join(f"{number:g} of {whole:,.0f}" for number, whole in sorted(numbers))
        yield FIGURE_CONTRADICTS.at(text.at(words), f"“{words}”: the figure in {met[0].name.place.line_from(text.text.place)} has {told}")


def _of_row(row: Harm, sentence: Sentence) -> Iterator[int]:
    """The counts of a row; of those with and without the treatment only one, where the sentence says which."""
    without = not sentence.content.isdisjoint(WITHOUT) or "without" in sentence.keys
    both = row.count is not None and row.compared is not None
    for number in (row.compared,) if both and without else (row.count, row.fewer_than, row.up_to):
        if number is not None:
            yield int(number)


def _content(said: Text | None, known: SentencesOf) -> frozenset[str]:
    return frozenset[str]().union(*(each.content for each in known[id(said)])) if said is not None else frozenset()


def _sources(sentence: Sentence) -> set[str]:
    """The sources that a sentence names."""
    return {token.text.removeprefix("source:") for token in sentence.tokens if token.text.startswith("source:")}


def _said_elsewhere(text: Passage, count: HowMany) -> bool:
    """A key point about a scale (“4 of 10”) or about people whom no figure counts."""
    return count.whole == 10


def _speaks_of(figure: Part, sentence: Sentence, sources: set[str], known: SentencesOf, *, summary: bool) -> bool:
    """Whether a sentence is about a figure: by its source, its time and what is counted; a key point is about any of them."""
    if summary:
        return isinstance(figure, Chances | Chance | Harms)
    if not isinstance(figure, Chances | Chance) or str(figure.source) not in sources:
        return False
    words = figure.what if isinstance(figure, Chance) else figure.counted
    counted, when = frozenset[str]().union(*(each.content for each in known[id(words)])), _time(figure.when, known)
    times = [each for each in sentence.amounts if each.size == "time"]
    return counted <= sentence.content and (not times or when is None or any(each.base() == when.base() for each in times))


def _numbers(figure: Part, count: HowMany, sentence: Sentence, known: SentencesOf) -> Iterator[float]:
    """The counts of a figure out of this whole, and what is left of it; of one of its groups, if the sentence, or the stretch of it
    between two commas that the count stands in, names that and no other.
    """
    whole = count.whole
    if isinstance(figure, Chances) and figure.out_of == whole:
        named = [group for group in figure.groups if _content(group.name, known) <= sentence.content]
        if len(named) > 1 or len(list(_counts(sentence))) > 1:  # “44 of 100 with cement, 21 of 100 without”
            near = _between_commas(sentence, count)
            named = [group for group in named if _content(group.name, known) <= near]
        for group in named if len(named) == 1 else figure.groups:
            yield from (float(group.count), float(figure.out_of - group.count))
    if isinstance(figure, Chance) and figure.out_of == whole:
        yield from (float(figure.count), float(figure.out_of - figure.count))
    if isinstance(figure, Harms) and figure.out_of == whole:
        for row in figure.rows:
            yield from (float(number) for number in (row.count, row.fewer_than, row.up_to, row.compared) if number is not None)


def _between_commas(sentence: Sentence, count: HowMany) -> frozenset[str]:
    """What is said between the commas around a count, as far as the next number."""
    said = sentence.tokens
    begin = max((k + 1 for k in range(count.start) if said[k].text == ","), default=0)
    end = min((k for k in range(count.end, len(said)) if said[k].text == ","), default=len(said))
    return content_words(said[begin:end])


def _sum(text: Passage, sentence: Sentence) -> Iterator[Problem]:
    """“Of 100 people, 44 had it, and the other 66 did not.”"""
    numbers = [each for each in sentence.amounts if each.size == "count"]
    if len(numbers) < 3 or sentence.question:
        return
    wholes = [each for each in numbers if each.high in ROUND and each.start and sentence.tokens[each.start - 1].text in ("of", "every")]
    parts = [each for each in numbers if each not in wholes and each.high < 10000]
    if len({each.high for each in wholes}) != 1 or len(parts) != 2 or not _is_rest(sentence, parts[1]):
        return
    if parts[0].high + parts[1].high != wholes[0].high:
        words = sentence.words(min(wholes[0].start, parts[0].start), parts[1].end)
        yield SUM_WRONG.at(
            text.at(words), f"{parts[0].high:g} and {parts[1].high:g} are {parts[0].high + parts[1].high:g}, not {wholes[0].high:g}"
        )


def _is_rest(sentence: Sentence, amount: SaidAmount) -> bool:
    """Whether an amount is told as all others: “the other 66”, “66 did not”, “66 still had pain”."""
    before = {token.text for token in sentence.tokens[max(0, amount.start - 3) : amount.start]}
    behind = {token.text for token in sentence.tokens[amount.end : amount.end + 3]}
    return bool(before & REST or behind & (NOT | REST))


# ---------------------------------------------------------------- within a figure
def _gap(figure: Bars, known: SentencesOf) -> Iterator[Problem]:
    """The difference in words against the two bars."""
    gap = abs(float(figure.bars[0].score) - float(figure.bars[1].score))
    for sentence in known[id(figure.difference)]:
        for amount in sentence.amounts[:1] if len(figure.bars) == 2 else ():
            after = sentence.tokens[amount.end].text if amount.end < len(sentence.tokens) else ""
            if amount.size == "count" and after in ("point", "points") and abs(amount.high - gap) > POINTS:
                words = sentence.words(amount.start, amount.end + 1)
                yield FIGURE_CONTRADICTS.at(figure.difference.at(words), f"“{words}”: the bars are {gap:.1f} apart")
        return


def _way(figure: Bars, known: SentencesOf) -> Iterator[Problem]:
    """“With cement, pain fell more” beside a bar that is the higher one: of the score, or of what stands at the end of its scale."""
    measured = {SCORE} | _content(figure.scale_to, known)
    for sentence in known[id(figure.difference)] if len(figure.bars) == 2 else ():
        named = [bar for bar in figure.bars if _content(bar.name, known) <= sentence.content]
        if len(named) != 1 or sentence.content.isdisjoint(measured):
            continue
        higher = named[0].score == max(bar.score for bar in figure.bars)
        for name, up in WAYS:
            span = next((each for each in sentence.spans if each.name == name and not sentence.denied[each.start]), None)
            behind = sentence.texts[span.end : span.end + NEAR] if span else []
            if span and not {"more", "less"}.isdisjoint(behind) and higher != (up != ("less" in behind)):
                words = sentence.words(span.start, span.end)
                other = "higher" if higher else "lower"
                yield FIGURE_CONTRADICTS.at(figure.difference.at(words), f"“{words}”: the bar of {named[0].name.plain} is the {other} one")


def _studies(figure: Pooled, known: SentencesOf) -> Iterator[Problem]:
    """“These 5” are as many as `studies`."""
    for sentence in known[id(figure.text)]:
        for amount in sentence.amounts:
            these = amount.start and sentence.tokens[amount.start - 1].text == "these" and amount.size == "count"
            if these and amount.high not in (figure.studies, figure.people):
                words = sentence.words(amount.start - 1, amount.end)
                yield FIGURE_CONTRADICTS.at(
                    figure.text.at(words), f"“{words}”: the figure has {figure.studies} studies of {figure.people} people"
                )


def _rows(figure: Harms, known: SentencesOf) -> Iterator[Problem]:
    """More, or fewer, than without the treatment: in words and in numbers."""
    for row in figure.rows:
        if row.compared is None or row.count is None:
            continue
        for sentence in known[id(row.text)]:
            for name, wrong in (("more_often", row.count < row.compared), ("less_often", row.count > row.compared)):
                span = next((each for each in sentence.spans if each.name == name and not sentence.denied[each.start]), None)
                if span and wrong:
                    words = sentence.words(span.start, span.end)
                    yield FIGURE_CONTRADICTS.at(row.text.at(words), f"“{words}”: the row has {row.count} with it, {row.compared} without")


def _times(figure: Evidence, known: SentencesOf) -> Iterator[Problem]:
    """What was found later is later; the question asks of the time of the figure."""
    when = _time(figure.when, known)
    if when is None:
        return
    if figure.later and (later := _time(figure.later, known)) and later.base()[1] <= when.base()[0]:
        yield FIGURE_CONTRADICTS.at(figure.later.place, f"what came later is told of {_told(later)}, and the figure is of {_told(when)}")
    for sentence in known[id(figure.question)]:
        for each in sentence.amounts:
            after = sentence.tokens[each.end].text if each.end < len(sentence.tokens) else ""
            if each.size == "time" and after in ("later", "after", "on") and each.base() != when.base():
                yield FIGURE_CONTRADICTS.at(figure.when.place, f"the question asks of {_told(each)}, the figure is of {_told(when)}")


def _people(parts: Iterable[Part], known: SentencesOf) -> Iterator[Problem]:
    """As many people in all places that name the same source."""
    first = dict[str, tuple[float, Place]]()
    for part in parts:
        said = part.text if isinstance(part, Harm) else part.who if isinstance(part, Evidence) else None
        source = getattr(part, "source", None)
        if said is None or source is None:
            continue
        for people, words in _how_many(said, known):
            number, place = first.setdefault(str(source), (people, said.place))
            if number != people:
                told = f"“{words}” of “{source}”, which has {number:g} people in {place.line_from(said.place)}"
                yield FIGURE_CONTRADICTS.at(said.at(words), told)


def _how_many(said: Text, known: SentencesOf) -> Iterator[tuple[float, str]]:
    """“3,175 people” in a text, if it is of so many at all."""
    for sentence in known[id(said)]:
        for each in sentence.amounts:
            after = sentence.tokens[each.end].text if each.end < len(sentence.tokens) else ""
            before = sentence.tokens[each.start - 1].text if each.start else ""
            if each.size == "count" and after in ("people", "patients") and before != "of" and each.high >= 20:
                yield each.high, sentence.words(each.start, each.end + 1)


def _time(said: Text, known: SentencesOf) -> SaidAmount | None:
    """The only length of time in some words."""
    times = [each for sentence in known[id(said)] for each in sentence.amounts if each.size == "time"]
    return times[0] if len(times) == 1 else None


def _told(time: SaidAmount) -> str:
    return f"{time.high:g} {time.unit}"
