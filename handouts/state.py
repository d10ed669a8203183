"""How a sheet stands: whether it may be handed out, and why not.  Judged here for the ledger, the index page, the desk and the commands.

What staff read of it stands in their pages' catalogues, under the same names (`barred:` in press/web/shared/LANGUAGE.yaml).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .approvals import Signed
from .problems import Problem

CHANGED = "translation-stale"  # the finding that the original has changed
COMPARED = "translation-"  # how the codes of all findings begin that compare a translation with its original


class State(StrEnum):
    """How a sheet stands."""

    READY = "ready"  # it may be handed out
    REFUSED = "refused"  # nobody has approved its words
    EXPIRED = "expired"  # the last day of a signature is over
    WITHDRAWN = "withdrawn"  # somebody took it back
    STALE = "stale"  # its original has changed since it was translated
    FAILED = "failed"  # it cannot be made, because something is wrong in its files or on the machine
    SUPERSEDED = "superseded"  # another version is in its place
    MISSING = "missing"  # there is none
    GONE = "gone"  # nobody wants it any more


UNMADE = (State.FAILED, State.STALE, State.REFUSED, State.EXPIRED)  # asked for, and not made: a run tells why
TAKEN_AWAY = (State.EXPIRED, State.WITHDRAWN, State.GONE)  # no file may lie in the folder


class Judged(NamedTuple):
    """How a sheet stands, and why, in words for whoever makes the sheets; `errors` are what bars one that is failed or stale."""

    state: State
    why: str = ""
    errors: tuple[Problem, ...] = ()


def judged(
    signed: Iterable[Signed],
    today: date,
    *,
    recalled: str | None = None,
    unapproved: bool = False,
    errors: Callable[[], Sequence[Problem]] = tuple,
) -> Judged:
    """How a sheet stands on a day, by the signatures under its words in each of its languages.

    `recalled` is why somebody took it back, None where nobody did; `unapproved` lets words out that nobody has signed.  `errors` are asked
    for only where nothing else bars it.
    """
    signed = tuple(signed)
    if recalled is not None:
        return Judged(State.WITHDRAWN, recalled)
    if over := [each.last_day for each in signed if each.last_day and past(each.last_day, today)]:
        return Judged(State.EXPIRED, f"its review was due on {min(over)}")
    if not (unapproved or all(each.words for each in signed)):
        return Judged(State.REFUSED, "not yet approved by a clinician")
    wrong = tuple(errors())
    return Judged(barred(wrong), "", wrong) if wrong else Judged(State.READY)


def past(last_day: date | None, today: date) -> bool:
    """Whether the last day is over; on that day itself a sheet may be handed out."""
    return last_day is not None and last_day < today


def barred(problems: Iterable[Problem]) -> State:
    """How a sheet stands for which something is wrong: stale where its original has changed, and nothing is wrong but what follows of that.

    A translation that says something else than an original that has not changed is failed: nobody may be told that the original changed.
    """
    codes = {problem.code for problem in problems if problem.severity == "error"}
    return State.STALE if CHANGED in codes and all(code.startswith(COMPARED) for code in codes) else State.FAILED


def own_words(state: State, why: str) -> str:
    """What somebody said when they took a sheet back, for staff to read; all else a page says in its own words."""
    return why if state is State.WITHDRAWN else ""
