"""One text of a translation beside its original: numbers and units, denials, things named, opposites."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ...handouts.blocks import Harm
from ...handouts.problems import Problem
from ...handouts.translation import Counterpart, parts_by_decimal
from .grammar import Denied, known
from .rules import FIGURES, NEGATION, OPPOSITE, TERM, UNIT
from .said import SaidText
from .terms import DEGREES, Thing, in_one_order, shared, term_base

IN_WORDS = {"1": frozenset(("one", "a", "an", "single")), "2": frozenset(("two", "both", "couple"))}
STRICT = (
    "emergency",
    "same_day",
    "do",
    "do_not",
    "fact",
    "detail",
    "note",
    "signs",
)  # what is read in a hurry: nothing that it names may be lacking
SIGNS, BODY = ("emergency", "same_day", "signs"), "body"
LEAST = len("1.00")  # what is longer can have thousands
EMERGENCY = "{emergency}"  # in a text that tells when to call it no sign may be lacking
NAMED = frozenset((BODY, "signs", "harms", "medicines", "tissues"))
BANS = frozenset(("not", "don't", "never"))
OPENING = frozenset(("and", "or", "but", "then", "please", "so", ":", ",", ";", "*", "(", "-"))


def differences(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    """All that is told of a pair of texts."""
    yield from _figures(pair, here, there)
    yield from _units(pair, here, there)
    if {here.language, there.language} <= known():
        yield from _denials(pair, here, there)
        yield from _joined(pair, here, there)
        yield from _terms(pair, here, there)
        yield from _opposites(pair, here, there)
        yield from _bounds(pair, here, there)
        yield from _order(pair, here, there)


def _figures(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    ours, theirs = here.figures, there.figures
    if here.spelled:  # “one day” is a word that counts as 1 elsewhere, as “1 day” is
        named = (number for number in here.spelled if number not in theirs and not IN_WORDS[number].isdisjoint(there.tokens))
        ours = ours - Counter({number: here.spelled[number] for number in named})
    if ours.items() != theirs.items():  # none is counted 0 times
        told = [
            f"{'/'.join(sorted(map(str, extra)))} only in {where}"
            for extra, where in ((ours - theirs, "this translation"), (theirs - ours, "the original"))
            if extra
        ]
        yield FIGURES.at(pair.here.place, "; ".join(told))
    for token in here.tokens if ours else ():
        if len(token) > LEAST and token[0].isdigit() and parts_by_decimal(token, here.language) and token not in there.tokens:
            yield FIGURES.at(pair.here.place, f"“{token}” can be read as a number with decimals", "part the thousands as the language does")


def _units(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    for number, units in there.measures.items():
        ours = here.measures.get(number, frozenset())
        if number in here.figures and units != ours:
            told = f"“{number} {' or '.join(sorted(ours))}” here" if ours else f"{number} of what? No unit is known here"
            yield UNIT.at(pair.here.place, f"{told}, “{number} {' or '.join(sorted(units))}” in the original")
            return
    lost, new = there.times - here.times, here.times - there.times
    if lost and new:
        yield UNIT.at(pair.here.place, f"“{'”, “'.join(sorted(new))}” here, “{'”, “'.join(sorted(lost))}” in the original")


# ---------------------------------------------------------------- denials
def _denials(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    alike = len(here.sentences) == len(there.sentences)
    whole = [(here.denied[-1], there.denied[-1], here.tokens, there.tokens)]
    for we, they, ours, theirs in zip(here.denied, there.denied, here.sentences, there.sentences) if alike else whole:
        if "unless" in theirs and not here.grammar.conditions.find(ours):
            yield NEGATION.at(pair.here.place, f"the original says “{_told(theirs)}”; here no “unless” is left")
            return
        if they.plainly and not _kept(we, _bans(theirs)):
            yield NEGATION.at(pair.here.place, f"the original says “{_told(theirs)}”; here nothing denies it")
            return
        if (we.plainly or we.shunning) and not any(they):
            yield NEGATION.at(pair.here.place, f"the original says “{_told(theirs)}”; here it is denied")
            return


def _joined(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    """A “with” for a “without”, or the other way round, where nothing else denies."""
    if len(here.sentences) != len(there.sentences) or not there.grammar.joined.find(there.tokens):  # as most texts
        return
    for we, they, ours, theirs in zip(here.denied, there.denied, here.sentences, there.sentences):
        has, had = here.grammar.joined.names(ours), there.grammar.joined.names(theirs)
        if had == {"without"} and has == {"with"} and not any(we):
            yield NEGATION.at(pair.here.place, f"the original says “{_told(theirs)}”; here it is “with”")
        elif had == {"with"} and has == {"without"} and not any(they) and not we.shunning:
            yield NEGATION.at(pair.here.place, f"the original says “{_told(theirs)}”; here it is “without”")


def _kept(ours: Denied, ban: bool) -> bool:
    """Whether a translation denies: a ban only by a plain word or one that shuns."""
    return bool(ours.plainly or ours.shunning or (ours.lacking and not ban))


def _bans(said: Sequence[str]) -> bool:
    """Whether an English sentence forbids: it, or a clause of it, begins with "do not", "don't", "never"."""
    words = [(k, word) for k, word in enumerate(said) if word != "*"]
    for n, (_, word) in enumerate(words):
        first = n - 1 if word == "not" and n and words[n - 1][1] == "do" else n if word in BANS - {"not"} else -1
        if first == 0 or (first > 0 and words[first - 1][1] in OPENING):
            return True
    return False


def _told(said: Sequence[str]) -> str:
    words = " ".join(word for word in said if word not in "*[]|")
    return words if len(words) < 60 else f"{words[:57]}…"


# ---------------------------------------------------------------- things and opposites
def _terms(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    if here.terms == there.terms:
        return
    lost, new = _lost_and_new(here, there)
    bare = _mostly_lost(pair, lost, there) or EMERGENCY in pair.there.source
    for term in lost:
        others = [other for other in new if other.family == term.family]
        if not (others or term.keep or (bare and term.family in NAMED)):
            continue
        instead = f", here {', '.join(f'“{other.name}”' for other in others)}" if others else ""
        ways = term.said(here.language)
        yield TERM.at(pair.here.place, f"the original names “{term.words[there.language][0]}” ({ways}){instead or ', which is not here'}")
        return
    keep = [term for term in new if term.keep]
    if keep:
        yield TERM.at(pair.here.place, f"here “{keep[0].words[there.language][0]}” is named, and not in the original")


def _mostly_lost(pair: Counterpart, lost: Sequence[Thing], there: SaidText) -> bool:
    """Whether an item that is read in a hurry lacks half or more of what the original names in it."""
    strict = pair.field in STRICT or (pair.field == "name" and isinstance(pair.part, Harm))
    named = [term_base()[name] for name in there.terms if term_base()[name].family in NAMED]
    gone = [term for term in lost if term.family in NAMED]
    parts = [term for term in named if term.family == BODY]
    placeless = pair.field in SIGNS and parts and all(term in gone for term in parts)  # a sign of no part of the body any more
    return strict and (len(gone) * 2 >= len(named) or bool(placeless))


def _lost_and_new(here: SaidText, there: SaidText) -> tuple[list[Thing], list[Thing]]:
    both, base = shared(here.language, there.language), term_base()
    lost, new = (
        [base[name] for name in sorted(names & both) if base[name].family != DEGREES]
        for names in (there.terms - here.terms, here.terms - there.terms)
    )
    return lost, new


def _opposites(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    """What is turned round in the text, or, where both have as many sentences, in one of them; what is told in the mildest words."""
    base, both = term_base(), shared(here.language, there.language)
    for ours, theirs in ((here.terms, there.terms), *_by_sentence(here, there)):
        for name in sorted((ours - theirs) & both):
            against = base[name].against
            if against and against in theirs and against not in ours:
                yield OPPOSITE.at(pair.here.place, f"the original says “{against}”, here it is “{name}”")
                return
    for name in sorted((here.terms - there.terms) & both):
        if base[name].alone and pair.field in STRICT:
            yield OPPOSITE.at(pair.here.place, f"here it is “{name}”, which the original does not say")


def _bounds(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    """“Over 50” that became “under 50”."""
    if not there.bounds:
        return
    ours, theirs = here.bounds, there.bounds
    for number in ours.keys() & theirs.keys():
        if ours[number].isdisjoint(theirs[number]):
            yield OPPOSITE.at(pair.here.place, f"the original says “{min(theirs[number])} {number}”, here it is “{min(ours[number])}”")


def _order(pair: Counterpart, here: SaidText, there: SaidText) -> Iterator[Problem]:
    """Two opposites that stand in another order: “half in the evening, half in the morning”."""
    base, both = term_base(), here.terms & there.terms & in_one_order()
    for name in sorted(name for name in both if base[name].against in both and name < base[name].against):
        other = base[name].against
        if (here.first(name) < here.first(other)) != (there.first(name) < there.first(other)):
            yield OPPOSITE.at(pair.here.place, f"“{name}” and “{other}” stand in another order than in the original")


def _by_sentence(here: SaidText, there: SaidText) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What the sentences of both name, one beside the other."""
    if len(here.sentences) == len(there.sentences) > 1:
        yield from zip(here.terms_by_sentence, there.terms_by_sentence)
