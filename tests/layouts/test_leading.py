"""Signs above and below letters: no line's ink reaches the next line's, whatever the type size."""

from dataclasses import replace
from types import MappingProxyType
from unicodedata import category, normalize

import pytest
import uharfbuzz
from sheets import EDITIONS, PICTURES, paragraphs, wording

from patient_handouts.handouts.catalogue import languages
from patient_handouts.handouts.marks import parse
from patient_handouts.handouts.node import Scalar
from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.wording import Wording
from patient_handouts.handouts.words import said
from patient_handouts.layouts.blocks import danger
from patient_handouts.layouts.compositor import Compositor
from patient_handouts.layouts.fonts import BOLD, font
from patient_handouts.layouts.look import CLOSE, HIGH, Look
from patient_handouts.layouts.pieces import Lines, Placed
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of
from patient_handouts.layouts.strips import Column, whole
from patient_handouts.layouts.tags import Tag

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
@pytest.mark.parametrize("language", sorted(languages()))
def test_no_line_of_a_sheet_crowds_the_next(language: str, edition: str) -> None:
    """ "Call 911 now" and all else: 1.15 of the type size from line to line, 1.25 where letters carry marks, to a tenth of a point.

    In text (a leaflet's) one mark on a small letter lies where a b or a g has its stroke.
    """
    seen = paragraphs(language, edition)
    assert any(len(each.lines) > 1 and each.style.size > 20 for each in seen) or edition == "large"
    for each in seen:
        if len(each.lines) > 1:
            large = each.style.size > 1.2 * theme().editions[edition].type["body"][0]
            marks = [sum(category(sign) == "Mn" for sign in normalize("NFD", letter)) for letter in normalize("NFC", each.words.plain)]
            high = any(count > (not large and not letter.isupper()) for letter, count in zip(normalize("NFC", each.words.plain), marks))
            least = 1.25 if high else 1.15
            assert each.style.leading >= least * each.style.size - 0.1, each.words.plain


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sheet_in_arabic_is_set_larger(edition: str) -> None:
    """All of it, as its edition says; words from the left as they ever were."""
    sizes = {language: {each.style.size for each in paragraphs(language, edition)} for language in ("ar", "vi")}
    assert min(sizes["ar"]) == {"standard": 13.5, "clear": 15.5, "large": 20}[edition]
    assert sizes["vi"] <= {size for size, _ in theme().editions[edition].type.values()}


def test_one_line_of_latin_is_as_high_as_the_theme_says() -> None:
    made = look("en", "standard")
    (strip,) = Compositor(made).words(said("Call 911 now"), "big", made.wide, None, bold=True)
    assert strip.height == made.lead("big")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("title", ["Danger", "Danger signs", "危险信号", "Dấu hiệu nguy hiểm", "Señales de peligro de verdad"])
def test_call_911_never_touches_the_warning_sign(edition: str, title: str) -> None:
    """However short the heading beside the sign is."""
    told = wording("vertebroplasty", "en", "riverside-spine")
    texts = MappingProxyType({**told.catalogue.texts, "danger.title": parse(Scalar(title), names=None)})
    words = Wording(told.handout, told.clinic, replace(told.catalogue, texts=texts), told.today)
    s = Setting(look_of(words, PICTURES, "letter", edition), words)
    head = whole(danger._emergency_head(s, Tag("Sect"), True))
    (sign,) = (item for item in head.items if isinstance(item.what, Placed))
    *_, call = (item for item in head.items if isinstance(item.what, Lines))
    reach = (call.what.paragraph.style.leading - call.what.paragraph.style.rise - HIGH * call.what.paragraph.style.size) / s.look.u
    assert call.x >= sign.x + sign.what.width / s.look.u or call.y + reach >= sign.y + sign.what.height / s.look.u


@pytest.mark.parametrize("letter", "áéíóúñüçčšžйёọạ")
def test_a_mark_on_a_small_letter_reaches_no_farther_than_plain_letters(letter: str) -> None:
    (up, down), (high, low) = ink(letter), ink("bdfklgpqyj")
    assert max(up, high) + max(down, low) < CLOSE - 0.05 and up <= high + 0.03


def test_paragraphs_of_a_leaflet_are_set_alike_with_accents_or_without() -> None:
    made = look_of(wording("child-stitches", "es", "riverside-spine"), PICTURES, "letter", "standard")
    style = made.style("body")
    with_accent, without = (made.apart(style, 3, said(words)).leading for words in ("Llámenos mañana", "Vuelva otro día".replace("í", "i")))
    assert with_accent == without == style.leading and made.apart(style, 3, said("Ế")).leading > style.leading
