"""What one sheet cannot say both: between its parts, between do and do not, between words and the clinic's limits.

Which two things are contraries is data, `contradictions:` in `checks/lexicons/*.yaml`: rules with `pairs`, each

    one, other   what is said in one place and in another: patterns, or an entry as those of `rules` (`lexical.py`); what is denied, asked
                 or under a condition is not said unless the side's `unless` or `only` tells otherwise; `limits`: a limit that is as_list
    apart        false: both may stand in one sentence and are told all the same
    bad, good    examples: two texts each

Both places are told, each with the line of the other, for nobody but the author knows which is wrong.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..handouts.blocks import Exercise, Limits, Lists, ScheduleRow, Step, TitledList
from ..handouts.definition import Handout
from ..handouts.part import Part
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..handouts.text import Text
from .language.sentence import Sentence
from .language.stems import content_words, stem
from .lexical import SIDES, Pair, ReadPassage, SentencesOf, as_list, book, by_text
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
LIST_CONTRADICTS = rule(
    "list-contradicts",
    "error",
    "the same thing stands in the list with ticks and in the one with crosses",
    why="Who looks for one food finds it allowed, and reads no further.",
    own="a program can see it; which of the two is right only the author knows",
    mend="take it out of one of them, or say which kind of it is meant",
    bad="Do not eat: nuts.  You may eat: yogurt with nuts.",
    good="Do not eat: nuts.  You may eat: yogurt without nuts.",
)
LIST_MARKS = rule(
    "list-marks",
    "error",
    "the title of a list says the contrary of its ticks or crosses",
    why="Who looks at the signs eats what the words forbid; on a copy of a copy the signs are what is left.",
    own="marks: yes is a tick before each item, marks: no a cross; the title is to say the same",
    mend="turn marks: round, or the title",
    bad="{title: Do not eat, marks: yes, items: [Nuts]}",
    good="{title: Do not eat, marks: no, items: [Nuts]}",
)
FORBIDS = frozenset(("not", "don't", "never", "avoid", "stop", "skip", "cannot", "can't"))
ALLOWS = frozenset(("may", "can", "allowed", "ok", "okay", "fine", "safe", "good", "choose", "enjoy", "yes"))
COUNT_CONTRADICTS = rule(
    "count-contradicts",
    "warning",
    "the sheet says another number of exercises or steps than it has",
    why="Who counts believes that a page is missing.",
    own="a program can count them",
    mend="write the number that there are, or none",
    bad="“Ten exercises” and eight of them",
    good="“Eight exercises” and eight of them",
)
COUNTED: dict[str, type[Part]] = {"exercises": Exercise, "steps": Step}
WITHOUT = frozenset(("without", "no", "not", "never", "free"))
LIGHT = frozenset(map(stem, ("put", "rest", "use", "keep", "place", "lay", "lie", "sleep", "sit", "have", "wear", "hold", "set", "leave")))
MODALS = frozenset(("can", "may", "should", "must"))
LISTS = ("do", "do_not", "key_points")  # whose orders are of the whole sheet
ORDERS = ("key_points", "do", "do_not", "timeline", "text", "paragraph", "list", "caption", "fact", "detail")


class Claim(NamedTuple):
    """Something said: where, in which words, and in which sentence of which text, both counted (none: a limit that is listed)."""

    place: Place
    words: str
    sentence: tuple[int, int] | None
    within: Part | None = None  # the list of which it is an item
    limit: str = ""  # the limit that its row of a schedule names: a schedule is held against that by its times (`schedules.py`)


def check(handout: Handout, read: list[ReadPassage]) -> Iterator[Problem]:
    """All contradictions that words alone show."""
    yield from contraries(read, _shown_limits(handout))
    yield from _instructions(read)
    yield from _lists(handout, by_text(read))
    yield from _marked(handout, by_text(read))
    yield from _counted(handout, by_text(read))


def contraries(read: Iterable[ReadPassage], limits: Sequence[tuple[str, Place]]) -> Iterator[Problem]:
    """The contraries that are data."""
    claimed = dict[int, dict[str, list[Claim]]]()  # one of a sentence is enough
    for n, (text, sentences) in enumerate(read):
        for k, sentence in enumerate(sentences):
            for entry, match in book().claims.in_sentence(sentence, text):
                words = sentence.words(match.start, match.end)
                number, side = entry.said["claims"]
                claims = claimed.setdefault(number, {}).setdefault(side, [])
                if not claims or claims[-1].sentence != (n, k):
                    own = str(text.part.limit or "") if isinstance(text.part, ScheduleRow) else ""
                    claims.append(Claim(text.at(words), words, (n, k), text.block if text.name == "list" else None, own))
    for number, pair in enumerate(book().pairs):
        sides = [[*claimed.get(number, {}).get(side, ()), *_limits(limits, pair, side)] for side in SIDES]
        for claim, against in _met(*sides, apart=pair.said.get("apart", True)):
            yield pair.rule.at(claim.place, f"“{claim.words}”, but {against.place.line_from(claim.place)} says “{against.words}”")


def _shown_limits(handout: Handout) -> list[tuple[str, Place]]:
    """The limits that a sheet shows, and where: listed, in a row of a schedule, in words."""
    shown = list[tuple[str, Place]]()
    for part in handout.parts():
        shown += [(name, part.place) for name in part.limits] if isinstance(part, Limits) else ()
        shown += [(part.limit, part.place)] if isinstance(part, ScheduleRow) and part.limit else ()
    said = [(run.placeholder, text.place) for text in handout.all_texts() for run in text.runs]
    return shown + [(name.split(":")[1], place) for name, place in said if name.startswith("limit:")]


def _limits(limits: Sequence[tuple[str, Place]], pair: Pair, side: str) -> Iterator[Claim]:
    """A limit of the side that the sheet shows."""
    said = pair.said[side]
    wanted = set(as_list(said["limits"])) if isinstance(said, dict) and "limits" in said else set[str]()
    return (Claim(place, f"limit: {name}", None) for name, place in limits if name in wanted)


def _met(ones: list[Claim], twos: list[Claim], *, apart: bool) -> Iterator[tuple[Claim, Claim]]:
    """Each claim with the first that it contradicts: both ways, none twice; one sentence is no contradiction unless it may be."""
    for claims, against in ((ones, twos), (twos, ones)):
        for claim in claims:
            named = f"limit: {claim.limit}"
            others = (each for each in against if each.words != named)
            contrary = next((each for each in others if not apart or claim.sentence is None or _apart(claim, each)), None)
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
            if text.name == "do_not":  # what follows its first sentence explains
                banned += _instruction(text, sentence, 0) if sentence.inverted else ()
            elif sentence.question or any(sentence.denied):
                continue
            elif text.name in LISTS:
                done += _instruction(text, sentence, 0)
            elif text.section:
                modal = next((k for k, token in enumerate(sentence.tokens[:3]) if token.text in MODALS), None)
                done += _instruction(text, sentence, modal + 1) if modal and sentence.tokens[modal - 1].text == "you" else ()
    for ban in banned:
        for order in done:
            if _same_act(ban, order) and _same_part(ban.text, order.text):
                here, there = ban.text.text.place, order.text.text.place
                told = f"“{ban.words}” is not to be done; {there.line_from(here)} says “{order.words}”"
                yield DO_CONTRADICTS.at(ban.text.at(ban.words), told)
                told = f"“{order.words}”, but {here.line_from(there)} says not to: “{ban.words}”"
                yield DO_CONTRADICTS.at(order.text.at(order.words), told)
                break


def _instruction(text: Passage, sentence: Sentence, start: int) -> Iterator[Instruction]:
    """What a sentence orders from a token on, if its first word there has content."""
    said = sentence.tokens[start:]
    first = next((token.text for token in said if token.kind == "word"), "")
    content = content_words(said) if start else sentence.content
    if stem(first) in content:
        end = len(said) - 1 if said[-1].kind == "mark" or said[-1].kind == "slot" else len(said)
        yield Instruction(stem(first), content, text, sentence.words(start, start + end).strip())


# ---------------------------------------------------------------- lists and counts
def _lists(handout: Handout, known: SentencesOf) -> Iterator[Problem]:
    """A thing that is crossed out (“nuts”), and ticked, alone or with others (“yogurt with nuts”), in the lists of one block."""
    for block in handout.blocks:
        if not isinstance(block, Lists):
            continue
        sides = {marks: [text for each in block.lists if each.marks == marks for text in each.items] for marks in ("yes", "no")}
        crossed = {words: text for text in sides["no"] for words, _ in _things(text, known) if words}
        for text in sides["yes"]:
            for words, said in _things(text, known):
                if against := next((text for thing, text in crossed.items() if thing <= words), None):
                    told = f"“{said}”, but {against.place.line_from(text.place)} says not to: “{against.plain}”"
                    yield LIST_CONTRADICTS.at(text.at(said), told)
                    yield LIST_CONTRADICTS.at(
                        against.place, f"“{against.plain}”, but {text.place.line_from(against.place)} allows “{said}”"
                    )


def _marked(handout: Handout, known: SentencesOf) -> Iterator[Problem]:
    """Ticks under “Do not eat”, crosses under “You may eat”."""
    for each in handout.parts():
        if isinstance(each, TitledList):
            said = {word for sentence in known[id(each.title)] for word in sentence.texts}
            forbids, allows = bool(said & FORBIDS), bool(said & ALLOWS)
            if (each.marks == "yes" and forbids) or (each.marks == "no" and allows and not forbids):
                yield LIST_MARKS.at(each.title.place, f"“{each.title.plain}” over {'ticks' if each.marks == 'yes' else 'crosses'}")


def _things(text: Text, known: SentencesOf) -> Iterator[tuple[frozenset[str], str]]:
    """The things of an item, parted by commas: the words of content of each, and what the author wrote; none where it says without what."""
    for sentence in known[id(text)]:
        begin = 0
        for end in [*(k for k, each in enumerate(sentence.texts) if each in (",", ";")), len(sentence.texts)]:
            if not WITHOUT & {*sentence.texts[begin:end]}:
                yield content_words(sentence.tokens[begin:end]), sentence.words(begin, end)
            begin = end + 1


def _counted(handout: Handout, known: SentencesOf) -> Iterator[Problem]:
    """“Ten exercises” in the sheet's name or purpose, and another number of them in it."""
    for text in filter(None, (handout.title, handout.subtitle, handout.purpose)):
        for sentence in known.get(id(text), ()):
            for amount in sentence.amounts:
                what = next(iter(sentence.texts[amount.end : amount.end + 1]), "")
                there = sum(isinstance(part, COUNTED[what]) for part in handout.parts()) if what in COUNTED else 0
                if there and amount.low != there:
                    yield COUNT_CONTRADICTS.at(text.place, f"“{sentence.words(amount.start, amount.end + 1)}”: the sheet has {there}")


def _same_act(ban: Instruction, order: Instruction) -> bool:
    """Whether the ban's words are among the order's; another verb counts where neither says more than “put” or “rest”, and two words
    of content are left (“Put a pillow under your knee”, “Rest with a pillow under your knee”).
    """
    if ban.verb == order.verb:
        return ban.content <= order.content
    left = ban.content - {ban.verb}
    return ban.verb in LIGHT and order.verb in LIGHT and len(left) > 1 and left <= order.content


def _same_part(first: Passage, second: Passage) -> bool:
    lists = first.name in LISTS and second.name in LISTS
    return lists or (first.section is not None and second.section is not None and first.section.part == second.section.part)
