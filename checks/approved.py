"""Signatures: those that are over, void, changed by hand or missing."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from ..handouts.approvals import ALL, YEARS, Approval, furthest
from ..handouts.changes import Changes
from ..handouts.definition import Handout
from ..handouts.finished import ORIGINAL_WORDS
from ..handouts.problems import Problem
from ..handouts.sites import names_over
from ..handouts.state import past
from .rule import rule

rule = partial(rule, family="safety")

REVIEW_OVERDUE = rule(
    "review-overdue",
    "error",
    "the words are past their review date",
    why="Old copies outlive phone numbers, staff and procedures, and nobody notices.",
    sources=(
        "bsuh-2020",
        "nshealth-2024",
    ),
    own="a day that has passed stops the sheet, because a warning would be read by nobody",
    mend="have them reviewed, and approve them anew",
    bad="next_review: 2024-06-01",
    good="next_review within 36 months of the approval",
)
APPROVAL_VOID = rule(
    "approval-void",
    "warning",
    "the words have changed since they were approved",
    why="A signature is for the words that were read, and for no others.",
    own="an approval holds for the words that were signed, letter by letter, because nobody else can tell which change is harmless",
    mend="have the sheet reviewed again (`handouts review`), then `handouts approve` it",
    bad="a sentence changed after the signature",
    good="the words as they were signed",
)
TRANSLATION_VOID = rule(
    "translation-void",
    "warning",
    "the original or the translation has changed since a translator compared the two",
    why="A translator signs that two texts say the same; one of them now says something else.",
    own="a translator's signature holds the original's digest: any change of its words or numbers voids it",
    mend="have the blocks compared (`handouts translated` shows old and new), then `handouts approve --translation`",
    bad="a danger sign changed in English after the translator signed",
    good="both as they were signed",
)
REVIEW_FAR = rule(
    "review-far",
    "error",
    "the next review is more than three years after the approval",
    why="Evidence moves; PIF TICK asks for a review at least every three years.",
    sources=("pif-tick",),
    mend="set an earlier date",
    bad="approved 2026, next review 2031",
    good="approved 2026, next review 2028",
)
APPROVAL_OLD = rule(
    "approval-old",
    "warning",
    "this signature is of the first form, and holds no longer",
    why="It held the author's words only: another drawing, a label turned round or a sentence of the catalogue could change under it.",
    own="a signature is for all that stands on paper; nobody can tell what else had been on it",
    mend="have the sheet read again (`handouts review`), sign it anew (`handouts approve`), and delete this entry",
    bad="an entry with texts: and without seal:",
    good="an entry as `handouts approve` writes it",
)
APPROVAL_ALTERED = rule(
    "approval-altered",
    "error",
    "this entry is not as `handouts approve` wrote it",
    why="A review date put off by hand keeps old words in use, and looks like a signature.",
    own="whoever signs is named with what was signed and for how long: a change of one of them is a new signature",
    mend="put back what stood there, or delete the entry and have the sheet signed anew (`handouts review`, `handouts approve`)",
    bad="next_review: changed in the file",
    good="an entry that nobody has touched",
)
LIMITS_UNSIGNED = rule(
    "limits-unsigned",
    "warning",
    "the words are approved for every clinic, but nobody has signed this clinic's limits: the sheet says “Not yet approved”",
    why="Whoever signs for every clinic has not seen how much each of them lets its patients lift.",
    own="an amount is signed by somebody who has read it on the sheet",
    mend="read the copy (`handouts review --clinic NAME`), then sign: handouts approve TOPIC --limits --clinic NAME",
    bad="lifting: {amount: 100 lb, …} under a signature for all clinics",
    good="of: limits, clinic: NAME",
)

LINES_UNSIGNED = rule(
    "lines-unsigned",
    "warning",
    "the topic is approved for every clinic, but nobody has signed this clinic's own lines in it: the sheet says “Not yet approved”",
    why="Whoever signs a topic for every clinic has not read what one of them adds to it, or leaves out.",
    own="a sheet is signed by somebody who has read all of it, as it is printed",
    mend="read the copy (`handouts review --clinic NAME`), then sign: handouts approve TOPIC --clinic NAME",
    bad="clinics/north/vertebroplasty.en.yaml under a signature for all clinics",
    good="clinic: north",
)


def check_void(handout: Handout, approval: Approval, changes: Changes) -> Iterator[Problem]:
    """What a signature no longer covers."""
    if approval.is_old:
        yield APPROVAL_OLD.at(approval.place)
    new = changes.places(handout.place.file)
    around = all(change.filled for change in changes.found if change.kind == "limit")  # what the clinic has set is as it was
    limits = "what is printed around the clinic's limits has" if around and changes.found else "the clinic's limits have"
    what = limits if approval.of == "limits" else "the words have"
    yield APPROVAL_VOID.at(
        new[0] if new else handout.place,
        f"approved by {approval.role.plain} on {approval.date}, {what} changed since: " + changes.told(handout.place.file),
    )


def check_compared(handout: Handout, approval: Approval, changes: Changes) -> Iterator[Problem]:
    """What a translator's signature no longer covers: the original's words, or the translation's."""
    other = any(change.role == ORIGINAL_WORDS for change in changes.found) or approval.is_old
    why = "the original has changed since" if other else f"the translation has changed since: {changes.told(handout.place.file)}"
    yield TRANSLATION_VOID.at(handout.place, f"compared by {approval.role.plain} on {approval.date}; {why}")


def check_entries(approvals: Sequence[Approval], topic: str, language: str, clinic: str, today: date) -> Iterator[Problem]:
    """Entries for a sheet, or for the cover of a bundle, that were changed by hand; one of a day to come holds for nothing yet."""
    for each in approvals:
        meant = (each.topic, each.language) == (topic, language) and each.clinic in (*names_over(clinic), ALL)
        if meant and each.date <= today and not each.is_old and not each.is_sealed:
            told = f"this entry is not as `handouts approve` wrote it: {each.role.plain}, until {each.next_review}"
            yield APPROVAL_ALTERED.at(each.place, told)


def check_approval(approval: Approval, today: date) -> Iterator[Problem]:
    """Whether a signature still holds."""
    if past(approval.next_review, today):
        yield REVIEW_OVERDUE.at(approval.place, f"the review of {approval.topic} was due on {approval.next_review}")
    if approval.next_review > furthest(approval.date):
        yield REVIEW_FAR.at(approval.place, hint=f"set an earlier date: {YEARS} years are the most")
