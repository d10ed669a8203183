"""From a check code to its sheet, and from a mistake to all sheets that carry it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ...handouts.library import NotKnown
from ...handouts.phones import Phone
from ...handouts.problems import Problems
from ...handouts.state import State
from ..orders.inputs import Inputs
from .ledger import Ledger, LedgerLine, Withdrawal

WORDS_OF = ("definition", "clinic")  # a recall stands until one of these is mended


@dataclass(frozen=True)
class Traced:
    """The sheet of a code as it was made, and how it stands."""

    line: LedgerLine
    state: State
    why: str = ""


def trace(ledger: Ledger, code: str, today: date) -> Traced:
    """What the ledger knows of a code; raises NotKnown."""
    made = [line for line in ledger.lines() if line.code == code and line.state is State.READY]
    if not made:
        raise NotKnown("sheet in the ledger with the code", code)  # `make` and `bundle` write into none
    line, now = made[-1], ledger.files.get(made[-1].order)
    if taken := ledger.withdrawn.get(code):
        return Traced(line, State.WITHDRAWN, f"on {taken.day}: {taken.why}")
    if line.state_on(today) is State.EXPIRED:
        return Traced(line, State.EXPIRED, f"it was not to be handed out after {line.expires}")
    if now and now.code == code:
        return Traced(line, State.READY, f"until {line.expires}" if line.expires else "")
    if now:
        return Traced(line, State.SUPERSEDED, f"by {now.code}, version {now.version} of {now.day}")
    last = ledger.newest[line.order]
    if last.code == code:
        return Traced(line, State.MISSING, "it may be handed out again; the next run makes it")
    return Traced(line, State.GONE if last.state is State.GONE else State.SUPERSEDED, f"on {last.day}; nothing is in its place")


def affected(ledger: Ledger, *, clinic: str = "", topic: str = "", phone: str = "", code: str = "") -> list[LedgerLine]:
    """The sheets that all of this is true of, superseded ones too: one line for each code, by order and age."""
    found = {
        line.code: line
        for line in ledger.lines()
        if line.state is State.READY
        and clinic in ("", line.order.clinic)
        and topic in ("", line.order.topic)
        and code in ("", line.code)
        and (not phone or any(Phone(phone).same(Phone(each)) for each in line.phones))
    }
    return sorted(found.values(), key=lambda line: (line.order, line.day))


def withdraw(ledger: Ledger, lines: Iterable[LedgerLine], today: date, why: str, phone: str = "") -> None:
    """Nobody may hand these sheets out any more: it stands in the ledger; `take_away` follows."""
    codes = {line.code for line in lines}
    lying = [line for line in ledger.files.values() if line.code in codes]
    ledger.add(*(Withdrawal(code, today, why, phone) for code in sorted(codes)))
    ledger.add(*(replace(line, state=State.WITHDRAWN, day=today, why=why) for line in lying))
    ledger.flush()


def take_away(ledger: Ledger) -> list[OSError]:
    """The files of all sheets that are withdrawn go, also those that could not go before; what is in the way of any."""
    stuck = list[OSError]()
    for order, line in ledger.newest.items():
        if line.state is State.WITHDRAWN:
            try:
                (ledger.folder / order.file).unlink(missing_ok=True)
            except OSError as reason:
                stuck.append(reason)
    return stuck


def recalls(ledger: Ledger, inputs: Inputs, clinic: str = "") -> dict[tuple[str, str, str], Withdrawal]:
    """What was withdrawn (of one clinic) and is still as it was, by clinic, topic and language: in every size, on every paper, with or
    without a copy.  It stands until the definition or the clinic's file is mended; where a telephone number was wrong, until that is gone.
    """
    found = dict[tuple[str, str, str], Withdrawal]()
    taken = (
        {line.code: line for line in ledger.lines() if line.code in ledger.withdrawn and clinic in ("", line.order.clinic)}
        if ledger.withdrawn
        else {}
    )
    for code, line in taken.items():
        withdrawal = ledger.withdrawn[code]
        try:
            if withdrawal.phone:
                stands = any(Phone(withdrawal.phone).same(each) for each in inputs.workshop.clinic(line.order.clinic).numbers())
            else:
                now = inputs.of_words(line.order)
                stands = all(now[name] == line.inputs.get(name) for name in WORDS_OF)
        except (Problems, NotKnown):
            continue  # it cannot be made anyway
        if stands:
            found |= {(line.order.clinic, line.order.topic, language): withdrawal for language in line.order.languages}
    return found


def restore(ledger: Ledger, lines: Iterable[LedgerLine], today: date) -> None:
    """They may be handed out again; the next run makes those that are still wanted."""
    ledger.add(*(Withdrawal(line.code, today, "") for line in lines if line.code in ledger.withdrawn))
    ledger.flush()
