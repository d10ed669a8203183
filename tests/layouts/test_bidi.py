"""The order of letters on a line: UAX #9 by Unicode's own conformance file and another library, and numbers that keep their order."""

import unicodedata
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from judge import absent

from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.layouts import bidi
from patient_handouts.layouts.breaking import break_lines
from patient_handouts.layouts.segments import TypeStyle

ARABIC, HEBREW = "ابتثجحخدذرز", "אבגדהוזח"
LETTERS = st.text(st.sampled_from(ARABIC + HEBREW + "abcXYZ0123456789 .,:;+-/%°$…–“”?!،؟\u0660\u0661"), max_size=40)
RTL = TypeStyle(13, 17, 4, 8.5, end=True, rtl=True)


def shown(text: str, levels: list[int]) -> str:
    """The letters from left to right, those from the right mirrored where they have a mirror image."""
    end = len(text.rstrip(" "))
    levels = [*levels[:end], *[min(levels, default=0)] * (len(text) - end)]
    turned = str.maketrans("()[]{}<>«»", ")(][}{><»«")
    return "".join(text[k].translate(turned) if levels[k] % 2 else text[k] for k in bidi.visual(levels))


@given(LETTERS.filter(lambda text: text.strip()), st.sampled_from((0, 1)))
def test_the_order_is_that_of_the_unicode_algorithm(text: str, base: int) -> None:
    text = text.strip()
    ours = shown(text, bidi.resolved(text, base))
    theirs = get_display(text, base_dir="LR"[base])
    assert ours == theirs


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("אב(גד[&ef]!)gh", "R R R R"),  # the three examples of UAX #9, rule N0, in a paragraph from the right
        ("smith (fabrikam ابت) אבג", "R R"),
        ("ابت book(s)", "L L"),
        ("א[0]", "R R"),  # a number inside counts as right-to-left; the other library is wrong here
    ],
)
def test_brackets_go_with_what_they_hold(text: str, brackets: str) -> None:
    base = 0 if text == "א[0]" else 1
    levels = bidi.resolved(text, base)
    assert " ".join("LR"[level % 2] for c, level in zip(text, levels) if c in "()[]") == brackets


CONFORMANCE = Path("/usr/share/unicode/BidiCharacterTest.txt")
REFUSED = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}  # embeddings, overrides, isolates: texts may not hold them


def test_the_unicode_conformance_file() -> None:
    """Every line of BidiCharacterTest.txt that our texts can hold: the resolved levels, by the file's word."""
    if not CONFORMANCE.is_file():
        absent(f"there is no {CONFORMANCE} (Debian's unicode-data; .ci/run installs it)")
    tried, wrong = 0, list[str]()
    for line in CONFORMANCE.read_text(encoding="utf-8").splitlines():
        codes, direction, base, levels, _ = line.split(";") if line[:1] not in ("", "#") else ("", "2", "", "", "")
        points = [int(code, 16) for code in codes.split()]
        if direction == "2" or REFUSED & {*points}:
            continue
        tried += 1
        text = "".join(map(chr, points))
        found = at_the_end(text, bidi.resolved(text, int(base)), int(base))
        if any(level not in ("x", str(ours)) for level, ours in zip(levels.split(), found)):
            wrong.append(line)
    assert tried > 90_000 and wrong == []


def at_the_end(text: str, levels: list[int], base: int) -> list[int]:
    """Rule L1: white before a separator and at the line's end has the paragraph's level (our lines have none there)."""
    white, out = True, list(levels)
    for k in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[k])
        white = kind in ("S", "B") or (white and kind in ("WS", "BN"))
        out[k] = base if white and kind != "BN" else out[k]
    return out


NUMBERS = (
    "(555) 555-0142",
    "+1 555-555-0117",
    "10 mg",
    "100.4 °F",
    "38 °C",
    "911",
    "3,175",
    "0.1",
    "T1",
    "L5",
    "24",
    "2026-10-01",
    "8:30 AM",
    "1/2",
    "$40",
    "90%",
    "example.org",
    "10–20",
    "PubMed 2018",
    "D.C. 20001",
    "-3 °C",
    "−3 °C",
    "-0.5",
    "±2 kg",
)


WORDS = ("كل صباح", "مع الماء", "اتصل", "يوم", "כדור", "בוקר")


