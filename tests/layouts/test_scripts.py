"""Scripts that join, stack or run from the right: what is read aloud is what was written, and the judge agrees."""

from io import BytesIO
from pathlib import Path

import pytest
from judge import PROFILES, verdicts
from scripts import LINK, TEXTS, style

from patient_handouts.handouts.words import Span, Words, said
from patient_handouts.layouts.breaking import break_lines
from patient_handouts.layouts.canvas import TaggedCanvas
from patient_handouts.layouts.paragraph import Paragraph
from patient_handouts.layouts.segments import TypeStyle
from patient_handouts.layouts.shaping import complex_script, shape
from patient_handouts.layouts.tags import Tag
from walker import walk


@pytest.fixture(scope="module")
def page() -> bytes:
    """All of them on one page, broken into many lines."""
    root, out = Tag("Document"), BytesIO()
    canvas = TaggedCanvas(out, root, (300, 900), "en")
    Paragraph.of(said("Languages"), 260, TypeStyle(18, 24, 6, 8.5, bold=True), root.add("H1")).paint(canvas, 20, 880, 0, 1)
    top = 850.0
    for language, spans in TEXTS.items():
        paragraph = Paragraph.of(Words(spans), 260, style(language), root.add("P", lang=language))
        paragraph.paint(canvas, 20, top, 0, len(paragraph.lines))
        top -= 19 * len(paragraph.lines) + 8
    canvas.describe("Languages", "test", "test")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_read_is_what_was_written(page: bytes, language: str) -> None:
    found = walk(page)
    assert found.problems == []
    start = [k for k, (_, role, _) in enumerate(found.tree) if role == "P"][list(TEXTS).index(language)]
    end = next((k for k, (_, role, _) in enumerate(found.tree) if role == "P" and k > start), len(found.tree))
    read = " ".join(words for _, role, words in found.tree[start:end] if role == "#")
    assert " ".join(read.split()) == " ".join(Words(TEXTS[language]).plain.split())


def test_the_judge_agrees(page: bytes, tmp_path: Path) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(page)
    assert verdicts([path]) == {(path.name, profile): "PASS" for profile in PROFILES}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("width", [120, 180, 260, 400])
def test_no_line_is_wider_than_its_column(language: str, width: float) -> None:
    for line in break_lines(Words(TEXTS[language]), width, style(language)):
        assert line.width <= width + 0.02
        assert sum(run.width for run in line.runs) == pytest.approx(line.width)
        drawn = sorted(line.runs, key=lambda run: run.x)
        for left, right in zip(drawn, drawn[1:]):  # side by side, none over another
            assert right.x == pytest.approx(left.x + left.width, abs=0.02)


def test_letters_join_and_stack() -> None:
    """Glyphs that differ from those of the single letters; a syllable sign drawn before its letter; two letters in one glyph."""
    assert len({glyph.key for glyph in shape("FiraGO", "سلام", 1).glyphs} - set("سلام")) >= 2  # the last letter stands alone
    assert len(shape("FiraGO", "لا", 1).glyphs) == 1
    hindi = shape("FiraGO", "कि", 0)
    assert not hindi.plain and len(hindi.glyphs) == 2 and hindi.exact  # each glyph says one letter, in the order of reading
    assert shape("FiraGO", "Take one", 0).plain


def test_letters_join_across_a_mark() -> None:
    (line,) = break_lines(Words((Span("ال"), Span("فقرة", link=LINK), Span("،"))), 1000, style("ar"))
    keys = [glyph.key for run in line.runs if run.words != "،" for glyph in reversed(run.shaped.glyphs)]
    assert keys == [glyph.key for glyph in reversed(shape("FiraGO", "الفقرة", 1).glyphs)] != [*"الفقرة"]


def test_latin_needs_no_shaping() -> None:
    assert not complex_script("Kiểm tra đường huyết, Подробнее, Παίρνετε, 38 °C")
    assert all(map(complex_script, ("حبة", "כדור", "गोली", "ยา", "e\u0301")))


def test_a_sheet_from_the_right_starts_there() -> None:
    (line,) = break_lines(said("تناول حبة كل صباح"), 1000, style("ar"))
    words = [run for run in line.runs if run.words.strip()]
    assert [run.x for run in words] == sorted((run.x for run in words), reverse=True)


@pytest.mark.parametrize(
    ("words", "spaced"), [("请您先读这张纸" * 4, False), ("clinic-" * 5 + "desk", False), ("Ring the desk at once please", True)]
)
def test_only_a_line_that_ends_at_a_space_is_read_with_one(words: str, spaced: bool) -> None:
    lines = break_lines(said(words), 60, TypeStyle(13, 19, 5, 8.5))
    assert len(lines) > 2 and {line.spaced for line in lines[:-1]} == {spaced}
