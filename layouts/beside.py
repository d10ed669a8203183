"""What stands beside the lines of a review copy: what has changed since a signature, findings, sources, the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..handouts.approvals import NOBODY, Approval, Signed
from ..handouts.changes import Changes
from ..handouts.imprint import source_note
from ..handouts.node import Scalar
from ..handouts.place import Place
from ..handouts.problems import Problem
from ..handouts.wording import Wording
from ..handouts.words import Words, said
from .reading import SheetLine


@dataclass(frozen=True)
class Since:
    """The signature that holds, or the last one that no longer does and what has changed since."""

    signed: Signed = NOBODY
    lapsed: Approval | None = None
    changes: Changes = field(default_factory=Changes)


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

    def say(self, key: str, **facts: str | int | Words) -> Words:
        return self.wording.say(f"review.{key}", **facts)

    def line_at(self, place: Place) -> int:
        """The number of the line that this place of a file became: the nearest before it; 0 where there is none."""
        if place.file == self.wording.handout.place.file and place.line <= self.wording.handout.place.line:
            return 0  # a finding of the sheet as a whole
        before = [(at, -k) for k, line in enumerate(self.lines, 1) for at in line.places if at.file == place.file and at <= place]
        return -max(before)[1] if before else 0

    @cached_property
    def marks(self) -> dict[int, Words]:
        """By line, what is said of its change; that it was moved says more than that it is new."""
        out = dict[int, Words]()
        for change in sorted(self.since.changes.found, key=lambda each: bool(each.was)):
            if line := self.line_at(change.place):
                out[line] = self.say("moved", role=_named(change.was)) if change.was else self.say("new")
        return out

    def changed(self) -> Iterator[Words]:
        """What has changed since the last signature, for the cover."""
        lapsed, changes = self.since.lapsed, self.since.changes
        if lapsed is None:
            yield self.say("signed" if self.since.signed.words else "first")
            return
        role = self.wording.in_own(lapsed.role) or self.wording.words(lapsed.role)
        yield self.say("since", role=role, date=lapsed.date.isoformat(), count=len(self.marks))
        if changes.gone:
            gone = ", ".join(f"{count} {_named(role)}".strip() for role, count in changes.gone)
            yield self.say("gone", roles=gone)
        if elsewhere := [each for each in changes.found if not self.line_at(each.place)]:
            yield self.say("elsewhere", roles=", ".join(dict.fromkeys(_named(each.role) for each in elsewhere)))
        if not changes.knows_roles:
            yield self.say("older")
        if not (changes.found or changes.gone):
            yield self.say("unseen")

    def notes(self, problems: Sequence[Problem], allowed: Sequence[tuple[Problem, str]]) -> list[Note]:
        """What `check` found, and what the author keeps; each permission once, with all that it covers."""
        found = [(self.line_at(each.place), said(f"{each.message} [{each.code}]")) for each in dict.fromkeys(problems)]
        kept = dict[tuple[str, str], list[Problem]]()
        for each, because in allowed:
            kept.setdefault((each.code, because), []).append(each)
        for (code, because), covered in kept.items():
            told = "; ".join(dict.fromkeys(each.message for each in covered))
            found.append((self.line_at(covered[0].place), said(f"{told} [{code}]. ").then(self.say("kept", because=because))))
        return [Note(line, said(f"{k}. ").strong().then(self._at(line), words)) for k, (line, words) in enumerate(found, 1)]

    def _at(self, line: int) -> Words:
        return (self.say("line", number=line) if line else self.say("whole")).then(" ")

    def margin(self, number: int, notes: Sequence[Note]) -> list[Words]:
        """What stands beside a line: its change, the numbers of findings, its sources, at a heading the page."""
        line = self.lines[number - 1]
        out = [self.marks[number].strong()] if number in self.marks else []
        out += [self.say("note", number=k).strong() for k, note in enumerate(notes, 1) if note.line == number]
        out += [self.say("page", number=line.page)] if line.level in (1, 2) else []
        return out + [self._source(id, number) for id, lines in self._named_in.items() if number in lines]

    @cached_property
    def _named_in(self) -> dict[Scalar, list[int]]:
        """By source, the lines that name it."""
        words, out = [line.words.plain for line in self.lines], dict[Scalar, list[int]]()
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
                out.append((k, said(around(line.label.then(" ", words).plain.strip()))))
        return out


def _named(role: str) -> str:
    """A role in words: "aftercare, do not"."""
    return role.replace(".", ", ").replace("_", " ")


def around(words: str, most: int = 90) -> str:
    """The words, cut about their first number."""
    if len(words) <= most:
        return words
    found = re.search(r"\d|____", words)
    begin = max(0, found.start() - most // 2) if found else 0
    return ("… " if begin else "") + words[begin : begin + most].strip() + (" …" if begin + most < len(words) else "")
