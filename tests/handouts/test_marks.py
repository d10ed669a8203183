"""The four marks of prose."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from patient_handouts.handouts.known import Known
from patient_handouts.handouts.marks import FORBIDDEN, parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.text import Run
from patient_handouts.handouts.unseen import as_seen


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("plain", [Run("plain")]),
        ("a **b** c", [Run("a "), Run("b", strong=True), Run(" c")]),
        ("**Call {emergency}** now", [Run("Call ", strong=True), Run("", strong=True, placeholder="emergency"), Run(" now")]),
        ("**[disc]**", [Run("disc", strong=True, term="disc")]),
        ("[discs|disc]", [Run("discs", term="disc")]),
        ("[compression fracture]", [Run("compression fracture", term="compression fracture")]),
        ("[हड्डियों|टूटी हड्डी] [क्‍ष]", [Run("हड्डियों", term="टूटी हड्डी"), Run(" "), Run("क्‍ष", term="क्‍ष")]),
        ("[it](https://doi.org/10.1016/S0140-6736(16)31341-1)", [Run("it", link="https://doi.org/10.1016/S0140-6736(16)31341-1")]),
        ("[a | b](https://example.org)", [Run("a | b", link="https://example.org")]),
        (r"\*\*a\*\* \[b\] \{c\} \| \\", [Run(r"**a** [b] {c} | \\"[:-1])]),
        (r"C:\folder \d", [Run(r"C:\folder \d")]),
        (r"\**", [Run("**")]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("{38 °C} {10lb}", [Run("", placeholder="38 °C"), Run(" "), Run("", placeholder="10 lb")]),
        ("{100.40 °F}", [Run("", placeholder="100.4 °F")]),
        ("{page:call} {limit:bath:short}", [Run("", placeholder="page:call"), Run(" "), Run("", placeholder="limit:bath")]),
        ("{limit:bath}", [Run("", placeholder="limit:bath", form="phrase")]),
        ("  spaces   here ", [Run("spaces here")]),
        ("Am\u0065\u0301lie", [Run("Am\u00e9lie")]),
        ('<img src="http://x.org"> & <b>', [Run('<img src="http://x.org"> & <b>')]),
        ("a (b) ~c~ _d_ `e` #f", [Run("a (b) ~c~ _d_ `e` #f")]),
    ],
)
def test_parsed(source: str, runs: list[Run]) -> None:
    assert list(parse(Scalar(source)).runs) == runs


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("**a", "mark-open"),
        ("a ** b ** c **", "mark-open"),
        ("****", "mark-empty"),
        ("** **", "mark-empty"),
        ("[]", "mark-empty"),
        ("[|disc]", "mark-empty"),
        ("[](https://example.org)", "mark-empty"),
        ("[1]", "bracket-unclear"),
        ("a [b", "bracket-unclear"),
        ("a ]", "bracket-unclear"),
        ("[a|b|c]", "bracket-unclear"),
        ("[[disc]]", "bracket-unclear"),
        ("{", "bracket-unclear"),
        ("{{phone}}", "bracket-unclear"),
        ("[**a**]", "mark-nested"),
        ("[{phone}](https://example.org)", "mark-nested"),
        ("{}", "placeholder-unknown"),
        ("{Phone}", "placeholder-unknown"),
        ("{phone:day}", "placeholder-unknown"),
        ("{38 C}", "quantity-wrong"),
        ("{-5 °C}", "placeholder-unknown"),
        ("{1,000 lb}", "quantity-wrong"),
        ("[a](http://example.org)", "url-wrong"),
        ("[a](https://)", "url-wrong"),
        ("[a](https://user@example.org)", "url-wrong"),
        ("[a](file:///etc/passwd)", "url-wrong"),
        ("[a](https://exam ple.org)", "url-wrong"),
        ("[a](https://[::1)", "url-wrong"),
        ("a\u202eb", "character-forbidden"),
        ("a\u2066b", "character-forbidden"),
        ("a\x00b", "character-forbidden"),
        ("a\ud800b", "character-forbidden"),
        ("a\tb", "character-forbidden"),
        ("a\nb", "text-lines"),
        ("{limit:nap}", "limit-unknown"),
        ("{limit:bath:long}", "placeholder-unknown"),
    ],
)
def test_refused(source: str, code: str) -> None:
    with pytest.raises(Problems) as raised:
        parse(Scalar(source))
    assert code in {problem.code for problem in raised.value.problems}


def test_names_are_looked_up() -> None:
    known = Known(terms=("disc",), parts=("call",))
    assert parse(Scalar("[disc] {page:call}"), known)
    with pytest.raises(Problems) as raised:
        parse(Scalar("[disk] {page:why} {page:Call}"), known)
    hints = [problem.hint for problem in raised.value.problems]
    assert sorted(hints) == [
        "did you mean “call”?",
        "did you mean “disc”?",
        "it may be “call”; or write a section with part: why, or take {page:why} out",
    ]


def test_joiners_and_direction_marks_are_letters() -> None:
    """Persian and Hindi are written with them; only overrides of the direction are refused."""
    words = "می\u200cخواهم क्\u200dष \u200e"
    assert parse(Scalar(words)).plain == words.strip(" ")


@given(st.text())
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        text = parse(Scalar(source))
    except Problems as found:
        assert found.problems
    else:
        assert parse(Scalar(text.source)) == text


@given(st.text(alphabet="ab *[]{}|()\\:/#", max_size=40))
def test_any_marks_are_parsed_or_refused(source: str) -> None:
    test_any_text_is_parsed_or_refused.hypothesis.inner_test(source)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_escaped_text_survives(words: str) -> None:
    """What an author escapes is printed as it is, whatever it is."""
    assume(not FORBIDDEN.search(words))
    escaped = "".join("\\" + letter if letter in "\\*[]{}|" else letter for letter in words)
    assert parse(Scalar(escaped)).plain == re.sub(" +", " ", as_seen(unicodedata.normalize("NFC", words))).strip(" ")
