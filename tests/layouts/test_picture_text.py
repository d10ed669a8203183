"""A picture beside words: three sizes, at the column's end, mirrored; in one column below; read after its words, and on their page."""

from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from sheets import PICTURES, TODAY, wording

from patient_handouts.checks.pictures import check
from patient_handouts.handouts.blocks import ListBeside, PictureBlock
from patient_handouts.handouts.handout_file import read_handout
from patient_handouts.handouts.reference import examples
from patient_handouts.handouts.translation import paired
from patient_handouts.handouts.wording import Wording
from patient_handouts.images.pictures import Pictures, icons
from patient_handouts.layouts.blocks.section import section
from patient_handouts.layouts.pieces import Lines, Placed
from patient_handouts.layouts.setting import Setting
from patient_handouts.layouts.sheet import look_of, set_sheet
from patient_handouts.layouts.strips import Item, Strips, height, whole
from patient_handouts.layouts.tags import Tag
from walker import walk

SHEET = """\
format: 1
title: Walking
subtitle: Each day
version: "1.0"
purpose: To show it.
key_points: ["One."]
sections:
- part: aftercare
  heading: Walk
  blocks:
"""
WORDS = "Walk a little each hour, on flat ground, with shoes that hold your feet. Take somebody with you."
BESIDE = f"""\
  - picture: walking
    caption: A walk
    size: {{size}}
    beside:
    - "{WORDS}"
    - list: ["Go out.", "Come back."]
      title: Then
"""
LONG = BESIDE + "".join(f'    - "{WORDS} {k}"\n' for k in range(8))
SIZES = ("small", "medium", "large")


def told(folder: Path, blocks: str, language: str = "en") -> Wording:
    file = folder / f"{language}.yaml"
    file.write_text(SHEET + blocks, encoding="utf-8")
    handout = read_handout(file, "walking", language, PICTURES.ids(), icons())
    model = wording("vertebroplasty", language, "riverside-spine")
    return Wording(handout, model.clinic, model.catalogue, TODAY)


def strips_of(wording: Wording, edition: str = "standard") -> tuple[Strips, Tag, Setting]:
    s, root = Setting(look_of(wording, PICTURES, "letter", edition), wording).afresh(), Tag("Document")
    part = wording.handout.sections[0]
    return section(part, tuple(map(str, range(len(part.blocks)))), s, root), root, s


def placed(strips: Strips) -> list[Item]:
    return [item for item in whole(strips).items if isinstance(item.what, Placed)]


def read(tag: Tag) -> list[str]:
    """The roles of what is read, in order."""
    return [role for kid in tag.kids for role in (kid.role, *read(kid))]


@pytest.mark.parametrize("edition", ["standard", "clear", "large"])
def test_three_sizes(edition: str, tmp_path: Path) -> None:
    """Beside words, alone, and in a row: each larger than the one before."""
    row = '  - pictures: [{{picture: walking, caption: "A"}}, {{picture: lifting, caption: "B"}}]\n    size: {size}\n'
    for blocks in (BESIDE, BESIDE.partition("    beside")[0], row):
        wide = [placed(strips_of(told(tmp_path, blocks.format(size=size)), edition)[0])[0].what.size()[0] for size in SIZES]
        assert wide == sorted(wide) and wide[0] < 0.75 * wide[2]


def test_it_stands_beside_its_words_at_the_columns_end(tmp_path: Path) -> None:
    strips, _, s = strips_of(told(tmp_path, BESIDE.format(size="small")))
    (picture,) = placed(strips)
    lines = [item for item in whole(strips).items if isinstance(item.what, Lines)]
    words = next(item for item in lines if item.what.paragraph.tag.role == "P")
    right = picture.x + picture.what.size()[0] / s.look.u
    assert words.x == s.look.text.x and words.x + words.what.paragraph.width / s.look.u <= picture.x
    assert right <= s.look.width + 0.01 and picture.y <= words.y + 2


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_words_are_read_first_and_the_picture_says_what_it_shows(edition: str, tmp_path: Path) -> None:
    _, root, _ = strips_of(told(tmp_path, BESIDE.format(size="small")), edition)
    assert [role for role in read(root) if role in ("P", "L", "Figure", "H3")] == ["P", "H3", "L", "Figure", "P"]
    figure = next(kid for kid in root.kids[0].kids if kid.role == "Figure")
    assert figure.parent is root.kids[0] and figure.alt == PICTURES.alt_text("walking", "en").plain


