"""What comes before what: the steps of a procedure, the moments of a timeline, how long the same thing takes.

Which classes of words follow each other in the steps is data: `orders:` in `checks/lexicons/*.yaml`; the last one of an order is done once.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from ..handouts.blocks import Moment, ScheduleRows, Steps, Timeline
from ..handouts.definition import Handout
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..handouts.text import Text
from .language.amounts import SaidAmount
from .language.sentence import Sentence
from .lexical import ReadPassage, SentencesOf, book, by_text
from .rule import rule

rule = partial(rule, family="safety")
FIRST = frozenset(("today", "tonight", "morning", "same", "that"))
DAYS = {"day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0, "month": 30.0, "months": 30.0, "night": 1.0}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3}
IT = frozenset(("it", "procedure", "scan", "test", "operation", "surgery", "infusion", "treatment", "shot", "injection", "biopsy", "exam"))
TAKES = frozenset(("takes", "take", "lasts", "last"))
PORTIONS = frozenset(("half", "dose", "part", "portion", "glass", "bottle", "packet", "sachet", "jug", "liter", "shot", "pill", "tablet"))
TAKEN = ("paragraph", "key_points", "fact", "detail", "purpose", "list")

STEPS_ORDER = rule(
    "order-contradicts",
    "error",
    "this comes too early, too late or twice",
    why="Who is told of the needle that comes out before the cement goes in is frightened when it stays.",
    own="a program can compare the order of steps and moments with that of days and of things that follow each other",
    mend="put it in its place",
    bad="“Day 7 …” before “Day 2 …”",
    good="“Day 2 …” before “Day 7 …”",
)
LASTING_TWICE = rule(
    "duration-contradicts",
    "warning",
    "the sheet tells two times that the same thing takes",
    why="The reader plans the ride and the day by one of them.",
    own="a program can see it; which is right only the author knows",
    mend="tell the same time in both places",
    bad="“It takes 20 minutes.” and “The procedure takes 2 hours.”",
    good="“It takes about an hour.” in both places",
)


def check(handout: Handout, read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Steps, timelines and lengths of time."""
    read = list(read)
    known = by_text(read)
    for block in handout.blocks:
        if isinstance(block, Steps):
            yield from _steps([[step.title, *([step.text] if step.text else [])] for step in block.steps], known)
        elif isinstance(block, Timeline):
            yield from _timeline(block.timeline, known)
    for texts in _in_time(handout):
        yield from _counted(texts, known)
    yield from _lasting(read)


def _steps(steps: Sequence[Sequence[Text]], known: SentencesOf) -> Iterator[Problem]:
    classes = [frozenset().union(*(_asserted(known[id(text)]) for text in texts)) for texts in steps]
    for order in book().orders:
        at = [[k for k, said in enumerate(classes) if name in said] for name in order]
        for earlier, later in zip(at, at[1:]):
            if earlier and later and later[0] < earlier[0]:
                yield STEPS_ORDER.at(steps[later[0]][0].place, f"step {later[0] + 1} comes before step {earlier[0] + 1}, which it follows")
        if len(at[-1]) > 1 and not any(at[-1][0] < k < at[-1][-1] for k in at[0]):
            first, last = at[-1][0], at[-1][-1]
            yield STEPS_ORDER.at(steps[first][0].place, f"steps {first + 1} and {last + 1} do the same thing, which is done once")


def _in_time(handout: Handout) -> Iterator[list[Text]]:
    """What is told one after the other, in the order of time."""
    for part in handout.parts():
        if isinstance(part, Steps):
            yield [text for step in part.steps for text in (step.title, step.text) if text]
        elif isinstance(part, Timeline):
            yield [moment.text for moment in part.timeline]
        elif isinstance(part, ScheduleRows):
            yield [row.do for row in part.rows]


def _counted(texts: Sequence[Text], known: SentencesOf) -> Iterator[Problem]:
    """The first half, dose or glass behind the second one."""
    reached = dict[str, tuple[int, Text]]()
    for text in texts:
        for sentence in known[id(text)]:
            for at, (word, what) in enumerate(pairwise(sentence.texts)):
                number = ORDINALS.get(word, 0)
                if not number or what not in PORTIONS or sentence.denied[at]:
                    continue
                before, above = reached.get(what, (0, text))
                if number < before and above is not text:
                    told = f"the {word} {what} stands behind another one ({above.place.line_from(text.place)}: “{above.plain}”)"
                    yield STEPS_ORDER.at(text.place, told)
                reached[what] = max((before, above), (number, text), key=lambda each: each[0])


def _asserted(said: Iterable[Sentence]) -> frozenset[str]:
    """The classes of words in a text that is not denied or put off."""
    found = set[str]()
    for sentence in said:
        found |= {span.name for span in sentence.spans if not (sentence.denied[span.start] or sentence.conditional[span.start])}
    return frozenset(found)


def _timeline(moments: Sequence[Moment], known: SentencesOf) -> Iterator[Problem]:
    last, line = -1.0, 0
    for moment in moments:
        day = _day(known[id(moment.when)])
        if day is None:
            continue
        if day < last:
            yield STEPS_ORDER.at(moment.when.place, f"“{moment.when.plain}” stands behind a later day (line {line})")
        last, line = max(last, day), moment.when.place.line


def _day(sentences: Sequence[Sentence]) -> float | None:
    """The day on which a moment begins: 0 is that of the procedure; None where no day is told."""
    if not sentences or "each" in sentences[0].keys or "every" in sentences[0].keys:
        return None
    said = [token.text for token in sentences[0].tokens]
    if "day" in said and ("of" in said or not FIRST.isdisjoint(said)):
        return 0.0
    if said[:1] == ["today"]:
        return 0.0
    for k, text in enumerate(said):
        unit = DAYS.get(text)
        if unit is None:
            continue
        behind = sentences[0].tokens[k + 1].value if k + 1 < len(said) else None
        before = next((ORDINALS[word] for word in said[max(0, k - 2) : k] if word in ORDINALS), None)
        number = behind if behind is not None else before
        if number is not None:
            return 1 + (number - 1) * unit
    times = [each for each in sentences[0].amounts if each.size == "time"]
    return times[0].base()[0] if times and "before" not in said else None


def _lasting(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """What “it”, the scan or the procedure takes, in two places."""
    first: tuple[Place, str, tuple[float, float]] | None = None
    for text, sentences in read:
        there = text.name in TAKEN and (not text.section or text.section.part in ("overview", "procedure", "before"))
        for sentence in sentences if there else ():
            time = _takes(sentence)
            if time is None:
                continue
            words = sentence.words(time.start, time.end)
            here = text.at(words), words, time.base()
            first = first or here
            (low, high), (least, most) = here[2], first[2]
            if low > 1.5 * most or least > 1.5 * high:
                yield LASTING_TWICE.at(here[0], f"it takes “{words}” here, and “{first[1]}” in {first[0].line_from(here[0])}")
                yield LASTING_TWICE.at(first[0], f"it takes “{first[1]}” here, and “{words}” in {here[0].line_from(first[0])}")


def _takes(sentence: Sentence) -> SaidAmount | None:
    """How long something of a day at most takes, if the sentence tells that of the whole."""
    said = [token.text for token in sentence.tokens]
    verb = next((k for k, text in enumerate(said) if text in TAKES), None)
    if verb is None or not 0 < verb < 5 or IT.isdisjoint(said[:verb]) or sentence.question or sentence.denied[verb]:
        return None
    return next((each for each in sentence.amounts if each.size == "time" and 0 < each.start - verb <= 3 and each.base()[1] <= 1), None)
