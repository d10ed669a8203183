"""The notice to a clinic that sheets of its own are withdrawn: one page to pin up, to take old copies out by."""

from collections.abc import Sequence
from datetime import date

from ...handouts.editions import Paper
from ..record.ledger import LedgerLine

MOST_ROWS = 26  # what a page holds under the words


def notice(clinic: str, paper: str | Paper, lines: Sequence[LedgerLine], why: str, today: date) -> bytes:
    """The PDF, on one page: every code where they are few, else every topic."""
    from ...layouts.listing import listing  # the one import that costs: ReportLab

    words = [
        f"{clinic}, {today}",
        f"Why: {why}",
        "Take the printed copies of these sheets away and destroy them. "
        "The code stands in the foot of every page; “handouts lookup CODE” tells whether a sheet is one of them.",
    ]
    if len(lines) <= MOST_ROWS:
        heads, shares = ["Code", "Sheet", "Version", "Made on"], [24, 42, 14, 20]  # a code may be all Ws
        rows = [[line.code, _sheet(line), line.version, str(line.day)] for line in lines]
    else:
        heads, shares = ["Topic", "Sheets", "Made from", "to"], [46, 14, 20, 20]
        rows = _by_topic(lines)
    return listing("Do not hand out", heads, rows, shares, paper, words)[0]


def _sheet(line: LedgerLine) -> str:
    order = line.order
    return f"{order.topic}, {'+'.join(order.languages)}, {order.edition}, {order.paper}"


def _by_topic(lines: Sequence[LedgerLine]) -> list[list[str]]:
    """A row for each topic; those that find no room are counted."""
    topics: dict[str, list[LedgerLine]] = {}
    for line in lines:
        topics.setdefault(line.order.topic, []).append(line)
    rows = [
        [topic, f"{len(each):,}", str(min(line.day for line in each)), str(max(line.day for line in each))]
        for topic, each in topics.items()
    ]
    return rows if len(rows) <= MOST_ROWS else [*rows[: MOST_ROWS - 1], [f"and {len(rows) - MOST_ROWS + 1} more topics", "", "", ""]]
