"""Marks of other programs in a text are told, each with the way out; signs that are meant are not."""

import time

import pytest

from patient_handouts.checks.markup import check
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar


def told(words: str) -> list[str]:
    return [problem.hint for problem in check([parse(Scalar(words), names=None)])]


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("Walk *a little* each day.", "**a little**"),
        ("Walk __a little__ each day.", "**a little**"),
        ("Walk _a little_ each day.", "**a little**"),
        ("Walk <b>each</b> day.", "**…**"),
        ("Walk <em class='x'>each day.", "**…**"),
        ("Walk.<br>Rest.", "new “- ”"),
        ("Walk.<br/>Rest.", "new “- ”"),
        ("x<sup>2</sup>", "in words"),
        ("Drink&nbsp;water.", "a space"),
        ("Rest &amp; drink.", "the sign itself: &"),
        ("Less than 38 &#176;C.", "the sign itself: °"),
        ("Take it ~~once~~ twice.", "leave the signs out"),
        ("Take `one` pill.", "leave the signs out"),
        ("# After surgery", "leave the signs out"),
    ],
)
def test_what_would_be_printed_as_it_stands(words: str, way: str) -> None:
    found = told(words)
    assert found and way in found[0]


@pytest.mark.parametrize(
    "words",
    [
        "Walk **a little** each day.",
        "A star \\*here\\* is meant.",
        "2 * 3 * 4 is 24",
        "Less than 5 < 6 and 7 > 6",
        "Johnson & Johnson; R&D",
        "my_file_name and a_b_c",
        "Write to a_b@example.org or see [this](https://example.org/a_b_c?x=1&amp=2)",
        "Bed # 3, room #4",
        "Call * for help",
        "Fill in: ____",
    ],
)
def test_signs_that_are_meant(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize("sign", ["*a", "<b ", "&a", "_a", "~~a", "`a", "<b a"])
def test_a_long_text_of_such_signs_takes_no_time(sign: str) -> None:
    start = time.process_time()
    told(" ".join([sign] * 2_000))
    assert time.process_time() - start < 2
