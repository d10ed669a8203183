"""A handout, a clinic and a catalogue made into the final words of a sheet.

Everything that depends on the clinic's facts is worded here: phones, hours, units, limits, dates.  All placeholders are filled here and
nowhere else, lines to write on and page numbers too; what is set once more because a page number was wrong is worded once more.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from urllib.parse import quote

from .catalogue import ORIGINAL, Catalogue
from .clinic import Clinic
from .definition import Handout, Section
from .formats import amount_words, date_words, measure_words, near_day_words, number_words, time_words, weekday_words
from .limit_wording import LimitLine, limit_inline, limit_line
from .node import Scalar
from .opening import always_open
from .opening_words import hours_words
from .other_help import other_help
from .phones import Phone
from .place import NOWHERE, Place
from .regions import said_in
from .sites import Site, site_of
from .text import PHRASE, Run, Text
from .units import Duration, Quantity, quantity
from .visits import WHOLE, for_visit
from .words import NO_WORDS, Span, Unfilled, Words, as_words, joined_by

BETWEEN = "\xa0· "  # facts on one line: no dot begins a line
BLANK = 7.0  # u, the width of a line to write on (at least 6; two fit into a limit's line)

Filling = str | int | Words | Text


def _unpaged(part: str) -> str:
    """No page has a number before pages are set."""
    return ""


class Wording:
    """Final words for one handout of one clinic."""

    def __init__(
        self,
        handout: Handout,
        clinic: Clinic,
        catalogue: Catalogue,
        today: datetime.date,
        page_of: Callable[[str], int | str] = _unpaged,
    ) -> None:
        """`page_of`: the number of the page where a part begins; none before pages are set."""
        self.handout, self.clinic, self.catalogue, self.today, self.page_of = handout, clinic, catalogue, today, page_of
        self._language = Scalar(handout.language)  # as the clinic's words are asked for

    def paged(self, page_of: Callable[[str], int | str]) -> "Wording":
        """The same, with the numbers of pages."""
        return Wording(self.handout, self.clinic, self.catalogue, self.today, page_of)

    def of(self, handout: Handout) -> "Wording":
        """The same of another handout: of the topic, where a clinic's own lines stand in this one."""
        return Wording(handout, self.clinic, self.catalogue, self.today, self.page_of)

    def for_visit(self, visit: str) -> "Wording":
        """The words of one visit's pages."""
        return self if visit == WHOLE else self.of(for_visit(self.handout, visit))

    def words(self, text: Text) -> Words:
        """The author's words with their placeholders filled."""
        return self._fill(text, {})

    def say(self, key: str, **facts: Filling) -> Words:
        """A sentence of the catalogue with these facts in it."""
        return self._fill(self.catalogue.text(key), facts)

    def heading(self, section: Section) -> Words:
        """What stands over a section: its own heading, else its part's."""
        return self.words(section.heading) if section.heading else self.say(f"parts.{section.part}")

    def _fill(self, text: Text, facts: dict[str, Filling]) -> Words:
        spans: list[Span] = []
        for run in text.runs:
            if not run.placeholder:
                spans.append(Span(run.words, run.strong, run.link, term=run.term))
            else:
                filled = self._fact(facts[run.placeholder]) if run.placeholder in facts else self._placeholder(run)
                spans += (replace(span, strong=True) if run.strong else span for span in filled)
        return joined(spans, text.place)

    def _fact(self, fact: Filling) -> Words:
        return self.words(fact) if isinstance(fact, Text) else as_words(fact)

    def _placeholder(self, run: Run) -> Words:
        name, _, argument = run.placeholder.partition(":")
        match name:
            case "clinic":
                return self.words((self.clinic.short_name if argument else None) or self.clinic.name)
            case "phone":
                return self.contact(argument) if argument else self._call(self.clinic.phones.day)
            case "address":
                return self.words(self.clinic.address) if self.clinic.address else Words((self.blank(),))
            case "after_hours":
                return self._after_hours_inline()
            case "hours":
                return as_words("; ".join(self._hours()))
            case "emergency":
                return self._call(self.clinic.emergency)
            case "blank":
                return Words((self.blank(),))
            case "page" if argument:
                if argument not in {section.called for section in self.handout.sections}:  # of the whole sheet, not of this visit's pages
                    return self.say("head.full_sheet")
                return self.say("head.see_page", number=Words((Span(str(self.page_of(argument)), page=argument),)))
            case "limit" if argument:
                return limit_inline(argument, run.form == PHRASE, self)
            case "source" if argument:
                return self.source(argument)
        amount = quantity(run.placeholder)
        if amount is None:
            raise Unfilled(f"nothing fills {{{run.placeholder}}}")
        return as_words(self.amount(amount))

    def blank(self, width: float = BLANK) -> Span:
        """A line to write on, `width` u wide."""
        return Span(self.say("ask.blank").plain, blank=width)

    def source(self, id: str) -> Words:
        """A pointer to the sheet's list of sources: "(8)"; those who hear the sheet hear what it is.

        It stands apart: "1,000 (13). (4)" is three things, in the order of the words around them, and no long number.
        """
        number = self.source_number(id)
        said = self.say("figures.source_said", number=number).plain
        return Words(replace(span, expansion=said, apart=True) for span in self.say("figures.source_number", number=number))

    def source_number(self, id: str) -> int:
        """The number of a source in the sheet's list.  Raises Unfilled."""
        for number, source in enumerate(self.handout.sources, 1):
            if source == id:
                return number
        raise Unfilled(f"nothing fills {{source:{id}}}")

    # Phones and hours

    def phone(self) -> str:
        """The number by day, as printed."""
        return self.clinic.phones.day.printed

    def tel(self) -> str:
        """The number by day as a link: "tel:+15555550142"."""
        return self.clinic.phones.day.link

    def contact(self, name: str) -> Words:
        """One of the clinic's further numbers; a line to write on where it has none, which `crosscheck` tells."""
        number, word = self.clinic.phones.contact(name), self.clinic.phones.text_word(name)
        if number and word:
            told = Words((Span(number.printed, link=f"sms:{number.link.removeprefix('tel:')}?body={quote(word)}"),))
            return self.say("call.text", word=word, number=told)
        return self._call(number) if number else Words((self.blank(2 * BLANK),))

    def contact_label(self, name: str) -> Words:
        """Whom one reaches there: as the clinic says, else as the catalogue does; by its name alone where neither does."""
        if own := self.clinic.phones.label(name, self.handout.language):
            return self.words(own)
        return self.say(f"contacts.{name}") if self.has_label(name) else self.say("review.facts.further", name=name)

    def has_label(self, name: str) -> bool:
        """Whether somebody has words for whom one reaches there; `crosscheck` tells those of a list that have none."""
        return self.clinic.phones.label(name, self.handout.language) is not None or f"contacts.{name}" in self.catalogue.texts

    def hours(self) -> tuple[Words, ...]:
        """When the clinic is open, one line each, so with a capital: "Lunes a viernes, de 8 a.m. a 5 p.m."."""
        return tuple(as_words(capital(line)) for line in self._hours())

    def _hours(self) -> list[str]:
        return hours_words(self.catalogue, self.clinic.hours, self.clinic.customs)

    def address(self) -> Words:
        """Its address, on a sheet for one site with the site's name before it; empty where it has none."""
        if self.clinic.address is None:
            return NO_WORDS
        site = site_of(self.clinic)
        return self.words(site.name).then(", ", self.words(self.clinic.address)) if site else self.words(self.clinic.address)

    def sites(self) -> tuple[Words, ...]:
        """Each of its sites in a line: name, address, hours, phone; none on a sheet that is for one of them."""
        return () if site_of(self.clinic) else tuple(map(self._site, self.clinic.sites.values()))

    def _site(self, site: Site) -> Words:
        hours = hours_words(self.catalogue, site.hours, self.clinic.customs)
        day = [self._call(site.phones.day)] if site.phones and site.phones.day else []
        where = self.words(site.name).strong().then(", ", self.words(site.address))
        return joined_by(BETWEEN, [where, *map(as_words, hours), *day])

    def after_hours(self) -> Words:
        """What to do when the clinic is closed; nothing where it never is."""
        if always_open(self.clinic.hours):
            return NO_WORDS
        if self._after_hours_known():
            return self.say("call.closed", words=self._after_hours_inline())
        return self.say("call.no_number")

    def language_help(self) -> Words:
        """The clinic's interpreter line in the sheet's language, empty where it has none."""
        text = said_in(self.clinic.language_help, self._language)
        return self.words(text) if text else Words()

    def help_elsewhere(self) -> tuple[Words, ...]:
        """On an English sheet, the clinic's interpreter lines in other languages, each said to be of its own; in any other sheet none, and
        in no leaflet: that has as few pages as it can.
        """
        if self.handout.layout == "leaflet":
            return ()
        told = other_help(self.clinic.language_help, self._language)
        return tuple(
            Words((replace(span, apart=True) for span in self.words(text).spoken_in(language)), text.place) for language, text in told
        )

    def _after_hours_known(self) -> Text | Phone | None:
        """The number, or the words in the sheet's language."""
        known = self.clinic.phones.after_hours
        return said_in(known, self._language) if isinstance(known, dict) else known

    def _after_hours_inline(self) -> Words:
        known = self.clinic.phones.day if always_open(self.clinic.hours) else self._after_hours_known()
        if isinstance(known, Text):
            return self.words(known)
        return self._call(known) if known else self.say("call.no_number_inline")

    def _call(self, number: Phone) -> Words:
        return Words((Span(number.printed, link=number.link),))

    # Limits

    def limit(self, name: str) -> LimitLine:
        """One limit of this handout's topic: the clinic's value, or a line for staff."""
        return limit_line(name, self)

    def limits_key(self, names: Sequence[str]) -> tuple[Words, ...]:
        """What bold and lines mean: one line for every signature, one for the lines."""
        lines = [self.limit(name) for name in names]
        signed = dict.fromkeys(line.signed for line in lines if line.signed)
        return (*signed, *((self.say("limits_key.unset"),) if not all(line.is_set for line in lines) else ()))

    def in_own(self, words: Text | dict[Scalar, Text]) -> Words:
        """A clinic's words in the sheet's language; empty where there are none.  Words without a language are English."""
        own = words if isinstance(words, dict) else {Scalar(ORIGINAL): words}
        said = said_in(own, self._language)
        return self.words(said) if said else Words()

    # Numbers and dates

    def number(self, number: int | Decimal) -> str:
        """A number as this language writes it: "3,175", "3.9"."""
        return number_words(self.catalogue, number)

    def amount(self, amount: Quantity) -> str:
        """A temperature or weight in the clinic's units, °F never without °C: "100.4 °F (38 °C)", "10 lb"."""
        return amount_words(self.catalogue, amount, self.clinic.units)

    def measure(self, measure: Quantity | Duration) -> str:
        """A weight or an age in its own unit, whatever the clinic's: a table of doses is not reckoned anew."""
        return measure_words(self.catalogue, measure)

    def date(self, day: datetime.date) -> str:
        """A date in words, in the order of the clinic's country: "October 1, 2026"."""
        return date_words(self.catalogue, day, self.clinic.customs)

    def weekday(self, day: datetime.date) -> str:
        """The same with the day of the week: "Thursday, October 1, 2026"."""
        return weekday_words(self.catalogue, day, self.clinic.customs)

    def near_day(self, day: datetime.date) -> str:
        """The same without the year: "Thursday, October 1"."""
        return near_day_words(self.catalogue, day, self.clinic.customs)

    def time(self, time: str) -> str:
        """A time of day, as the clinic's clocks say it: "2:30 PM"."""
        return time_words(self.catalogue, time, self.clinic.customs)


def capital(words: str) -> str:
    """They begin a line: the first letter large."""
    return words[:1].upper() + words[1:]


def joined(spans: Sequence[Span], place: Place = NOWHERE) -> Words:
    """Neighbours of one kind as one span."""
    out, before = list[Span](), None
    for span in spans:
        manner = None if span.blank or span.page else _manner(span)
        if manner and manner == before and span.words:
            out[-1] = Span(out[-1].words + span.words, *manner)
        elif span.words or span.page:
            out.append(span)
            before = manner
    return Words(out, place)


def _manner(span: Span) -> tuple[bool, str, float, str, str, str, str, str, bool]:
    """All that a span says but its words, in the order of its fields."""
    return span.strong, span.link, span.blank, span.page, span.widest, span.term, span.expansion, span.lang, span.apart
