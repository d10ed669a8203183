"""What we use of libraries beyond what they promise: when a new version lacks it, one sentence says so, not a stack of calls.

A new version is let in by the bounds in pyproject.toml once this and the page pictures hold with it (docs/dependencies.md).
"""

import ast
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("handouts", "images", "checks", "layouts", "press", "desk", "commands")


def canvas() -> Any:
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(io.BytesIO(), invariant=1, pdfVersion=(1, 7), pageCompression=0)


def page() -> Any:
    drawn = canvas()
    drawn.showPage()
    return drawn._doc.Pages[-1]


def used_font() -> Any:
    """A font that a document uses."""
    from patient_handouts.layouts.fonts import font

    drawn, used = canvas(), font()
    used.splitString("Care", drawn._doc)
    return used.state[drawn._doc]


def ttfont() -> Any:
    from patient_handouts.layouts.fonts import font

    return font()


def module(name: str) -> Any:
    __import__(name)
    return __import__("sys").modules[name]


# ReportLab's own way of setting a font up (`TTFont.__init__`) is left out by ours, which sets the same five values
INSIDE: dict[str, tuple[Callable[[], Any], str]] = {
    "reportlab's canvas": (
        canvas,
        "_doc _code _preamble _filename _pagesize _formsinuse _annotationrefs addPageLabel setViewerPreference linkURL "
        "bookmarkHorizontalAbsolute addOutlineEntry setTitle setAuthor setSubject setCreator setProducer showPage",
    ),
    "reportlab's document": (
        lambda: canvas()._doc,
        "defaultStreamFilters Catalog Pages idToObject info _timeStamp getXObjectName Reference updateSignature SaveToFile",
    ),
    "reportlab's time stamp": (lambda: canvas()._doc._timeStamp, "YMDhms"),
    "reportlab's catalog": (lambda: canvas()._doc.Catalog, "__NoDefault__"),
    "reportlab's page": (page, "__NoDefault__"),
    "reportlab's font": (ttfont, "fontName face encoding state _asciiReadable shapable splitString getSubsetInternalName"),
    "reportlab's state of a font in a document": (used_font, "subsets assignments frozen"),
    "reportlab's font face": (
        lambda: ttfont().face,
        "charWidths defaultWidth charToGlyph makeSubset getCharWidth addSubsetObjects name subfontNameX",
    ),
    "reportlab.pdfbase.ttfonts": (lambda: module("reportlab.pdfbase.ttfonts"), "SUBSETN TTEncoding TTFError TTFont TTFontFace"),
    "reportlab.pdfbase.pdfdoc": (
        lambda: module("reportlab.pdfbase.pdfdoc"),
        "PDFArray PDFDictionary PDFDocument PDFName PDFObject PDFObjectReference PDFStream PDFString PDFTrueTypeFont",
    ),
    "reportlab.rl_config": (lambda: module("reportlab.rl_config"), "useA85"),
    "babel.localedata": (lambda: module("babel.localedata"), "_cache load"),
    "fsspec's file system": (lambda: module("fsspec").AbstractFileSystem, "_strip_protocol cat_file info ls pipe_file rm_file"),
    "Pillow's Image": (lambda: module("PIL.Image"), "OPEN"),
    "yaml": (lambda: module("yaml"), "CSafeLoader"),
}


@pytest.mark.parametrize("name", INSIDE)
def test_what_we_use_of_a_librarys_inside_is_there(name: str) -> None:
    lacking = lacks(*INSIDE[name])
    assert not lacking, f"{name} has no {', '.join(lacking)} any more: keep the older version in pyproject.toml, or mend what uses it"


def lacks(made: Callable[[], Any], names: str) -> list[str]:
    thing = made()
    return [each for each in names.split() if not hasattr(thing, each)]


def test_the_guard_can_fail() -> None:
    assert lacks(canvas, "_doc _docs") == ["_docs"]


def test_what_reportlab_does_with_it_is_what_we_count_on() -> None:
    """Five ways in which it could change and keep its names."""
    from reportlab.pdfbase import ttfonts

    drawn = canvas()
    drawn._code.append("q Q")
    drawn.showPage()
    assert drawn._code == [] and isinstance(drawn._doc.idToObject["BasicFonts"].dict, dict)
    assert str(drawn._doc.Reference(drawn._doc.info).format(drawn._doc), "ascii").endswith(" 0 R")
    assert len(drawn._doc._timeStamp.YMDhms) == 6 and ttfonts.SUBSETN(0) == b"AAAAAA"
    assert used_font().assignments[ord("C")] == ord("C")


def test_no_other_inside_is_touched() -> None:
    """A private name that nothing of ours defines is a library's: it must stand in the list above, unless named tuples say it is public."""
    listed = {each for _, names in INSIDE.values() for each in names.split()}
    assert privates(ROOT / room for room in ROOMS) <= listed | {"_replace", "_fields"}


def privates(folders: Any) -> set[str]:
    """The names with one underscore that are asked of something and defined nowhere in these folders."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for folder in folders for path in folder.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    ours = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    ours |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    asked = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.endswith("__")]
    ours |= {node.attr for node in asked if isinstance(node.ctx, ast.Store)}
    return {node.attr for node in asked} - ours


def test_that_guard_can_fail_too(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def _own() -> None: ...\nself._x = 1\nself._x, canvas._secret, other._own\n", encoding="utf-8")
    assert privates([tmp_path]) == {"_secret"}
