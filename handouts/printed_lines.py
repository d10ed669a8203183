"""The lines that a sheet may print, one text at a time, to look for words and telephone numbers in them."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from .block_words import block_lines
from .blocks import Link
from .catalogue import Catalogue
from .clinic import Clinic
from .definition import Handout
from .figure_words import Plainly, figure_lines
from .finished_sheet import OF_CLINIC
from .imprint import meaning, source_entry
from .node import Scalar
from .on_paper import WORDLESS, read_alike
from .other_help import other_help
from .part import walk
from .phone_search import find
from .phone_wanted import core, keyed, stands_in
from .phones import Phone
from .printed_alike import ANY, page_form
from .regions import said_in
from .set_limits import Says
from .text import Run, Text
from .web_address import shown_address
from .wording import Wording
from .words import Words, said


def lines_of(handout: Handout) -> Iterator[str]:
    """Every text of a definition as its author wrote it, without marks, and where its links lead."""
    return _lines(handout, lambda text: text.plain)


def filled_lines(wording: Wording) -> Iterator[str]:
    """Its own words with every placeholder filled; pages have no numbers before they are set: ANY."""
    wording = wording.paged(lambda _: ANY)
    return _lines(wording.handout, lambda text: wording.words(text).plain)


def open_lines(handout: Handout, catalogue: Catalogue) -> Iterator[str]:
    """Its own words and what the program puts together of them, {names} where a clinic's facts stand; pages have no numbers."""
    wording = _Open(handout, catalogue)
    yield from filled_lines(wording)
    yield from composed_lines(wording)
    yield from _listed(wording)


CLOCK = "clock"  # {clock:9:00}: a time of day, as a clinic's clocks say it


class _Open(Wording):
    """The wording of no clinic: what only a clinic fills stays open."""

    def __init__(self, handout: Handout, catalogue: Catalogue) -> None:
        self.handout, self.catalogue, self.page_of = handout, catalogue, lambda _: ANY

    def paged(self, page_of: Callable[[str], int | str]) -> "Wording":
        return self

    def time(self, time: str) -> str:
        """As each clinic's clocks say it."""
        return f"{{{CLOCK}:{time}}}"

    def _placeholder(self, run: Run) -> Words:
        if run.placeholder.startswith(("page:", "source:")):
            return super()._placeholder(run)
        return said(f"{{{run.placeholder}:{run.form}}}" if run.form else f"{{{run.placeholder}}}")


def added_lines(wording: Wording) -> Iterator[str]:
    """What the program puts together of its numbers, terms, sources and dates: as they stand in figures, notes and lists."""
    handout = wording.handout
    yield from composed_lines(wording)
    yield from _listed(wording)
    links = (part for part in handout.parts() if isinstance(part, Link))
    yield from (wording.say("links.qr", address=shown_address(str(link.short or link.url))).plain for link in links)
    yield wording.say("imprint.made_for", version=str(handout.version), clinic=wording.words(wording.clinic.name)).plain
    yield " ".join(words.plain for words in wording.limits_key([*dict.fromkeys(handout.listed_limits())]))


def composed_lines(wording: Wording) -> Iterator[str]:
    """What the program puts together of an author's words and numbers, in figures and in other blocks."""
    yield from figure_lines(wording)
    yield from (line for part in wording.handout.parts() for line in block_lines(Plainly(wording), part))


def _listed(wording: Wording) -> Iterator[str]:
    """Its terms and sources, as notes and the list say them."""
    yield from (meaning(wording, str(term)).plain for term in wording.handout.terms)
    yield from (source_entry(wording, str(source)).plain for source in wording.handout.sources)


def program_lines(wording: Wording) -> Iterator[str]:
    """The program's own sentences, the clinic's facts in them."""
    for text in wording.catalogue.texts.values():
        told = (
            run.words or (wording.words(Text((run,), run.placeholder)).plain if run.placeholder in OF_CLINIC else "…") for run in text.runs
        )
        yield "".join(told)


