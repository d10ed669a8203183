"""Who has approved which words: read from a workspace's `approvals.yaml`."""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from .changes import Changes, compared, read_held, signed_texts, text_digest, values
from .definition import Handout
from .finished import finished
from .node import Scalar
from .node import Sequence as Listed
from .part import Part
from .scalars import ClinicProse, Date, Digest, Id, Language, OneLine
from .text import Text
from .validate import model_of
from .wording import Wording

ALL = "all"  # instead of a clinic's name: approved for every clinic


class Approval(Part):
    """One signature: the role that approved these very words, when, and when they are to be looked at again.

    Of the `words`, or of the `translation` alone: that a qualified translator compared it with its original.
    """

    topic: Id
    language: Language
    clinic: Id
    digest: Digest
    texts: OneLine = Scalar("")  # the digests and roles of all texts of the definition: to tell which have changed (`changes.py`)
    values: OneLine = Scalar("")  # and of all else that is printed
    of: Literal["words", "translation"] = "words"
    original: OneLine = Scalar("")  # of a translation: the digest of the original's words that it was compared with
    role: ClinicProse
    date: Date
    next_review: Date


class Signed(NamedTuple):
    """The signatures under a sheet as it stands."""

    words: Approval | None = None
    translation: Approval | None = None

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the sheet may be handed out: until then all signatures hold."""
        return min((each.next_review for each in self if each), default=None)


NOBODY = Signed()
SignedWords = tuple[Wording, Signed]  # the words of one sheet in one language, and who has signed them


def changed(handout: Handout, approval: Approval) -> tuple[list[Text], int]:
    """The texts that are new or other than those that were approved, and how many of the approved are gone."""
    approved = Counter(each.digest for each in read_held(approval.texts))
    now = handout.all_texts()
    new = list[Text]()
    for text in now:
        digest = text_digest(text)
        if approved[digest]:
            approved[digest] -= 1
        else:
            new.append(text)
    return new, approved.total()


def changes(wording: Wording, approval: Approval) -> Changes:
    """What is other than it was signed, also what only stands elsewhere now."""
    before, now = read_held(approval.texts), signed_texts(wording.handout)
    if approval.values:
        before, now = before + read_held(approval.values), now + values(wording, approval.clinic == ALL)
    return compared(before, now)


def void(wording: Wording, clinic: str, approvals: Iterable[Approval]) -> Approval | None:
    """The latest signature for this sheet, when it no longer holds because the words have changed."""
    approvals = list(approvals)
    if approval(wording, clinic, approvals):
        return None
    handout = wording.handout
    theirs = [
        each
        for each in approvals
        if (each.topic, each.language) == (handout.topic, handout.language)
        and each.clinic in (clinic, ALL)
        and each.date <= wording.today
        and each.of == "words"
    ]
    return _latest(theirs)


def entry(wording: Wording, clinic: str, role: str, until: datetime.date, of: str = "words") -> str:
    """A signature as it is written into `approvals.yaml`; `clinic` is a clinic's name or "all"."""
    handout = wording.handout
    digests = " ".join(map(str, signed_texts(handout)))
    others = " ".join(map(str, values(wording, clinic == ALL)))
    compared_with = f"  original: {handout.made_from}\n" if of == "translation" else ""
    return (
        f"- topic: {handout.topic}\n  language: {handout.language}\n  clinic: {clinic}\n  of: {of}\n"
        f"  role: {json.dumps(role, ensure_ascii=False)}\n  date: {wording.today}\n  next_review: {until}\n"
        f"  digest: {finished(wording, every_clinic=clinic == ALL)}\n  texts: {digests}\n  values: {others}\n{compared_with}"
    )


def read_approvals(path: Path) -> tuple[Approval, ...]:
    """The register of signatures; raises `Problems`."""
    return model_of("approvals", tuple[Approval, ...], path, Listed([]))


def approval(wording: Wording, clinic: str, approvals: Iterable[Approval], of: str = "words") -> Approval | None:
    """The latest signature under the words of this sheet of this clinic; None where they are not approved as they stand."""
    handout = wording.handout
    theirs = [
        each
        for each in approvals
        if (each.topic, each.language, each.of) == (handout.topic, handout.language, of)
        and each.clinic in (clinic, ALL)
        and each.date <= wording.today
    ]
    if of == "translation":  # other words of the original: nobody has compared these two
        theirs = [each for each in theirs if each.original and each.original == handout.made_from]
    digests = {name: finished(wording, every_clinic=name == ALL) for name in {each.clinic for each in theirs}}
    return _latest([each for each in theirs if each.digest == digests[each.clinic]])


def outdated(wording: Wording, clinic: str, approvals: Iterable[Approval]) -> Approval | None:
    """The latest signature of a translator that no longer holds because the original has changed, and nothing else."""
    approvals, handout = tuple(approvals), wording.handout
    if not handout.translated or approval(wording, clinic, approvals, "translation"):
        return None
    theirs = {each.but(original=Scalar(handout.made_from)): each for each in approvals if each.of == "translation"}
    signed = approval(wording, clinic, theirs, "translation")
    return theirs[signed] if signed else None


def _latest(signatures: Sequence[Approval]) -> Approval | None:
    """The newest; of those of one day the last that was written."""
    return max(reversed(signatures), key=lambda each: each.date, default=None)


def signatures(wording: Wording, clinic: str, approvals: Iterable[Approval]) -> Signed:
    """Who signed this sheet as it stands."""
    approvals = tuple(approvals)
    return Signed(approval(wording, clinic, approvals), approval(wording, clinic, approvals, "translation"))
