"""What stands on a sheet as its files are now: words, numbers and pictures, by which it is known again."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ...handouts.digests import INPUT, of_bytes
from ...handouts.library import NotKnown
from ...handouts.on_paper import words_digest
from ...handouts.printed_alike import PrintedForms, printed_entries, printed_form
from ...handouts.printed_lines import (
    added_lines,
    clinic_lines,
    filled_lines,
    has_words,
    lines_of,
    numbers_in,
    program_lines,
    texts_of,
    unpaged,
)
from ...handouts.problems import Problems
from ...handouts.text import Text
from ...handouts.wording import Wording
from ...images.picture import PictureError
from ...images.pictures import picture_bytes
from ...images.seen import seen
from .order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from .workshop import Workshop

OF_TOPIC = " (topic)"  # behind a language: the digest of the topic's words, where a sheet has lines of a clinic's own in them


KEPT = 4  # sheets whose lines are kept: in two languages, filled and as written


class OnSheet:
    """What a workshop's sheets say and show; each thing is found once."""

    def __init__(self, shop: "Workshop") -> None:
        self.shop = shop
        self._lines = dict[tuple[str, str, str, bool], tuple[str, ...]]()  # of the sheets that were asked for last

    def words(self, topic: str, language: str, clinic: str = "") -> str:
        """The digest of the finished words of a topic, with the lines of a clinic's own; "" for a language that it has no more.

        Raises Problems.
        """
        if not self.shop.library.written_in(topic, language):
            return ""
        own = self.shop.lined(topic, language, clinic)
        return self.shop.once(("finished words", topic, language, own), lambda: self._words(topic, language, own))

    def _words(self, topic: str, language: str, clinic: str) -> str:
        return words_digest(self.shop.handout(topic, language, clinic), self.shop.library.catalogue(language))

    def words_of(self, order: Order) -> dict[str, str]:
        """The digests of an order's words, by language; where a clinic's own lines stand in them, those of the topic as well, by which a
        recall of the topic knows them.  Raises Problems.
        """
        found = {each: self.words(order.topic, each, order.clinic) for each in order.languages}
        lined = [each for each in order.languages if self.shop.lined(order.topic, each, order.clinic)]
        return found | {f"{each}{OF_TOPIC}": self.words(order.topic, each) for each in lined}

    def printed(self, clinic: str, topic: str, language: str) -> PrintedForms | None:
        """The finished words as a clinic prints them; None for a language that the topic has no more.  Raises Problems."""
        if not self.shop.library.written_in(topic, language):
            return None
        return self.shop.once(("printed words", clinic, topic, language), lambda: printed_form(self.wording(clinic, topic, language)))

    def entries(self, clinics: Sequence[str], topic: str, language: str, of_a_sheet: bool = False) -> tuple[str, ...]:
        """By what a recall knows these words again, for these clinics; those whose files cannot be read are left out.

        `of_a_sheet`: with the facts that the clinic says in its sentences.
        """
        found = list[PrintedForms]()
        for clinic in clinics:
            with suppress(Problems, NotKnown):
                found += filter(None, [self.printed(clinic, topic, language)])
        return printed_entries(found, of_a_sheet)

    def wording(self, clinic: str, topic: str, language: str) -> Wording:
        shop = self.shop
        return Wording(shop.handout(topic, language, clinic), shop.clinic(clinic), shop.library.catalogue(language), shop.today)

    def lines(self, clinic: str, topic: str, language: str, filled: bool = False) -> tuple[str, ...]:
        """What a sheet may print; its own words with every placeholder `filled`, or as they were written.  Every recall asks for them."""
        key = clinic, topic, language, filled
        if key not in self._lines:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            self._lines[key] = tuple(self._lines_of(*key))
        return self._lines[key]

    def _lines_of(self, clinic: str, topic: str, language: str, filled: bool) -> Iterator[str]:
        wording = self.wording(clinic, topic, language)
        yield from clinic_lines(wording)
        if filled:
            yield from (*filled_lines(wording), *added_lines(wording), *program_lines(wording))
            yield from (wording.words(text).plain for text in self._depicted(topic, language, clinic))
            yield from self._labelled(wording)
        else:
            yield from (*self.own_lines(topic, language, clinic), *(text.plain for text in wording.catalogue.texts.values()))

    def _labelled(self, wording: Wording) -> Iterator[str]:
        """What is read out for a picture with the words that stand on it."""
        for id in dict.fromkeys(wording.handout.pictures()):
            worded = self.shop.pictures.worded(id, wording.handout.language)
            if worded.alt and worded.labels:
                told = ", ".join(wording.words(label).plain for label in worded.labels.values())
                yield wording.say("figures.labelled", alt=wording.words(worded.alt), labels=told).plain

    def says(self, clinic: str, topic: str, language: str, words: str) -> bool:
        """Whether a sheet says these words, in any one text of it.  Raises Problems."""
        lines = self.lines(clinic, topic, language, filled=True)
        asked = dict.fromkeys((words, unpaged(self.wording(clinic, topic, language), words)))
        return any(has_words(lines, each) for each in asked)

    def _depicted(self, topic: str, language: str, clinic: str) -> "Iterator[Text]":
        """The words of a topic's pictures: what they say to those who cannot see them, and their labels."""
        for id in dict.fromkeys(self.shop.handout(topic, language, clinic).pictures()):
            worded = self.shop.pictures.worded(id, language)
            yield from (text for text in (worded.alt, *worded.labels.values()) if text)

    def depicted_lines(self, topic: str, language: str, clinic: str) -> Iterator[str]:
        """The words of its pictures as they were written."""
        return (text.plain for text in self._depicted(topic, language, clinic))

    def own_lines(self, topic: str, language: str, clinic: str) -> tuple[str, ...]:
        """The words of a definition and of its pictures that no clinic changes, but by lines of its own."""
        shop = self.shop

        def own() -> tuple[str, ...]:
            return (*lines_of(shop.handout(topic, language, clinic)), *self.depicted_lines(topic, language, clinic))

        return shop.once(("own lines", topic, language, shop.lined(topic, language, clinic)), own)

    def numbers(self, clinic: str, topic: str, language: str) -> Iterator[str]:
        """The telephone numbers that stand on a sheet, as they stand there."""
        shop = self.shop
        facts, own = shop.clinic(clinic), shop.library.catalogue(language)
        lined = shop.lined(topic, language, clinic)
        yield from map(str, facts.numbers(shop.handout(topic, language, clinic).further_phones()))
        yield from numbers_in(texts_of(facts, topic, language))
        yield from shop.once(("numbers", topic, language, lined), lambda: tuple(numbers_in(self.own_lines(topic, language, clinic))))
        yield from shop.once(("numbers", language), lambda: tuple(numbers_in(text.plain for text in own.texts.values())))

    def picture_files(self, clinic: str, topic: str, language: str) -> Iterator[str]:
        """Sixteen digits of the digest of each picture's file on a sheet, its clinic's logo among them."""
        return (self._file(path) for path in self.paths(clinic, topic, language))

    def _file(self, path: "Path") -> str:
        def digest() -> str:
            try:
                return of_bytes(picture_bytes(path), INPUT)
            except PictureError:  # told where the sheet is set
                return ""

        return self.shop.once(("picture file", path), digest)

    def paths(self, clinic: str, topic: str, language: str) -> "list[Path]":
        pictures, shop = self.shop.pictures, self.shop
        paths = [pictures.entries()[id].path for id in dict.fromkeys(shop.handout(topic, language, clinic).pictures())]
        with suppress(PictureError):  # told where the sheet is set
            paths += [pictures.find(logo)] if (logo := shop.clinic(clinic).logo_file) else []
        return paths

    def picture(self, path: "Path") -> tuple[str, ...]:
        """By what a picture is known again: its file's digest, and that of what is drawn of it, however the file was saved."""

        def digests() -> tuple[str, ...]:
            try:
                data, drawn = picture_bytes(path), self.shop.pictures.load(path)
            except PictureError:
                return ()
            return of_bytes(data), of_bytes(seen(drawn))

        return self.shop.once(("picture", path), digests)
