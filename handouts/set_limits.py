"""What a clinic has set for a topic: each limit by name, of one kind, signed by a role and dated."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated

from .amount_scalars import Amount, Lasting
from .kinds import Alias, Either, Length
from .limits import LimitKind, built_in
from .node import Scalar
from .part import Part
from .problems import Problem, choice
from .scalars import ClinicProse, Date, InLanguages, Language, LimitId, Score, wrong
from .units import units_of


class Limit(Part):
    """What all limits have: who set it, and when."""

    set_by: InLanguages
    """The role that set it, never a person’s name: in English, or one text per language."""
    set_on: Date
    """The day on which it was set: 2026-10-01."""


class Before(Limit):
    """The last time for something, so long before the procedure."""

    before: Lasting
    """How long before: 6 hours, 1 day."""


class After(Limit):
    """Not again until so long after the procedure."""

    after: Lasting
    """How long after: 2 days, 6 weeks."""


class Lasts(Limit):
    """For so long."""

    lasts: Lasting
    """How long it lasts: 2 hours."""


class Amounts(Limit):
    """No more than an amount: for so long after the procedure, or each day, as the topic says of that limit."""

    amount: Amount
    """No more than this: 10 lb, 5 kg."""
    lasts: Lasting | None = None
    """For how long: 3 months.  What is so much a day (`per: day`) has no end, and leaves it out."""


class Range(Limit):
    """From one number to another: a goal, a band to stay in."""

    from_: Annotated[Score, Alias("from")]
    """The lower number."""
    to: Score
    """The higher number."""

    def checked(self) -> None:
        if self.from_ >= self.to:
            raise wrong("range-order", f"{self.from_} to {self.to} is no range", "write the lower number first", path=("from",))

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        return self.from_, self.to


class OnDate(Limit):
    """A day of the calendar."""

    on: Date
    """The day: 2026-12-03."""


class Says(Limit):
    """Words per language, where no number tells it."""

    say: Annotated[dict[Language, ClinicProse], Length(1)]
    """The words, per language."""


KINDS: dict[str, type[Limit]] = {
    "before": Before,
    "after": After,
    "lasts": Lasts,
    "amount": Amounts,
    "range": Range,
    "date": OnDate,
    "words": Says,
}
FIELDS = {"before": "before", "after": "after", "amount": "amount", "lasts": "lasts", "range": "from", "date": "on", "words": "say"}
EXAMPLES = {
    "before": "before: 6 hours",
    "after": "after: 1 day",
    "lasts": "lasts: 2 hours",
    "amount": "amount: 10 lb, lasts: 3 months",
    "range": "from: 2, to: 3",
    "date": "on: 2026-10-01",
    "words": "say: {en: …}",
}


def _kind(value: object) -> str:
    """The kind of limit that a mapping sets, by the field that only it has; the first one where it has none."""
    if isinstance(value, Mapping):
        told = (kind for kind, field in FIELDS.items() if field in value or (kind == "range" and "to" in value))
        return f"<{next(told, 'words')}>"
    return "<words>"


# The limits of one topic, by name: which there are, and of what kind, the topic says.
SetLimit = Annotated[Limit, Either(_kind, {f"<{kind}>": limit for kind, limit in KINDS.items()})]
TopicLimits = dict[LimitId, SetLimit]


def kind_of(limit: Limit) -> str:
    """What a set limit says: "before", "range"."""
    return next(kind for kind, made in KINDS.items() if type(limit) is made)


def fits(limit: Limit | None, kind: LimitKind) -> bool:
    """Whether it is of that kind; an amount a day has no end, any other one has."""
    return type(limit) is KINDS[kind.says] and (not isinstance(limit, Amounts) or (limit.lasts is None) == bool(kind.per))


def wrong_kinds(limits: Mapping[Scalar, Limit], kinds: Mapping[str, LimitKind] | None = None) -> Iterator[Problem]:
    """The limits of a topic that are set as another kind than they are; of those that are not known nothing is said."""
    for name, limit in limits.items():
        kind = (kinds or built_in()).get(name)
        if kind and type(limit) is not KINDS[kind.says]:
            message = f"“{name}” is set as {kind_of(limit)}, and it is of another kind: {kind.says}"
            yield Problem(limit.place, "limit-kind", message, f"write {EXAMPLES[kind.says]}")
        elif kind and isinstance(limit, Amounts) and limit.amount.size != kind.measured:
            message = f"“{name}” is {limit.amount}, and it is an amount of another sort: {kind.measured}"
            yield Problem(limit.amount.place, "limit-kind", message, f"write it in {choice(units_of(kind.measured))}")
        elif kind and isinstance(limit, Amounts) and not fits(limit, kind):
            message = f"“{name}” is so much a day, without an end" if kind.per else f"“{name}” is for so long, and nobody says how long"
            yield Problem(limit.place, "limit-kind", message, "leave lasts: out" if kind.per else f"write {EXAMPLES[kind.says]}")
