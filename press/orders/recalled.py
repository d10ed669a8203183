"""Whether an order may go out by the register of recalls: each is compared with what the order would print as its files stand."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from ...handouts.catalogue import ORIGINAL
from ...handouts.digests import INPUT, of_bytes
from ...handouts.library import NotKnown
from ...handouts.on_paper import clinic_lines, facts_of, filled_lines, has_number, has_words, lines_of, numbers_in, texts_of, words_digest
from ...handouts.phones import Phone
from ...handouts.problems import Problem, Problems
from ...handouts.recalls import Recall
from ...handouts.wording import Wording
from ...images.picture import PictureError, Vector
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
        facts = not recall.facts or {*recall.facts} <= {*facts_of(self.shop.clinic(clinic), topic if recall.topic else "")}
        return facts and self._as_they_were(recall, topic, language)

    def _renamed(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether the very words, of the very clinic, go by other names now."""
        if clinic in recall.spared or not (recall.finished or recall.facts) or recall.phone or recall.words or recall.picture:
            return False
        words = not recall.finished or self.words(topic, language) in recall.digests
        facts = {*recall.facts} <= {*facts_of(self.shop.clinic(clinic), topic if recall.topic else "")}
        return words and facts and (bool(recall.facts) or recall.clinic in (None, clinic))

    def _as_they_were(self, recall: Recall, topic: str, language: str) -> bool:
        """Whether the words are those that were taken back.  A language that was added since follows the original that it is made from."""
        for each in (language, ORIGINAL):
            if digests := [digest for name, found in recall.finished.items() if name == each for digest in found]:
                return self.words(topic, each) in digests
        return True

    def words(self, topic: str, language: str) -> str:
        """The digest of the finished words of a topic; "" for a language that it has no more.  Raises Problems."""
        if language not in self.shop.library.languages(topic):
            return ""
        return self.shop.once(("finished words", topic, language), lambda: words_digest(self.shop.handout(topic, language)))

    def _printed(self, clinic: str, topic: str, language: str, filled: bool = False) -> Iterator[str]:
        """What a sheet may print; its own words with every placeholder `filled`, or as they were written."""
        shop = self.shop
        handout, own = shop.handout(topic, language), shop.library.catalogue(language)
        wording = Wording(handout, shop.clinic(clinic), own, shop.today)
        yield from clinic_lines(wording)
        yield from filled_lines(wording) if filled else self.own_lines(topic, language)
        yield from (text.plain for text in own.texts.values())

    def own_lines(self, topic: str, language: str) -> tuple[str, ...]:
        """The words of a definition and of its pictures that no clinic changes."""
        shop = self.shop

        def lines() -> tuple[str, ...]:
            handout = shop.handout(topic, language)
            shown = (shop.pictures.worded(id, language) for id in dict.fromkeys(handout.pictures()))
            texts = (text for worded in shown for text in (worded.alt, *worded.labels.values()) if text)
            return (*lines_of(handout), *(text.plain for text in texts))

        return shop.once(("own lines", topic, language), lines)

    def numbers(self, clinic: str, topic: str, language: str) -> Iterator[str]:
        """The telephone numbers that stand on a sheet, as they stand there."""
        shop = self.shop
        facts, own = shop.clinic(clinic), shop.library.catalogue(language)
        yield from map(str, facts.numbers())
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
            seen = (
                repr((drawn.width, drawn.height, drawn.code, drawn.inks)).encode()
                if isinstance(drawn, Vector)
                else repr((drawn.width, drawn.height, drawn.image.mode)).encode() + drawn.image.tobytes()
            )
            return of_bytes(data), of_bytes(seen)

        return self.shop.once(("picture", path), digests)

    def concerned(self, recall: Recall) -> Iterator[tuple[str, str, str]]:
        """The sheets of a workspace that a recall bars as its files stand: clinic, topic, language.  What cannot be read is none."""
        library = self.shop.library
        for topic in library.topics():
            for language in library.languages(topic):
                for clinic in library.clinics():
                    try:
                        if self.bars(recall, Order(clinic, topic, language)):
                            yield clinic, topic, language
                    except (Problems, NotKnown):
                        continue
