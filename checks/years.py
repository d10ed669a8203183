"""Years of sources and studies that have not come yet."""

from collections.abc import Iterator
from functools import partial

from ..handouts.definition import Handout
from ..handouts.problems import Problem
from .language.tokens import tokens
from .lexical import book
from .prose import prose
from .rule import rule

rule = partial(rule, family="numbers")

YEAR_FUTURE = rule(
    "year-future",
    "error",
    "a source or a study of a year that has not come yet",
    why="Who looks it up finds nothing, and trusts the rest no more.",
    own="a program can compare a year with the calendar",
    mend="look the year up in the source",
    bad="year: 2036",
    good="year: 2016",
)


def check(handout: Handout, this_year: int) -> Iterator[Problem]:
    """The sources of a sheet, and the years in its English sentences that tell of a study."""
    for name, source in handout.sources.items():
        year = source.year or source.read or 0
        if year > this_year:
            yield YEAR_FUTURE.at(source.place, f"the source “{name}” is of {year}")
    for text in prose(handout) if handout.language == "en" else ():
        if "20" not in text.words:
            continue
        said = tokens(text.text)
        if not book().lexicon.members["study_word"].isdisjoint(token.text for token in said):
            for token in said:
                if token.kind == "number" and len(token.typed) == 4 and this_year < (token.value or 0) < 2100:
                    yield YEAR_FUTURE.at(text.at(token.typed), f"“{token.typed}” has not come yet")
