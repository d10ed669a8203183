"""From a check code to its sheet, and from a recall to all sheets that carry what is wrong."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from ...handouts.digests import INPUT
from ...handouts.library import NotKnown
from ...handouts.node import Scalar
from ...handouts.phones import Phone
from ...handouts.problems import Problems
from ...handouts.recalls import Recall, recall
from ...handouts.sites import names_over
from ...handouts.state import State
from ...handouts.wording import Wording
from ..orders.inputs import Inputs
from ..orders.order import Order
from ..orders.workshop import Workshop
from .kept_words import KeptWords
from .ledger import Ledger, LedgerLine, Withdrawal
from .lying import take_out

WORDS_OF = ("definition", "clinic", "pictures", "catalogue")  # inputs that, where they are as they were, leave nothing else on paper

OLD = "an older ledger"  # who took back what stands in a ledger alone


@dataclass(frozen=True)
class Traced:
    """The sheet of a code as it was made, and how it stands."""

    line: LedgerLine
    state: State
    why: str = ""


def trace(ledger: Ledger, code: str, today: date, carrying: "Carrying | None" = None) -> Traced:
    """What the ledger knows of a code, and whether a recall is of that sheet; raises NotKnown."""
    made = [line for line in ledger.made() if line.code == code]
    if not made:
        raise NotKnown("sheet in the ledger with the code", code)
    line, now = made[-1], ledger.files.get(made[-1].order)
    if taken := ledger.withdrawn.get(code):
        return Traced(line, State.WITHDRAWN, f"on {taken.day}: {taken.why}")
    if carrying and (first := carrying.first(line)):
        return Traced(line, State.WITHDRAWN, f"on {first.date}: {first.why}")
    if code in ledger.unconfirmed and not (now and now.code == code):
        return Traced(line, State.MISSING, f"the run that was to make it on {line.day} was broken off; a copy of it may be about")
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


class Carrying:
    """Which sheets that were made carry what a recall names: by what the ledger knows of them, and by the files as they stand."""

    def __init__(self, shop: Workshop) -> None:
        self.shop, self.recalls, self.inputs, self.kept = shop, shop.recalls, Inputs(shop), KeptWords(shop)
        self._known = dict[tuple[int, str, str, tuple[str, ...]], tuple[Recall, bool | None]]()  # the recall keeps its id its own

    def first(self, line: LedgerLine) -> Recall | None:
        """The first recall that a sheet carries."""
        return next((each for each in self.recalls.all() if self.carries(each, line)), None)

    def carries(self, recall: Recall, line: LedgerLine) -> bool:
        """Whether a sheet does: by what the ledger knows of it; else, if it is no younger than the recall, by the files as they stand."""
        order = line.order
        if recall.finished and recall.undone is None and {*line.words.values()} & recall.digests:
            return recall.is_for(order.clinic) and self._facts(recall, line)
        if not recall.concerns(order.clinic, order.topic, order.languages):
            return False
        if recall.phone and any(Phone(str(recall.phone)).same(Phone(each)) for each in line.phones):
            return True
        if recall.picture and {each[:INPUT] for each in recall.picture} & {*line.pictures}:
            return True
        if line.day > recall.date or {*map(str, recall.finished)} & line.words.keys():
            return False  # what was made since was looked at when it was made; these words are others
        if recall.phone or recall.picture:
            known = bool(line.words and line.size)  # its numbers and pictures are
            return self._now(recall, order, unknown=not known) and (not known or self._as_now(line))
        if recall.words and self._said(line, str(recall.words)):
            return True
        if recall.words and not recall.topic:
            return self._now(recall, order, unknown=False)
        return self._now(recall, order) if self._as_now(line) else True

    def _said(self, line: LedgerLine, words: str) -> bool:
        """Whether a sheet's words said so when it was made, as far as they were noted."""
        told = ((language, line.words[language]) for language in line.order.languages if language in line.words)
        return any(self.kept.says(digest, self._wording(line.order, language), words) for language, digest in told)

    def unsaid(self, line: LedgerLine) -> bool:
        """Whether nobody knows what a sheet said: its words are others now, and they were not noted, or the note is spoilt."""
        if not line.words:
            return not self._as_now(line)
        now = self._words(line.order)
        return any(self.kept.lines(digest) is None and digest not in now for digest in line.words.values())

    def _words(self, order: Order) -> set[str]:
        """The digests of an order's words as they are, of the languages that can be read."""
        found = set[str]()
        for each in order.languages:
            with suppress(Problems, NotKnown, OSError):
                found |= {*self.shop.on_sheet.words_of(replace(order, language=each, beside="")).values()}
        return found

    def _wording(self, order: Order, language: str) -> Wording | None:
        try:
            return self.shop.on_sheet.wording(order.clinic, order.topic, language)
        except (Problems, NotKnown, OSError):
            return None

    def _facts(self, recall: Recall, line: LedgerLine) -> bool:
        """Whether a clinic's facts are those that were taken back, where its file is as it was; else by the day."""
        return not recall.facts or (self._now(recall, line.order) if self._as_now(line) else line.day <= recall.date)

    def _as_now(self, line: LedgerLine) -> bool:
        """Whether a sheet made today would be the same on paper."""
        try:
            now = self.inputs.of_words(line.order)
        except (Problems, NotKnown, OSError):
            return False
        return all(now[name] == line.inputs.get(name) for name in WORDS_OF)

    def _now(self, recall: Recall, order: Order, unknown: bool = True) -> bool:
        """Whether a sheet made today would carry it; `unknown` for one that cannot be made."""
        key = id(recall), order.clinic, order.topic, order.languages
        if key not in self._known:
            try:
                self._known[key] = recall, self.recalls.bars(recall, order)
            except (Problems, NotKnown, OSError):
                self._known[key] = recall, None
        _, known = self._known[key]
        return unknown if known is None else known


