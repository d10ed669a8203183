"""Who has approved which words: read from a workspace's `approvals.yaml`."""

from collections.abc import Iterable
from pathlib import Path

from .finished import finished
from .node import Sequence
from .part import Part
from .reader import read_file
from .scalars import ClinicProse, Date, Digest, Id, Language
from .validate import model
from .wording import Wording

ALL = "all"     # instead of a clinic's name: approved for every clinic


class Approval(Part):
    """One signature: the role that approved these very words, when, and when they are to be looked at again."""

    topic: Id
    language: Language
    clinic: Id
    digest: Digest
    role: ClinicProse
    date: Date
    next_review: Date


def read_approvals(path: Path) -> tuple[Approval, ...]:
    """The register of signatures; raises `Problems`."""
    return model(tuple[Approval, ...], read_file(path, Sequence([])))


def approval(wording: Wording, clinic: str, approvals: Iterable[Approval]) -> Approval | None:
    """The latest signature under the words of this sheet of this clinic; None where they are not approved as they stand."""
    handout = wording.handout
    digests = {clinic: finished(wording), ALL: finished(wording, every_clinic=True)}
    signed = [
        each for each in approvals
        if (each.topic, each.language) == (handout.topic, handout.language)
        and each.digest == digests.get(each.clinic) and each.date <= wording.today
    ]
    return max(signed, key=lambda each: each.date, default=None)
