"""What the kind of a topic asks of a sheet: parts, blocks, words; how long a part may be.  All of it is data (`handouts/about.py`).

A need that has a rule of its own is told by it (`asked.yaml`), any other by `asked-missing`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from ..handouts.about import PICTURES, SAYS, SOURCES, Need
from ..handouts.blocks import Options, name_of
from ..handouts.data import data
from ..handouts.definition import Handout
from ..handouts.problems import Problem, choice
from .prose import Passage
from .rule import Rule, Severity, rule

SIGNS = "danger_signs"  # asked of translations too, and of files that do not say what they are about
RULES_OF: dict[str, Rule] = {
    need: rule(**{**told, "sources": tuple(told.get("sources", ()))}) for need, told in data(Path(__file__).with_name("asked.yaml")).items()
}
rule = partial(rule, family="kinds")

ABOUT_MISSING = rule(
    "about-missing",
    "warning",
    "the file does not say what it is about",
    why="What a sheet is made of, in which order, and what is asked of it goes by its kind; without one it is taken for a procedure’s.",
    own="files of before kinds were told are read as they were; a word in their head settles what they are held to",
    mend="`handouts upgrade` brings the file into the format of now; or write about: below format:, like about: condition "
    "(`handouts new topic --help` lists the kinds)",
    bad="no about:",
    good="about: medicine",
)
ASKED_MISSING = rule(
    "asked-missing",
    "warning",
    "the sheet lacks what its kind is asked for",
    why="Each kind of topic has something that readers look for first; the kind's own file says why.",
    own="docs/kinds.md says what is asked of which kind, and why",
    mend="add it, or say another kind in about:",
    bad="about: medicine, and nothing on a missed dose",
    good="- part: missed_dose",
)
BLOCK_EXPECTED = rule(
    "block-expected",
    "warning",
    "a part has none of the blocks that are made for it",
    why="A list to tick, a table of choices or a row of steps is found again; the same in sentences is not.",
    own="advice: the kind of a topic says which blocks a part is usually made of",
    mend="use one of them, or allow it with a reason",
    bad="- {part: questions, blocks: [Ask how long it takes.]}",
    good="questions: [How long does it take?]",
)
PART_LONG = rule(
    "part-long",
    "warning",
    "a part has more words than its kind gives it",
    why="What nobody reads to its end helps nobody; most that is told in a long part belongs into another one.",
    own="advice: the kind of a topic gives some of its parts so many words; the numbers are ours",
    mend="say less, or move some of it into another part; `handouts check --pages` says what share of the pages each part takes",
    bad="200 words on why it happens",
    good="“Most backs heal. We do not know why some do not.”",
)


def check(handout: Handout, texts: list[Passage]) -> Iterator[Problem]:
    """What is asked of a sheet and missing; all of it is told at the sheet as a whole, and what is advice at its part."""
    whole, there = is_asked(handout), _there(handout)
    if handout.about is None:
        yield ABOUT_MISSING.at(handout.place, f"the file does not say what it is about; it is taken for about: {handout.kind.name}")
    for severity, need in handout.kind.needs:
        if (whole or need.any_of[0] == SIGNS) and not any(_met(str(name), handout, texts, there) for name in need.any_of):
            yield _missing(handout, need, severity)
    if handout.about and not handout.translated:
        yield from _advice(handout, texts)


def is_asked(handout: Handout) -> bool:
    """Whether what its kind requires is asked of it: not of a translation, whose original is asked; of a file that says no kind only
    where the part that its kind names says what it must be said of (in English; in another language, where it has that part).
    """
    old = handout.kind.file.old_files
    if handout.translated or handout.about or not old:
        return not handout.translated
    parts = [section for section in handout.sections if section.part == old.part]
    if handout.language != "en":
        return bool(parts)
    texts = [text.plain for section in parts for text in section.all_texts()]
    return any(_words(str(old.says)).search(text) and not _words(str(old.without)).search(text) for text in texts)


@cache
def _words(name: str) -> re.Pattern[str]:
    """Any word of a class of the lexicons, as a pattern."""
    from .lexical import book  # knows all rules, this one's callers too

    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, book().lexicon.members[name]), reverse=True))})\b", re.IGNORECASE)


def _there(handout: Handout) -> frozenset[str]:
    """Parts, blocks and {placeholders} that a sheet has, as needs name them."""
    parts = [name for section in handout.sections for name in handout.kind.scope(section.part)]
    blocks = [name_of(type(block)) for block in handout.blocks]
    said = {run.placeholder for text in handout.all_texts() for run in text.runs if run.placeholder}
    return frozenset([*parts, *blocks, *(f"{{{name}}}" for name in said), *(f"{{limit:{name}}}" for name in handout.listed_limits())])


def _met(name: str, handout: Handout, texts: Sequence[Passage], there: frozenset[str]) -> bool:
    """Whether a sheet has what one name of a need means; words are looked for in English only."""
    if name == SOURCES:
        return bool(handout.sources)
    if name == PICTURES:
        return bool(handout.inner_pictures())
    if name.startswith(SAYS):
        wanted = name.removeprefix(SAYS).casefold()
        return handout.language != "en" or any(wanted in text.words.casefold() for text in texts)
    if name == name_of(Options):
        return any(_offers_another(block, handout) for block in handout.blocks)
    return name in there


def _offers_another(block: object, handout: Handout) -> bool:
    """Whether it is a table of choices with one besides what the sheet is about."""
    return isinstance(block, Options) and any(choice.name.plain != handout.title.plain for choice in block.options.choices)


def _missing(handout: Handout, need: Need, severity: Severity) -> Problem:
    known = RULES_OF.get(str(need.any_of[0]), ASKED_MISSING)
    what = known.what if known is not ASKED_MISSING else f"the sheet has no {choice(need.any_of)}"
    return known.at(handout.place, f"{what} (asked of about: {handout.kind.name}: {need.because})", severity=severity)


def words_by_part(texts: Sequence[Passage]) -> Counter[str]:
    """How many words each part has, by what it is called."""
    words = Counter[str]()
    for text in texts:
        if text.section:
            words[text.section.called] += sum(map(len, text.sentence_words))
    return words


def _advice(handout: Handout, texts: Sequence[Passage]) -> Iterator[Problem]:
    """Parts that are longer than their kind gives them words for, or have none of the blocks that are made for them."""
    words = words_by_part(texts)
    for part in handout.kind.file.made_of:
        sections = [section for section in handout.sections if section.part == part.part]
        if not sections or not (part.expects or part.words):
            continue
        if part.expects and not any(name_of(type(block)) in part.expects for section in sections for block in section.blocks):
            what = f"part “{part.part}” has no {choice(part.expects)}"
            yield BLOCK_EXPECTED.at(sections[0].place, what)
        if part.words and (long := words[part.part]) > part.words:
            share = f"{100 * long / words.total():.0f} % of the sheet’s"
            yield PART_LONG.at(sections[0].place, f"part “{part.part}” has {long} words ({share}), more than {part.words}")
