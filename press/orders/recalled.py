"""Whether an order may go out by the register of recalls: each is compared with what the order would print as its files stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...handouts.catalogue import ORIGINAL
from ...handouts.library import NotKnown
from ...handouts.on_paper import facts_of
from ...handouts.phones import Phone
from ...handouts.printed_lines import has_number, has_words
from ...handouts.problems import Problem, Problems
from ...handouts.recalls import Recall
from ...handouts.regions import nearest, with_plain
from ...handouts.sites import names_over
from ...handouts.text import Text
from .order import Order

if TYPE_CHECKING:
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
        on_sheet = self.shop.on_sheet
        if not self._concerns(recall, clinic, topic, language):
            return self._renamed(recall, clinic, topic, language)
        if recall.words is not None:
            return on_sheet.says(clinic, topic, language, str(recall.words))
        if recall.phone is not None:
            return has_number(on_sheet.lines(clinic, topic, language), Phone(str(recall.phone)))
        if recall.picture:
            return bool(
                {*recall.picture} & {digest for path in on_sheet.paths(clinic, topic, language) for digest in on_sheet.picture(path)}
            )
        if recall.is_of_a_sheet:
            return self._is_that_sheet(recall, clinic, topic, language)
        if self._facts(recall, clinic, topic) and self._as_they_were(recall, clinic, topic, language):
            return True
        return bool(recall.topic and recall.clinic and recall.printed) and self._says_the_same(recall, topic, language)

    def _concerns(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether it is of such sheets by their names.

        Of some words, a number or a picture a name says where: one that nothing has any more may be another now, and bounds it no longer.
        """
        if recall.concerns(clinic, topic, (language,)):
            return True
        if not (recall.words or recall.phone or recall.picture) or recall.undone:
            return False
        topics, clinics = self.shop.once(("names",), self._names)
        spoken = topics.get(str(recall.topic), frozenset().union(*topics.values()))
        there = recall.but(
            topic=recall.topic if str(recall.topic) in topics else None,
            clinic=recall.clinic if str(recall.clinic) in clinics else None,
            language=recall.language if {*with_plain((str(recall.language),))} & spoken else None,
        )
        return there.concerns(clinic, topic, (language,))

    def _names(self) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
        """The topics that there are, each with its languages, and the clinics."""
        library = self.shop.library
        return {name: frozenset(library.languages(name)) for name in library.topics()}, frozenset(library.with_sites())

    def _says_the_same(self, recall: Recall, topic: str, language: str) -> bool:
        """Whether a topic's sheet still says for the clinic of a recall what it said, whatever else has changed of that clinic."""
        own = nearest(language, recall.printed) or ORIGINAL
        try:
            return self._prints_the_same(recall, str(recall.clinic), topic, own)
        except NotKnown:
            return False  # it goes by another name now

    def _is_that_sheet(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether the sheet of a code says what it said, whatever else has changed of its clinic: as it is printed, where that is known."""
        if own := next((name for name in (*with_plain((language,)), ORIGINAL) if name in recall.printed), ""):
            return not self.shop.on_sheet.words(topic, own) or self._prints_the_same(recall, clinic, topic, own)
        return self._as_they_were(recall, clinic, topic, language)

    def _facts(self, recall: Recall, clinic: str, topic: str) -> bool:
        """Whether a clinic still says all of the facts that a recall keeps, for a topic by the name that it has now; at a site, the clinic
        that it is of.
        """
        whose = str(recall.clinic) if recall.clinic in names_over(clinic) else clinic
        return {*recall.facts} <= {*facts_of(self.shop.clinic(whose), topic if recall.topic else "")}

    def _renamed(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether the very words, of the very clinic, go by other names now."""
        if (
            {*names_over(clinic)} & {*recall.spared}
            or not (recall.finished or recall.facts)
            or recall.phone
            or recall.words
            or recall.picture
        ):
            return False
        if recall.is_of_a_sheet and recall.printed:
            return any(self._prints_the_same(recall, clinic, topic, language, each) for each in recall.printed)
        words = not recall.finished or bool(self._words(clinic, topic, language) & recall.digests)
        return words and self._facts(recall, clinic, topic) and (bool(recall.facts) or recall.clinic in (None, *names_over(clinic)))

    def _as_they_were(self, recall: Recall, clinic: str, topic: str, language: str) -> bool:
        """Whether the words are those that were taken back, as they are written or as the clinic prints them, also in the file of another
        language.

        A language that was added since follows the original that it is made from; one that has none any more stays as it is.
        """
        if self._words(clinic, topic, language) & recall.digests:
            return True
        for each in (*with_plain((language,)), ORIGINAL):
            if digests := [digest for name, found in recall.finished.items() if name == each for digest in found]:
                now = self._words(clinic, topic, each)
                return bool(now & {*map(str, digests)}) or not now or self._prints_the_same(recall, clinic, topic, each)
        return True

    def _words(self, clinic: str, topic: str, language: str) -> set[str]:
        """The digests of the words of a clinic's sheet, and of its topic's where it has lines of its own: a recall may be of either."""
        return {*self.shop.on_sheet.words_of(Order(clinic, topic, language)).values()} - {""}

    def _prints_the_same(self, recall: Recall, clinic: str, topic: str, language: str, was: str = "") -> bool:
        """Whether the words, however they are written, are on paper what they were, in this language or in the one that it `was`."""
        entries = [entry for name, found in recall.printed.items() if name == (was or language) for entry in found]
        printed = self.shop.on_sheet.printed(clinic, topic, language) if entries else None
        return printed is not None and any(printed.is_as(entry) for entry in entries)

    def on_covers(self, recall: Recall) -> Iterator[tuple[str, Text]]:
        """The bundles on whose covers words or a number stand that a recall names: name, and title.  Raises Problems."""
        if recall.undone is None and recall.topic is None:
            for name, bundle in self.shop.library.bundles().items():
                for language, title in bundle.titles.items():
                    if recall.language in (None, language) and _names(recall, title.plain):
                        yield name, title

    def of_cover(self, order: Order, title: Text) -> Recall | None:
        """The first recall of the title on the cover of a bundle, for its clinic.  Raises Problems."""
        covers = (each for each in self.all() if each.is_for(order.clinic))
        return next((each for each in covers if (order.topic, title) in [*self.on_covers(each)]), None)

    def concerned(self, recall: Recall, unread: list[Problem]) -> Iterator[tuple[str, str, str]]:
        """The sheets of a workspace that a recall bars as its files stand: clinic, topic, language.

        What cannot be read is none; why it cannot is put into `unread`.
        """
        library = self.shop.library
        clinics = library.with_sites()
        for topic in library.topics():
            for language in library.languages(topic):
                for clinic in clinics:
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
