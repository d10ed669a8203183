"""By what finished words are known again where they are written otherwise and print the same: a clinic's fact, or the number of a page,
typed in place of its placeholder, or a placeholder in place of what was typed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .digests import INPUT, TEXT, of_bytes, of_lines
from .on_paper import read_alike, words_told
from .phone_search import find
from .phones import Phone
from .text import Run, Text
from .web_address import shown_address
from .wording import Wording

FACTS = "emergency", "phone", "after_hours", "clinic", "hours"  # placeholders that print a clinic's fact; of two alike the first counts
ASKED = "clinic:short", "address"  # that print another one, where the words ask for it
ALWAYS_SAID = (
    "emergency",
    "phone",
    "after_hours",
    "clinic",
    "language_help",
    "limits",
    "contacts",
)  # in the program's sentences, or as one of the clinic's own
MOST_KEPT = 200  # entries of one language
BLANK = "____"  # a line to write on, where a clinic has no such fact
ANY = "#"  # instead of a page's number, which is known only when pages are set


@dataclass(frozen=True)
class PrintedForms:
    """Finished words as a clinic prints them, with the names of its facts in place of these.

    `digest`: 16 hex digits.  `pages`: the number of each page that is pointed to, as it is typed, ANY for a placeholder.  `typed`: the
    facts that stand there in words, `said` those that the sheet's sentences say in any way, the program's among them, and `own` all of the
    clinic's, each as eight hex digits by its name.
    """

    digest: str
    pages: tuple[str, ...]
    typed: Mapping[str, str]
    said: Mapping[str, str]
    own: Mapping[str, str]

    def entry(self, of_a_sheet: bool) -> str:
        """As a recall keeps it: "9b1c…", "9b1c… emergency=1a2b3c4d pages=#.4"; `of_a_sheet`: with all that this clinic says on it."""
        facts = [f"{name}={digest}" for name, digest in sorted((self.said if of_a_sheet else self.typed).items())]
        pages = [f"pages={'.'.join(self.pages)}"] if any(page != ANY for page in self.pages) else []
        return " ".join([self.digest, *facts, *pages])

    def is_as(self, entry: str) -> bool:
        """Whether these words print what an entry is of, as far as that can be known before pages are set."""
        digest, *more = entry.split()
        wanted = dict(part.split("=", 1) for part in more if "=" in part)
        pages = wanted.pop("pages", "")
        then = pages.split(".") if pages else [ANY] * len(self.pages)
        return (
            digest == self.digest
            and all(self.own.get(name) == fact for name, fact in wanted.items())
            and len(then) == len(self.pages)
            and all(one == other or ANY in (one, other) for one, other in zip(then, self.pages))
        )


def printed_entries(found: Iterable[PrintedForms], of_a_sheet: bool) -> tuple[str, ...]:
    """What is kept of the finished words of a topic in one language as several clinics print them; the first are kept."""
    return tuple(dict.fromkeys(each.entry(of_a_sheet) for each in found))[:MOST_KEPT]


def printed_form(wording: Wording) -> PrintedForms:
    """A topic's finished words as a clinic prints them."""
    reading = _Reading(wording)
    digest = of_lines(words_told(wording.handout, wording.catalogue, reading.read), INPUT)
    limits = (wording.limit(name) for name in dict.fromkeys(wording.handout.listed_limits()))
    told = {
        "language_help": wording.language_help().plain,
        "limits": "\n".join(f"{line.name.plain}\n{line.value.plain}" for line in limits),
    }
    if phones := [f"{wording.contact_label(name).plain}\n{wording.contact(name).plain}" for name in wording.handout.contacts()]:
        told["contacts"] = "\n".join(phones)
    own = {name: _digest(words) for name, words in {**reading.facts, **told}.items()}
    said = {name: fact for name, fact in own.items() if name in ALWAYS_SAID or name in reading.used}
    return PrintedForms(digest, tuple(reading.pages), {name: own[name] for name in sorted(reading.typed)}, said, own)


def _digest(words: str) -> str:
    return of_bytes(words.encode("utf-8"), TEXT)


def page_form(wording: Wording) -> tuple[str, re.Pattern[str]]:
    """How a sheet points to a page, with ANY for its number, and how that is found with a number."""
    see = read_alike(wording.say("head.see_page", number=ANY).plain)
    return see, re.compile(rf"(?<!\d)({ANY}|\d+)(?!\d)".join(map(re.escape, see.split(ANY))))


class _Reading:
    """A walk over the texts of one sheet, in order."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording.paged(lambda _: ANY)
        self.facts = {name: read_alike(self._filled(name)) for name in self._fact_names()}
        self.pages, self.typed, self.used = list[str](), set[str](), set[str]()
        self._names = {words: name for name, words in reversed(self.facts.items()) if words and BLANK not in words}
        facts = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._facts = re.compile(rf"(?<![\w{{])(?:{'|'.join(facts)})(?!\w)")
        clinic, after = wording.clinic, wording.clinic.phones.after_hours
        phones = [("emergency", clinic.emergency), ("phone", clinic.phones.day), ("after_hours", after)]
        phones += [(f"phone:{name}", clinic.phones.contact(name)) for name in clinic.phones.further]
        self._phones = {name: number for name, number in phones if isinstance(number, Phone)}
        self._see, self._page = page_form(wording)

    def _fact_names(self) -> list[str]:
        """Those that any clinic has, this one's further phones, and others that the words ask for."""
        asked = {run.placeholder for text in self.wording.handout.all_texts() for run in text.runs}
        further = {f"phone:{name}" for name in (*self.wording.clinic.phones.further, *self.wording.handout.further_phones())}
        return [*FACTS, *sorted(further), *(name for name in ASKED if name in asked)]

    def _filled(self, name: str) -> str:
        return self._printed(Run("", placeholder=name))

    def _printed(self, run: Run) -> str:
        return self.wording.words(Text((run,), run.placeholder)).plain

    def read(self, text: Text) -> str:
        """One of them: its facts by their names, its pages without their numbers, all else as it is printed."""
        if any(run.placeholder for run in text.runs):
            words = read_alike("".join(run.words or self._said(run) for run in text.runs))
        else:
            words = _plain(text)
        words = self._named(words)
        return " ".join((words, *(shown_address(run.link) for run in text.runs if run.link)))

    def _said(self, run: Run) -> str:
        if run.placeholder not in self.facts:
            return self._printed(run)
        alike = self.facts[run.placeholder] if run.placeholder not in ASKED else ""
        name = self._names.get(alike, run.placeholder)
        self.used.add(name)
        return self._token(name) if name != run.placeholder else f"{{{name}}}"  # this clinic prints the words of another fact

    def _named(self, words: str) -> str:
        if any(sign.isdigit() for sign in words):
            for found in [*find(words, [*self._phones.values()])]:
                name = next((name for name, own in self._phones.items() if own.same(found)), "")
                words = words.replace(found.written, self._token(name), 1) if name else words
        words = self._facts.sub(lambda found: self._token(self._names[found[0]]), words) if self._names else words
        return self._page.sub(self._unpaged, words)

    def _unpaged(self, found: re.Match[str]) -> str:
        self.pages.append(found[1])
        return self._see

    def _token(self, name: str) -> str:
        self.typed.add(name)
        self.used.add(name)
        return f"{{{name}}}"


@lru_cache(5000)
def _plain(text: Text) -> str:
    return read_alike(text.plain)
