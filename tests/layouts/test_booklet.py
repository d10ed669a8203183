"""A booklet: pages on their halves in folding order, read in the order of the sheet."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from judge import PROFILES, verdicts
from sheets import PICTURES, wording
from typed import handouts

from patient_handouts.handouts.approvals import NOBODY
from patient_handouts.handouts.theme import theme
from patient_handouts.layouts.booklet import folds
from patient_handouts.layouts.pdf import written
from patient_handouts.layouts.sheet import lay_sheets
from patient_handouts.layouts.tags import Tag
from walker import walk


def sides(pages: int, from_right: bool = False) -> list[list[int]]:
    """The pages on each side, the left one first; 0 where none lies."""
    found = [[0, 0] for _ in range(2 * -(-pages // 4))]
    for page, fold in enumerate(folds(pages, from_right), 1):
        assert found[fold.side][fold.right] == 0
        found[fold.side][fold.right] = page
    return found


def leafed(pages: int) -> list[int]:
    """The pages as a reader meets them who lays the leaves on each other, folds them in the middle and leafs through."""
    laid = sides(pages)
    leaves = [(laid[k], laid[k + 1]) for k in range(0, len(laid), 2)]  # front, back; the first one is the outermost
    first = [page for front, back in leaves for page in (front[1], back[0])]
    last = [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    return first + last


def test_eight_pages_lie_as_printers_lay_them() -> None:
    assert sides(8) == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert sides(8, from_right=True) == [[1, 8], [7, 2], [3, 6], [5, 4]]
    assert sides(1) == [[0, 1], [0, 0]]


@pytest.mark.parametrize("pages", range(1, 41))
def test_who_folds_them_reads_them_in_order(pages: int) -> None:
    assert [page for page in leafed(pages) if page] == [*range(1, pages + 1)]
    assert leafed(pages)[0] == 1


def folded(language: str, paper: str, booklet: bool = True, **how: str) -> bytes:
    root = Tag("Document")
    laid = lay_sheets([(wording("vertebroplasty", language, "riverside-spine"), NOBODY)], PICTURES, root, paper=paper, **how)
    return written(root, [laid], booklet=booklet)[0]


CASES = [("en", "half-letter", "standard"), ("ar", "a5", "standard"), ("es", "a5", "clear")]


@pytest.mark.parametrize(("language", "paper", "edition"), CASES)
def test_it_is_read_as_the_pages_one_by_one_are(language: str, paper: str, edition: str) -> None:
    whole, pages = folded(language, paper, edition=edition), folded(language, paper, booklet=False, edition=edition)
    assert walk(whole).problems == []
    assert [each for each in walk(whole).tree] == [each for each in walk(pages).tree]
    assert whole == folded(language, paper, edition=edition)


def test_it_passes_both_profiles(tmp_path: Path) -> None:
    files = []
    for language, paper, edition in CASES:
        files.append(tmp_path / f"{language}.{paper}.{edition}.pdf")
        files[-1].write_bytes(folded(language, paper, edition=edition))
    assert verdicts(files) == {(file.name, profile): "PASS" for file in files for profile in PROFILES}


def test_links_figures_and_bookmarks_lie_where_their_pages_do() -> None:
    across, down = theme().papers["a5"].size
    with pikepdf.open(io.BytesIO(folded("en", "a5"))) as pdf, pikepdf.open(io.BytesIO(folded("en", "a5", booklet=False))) as single:
        places = folds(len(single.pages))
        assert [[round(float(edge), 1) for edge in page.MediaBox] for page in pdf.pages] == [
            [0, 0, round(2 * across, 1), round(down, 1)] for _ in pdf.pages
        ]
        moved = [[] for _ in pdf.pages]
        for page, fold in zip(single.pages, places, strict=True):
            boxes = [tuple(map(float, each.Rect)) for each in page.get("/Annots", [])]
            moved[fold.side] += [(x0 + across * fold.right, y0, x1 + across * fold.right, y1) for x0, y0, x1, y1 in boxes]
        assert [sorted(tuple(map(float, each.Rect)) for each in page.get("/Annots", [])) for page in pdf.pages] == [
            [pytest.approx(box, abs=0.01) for box in sorted(boxes)] for boxes in moved
        ]
        assert any(moved)
        with pdf.open_outline() as outline, single.open_outline() as other:
            (top,), (first,) = outline.root, other.root
            assert [each.title for each in top.children] == [each.title for each in first.children]
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_the_command_lays_it_on_half_of_the_clinic_s_paper(tmp_path: Path) -> None:
    for clinic, paper in (("riverside", "half-letter"), ("harbor", "a5")):
        done = handouts("make", "vertebroplasty", "--clinic", clinic, "--booklet", "-o", tmp_path)
        found = re.search(rf"{paper}\.booklet\.pdf  (\d+) pages on (\d+) leaves", done.stdout)
        assert found and int(found[2]) == -(-int(found[1]) // 4)
    refused = handouts("make", "vertebroplasty", "--paper", "legal", "--booklet", "-o", tmp_path)
    assert refused.exit_code == 2 and "no paper is half of “legal”" in refused.stderr
