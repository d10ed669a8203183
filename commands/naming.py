"""What somebody takes back, as recalls: from the names that were typed, or from the code on a printed sheet."""

import getpass
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import click

from ..desk.counts import Counts, counts_of
from ..handouts.check_code import codes
from ..handouts.key_point import VISITS
from ..handouts.library import NotKnown, language_named, match, match_clinic
from ..handouts.node import Scalar
from ..handouts.on_paper import facts_of
from ..handouts.problems import Problem, Problems, report
from ..handouts.recalls import Recall, recall
from ..handouts.sites import names_over
from ..press.orders.inputs import Inputs, together
from ..press.orders.on_sheet import OF_TOPIC
from ..press.orders.order import SHEET, Order
from ..press.orders.workshop import Workshop
from ..press.record.address import Address
from ..press.record.journal import has_journal
from ..press.record.ledger import Ledger, LedgerLine
from ..press.record.printed import PrintedSheets
from ..press.record.tracing import Carrying, affected
from .asking import tell_damaged

Digests = dict[str, set[str]]  # language → digests of finished words


@dataclass(frozen=True)
class Asked:
    """What was typed of `handouts withdraw`; "" for what was not."""

    clinic: str
    topic: str
    language: str
    words: str
    phone: str
    picture: str
    code: str
    why: str
    by: str


@dataclass(frozen=True)
class PrintedSheet:
    """A printed sheet; `words` are the digests of its finished words, as far as somebody noted them."""

    order: Order
    words: Mapping[str, str]


def recalls_of(asked: Asked, shop: Workshop, ledger: Ledger | None) -> list[Recall]:
    """The recalls that were asked for; raises UsageError and NotKnown where they are of no sheet."""
    made = KnownSheets(shop, ledger)
    scope, finished = made.scope(asked), Digests()
    if asked.code:
        sheet = made.sheet(asked.code)
        _agree(asked, scope, sheet.order)
        scope |= {"topic": sheet.order.topic, "clinic": sheet.order.clinic, "called": asked.code}
        finished = made.words_of(sheet)
    elif scope["topic"]:
        finished = made.words_ever(scope["topic"], scope["language"], scope["clinic"])
    said: dict[str, Any] = {"day": shop.today, "why": asked.why or "-", "by": asked.by}
    if asked.words and (topics := made.unsaid()):
        click.echo(
            f"nobody knows what older sheets of {', '.join(topics)} said (.handouts/words): where it may be this, take back their --topic",
            err=True,
        )
    if asked.words or asked.phone or asked.picture:
        found, unread = list(_named(asked, shop, {**said, **scope, "called": ""})), list[Problem]()
        printed = (any(shop.recalls.concerned(each, unread)) or any(shop.recalls.on_covers(each)) for each in found)
        if any(affected(ledger, Carrying(shop), [each]) if ledger else () for each in found) or any(printed) or made.said_by_hand(found):
            return found
        if unread:  # it may be on what these files make when they are mended
            click.echo(report(unread), err=True)
        else:
            older = "; older words are known as far as they were noted (.handouts/words): else name the --topic" if asked.words else ""
            raise click.UsageError(f"no sheet is like that: none that could be made, and none that is known to have been{older}")
        return found
    digests = {Scalar(language): tuple(map(Scalar, sorted(each))) for language, each in sorted(finished.items()) if each}
    facts = made.facts(scope["clinic"], scope["topic"]) if scope["clinic"] else ()
    alike = made.alike(scope["topic"], digests, scope["clinic"], bool(asked.code or scope["clinic"]))
    return [recall(**said | scope, finished=digests, printed=alike, facts=facts)]


def _named(asked: Asked, shop: Workshop, said: dict[str, Any]) -> Iterator[Recall]:
    """One recall for each thing that is wrong."""
    if asked.words:
        yield recall(**said, words=asked.words)
    if asked.phone:
        yield recall(**said, phone=asked.phone)
    if asked.picture:
        entries = shop.pictures.entries()
        if asked.picture not in entries:
            raise NotKnown("picture", asked.picture, known=tuple(entries))
        digests = shop.on_sheet.picture(entries[asked.picture].path)
        if not digests:
            raise click.UsageError(f"the picture “{asked.picture}” cannot be read")
        yield recall(**{**said, "picture": tuple(map(Scalar, digests)), "called": asked.picture})


def _agree(asked: Asked, scope: Mapping[str, str], order: Order) -> None:
    """Raise UsageError where the sheet of a code is none of those that the other options name."""
    if scope["topic"] not in ("", order.topic) or scope["clinic"] not in ("", order.clinic):
        raise click.UsageError(f"{asked.code} is on a sheet of {order.topic} for {order.clinic}")


