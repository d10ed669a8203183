"""Signs that nobody sees: which are taken out of text, and which stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patient_handouts.handouts.unseen import as_seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("gastro\u00adenter\u00adology", "gastroenterology"),
        ("metho\u2060trexate", "methotrexate"),
        ("38\u2009°C", "38 °C"),
        ("10\u202flb", "10\u00a0lb"),
        ("Take\u2003one", "Take one"),
        ("knee\u200d pain", "knee pain"),
        ("call\u200e 911\u200f", "call 911"),
        ("two\u200bwords", "twowords"),
        ("क्\u200dष", "क्\u200dष"),  # a half letter
        ("می\u200cروم", "می\u200cروم"),
        ("ปวด\u200bเข่า", "ปวด\u200bเข่า"),
        ("ألم\u200f 911", "ألم\u200f 911"),
        ("plain words", "plain words"),
    ],
)
def test_what_nobody_sees_goes_unless_its_script_uses_it(written: str, seen: str) -> None:
    assert as_seen(written) == seen


@given(st.text())
def test_it_is_at_rest_after_one_go(words: str) -> None:
    once = as_seen(words)
    assert as_seen(once) == once and len(once) <= len(words)


def test_no_text_of_a_definition_or_a_clinic_keeps_them(say, a_clinic) -> None:
    assert say("Ask about metho\u00adtrexate.") == "Ask about methotrexate."
    assert a_clinic(name='"Har\u00adbor"').name.plain == "Harbor"
    assert a_clinic('web: "www.ex\u00adample.org"\n').web == "www.example.org"
