"""How a run went: counts for people, and what is wrong by place."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ...handouts.problems import Problem, each_reported
from ...handouts.state import UNMADE, State
from .ledger import LedgerLine

MADE, UP_TO_DATE = "made", "up to date"
FEW = 20  # names that are told before it is “and 12 more”


class Summary:
    """What became of the orders of a run, as its lines come in."""

    def __init__(self) -> None:
        self.count = Counter[str]()
        self.unmade: list[LedgerLine] = []

    def add(self, line: LedgerLine, new: bool) -> None:
        """Count an order in; `new`: it was worked on now."""
        self.count[ended(line, new)] += 1
        if line.state in UNMADE:
            self.unmade.append(line)

    def words(self) -> str:
        """“2,000 sheets: 1,990 made, 10 up to date”."""
        total = self.count.total()
        told = ", ".join(f"{self.count[name]:,} {name}" for name in (MADE, UP_TO_DATE, *UNMADE, State.WITHDRAWN) if self.count[name])
        return f"{total:,} sheet{'s' * (total != 1)}: {told or 'nothing to do'}"

    def names(self) -> Iterator[str]:
        """The first orders that were not made, and why."""
        for line in self.unmade[:FEW]:
            yield f"{line.state}: {line.order.name}: {reason(line)}"
        if len(self.unmade) > FEW:
            yield f"… and {len(self.unmade) - FEW:,} more"


def ended(line: LedgerLine, new: bool) -> str:
    """What a run did with an order: "made", "up to date", or how it stands; `new`: it was worked on now."""
    return line.state if line.state is not State.READY else MADE if new else UP_TO_DATE


def reason(line: LedgerLine) -> str:
    """Why an order was not made, in one line."""
    errors = [problem for problem in line.problems if problem.severity == "error"]
    if line.why or not errors:
        return line.why or line.state
    first, more = errors[0], f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return "".join([f"{first.place}: " if first.place.file else "", first.message, more])


def by_place(lines: Iterable[LedgerLine]) -> str:
    """All problems of some orders, each once, with the sheets that it is on; then what was not made for another reason.  "" for none."""
    sheets: dict[Problem, list[str]] = {}
    others = list[str]()
    for line in lines:
        for problem in line.problems:
            sheets.setdefault(problem, []).append(line.order.name)
        if line.state in UNMADE and not line.problems:
            others.append(f"{line.order.name}: {line.state}: {line.why}")
    told = [f"{told}\n      on {_few(sheets[problem])}" for problem, told in each_reported(sheets)]
    return "\n\n".join([*told, *(["\n".join(sorted(others))] if others else [])])


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return f"{len(names):,} sheet{'s' * (len(names) != 1)}: {', '.join(names[:3])}{more}"
