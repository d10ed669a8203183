"""Large print by two guidelines that contradict each other: UKAAF (bold, never underlined), ACB 2022 (underlined, an inch of margin)."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from judge import PROFILES, verdicts
from sheets import PICTURES, wording

from patient_handouts.handouts.text import Run, Text
from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts.laying import lay_out
from patient_handouts.layouts.pieces import Lines
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.strips import Strip
from patient_handouts.layouts.tags import Tag
from walker import walk

INCH = 72.0


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    told = wording("vertebroplasty", "en", "riverside-spine")
    clinics = {name: told.clinic.but(large_print=name) for name in ("ukaaf", "acb")}
    papers = {"ukaaf": ("letter", "ukaaf"), "acb": ("letter", "acb"), "acb on a4": ("a4", "acb")}
    return {
        name: set_sheet(Wording(told.handout, clinics[which], told.catalogue, told.today), PICTURES, paper=paper, edition="large")[0]
        for name, (paper, which) in papers.items()
    }


def underlines(pdf: bytes) -> int:
    """How many lines of .06 of 18 points lie on its pages: nothing else is as thick."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(
            str(operator) == "w" and float(operands[0]) == 1.08
            for page in opened.pages
            for operands, operator in pikepdf.parse_content_stream(page)
        )


def words(pdf: bytes) -> set[str]:
    """All words; page numbers differ, for the margins do."""
    return {word for word in walk(pdf).words.split() if not word.strip(".").isdigit()}


def test_both_say_the_same(sheets: dict[str, bytes]) -> None:
    assert words(sheets["ukaaf"]) == words(sheets["acb"])


def test_only_acb_underlines(sheets: dict[str, bytes]) -> None:
    strong = sum(run.strong for text in wording("vertebroplasty", "en", "riverside-spine").handout.key_points for run in text.runs)
    assert underlines(sheets["ukaaf"]) == 0 and underlines(sheets["acb"]) > 3 * strong > 10


@pytest.mark.parametrize("which", ["acb", "acb on a4"])
def test_acb_keeps_an_inch_free(sheets: dict[str, bytes], which: str) -> None:
    for page in pypdfium2.PdfDocument(sheets[which]):
        text, height = page.get_textpage(), page.get_height()
        boxes = [text.get_charbox(k) for k in range(text.count_chars())]
        seen = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in seen) >= INCH - 0.5 and max(box[3] for box in seen) <= height - INCH + 0.5  # bearings of letters


def test_strong_words_are_not_bold_in_acb(sheets: dict[str, bytes]) -> None:
    texts = [page.get_textpage() for page in pypdfium2.PdfDocument(sheets["acb"])]
    page = next(text for text in texts if "In short" in text.get_text_range())
    heading = page.get_text_range().index("In short")
    assert "Bold" in font_at(page, heading) and "Bold" not in font_at(page, page.get_text_range().index("steadies", heading))


def font_at(page: pypdfium2.PdfTextPage, index: int) -> str:
    from ctypes import create_string_buffer

    import pypdfium2.raw as raw

    name = create_string_buffer(200)
    raw.FPDFText_GetFontInfo(page, index, name, 200, None)
    return name.value.decode()


def test_the_judge_passes_both(sheets: dict[str, bytes], tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.pdf" for name in sheets]
    for path, pdf in zip(files, sheets.values()):
        path.write_bytes(pdf)
    assert verdicts(files) == {(path.name, profile): "PASS" for path in files for profile in PROFILES}


@pytest.mark.parametrize("clinic", ["riverside-spine", "harbor-spine"])
def test_page_1_holds_the_key_points(clinic: str) -> None:
    """Where the clinic says so much of itself that they would find no room, its address stands at the sheet's end."""
    told = wording("vertebroplasty", "en", clinic)
    words = Text((Run("7 Old Quay, "), Run("behind the lighthouse " * 12)), "long")
    for clinics in (told.clinic, told.clinic.but(address=words)):
        s = Setting(look_of(told, PICTURES, "letter", "large"), Wording(told.handout, clinics, told.catalogue, told.today))
        _, pages = lay_out(s, Tag("Document"))
        assert [strip.name for strip in pages[0] if strip.name] == ["key_points"]
        on = [k for k, page in enumerate(pages) if "Old Quay" in said_on(page) or "River Street" in said_on(page)]
        assert on == [0] if clinics is told.clinic else on[-1] == len(pages) - 1 and 0 not in on


def said_on(page: list[Strip]) -> str:
    return " ".join(item.what.paragraph.words.plain for strip in page for item in strip.items if isinstance(item.what, Lines))
