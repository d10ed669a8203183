"""The record of a folder of sheets: one JSON line for whatever happened to an order, only ever added to.

The newest line of an order counts.  How lines are kept is told in `journal.py`.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ... import __version__
from ...handouts.marks import FORBIDDEN, LONGEST_WORD, characters
from ...handouts.node import Scalar
from ...handouts.place import Place
from ...handouts.problems import Problem, Problems
from ...handouts.state import TAKEN_AWAY, State, barred, past
from ..orders.order import Order, named_order
from .address import Address
from .believable import LISTS, checked
from .journal import FILE as FILE
from .journal import journal

SCHEMA = 1
UNKNOWN_END = ("worker-died", "fault", "file-locked")  # problems after which nobody knows whether a file lies there
IN_FILE = {  # how a line says what became of its order; one that is stale says "failed", and its problems tell which it is
    State.READY: "made",
    State.FAILED: "failed",
    State.STALE: "failed",
    State.REFUSED: "refused",
    State.EXPIRED: "expired",
    State.WITHDRAWN: "withdrawn",
    State.GONE: "gone",
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of an order on a day: a sheet that is ready lies on disk.  `why` tells it in words where it was not made.
    Nothing of a patient.
    """

    order: Order
    state: State
    day: date
    digest: str = ""  # of all its inputs
    inputs: dict[str, str] = field(default_factory=dict)
    program: str = __version__
    code: str = ""
    version: str = ""  # the definition's own
    approved: bool = False
    expires: date | None = None  # the last day on which it may be handed out
    phones: tuple[str, ...] = ()  # the numbers that stand on it
    words: dict[str, str] = field(default_factory=dict)  # language → digest of its finished words, by which a recall knows them
    pictures: tuple[str, ...] = ()  # 16 digits of the digest of each picture's file
    fonts: tuple[str, ...] = ()  # besides FiraGO: the clinic's, or one that this machine had; file name and digest
    pages: int = 0
    sha256: str = ""
    size: int = 0  # bytes
    changed: int = 0  # ns: the file's own time, by which an untouched file is known without reading it
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    why: str = ""

    def state_on(self, today: date) -> State:
        """How it stands later: a sheet that was made ready expires."""
        return State.EXPIRED if self.state is State.READY and past(self.expires, today) else self.state


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That the sheets of this code may not be handed out any more, and why; without `why`, that they may again.  `phone` is the number
    that is wrong, where that was it.
    """

    code: str
    day: date
    why: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Intended:
    """That a sheet is about to be made under this code: on disk before its file is, so that none lies there without a line.

    Without a `digest`: that nobody began to make it after all.
    """

    order: Order
    code: str
    digest: str
    day: date
    words: dict[str, str]

    def as_line(self) -> LedgerLine:
        """As if it had been made."""
        return LedgerLine(self.order, State.READY, self.day, self.digest, code=self.code, words=self.words)


LedgerEntry = LedgerLine | Withdrawal | Intended


class Ledger:
    """What the ledger in `folder` says; raises Problems where it cannot be read.

    Whoever writes holds the folder's lock (`lock.py`).
    """

    def __init__(self, folder: Path | Address) -> None:
        self.folder, self._journal = folder, journal(folder)
        self.batch = self._journal.batch  # lines that are worth a flush
        self.newest: dict[Order, LedgerLine] = {}
        self.files: dict[Order, LedgerLine] = {}  # the line of the sheet that lies in the folder
        self.withdrawn: dict[str, Withdrawal] = {}
        self.codes: dict[str, str] = {}  # code → digest of what it stands for
        self.unconfirmed: dict[str, Intended] = {}  # code → what was to be made, and nobody knows whether it was
        self._doubtful = set[str]()  # codes that more than one run was to make
        self.day: date | None = None  # of the newest line
        self.waiting: list[LedgerEntry] = []  # added, and not on disk yet
        self.damaged: tuple[Problem, ...] = ()  # lines that cannot be read: they are set aside, and the rest holds
        for entry in self._entries():
            self._take(entry)

    def lines(self) -> Iterator[LedgerLine]:
        """Every line of a sheet, from the first to the last."""
        return (entry for entry in self._entries() if isinstance(entry, LedgerLine))

    def current(self) -> list[LedgerLine]:
        """What the front desk may know, by order: the sheet that lies in the folder, else why there is none."""
        return [self._marked(self.files.get(order, line)) for order, line in sorted(self.newest.items()) if line.state is not State.GONE]

    def add(self, *entries: LedgerEntry) -> None:
        """Take note; on disk after the next `flush`."""
        for entry in entries:
            self._take(entry)
            self.waiting.append(entry)

    def flush(self) -> None:
        """Write what was added and see it onto the disk; a disk that is full leaves the file as it was, and raises OSError."""
        if self.waiting:
            self._journal.add("".join(json.dumps(_written(entry), ensure_ascii=False) + "\n" for entry in self.waiting).encode("utf-8"))
            self.waiting.clear()

    def made(self) -> Iterator[LedgerLine]:
        """Every sheet that was made, or may have been, from the first to the last."""
        yield from (line for line in self.lines() if line.state is State.READY)
        yield from (each.as_line() for each in self.unconfirmed.values())

    def lying(self) -> list[LedgerLine]:
        """The sheets that lie in the folder, or may."""
        return [*self.files.values(), *(each.as_line() for each in self.unconfirmed.values())]

    def _take(self, entry: LedgerEntry) -> None:
        self.day = entry.day
        if isinstance(entry, Intended):
            self._intend(entry)
            return
        if isinstance(entry, Withdrawal):
            self.withdrawn.pop(entry.code, None)
            if entry.why:
                self.withdrawn[entry.code] = entry
            return
        self.newest[entry.order] = entry
        if entry.code:
            self.codes[entry.code] = entry.digest
        if entry.state is State.READY:
            self.files[entry.order] = entry
        self._confirm(entry)
        if entry.state is not State.READY and not self.may_stay(entry):
            self.files.pop(entry.order, None)
        if entry.state is State.WITHDRAWN and entry.code:  # also where somebody has taken out the line that withdrew it
            self.withdrawn.setdefault(entry.code, Withdrawal(entry.code, entry.day, entry.why))

    def _intend(self, entry: Intended) -> None:
        if not entry.digest:
            if entry.code not in self._doubtful:
                self.unconfirmed.pop(entry.code, None)
            return
        if entry.code in self.unconfirmed:  # by a run that was broken off: whatever becomes of it now, it may lie there from then
            self._doubtful.add(entry.code)
        self.unconfirmed[entry.code] = entry
        self.codes[entry.code] = entry.digest

    def _confirm(self, line: LedgerLine) -> None:
        """Whether the sheet of a code was made is known from now on, unless a worker was killed, or a run before; or it was taken back."""
        lies = self.files.get(line.order)
        if lies and lies.code == line.code:
            self._doubtful.discard(line.code)
            self.unconfirmed.pop(line.code, None)
        elif (
            line.state is not State.WITHDRAWN
            and line.code not in self._doubtful
            and not any(problem.code in UNKNOWN_END for problem in line.problems)
        ):
            self.unconfirmed.pop(line.code, None)

    def may_stay(self, line: LedgerLine) -> bool:
        """Whether the sheet that lies in the folder may stay there after this.  Nobody has approved the new words: then an older, approved
        sheet may, while the clinic's facts are those on it; but not where the approval itself has gone.
        """
        lying = self.files.get(line.order)
        if line.state is not State.REFUSED or lying is None:
            return line.state not in TAKEN_AWAY
        now, then = line.inputs, lying.inputs
        return lying.approved and now.get("clinic") == then.get("clinic") and now.get("definition") != then.get("definition")

    def _marked(self, line: LedgerLine) -> LedgerLine:
        """The line of a withdrawn sheet says so."""
        taken = self.withdrawn.get(line.code)
        return replace(line, state=State.WITHDRAWN, why=taken.why) if taken else line

    def _entries(self) -> Iterator[LedgerEntry]:
        damaged = list[Problem]()
        for place, data in self._journal.lines():
            try:
                entry = self._read(data, place)
            except Problems as found:
                if any(problem.code != "ledger-broken" for problem in found.problems):
                    raise
                damaged += found.problems
                continue
            yield entry
        self.damaged = tuple(damaged)

    def _read(self, data: bytes, place: Place) -> LedgerEntry:
        try:
            said = json.loads(data)
            if said["ledger"] > SCHEMA:
                raise Problems([Problem(place, "ledger-newer", "a newer version of this program wrote this line", "update the program")])
            entry = _withdrawal(said) if "withdrawn" in said else _intended(said) if "intended" in said else _line(said)
            return checked(entry, data)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as wrong:
            raise Problems(
                [
                    Problem(
                        place,
                        "ledger-broken",
                        "this line of the ledger cannot be read and is set aside",
                        "its sheet is made again; put the file back from a copy, or leave it: the other lines hold",
                        "warning",
                    )
                ]
            ) from wrong


def _written(entry: LedgerEntry) -> dict[str, Any]:
    said: dict[str, Any]
    if isinstance(entry, Withdrawal):
        said = {"ledger": SCHEMA, "withdrawn": entry.code, "day": str(entry.day), "why": entry.why}
        return said | ({"phone": entry.phone} if entry.phone else {})
    if isinstance(entry, Intended):
        named = {"intended": entry.code, "sheet": entry.order.name, "digest": entry.digest, "day": str(entry.day), "words": entry.words}
        return {"ledger": SCHEMA, **named}
    said = {name: value for name in _NAMES if (value := getattr(entry, name)) or name not in _NEW}
    said["order"] = {name: getattr(entry.order, name) for name in _ORDER}
    said["state"] = IN_FILE[entry.state]
    said["day"], said["expires"] = str(entry.day), str(entry.expires or "")
    said["problems"] = [[*problem.place, problem.code, problem.message, problem.hint, problem.severity] for problem in entry.problems]
    return {"ledger": SCHEMA, **said}


def _line(said: dict[str, Any]) -> LedgerLine:
    del said["ledger"]
    if not all(isinstance(each, str) for each in said["order"].values()):
        raise ValueError(said["order"])
    if not all(isinstance(said.get(name, []), list) for name in LISTS):
        raise ValueError(said["order"])
    said["order"], said["day"] = Order(**said["order"]), date.fromisoformat(said["day"])
    said["expires"] = date.fromisoformat(said["expires"]) if said["expires"] else None
    said["phones"], said["fonts"] = tuple(said["phones"]), tuple(said.get("fonts", ()))
    said["pictures"] = tuple(said.get("pictures", ()))
    said["problems"] = tuple(Problem(Place(*problem[:4]), *problem[4:]) for problem in said["problems"])
    said["state"] = barred(said["problems"]) if said["state"] == IN_FILE[State.FAILED] else _STATES[said["state"]]
    return LedgerLine(**said)


def _withdrawal(said: dict[str, Any]) -> Withdrawal:
    why, phone = (_in_one_line(each) for each in (said["why"], said.get("phone", "")))
    return Withdrawal(said["withdrawn"], date.fromisoformat(said["day"]), why or ("-" if said["why"] else ""), phone)


def _in_one_line(words: str) -> str:
    """Words as the register of recalls could hold them: a damaged reason is one all the same."""
    line = " ".join(FORBIDDEN.sub("", unicodedata.normalize("NFC", words)).split())
    return line[:LONGEST_WORD].rstrip() if characters(Scalar(line)) else line


def _intended(said: dict[str, Any]) -> Intended:
    return Intended(
        named_order(said["sheet"]), str(said["intended"]), str(said["digest"]), date.fromisoformat(said["day"]), dict(said["words"])
    )


_STATES = {name: state for state, name in IN_FILE.items()}
_NEW = {"words", "pictures"}  # left out where there is nothing: a line is as short as it was
_NAMES, _ORDER = [each.name for each in fields(LedgerLine)], [each.name for each in fields(Order)]
