"""Final words: what a text says once the clinic's facts stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NoReturn

from .place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of final words.

    `link` is an address (https: or tel:).  `blank` is the width in u of a line to write on; its words say so to those who hear the sheet.
    `page` names a part whose page number these words are; none stand here before pages are set, and they take the room of `widest`.
    `term` is the id of a term that the words use.
    `expansion` is what an abbreviation stands for, and `lang` the language of words in another one than the sheet's: for those who
    hear the sheet.  Words that stand `apart` are somebody else's, and are written in their own direction, whatever is around them.
    """

    words: str
    strong: bool = False
    link: str = ""
    blank: float = 0
    page: str = ""
    widest: str = ""
    term: str = ""
    expansion: str = ""
    lang: str = ""
    apart: bool = False


class Unfilled(LookupError):
    """A placeholder that nothing has filled: our bug, never the user's."""


def unfilled(span: Span) -> NoReturn:
    """Raise that a page number is still to come."""
    raise Unfilled(f"nothing has filled {{page:{span.page}}}")


class Words(tuple[Span, ...]):
    """Spans in reading order, and the place of the text they come from (which takes no part in equality)."""

    place: Place

    def __new__(cls, spans: Iterable[Span] = (), place: Place = NOWHERE) -> "Words":
        made = super().__new__(cls, spans)
        made.place = place
        return made

    @property
    def plain(self) -> str:
        """The words alone; a line to write on is ____.  Raises Unfilled."""
        return "".join("____" if span.blank else span.words if span.words or not span.page else unfilled(span) for span in self)

    def check_filled(self) -> None:
        """Raises Unfilled where a page number is still to come."""
        for span in self:
            if span.page and not span.words:
                unfilled(span)

    def then(self, *more: "Words | str") -> "Words":
        """These words and others after them."""
        spans = [span for words in more for span in ((Span(words),) if isinstance(words, str) else words)]
        return Words((*self, *spans), self.place)

    def spoken_in(self, lang: str) -> "Words":
        """The same words, said to be of that language."""
        return Words((replace(span, lang=lang) for span in self), self.place)

    def strong(self) -> "Words":
        """The same words, all of them bold."""
        return Words((replace(span, strong=True) for span in self), self.place)


def as_words(fact: str | int | Words) -> Words:
    """A fact as words."""
    return fact if isinstance(fact, Words) else Words((Span(str(fact)),))


def said(words: str, strong: bool = False, link: str = "") -> Words:
    """Plain words as `Words`."""
    return Words((Span(words, strong, link),))


def joined_by(between: str, parts: Iterable[Words]) -> Words:
    """Words one after the other with something between."""
    first, *more = parts
    return first.then(*(words for part in more for words in (between, part)))


NO_WORDS = Words()