def who() -> str:
    """The name of whoever is at this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def ledger_of(folder: Path | Address) -> tuple[Ledger | None, Problems | None]:
    """The ledger of a folder, where a run has written one; and why it cannot be read.  Lines that were set aside are told."""
    try:
        ledger = Ledger(folder) if has_journal(folder) else None
    except Problems as broken:
        return None, broken
    if ledger:
        tell_damaged(ledger)
    return ledger, None


class KnownSheets:
    """What sheets there are: those that could be made of the workspace, and those that a ledger, a desk or somebody's hand has made."""

    def __init__(self, shop: Workshop, ledger: Ledger | None) -> None:
        self.shop, self.ledger = shop, ledger
        self.noted, self.counts = PrintedSheets(shop.library.workspace), Counts(counts_of(shop.library.workspace))
        self.printed = self.counts.printed() | self.noted.by_code

    def scope(self, asked: Asked) -> dict[str, str]:
        """Topic, language and clinic by their whole names; raises NotKnown."""
        library, orders = self.shop.library, set(self.ledger.newest) if self.ledger else set[Order]()
        known = self.shop.recalls.all()
        topics = sorted({*library.topics(), *(order.topic for order in orders), *(str(each.topic) for each in known if each.topic)})
        clinics = sorted({*library.with_sites(), *(order.clinic for order in orders), *(str(each.clinic) for each in known if each.clinic)})
        topic = match(asked.topic, topics, "topic") if asked.topic else ""
        spoken = {each for name in ([topic] if topic else library.topics()) if name in library.topics() for each in library.languages(name)}
        spoken |= {each for order in orders for each in order.languages} | {str(each.language) for each in known if each.language}
        return {
            "topic": topic,
            "language": language_named(asked.language, sorted(spoken)) if asked.language else "",
            "clinic": match_clinic(asked.clinic, clinics) if asked.clinic else "",
        }

    def sheet(self, code: str) -> PrintedSheet:
        """The printed sheet of a code: from the ledger, from what was made by hand, from a desk's counts, or made today it would have it.

        Raises UsageError.
        """
        for line in self.ledger.made() if self.ledger else ():
            if line.code == code:
                return PrintedSheet(line.order, line.words)
        for each in (self.noted, self.counts):
            tell_damaged(each)
        if code in self.printed:
            return PrintedSheet(self.printed[code].order, self.printed[code].words)
        for order in self._possible():
            try:
                digest = together(order, Inputs(self.shop).of(order))
            except (Problems, NotKnown, OSError):
                continue
            if code == next(codes(digest)):
                return PrintedSheet(order, self._now(order.topic, order.languages, order.clinic))
        raise click.UsageError(f"nobody here knows a sheet with the code {code}: name its topic instead")

    def _possible(self) -> Iterator[Order]:
        shop = self.shop
        chosen, library = shop.theme(), shop.library
        for topic, clinic in product(library.topics(), library.with_sites()):
            languages = library.languages(topic)
            for language, beside in product(languages, ("", *languages)):
                if language != beside:
                    for size, layout, paper in product(chosen.editions, (SHEET, *VISITS), chosen.papers):
                        yield Order(clinic, topic, language, size, layout, paper, beside)

    def said_by_hand(self, recalls: Sequence[Recall]) -> bool:
        """Whether a sheet that was made by hand carries any of them."""
        carrying = Carrying(self.shop)
        return any(carrying.carries(each, line) for line in self._by_hand() for each in recalls)

    def _by_hand(self) -> Iterator[LedgerLine]:
        return (each.as_line(code) for code, each in self.printed.items())

    def unsaid(self) -> list[str]:
        """The topics of sheets of which nobody knows what they said: a recall of words does not find them."""
        carrying = Carrying(self.shop)
        made = (*(self.ledger.made() if self.ledger else ()), *self._by_hand())
        return sorted({line.order.topic for line in made if carrying.unsaid(line)})

    def words_of(self, sheet: PrintedSheet) -> Digests:
        """The digests of a sheet's words; where nobody noted them, of its words as they are now."""
        order = sheet.order
        told = sheet.words or self._now(order.topic, order.languages, order.clinic)
        return {language: {digest} for language, digest in told.items() if not language.endswith(OF_TOPIC)}

    def words_ever(self, topic: str, language: str, clinic: str) -> Digests:
        """The digests of the words of a topic, as they are and as they were on any sheet that somebody noted; of all clinics, where their
        own lines stand in them, also without these.
        """
        found = Digests()
        languages = self.shop.library.languages(topic) if topic in self.shop.library.topics() else ()
        told = [self._now(topic, [each for each in languages if language in ("", each)], clinic)]
        told += [line.words for line in self.ledger.made() if self._of(line.order, topic, clinic)] if self.ledger else []
        told += [dict(each.words) for each in self.printed.values() if self._of(each.order, topic, clinic)]
        for words in told:
            for name, digest in words.items():
                each = name.removesuffix(OF_TOPIC)
                if language in ("", each) and digest and (each == name or not clinic):
                    found.setdefault(each, set()).add(digest)
        return found

    def facts(self, clinic: str, topic: str) -> tuple[Scalar, ...]:
        """The digests of a clinic's facts; none where its file cannot be read: then the recall stands until it is undone."""
        try:
            return tuple(map(Scalar, facts_of(self.shop.clinic(clinic), topic)))
        except (Problems, NotKnown):
            return ()

    def alike(
        self, topic: str, digests: Mapping[Scalar, Sequence[Scalar]], clinic: str, of_a_sheet: bool
    ) -> dict[Scalar, tuple[Scalar, ...]]:
        """By what words that are as they were are known again where they are written otherwise; for all clinics, or for one.

        `of_a_sheet`: with what that clinic says in them.
        """
        clinics, found = [clinic] if clinic else self.shop.library.clinics(), dict[Scalar, tuple[Scalar, ...]]()
        for language, known in digests.items():
            if self._now(topic, [language], clinic).get(language) in known:
                found[language] = tuple(map(Scalar, self.shop.on_sheet.entries(clinics, topic, language, of_a_sheet)))
        return {language: entries for language, entries in found.items() if entries}

    def _now(self, topic: str, languages: "tuple[str, ...] | list[str]", clinic: str) -> dict[str, str]:
        """The digests of the words as they are, for all clinics or for one; none of those that cannot be read."""
        found = dict[str, str]()
        for language in languages:
            try:
                found[language] = self.shop.on_sheet.words(topic, language, clinic)
            except (Problems, NotKnown):
                continue
        return found

    def _of(self, order: Order, topic: str, clinic: str) -> bool:
        return order.topic == topic and clinic in ("", *names_over(order.clinic))
