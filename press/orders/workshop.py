"""What one process loads once, and the one way from an order to a PDF."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from ...checks.findings import Findings
from ...handouts.approvals import Approval, SignedWords, signatures
from ...handouts.catalogue import ORIGINAL
from ...handouts.clinic import Clinic
from ...handouts.definition import Handout
from ...handouts.editions import Edition, Paper, Theme
from ...handouts.kept import kept
from ...handouts.library import Library, NotKnown
from ...handouts.patient import NO_PATIENT, Patient
from ...handouts.problems import Problem, Problems
from ...handouts.state import Judged, judged
from ...handouts.wording import Wording
from ...images.pictures import Pictures, icons
from .on_sheet import OnSheet
from .order import Order
from .recalled import Recalls, recall_problem
from .room import told_of_room

if TYPE_CHECKING:
    from ...layouts.pdf import Laid
    from ...layouts.tags import Tag

T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """An order, set: the PDF, its number of pages, what was found on the way; the words of each language and who signed them."""

    order: Order
    data: bytes
    pages: int
    findings: Findings
    told: tuple[SignedWords, ...]


class Workshop:
    """A library and what was read of it; `today` is the day by which signatures and reviews are judged.

    Files are read once: a workshop does not see what changes after its first look.
    """

    def __init__(self, library: Library, today: date) -> None:
        self.library, self.today = library, today
        self.pictures = Pictures(library.picture_folders())
        self.on_sheet, self.recalls = OnSheet(self), Recalls(self)
        self._known: dict[Hashable, object] = {}
        self._last: tuple[Hashable, tuple[SignedWords, ...]] = ((), ())

    def handout(self, topic: str, language: str, clinic: str = "") -> Handout:
        """A definition, with the lines of a clinic's own in it; raises Problems."""
        known, own = (self.pictures.ids(), icons()), self.lined(topic, language, clinic)
        return self.once(("handout", topic, language, own), lambda: self.library.read_handout(topic, language, *known, clinic=own))

    def lined(self, topic: str, language: str, clinic: str) -> str:
        """The clinic, where its sheet has lines of its own in it; else "": what all such clinics have in common goes by this name."""
        key = "lines", topic, language, clinic
        return clinic if clinic and self.once(key, lambda: self.library.line_files(clinic, topic, language)) else ""

    def clinic(self, name: str) -> Clinic:
        """A clinic; raises Problems."""
        return self.once(("clinic", name), lambda: self.library.read_clinic(name, self.once("known", self.library.known)))

    def theme(self) -> Theme:
        """Papers and editions; raises Problems."""
        return self.once("theme", self.library.theme)

    def paper(self, order: Order) -> Paper:
        """What an order lies on; raises Problems, and NotKnown where nobody has it any more."""
        return _named("paper", order.paper, self.theme().papers)

    def edition(self, order: Order) -> Edition:
        """The print that an order is set in; raises Problems, and NotKnown where nobody has it any more."""
        return _named("edition", order.edition, self.theme().editions)

    def approvals(self) -> tuple[Approval, ...]:
        """Who approved which words; raises Problems."""
        return self.once("approvals", self.library.approvals)

    def told(self, order: Order) -> tuple[SignedWords, ...]:
        """The words of an order in each of its languages, and who signed them as they stand; raises Problems.

        The last answer is kept: next in order come the other editions of the same words.
        """
        key = order.clinic, order.topic, order.languages
        if self._last[0] != key:
            clinic = self.clinic(order.clinic)
            told = [(self.handout(order.topic, each, order.clinic), self.library.catalogue(each)) for each in order.languages]
            words = [Wording(handout, clinic, own, self.today) for handout, own in told]
            self._last = key, tuple((wording, signatures(wording, self.pictures, order.clinic, self.approvals())) for wording in words)
        return self._last[1]

    def judged(self, order: Order, *, unapproved: bool = False) -> Judged:
        """How the sheet of an order stands, whether it has been made or not; raises Problems where its files cannot be read."""
        signed = (each for _, each in self.told(order))
        recalled = str(taken.why) if (taken := self.recalls.of(order)) else None
        return judged(signed, self.today, recalled=recalled, unapproved=unapproved, errors=lambda: self.findings(order).errors)

    def findings(self, order: Order, digest: str = "") -> Findings:
        """All that `check` finds for an order; raises Problems.  With the `digest` of all its inputs, what was found before is known."""
        if not digest:
            return self._check(order)
        return kept(
            "findings",
            lambda: (
                digest,
                order,
                self.today,
                *self.library.quoted(order.clinic, order.topic, order.languages),
                *self.pictures.quoted(order.languages),
            ),
            lambda: self._check(order),
        )

    def barring(self, order: Order, digest: str = "") -> Findings:
        """The same, that it was taken back, where it was, and that its clinic does not hand it out; raises Problems."""
        taken, clinic = self.recalls.of(order), self.clinic(order.clinic)
        found = (recall_problem(taken, order.topic),) if taken else ()
        return self.findings(order, digest) + Findings((*found, *(() if clinic.hands_out(order.topic) else (_elsewhere(order, clinic),))))

    def _check(self, order: Order) -> Findings:
        from ...checks import own_lines
        from ...checks.clinic import check_clinic, check_pair, named_codes

        clinic = self.clinic(order.clinic)
        found = self.once(("check", order.clinic), lambda: check_clinic(clinic, self.pictures))
        for wording, signed in self.told(order):
            found += self._checked(wording.handout, order.clinic).but(named_codes(signed)) + check_pair(
                wording, order.clinic, self.approvals(), self.pictures
            )
            found += Findings(own_lines.check_languages(self.library, order.clinic, order.topic, [wording.handout.language]))
        return found

    def _checked(self, handout: Handout, clinic: str) -> Findings:
        """What is the same for all clinics, but for those with lines of their own."""

        def check() -> Findings:
            from ...checks.check import check_handout, check_translation  # all rules, and the words that they look for

            return check_handout(handout, self.pictures) + check_translation(handout, self.library)

        files = *self.library.written(handout.topic, (handout.language,)), *self.pictures.files(handout)
        own = self.lined(handout.topic, handout.language, clinic)
        files += tuple(path for each in (handout.language, ORIGINAL) if own for path in self.library.line_files(own, handout.topic, each))
        return self.once(("check", handout.topic, handout.language, own), lambda: kept("checked", lambda: files, check))

    def set_order(
        self,
        order: Order,
        *,
        code: str = "",
        digest: str = "",
        draft: bool = False,
        typed: Patient = NO_PATIENT,
        pages: int | None = None,
        booklet: bool = False,
    ) -> Made:
        """The sheet of an order.  Pure: same files, same bytes.  `code` stands in its foot; a `draft` is set in spite of errors;
        what was `typed` for a patient stands on page 1; `pages`: as few as that; as a `booklet` two lie side by side, to be folded.
        `digest`: of all inputs (see `findings`).

        Raises Problems: the errors that `check` finds, that it was taken back, and what cannot be set.
        """
        from ...layouts.pdf import written
        from ...layouts.tags import Tag

        root = Tag("Document")
        laid, findings = self.lay_order(order, root, code=code, digest=digest, draft=draft, typed=typed, pages=pages)
        data, (count,) = written(root, [laid], booklet=booklet)
        return Made(order, data, count, findings, self.told(order))

    def lay_order(
        self,
        order: Order,
        root: "Tag",
        *,
        code: str = "",
        digest: str = "",
        draft: bool = False,
        typed: Patient = NO_PATIENT,
        pages: int | None = None,
    ) -> "tuple[Laid, Findings]":
        """The same, to be painted into a file with others; its tags are put under `root`."""
        from ...layouts.budget import Budget
        from ...layouts.sheet import lay_sheets  # the one import that costs: ReportLab

        findings = self.barring(order, digest)
        if findings.errors and not draft:
            raise Problems(findings.errors)
        with told_of_room(order, self.theme()):
            laid = lay_sheets(
                self.told(order),
                self.pictures,
                root,
                paper=self.paper(order),
                edition=self.edition(order),
                draft=draft,
                code=code,
                typed=typed,
                visit=order.visit,
                budget=Budget(pages) if pages else None,
            )
        return laid, findings + Findings(laid.told)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once; problems too are found once and told to everyone who asks."""
        if key not in self._known:
            try:
                self._known[key] = make()
            except Problems as found:
                self._known[key] = found
        known = self._known[key]
        if isinstance(known, Problems):
            raise Problems(known.problems)
        return cast(T, known)  # every key has one maker


def _elsewhere(order: Order, clinic: Clinic) -> Problem:
    place = next((topic.place for topic in clinic.topics or ()), clinic.place)
    message = f"“{order.clinic}” does not hand out “{order.topic}”"
    return Problem(place, "topic-elsewhere", message, f"add {order.topic} to topics:, or make it for another clinic")


def _named(what: str, name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        raise NotKnown(what, name, known=tuple(known))
    return known[name]
