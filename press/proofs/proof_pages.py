"""What proofs say on paper: all sheets of a topic side by side, or the pages of one sheet as a photocopier leaves them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import mean
from typing import TypeVar

from ...checks.findings import Findings
from ...handouts.problems import Problem, Problems
from ...layouts.look import DOT
from ...layouts.proofs import Cell, Group
from ..orders.order import Order
from ..orders.workshop import Workshop
from .photocopy import DPI, Copied, copied, toner
from .proof import Proof, Proofs, refused, shrunk
from .render import WordBox, pages_of

T = TypeVar("T")
MOST_WORDS = 3  # faint or lost words that are named; the rest is counted
COPIES = 1000


# ---------------------------------------------------------------- side by side
def side_by_side(shop: Workshop, orders: Iterable[Order]) -> Iterator[Group]:
    """A group for each topic in one language and edition: what holds for all its clinics first, then page 1 of each."""

    def same(proof: Proof) -> tuple[str, str, str]:
        return proof.order.topic, "+".join(proof.order.languages), proof.order.edition

    proofs = Proofs(shop)
    for names, alike in groupby(sorted(map(proofs.proof, orders), key=same), key=same):
        group = list(alike)
        seen = [proof for proof in group if proof.picture]
        flags, problems = _in_all([proof.flags for proof in seen]), _in_all([proof.findings.problems for proof in seen])
        version = [f"version {seen[0].version}"] if seen else []
        yield Group(
            DOT.join([*names, *version]),
            tuple(_allowed(seen)),
            (*flags, *_found(problems)),
            tuple(_cell(proof, flags, problems) for proof in group),
        )


def _cell(proof: Proof, told: Sequence[str], found: Sequence[Problem]) -> Cell:
    """A sheet's page 1, and what is odd about it beyond what was told for all."""
    order, pages = proof.order, f"{proof.pages} page{'s' * (proof.pages != 1)}" if proof.pages else ""
    flags = [flag for flag in proof.flags if flag not in told]
    own = [problem for problem in proof.findings.problems if problem not in found]
    return Cell(
        order.clinic,
        proof.picture,
        f"Page 1 of {order.name}",
        (DOT.join(filter(None, (order.paper, pages, proof.code))),),
        (*flags, *_found(own)),
    )


def _in_all(lists: Sequence[Sequence[T]]) -> tuple[T, ...]:
    """What is in every one of several lists, in order."""
    return tuple(each for each in lists[0] if all(each in other for other in lists)) if len(lists) > 1 else ()


def _found(problems: Sequence[Problem]) -> Iterator[str]:
    """“2 errors, 1 warning: phone-foreign (2), hard-word”, if there is anything."""
    if problems:
        codes = Counter(problem.code for problem in problems)
        yield f"{Findings(tuple(problems)).count}: {', '.join(code if n == 1 else f'{code} ({n})' for code, n in codes.items())}"


def _allowed(proofs: Sequence[Proof]) -> Iterator[str]:
    """The findings that the author keeps, and why."""
    for problem, because in dict.fromkeys(each for proof in proofs for each in proof.findings.allowed):
        yield f"Allowed in line {problem.place.line}: {problem.message} [{problem.code}], because {because}"


# ---------------------------------------------------------------- photocopied
def photocopied(shop: Workshop, orders: Iterable[Order], price: float | None) -> Iterator[Group]:
    """Every page of every sheet in grey and in one bit, with what is left of it; `price` is the toner of a page at 5 % coverage."""
    proofs = Proofs(shop)
    for order in orders:
        try:
            made, _ = proofs.made(order)
        except Problems as found:
            yield Group(order.name, (), tuple(refused(found.problems)), ())
            continue
        pages = [(page.black, page.inks, _copied(page)) for page in map(copied, pages_of(made.data, DPI))]
        yield Group(
            order.name,
            tuple(_ink([black for black, *_ in pages], [inks for _, inks, _ in pages], price)),
            (),
            tuple(cell for *_, cells in pages for cell in cells),
        )


def _ink(blacks: Sequence[float], inks: Sequence[float], price: float | None) -> Iterator[str]:
    """How much toner a sheet takes, and what that costs."""
    yield f"Toner covers {_percent(mean(blacks))} of the paper in black, {_percent(mean(inks))} in four colours."
    if price is not None:
        yield (
            f"{COPIES:,} copies of {len(blacks)} page{'s' * (len(blacks) != 1)} take toner for {toner(blacks, price, COPIES):,.2f} "
            f"in black, at {price:g} a page of 5 %."
        )


def _copied(page: Copied) -> tuple[Cell, Cell, Cell]:
    """The page in grey, in one bit, and in numbers."""
    name = f"page {page.number}"
    notes = (
        f"Toner: {_percent(page.black)} in black, {_percent(page.inks)} in four colours",
        f"Palest words in grey: {page.contrast:.1f} : 1" if page.contrast < 100 else "No words",
        f"Lines and areas: {_percent(page.edges_grey, 0)} stay in grey, {_percent(page.edges_line, 0)} in one bit",
    )
    gone = [f"Lost in one bit, framed in red: {len(page.gone)} part{'s' * (len(page.gone) != 1)} of logo or pictures"] if page.gone else []
    flags = (*_named("faint in grey", page.faint), *_named("lost in one bit", page.lost), *gone)
    return (
        Cell("Grey", shrunk(page.grey), f"In grey: {name}"),
        Cell("One bit", shrunk(page.line), f"In one bit: {name}"),
        Cell(name.capitalize(), notes=notes if flags else (*notes, "All words stay"), flags=flags),
    )


def _named(what: str, words: Sequence[WordBox]) -> Iterator[str]:
    if words:
        more = f" and {len(words) - MOST_WORDS} more" if len(words) > MOST_WORDS else ""
        yield f"{what.capitalize()}: {', '.join(f'“{each.words}”' for each in words[:MOST_WORDS])}{more}"


def _percent(part: float, decimals: int = 1) -> str:
    return f"{100 * part:.{decimals}f} %"
