"""The sheets of the library, read back from their PDFs."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from sheets import ALL, PICTURES, Which, sheet, wording

from patient_handouts.layouts.sheet import set_sheet
from walker import walk

TREES = Path(__file__).parent / "trees"
UNIT = 8.5              # u of the standard edition, in points
SMALLEST = 12           # points
every_sheet = pytest.mark.parametrize("which", ALL, ids=str)


@every_sheet
def test_the_walker_finds_nothing(which: Which) -> None:
    assert walk(sheet(which)[0]).problems == []


@every_sheet
def test_the_same_input_gives_the_same_bytes(which: Which) -> None:
    again, _ = set_sheet(wording(which.topic, which.language, which.clinic), PICTURES, paper=which.paper)
    assert again == sheet(which)[0]


@pytest.mark.parametrize("which", [w for w in ALL if w.paper == "letter"], ids=str)
def test_the_tag_tree_is_the_committed_one(which: Which, update: bool) -> None:
    path, tree = TREES / f"{which}.txt", walk(sheet(which)[0]).text
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(tree, encoding="utf-8", newline="\n")
    assert tree == path.read_text(encoding="utf-8"), "read the difference; if it is meant: pytest --update"


# ---------------------------------------------------------------- lines on paper
def lines(pdf: bytes) -> list[tuple[int, float, float, float, str]]:
    """Every string shown: page, font size, x, distance of its baseline from the paper's top, codes."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            height, size, at = float(page.MediaBox[3]), 0.0, (0.0, 0.0)
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tm":
                    at = float(operands[4]), float(operands[5])
                elif str(operator) == "Tj":
                    found.append((number, size, at[0], height - at[1], str(operands[0])))
    return found


@every_sheet
def test_nothing_is_smaller_than_the_floor(which: Which) -> None:
    assert min(size for _, size, *_ in lines(sheet(which)[0])) >= SMALLEST


@every_sheet
def test_body_text_stands_on_the_grid(which: Which) -> None:
    """Baselines of body text are multiples of half a unit from the paper's top, so that they meet across columns."""
    off = [(page, text) for page, size, _, down, text in lines(sheet(which)[0])
           if size == 13 and not (page == 0 and down < 14 * UNIT) and abs(down / (UNIT / 2) - round(down / (UNIT / 2))) > .01]
    assert off == []


@every_sheet
def test_no_ink_leaves_the_paper(which: Which) -> None:
    for _, size, x, down, _ in lines(sheet(which)[0]):
        assert x >= 40 and down - size >= 20 and down <= (792 if which.paper == "letter" else 842) - 18


@pytest.mark.parametrize("which", [w for w in ALL if w.paper == "letter"], ids=str)
def test_lines_break_alike_on_letter_and_a4(which: Which) -> None:
    """Column widths are the same, so only page ends differ: the words of each line are the same ones."""
    def broken(paper: str) -> list[str]:
        pdf = sheet(Which(which.topic, which.language, which.clinic, paper))[0]
        texts = [re.sub(r"[Pp]age \d+( of \d+)?|\d+ of \d+", "page", text) for _, _, _, _, text in lines(pdf)]
        return sorted(text for text in texts if "page" not in text)
    letter, a4 = broken("letter"), broken("a4")
    heads = {text for text in letter if letter.count(text) != a4.count(text)}     # running heads and feet stand once a page
    assert {text for text in letter if text not in heads} == {text for text in a4 if text not in heads}
    assert len(heads) <= 6


# ---------------------------------------------------------------- what the file says of itself
@every_sheet
def test_print_hints_and_metadata(which: Which) -> None:
    with pikepdf.open(io.BytesIO(sheet(which)[0])) as pdf:
        wishes = pdf.Root.ViewerPreferences
        assert wishes.DisplayDocTitle and wishes.Duplex == "/DuplexFlipLongEdge" and wishes.PrintScaling == "/None"
        assert str(pdf.Root.Lang) == which.language
        with pdf.open_metadata() as meta:
            assert meta["dc:title"].startswith(wording(which.topic, which.language, which.clinic).handout.title.plain)
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert len(pdf.pages) == sheet(which)[1]
