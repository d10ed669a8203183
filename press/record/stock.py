"""What lies in a folder and what is to be made: each order's inputs against the ledger and the disk."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from ...handouts.check_code import codes
from ...handouts.clinic import Clinic
from ...handouts.digests import of_file
from ...handouts.library import Library, NotKnown
from ...handouts.problems import Problems, unreadable
from ...handouts.regions import nearest
from ...handouts.state import State, barred, past
from ..orders.inputs import Inputs, together
from ..orders.order import Order, named_order
from ..orders.workshop import Workshop
from .address import Address
from .believable import safely_named
from .ledger import Ledger, LedgerLine
from .lying import lies, open_sheet
from .tracing import covers


@dataclass(frozen=True, slots=True)
class Job:
    """An order that is to be made, under which code, and why: "new", "changed: clinic", "its file is missing"."""

    order: Order
    digest: str
    inputs: dict[str, str]
    code: str
    why: str
    unapproved: bool = False  # make it also when nobody has approved the words


class Stock:
    """The orders of a run against what was made before.  `force` makes all of them again, `unapproved` those that nobody signed."""

    def __init__(self, workshop: Workshop, ledger: Ledger, *, force: bool = False, unapproved: bool = False) -> None:
        self.workshop, self.ledger, self.force, self.unapproved = workshop, ledger, force, unapproved
        self.inputs = Inputs(workshop)
        self._codes = dict(ledger.codes)

    def due(self, order: Order) -> Job | LedgerLine:
        """What is to be done; or, where nothing is, the line that says how the order stands."""
        try:
            inputs = self.inputs.of(order)
        except (Problems, NotKnown) as found:
            return self.failed(order, found)
        except OSError as error:  # a folder that may not be entered
            return self.failed(order, Problems([unreadable(error)]))
        whole = together(order, inputs)
        code = next(code for code in codes(whole) if self._codes.setdefault(code, whole) == whole)
        known, lying = self.ledger.newest.get(order), self.ledger.files.get(order)
        try:
            taken = self._recalled(order, code)
        except (Problems, NotKnown) as found:
            return self.failed(order, found)
        if taken is not None:
            known_code = code if code in self.ledger.withdrawn else ""  # the same words otherwise: this very sheet was never made
            if known and (known.state, known.code, known.why) == (State.WITHDRAWN, known_code, taken):
                return known
            return LedgerLine(order, State.WITHDRAWN, self.workshop.today, whole, inputs, code=known_code, why=taken)
        over = known and known.state is State.EXPIRED and past(known.expires, self.workshop.today)
        if known and known.digest == whole and not self.force and (over or (known.state is State.REFUSED and not self.unapproved)):
            return known
        why = self._why(lying, whole, inputs) if lying else f"{known.state} before" if known else "new"
        return Job(order, whole, inputs, code, why, self.unapproved) if why or lying is None else lying

    def _recalled(self, order: Order, code: str) -> str | None:
        """Why an order may not go out: what is on its paper was taken back; or this very sheet, in a ledger that no register mirrors."""
        if recall := self.workshop.recalls.of(order):
            return str(recall.why)
        taken = self.ledger.withdrawn.get(code)
        return taken.why if taken and not any(covers(each, order, taken.why) for each in self.workshop.recalls.all()) else None

    def _why(self, lying: LedgerLine, whole: str, inputs: dict[str, str]) -> str:
        """Why an order whose sheet lies in the folder is to be made anew, "" where it is not."""
        if lying.digest != whole:
            return f"changed: {', '.join(name for name, value in inputs.items() if lying.inputs.get(name) != value)}"
        if lying.day > self.workshop.today:
            return "made on a day that has not come"
        if lying.state_on(self.workshop.today) is State.EXPIRED:
            return "past its review date"
        if not lying.approved and not self.unapproved:
            return "approval is asked for"
        return "asked for" if self.force else self._amiss(lying)

    def _amiss(self, line: LedgerLine) -> str:
        """What is wrong with a sheet on disk.  An untouched file is known by its size and time; others of that size are read."""
        found = lies(self.ledger.folder, line.order.file)
        if found is None:
            return "its file is missing"
        if found.st_size != line.size:
            return "its file was changed"
        if found.st_mtime_ns == line.changed:
            return ""
        with open_sheet(self.ledger.folder / line.order.file) as file:
            return "" if of_file(file) == line.sha256 else "its file was changed"

    def failed(self, order: Order, found: Problems | NotKnown) -> LedgerLine:
        """The line of an order that cannot be made."""
        problems = found.problems if isinstance(found, Problems) else ()
        return LedgerLine(order, barred(problems), self.workshop.today, problems=problems, why=str(found) if not problems else "")


def untold(ledger: Ledger, library: Library) -> Iterator[Order]:
    """The orders whose files lie in the clinics' folders, and of which no line tells: a ledger that was cut, or is another's."""
    for clinic in library.with_sites():
        folder = ledger.folder / clinic
        if isinstance(folder, Address) or folder.is_symlink() or not folder.is_dir():
            continue
        for path in sorted(folder.glob("*.pdf")):
            with suppress(ValueError):  # a notice, or somebody else's
                order = safely_named(named_order(path.stem))
                if order.clinic == clinic and order not in ledger.newest:
                    yield order


def gone(ledger: Ledger, shop: Workshop) -> list[Order]:
    """The orders of the ledger that nobody can make any more: their topic, language, clinic, paper or edition is gone."""
    library = shop.library
    spoken, theme = {topic: library.languages(topic) for topic in library.topics()}, library.theme()
    is_clinic = cache(library.is_clinic)

    def handing_out(clinic: str) -> Clinic | None:
        with suppress(Problems):  # whoever makes a sheet for it tells
            return shop.clinic(clinic)
        return None

    def can_be_made(order: Order) -> bool:
        if is_clinic(order.clinic) and (facts := handing_out(order.clinic)) and order.topic in spoken and not facts.hands_out(order.topic):
            return False
        known = is_clinic(order.clinic) and order.paper in theme.papers and order.edition in theme.editions
        return known and all(nearest(each, spoken.get(order.topic, ())) for each in order.languages)

    made = {order for order, line in ledger.newest.items() if line.state is not State.GONE}
    begun = {each.order for each in ledger.unconfirmed.values()} - ledger.newest.keys()  # a run was broken off: it may lie there
    return [order for order in sorted(made | begun) if not can_be_made(order)]
