"""Single faults put into a real sheet: each is found by the walker or by veraPDF, and the unchanged copy by neither."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from judge import PROFILES, verdicts
from pikepdf import Array, Dictionary, Name, Operator
from sheets import Which, sheet

from walker import walk

SHEET = Which("vertebroplasty", "en", "riverside-spine", "standard", "letter")
Fault = Callable[[pikepdf.Pdf], None]
FAULTS: dict[str, Fault] = {}


def fault(change: Fault) -> Fault:
    FAULTS[change.__name__.replace("_", " ")] = change
    return change


def elements(pdf: pikepdf.Pdf, role: str) -> list[Dictionary]:
    """All structure elements of a role."""

    def under(element: object) -> Iterator[Dictionary]:
        if isinstance(element, Dictionary) and "/S" in element:
            if Name(f"/{role}") == element.S:
                yield element
            kids = element.get("/K", Array())
            for kid in kids if isinstance(kids, Array) else [kids]:
                yield from under(kid)

    return list(under(pdf.Root.StructTreeRoot.K))


def annotations(pdf: pikepdf.Pdf) -> list[Dictionary]:
    return [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]


@fault
def a_picture_without_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@fault
def a_heading_cell_without_scope(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0].A


@fault
def a_skipped_heading_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


@fault
def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


@fault
def no_title_in_the_window_bar(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@fault
def an_unmarked_area(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    code = pikepdf.parse_content_stream(page)
    code += [pikepdf.ContentStreamInstruction([0, 0, 10, 10], Operator("re")), pikepdf.ContentStreamInstruction([], Operator("f"))]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(code))


@fault
def an_artifact_inside_a_tag(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    code = page.Contents.read_bytes()
    assert b"Tj ET EMC" in code
    page.Contents = pdf.make_stream(code.replace(b"Tj ET EMC", b"Tj ET /Artifact BMC 0 0 1 1 re f EMC EMC", 1))


@fault
def text_without_unicode(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            if "/ToUnicode" in font:
                del font.ToUnicode


@fault
def a_font_that_is_not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        if "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor:
            del font.FontDescriptor.FontFile2


@fault
def a_link_that_says_nothing(pdf: pikepdf.Pdf) -> None:
    del annotations(pdf)[0].Contents


@fault
def a_link_outside_the_tree(pdf: pikepdf.Pdf) -> None:
    del annotations(pdf)[0].StructParent


@fault
def a_tab_order_of_its_own(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].Tabs


@fault
def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@fault
def a_paragraph_in_a_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.P


@fault
def not_marked_as_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


@fault
def no_mark_of_pdf_ua(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(data.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""), Type=Name.Metadata, Subtype=Name.XML)


@fault
def a_content_number_twice(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"<</MCID 3>>", b"<</MCID 2>>", 1))


@fault
def a_parent_tree_with_a_gap(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    row = numbers[1]
    row[0], row[1] = row[1], row[0]


def mutated(change: Fault | None) -> bytes:
    """The sheet with one fault in it."""
    with pikepdf.open(io.BytesIO(sheet(SHEET)[0])) as pdf:
        if change:
            change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


def walked(pdf: bytes) -> list[str]:
    """The walker's complaints; a file that it cannot walk to the end is one."""
    try:
        return walk(pdf).problems
    except (AttributeError, KeyError, IndexError, TypeError) as stumbled:
        return [f"the walker stumbles: {stumbled!r}"]


# What the walker does not look at is veraPDF's to find.
FOR_THE_JUDGE = {"a font that is not embedded", "no mark of pdf ua"}


def test_there_are_enough_faults_and_each_changes_the_file() -> None:
    assert len(FAULTS) >= 15
    clean = mutated(None)
    assert all(mutated(change) != clean for change in FAULTS.values())


def test_the_unchanged_copy_is_clean() -> None:
    assert walked(mutated(None)) == []


@pytest.mark.parametrize("name", [name for name in FAULTS if name not in FOR_THE_JUDGE])
def test_the_walker_finds_the_fault(name: str) -> None:
    assert walked(mutated(FAULTS[name]))


def test_the_judge_finds_what_the_walker_does_not(tmp_path: Path) -> None:
    for name in FOR_THE_JUDGE:
        assert walked(mutated(FAULTS[name])) == [], "the walker has learned it: take it off the list"
    files = {name: tmp_path / f"{name.replace(' ', '-')}.pdf" for name in FOR_THE_JUDGE}
    for name, path in files.items():
        path.write_bytes(mutated(FAULTS[name]))
    clean = tmp_path / "clean.pdf"
    clean.write_bytes(mutated(None))
    found = verdicts([*files.values(), clean])
    assert {found[clean.name, profile] for profile in PROFILES} == {"PASS"}
    for path in files.values():
        told = [found.get((path.name, profile), "not judged") for profile in PROFILES]
        assert any(verdict != "PASS" for verdict in told), path.name
