"""All rules over a definition; and what an author has allowed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from string import punctuation
from unicodedata import category

from ..handouts.blocks import Allow
from ..handouts.crosscheck import unused
from ..handouts.definition import Handout, Joined
from ..handouts.joined import moved
from ..handouts.library import Library
from ..handouts.place import Place
from ..handouts.problems import Problem, choice, in_order, near
from ..handouts.regions import without_region
from ..handouts.translation import FRAME, digests, read_record
from ..images.pictures import Pictures
from . import (
    acronyms,
    asked,
    brand,
    captions,
    clinic,  # noqa: F401  (its rules are known where these are)
    contradictions,
    dates,
    dose_tables,
    doses,
    exercises,
    figures,
    lexical,
    limit_words,
    markup,
    numbers,
    order,
    own_lines,
    pairs,
    pictures,
    required,
    safety,
    schedules,
    scripts,
    signs,
    translation,
    typed_doses,
    words,
    workspace,  # noqa: F401  (as those of clinic)
    zones,
)
from .findings import Findings
from .prose import Passage, prose
from .rule import rule

rule = partial(rule, family="check")

ALLOW_UNKNOWN = rule(
    "allow-unknown",
    "error",
    "nothing is called like this rule",
    why="A misspelt permission would hide that the finding still stands.",
    own="a misspelt permission must not look like one",
    mend="write the code that stands in brackets behind the finding",
    bad="allow: [{code: percent, because: …}]",
    good="allow: [{code: percent-bare, because: …}]",
)
ALLOW_IDLE = rule(
    "allow-idle",
    "warning",
    "this permission allows nothing",
    why="It would silence the next finding unseen.",
    own="a permission goes when its finding has gone, or it hides the next one",
    mend="delete it",
    bad="allow: for a finding that was mended",
    good="no allow:",
)

ALLOW_REASON = rule(
    "allow-reason",
    "error",
    "this is no reason",
    why="Whoever signs the sheet reads the reason and has to weigh it; until there is one, the finding stands.",
    own="a finding is set aside by somebody who can say why, in words that another can judge",
    mend="say in a few words why the finding does not matter here: three words at least besides the finding's own",
    bad='allow: [{code: percent-bare, because: "x"}]',
    good='allow: [{code: percent-bare, because: "the sheet quotes what patients were promised"}]',
)
# what a translator may keep with a reason; a number, a sign or a block that differs has no reason
BESIDE = frozenset(f"translation-{name}" for name in ("negation", "term", "opposite", "language", "address", "shorter", "same-words"))
END = 10**9  # a line behind all lines of a file
LEAST_WORDS, LEAST_LETTERS = 3, 8  # of a reason; letters that differ


def check_handout(handout: Handout, shown: Pictures) -> Findings:
    """All that a definition says or lacks, whatever the clinic; with lines of a clinic's own, of both as one text.

    What these bring into the topic is told in their file.
    """
    found = _all(handout, shown)
    if handout.joined:
        found = _brought_in(found, _of_topic(handout.joined.topic, shown), handout.joined)
    return _without_allowed(handout, found)


def _brought_in(found: Sequence[Problem], before: Collection[Problem], joined: Joined) -> tuple[Problem, ...]:
    """Findings in a topic with lines of a clinic's own: those that the topic alone has not are at the lines, where what is new began."""
    known = {(each.code, each.place) for each in before}
    place = next((each.by for each in reversed(joined.hidden)), joined.lines[-1].place)
    new = [each for each in found if (each.code, each.place) not in known and each.place.file not in joined.files]
    told = (each for each in found if each not in new)
    said = {(each.code, each.message) for each in found if each.place.file in joined.files}
    return in_order([*told, *(each for each in moved(new, place) if (each.code, each.message) not in said)])


@lru_cache(8)
def _of_topic(handout: Handout, shown: Pictures) -> tuple[Problem, ...]:
    """The findings of a topic alone, before its permissions: asked for once by all clinics that have lines in it."""
    return _all(handout, shown)


