"""What finds no room on a paper that is smaller than an edition was made for: told with the papers that have it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from ...handouts.editions import Theme
from ...handouts.problems import Problem, Problems, choice
from .order import Order

NO_ROOM = ("too-tall", "word-too-wide")  # codes of what is larger than its page or column


@contextmanager
def told_of_room(order: Order, theme: Theme) -> Iterator[None]:
    """Adds to the Problems of setting an order that another paper would do."""
    try:
        yield
    except Problems as found:
        raise Problems(_hinted(problem, order, theme) for problem in found.problems) from None


def _hinted(problem: Problem, order: Order, theme: Theme) -> Problem:
    edition, paper = theme.editions.get(order.edition), theme.papers.get(order.paper)
    if problem.code not in NO_ROOM or not edition or not paper or edition.fits(paper):
        return problem
    wider = [name for name, each in theme.papers.items() if edition.fits(each)]
    way = f"take another paper: “{order.edition}” finds its columns on {choice(wider)}" if wider else "take smaller print"
    return replace(problem, hint=f"“{order.paper}” is small for “{order.edition}” print: {way}; or {problem.hint}")
