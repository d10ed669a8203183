"""Signs above and below letters: no line's ink reaches the next line's, whatever the type size."""

import pytest
import uharfbuzz
from sheets import EDITIONS, PICTURES, wording

from patient_handouts.handouts.words import said
from patient_handouts.layouts.compositor import Compositor
from patient_handouts.layouts.fonts import BOLD, font
from patient_handouts.layouts.look import Look
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import Column, whole

DEEP_THEN_HIGH = "तुरंत हूँ फ़ोन करें"  # a vowel below the line, then one above it


def look(language: str, edition: str) -> Look:
    return look_of(wording("vertebroplasty", language, "riverside-spine"), PICTURES, "letter", edition)


def ink(words: str) -> tuple[float, float]:
    """How far the bold words reach above and below the baseline, of the type size."""
    used, buffer = font(BOLD), uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(used.shaper, buffer, {})
    boxes = [
        (used.shaper.get_glyph_extents(info.codepoint), place.y_offset) for info, place in zip(buffer.glyph_infos, buffer.glyph_positions)
    ]
    return (
        max(box.y_bearing + up for box, up in boxes) / used.upem,
        -min(box.y_bearing + box.height + up for box, up in boxes) / used.upem,
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("role", ["h2", "phone", "big", "title"])
def test_lines_of_large_hindi_stand_apart(edition: str, role: str) -> None:
    made = look("hi", edition)
    narrow = Column(0, made.breadth(said("फ़ोन करें"), role, bold=True) + 0.1)
    (strip,) = Compositor(made).words(said(DEEP_THEN_HIGH), role, narrow, None, bold=True)
    lines = strip.items[0].what
    assert isinstance(lines, Lines)
    told = ["".join(run.words for run in line.runs) for line in lines.paragraph.lines]
    style = lines.paragraph.style
    assert len(told) > 1 and strip.height * made.u == pytest.approx(len(told) * style.leading)
    for upper, lower in zip(told, told[1:]):
        assert style.leading >= (ink(upper)[1] + ink(lower)[0]) * style.size - 0.08 * style.size  # they seldom meet in one place


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_large_answer_keeps_off_the_question_above_it(edition: str) -> None:
    made = look("hi", edition)
    strip = whole(Compositor(made).words(said("फ़र्क कैं"), "big", made.wide, None, bold=True))
    (size, _), (body, _) = made.edition.type["big"], made.edition.type["body"]
    above = ink("फ़र्क कैं")[0] * size - (strip.height * made.u - made.u / 2)  # ink over its own strip
    assert above <= 0.5 * made.u + made.u / 2 - 0.25 * body  # the gap and the question's foot, less its low signs


@pytest.mark.parametrize("edition", EDITIONS)
def test_latin_lines_are_as_the_theme_says(edition: str) -> None:
    made = look("en", edition)
    (strip,) = Compositor(made).words(
        said("Call 911 now"), "big", Column(0, made.breadth(said("Call 911"), "big", bold=True) + 0.1), None, bold=True
    )
    assert strip.height == 2 * made.lead("big")
