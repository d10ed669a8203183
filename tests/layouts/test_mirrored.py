"""A page that is read from the right: mirrored in its order, but no picture, code or sign is turned over."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from sheets import EDITIONS, PICTURES, wording

from patient_handouts.handouts.wording import Wording
from patient_handouts.layouts import sheet
from walker import walk

SCALE = 2


@pytest.fixture(params=EDITIONS)
def pair(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """A sheet, and the same with its pages mirrored."""
    told = wording("vertebroplasty", "en", "riverside-spine")
    plain, _ = sheet.set_sheet(told, PICTURES, paper="letter", edition=request.param)
    monkeypatch.setattr(sheet, "reads_from_right", lambda language: True)
    return plain, sheet.set_sheet(told, PICTURES, paper="letter", edition=request.param)[0]


def figures(pdf: bytes) -> list[tuple[int, tuple[float, ...], str]]:
    """Page, bounds in points, and Alt of every Figure, in the order of the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages)}
        tags = [thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]
        return [(pages[tag.Pg.objgen], tuple(map(float, tag.A.BBox)), str(tag.Alt)) for tag in tags]


def cropped(pages: list[Image.Image], number: int, box: tuple[float, ...]) -> Image.Image:
    page = pages[number]
    left, low, right, top = (side * SCALE for side in box)
    return page.crop((round(left) + 6, page.height - round(top) + 6, round(right) - 6, page.height - round(low) - 6))


def rendered(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in opened]


def test_the_same_is_read_in_the_same_order(pair: tuple[bytes, bytes]) -> None:
    plain, mirrored = (walk(pdf) for pdf in pair)
    assert mirrored.problems == [] and mirrored.text == plain.text


def test_every_figure_lies_at_the_other_side(pair: tuple[bytes, bytes]) -> None:
    plain, mirrored = (figures(pdf) for pdf in pair)
    assert [(page, alt) for page, _, alt in plain] == [(page, alt) for page, _, alt in mirrored]
    for (_, (left, low, right, top), alt), (_, box, _) in zip(plain, mirrored):
        assert box == pytest.approx((612 - right, low, 612 - left, top), abs=0.02), alt


def test_pictures_and_codes_are_not_turned_over(pair: tuple[bytes, bytes]) -> None:
    """Compared as pixels: the hero, the steps, the QR codes.  Figures from numbers are mirrored, labels stand at the other side.

    A series of pictures is turned over: it begins where reading begins.
    """
    pages = [rendered(pdf) for pdf in pair]
    series = {PICTURES.alt(id, "en") for id in PICTURES.ids() if PICTURES.is_series(id)}
    same = 0
    for (number, box, alt), (_, other, _) in zip(*(figures(pdf) for pdf in pair)):
        if "Labels:" in alt or any(word in alt for word in ("of 100", "out of", "arrows", "diary", "of 1,000")):
            continue
        before, after = cropped(pages[0], number, box), cropped(pages[1], number, other)
        after = after.resize(before.size)
        differing, turned = (
            sum(ImageChops.difference(before, image).histogram()[96:]) / (before.width * before.height)
            for image in (after, after.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
        )
        if alt in series:
            differing, turned = turned, differing
        assert differing < 0.03 and differing < turned, alt
        same += 1
    assert same >= 12


def test_page_numbers_change_sides(pair: tuple[bytes, bytes]) -> None:
    for pdf, (left, right) in zip(pair, ((306, 612), (0, 306))):
        with pypdfium2.PdfDocument(pdf) as opened:
            assert all("Page" in page.get_textpage().get_text_bounded(left, 0, right, 100) for page in opened)


@pytest.mark.parametrize(
    ("language", "from_right"),
    [(each, True) for each in ("pa-Arab", "ks", "uz-Arab", "uz-AF", "sd", "ckb", "ku-Arab", "dv", "prs", "nqo")]
    + [(each, False) for each in ("pa", "uz", "sd-Deva", "ar-Latn")],
)
def test_the_sheet_of_a_language_lies_as_it_is_read(language: str, from_right: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are English here: only the language says where a page begins."""
    told = wording("vertebroplasty", "en", "riverside-spine")
    told = Wording(told.handout.but(language=language), told.clinic, told.catalogue, told.today)
    pdf, _ = sheet.set_sheet(told, PICTURES, paper="letter", edition="standard")
    monkeypatch.setattr(sheet, "reads_from_right", lambda language: False)
    plain, _ = sheet.set_sheet(told, PICTURES, paper="letter", edition="standard")
    with pypdfium2.PdfDocument(pdf) as opened:
        half = (0, 0, 306, 100) if from_right else (306, 0, 612, 100)
        assert all("Page" in page.get_textpage().get_text_bounded(*half) for page in opened)
    for (_, (left, _, right, _), alt), (_, (start, _, end, _), _) in zip(figures(plain), figures(pdf), strict=True):
        assert (start, end) == pytest.approx((612 - right, 612 - left) if from_right else (left, right), abs=0.02), alt
