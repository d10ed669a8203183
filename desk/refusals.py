"""What staff wanted today and may not hand out, and what will soon be so: topics, languages, how they stand; in memory, for the manager."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ..handouts.state import State
from .offer import Offered

SOON = timedelta(days=30)


class Refusal(NamedTuple):
    """A topic in a language, and how it stood."""

    topic: str
    language: str
    state: State


class Refusals:
    """Those of this day, since the desk was started."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today, self._day, self._counted = today, today(), Counter[Refusal]()

    def add(self, refusal: Refusal) -> None:
        self._turn()
        self._counted[refusal] += 1

    def all(self) -> list[tuple[Refusal, int]]:
        """How often each was wanted, the most wanted first."""
        self._turn()
        return self._counted.most_common()

    def _turn(self) -> None:
        """Yesterday's are over."""
        if self._day != self._today():
            self._day, self._counted = self._today(), Counter()


def lapsing(offered: Iterable[Offered], today: date) -> list[tuple[date, str, str, str]]:
    """Last day, topic and language of what may go out now, and in thirty days may not; and the role that signed it."""
    return sorted(
        (stands.until, each.topic, language, stands.whom)
        for each in offered
        for language, stands in each.languages.items()
        if stands.state is State.READY and stands.until and stands.until < today + SOON
    )
