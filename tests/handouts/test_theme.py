"""Papers and editions: the house's own, and a workspace's laid over them."""

import re
from pathlib import Path

import pytest
from own_theme import EDITION, OWN, PAPER

from patient_handouts.handouts.editions import FLOOR, Theme, media_size
from patient_handouts.handouts.problems import Problems
from patient_handouts.handouts.theme import in_language, laid_over, page_names, theme
from patient_handouts.press.folders.index_page import STAFF


def own(tmp_path: Path, text: str) -> Theme:
    path = tmp_path / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    return laid_over(path)


def test_sizes_stand_in_the_names_of_the_standard() -> None:
    sizes = {name: paper.size for name, paper in theme().papers.items()}
    assert sizes["letter"] == (612, 792) and sizes["legal"] == (612, 1008)
    assert sizes["a4"] == (595.28, 841.89) and sizes["a5"] == (419.53, 595.28)
    assert media_size("A4") is media_size("iso_a4") is media_size("iso_a4_210x297") is media_size("iso_a4_210x297cm") is None


def test_staff_read_every_name_in_their_language() -> None:
    for each in (*theme().papers.values(), *theme().editions.values()):
        assert set(STAFF) <= set(each.called), each.place
    assert page_names(theme(), "es")["papers.a5"] == "Papel A5" and page_names(theme(), "fr")["sizes.clear"] == "Clear"
    assert in_language("Oficio", "en") == "Oficio"


def test_no_edition_is_smaller_than_the_floor() -> None:
    assert min(size for edition in theme().editions.values() for size, _ in edition.type.values()) == FLOOR


def test_arabic_is_set_as_much_larger_as_its_letters_look_smaller(tmp_path: Path) -> None:
    """14.5 on 19 where Latin has 13 on 17, the other editions in proportion, in columns of the same width, its pages beginning as high."""
    standard = theme().editions["standard"].written_in("Arab")
    assert (standard.type["body"][0], 2 * standard.unit) == (14.5, 19)
    for edition in theme().editions.values():
        made = edition.written_in("Arab")
        for role, (size, leading) in edition.type.items():
            assert made.type[role] == (pytest.approx(1.115 * size, abs=0.25), leading)
            assert made.unit / made.type[role][0] == pytest.approx(edition.unit / size, rel=0.03)
        for name in ("side", "gutter", "text", "bar", "picture", "small_picture", "array"):
            assert getattr(made, name) * made.unit == pytest.approx(getattr(edition, name) * edition.unit)
        assert made.bottom == edition.bottom  # its foot is larger
        for name in ("head", "first_top", "top"):
            assert getattr(made, name) * made.unit == pytest.approx(getattr(edition, name) * edition.unit)
        assert edition.written_in("Latn") is edition and all(edition.fits(paper) == made.fits(paper) for paper in theme().papers.values())
    plain = own(tmp_path, "format: 1\neditions: {standard: {scripts: {Arab: 1}}}\n").editions
    assert plain["standard"].written_in("Arab") is plain["standard"] and plain["clear"].written_in("Arab") is plain["clear"]


@pytest.mark.parametrize("written", ["arab", "Arabic", "Ara"])
def test_a_script_is_named_as_the_standard_names_it(tmp_path: Path, written: str) -> None:
    with pytest.raises(Problems) as caught:
        own(tmp_path, f"format: 1\neditions: {{standard: {{scripts: {{{written}: 1.1}}}}}}\n")
    assert {problem.code for problem in caught.value.problems} == {"script-wrong"}


def test_a_workspace_adds_a_paper_and_an_edition(tmp_path: Path) -> None:
    made, large = own(tmp_path, OWN), theme().editions["large"]
    assert list(made.papers) == [*theme().papers, PAPER] and list(made.editions) == [*theme().editions, EDITION]
    mine = made.editions[EDITION]
    assert (mine.unit, mine.type["body"]) == (13, (21, 2))
    assert (mine.side, mine.bottom, mine.space, mine.guidelines) == (0, large.bottom, large.space, large.guidelines)
    assert mine.by("acb").emphasis == "underline" and mine.by("ukaaf").emphasis == "bold"
    assert in_language(mine.called, "es") == "Muy grande"


def test_a_workspace_says_otherwise_what_ours_say(tmp_path: Path) -> None:
    made = own(tmp_path, "format: 1\npapers: {a4: {called: Paper}}\neditions: {standard: {type: {small: [13, 2]}}}\n")
    assert made.papers["a4"].media == theme().papers["a4"].media and in_language(made.papers["a4"].called, "es") == "Paper"
    assert made.editions["standard"].type == {**theme().editions["standard"].type, "small": (13, 2)}
    assert made.editions["clear"].type == theme().editions["clear"].type  # it says its own


PAPERS, EDITIONS = "format: 1\npapers:\n  mine: ", "format: 1\neditions:\n  mine: {called: Mine, like: standard, "


@pytest.mark.parametrize(
    ("text", "where", "code", "hint"),
    [
        ("papers: {}\n", "1:1", "field-missing", "format"),
        ("format: 1\npaper: {}\n", "2:1", "field-unknown", "papers"),
        (PAPERS + "{called: Mine}\n", "3:9", "field-missing", "media"),
        (PAPERS + "{media: iso_a6_105x148mm}\n", "3:9", "field-missing", "called"),
        (PAPERS + "{called: Mine, media: A5}\n", "3:31", "media-wrong", "iso_a5_148x210mm"),
        (PAPERS + "{called: Mine, media: custom_mine_10x20mm}\n", "3:31", "media-wrong", "at least"),
        (PAPERS + "{called: Mine, media: custom_mine_297x210mm}\n", "3:31", "media-wrong", "width before height"),
        (PAPERS + "{called: Mine, media: iso_a5_148x210mm, overhang: -1}\n", "3:59", "measure-wrong", "8.5"),
        ("format: 1\neditions: {mine: {called: Mine, like: standart}}\n", "2:39", "edition-like", "standard"),
        ("format: 1\neditions: {mine: {called: Mine, like: mine}}\n", "2:39", "edition-like", "standard"),
        ("format: 1\neditions: {a: {called: A, like: b}, b: {called: B, like: a}}\n", "2:33", "edition-like", "standard"),
        (EDITIONS + "unit: 0}\n", "3:9", "measure-wrong", "8.5"),
        (EDITIONS + "text: 0}\n", "3:9", "measure-wrong", "42"),
        (EDITIONS + "unit: wide}\n", "3:46", "measure-wrong", "8.5"),
        (EDITIONS + "type: {small: [11, 2]}}\n", "3:47", "type-small", "12"),
        (EDITIONS + "type: {body: [30, 2]}}\n", "3:47", "edition-type", "3"),
        (EDITIONS + "type: {body: [13, 2.3]}}\n", "3:47", "edition-type", "halves"),
        (EDITIONS + "type: {bodi: [13, 2]}}\n", "3:47", "edition-type", "body"),
        (EDITIONS + "type: {body: 13}}\n", "3:53", "measure-wrong", "[13, 2]"),
        ("- a list\n", "1:1", "type-wrong", "write format: …"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, where: str, code: str, hint: str) -> None:
    with pytest.raises(Problems) as found:
        own(tmp_path, text)
    told = {(f"{problem.place.line}:{problem.place.column}", problem.code): problem.hint for problem in found.value.problems}
    assert (where, code) in told and hint in told[where, code], told
    assert all(re.fullmatch(r".*theme\.yaml", problem.place.file) for problem in found.value.problems)
