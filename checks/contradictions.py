"""What one sheet cannot say both: between its parts, between do and do not, between words and the clinic's limits.

Which two things are contraries is data, `contradictions:` in `checks/lexicons/*.yaml`: rules with `pairs`, each

    one, other   what is said in one place and in another: patterns, or an entry as those of `rules` (`lexical.py`); what is denied, asked
                 or under a condition is not said unless the side's `unless` or `only` tells otherwise; `limits`: a limit that is as_list
    apart        false: both may stand in one sentence and are told all the same
    bad, good    examples: two texts each

Both places are told, each with the line of the other, for nobody but the author knows which is wrong.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ..handouts.blocks import Limits
from ..handouts.definition import Handout
from ..handouts.part import Part
from ..handouts.place import Place
from ..handouts.problems import Problem
from .language.sentence import Sentence
from .language.stems import content_words, stem
from .lexical import SIDES, Pair, ReadPassage, as_list, book
from .prose import Passage
from .rule import rule

rule = partial(rule, family="safety")

DO_CONTRADICTS = rule(
    "do-contradicts",
    "error",
    "the same thing is told to do, and not to do",
    why="Who reads both does what is easier, or neither.",
    own="a program can see it, and a patient cannot follow both",
    mend="take one of them out, or say when the one holds and when the other",
    bad="do: [Wear the brace.] and do_not: [Wear the brace.]",
    good="do: [Wear the brace.] and do_not: [Sleep in the brace.]",
)
MODALS = frozenset(("can", "may", "should", "must"))
ORDERS = ("do", "do_not", "timeline", "text", "paragraph", "list", "caption", "fact", "detail")


class Claim(NamedTuple):
    """Something said: where, in which words, and in which sentence of which text, both counted (none: a limit that is listed)."""

    place: Place
    words: str
    sentence: tuple[int, int] | None
    within: Part | None = None  # the list of which it is an item


def check(handout: Handout, read: list[ReadPassage]) -> Iterator[Problem]:
    """All contradictions that words alone show."""
    yield from contraries(read, [block for block in handout.blocks if isinstance(block, Limits)])
    yield from _instructions(read)


def contraries(read: Iterable[ReadPassage], limits: Iterable[Limits]) -> Iterator[Problem]:
    """The contraries that are data."""
    claimed = dict[int, dict[str, list[Claim]]]()  # one of a sentence is enough
    for n, (text, sentences) in enumerate(read):
        for k, sentence in enumerate(sentences):
            for entry, match in book().claims.in_sentence(sentence, text):
                words = sentence.words(match.start, match.end)
                number, side = entry.said["claims"]
                claims = claimed.setdefault(number, {}).setdefault(side, [])
                if not claims or claims[-1].sentence != (n, k):
                    claims.append(Claim(text.at(words), words, (n, k), text.block if text.name == "list" else None))
    for number, pair in enumerate(book().pairs):
        sides = [[*claimed.get(number, {}).get(side, ()), *_limits(limits, pair, side)] for side in SIDES]
        for claim, against in _met(*sides, apart=pair.said.get("apart", True)):
            yield pair.rule.at(claim.place, f"“{claim.words}”, but line {against.place.line} says “{against.words}”")


def _limits(limits: Iterable[Limits], pair: Pair, side: str) -> Iterator[Claim]:
    """A limit of the side that the sheet lists."""
    said = pair.said[side]
    wanted = set(as_list(said["limits"])) if isinstance(said, dict) and "limits" in said else set[str]()
    for block in limits if wanted else ():
        yield from (Claim(block.place, f"limits: {name}", None) for name in block.limits if name in wanted)


def _met(ones: list[Claim], others: list[Claim], *, apart: bool) -> Iterator[tuple[Claim, Claim]]:
    """Each claim with the first that it contradicts: both ways, none twice; one sentence is no contradiction unless it may be."""
    for claims, against in ((ones, others), (others, ones)):
        for claim in claims:
            contrary = next((each for each in against if not apart or claim.sentence is None or _apart(claim, each)), None)
            if contrary and claim.sentence is not None:
                yield claim, contrary


def _apart(claim: Claim, other: Claim) -> bool:
    """Whether they stand apart: in two sentences, and not in two items of one list, which are often of two kinds of a thing."""
    return claim.sentence != other.sentence and (claim.within is None or claim.within is not other.within)


# ---------------------------------------------------------------- do and do not
class Instruction(NamedTuple):
    """What is to be done or not: the first word of content, all of them, and where it is said."""

    verb: str
    content: frozenset[str]
    text: Passage
    words: str


def _instructions(read: Iterable[ReadPassage]) -> Iterator[Problem]:
    """Each ban that an order or a permission goes against: of the whole sheet for the lists, of the same part for prose."""
    done, banned = list[Instruction](), list[Instruction]()
    for text, sentences in read:
        if text.name not in ORDERS:
            continue
        for sentence in sentences:
            if text.name == "do_not":
                banned += _instruction(text, sentence, 0)
            elif sentence.question or any(sentence.denied):
                continue
            elif text.name == "do":
                done += _instruction(text, sentence, 0)
            elif text.section:
                modal = next((k for k, token in enumerate(sentence.tokens[:3]) if token.text in MODALS), None)
                done += _instruction(text, sentence, modal + 1) if modal and sentence.tokens[modal - 1].text == "you" else ()
    for ban in banned:
        for order in done:
            if ban.verb == order.verb and ban.content <= order.content and _same_part(ban.text, order.text):
                yield DO_CONTRADICTS.at(
                    ban.text.at(ban.words), f"“{ban.words}” is not to be done; line {order.text.text.place.line} says “{order.words}”"
                )
                yield DO_CONTRADICTS.at(
                    order.text.at(order.words), f"“{order.words}”, but line {ban.text.text.place.line} says not to: “{ban.words}”"
                )
                break


def _instruction(text: Passage, sentence: Sentence, start: int) -> Iterator[Instruction]:
    """What a sentence orders from a token on, if its first word there has content."""
    said = sentence.tokens[start:]
    first = next((token.text for token in said if token.kind == "word"), "")
    content = content_words(said) if start else sentence.content
    if stem(first) in content:
        end = len(said) - 1 if said[-1].kind == "mark" or said[-1].kind == "slot" else len(said)
        yield Instruction(stem(first), content, text, sentence.words(start, start + end).strip())


def _same_part(first: Passage, second: Passage) -> bool:
    lists = first.name in ("do", "do_not") and second.name in ("do", "do_not")
    return lists or (first.section is not None and second.section is not None and first.section.part == second.section.part)