@given(
    st.lists(st.one_of(st.sampled_from(NUMBERS), st.sampled_from(WORDS)), min_size=1, max_size=9),
    st.lists(st.sampled_from([" ", " (", ") ", "، ", ". ", " – ", ": "]), min_size=9, max_size=9),
)
def test_a_number_keeps_its_order_among_words_from_the_right(words: list[str], between: list[str]) -> None:
    text, places = "", []
    for word, gap in zip(words, between):
        if word in NUMBERS:
            places.append((len(text), len(text) + len(word)))
        text += word + gap
    levels = bidi.levels(text, 1)
    order = bidi.visual(levels)
    for start, end in places:
        stretch = [order.index(k) for k in range(start, end)]
        assert stretch == list(range(stretch[0], stretch[0] + end - start)), (text, text[start:end])


@pytest.mark.parametrize("number", NUMBERS)
def test_it_is_set_so(number: str) -> None:
    """The same, asked of the lines that are set: every glyph of the number stands right of the one before."""
    words = Words((Span("اتصل "), Span(number.replace(" ", "\xa0"), strong=True), Span(" إذا شعرت بالدوار")))
    (line,) = break_lines(words, 1000, RTL)
    runs = [run for run in line.runs if run.span.strong and run.words != " "]
    assert [run.x for run in runs] == sorted(run.x for run in runs)
    assert "".join(run.words for run in runs).replace("\xa0", " ") == number
    assert all(run.shaped.level % 2 == 0 for run in runs)


def test_brackets_round_a_dose_stand_round_it() -> None:
    (line,) = break_lines(said("تناول (10 mg) كل صباح"), 1000, RTL)
    drawn = sorted((run.x, run.words) for run in line.runs)
    assert "".join(words for _, words in drawn).replace(" ", "").find("10mg") > 0
    text = "تناول (10 mg) كل"
    order = shown(text, bidi.levels(text, 1))
    assert "(10 mg)" in order


def test_a_list_of_numbers_is_read_from_the_right() -> None:
    text = "الأيام 1, 2, 3 فقط"
    order = shown(text, bidi.levels(text, 1))
    assert order.index("3") < order.index("2") < order.index("1")


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("المصدر 1: Cochrane Library, 2018", "Cochrane Library, 2018 :1 ردصملا"),  # a number, then what it is the number of
        ("الإصدار 1.0  ·  A4RN-A7WC", "A4RN-A7WC  ·  1.0 رادصإلا"),  # facts follow each other from the right
        ("1.", ".1"),  # an item's number, alone in its column
        ("(555) 555-0142", "(555) 555-0142"),
        ("Krames, 2017.", "Krames, 2017."),
    ],
)
def test_a_number_belongs_to_what_stands_before_it(text: str, from_left: str) -> None:
    assert shown(text, bidi.levels(text, 1)) == from_left


def test_words_of_one_direction_only() -> None:
    assert bidi.levels("200 River Street, Springfield", 1) == [2] * 29
    assert bidi.levels("plain", 0) == [0] * 5


@pytest.mark.parametrize(
    ("base", "label", "typed", "after"),
    [
        (1, "שם: ", "Bring it, please.", ""),
        (1, "שם: ", "Bring it, please (soon)!", " שלום"),
        (1, "مع: ", "أحضر (10 mg) معك.", ""),
        (0, "Name: ", "אבג (דה)!", ""),
        (0, "Name: ", "אבג.", " and more"),
        (1, "Tel: ", "(555) 555-0142", ""),
    ],
)
def test_what_stands_apart_is_in_the_direction_of_its_own_first_letter(base: int, label: str, typed: str, after: str) -> None:
    """As if it stood on a line of its own; around it, as if it were one neutral sign."""
    text, at = label + typed + after, len(label)
    found = bidi.levels(text, base, [(at, at + len(typed))])
    alone = bidi.levels(typed, bidi.first_strong(typed))
    inside = found[at : at + len(typed)]
    assert len({level - own for level, own in zip(inside, alone, strict=True)}) == 1 and min(inside) > base
    neutral = bidi.levels(label + "\ufffc" + after, base, [(at, at + 1)])
    assert [*found[:at], *found[at + len(typed) :]] == [*neutral[:at], *neutral[at + 1 :]]