def clinic_lines(wording: Wording) -> Iterator[str]:
    """What a clinic's sheet may print of it in the sheet's language: name, address, numbers, hours, limits, help, its own words."""
    handout, clinic = wording.handout, wording.clinic
    yield from (wording.words(name).plain for name in (clinic.name, clinic.short_name) if name)
    yield str(handout.version)
    yield from (words.plain for words in (wording.address(), *wording.sites()) if words)
    yield from (str(each) for each in (clinic.phones.day, clinic.emergency, clinic.web) if each)
    yield from (wording.after_hours().plain, wording.language_help().plain)
    yield from (line.plain for line in wording.help_elsewhere())
    yield from (wording.contact(name).plain for name in handout.further_phones())
    yield from (wording.contact_label(name).plain for name in handout.contacts())
    yield from (line.plain for line in wording.hours())
    for name in dict.fromkeys(handout.listed_limits()):
        line = wording.limit(name)
        yield from (words.plain for words in (line.name, line.value, line.signed) if words)


def texts_of(clinic: Clinic, topic: str, language: str) -> Iterator[str]:
    """The words that a clinic has written itself for a sheet, as they were written."""
    limits = clinic.limits.get(Scalar(topic))
    inside = [clinic.name, clinic.short_name, clinic.address, said_in(clinic.language_help, language)]
    inside += [text for _, text in other_help(clinic.language_help, language)]
    inside += [said_in(clinic.phones.after_hours, language)] if isinstance(clinic.phones.after_hours, dict) else []
    inside += [said_in(limit.say, language) for limit in (limits or {}).values() if isinstance(limit, Says)]
    inside += [clinic.phones.label(name, language) for name in clinic.phones.further]
    inside += [text for site in clinic.sites.values() for text in (site.name, site.address)]
    yield from (text.plain for text in inside if text)


def _lines(handout: Handout, words: Callable[[Text], str]) -> Iterator[str]:
    for value, _, _, _ in walk(handout, WORDLESS):
        if isinstance(value, Text):
            yield words(value)
            yield from (run.link for run in value.runs if run.link)
        elif isinstance(value, Scalar):
            yield str(value)


def has_number(lines: tuple[str, ...], number: Phone) -> bool:
    """Whether a number stands in any of these lines, in any form."""
    return core(number) in _keyed(lines) and any(stands_in(line, number) for line in lines)


@lru_cache(4)
def _keyed(lines: tuple[str, ...]) -> str:
    """What digits there are in some lines; a register of many recalls asks the lines of one sheet for each of its numbers."""
    return "\n".join(map(keyed, lines))


def numbers_in(lines: Iterable[str]) -> Iterator[str]:
    """The telephone numbers that stand in some lines, as they stand there."""
    return (found.written for line in lines if any(sign.isdigit() for sign in line) for found in find(line))


def has_words(lines: Iterable[str], wanted: str) -> bool:
    """Whether words stand in any of these lines, whatever their capitals."""
    wanted = read_alike(wanted).casefold()
    return any(_says(_alike(line), wanted) for line in lines)


@lru_cache(4096)
def _alike(line: str) -> str:
    return read_alike(line).casefold()


def unpaged(wording: Wording, wanted: str) -> str:
    """Words that are looked for, as `filled_lines` has them: which page has which number depends on paper and print."""
    see, pointed = page_form(wording)
    return pointed.sub(lambda _: see, read_alike(wanted))


def _says(line: str, wanted: str) -> bool:
    """Whether they stand there, and no number of theirs is part of another one: “0.5 mg” and “15 mg” do not say “5 mg”."""
    at = line.find(wanted)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(wanted) :]
        begun = wanted[:1].isdigit() and (before.isnumeric() or before in (".", ","))
        goes_on = wanted[-1:].isdigit() and (after[:1].isnumeric() or (after[:1] in (".", ",") and after[1:2].isdigit()))
        if not begun and not goes_on:
            return True
        at = line.find(wanted, at + 1)
    return False
