"""`--with`: the whole sheet in two languages in one file, each complete, on leaves of its own, block numbers in the margins."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from judge import PROFILES, verdicts
from sheets import Which, in_one_file, sheet, walked, wording

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.blocks import ParagraphBlock
from patient_handouts.handouts.wording import Wording
from walker import walk

TOPIC, CLINIC = "vertebroplasty", "riverside-spine"
EDGE = {"standard": 42.5, "large": 51}  # points: where the words begin on Letter


@pytest.fixture(scope="module", params=["standard", "large"])
def pair(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    told = [(wording(TOPIC, language, CLINIC), NOBODY) for language in ("vi", "en")]
    return request.param, in_one_file(told, paper="letter", edition=request.param)


def alone(language: str, edition: str) -> bytes:
    return sheet(Which(TOPIC, language, CLINIC, edition, "letter"))[0]


def test_each_sheet_is_there_whole(pair: tuple[str, bytes]) -> None:
    edition, pdf = pair
    found = walk(pdf)
    assert found.problems == []
    words = found.words
    for language in ("vi", "en"):
        told = wording(TOPIC, language, CLINIC)
        other = "Tiếng Anh" if language == "vi" else "Vietnamese"
        line = told.say("head.beside", languages=other).plain
        assert line in words
        words = words.replace(f"{line} ", "")
    both = " ".join(walked(Which(TOPIC, language, CLINIC, edition, "letter")).words for language in ("vi", "en"))
    if edition != "clear":  # alone, its clinic's address or the part to take home may stand last, and pages have other numbers
        words, both = (" ".join(sorted(re.sub(r"[\d·]", "", each).split())) for each in (words, both))
    assert words == both


def test_each_begins_on_a_leaf_and_counts_its_own_pages(pair: tuple[str, bytes]) -> None:
    edition, pdf = pair
    shown = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    first, second = (int(re.findall(rf"{page_1} (\d+)", "".join(shown))[0]) for page_1 in ("Trang 1 trên", "Page 1 of"))
    if edition == "standard":
        lone = [len(pypdfium2.PdfDocument(alone(language, edition))) for language in ("vi", "en")]
        assert first == lone[0] and second - lone[1] in (0, 1)  # one line more tells what lies beside it
    start = first + first % 2
    assert len(shown) == start + second
    assert [f"Trang {n} trên {first}" in shown[n - 1] for n in range(1, first + 1)] == [True] * first
    assert [f"Page {n} of {second}" in shown[start + n - 1] for n in range(1, second + 1)] == [True] * second
    assert all(page == "" for page in shown[first:start])
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert {str(part.Lang) for part in opened.Root.StructTreeRoot.K.K} == {"vi", "en"}
        assert opened.pages[start].label == "en 1"


def numbers(pdf: bytes, edition: str) -> dict[str, list[int]]:
    """The numbers at the margins, by the language of the page."""
    found: dict[str, list[int]] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page, text in zip(opened.pages, pypdfium2.PdfDocument(pdf)):
            margins = sum(
                str(operator) == "BDC" and "LineNum" in str(operands[1].get("/Subtype", ""))
                for operands, operator in pikepdf.parse_content_stream(page)
                if len(operands) > 1
            )
            read = text.get_textpage().get_text_bounded(0, 0, EDGE[edition] - 1, text.get_height())
            language = "vi" if "Trang" in text.get_textpage().get_text_range() else "en"
            shown = [int(word) for word in re.findall(r"^\d+(?=\s|$)", read, re.M)]
            assert margins == 0 or shown
            found.setdefault(language, []).extend(shown)
    return found


def test_a_block_has_one_number_in_both(pair: tuple[str, bytes]) -> None:
    found = numbers(pair[1], pair[0])
    assert found["vi"] and sorted(found["vi"]) == sorted(found["en"]) == list(range(1, max(found["vi"]) + 1))


def twice(language: str) -> Wording:
    """A sheet whose first paragraph stands there twice: one object in two places."""
    made = wording(TOPIC, language, CLINIC)
    at, section = next((k, part) for k, part in enumerate(made.handout.sections) if isinstance(part.blocks[0], ParagraphBlock))
    again = section.but(blocks=(*section.blocks, section.blocks[0]))
    handout = made.handout.but(sections=(*made.handout.sections[:at], again, *made.handout.sections[at + 1 :]))
    return Wording(handout, made.clinic, made.catalogue, made.today)


def test_a_block_that_stands_twice_has_two_numbers() -> None:
    pdf = in_one_file([(twice(language), NOBODY) for language in ("vi", "en")], paper="letter", edition="standard")
    once = in_one_file([(wording(TOPIC, language, CLINIC), NOBODY) for language in ("vi", "en")], paper="letter", edition="standard")
    found, before = numbers(pdf, "standard"), numbers(once, "standard")
    assert max(found["en"]) == max(before["en"]) + 1
    assert found["vi"] == found["en"] == list(range(1, max(found["en"]) + 1))


def test_the_judge_passes_it(pair: tuple[str, bytes], tmp_path: Path) -> None:
    edition, pdf = pair
    (tmp_path / f"{edition}.pdf").write_bytes(pdf)
    assert verdicts([tmp_path / f"{edition}.pdf"]) == {(f"{edition}.pdf", profile): "PASS" for profile in PROFILES}
