"""Line breaking: what is set is what was written, inside the column."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import PICTURES

from patient_handouts.handouts.theme import theme
from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.images.colours import roles
from patient_handouts.layouts.breaking import TooWide, break_lines
from patient_handouts.layouts.compositor import Compositor
from patient_handouts.layouts.look import Look
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.strips import Column

STYLE = TypeStyle(size=13, leading=17, rise=4.25, unit=8.5)
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüñABC0123456789.,()"


def shown(words: Words, width: float = 357) -> list[str]:
    return ["".join(run.words for run in line.runs) for line in break_lines(words, width, STYLE)]


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=60), st.floats(120, 600))
def test_every_word_stands_once_in_order_and_no_line_is_too_wide(words: list[str], width: float) -> None:
    lines = break_lines(said(" ".join(words)), width, STYLE)
    assert " ".join("".join(run.words for run in line.runs) for line in lines) == " ".join(words)
    assert all(line.width <= width + 0.02 for line in lines)
    for line in lines:
        assert line.width == pytest.approx(sum(run.width for run in line.runs), abs=0.01)


@given(st.lists(st.sampled_from(["call", "us", "now", "a-b", "weak"]), min_size=2, max_size=30), st.integers(1, 28))
def test_marks_do_not_move_line_ends_but_bold_is_wider(words: list[str], at: int) -> None:
    """Spans cut at any space give the same words."""
    at = min(at, len(words))
    cut = Words((Span(" ".join(words[:at])), Span((" " if words[at:] else "") + " ".join(words[at:]))))
    assert shown(cut, 90) == shown(said(" ".join(words)), 90)


def test_a_no_break_space_holds() -> None:
    assert shown(said("call at 10\xa0lb"), 50) == ["call", "at 10\xa0lb"]


def test_a_compound_breaks_after_its_hyphen_but_a_phone_number_does_not() -> None:
    assert shown(said("OSS-tee-oh-por"), 60) == ["OSS-tee-", "oh-por"]
    assert shown(said("call 555-0142"), 60) == ["call", "555-0142"]


def test_an_address_breaks_before_dots_and_slashes() -> None:
    address = Words((Span("example.org/spine/video", link="https://example.org/spine/video"),))
    assert shown(address, 80) == ["example.org", "/spine/video"]
    long = Words((Span("example.org/what-to-do-after-your-new-knee", link="https://example.org/what"),))
    assert shown(long, 160) == ["example.org/what-to-do", "-after-your-new-knee"], "a long part breaks before a hyphen too"


@pytest.mark.parametrize("width", range(64, 220, 7))
def test_a_blank_is_one_piece_and_a_full_stop_sticks_to_it(width: int) -> None:
    words = Words(
        (
            Span("Lift up to "),
            Span("blank line", blank=7),
            Span(". Then rest."),
        )
    )
    line = next(line for line in break_lines(words, width, STYLE) if any(run.span.blank for run in line.runs))
    at = next(k for k, run in enumerate(line.runs) if run.span.blank)
    assert line.runs[at].width == 7 * 8.5
    assert line.runs[at + 1].words.startswith(".") and line.runs[at + 1].x == pytest.approx(line.runs[at].x + 7 * 8.5)


SMALL = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー" + "".join(map(chr, (*range(0x31F0, 0x3200), *range(0xFF67, 0xFF71))))
NOT_FIRST = "‼‽⁇⁈⁉々〜〻゛゜ゝゞ゠・ヽヾ：；･ﾞﾟ" + "、。，．？！）」』】》〉〕〗〙〛〟］｝｠｡､｣…" + "\u3099\u309a\ufe00\U000e0100"
NOT_LAST = "（「『【《〈〔〖〘〚〝［｛｟｢"


@pytest.mark.parametrize("sign", [*SMALL, *NOT_FIRST], ids=lambda sign: f"{ord(sign):04X}")
def test_no_line_of_japanese_begins_with(sign: str) -> None:
    """Every letter of the classes CJ and NS of UAX #14 (those beyond U+FFFF excepted), what closes, and what joins its letter."""
    for words in (
        said(f"漢字{sign}漢字か{sign}な{sign}{sign}カA{sign}い"),
        Words((Span("漢字か"), Span(f"{sign}な", strong=True), Span(f"{sign}カ"))),
    ):
        for width in range(45, 100, 9):
            lines = shown(words, width)
            assert "".join(lines) == words.plain and not any(line.startswith(sign) for line in lines), lines


@pytest.mark.parametrize("sign", NOT_LAST)
def test_no_line_of_japanese_ends_with(sign: str) -> None:
    lines = shown(said(f"漢字{sign}漢字かな{sign}かな{sign}字"), 36)
    assert len(lines) > 2 and not any(line.endswith(sign) for line in lines)


