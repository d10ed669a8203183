"""Patterns that are looked for in every text and stand in few of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Sought(NamedTuple):
    """A pattern, and letters in lower case of which some stand in whatever it finds: words without them are not looked through."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.pattern.finditer(words) if self._may_be_in(words) else iter(())

    def search(self, words: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.search(words) if self._may_be_in(words) else None

    def _may_be_in(self, words: str) -> bool:
        return any(map(words.casefold().__contains__, self.needs))


def sought(pattern: str, *needs: str) -> Sought:
    """A pattern in which case counts for nothing."""
    return Sought(re.compile(pattern, re.IGNORECASE), needs)