def _all(handout: Handout, shown: Pictures) -> tuple[Problem, ...]:
    handout = without_its_region(handout)
    texts = prose(handout)
    found = [
        *(_english(handout, texts, shown) if handout.language == "en" else ()),
        *safety.check(handout, texts),
        *dose_tables.check(handout),
        *schedules.check(handout),
        *zones.check(handout),
        *numbers.check(handout, texts),
        *words.check(handout, texts),
        *brand.check_prose(texts),
        *markup.check(text.text for text in texts),
        *pictures.check(handout, shown),
        *scripts.check(texts),
        *unused(handout),
    ]
    once = {
        (problem.code, problem.place.line, problem.place.column): problem for problem in reversed(found)
    }  # words and patterns may agree
    return in_order([*asked.check(handout, texts), *once.values()])


def _english(handout: Handout, texts: list[Passage], shown: Pictures) -> Iterator[Problem]:
    """What is found by words that are data, which are English ones."""
    said = lexical.read(texts)
    yield from lexical.check(said)
    yield from doses.found(said)
    yield from typed_doses.check(handout)
    yield from pairs.check(said)
    yield from contradictions.check(handout, said)
    yield from signs.check(said)
    yield from limit_words.check(said)
    yield from figures.check(handout, said)
    yield from order.check(handout, said)
    yield from schedules.against_itself(handout)
    yield from zones.overlapping(handout, lexical.by_text(said))
    yield from exercises.check(handout, lexical.by_text(said))
    yield from captions.check(handout, said, shown)
    yield from dates.check(said)
    yield from acronyms.check(handout, said)
    yield from required.check(handout, said, lexical.book().required, handout.kind.name if asked.is_asked(handout) else "")


def check_translation(handout: Handout, library: Library) -> Findings:
    """A translation beside its original, each with the lines that a clinic has in it; nothing for what is no translation."""
    records, written = read_record(library.topic_folder(handout.topic)), library.written_in(handout.topic, handout.language)
    handout, record = without_its_region(handout), records.get(written, {})
    if not handout.translated:
        return Findings(())
    if handout.joined is None:
        return _without_allowed(handout, translation.check(handout, library.original(handout.topic), record), BESIDE)
    original, topic = library.joined_original(handout), handout.joined.topic
    if original.joined is None:
        return Findings(())  # the lines are of this language alone, and the topic is looked at by itself
    alone = library.original(handout.topic)
    known = {name for name, digest in digests(alone).items() if name in record and (name not in FRAME or record[name] != digest)}
    own = {name: digest for name, digest in digests(original).items() if name not in known}  # made_from: is their record
    found = tuple(translation.check(handout, original, record | own))
    before = tuple(translation.check(topic, alone, record))
    brought = _brought_in(found, before, handout.joined)
    return _without_allowed(handout, [*brought, *own_lines.check_made_from(handout, original)], BESIDE)


def without_its_region(handout: Handout) -> Handout:
    """The same, as rules look at it, which are of a language wherever it is spoken: those of English read en-GB too."""
    plain = without_region(handout.language)
    return handout if plain == handout.language else handout.but(language=plain, original=without_region(handout.original))


def _without_allowed(handout: Handout, found: Iterable[Problem], beside: frozenset[str] = frozenset()) -> Findings:
    """Findings that no `allow:` of their place covers, those that one does, and what is wrong with permissions themselves.

    `beside`: only permissions of these rules are looked at; without it, in a translation, all but them.
    """
    scopes = [each for each in _scopes(handout) if (handout.translated and str(each[2].code) in BESIDE) == bool(beside)]
    open_, allowed, awaiting = list[Problem](), list[tuple[Problem, str]](), list[tuple[Problem, str]]()
    used = set[int]()  # which of the scopes allow something
    for problem in found:
        covers = (at for at, (begin, end, allow) in enumerate(scopes) if allow.code == problem.code and begin <= problem.place < end)
        at = next(covers, None)
        allow = None if at is None else scopes[at][2]
        used |= set() if at is None else {at}
        if allow is None or not is_reason(allow.because, allow.code):
            open_.append(problem)
        elif _is_guarded(problem):
            open_.append(_guarded(problem))
            awaiting.append((open_[-1], str(allow.because)))
        else:
            allowed.append((problem, str(allow.because)))
    own = handout.joined.files if handout.joined else ()  # the topic's permissions are looked at with the topic
    open_ += (each for each in _of_permissions([allow for _, _, allow in scopes], used) if not own or each.place.file in own)
    return Findings(in_order(open_), tuple(allowed), tuple(awaiting))


