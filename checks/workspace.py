"""What lies in a workspace and comes onto no sheet: files that nothing reads, pictures, fonts and groups that nobody names."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Names
from contextlib import suppress
from functools import partial
from pathlib import Path

from ..handouts.catalogue import leaves
from ..handouts.clinic_files import group_named
from ..handouts.desk_words import ENDING
from ..handouts.library import Library
from ..handouts.network import ClinicGroup, lay_over
from ..handouts.node import Mapping, Node, Reading
from ..handouts.place import Place, shown
from ..handouts.problems import Problem, Problems, near
from ..handouts.reader import read_file
from ..handouts.scalars import FONT_FILES, PICTURE_FILES, SLUG
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
GROUP_UNUSED = rule(
    "group-unused",
    "warning",
    "no clinic names this group",
    why="Whoever wrote it means it to be printed for some clinics, and it is printed for none.",
    own="a number that stands in a group which nobody is in is on no sheet, and nobody sees that",
    mend="write group: NAME into the files of its clinics, or take the group out",
    bad="groups/east.yaml, and no clinic with group: east",
    good="group: east",
)


def check_workspace(library: Library, pictures: Pictures) -> Findings:
    """What nothing reads, and what nobody names."""
    if library.workspace is None:
        return Findings(())
    nodes = {path: read_file(path).node for path in library.facts() if path.is_file()}
    named = {_composed(words) for node in nodes.values() for _, words in leaves(node)}
    found = (*library.strays(), *_default(library), *own_lines.check_files(library), *_desk(library, library.workspace))
    return Findings((*found, *_unused(library, nodes), *_unnamed(library.workspace, pictures, named)))


def _default(library: Library) -> Iterator[Problem]:
    """A default clinic that there is none of; what else is wrong with the network's file is told with the clinics."""
    with suppress(Problems):
        meant = library.network().default_clinic
        if meant and not library.is_clinic(str(meant)):
            yield Problem(meant.place, "clinic-unknown", f"there is no clinic “{meant}”", near(str(meant), library.with_sites()))


def _desk(library: Library, workspace: Path) -> Iterator[Problem]:
    """What is wrong with how the desk is served, and with the words of desks; a clinic of theirs that there is none of."""
    try:
        meant = library.desk_file().clinic
    except Problems as found:
        yield from found.problems
    else:
        if meant and not library.is_clinic(str(meant)):
            yield Problem(meant.place, "clinic-unknown", f"there is no clinic “{meant}”", near(str(meant), library.with_sites()))
    for path in sorted((workspace / "clinics").glob(f"*{ENDING}")):
        clinic = path.name.removesuffix(ENDING)
        if not re.fullmatch(SLUG, clinic):
            continue  # one of those that nothing reads
        if clinic not in library.clinics():
            yield Problem(Place(shown(path)), "clinic-unknown", f"there is no clinic “{clinic}”", near(clinic, library.clinics()))
            continue
        try:
            library.desk_words(clinic)
        except Problems as found:
            yield from found.problems


def _unused(library: Library, nodes: Names[Path, Node | None]) -> Iterator[Problem]:
    """The groups that no clinic names, and what is wrong with the names in them: that of others is told with their clinics."""
    used = {group_named(node) for node in nodes.values()}
    for name, path in library.groups().items():
        if name not in used:
            yield GROUP_UNUSED.at(Place(shown(path)))
            yield from lay_over(Reading(Mapping({}), ()), read_file(path, Mapping({})), ClinicGroup).problems


def _unnamed(workspace: Path, pictures: Pictures, named: Collection[str]) -> Iterator[Problem]:
    """`named`: all that the files of clinics say, names of logos and fonts among it; one that cannot be read names nothing."""
    try:
        listed = {entry.path for entry in pictures.entries().values()}
    except Problems:  # the index must be mended first
        return
    for folder in ("images", "clinics", "groups", "fonts"):
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


def _composed(name: str) -> str:
    """A name as it is typed, whatever form its accents have on the disk."""
    return unicodedata.normalize("NFC", name)
