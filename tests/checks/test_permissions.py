"""A permission is told from its equal by where it stands: one that allows something excuses no other."""

from sheets import PICTURES, wording

from patient_handouts.checks.check import ALLOW_IDLE, check_handout
from patient_handouts.handouts.blocks import Allow
from patient_handouts.handouts.node import Scalar

DANGER = Allow(code=Scalar("danger-signs-missing"), because=Scalar("they stand on another sheet"))


def test_one_permission_that_stands_twice_is_used_once() -> None:
    whole = wording("vertebroplasty", "en", "riverside-spine").handout
    torn = whole.but(sections=whole.sections[:-1])
    for times, idle in ((1, 0), (2, 1)):
        findings = check_handout(torn.but(allow=(DANGER,) * times), PICTURES)
        assert [because for problem, because in findings.allowed if problem.code == DANGER.code] == [DANGER.because]
        assert [problem.code for problem in findings.problems].count(ALLOW_IDLE.code) == idle