def _of_permissions(allows: Sequence[Allow], used: Collection[int]) -> Iterator[Problem]:
    """What is wrong with the permissions themselves."""
    for at, allow in enumerate(allows):
        if allow.code not in lexical.all_rules():
            yield ALLOW_UNKNOWN.at(allow.code.place, "", _meant(allow.code))
        elif at not in used:
            yield ALLOW_IDLE.at(allow.code.place, f"“{allow.code}” is not found here")
        if not is_reason(allow.because, allow.code):
            yield ALLOW_REASON.at(allow.because.place, f"“{allow.because}” is no reason")


def _is_guarded(problem: Problem) -> bool:
    known = lexical.all_rules().get(problem.code)
    return known is not None and known.guards(problem.severity)


def _guarded(problem: Problem) -> Problem:
    """That an author alone cannot let it pass."""
    told = "its allow: holds only when whoever approves the sheet names it"
    return replace(problem, message=f"{problem.message} ({told})", hint=f"{problem.hint}; or: handouts approve … --allow {problem.code}")


def is_reason(because: str, code: str) -> bool:
    """Whether somebody could weigh it: three words at least that are not those of the finding, in letters; eight signs of a script
    without spaces.
    """
    words = {word.strip(punctuation).casefold() for word in because.split()} - {*code.split("-"), ""}
    spelled = {word for word in words if len(word) > 1 and sum(map(str.isalpha, word)) > len(word) / 2}
    signs = {sign for sign in because if category(sign) == "Lo"}
    told = {letter for word in spelled for letter in word}
    return (len(spelled) >= LEAST_WORDS and len(told) >= LEAST_LETTERS) or (" " not in because.strip() and len(signs) >= LEAST_LETTERS)


def _meant(code: str) -> str:
    known = lexical.all_rules()
    return near(code, known) or f"it may be {choice(sorted(known))}"


def _scopes(handout: Handout) -> Iterator[tuple[Place, Place, Allow]]:
    """Each permission with the stretch of the file that it is for: a block, a section, or the sheet as a whole."""
    if handout.joined:
        yield from _scopes(handout.joined.topic)
        yield from _scopes_of_lines(handout, handout.joined)
        return
    file = handout.place.file
    starts = [section.place for section in handout.sections]
    end_of_file = handout.place._replace(line=END)
    for allow in handout.allow:
        head = starts[0] if allow.code in BESIDE else handout.place._replace(line=handout.place.line + 1, column=0)
        yield handout.place, head, allow  # a permission of a translation holds for its title, key points and terms too
    for section, after in zip(handout.sections, [*starts[1:], end_of_file]):
        places = [block.place for block in section.blocks]
        for allow in section.allow:
            yield section.place, after, allow
        for block, behind in zip(section.blocks, [*places[1:], after]):
            for allow in block.allow:
                yield block.place._replace(file=file), behind, allow


def _scopes_of_lines(handout: Handout, joined: Joined) -> Iterator[tuple[Place, Place, Allow]]:
    """The same of the files of lines: a block, or the file as a whole."""
    for file in joined.lines:
        start, end = file.place, file.place._replace(line=END)
        blocks = sorted((block for block in handout.blocks if block.place.file == start.file), key=lambda block: block.place)
        for block, behind in zip(blocks, [*(block.place for block in blocks[1:]), end]):
            yield from ((block.place, behind, allow) for allow in block.allow)
        yield from ((start._replace(line=1, column=0), end, allow) for allow in file.allow)
