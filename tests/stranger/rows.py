"""One row of docs/pages.md for each sheet of the library: what is measured on it, and what must be known of its words for that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import product

from babel.dates import get_month_names
from sheets import EDITIONS, LIBRARY, PAPERS, PICTURES, SAMPLED, WHOLE, Which, wording

from patient_handouts.handouts import imprint
from patient_handouts.handouts.blocks.exercises import Exercise
from patient_handouts.handouts.check_code import code_of
from patient_handouts.handouts.in_kind import visit_of
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.text import Text
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.sheet import set_sheet

from .line_ends import alone, many_lines, parted_numbers
from .measures import (
    HOLE,
    Found,
    Term,
    Told,
    foot_lines,
    head_lines,
    holes,
    home_pages,
    late_terms,
    leaves,
    lone_openings,
    parted,
    torn_lists,
    torn_tables,
)
from .reading import Seen, seen

CODE = code_of("any")  # a sheet on paper has a check code in its foot
NEAR = 12  # letters on either side of a marked term by which its place is known

EVERY = [Which(WHOLE, *which) for which in product(LIBRARY.languages(WHOLE), LIBRARY.clinics(), EDITIONS, PAPERS)] + SAMPLED


@dataclass(frozen=True)
class Row:
    """What was measured on one sheet; its fields are the columns of the table, in its order."""

    sheet: str
    refused: int  # 1: it cannot be made, and nothing else is said of it
    pages: int
    holes: int  # pages but the last with a hole over 15 %
    hole: float  # percent of the body's height, mean of all pages but the last
    widest: int  # percent: the largest of them
    lists: int  # page ends that leave one or two items of a list alone
    tables: int  # tables on more than one page though they are not taller than half of one
    tall_tables: int  # on more than one page, and taller than that
    parted: int  # sentences and headings at a page's foot, what they announce overleaf
    openings: int  # headings with one line at a page's foot, the list overleaf
    late: int  # terms explained on a later page than their first use
    home: int  # pages that hold something of the part to take home
    leaves: int  # leaves of paper that they are, printed on both sides
    head: int  # most lines of a running head
    foot: int  # most lines of a foot
    type: float  # the smallest, in points
    numbers: int  # line ends between a number and what it counts
    alone: int  # texts whose last line is one word
    texts: int  # texts of two lines and more

    @property
    def ends(self) -> int:
        """The pages that end before the sheet does."""
        return max(0, self.pages - 1)

    @property
    def white(self) -> float:
        """All holes together, in percent of a body's height."""
        return self.hole * self.ends

    def line(self) -> str:
        """As a line of the table."""
        return f"| {' | '.join(str(getattr(self, column.name)) for column in fields(self))} |"

    @classmethod
    def read(cls, line: str) -> "Row":
        """From a line of the table."""
        return cls(*(column.type(value) for column, value in zip(fields(cls), line.strip("| \n").split(" | "), strict=True)))

    def of(self, wanted: dict[str, str | list[str]]) -> bool:
        """Whether it is one of the sheets that a limit names, each kind by one name or several."""
        names = dict(zip((each.name for each in fields(Which)), self.sheet.split(".")))
        return all(names[kind] in (those if isinstance(those, list) else [those]) for kind, those in wanted.items())


@cache
def printed(which: Which) -> tuple[bytes, Told]:
    """A sheet as it is printed, and what must be known of its words.  Raises Problems where it cannot be made."""
    words = wording(which.topic, which.language, which.clinic)
    return set_sheet(words, PICTURES, paper=which.paper, edition=which.edition, code=CODE)[0], told_of(words)


def row(which: Which) -> Row:
    """Set a sheet, and look at it."""
    try:
        pdf, told = printed(which)
    except Problems:
        return Row(str(which), 1, *(column.type(0) for column in fields(Row)[2:]))
    return measured(str(which), seen(pdf), told)


def measured(name: str, made: Seen, told: Told) -> Row:
    """All figures of one finished sheet."""
    white, tables, home = holes(made), torn_tables(made), home_pages(made, told)
    return Row(
        sheet=name,
        refused=0,
        pages=len(made.pages),
        holes=sum(each > HOLE for each in white),
        hole=round(100 * sum(white) / max(1, len(white)), 1),
        widest=round(100 * max(white, default=0)),
        lists=_count(torn_lists(made, told)),
        tables=sum(height <= 0.5 for _, height in tables),
        tall_tables=sum(height > 0.5 for _, height in tables),
        parted=_count(parted(made, told)),
        openings=_count(lone_openings(made)),
        late=_count(late_terms(made, told)),
        home=len(home),
        leaves=leaves(home),
        head=max(len(head_lines(page)) for page in made.pages),
        foot=max(len(foot_lines(page)) for page in made.pages),
        type=round(made.smallest, 1),
        numbers=_count(parted_numbers(made, told)),
        alone=_count(alone(made)),
        texts=len(many_lines(made)),
    )


def _count(found: Iterator[Found]) -> int:
    return sum(1 for _ in found)


def findings(made: Seen, told: Told) -> list[Found]:
    """All that there is to mind on a sheet, page by page."""
    white = (Found(page, f"a hole of {100 * each:.0f} %") for page, each in enumerate(holes(made), 1) if each > HOLE)
    torn = (table._replace(what=f"{table.what} ({height:.2f} of a page)") for table, height in torn_tables(made))
    told_by_words = (*parted(made, told), *late_terms(made, told), *parted_numbers(made, told))
    return sorted((*white, *torn, *torn_lists(made, told), *lone_openings(made), *told_by_words, *alone(made)))


def told_of(words: Wording) -> Told:
    """What must be known of a sheet's words to judge it."""
    handout, catalogue = words.handout, words.catalogue
    uses: dict[str, list[tuple[str, str]]] = {}
    for text in handout.all_texts():
        for term, use in _marked(text):
            uses.setdefault(term, []).append(use)
    danger = words.say("danger.title").plain
    return Told(
        terms=tuple(Term(tuple(those), imprint.meaning(words, term).plain) for term, those in uses.items()),
        home=(*(words.heading(part).plain for part in handout.sections if visit_of(part, handout.kind) == "home"), danger),
        danger=danger,
        months=tuple({name for width in ("wide", "abbreviated") for name in get_month_names(width, locale=handout.language).values()}),
        ranges=(re.sub(r"\s", " ", catalogue.text("hours.range").plain).replace("{first}", "").replace("{last}", "").strip(),),
        exercises=tuple(words.words(part.name).plain for part in handout.parts() if isinstance(part, Exercise)),
        names=tuple(number.printed.replace("\xa0", " ") for number in (words.clinic.emergency, words.clinic.phones.day)),
    )


def _marked(text: Text) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each term that a text marks, the letters before it, and how it reads with those after it."""
    around = [run.words for run in text.runs]
    for k, run in enumerate(text.runs):
        if run.term:
            before, after = around[k - 1][-NEAR:] if k else "", around[k + 1][:NEAR] if k + 1 < len(around) else ""
            yield run.term, (before, run.words + after)
