"""A pre-check of the 24 print items of PEMAT-P: 14 decided, 8 flagged for a person, 2 left to one.

PEMAT (AHRQ, 2013) is a rating by people.  This is no score and is never printed on a sheet; it shows an author where to look.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..handouts.about import PICTURES
from ..handouts.blocks import (
    Advice,
    Checklist,
    DangerSigns,
    Diary,
    Evidence,
    Glance,
    HarmsBlock,
    Limits,
    Options,
    PictureBlock,
    Questions,
    Step,
    Steps,
    WriteOn,
)
from ..handouts.definition import Handout
from ..handouts.part import Part
from ..handouts.place import Place
from ..handouts.problems import Problem
from .asked import is_asked
from .prose import Passage, words_of
from .words import LONG_PARAGRAPH, passives

MOST_STEPS = 7


@dataclass(frozen=True)
class PematItem:
    """One item: its number and what it asks; `verdict` is "yes", "no", "does not apply", "look" (a person decides) or "person"."""

    number: int
    asks: str
    verdict: str
    evidence: str
    places: tuple[Place, ...] = ()


class _Sheet:
    """A handout and what was found in it, as the items ask for it."""

    def __init__(self, handout: Handout, texts: list[Passage], problems: tuple[Problem, ...]) -> None:
        self.handout, self.texts, self.problems = handout, texts, problems

    def has(self, *kinds: type[Part]) -> list[Part]:
        return [part for part in self.handout.parts() if isinstance(part, kinds)]

    def found(self, *codes: str) -> tuple[Place, ...]:
        return tuple(problem.place for problem in self.problems if problem.code in codes)


Verdict = tuple[str, str, tuple[Place, ...]]


def _without(sheet: _Sheet, good: str, *codes: str) -> Verdict:
    """Yes when none of these findings is there."""
    places = sheet.found(*codes)
    return ("no", ", ".join(codes), places) if places else ("yes", good, ())


def _present(parts: list[Part], good: str, bad: str) -> Verdict:
    return ("yes", good, tuple(part.place for part in parts[:3])) if parts else ("no", bad, ())


def _short(sheet: _Sheet) -> Verdict:
    long = [text for text in sheet.texts if text.name == "paragraph" and len(text.sentences) > LONG_PARAGRAPH]
    return (
        ("no", f"{len(long)} paragraphs of more than {LONG_PARAGRAPH} sentences", tuple(text.text.place for text in long))
        if long
        else ("yes", f"no paragraph has more than {LONG_PARAGRAPH} sentences", ())
    )


def _reader(sheet: _Sheet) -> Verdict:
    you = sum(word.lower() in ("you", "your", "yours", "yourself") for text in sheet.texts for word in words_of(text.words))
    places = sheet.found("reader-missed")
    return ("yes" if you and not places else "no", f"“you” and “your” {you} times; about patients {len(places)} times", places)


def _steps(sheet: _Sheet) -> Verdict:
    steps = [part for part in sheet.has(Steps) if isinstance(part, Steps)]
    long = [part for part in steps if len(part.steps) > MOST_STEPS]
    if not steps and not sheet.has(Advice):
        return "no", "no numbered steps and no do list", ()
    if long:
        return "no", f"more than {MOST_STEPS} steps", tuple(part.place for part in long)
    return "yes", "numbered steps, or a do list", tuple(part.place for part in steps)


def _passive(sheet: _Sheet) -> Verdict:
    found, count = passives(sheet.texts)
    return "look", f"{len(found)} of {count} sentences look passive", tuple(text.text.place for text, _ in found[:3])


def _tables(sheet: _Sheet) -> Verdict:
    tables = sheet.has(Options, HarmsBlock)
    if not tables:
        return "does not apply", "no table", ()
    return "yes", "the program heads every table and row", tuple(part.place for part in tables)


def _visual(sheet: _Sheet) -> Verdict:
    pictures = sheet.has(PictureBlock) + [part for part in sheet.has(Step) if getattr(part, "picture", None)]
    needed = sheet.handout.kind.requires(PICTURES) and is_asked(sheet.handout)
    return "look", f"{len(pictures)} pictures besides page 1" + ("; it needs some" if needed and not pictures else ""), ()


def _purpose(sheet: _Sheet) -> Verdict:
    return "look", f"“{sheet.handout.purpose.plain}”", (sheet.handout.purpose.place,)


ITEMS: dict[int, tuple[str, Callable[[_Sheet], Verdict]]] = {
    1: ("the purpose is evident at once", _purpose),
    2: ("nothing distracts from it", lambda sheet: ("person", f"{sum(len(words_of(t.words)) for t in sheet.texts)} words in all", ())),
    3: (
        "common, everyday words",
        lambda sheet: ("look", f"{len(sheet.found('hard-word', 'medical-word'))} hard words", sheet.found("hard-word", "medical-word")),
    ),
    4: (
        "medical words only where they are explained",
        lambda sheet: _without(sheet, "every medical word that we know is explained", "medical-word"),
    ),
    5: ("the active voice", _passive),
    6: (
        "numbers are clear",
        lambda sheet: _without(sheet, "whole people, of 100 or 1,000", "percent-bare", "people-decimal", "one-in-x", "risk-relative"),
    ),
    7: ("nothing to calculate", lambda sheet: _without(sheet, "one denominator", "denominators-mixed", "denominator-odd", "risk-relative")),
    8: ("short sections", _short),
    9: ("headings that tell", lambda sheet: ("look", f"{len(sheet.found('heading-empty'))} say nothing", sheet.found("heading-empty"))),
    10: ("a logical order", lambda sheet: ("yes", "the format orders the parts", ())),
    11: ("a summary", lambda sheet: ("yes", f"{len(sheet.handout.key_points)} key points on page 1", (sheet.handout.key_points[0].place,))),
    12: (
        "signs that draw the eye to the key points",
        lambda sheet: _present(sheet.has(DangerSigns, Glance), "danger box or facts with icons", "no danger box"),
    ),
    15: ("pictures wherever they help", _visual),
    16: ("pictures that reinforce the words", lambda sheet: ("person", "", ())),
    17: ("pictures have captions", lambda sheet: ("yes", "the format asks for a caption and an alternative text", ())),
    18: ("pictures are clear and uncluttered", lambda sheet: ("look", "`handouts pictures --threshold` shows what a copier leaves", ())),
    19: ("simple tables with clear headings", _tables),
    20: ("at least one thing to do", lambda sheet: _present(sheet.has(Advice, Checklist), "a do list", "no advice and no checklist")),
    21: ("the reader is spoken to", _reader),
    22: ("actions in steps", _steps),
    23: (
        "something to use",
        lambda sheet: _present(
            sheet.has(Checklist, WriteOn, Diary, Limits, DangerSigns), "lists, lines, danger box", "nothing to tick or fill in"
        ),
    ),
    24: ("calculations are explained", lambda sheet: _without(sheet, "nothing to calculate", "risk-relative", "denominators-mixed")),
    25: ("how to use charts", lambda sheet: ("look", f"{len(sheet.has(Evidence))} figures, each with its counts in words", ())),
    26: (
        "pictures that make acting easier",
        lambda sheet: (
            "look",
            f"{len(sheet.has(PictureBlock))} pictures among the blocks; {len(sheet.has(Questions))} lists of questions",
            (),
        ),
    ),
}


def pre_check(handout: Handout, texts: list[Passage], problems: tuple[Problem, ...]) -> Iterator[PematItem]:
    """The 24 items in order (13 and 14 are for films)."""
    sheet = _Sheet(handout, texts, problems)
    for number, (asks, judge) in ITEMS.items():
        yield PematItem(number, asks, *judge(sheet))


def pemat_report(items: Iterator[PematItem]) -> str:
    """The items as a table for the terminal."""
    lines = ["PEMAT-P pre-check: no score; “look” and “person” are for people to decide"]
    for item in items:
        where = ", ".join(f"line {place.line}" for place in item.places[:3])
        lines.append(f"{item.number:>3}  {item.asks:<52}  {item.verdict:<14}  {item.evidence}{f' ({where})' if where else ''}")
    return "\n".join(lines)
