"""Where no line ends: numbers keep their noun, unit, month, hour and range, telephone numbers never break, no short word stands alone.

In every language, whatever words are around and however wide the column is, as long as the words find room in it.
"""

import re
from functools import cache
from itertools import combinations, pairwise
from math import inf
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import EDITIONS, paragraphs

from patient_handouts.handouts.catalogue import languages
from patient_handouts.handouts.data import data
from patient_handouts.handouts.formats import reads_from_right
from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.layouts import breaking, ties
from patient_handouts.layouts.breaking import LineBox, TooWide, breadth, break_lines, widest
from patient_handouts.layouts.segments import TypeStyle

TIED = {
    "en": (
        *(
            "6 weeks",
            "1,000 people",
            "100.4 °F",
            "10 lb",
            "October 1, 2026",
            "8 AM to 5 PM",
            "8 a.m. to 5 p.m.",
            "T1 to T12",
            "5 to 10 days",
        ),
        *(
            "page 4",
            "Step 3",
            "2 million people",
            "44 of 100 people",
            "3 out of 10 people",
            "5 – 10 days",
            "$ 20",
            "1 or 2 tablets",
            "May 2026",
        ),
    ),
    "es": (
        *(
            "6 semanas",
            "1,000 personas",
            "38 °C",
            "1 de octubre de 2026",
            "8 a. m. a 5 p. m.",
            "8\u00a0a.m. a 5\u00a0p.m.",
            "T1 a T12",
            "5 y 10 días",
        ),
        *("página 4", "Paso 3", "2 millones de personas", "44 de cada 100 personas", "8 a 10 horas"),
    ),
    "vi": (
        "6 tuần",
        "1.000 người",
        "38 °C",
        "ngày 1 tháng 10",
        "tháng 10 năm 2026",
        "08:00 đến 17:00",
        "T1 đến T12",
        "trang 4",
        "5 hoặc 6 ngày",
    ),
    "ru": (
        "6 недель",
        "1000 человек",
        "38 °C",
        "1 октября 2026 г.",
        "с 8 до 17 часов",
        "T1 до T12",
        "стр. 4",
        "44 из 100 человек",
        "2 млн человек",
    ),
    "ar": (
        "6 أسابيع",
        "1,000 شخص",
        "38 °C",
        "1 أكتوبر 2026",
        "8 ص إلى 5 م",
        "T1 إلى T12",
        "الصفحة 4",
        "44 من كل 100 شخص",
        "و8 كسور",
    ),
    "hi": (
        "6 हफ़्ते",
        "1,000 लोग",
        "38 °C",
        "1 अक्टूबर 2026",
        "सुबह 8 बजे से शाम 5 बजे",
        "T1 से T12",
        "पेज 4",
        "100 में से 44 लोगों",
        "5 या 6 दिन",
        "2 लाख लोग",
    ),
    "bn": ("6 সপ্তাহ", "1,000 জন", "1 অক্টোবর 2026", "5 থেকে 10 দিন", "পৃষ্ঠা 4"),
    "ta": ("6 வாரங்கள்", "1,000 பேர்", "1 அக்டோபர் 2026", "5 முதல் 10 நாட்கள்", "பக்கம் 4"),
    "zh": ("6周", "6个星期", "1,000 人", "10月1日", "5到10天", "第3步", "约20分钟"),
    "de": ("6 Wochen", "1. Oktober 2026", "5 oder 6 Tage", "5 – 10 Tage"),  # ties.yaml has no entry for it: CLDR knows enough
}
AROUND = {
    "en": "you can rest at home and the pain goes away soon after it",
    "es": "puede descansar en casa y el dolor se va pronto después",
    "vi": "quý vị có thể nghỉ ở nhà và cơn đau sẽ hết sớm thôi",
    "ru": "вам можно отдыхать дома и боль скоро пройдёт сама после этого",
    "ar": "يمكنك أن تستريح في البيت ويزول الألم سريعا بعد ذلك",
    "hi": "आप घर पर आराम कर सकते हैं और दर्द जल्दी चला जाता है",
    "bn": "আপনি বাড়িতে বিশ্রাম নিতে পারেন এবং ব্যথা চলে যায়",
    "ta": "நீங்கள் வீட்டில் ஓய்வு எடுக்கலாம் வலி விரைவில் போகும்",
    "zh": "您 可以 在家 休息 疼痛 很快 就会 消失",
    "de": "zu Hause ruhen und bald geht der Schmerz weg",
}
PHONES = ("(555) 555-0142", "+44 20 7946 0000", "01 42 34 56 78", "555-0142 ext. 12", "1-800-GO-FEDEX", "1 (555) 555-0142")


