"""What an author keeps: told from its equal by where it stands, with a reason, and a danger only if whoever signs the sheet names it."""

import pytest
from sheets import PICTURES, wording

from patient_handouts.checks.check import ALLOW_IDLE, ALLOW_REASON, check_handout, is_reason
from patient_handouts.checks.lexical import all_rules
from patient_handouts.handouts.blocks import Allow
from patient_handouts.handouts.definition import Handout
from patient_handouts.handouts.node import Scalar

DANGER = Allow(code=Scalar("danger-signs-missing"), because=Scalar("they stand on another sheet"))


def torn() -> Handout:
    """The shipped sheet without its danger box."""
    whole = wording("vertebroplasty", "en", "riverside-spine").handout
    return whole.but(sections=whole.sections[:-1])


def test_one_permission_that_stands_twice_is_used_once() -> None:
    for times, idle in ((1, 0), (2, 1)):
        findings = check_handout(torn().but(allow=(DANGER,) * times), PICTURES)
        assert [because for problem, because in findings.awaiting if problem.code == DANGER.code] == [DANGER.because]
        assert [problem.code for problem in findings.problems].count(ALLOW_IDLE.code) == idle


def test_a_danger_is_silenced_by_nobody_but_who_signs_and_names_it() -> None:
    found = check_handout(torn().but(allow=(DANGER,)), PICTURES)
    assert DANGER.code in {problem.code for problem in found.errors} and not any(each.code == DANGER.code for each, _ in found.allowed)
    (told,) = [problem for problem in found.errors if problem.code == DANGER.code]
    assert "names it" in told.message and f"--allow {DANGER.code}" in told.hint
    assert found.but({DANGER.code}) == found.but(found.named({"percent-bare"})) == found
    named = found.but(kept := found.named({DANGER.code}))
    other = check_handout(torn().but(allow=(DANGER.but(because=Scalar("somebody else will tell them")),)), PICTURES)
    assert len(kept) == 1 and other.but(kept) == other  # who signed has read another reason
    assert DANGER.code not in {problem.code for problem in named.problems} and (told, str(DANGER.because)) in named.allowed
    assert not named.awaiting


def test_what_has_no_reason_silences_nothing() -> None:
    found = check_handout(torn().but(allow=(DANGER.but(because=Scalar("x")),)), PICTURES)
    assert {DANGER.code, ALLOW_REASON.code} <= {problem.code for problem in found.errors}
    assert found.named({DANGER.code}) == [] and not found.awaiting


@pytest.mark.parametrize(
    ("because", "reason"),
    [
        ("x", False),
        ("xxx xxx xxx", False),
        ("ok ok ok ok", False),
        ("TODO", False),
        ("n/a", False),
        ("danger signs missing", False),
        ("1 2 3 4 5 6 7 8 9", False),
        ("... !!! ???", False),
        ("they stand on another sheet", True),
        ("cita lo que dice el médico", True),
        ("так сказано в источнике", True),
        ("इस वाक्य में वादा दोहराया गया है", True),
        ("此处引用患者听到的承诺", True),
    ],
)
def test_a_reason_is_words_that_somebody_can_weigh(because: str, reason: bool) -> None:
    assert is_reason(because, "danger-signs-missing") is reason


def test_which_findings_wait_for_a_clinician_is_said_by_the_rule() -> None:
    """All errors of safety, unless a rule says otherwise of itself."""
    for rule in all_rules().values():
        assert rule.guards("error") == (rule.family == "safety" if rule.guarded is None else rule.guarded)
        assert not rule.guards("warning")
    waiting = {code for code, rule in all_rules().items() if rule.guards(rule.severity)}
    assert {"danger-signs-missing", "dose-high", "phone-foreign", "emergency-typed", "hours-missing"} <= waiting, sorted(waiting)
