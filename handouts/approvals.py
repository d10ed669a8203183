"""Who has approved what: read from a workspace's `approvals.yaml`, and held against what the sheets print now.

An entry holds the digest of what was signed (`finished.py`) and a digest of itself, its seal: whoever changes a date, a role or a name in
it by hand is found out.  It is no secret: someone who means to deceive can make a new one (docs/approvals.md).
"""

import datetime
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from .bundle import Bundle
from .catalogue import Catalogue
from .changes import Changes, compared, read_held, signed_texts
from .check_code import code_of
from .depicted import Shown
from .digests import of_lines
from .finished import Finished, finished, finished_cover, own_limits
from .finished_words import SignedItem
from .node import Scalar
from .node import Sequence as Listed
from .part import Part
from .scalars import ClinicOrSite, ClinicProse, Date, Digest, HeldDigests, Id, Language, OneLine
from .sites import names_over
from .validate import model_of
from .wording import Wording

ALL = "all"  # instead of a clinic's name: approved for every clinic
YEARS = 3  # the longest time from a signature to the next review
FILE = "approvals.yaml"
Of = Literal["words", "translation", "limits", "bundle"]


class Approval(Part):
    """One signature: the role that approved what, when, and when it is to be looked at again.

    Of the `words`; of the `translation` alone: that a qualified translator compared it with its original; of the `limits` that one
    clinic has set; of the title of a `bundle`, which is called like a topic.
    """

    topic: Id
    language: Language
    clinic: ClinicOrSite
    digest: Digest
    holds: HeldDigests = Scalar("")  # the digests and roles of all that was signed: to tell what has changed (`changes.py`)
    texts: HeldDigests = Scalar("")  # of the first form, which holds no longer: the digests of the definition's texts
    values: HeldDigests = Scalar("")
    of: Of = "words"
    role: ClinicProse
    date: Date
    next_review: Date
    allows: OneLine = Scalar("")  # what an author keeps with the signer's name: codes, each with digits of its reason (checks/findings.py)
    seal: Digest | None = None

    @property
    def is_old(self) -> bool:
        """Whether it is of the first form, which held less than stands on paper."""
        return self.seal is None

    @property
    def is_sealed(self) -> bool:
        """Whether it stands as it was written."""
        return self.seal == seal(self.of, *map(str, (self.topic, self.language, self.clinic)), *self._written())

    def _written(self) -> tuple[str, ...]:
        dates = self.date.isoformat(), self.next_review.isoformat()
        return self.role.source, *dates, str(self.digest), str(self.holds), str(self.allows)


def seal(*fields: str) -> str:
    """The digest of an entry's fields, in the order in which `Signable.entry` writes them."""
    return of_lines(["seal", *fields])


class Signed(NamedTuple):
    """The signatures under a sheet as it stands."""

    words: Approval | None = None
    translation: Approval | None = None
    limits: Approval | None = None  # where the words are approved for every clinic, and this one has set limits

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the sheet may be handed out: until then all signatures hold."""
        return min((each.next_review for each in self if each), default=None)


NOBODY = Signed()
SignedWords = tuple[Wording, Signed]  # the words of one sheet in one language, and who has signed them


@dataclass(frozen=True)
class Signable:
    """What somebody may sign; `clinic` is a clinic's name or "all"."""

    of: Of
    topic: str
    language: str
    clinic: str
    finished: Finished

    @property
    def code(self) -> str:
        """Eight characters: they stand on the copy that is read, and who signs names them."""
        return code_of(of_lines(["sign", self.of, self.topic, self.language, self.clinic, self.finished.digest]))

    def entry(self, role: str, today: datetime.date, until: datetime.date, allows: Sequence[str] = ()) -> str:
        """A signature as it is written into `approvals.yaml`."""
        role = unicodedata.normalize("NFC", role)  # as it will be read
        holds, kept = " ".join(map(str, self.finished.items)), " ".join(sorted(allows))
        sealed = seal(
            *(self.of, self.topic, self.language, self.clinic, role),
            *(today.isoformat(), until.isoformat(), self.finished.digest, holds, kept),
        )
        told = f"- topic: {self.topic}\n  language: {self.language}\n  clinic: {self.clinic}\n  of: {self.of}\n"
        told += f"  role: {json.dumps(role, ensure_ascii=False)}\n  date: {today}\n  next_review: {until}\n"
        told += f"  allows: {kept}\n" if kept else ""
        told += f"  digest: {self.finished.digest!r}\n" + (f"  holds: {holds}\n" if holds else "")
        return f"{told}  seal: {sealed!r}\n"


def signable(wording: Wording, shown: Shown, clinic: str, of: Of = "words") -> Signable:
    """A sheet's words, translation or limits, to be signed for a clinic or for all of them.

    A translation with lines of a clinic's own is signed for it, and without the clinic's facts, as that of a topic is.
    """
    every_clinic = clinic == ALL or (of == "translation" and wording.handout.joined is not None)
    what = own_limits(wording) if of == "limits" else finished(wording, shown, every_clinic)
    if of == "translation":  # that two texts say the same: the original's words are held too
        what = what.beside(wording.handout.made_from, wording.handout.place)
    return Signable(of, wording.handout.topic, wording.handout.language, clinic, what)


def signable_cover(name: str, bundle: Bundle, language: str, catalogue: Catalogue) -> Signable:
    """What the cover of a bundle says, to be signed for every clinic."""
    return Signable("bundle", name, language, ALL, finished_cover(bundle, language, catalogue))


