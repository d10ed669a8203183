"""Splitting never changes meaning: whatever the paper's height, tags and words are those of one endless page."""

import re
from functools import cache

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets import PICTURES, wording

from patient_handouts.handouts.problems import Problems
from patient_handouts.layouts.sheet import set_sheet
from patient_handouts.layouts.theme import Paper
from walker import walk

ENDLESS = 9000.0        # points; PDF viewers stop at 14,400

# First and last words of what must stay on one page.
WHOLE = [("You lie face down", "bone back in place"), ("A bandage covers", "A nurse watches you"), ("In one of these", "alike in pain"),
         ("Little or no difference", "541 people"), ("After months of pain", "2.6 points"), ("Walk a little, often", "thinner by yourself"),
         ("Even one of these", "Pain that does not get better"), ("Cement in your lungs", "3,175 people")]


def reading(pdf: bytes) -> list[str]:
    """Roles and words in the tree's order; page numbers apart, and the parts of a paragraph joined."""
    found = walk(pdf)
    assert found.problems == []
    text = " ".join(words if role == "#" else f"<{role} {words}>" for _, role, words in found.tree)
    return re.sub(r"page \d+", "page n", text).split()


@cache
def endless(clinic: str) -> list[str]:
    return reading(set_sheet(wording("vertebroplasty", "en", clinic), PICTURES, paper=Paper(size=(612, ENDLESS), overhang=2))[0])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.floats(420, 1300), st.sampled_from(["riverside-spine", "harbor-spine"]))
def test_any_height_reads_alike_and_tears_nothing(height: float, clinic: str) -> None:
    try:
        pdf, pages = set_sheet(wording("vertebroplasty", "en", clinic), PICTURES, paper=Paper(size=(612, height), overhang=2))
    except Problems as problems:
        (problem,) = problems.problems
        assert problem.code == "too-tall" and float(problem.message.split()[-7]) >= 1
        assert height < 700, "a paper of 700 points holds every block"
        return
    assert reading(pdf) == endless(clinic)
    with pypdfium2.PdfDocument(pdf) as opened:
        texts = [" ".join(page.get_textpage().get_text_bounded().replace("\xa0", " ").split()) for page in opened]
    assert len(texts) == pages
    torn = [first for first, last in WHOLE if not any(first in text and last in text for text in texts)]
    assert torn == []


def test_a_paper_too_low_for_a_block_names_the_block_by_place() -> None:
    with pytest.raises(Problems) as raised:
        set_sheet(wording("vertebroplasty", "en", "riverside-spine"), PICTURES, paper=Paper(size=(612, 300), overhang=2))
    problem = raised.value.problems[0]
    assert problem.code == "too-tall" and problem.place.file.endswith(".yaml")
