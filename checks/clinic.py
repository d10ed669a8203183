"""What is found in a clinic's file, and in a topic and a clinic together: few rules, and quick to load."""

from collections.abc import Iterable, Iterator

from ..handouts.approvals import ALL, Approval, Signed, changes, holding, signatures, void
from ..handouts.clinic import Clinic
from ..handouts.crosscheck import unnamed, unshown
from ..handouts.depicted import Shown
from ..handouts.node import Scalar
from ..handouts.problems import Problem, in_order
from ..handouts.wording import Wording
from ..images.pictures import Pictures
from . import approved, brand, clinic_limits, emergency, interpreter, limit_phrases, markup, overrides, safety, schedules, years
from .findings import Findings


def check_clinic(clinic: Clinic, shown: Pictures) -> Findings:
    """A clinic's file."""
    return Findings(
        in_order(
            [
                *safety.check_facts(clinic),
                *emergency.check(clinic),
                *clinic_limits.check(clinic),
                *brand.check(clinic, shown),
                *markup.check_own_words(clinic),
            ]
        )
    )


def check_pair(wording: Wording, name: str, approvals: Iterable[Approval], shown: Shown) -> Findings:
    """What only a topic and a clinic (of this name) together tell."""
    approvals = tuple(approvals)
    signed = signatures(wording, shown, name, approvals)
    found = [
        *unshown(wording.handout, wording.clinic),
        *unnamed(wording),
        *overrides.check(wording.catalogue),
        *interpreter.check(wording),
        *limit_phrases.check(wording),
        *schedules.check_set(wording),
        *years.check(wording.handout, wording.today.year),
        *approved.check_entries(approvals, wording.handout.topic, wording.handout.language, name, wording.today),
    ]
    if limits := wording.clinic.limits.get(Scalar(wording.handout.topic)):
        found += clinic_limits.check_signed(limits, wording.today)
    for each in filter(None, (signed.words, signed.limits)):
        found += approved.check_approval(each, wording.today)
    if (compared := void(wording, shown, name, approvals, "translation")) and (compared.is_old or compared.is_sealed):
        found += approved.check_compared(wording.handout, compared, changes(wording, shown, compared))
    return Findings(in_order([*found, *(_unsigned(wording, shown, name, approvals) if not signed.words else ())]))


def _unsigned(wording: Wording, shown: Shown, name: str, approvals: tuple[Approval, ...]) -> Iterator[Problem]:
    """Why a signature that there is does not hold: the words have changed, or a clinic's limits are not signed."""
    lapsed, own = void(wording, shown, name, approvals), wording.handout.joined
    if own and not lapsed and holding(wording.of(own.topic), shown, ALL, approvals):
        yield approved.LINES_UNSIGNED.at(own.lines[-1].place)
    elif not lapsed and any(each.clinic == ALL for each in holding(wording, shown, name, approvals)):
        lapsed = void(wording, shown, name, approvals, "limits")
        if not lapsed:
            yield approved.LIMITS_UNSIGNED.at(wording.clinic.place)
    if lapsed and (lapsed.is_old or lapsed.is_sealed):
        yield from approved.check_void(wording.handout, lapsed, changes(wording, shown, lapsed))


def named_codes(signed: Signed) -> frozenset[str]:
    """The findings that whoever signed a sheet has named, each with its reason: an author may keep them."""
    return frozenset(signed.words.allows.split() if signed.words else ())