def cover_signed(what: Signable, approvals: Iterable[Approval], today: datetime.date) -> Approval | None:
    """The latest signature under the cover of a bundle that holds on a day."""
    named = (what.of, what.topic, what.language, what.clinic, what.finished.digest)
    return latest(
        [
            each
            for each in approvals
            if (each.of, each.topic, each.language, each.clinic, each.digest) == named
            and each.is_sealed
            and each.date <= today <= each.next_review
        ]
    )


def codes_on_copy(wording: Wording, shown: Shown, clinic: str) -> dict[str, str]:
    """What may be signed of a review copy, and the code of each: "all" and "clinic" (the words), "limits", "translation"; where a clinic's
    own lines stand in it, for this clinic alone.
    """
    wanted: dict[str, tuple[str, Of]] = {"all": (ALL, "words"), "clinic": (clinic, "words")}
    if own_limits(wording).items:
        wanted["limits"] = (clinic, "limits")
    if wording.handout.translated:
        wanted["translation"] = (ALL, "translation")
    if wording.handout.joined:
        wanted = {"clinic": (clinic, "words"), **({"lined_translation": (clinic, "translation")} if wording.handout.translated else {})}
    return {key: signable(wording, shown, *which).code for key, which in wanted.items()}


def entry(wording: Wording, shown: Shown, clinic: str, role: str, until: datetime.date, of: Of = "words") -> str:
    """A signature of today under a sheet as it stands."""
    return signable(wording, shown, clinic, of).entry(role, wording.today, until)


def furthest(today: datetime.date) -> datetime.date:
    """The last day that a signature of today may name for its next review."""
    try:
        return today.replace(year=today.year + YEARS)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year + YEARS, day=28)


def read_approvals(path: Path) -> tuple[Approval, ...]:
    """The register of signatures; raises `Problems`."""
    return model_of("approvals", tuple[Approval, ...], path, Listed([]))


# ---------------------------------------------------------------- which of them hold
def theirs(wording: Wording, clinic: str, approvals: Iterable[Approval], of: Of = "words") -> list[Approval]:
    """The signatures that may be meant for this sheet of this clinic, whether they hold or not: with lines of its own its sheet is no
    other clinic's.  Its limits are the same at each site.
    """
    handout = wording.handout
    names = names_over(clinic) if of == "limits" else (clinic,)
    meant = names if handout.joined and of != "limits" else (*names, ALL)
    return [
        each
        for each in approvals
        if (each.topic, each.language, each.of) == (handout.topic, handout.language, of)
        and each.clinic in meant
        and each.date <= wording.today
    ]


def holding(wording: Wording, shown: Shown, clinic: str, approvals: Iterable[Approval], of: Of = "words") -> list[Approval]:
    """Those that stand as they were written, for what stands as it was signed."""
    own = [each for each in theirs(wording, clinic, approvals, of) if each.is_sealed]
    digests = {name: signable(wording, shown, name, of).finished.digest for name in {str(each.clinic) for each in own}}
    return [each for each in own if each.digest == digests[each.clinic]]


def approval(wording: Wording, shown: Shown, clinic: str, approvals: Iterable[Approval], of: Of = "words") -> Approval | None:
    """The latest signature that holds; None where there is none."""
    return latest(holding(wording, shown, clinic, approvals, of))


def latest(signatures: Sequence[Approval]) -> Approval | None:
    """The newest; of those of one day the last that was written."""
    return max(reversed(signatures), key=lambda each: each.date, default=None)


def signatures(wording: Wording, shown: Shown, clinic: str, approvals: Iterable[Approval]) -> Signed:
    """Who signed this sheet as it stands.

    Words that are approved for every clinic are so on a sheet with limits only where these are signed too.
    """
    approvals = tuple(approvals)
    words = holding(wording, shown, clinic, approvals)
    for_all = [each for each in words if each.clinic == ALL]
    limits = approval(wording, shown, clinic, approvals, "limits") if for_all and own_limits(wording).items else None
    if for_all and not limits and own_limits(wording).items:
        words = [each for each in words if each.clinic != ALL]
    signed = latest(words)
    return Signed(signed, approval(wording, shown, clinic, approvals, "translation"), limits if signed and signed.clinic == ALL else None)


def signer(approvals: Iterable[Approval], topic: str, language: str, clinic: str, today: datetime.date, of: Of = "words") -> str:
    """The role that signed a topic last, whether that holds or not: whom to tell of it; "" where nobody has.  A translator's of a
    translation that compared it with its original.
    """
    signed = latest(
        [
            each
            for each in approvals
            if (each.topic, each.language, each.of) == (topic, language, of)
            and each.clinic in (*names_over(clinic), ALL)
            and each.date <= today
        ]
    )
    return signed.role.plain if signed else ""


def void(wording: Wording, shown: Shown, clinic: str, approvals: Iterable[Approval], of: Of = "words") -> Approval | None:
    """The latest signature for this sheet, when none holds."""
    approvals = tuple(approvals)
    return None if approval(wording, shown, clinic, approvals, of) else latest(theirs(wording, clinic, approvals, of))


def changes(wording: Wording, shown: Shown, approval: Approval) -> Changes:
    """What is other than it was signed, also what only stands elsewhere now."""
    if approval.is_old:
        return compared([SignedItem(each.digest, "", each.place) for each in read_held(approval.texts)], signed_texts(wording.handout))
    return compared(read_held(approval.holds), signable(wording, shown, str(approval.clinic), approval.of).finished.items)
