"""How limits are said, each kind by sentences of the catalogue: on a line of its own, and in the middle of a sentence.

A built-in limit has a name and sentences of its own (`limits.NAME`); one that a topic declares has its label, and the sentences of
its kind (`limit_kinds`).  In a sentence `{limit:NAME}` is a whole phrase (`limit_phrases`: "3 hours before you arrive"), and
`{limit:NAME:short}` the value alone ("3 hours").
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .formats import duration_words, unit_words
from .limits import EVENTS, Filler, LimitKind, built_in, limit_kinds
from .node import Scalar
from .place import NOWHERE, Place
from .regions import said_in
from .set_limits import Amounts, Limit, OnDate, Range, Says, fits
from .text import Text
from .units import Duration, own_unit
from .words import Words, as_words

PHRASED = ("time", "lasts", "amount", "least", "most", "date")  # what phrases have in their braces
if TYPE_CHECKING:
    from .wording import Filling, Wording


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit as the sheet shows it.

    `signed` says who set it and when, `filled_by` who fills in the line of one that is not set.
    """

    name: Words
    value: Words
    is_set: bool
    signed: Words | None
    place: Place
    filled_by: Filler


def limit_line(name: str, wording: "Wording") -> LimitLine:
    """A limit of the handout's topic: the clinic's value, or a line for staff.  KeyError for a name that the topic does not have."""
    kind, limit = _kind(name, wording), set_limit(name, wording)
    title = wording.words(wording.handout.limits[Scalar(name)].label) if _is_own(name) else wording.say(f"limits.{name}.name")
    facts = _facts(kind, limit, wording) if limit else _blanks(kind, wording)
    if limit and kind.says in EVENTS and _is_own(name):
        facts["phrase"] = wording.say(phrase_key(kind), **facts)
    value = wording.say(line_key(name, kind, limit is not None), **facts)
    signed = _signed(limit, wording) if limit else None
    return LimitLine(title, value, limit is not None, signed, limit.place if limit else NOWHERE, kind.filled_by)


def limit_inline(name: str, whole: bool, wording: "Wording") -> Words:
    """A limit in the middle of a sentence: the whole phrase, or its value alone; a line to write on where it is not set."""
    kind, limit = _kind(name, wording), set_limit(name, wording)
    blank = Words((wording.blank(),))
    if whole and kind.says != "words":
        facts = _facts(kind, limit, wording) if limit else dict.fromkeys(PHRASED, blank) | {"most": blank.then(_after(kind))}
        return wording.say(phrase_key(kind), **facts)
    if limit is None:
        return blank
    facts = _facts(kind, limit, wording)
    if kind.says == "range":
        return wording.say(phrase_key(kind), **facts)
    value = facts[_SHORT[kind.says]]
    return wording.words(value) if isinstance(value, Text) else as_words(value)


_SHORT = {"before": "time", "after": "time", "lasts": "lasts", "amount": "amount", "date": "date", "words": "say"}


def set_limit(name: str, wording: "Wording") -> Limit | None:
    """What the clinic has set; None where it has not, not of this kind, or in no words of the sheet's language."""
    limit = wording.clinic.limits.get(Scalar(wording.handout.topic), {}).get(Scalar(name))
    if not fits(limit, _kind(name, wording)) or (isinstance(limit, Says) and not said_in(limit.say, wording.handout.language)):
        return None
    return limit


def line_key(name: str, kind: LimitKind, is_set: bool) -> str:
    """The catalogue's sentence for a limit on a line of its own."""
    return f"{f'limit_kinds.{kind.told}' if _is_own(name) else f'limits.{name}'}.{'set' if is_set else 'unset'}"


def phrase_key(kind: LimitKind) -> str:
    """The catalogue's phrase for a limit in a sentence."""
    return f"limit_phrases.{kind.says}_{kind.event}" if kind.says in EVENTS else f"limit_phrases.{kind.told}"


def _is_own(name: str) -> bool:
    """Whether it is a limit that only a topic declares."""
    return name not in built_in()


def _kind(name: str, wording: "Wording") -> LimitKind:
    return limit_kinds(wording.handout.limits)[name]


def _blanks(kind: LimitKind, wording: "Wording") -> "dict[str, Filling]":
    """What stands among the lines to write on of a limit that is not set."""
    if kind.says == "amount":
        return {"unit": unit_words(wording.catalogue, own_unit(kind.measured, wording.clinic.units))}
    return {"unit": _after(kind)} if kind.says == "range" else {}


def _after(kind: LimitKind) -> str:
    """The unit after the numbers of a range, kept with them."""
    return f"\u00a0{kind.unit}" if kind.unit else ""


def _facts(kind: LimitKind, limit: Limit, wording: "Wording") -> "dict[str, Filling]":
    """What the catalogue's sentences put into their braces: those of a built-in limit its fields."""
    facts: dict[str, Filling] = {}
    for field in limit.FIELDS:
        if isinstance(value := getattr(limit, field), Duration):
            facts[field] = duration_words(wording.catalogue, value)
    match limit:
        case Amounts():
            facts["amount"] = wording.amount(limit.amount)
        case Range():
            least, most = map(wording.number, limit.ends)
            facts |= {"least": least, "most": f"{most}{_after(kind)}"}
        case OnDate():
            facts["date"] = wording.date(limit.on)
        case Says():
            facts["say"] = wording.in_own(limit.say)
    if kind.says in EVENTS:
        facts["time"] = facts[kind.says]
    return facts


def _signed(limit: Limit, wording: "Wording") -> Words:
    date, role = wording.date(limit.set_on), wording.in_own(limit.set_by)
    return wording.say("limits_key.set", role=role, date=date) if role else wording.say("limits_key.set_plain", date=date)
