"""Final words: what a text says once the clinic's facts stand in it."""

from dataclasses import dataclass, field

from .place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of final words.

    `link` is an address (https: or tel:). `blank` is the width in u of a line to write on; `words` is then what a screen
    reader says for it.  `page` names a part: its page number stands here once the pages are set.
    """

    words: str
    strong: bool = False
    link: str = ""
    blank: float = 0
    page: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Spans in reading order, and the place of the text they come from (no part of equality)."""

    spans: tuple[Span, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def plain(self) -> str:
        return "".join(span.words for span in self.spans)

    def __add__(self, other: "Words") -> "Words":
        return Words(self.spans + other.spans, self.place)

    def strong(self) -> "Words":
        """The same words, all of them bold."""
        return Words(tuple(Span(s.words, True, s.link, s.blank, s.page, s.term) for s in self.spans), self.place)


def said(words: str, strong: bool = False, link: str = "") -> Words:
    """Plain words as `Words`."""
    return Words((Span(words, strong, link),))
