"""What a sheet prints of its clinic, fact by fact: for the copy that is signed, and to lay many clinics side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from .limits import limit_kinds
from .node import Scalar
from .text import Text
from .web_address import shown_address
from .wording import Wording
from .words import NO_WORDS, Words, joined_by, said

LIMIT = "limits."  # how the role of a limit begins


@dataclass(frozen=True)
class ClinicFact:
    """One fact: its role in a signature ("phone", "limits.shower"), its name, how the sheet prints it; empty where there is none.

    `signed`: who set a limit and when, where the sheet prints it; `printed`: whether this sheet shows it.
    """

    role: str
    name: Words
    value: Words
    signed: Words = NO_WORDS
    printed: bool = True


def clinic_facts(wording: Wording) -> list[ClinicFact]:
    """All that a sheet prints of its clinic, in words of its language, and the limits that the clinic has set for the topic besides."""
    found = [ClinicFact(role, wording.say(f"review.facts.{role}"), value) for role, value in _told(wording)]
    found += _further(wording)
    inside = (run.placeholder for text in wording.handout.all_texts() for run in text.runs if run.placeholder.startswith("limit:"))
    shown = [*wording.handout.listed_limits(), *(placeholder.removeprefix("limit:") for placeholder in inside)]
    own = wording.clinic.limits.get(Scalar(wording.handout.topic))
    besides = [name for name in limit_kinds(wording.handout.limits) if own and Scalar(name) in own and name not in shown]
    listed = {*wording.handout.listed_limits()}
    return [*found, *(_limit(wording, name, name in shown, name in listed) for name in [*dict.fromkeys(shown), *besides])]


def _told(wording: Wording) -> Iterator[tuple[str, Words]]:
    clinic = wording.clinic
    yield "clinic", wording.words(clinic.name)
    yield "short_name", wording.words(clinic.short_name) if clinic.short_name else NO_WORDS
    yield "logo", said(str(clinic.logo_file or ""))
    yield "phone", said(wording.phone())
    yield "after_hours", wording.after_hours()
    yield "emergency_number", said(clinic.emergency.printed)
    yield "hours", said("; ".join(line.plain for line in wording.hours()))
    yield "address", wording.address()
    if sites := wording.sites():
        yield "sites", joined_by("; ", sites)
    yield "web", said(shown, link=f"https://{shown}") if (shown := shown_address(str(clinic.web or ""))) else NO_WORDS
    yield "language_help", wording.language_help()
    yield "units", wording.say(f"review.units.{clinic.units}")


def _further(wording: Wording) -> Iterator[ClinicFact]:
    """The clinic's further phones that the sheet prints."""
    for name in wording.handout.further_phones():
        if number := wording.clinic.phones.contact(name):
            yield ClinicFact(f"phone:{name}", wording.contact_label(name), said(number.printed))


def _limit(wording: Wording, name: str, printed: bool, listed: bool) -> ClinicFact:
    """As a block of limits has it, with who set it; else as the sentence has it in which it stands first."""
    line = wording.limit(name)
    runs = [run for text in wording.handout.all_texts() for run in text.runs if run.placeholder == f"limit:{name}"]
    value = line.value if listed or not runs else wording.words(Text((runs[0],), name))
    return ClinicFact(f"{LIMIT}{name}", line.name, value, (listed and line.signed) or NO_WORDS, printed)
