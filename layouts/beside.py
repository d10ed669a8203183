"""What stands beside the lines of a review copy: what has changed since a signature, findings, sources, the page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..handouts.approvals import NOBODY, Approval, Signed
from ..handouts.changes import Change, Changes, named_role
from ..handouts.clinic_facts import LIMIT
from ..handouts.imprint import source_note
from ..handouts.joined import block_said
from ..handouts.node import Scalar
from ..handouts.problems import Problem
from ..handouts.regions import said_in
from ..handouts.state import past
from ..handouts.text import Run
from ..handouts.units import quantity
from ..handouts.wording import Wording
from ..handouts.words import NO_WORDS, Span, Words, joined_by, said
from .locating import Located
from .reading import BULLET, SheetLine

FACTS = {"emergency": "emergency_number"}  # placeholders of another name


@dataclass(frozen=True)
class Since:
    """The signatures that hold, or the last one that no longer does and what has changed since."""

    signed: Signed = NOBODY
    lapsed: Approval | None = None
    changes: Changes = field(default_factory=Changes)
    limits: bool = False  # the words are signed for every clinic, and it is the signature under this one's limits that is wanted


@dataclass(frozen=True)
class Note:
    """A finding, and the number of the line that it is about (0: the sheet as a whole)."""

    line: int
    words: Words


@dataclass(frozen=True)
class Beside:
    """The lines of a sheet, numbered from 1, and what belongs to which."""

    wording: Wording
    lines: Sequence[SheetLine]
    since: Since
    shows: Callable[[str], str]  # what a picture of that name says to those who cannot see it
    every_clinic: bool = False  # whether the copy is for all of them

    def say(self, key: str, **facts: str | int | Words) -> Words:
        return self.wording.say(f"review.{key}", **facts)

    @cached_property
    def located(self) -> Located:
        return Located(self.wording, self.lines, self.shows)

    @cached_property
    def marks(self) -> dict[int, list[Words]]:
        """By line, what has become of it since the last signature, each thing once."""
        out = dict[int, list[Words]]()
        for change in self.since.changes.found:
            for line in self.located.of(change):
                if (told := self.reason(change)) not in out.setdefault(line, []):
                    out[line].append(told)
        return dict(sorted(out.items()))

    def reason(self, change: Change) -> Words:
        """Why a line is marked, in words."""
        if change.was:
            return self.say("moved_within") if change.was == change.role else self.say("moved", role=named_role(change.was))
        facts = self._facts_in(change)
        if change.kind == "limit" and f"{change.role}.declared" in self.since.changes.behind:
            return self._new("declared")
        if change.filled:  # what was written there is as it was
            return self._new("clinic", what=joined_by(", ", [self._fact(role) for role in facts])) if facts else self._new("own")
        if change.kind == "clinic":
            return self._new("clinic", what=self._fact(change.role))
        if change.filled is None and facts and change.kind in ("words", "own"):
            key = "filled" if change.kind == "words" else "clinic"
            return self._new(key, what=joined_by(", ", [self._fact(role) for role in facts]))
        if change.kind == "own" and change.role not in dict(self.since.changes.gone):
            return self._new("own_new")
        return self._new(change.kind)

    def _new(self, key: str, **facts: str | int | Words) -> Words:
        return self.say(f"new.{key}", **facts)

    def _facts_in(self, change: Change) -> list[str]:
        """The clinic's facts that are filled in there and have changed; every limit, where the signature does not tell."""
        new, behind = {each.role for each in self.since.changes.found if each.kind == "clinic"}, self.since.changes.behind
        roles = [_role(run.placeholder) for run in self._runs(change) if run.placeholder]
        roles += ["units"] if change.kind == "limit" or any(role.startswith(LIMIT) for role in roles) else []
        known = change.filled is not None
        return [role for role in dict.fromkeys(roles) if role in new | behind or (role.startswith(LIMIT) and not known)]

    def _runs(self, change: Change) -> Sequence[Run]:
        """What was written there, run by run."""
        if change.kind == "clinic":
            help_ = said_in(self.wording.clinic.language_help, self.wording.handout.language)
            return help_.runs if help_ and change.role == "language_help" else ()
        text = self.located.text_at(change.place)
        return text.runs if text else ()

    def _fact(self, role: str) -> Words:
        return self.say(f"facts.{role}") if f"review.facts.{role}" in self.wording.catalogue.texts else said(named_role(role))

    def is_own(self, line: SheetLine) -> bool:
        """Whether a line is a clinic's own, and not the topic's.  (The heading of a part lies on one strip with its first block.)"""
        joined = self.wording.handout.joined
        if joined is None or not any(place.file in joined.files for place in line.places):
            return False
        parts = {self.wording.heading(section).plain for section in self.wording.handout.sections}
        return line.level != 2 or line.plain not in parts

    def lined(self) -> Words:
        """That lines of the clinic's own stand in the sheet, and how many; empty where none do."""
        joined = self.wording.handout.joined
        if joined is None:
            return NO_WORDS
        return self.say("lined", added=sum(map(self.is_own, self.lines)), hidden=len(joined.hidden))

    def left_out(self) -> list[Words]:
        """What they leave out of the topic or replace, block by block."""
        joined, keys = self.wording.handout.joined, {False: "left_out_block", True: "replaced_block"}
        return [self.say(keys[each.replaced], words=block_said(each.block)) for each in (joined.hidden if joined else ())]

    def changed(self) -> Iterator[Words]:
        """What has changed since the last signature, for the cover; line by line in `marked`."""
        lapsed, changes = self.since.lapsed, self.since.changes
        if self.since.limits:
            yield self.say("limits_open")
        if lapsed is None:
            yield from () if self.since.limits else self._unchanged()
            return
        role = self.wording.in_own(lapsed.role) or self.wording.words(lapsed.role)
        yield self.say("since", role=role, date=lapsed.date.isoformat(), count=len(self.marks))
        if past(lapsed.next_review, self.wording.today):
            yield self.say("overdue", date=lapsed.next_review.isoformat())
        if gone := _gone(changes):
            yield self.say("gone", roles=", ".join(f"{count} {named_role(role)}".strip() for role, count in gone.items()))
        if elsewhere := [each for each in changes.found if not self.located.of(each)]:
            yield self.say("elsewhere", roles=", ".join(dict.fromkeys(named_role(each.was or each.role) for each in elsewhere)))
        if lapsed.is_old:
            yield self.say("older")
        elif not lapsed.is_sealed:
            yield self.say("altered")
        elif not (changes.found or changes.gone):
            yield self.say("unseen")

    def _unchanged(self) -> Iterator[Words]:
        """No signature has lost its words: there is none, or it holds, if its time is not over."""
        last = self.since.signed.last_day
        if not self.since.signed.words:
            yield self.say("first_all" if self.every_clinic else "first")
        elif last and past(last, self.wording.today):
            yield self.say("expired", date=last.isoformat())
        else:
            yield self.say("signed")

    def marked(self) -> list[tuple[int, Words]]:
        """Each changed line's number, what has become of it, and how it begins: for the cover."""
        out = list[tuple[int, Words]]()
        for number, told in self.marks.items():
            line = self.lines[number - 1]
            words = said(f" ({self.say('page', number=line.page).plain}) ") if line.page else said(" ")
            begins = Words((Span(f"“{around(line.plain or line.alt)}”", lang=self.wording.handout.language, apart=True),))
            out.append((number, joined_by(" ", told).strong().then(words, begins)))
        return out

    def notes(self, problems: Sequence[Problem], allowed: Sequence[tuple[Problem, str]]) -> list[Note]:
        """What `check` found, and what the author keeps; each permission once, with all that it covers."""
        at = self.located.at
        found = [(at(each.place), said(f"{each.message} [{each.code}]")) for each in dict.fromkeys(problems)]
        kept = dict[tuple[str, str], list[Problem]]()
        for each, because in allowed:
            kept.setdefault((each.code, because), []).append(each)
        for (code, because), covered in kept.items():
            told = "; ".join(dict.fromkeys(each.message for each in covered))
            found.append((at(covered[0].place), said(f"{told} [{code}]. ").then(self.say("kept", because=because))))
        return [Note(line, said(f"{k}. ").strong().then(self._at(line), words)) for k, (line, words) in enumerate(found, 1)]

    def _at(self, line: int) -> Words:
        return (self.say("line", number=line) if line else self.say("whole")).then(" ")

    def margin(self, number: int, notes: Sequence[Note]) -> list[Words]:
        """What stands beside a line: its change, the numbers of findings, its sources, at a heading the page."""
        line = self.lines[number - 1]
        out = [self.say("own_line").strong()] if self.is_own(line) else []
        out += [words.strong() for words in self.marks.get(number, ())]
        out += [self.say("note", number=k).strong() for k, note in enumerate(notes, 1) if note.line == number]
        before = self.lines[number - 2].page if number > 1 else 0
        out += [self.say("page", number=line.page)] if line.page and (line.level in (1, 2) or line.page > before) else []
        return out + [self._source(id, number) for id, lines in self._named_in.items() if number in lines]

    @cached_property
    def _named_in(self) -> dict[Scalar, list[int]]:
        """By source, the lines that name it, those of the list of sources left out."""
        listed = self.wording.say("headings.sources").plain
        words = ["" if listed in [each.plain for each in line.under] else line.words.plain for line in self.lines]
        out = dict[Scalar, list[int]]()
        for id in self.wording.handout.sources:
            names = self._mark(id), source_note(self.wording, id).plain
            out[id] = [k for k, each in enumerate(words, 1) if any(name in each for name in names)]
        return out

    def _mark(self, id: str) -> str:
        return self.wording.say("figures.source_number", number=self.wording.source_number(id)).plain

    def _source(self, id: Scalar, line: int) -> Words:
        """A source beside a line that names it: its title where it comes first, then where the title stands."""
        source, number, first = self.wording.handout.sources[id], self.wording.source_number(id), self._named_in[id][0]
        if line != first:
            return self.say("source_above", number=number, line=first)
        out = said(f"{number}: ").then(self.wording.words(source.title))
        return out.then(f" ({source.year})") if source.year else out

    def numbers(self) -> list[tuple[int, Words]]:
        """Every line with a number or a blank in it, once more, short: numbers are what hurts when they are wrong."""
        out, marks = list[tuple[int, Words]](), [self._mark(id) for id in self.wording.handout.sources]
        sources = self.wording.say("headings.sources").plain
        for k, line in enumerate(self.lines, 1):
            words = "".join("____" if span.blank else span.words for span in line.words if not span.link.startswith("http"))
            for mark in marks:
                words = words.replace(mark, "")
            if not line.alt and re.search(r"\d|____", words) and sources not in [each.plain for each in line.under]:
                label = NO_WORDS if line.label == BULLET else line.label
                out.append((k, said(around(re.sub(r"(?<!\s)\s+(?=[.,])", "", label.then(" ", words).plain).strip(" ·")))))
        return out


def _gone(changes: Changes) -> Counter[str]:
    """What was taken out, by role: what stands in place of something else is marked where it stands."""
    return Counter(dict(changes.gone)) - Counter(each.role if changes.knows_roles else "" for each in changes.found if not each.was)


def around(words: str, most: int = 80) -> str:
    """The words, whole ones, as many as find room about their first number."""
    if len(words) <= most:
        return words
    found = re.search(r"\d|____", words)
    begin = max(0, found.start() - most // 2) if found and found.start() > most // 2 else 0
    begin = words.find(" ", begin) + 1 if begin else 0
    end = words.rfind(" ", begin, begin + most) if begin + most < len(words) else len(words)
    return ("… " if begin else "") + words[begin : end if end > begin else begin + most].strip() + (" …" if end < len(words) else "")


def _role(placeholder: str) -> str:
    """What a signature calls the clinic's fact that fills a placeholder."""
    if placeholder.startswith("limit:"):
        return f"{LIMIT}{placeholder.removeprefix('limit:')}"
    return FACTS.get(placeholder, "units" if quantity(placeholder) else placeholder)
