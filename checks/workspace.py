"""What lies in a workspace and comes onto no sheet: files that nothing reads, pictures and fonts that nobody names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..handouts.catalogue import leaves
from ..handouts.desk_words import ENDING
from ..handouts.library import Library
from ..handouts.place import Place, shown
from ..handouts.problems import Problem, Problems, near
from ..handouts.reader import read_file
from ..handouts.scalars import FONT_FILES, PICTURE_FILES
from ..handouts.strays import MARK
from ..images.pictures import Pictures
from . import own_lines
from .findings import Findings
from .rule import rule

rule = partial(rule, family="check")

PICTURE_UNLISTED = rule(
    "picture-unlisted",
    "warning",
    "no index lists this picture, and no clinic names it",
    why="Whoever put it there means it to be printed, and it is on no sheet.",
    own="a file that is passed over is found by nobody until a patient lacks it",
    mend="give it an entry in images/index.yaml, with a title and an alternative text",
    bad="images/knee.jpg, and no “knee:” in images/index.yaml",
    good="knee: {title: {en: The knee}, alt: {en: A knee from the side}}",
)
FONT_UNNAMED = rule(
    "font-unnamed",
    "warning",
    "no clinic names this font",
    why="Whoever put it there means words to be set in it, and none are.",
    own="a file that is passed over is found by nobody until letters are missing",
    mend="name it in a clinic's file or in network.yaml, for its language",
    bad="fonts/zh.ttf, and no clinic with fonts:",
    good="fonts: {zh: zh.ttf}",
)


def check_workspace(library: Library, pictures: Pictures) -> Findings:
    """What nothing reads, and what nobody names."""
    if library.workspace is None:
        return Findings(())
    found = (*library.strays(), *own_lines.check_files(library), *_desk_words(library, library.workspace))
    return Findings((*found, *_unnamed(library.workspace, pictures)))


def _desk_words(library: Library, workspace: Path) -> Iterator[Problem]:
    """What is wrong with the words of desks, and those of a clinic that there is none of."""
    for path in sorted((workspace / "clinics").glob(f"*{ENDING}")):
        clinic = path.name.removesuffix(ENDING)
        if clinic not in library.clinics():
            yield Problem(Place(shown(path)), "clinic-unknown", f"there is no clinic “{clinic}”", near(clinic, library.clinics()))
            continue
        try:
            library.desk_words(clinic)
        except Problems as found:
            yield from found.problems


def _unnamed(workspace: Path, pictures: Pictures) -> Iterator[Problem]:
    try:
        listed = {entry.path for entry in pictures.entries().values()}
    except Problems:  # the index must be mended first
        return
    named = _named(workspace)
    for folder in ("images", "clinics", "fonts"):
        home = workspace / folder
        for path in sorted(home.rglob("*")) if home.is_dir() else ():
            kind = path.suffix.lower()
            if path in listed or _composed(path.relative_to(home).as_posix()) in named or path.name.startswith(".") or not path.is_file():
                continue
            if kind in FONT_FILES and folder == "fonts":
                yield FONT_UNNAMED.at(Place(shown(path)))
            elif kind in PICTURE_FILES and folder != "fonts":
                yield PICTURE_UNLISTED.at(
                    Place(shown(path)), hint=_entry(path, home) if folder == "images" else "name it as a clinic's logo:"
                )


def _entry(path: Path, home: Path) -> str:
    """How a picture gets an entry in the index."""
    id = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "my-picture"
    move = "" if path.parent == home and path.stem == id else f"move it to {home.name}/{id}{path.suffix.lower()}, and "
    return f"{move}write into {home.name}/index.yaml: {id}: {{title: {{en: …}}, alt: {{en: …}}}}"


def _named(workspace: Path) -> set[str]:
    """All that clinics and their network say: names of logos and fonts among it; a file that cannot be read names nothing."""
    said = set[str]()
    for path in (workspace / MARK, *(workspace / "clinics").glob("*.yaml")):
        try:
            said |= {_composed(words) for _, words in leaves(read_file(path).node)}
        except (Problems, OSError):
            continue
    return said


def _composed(name: str) -> str:
    """A name as it is typed, whatever form its accents have on the disk."""
    return unicodedata.normalize("NFC", name)
