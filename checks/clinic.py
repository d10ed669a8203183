"""What is found in a clinic's file, and in a topic and a clinic together: few rules, and quick to load."""

from collections.abc import Iterable

from ..handouts.approvals import Approval, approval, outdated, void
from ..handouts.clinic import Clinic
from ..handouts.crosscheck import unshown
from ..handouts.problems import in_order
from ..handouts.wording import Wording
from ..images.pictures import Pictures
from . import brand, safety
from .findings import Findings


def check_clinic(clinic: Clinic, shown: Pictures) -> Findings:
    """A clinic's file."""
    return Findings(in_order([*safety.check_facts(clinic), *brand.check(clinic, shown)]))


def check_pair(wording: Wording, name: str, approvals: Iterable[Approval]) -> Findings:
    """What only a topic and a clinic (of this name) together tell."""
    handout, approvals = wording.handout, tuple(approvals)
    signed, lapsed = approval(wording, name, approvals), void(wording, name, approvals)
    found = list(unshown(handout, wording.clinic))
    found += safety.check_approval(signed, wording.today) if signed else []
    found += safety.check_void(handout, lapsed) if lapsed else []
    found += safety.check_outdated(handout, old) if (old := outdated(wording, name, approvals)) else []
    return Findings(in_order(found))