@cache
def style(language: str) -> TypeStyle:
    return TypeStyle(13, 17, 4.25, 8.5, rtl=reads_from_right(language), language=language)


def told(lines: tuple[LineBox, ...]) -> list[str]:
    return ["".join(run.words for run in line.runs) for line in lines]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str, Words, float]:
    """A language, what is tied, words with that in them, and a column that has room for it."""
    language = draw(st.sampled_from(sorted(TIED)))
    tied, around = draw(st.sampled_from(TIED[language])), st.lists(st.sampled_from(AROUND[language].split()), min_size=0, max_size=12)
    before, after = " ".join(draw(around)), " ".join(draw(around))
    cut = draw(st.sampled_from([0, *(found.end() for found in re.finditer(" |$", tied))]))  # bold up to any of its words
    spans = [
        Span(f"{before} "[not before :]),
        Span(tied[:cut], strong=True),
        Span(tied[cut:]),
        Span(f" {after}"[: len(after) + 1] if after else ""),
    ]
    words = Words(span for span in spans if span.words)
    least = max(breadth(said(tied, strong), style(language)) for strong in (False, True)) + 2
    return language, tied, words, draw(st.floats(least + 0.1, least + 150))


@given(sentences())
@settings(max_examples=200)
def test_a_number_keeps_its_noun_its_unit_its_month_its_hour_its_range(drawn: tuple[str, str, Words, float]) -> None:
    language, tied, words, width = drawn
    width = max(width, widest(words, style(language)) + 0.1)
    assert any(tied in line for line in told(break_lines(words, width, style(language)))), told(break_lines(words, width, style(language)))


@pytest.mark.parametrize(
    "language, tied, told_so",
    [
        ("en", "(20) (21) (22)", "The danger signs count from today on. (20) (21) (22)"),
        ("ru", "из\xa01\xa0000 человек", "одно исследование из\xa01\xa0000 человек без боли"),
    ],
)
def test_pointers_to_sources_stay_together_and_a_number_its_author_tied_keeps_its_noun(language: str, tied: str, told_so: str) -> None:
    """In every column that holds them."""
    words, kind = said(told_so), style(language)
    for width in range(int(breadth(said(tied), kind)) + 20, int(breadth(words, kind)) + 2, 3):
        assert any(tied in line for line in told(break_lines(words, width, kind))), width


@given(st.sampled_from(sorted(AROUND)), st.sampled_from(PHONES), st.booleans(), st.integers(0, 8), st.integers(0, 8), st.floats(30, 400))
@settings(max_examples=100)
def test_a_telephone_number_never_breaks(language: str, phone: str, link: bool, before: int, after: int, width: float) -> None:
    """A column that is narrower than the number refuses it as it refuses a long word, and type steps down; only then is it parted."""
    around = AROUND[language].split()
    words = Words((Span(" ".join(around[:before]) + " "), Span(phone, link="tel:+1" if link else ""), Span(" " + " ".join(around[:after]))))
    try:
        lines = told(break_lines(words, width, style(language)))
    except TooWide:
        assert width < widest(words, style(language))
        with pytest.MonkeyPatch.context() as held:
            held.setattr(breaking, "NEVER", inf)
            break_lines.cache_clear()
            assert width < max(breadth(said(word), style(language)) for word in [phone, *around])
        break_lines.cache_clear()
        return
    assert any(phone in line for line in lines), lines


