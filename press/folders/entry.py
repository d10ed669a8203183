"""What a clinic's front desk can find: its topics by all their names, and the sheets of each, from the ledger's lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ...handouts.definition import Handout
from ...handouts.problems import Problems
from ...handouts.state import State, own_words
from ..orders.finding import found_by
from ..orders.workshop import Workshop
from ..record.ledger import LedgerLine
from ..web.whom import whom_to_tell


@dataclass(frozen=True, slots=True)
class Listed:
    """One sheet of a clinic as its front desk sees it.  `expires` is the last day on which it may be handed out;
    `reason` says in words why it may not be, `whom` the role that answers for it, `contact` whom the clinic itself names; `beside` is a
    second language in the same file.
    """

    language: str
    edition: str
    paper: str
    file: str
    version: str
    pages: int
    approved: bool
    expires: date | None = None
    state: State = State.READY
    reason: str = ""
    layout: str = "sheet"
    beside: str = ""
    whom: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic, what it is called in every language, and its sheets.  All names are the user's text."""

    topic: str
    titles: Mapping[str, str]
    also_called: Mapping[str, Sequence[str]]
    sheets: Sequence[Listed]
    found_by: Sequence[str] = ()


def entries(lines: Iterable[LedgerLine], workshop: Workshop) -> list[Entry]:
    """The topics of one clinic's current lines (`Ledger.current`)."""
    there = sorted((line for line in lines if line.state is not State.GONE), key=lambda line: line.order)
    by_topic = groupby(there, lambda line: line.order.topic)
    return [_entry(topic, [listed(line, workshop) for line in each], workshop) for topic, each in by_topic]


def listed(line: LedgerLine, workshop: Workshop) -> Listed:
    """A line of the ledger as the front desk sees it; why a sheet was withdrawn is told as somebody said it, all else by the page."""
    order = line.order
    return Listed(
        order.language,
        order.edition,
        order.paper,
        f"{order.name}.pdf",
        line.version,
        line.pages,
        line.approved,
        line.expires,
        line.state,
        own_words(line.state, line.why),
        order.layout,
        order.beside,
        *whom_to_tell(workshop, order.clinic, order.topic, order.language, line.state),
    )


def _entry(topic: str, sheets: Sequence[Listed], workshop: Workshop) -> Entry:
    """With its names in all languages, also in those that this clinic has no sheet of: a caller may use them."""
    titles, others, handouts = dict[str, str](), dict[str, Sequence[str]](), list[Handout]()
    for language in workshop.library.languages(topic) if topic in workshop.library.topics() else ():
        try:
            handout = workshop.handout(topic, language)
        except Problems:
            continue  # told where its sheets are made; here its other languages' names must do
        titles[language] = handout.title.plain
        others[language] = tuple(map(str, handout.also_called))
        handouts.append(handout)
    return Entry(topic, titles or {"": topic.replace("-", " ").capitalize()}, others, sheets, found_by(handouts))