def test_japanese_still_breaks_between_its_letters() -> None:
    assert shown(said("漢字かなカナ"), 18) == ["漢字", "かな", "カナ"]


def test_a_newline_ends_a_line() -> None:
    assert shown(said("Danger\nsigns")) == ["Danger", "signs"]


def test_a_word_wider_than_the_column_is_named() -> None:
    with pytest.raises(TooWide, match="Donaudampfschiff"):
        break_lines(said("Donaudampfschiff"), 50, STYLE)


def test_where_the_language_asks_for_it_no_line_ends_with_a_word_of_one_letter() -> None:
    words, column = said("Боль была и в спине, а потом и у нас, и в руке"), Column(0, 14)
    lines = {language: shown_by(language, words, column) for language in ("ru", "en")}
    assert not any(re.search(r"(?<!\S)\w$", line) for line in lines["ru"])
    assert any(re.search(r"(?<!\S)\w$", line) for line in lines["en"])
    assert {" ".join(each) for each in lines.values()} == {words.plain}


def shown_by(language: str, words: Words, column: Column) -> list[str]:
    tokens = theme()
    look = Look(tokens.papers["letter"], tokens.editions["standard"], roles("#0B6A6E", None), PICTURES, language)
    parts = [item.what.paragraph for strip in Compositor(look).words(words, "body", column, None) for item in strip.items]
    return ["".join(run.words for run in line.runs) for line in parts[0].lines]


def set_in(words: str, role: str, width: float, edition: str = "standard", bold: bool = True) -> tuple[TypeStyle, list[str], Compositor]:
    """Words of Tamil's or Latin letters in a column of `width` points: their style, their lines, what was complained of."""
    tokens = theme()
    made = Compositor(Look(tokens.papers["letter"], tokens.editions[edition], roles("#0B6A6E", None), PICTURES, "en"))
    strips = made.words(said(words), role, Column(0, width / made.look.u), None, bold=bold)
    paragraphs = [item.what.paragraph for strip in strips for item in strip.items]
    lines = ["".join(run.words for run in line.runs) for each in paragraphs for line in each.lines]
    return (paragraphs[0].style if paragraphs else STYLE), lines, made


@pytest.mark.parametrize(
    ("words", "role", "width", "size"),
    [
        ("Call 911 immediately", "big", 136, 22),  # 29, as all fits: none of it is cut, none refused
        ("Acetaminophen", "body", 90, 12),
        ("Donaudampfschifffahrt now", "big", 136, 12),
        ("(555) 555-0142", "phone", 120, 17),  # a telephone number steps down too, before it would be parted
        ("Take it", "body", 93, 13),
    ],
)
def test_a_word_too_long_for_its_column_is_set_in_smaller_type(words: str, role: str, width: float, size: float) -> None:
    style, lines, made = set_in(words, role, width)
    assert style.size == size and " ".join(lines) == words and not made.gathered.problems
    assert lines == [words] or not words.startswith("(")


@pytest.mark.parametrize("edition", tuple(theme().editions))
def test_no_type_steps_below_the_floor_of_its_edition(edition: str) -> None:
    """Where a word fits in none it is named; a telephone number is parted, for a sheet without it is worse."""
    floor = min(size for size, _ in theme().editions[edition].type.values())
    _, lines, made = set_in("Donaudampfschifffahrtsgesellschaft", "big", 90, edition)
    assert not lines and [problem.code for problem in made.gathered.problems] == ["word-too-wide"]
    style, lines, made = set_in("+44 20 7946 0000 ext. 123", "big", 90, edition)
    assert style.size == floor and len(lines) > 1 and not made.gathered.problems


def test_lines_are_broken_once_whatever_their_colour_and_side() -> None:
    """Another clinic's colours, and words at the other side or further apart, end at the same words."""
    made = set_in("Words of a clinic that stand in its colour", "h2", 90)[2]
    before = break_lines.cache_info().misses
    for colour, end in (("#112233", False), ("#aa0000", True)):
        strips = made.words(
            said("Words of a clinic that stand in its colour"), "h2", Column(0, 90 / made.look.u), None, bold=True, colour=colour, end=end
        )
        style = strips[0].items[0].what.paragraph.style
        assert (style.colour, style.end) == (colour, end)
    assert break_lines.cache_info().misses == before


def test_what_tells_where_lines_end_is_in_the_measure_of_a_style() -> None:
    other = {"size": 20.0, "unit": 9.0, "bold": True, "rtl": True, "others": ("x",), "underline": True, "language": "ru"}
    assert all(replace(STYLE, **{name: value}).measure != STYLE.measure for name, value in other.items())
    assert {*other, "leading", "rise", "colour", "end"} == {each.name for each in fields(STYLE)}