@given(
    st.sampled_from(sorted(AROUND)),
    st.lists(
        st.sampled_from(["a", "6", "weeks,", "44", "of", "100", "T1", "to", "T12.", "(555)", "555-0142", "—", "I", "x-y"]),
        min_size=1,
        max_size=9,
    ),
    st.floats(1.0, 4.0),
)
@settings(max_examples=100)
def test_of_all_ways_to_break_lines_the_cheapest_is_taken(language: str, words: list[str], wider: float) -> None:
    """Against every way there is; lines filled as they come are taken only where they cost no tie and leave no word alone."""
    text, look = said(" ".join(words)), style(language)
    width = widest(text, look) * wider
    pieces = breaking.measured(breaking.unbreakables(text)[0], look)
    wide, after = breaking._widths(pieces, look)
    costs, n = ties.prices(pieces, language), len(pieces)
    ends = breaking._ends(pieces, wide, after, width + 0.01, language, False)
    every = [[*some, n] for count in range(n) for some in combinations(range(1, n), count)]
    priced = {tuple(each): price(each, wide, after, width + 0.01, costs) for each in every}
    filled = breaking._filled(wide, after, width + 0.01)
    alone = n >= breaking.ENOUGH and len(filled) > 1 and filled[-1] - filled[-2] == 1
    if alone or any(costs[end - 1] for end in filled[:-1]):
        assert priced[tuple(ends)] == pytest.approx(min(priced.values()))
    else:
        assert ends == filled and len(ends) == min(len(each) for each, cost in priced.items() if cost < inf)


def price(ends: list[int], wide: list[float], after: list[float], width: float, costs: list[float]) -> float:
    """What a way to break lines costs; infinitely much where a line is too wide."""
    total = 0.0
    for start, end in pairwise([0, *ends]):
        x = sum(wide[start:end]) + sum(after[start : end - 1])
        if x > width:
            return inf
        free = 1 - x / width
        last, lone = end == len(wide), end - start == 1 and len(wide) > 2
        total += breaking.LINE + (breaking.ALONE * free * lone if last else costs[end - 1] + breaking.HOLE * free * free)
    return total


def test_narrow_columns_part_what_they_must() -> None:
    """Never a word, last a number from its noun."""
    assert told(break_lines(said("open 8 AM to 5 PM daily"), 62, style("en"))) == ["open 8 AM", "to 5 PM", "daily"]
    assert told(break_lines(said("about 6 weeks"), 40, style("en"))) == ["about", "6", "weeks"]


def test_no_short_word_stands_alone_on_the_last_line() -> None:
    for words in ("The needle is taken out and the hole is so small", "Цемент твердеет и скрепляет место перелома за час"):
        text = said(words)
        for width in range(130, 300, 7):
            assert " " in told(break_lines(text, width, style("ru")))[-1], width
    assert told(break_lines(said("Danger signs"), 60, style("en"))) == ["Danger", "signs"]


def test_a_heading_in_chinese_breaks_between_its_words_where_the_author_has_marked_them() -> None:
    marked = said("今天\u200b给\u200b我们\u200b打电话")
    for width in (66, 79, 92):
        lines = [line.replace("\u200b", "") for line in told(break_lines(marked, width, style("zh")))]
        assert lines[-1].startswith("打电话") or lines[-1].endswith("我们打电话"), lines


def test_the_words_of_a_language_are_such_as_can_be_met() -> None:
    """Each is one word in small letters, without marks; all languages of the program have an entry."""
    known = data(Path(ties.__file__).with_name("ties.yaml"))
    assert set(languages()) <= set(known)
    for language, entry in known.items():
        assert entry.keys() <= {"before", "near", "between", "counts", "short"}, language
        for key in entry.keys() - {"short"}:
            for word in entry[key]:
                assert word.removesuffix(".") == word.strip(ties._MARKS).casefold() and not re.search(r"\s", word), (language, word)


LONE_NUMBER = re.compile(r"(?<!\S)[(«“]?(?!20\d\d$)\d[\d.,]*(?<![.,])$")  # no year, no clause's end


@pytest.mark.parametrize("language", sorted(languages()))
def test_no_line_of_a_sheet_ends_with_a_number_that_could_stand_with_its_noun(language: str) -> None:
    """As a stranger would look: line by line, in all editions."""
    for edition in EDITIONS:
        for paragraph in paragraphs(language, edition):
            lines = told(paragraph.lines)
            for line, after in pairwise(lines):
                if LONE_NUMBER.search(line) and "tel:" not in paragraph.lines[0].runs[-1].span.link:
                    pair = said(f"{line.split(' ')[-1]} {after.split(' ')[0]}")
                    assert breadth(pair, paragraph.style) > paragraph.width, (edition, lines)