def test_in_large_print_it_stands_below_and_stays_with_their_last_lines(tmp_path: Path) -> None:
    strips, _, s = strips_of(told(tmp_path, BESIDE.format(size="small")), "large")
    (picture,) = placed(strips)
    at = next(k for k, strip in enumerate(strips) if placed([strip]))
    assert strips[at].tied and picture.x < s.look.width / 2 and height(strips[:at]) <= picture.y


def test_words_go_on_below_it_as_wide_as_their_column(tmp_path: Path) -> None:
    strips, _, s = strips_of(told(tmp_path, LONG.format(size="small")))
    widths = {round(item.what.paragraph.width / s.look.u, 1) for strip in strips for item in strip.items if isinstance(item.what, Lines)}
    assert round(s.look.text.w, 1) in widths
    beside = next(strip for strip in strips if placed([strip]))
    assert len(strips[strips.index(beside) :]) > 4  # a page may end between those below


def test_it_is_mirrored_with_its_page(tmp_path: Path) -> None:
    """On a page read from the right the picture lies at the left."""
    for language, at_right in (("en", True), ("ar", False)):
        pdf, _ = set_sheet(told(tmp_path, BESIDE.format(size="small"), language), PICTURES, paper="letter")
        assert walk(pdf).problems == []
        page = PdfDocument(pdf)[0]
        text = page.get_textpage()
        at, count = text.search("A walk").get_next()
        assert (text.get_charbox(at)[0] > page.get_width() / 2) == at_right == (text.get_charbox(at + count - 1)[2] > page.get_width() / 2)


@pytest.mark.parametrize("name", ["picture", "diary"])
def test_a_heading_is_not_printed_over_by_what_its_first_block_has_beside_it(name: str, tmp_path: Path) -> None:
    example = {"picture": BESIDE.partition("    size")[0], "diary": "".join(f"  {line}\n" for line in examples()["diary"].splitlines())}[
        name
    ]
    strips, _, s = strips_of(told(tmp_path, example))
    side = [item for item in whole(strips).items if isinstance(item.what, Lines) and item.x < s.look.text.x]
    spans = sorted((item.y, item.y + (item.what.last - item.what.first) * item.what.paragraph.style.leading / s.look.u) for item in side)
    assert len(spans) == 2 and spans[0][1] <= spans[1][0] + 0.01


def test_a_translation_has_the_originals_size(tmp_path: Path) -> None:
    """It is compared as a picture is."""
    small, large = (told(tmp_path, BESIDE.format(size=size)).handout.blocks[0] for size in ("small", "large"))
    pairs, broken = paired(small, large)
    assert broken is None and [(pair.here, pair.there) for pair in pairs if pair.field == "size"] == [("small", "large")]
    assert isinstance(small, PictureBlock) and isinstance(small.beside[1], ListBeside)


def test_a_photograph_needs_the_dots_of_its_size(tmp_path: Path) -> None:
    """Too coarse for the whole column, and fine enough beside words."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (330, 220), "#aa8866").save(tmp_path / "images" / "garden.png")
    (tmp_path / "images" / "index.yaml").write_text('garden: {title: {en: Garden}, alt: {en: "A garden."}}\n', encoding="utf-8")
    pictures = Pictures([tmp_path / "images"])
    for size, coarse in (("small", False), ("large", True)):
        (tmp_path / "en.yaml").write_text(SHEET + BESIDE.format(size=size).replace("walking", "garden"), encoding="utf-8")
        handout = read_handout(tmp_path / "en.yaml", "walking", "en", pictures.ids(), icons())
        assert ("picture-coarse" in {problem.code for problem in check(handout, pictures)}) == coarse, size
