"""Whether an order may go out by the register of recalls: each is compared with what the order would print as its files stand."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from ...handouts.catalogue import ORIGINAL
from ...handouts.digests import INPUT, of_bytes
from ...handouts.library import NotKnown
from ...handouts.on_paper import (
    clinic_lines,
    facts_of,
    filled_lines,
    has_number,
    has_words,
    lines_of,
    numbers_in,
    program_lines,
    texts_of,
    words_digest,
)
from ...handouts.phones import Phone
from ...handouts.problems import Problem, Problems
from ...handouts.recalls import Recall
from ...handouts.text import Text
from ...handouts.wording import Wording
from ...images.picture import Picture, PictureError, Vector
from ...images.pictures import picture_bytes
from .order import Order

if TYPE_CHECKING:
    from pathlib import Path

    from .workshop import Workshop


TAKEN_BACK = "withdrawn"  # the code of the problem that a recall is


def recall_problem(recall: Recall, topic: str) -> Problem:
    """That a sheet of a topic was taken back, at the place of the recall."""
    return Problem(
        recall.place,
        TAKEN_BACK,
        f"“{topic}” may not be handed out: {recall.by} withdrew {recall.names()} on {recall.date}: {recall.why}",
        "mend that; or end the recall: handouts withdraw --undo (--draft prints it as it is)",
    )


class Recalls:
    """The register of a workspace, read anew whenever its file is another: what is taken back meanwhile is obeyed."""

    def __init__(self, shop: "Workshop") -> None:
        self.shop = shop
        self._stamp: object = None
        self._all = tuple[Recall, ...]()
        self._bars = dict[tuple[str, str, tuple[str, ...]], Recall | None]()

    def all(self) -> tuple[Recall, ...]:
        """All recalls, also those that do not stand; raises Problems."""
        stamp = self.stamp()
        if stamp != self._stamp:
            self._all, self._stamp = self.shop.library.recalls(), stamp
            self._bars.clear()
        return self._all

    def stamp(self) -> object:
        """By which it is known whether the file is another."""
        path = self.shop.library.recalls_file()
        try:
            said = path.stat() if path else None
        except FileNotFoundError:
            return ()
        return (said.st_mtime_ns, said.st_size, said.st_ino) if said else ()

    def of(self, order: Order) -> Recall | None:
        """The first recall that bars an order, in whatever size and layout.  Raises Problems."""
        recalls, key = self.all(), (order.clinic, order.topic, order.languages)
        if recalls and key not in self._bars:
            self._bars[key] = next((each for each in recalls if self.bars(each, order)), None)
        return self._bars.get(key)

    def bars(self, recall: Recall, order: Order) -> bool:
        """Whether what a recall names is on the paper of an order.  Raises Problems."""
        return recall.undone is None and any(self._stands(recall, order.clinic, order.topic, each) for each in order.languages)

    def _stands(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        if not recall.concerns(clinic, topic, (language,)):
            return self._renamed(recall, clinic, topic, language)
        if recall.words is not None:
            return has_words(self._printed(clinic, topic, language, filled=True), recall.words)
        if recall.phone is not None:
            return has_number(self._printed(clinic, topic, language), Phone(str(recall.phone)))
        if recall.picture:
            return bool({*recall.picture} & {digest for path in self._paths(clinic, topic, language) for digest in self.picture(path)})
        facts = {*recall.facts} <= {*facts_of(self.shop.clinic(clinic), topic if recall.topic else "")}
        return facts and self._as_they_were(recall, topic, language)

    def _renamed(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether the very words, of the very clinic, go by other names now."""
        if clinic in recall.spared or not (recall.finished or recall.facts) or recall.phone or recall.words or recall.picture:
            return False
        words = not recall.finished or self.words(topic, language) in recall.digests
        facts = {*recall.facts} <= {*facts_of(self.shop.clinic(clinic), topic if recall.topic else "")}
        return words and facts and (bool(recall.facts) or recall.clinic in (None, clinic))

    def _as_they_were(self, recall: Recall, topic: str, language: str) -> bool:
        """Whether the words are those that were taken back, also in the file of another language.

        A language that was added since follows the original that it is made from; one that has none any more stays as it is.
        """
        if self.words(topic, language) in recall.digests:
            return True
        for each in (language, ORIGINAL):
            if digests := [digest for name, found in recall.finished.items() if name == each for digest in found]:
                return (now := self.words(topic, each)) in digests or not now
        return True

    def words(self, topic: str, language: str) -> str:
        """The digest of the finished words of a topic; "" for a language that it has no more.  Raises Problems."""
        if language not in self.shop.library.languages(topic):
            return ""
        return self.shop.once(("finished words", topic, language), lambda: self._words(topic, language))

    def _words(self, topic: str, language: str) -> str:
        return words_digest(self.shop.handout(topic, language), self.shop.library.catalogue(language))

    def _printed(self, clinic: str, topic: str, language: str, filled: bool = False) -> Iterator[str]:
        """What a sheet may print; its own words with every placeholder `filled`, or as they were written."""
        shop = self.shop
        handout, own = shop.handout(topic, language), shop.library.catalogue(language)
        wording = Wording(handout, shop.clinic(clinic), own, shop.today)
        yield from clinic_lines(wording)
        if filled:
            yield from (*filled_lines(wording), *program_lines(wording))
            yield from (wording.words(text).plain for text in self._depicted(topic, language))
        else:
            yield from (*self.own_lines(topic, language), *(text.plain for text in own.texts.values()))

    def _depicted(self, topic: str, language: str) -> "Iterator[Text]":
        """The words of a topic's pictures: what they say to those who cannot see them, and their labels."""
        for id in dict.fromkeys(self.shop.handout(topic, language).pictures()):
            worded = self.shop.pictures.worded(id, language)
            yield from (text for text in (worded.alt, *worded.labels.values()) if text)

    def own_lines(self, topic: str, language: str) -> tuple[str, ...]:
        """The words of a definition and of its pictures that no clinic changes."""
        shop = self.shop

        def lines() -> tuple[str, ...]:
            return (*lines_of(shop.handout(topic, language)), *(text.plain for text in self._depicted(topic, language)))

        return shop.once(("own lines", topic, language), lines)

    def numbers(self, clinic: str, topic: str, language: str) -> Iterator[str]:
        """The telephone numbers that stand on a sheet, as they stand there."""
        shop = self.shop
        facts, own = shop.clinic(clinic), shop.library.catalogue(language)
        yield from map(str, facts.numbers(shop.handout(topic, language).further_phones()))
        yield from numbers_in(texts_of(facts, topic, language))
        yield from shop.once(("numbers", topic, language), lambda: tuple(numbers_in(self.own_lines(topic, language))))
        yield from shop.once(("numbers", language), lambda: tuple(numbers_in(text.plain for text in own.texts.values())))

    def picture_files(self, clinic: str, topic: str, language: str) -> Iterator[str]:
        """Sixteen digits of the digest of each picture's file on a sheet, its clinic's logo among them."""
        return (self._file(path) for path in self._paths(clinic, topic, language))

    def _file(self, path: "Path") -> str:
        def digest() -> str:
            try:
                return of_bytes(picture_bytes(path), INPUT)
            except PictureError:  # told where the sheet is set
                return ""

        return self.shop.once(("picture file", path), digest)

    def _paths(self, clinic: str, topic: str, language: str) -> "list[Path]":
        pictures, shop = self.shop.pictures, self.shop
        paths = [pictures.entries()[id].path for id in dict.fromkeys(shop.handout(topic, language).pictures())]
        with suppress(PictureError):  # told where the sheet is set
            paths += [pictures.find(logo)] if (logo := shop.clinic(clinic).logo) else []
        return paths

    def picture(self, path: "Path") -> tuple[str, ...]:
        """By what a picture is known again: its file's digest, and that of what is drawn of it, however the file was saved."""

        def digests() -> tuple[str, ...]:
            try:
                data, drawn = picture_bytes(path), self.shop.pictures.load(path)
            except PictureError:
                return ()
            return of_bytes(data), of_bytes(_seen(drawn))

        return self.shop.once(("picture", path), digests)

    def on_covers(self, recall: Recall) -> Iterator[tuple[str, Text]]:
        """The bundles on whose covers words or a number stand that a recall names: name, and title.  Raises Problems."""
        if recall.undone is None and recall.topic is None:
            for name, bundle in self.shop.library.bundles().items():
                for language, title in bundle.titles.items():
                    if recall.language in (None, language) and _names(recall, title.plain):
                        yield name, title

    def of_cover(self, order: Order, title: Text) -> Recall | None:
        """The first recall of the title on the cover of a bundle, for its clinic.  Raises Problems."""
        covers = (each for each in self.all() if each.clinic in (None, order.clinic) and order.clinic not in each.spared)
        return next((each for each in covers if (order.topic, title) in [*self.on_covers(each)]), None)

    def concerned(self, recall: Recall, unread: list[Problem]) -> Iterator[tuple[str, str, str]]:
        """The sheets of a workspace that a recall bars as its files stand: clinic, topic, language.

        What cannot be read is none; why it cannot is put into `unread`.
        """
        library = self.shop.library
        for topic in library.topics():
            for language in library.languages(topic):
                for clinic in library.clinics():
                    try:
                        if self.bars(recall, Order(clinic, topic, language)):
                            yield clinic, topic, language
                    except Problems as found:
                        unread += (each for each in found.problems if each not in unread)
                    except NotKnown:
                        continue


def _names(recall: Recall, words: str) -> bool:
    """Whether a recall is of something that these words say."""
    said = recall.words is not None and has_words((words,), recall.words)
    return said or (recall.phone is not None and has_number((words,), Phone(str(recall.phone))))


def _seen(drawn: Picture) -> bytes:
    """What one sees of a picture: the same where grey was saved as colours, or with a transparency that nothing shows through."""
    if isinstance(drawn, Vector):
        matrix, _, code = drawn.code.partition(" cm ")  # into its own width; a page gives it another
        fitted = [round(each / drawn.width, 4) for each in (*map(float, matrix.split()), drawn.height)]
        return repr((fitted, code, drawn.inks)).encode()
    image = drawn.image
    seen = image.convert("RGB") if image.mode == "L" or (image.mode == "RGBA" and image.getextrema()[3] == (255, 255)) else image
    return repr((drawn.width, drawn.height, seen.mode)).encode() + bytes(seen.tobytes())