def affected(ledger: Ledger, carrying: Carrying, recalls: Iterable[Recall]) -> list[LedgerLine]:
    """The sheets that carry one of these recalls, superseded ones too: one line for each code, by order and age."""
    recalls = tuple(recalls)
    found = {line.code: line for line in ledger.made() if any(carrying.carries(each, line) for each in recalls)}
    return sorted(found.values(), key=lambda line: (line.order, line.day))


Taken = list[tuple[Recall, LedgerLine]]


def taken_back(ledger: Ledger, shop: Workshop) -> Taken:
    """What the register takes back and the ledger does not say yet: sheets that lie there, and older ones of which copies are about.

    Raises Problems where the register cannot be read.
    """
    if not shop.recalls.all():
        return []
    carrying = Carrying(shop)
    known = {line.code: line for line in ledger.made() if line.code not in ledger.withdrawn}
    return [(first, line) for line in known.values() if (first := carrying.first(line))]


def remove_files(ledger: Ledger, taken: Taken) -> None:
    """The files of those that lie there go at once; what is in the way of one is told by `take_away`, which follows."""
    codes = {line.code for _, line in taken}
    for line in ledger.lying():
        if line.code in codes:
            with suppress(OSError):
                take_out(ledger.folder, line.order.file)


def mirror(ledger: Ledger, taken: Taken, today: date) -> None:
    """The ledger says what the register does: of every code, and of every sheet that lay there."""
    codes = {line.code: each for each, line in taken}
    lying = [line for line in ledger.lying() if line.code in codes]
    ledger.add(*(Withdrawal(code, today, str(each.why), str(each.phone or "")) for code, each in sorted(codes.items(), key=lambda x: x[0])))
    ledger.add(*(replace(line, state=State.WITHDRAWN, day=today, why=str(codes[line.code].why)) for line in lying))
    ledger.flush()


def take_away(ledger: Ledger) -> list[OSError]:
    """The files of all sheets that are withdrawn go, also those that could not go before; what is in the way of any."""
    stuck = list[OSError]()
    for order, line in ledger.newest.items():
        if line.state is State.WITHDRAWN:
            try:
                take_out(ledger.folder, order.file)
            except OSError as reason:
                stuck.append(reason)
    return stuck


def unmirrored(ledger: Ledger, shop: Workshop) -> Iterator[Recall]:
    """Recalls that only the ledger has, as it was before there was a register, or where the register is gone: those whose words or number
    are still as they were, and that nothing in the register bars already.  Raises Problems where the register cannot be read.
    """
    known, inputs = shop.recalls.all(), Inputs(shop)
    lines = {line.code: line for line in ledger.made() if line.code in ledger.withdrawn} if ledger.withdrawn else {}
    for code, line in lines.items():
        taken = ledger.withdrawn[code]
        if not any(covers(each, line.order, taken.why) for each in known):
            yield from _recall_of(taken, line, shop, inputs)


def covers(recall: Recall, order: Order, why: str) -> bool:
    """Whether a recall for this reason is of such sheets, or was until it was undone."""
    return recall.why == why and recall.clinic in (None, *names_over(order.clinic)) and recall.topic in (None, order.topic)


def _recall_of(taken: Withdrawal, line: LedgerLine, shop: Workshop, inputs: Inputs) -> Iterator[Recall]:
    order = line.order
    if taken.phone:
        if shop.library.is_clinic(order.clinic):
            yield recall(taken.day, taken.why, OLD, clinic=order.clinic, phone=taken.phone)
        return
    try:
        if shop.recalls.of(order):
            return
        now = inputs.of_words(order)
        words = shop.on_sheet.words_of(order)
    except (Problems, NotKnown, OSError):
        return  # it cannot be made anyway
    if words == line.words or (not line.words and all(now[name] == line.inputs.get(name) for name in ("definition", "clinic"))):
        finished = {Scalar(each): (Scalar(words[each]),) for each in order.languages}
        yield recall(taken.day, taken.why, OLD, topic=order.topic, clinic=order.clinic, finished=finished)


def restore(ledger: Ledger, codes: Iterable[str], today: date) -> list[LedgerLine]:
    """They may be handed out again; the next run makes those that are still wanted.  Those that were withdrawn."""
    found = [code for code in codes if code in ledger.withdrawn]
    lines = {line.code: line for line in ledger.made() if line.code in found}
    ledger.add(*(Withdrawal(code, today, "") for code in found))
    ledger.flush()
    return list(lines.values())
