"""Words that the program adds by itself: meanings of terms, notes on sources, the foot, the contact line, the imprint."""

from collections.abc import Sequence

from .approvals import Approval, Signed
from .formats import language_words, listed_words
from .node import Scalar
from .web_address import shown_address
from .wording import Wording, capital
from .words import Words, said


def meaning(wording: Wording, term: str) -> Words:
    """A term, how it sounds, what it means: "**Osteoporosis** (OSS-tee-oh-…): bones get thin and weak." """
    known = wording.handout.terms[Scalar(term)]
    facts = {"term": said(capital(term)), "means": wording.words(known.means)}
    if known.say is None:
        return wording.say("terms.meaning", **facts)
    return wording.say("terms.say_and_meaning", say=wording.words(known.say), **facts)


def source_note(wording: Wording, id: str) -> Words:
    """A pointer to the list: "Source 2: Lancet, 2016"."""
    source = wording.handout.sources[Scalar(id)]
    named = wording.words(source.in_ or source.title)
    return wording.say("figures.source", number=wording.source_number(id), source=named.then(f", {source.year or source.read}"))


def source_entry(wording: Wording, id: str) -> Words:
    """A line of the list, as short as it can be found by: journal, year and address; without an address the title too."""
    source = wording.handout.sources[Scalar(id)]
    named = [source.by, source.in_ or source.title] if source.url else [source.by, source.title, source.in_]
    words = Words()
    for part in named:
        if part:
            words = words.then(wording.words(part), ", " if part is named[-1] else ". ")
    words = words.then(f"{source.year}.") if source.year else words.then(wording.say("sources.read", year=str(source.read)))
    return words.then(" ", said(shown_address(source.url), link=str(source.url))) if source.url else words


def unsigned(wording: Wording, signed: Signed) -> list[Words]:
    """What page 1 says while nobody has signed these very words, or compared the translation."""
    words = [] if signed.words else [wording.say("imprint.not_approved")]
    return words + ([wording.say("imprint.translation_open")] if wording.handout.translated and not signed.translation else [])


def foot_words(wording: Wording, signed: Signed, code: str = "", said_above: bool = False) -> list[list[Words]]:
    """Title and version, the check code, and that nobody has signed, where so: in several ways, each shorter than the one before."""
    title = wording.words(wording.handout.title)
    full = wording.say("imprint.foot", title=title, version=str(wording.handout.version))
    bare = [said(code)] if code else []
    named = [wording.say("imprint.code", code=said(code))] if code else []
    unsigned = [] if said_above else unsigned_short(wording, signed)
    return [[full, *named, *unsigned], [full, *bare, *unsigned], [title, *bare, *unsigned], [title, *unsigned], unsigned or [title]]


def unsigned_short(wording: Wording, signed: Signed) -> list[Words]:
    """The same in few words, for the foot: the one thing that is lacking first."""
    if not signed.words:
        return [wording.say("imprint.not_approved_short")]
    open = wording.handout.translated and not signed.translation
    return [wording.say("imprint.translation_open_short")] if open else []


def contact_words(wording: Wording, hours: bool = True) -> list[Words]:
    """Address, hours (if they are wanted) and web page."""
    clinic, parts = wording.clinic, list[Words]()
    if clinic.address:
        parts.append(wording.address())
    parts += wording.hours() if hours else []
    if clinic.web:
        parts.append(said(shown_address(str(clinic.web)), link=f"https://{shown_address(str(clinic.web))}"))
    return parts


def imprint_words(wording: Wording, signed: Signed) -> tuple[Words, ...]:
    """What stands small at the very end: version and clinic, approval and review, language."""
    handout = wording.handout
    made = wording.say("imprint.made_for", version=str(handout.version), clinic=wording.words(wording.clinic.name))
    own, english = wording.say("language.own"), wording.say("language.english")
    language = wording.say("imprint.same_language" if own == english else "imprint.language", own=own, english=english.spoken_in("en"))
    lines = [made.then(" ", language)]
    if signed.words:
        due, last = wording.date(signed.words.next_review), wording.date(signed.last_day or signed.words.next_review)
        lines.append(
            _approved(wording, signed.words).then(
                " ", wording.say("imprint.next_review", date=due), " ", wording.say("imprint.not_after", date=last)
            )
        )
    if signed.translation and handout.translated:
        lines.append(wording.say("imprint.translation_reviewed", date=wording.date(signed.translation.date)))
    return (*lines, wording.say("imprint.care"))


def also_in(wording: Wording, others: Sequence[str]) -> Words:
    """That the file holds the same sheet in other languages too, block by block under the same numbers."""
    names = listed_words(wording.catalogue, [language_words(wording.catalogue, other) for other in others])
    return wording.say("head.beside", languages=names)


def _approved(wording: Wording, approval: Approval) -> Words:
    role, date = wording.in_own(approval.role), wording.date(approval.date)
    return wording.say("imprint.approved", role=role, date=date) if role else wording.say("imprint.approved_plain", date=date)
