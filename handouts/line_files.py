"""Where lines of one's own lie, as TOPIC.LANGUAGE.yaml: in `network/` for all clinics, `groups/NAME/` for some, `clinics/NAME/` for one."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path

from .definition import Handout
from .joined import in_one, known_to
from .kept import kept
from .known import Known
from .measured import FileStamp, stamp
from .own_lines import OwnLines
from .problems import Problems
from .regions import with_plain
from .scalars import LANGUAGE, SLUG
from .sites import clinic_and_site
from .translation import original_digest
from .validate import model

NETWORK, GROUPS = "network", "groups"  # the folders of the lines of all clinics, and of some
_NAME = re.compile(rf"\A(?P<topic>{SLUG.strip('^$')})\.(?P<language>{LANGUAGE})")


def line_folders(workspace: Path, clinic: str) -> tuple[Path, ...]:
    """The folders of lines that a clinic's sheets have in them, the widest first: the nearer may change what the wider one says."""
    name = clinic_and_site(clinic)[0]
    own = workspace / "clinics" / f"{name}.yaml"
    group = _group(own, stamp(own)) if (workspace / GROUPS).is_dir() and own.is_file() else ""
    return workspace / NETWORK, *([workspace / GROUPS / group] if group else ()), workspace / "clinics" / name


@lru_cache(1024)
def _group(path: Path, known: FileStamp) -> str:
    """The group that a clinic's file names; "" where it must be mended first."""
    from .clinic_files import group_named
    from .reader import read_file  # YAML

    return group_named(read_file(path).node)


def line_files(workspace: Path, clinic: str, topic: str, language: str) -> tuple[Path, ...]:
    """The files of lines for one sheet, the widest first; of each folder that of its region before that of its language."""
    files = ([folder / f"{topic}.{each}.yaml" for each in with_plain((language,))] for folder in line_folders(workspace, clinic))
    return tuple(path for each in files for path in [path for path in each if path.is_file()][:1])


def named_lines(path: Path) -> tuple[str, str] | None:
    """The topic and language that a file of lines is for, by its name."""
    found = _NAME.fullmatch(path.stem) if path.suffix == ".yaml" else None
    return (found["topic"], found["language"]) if found else None


def all_line_files(workspace: Path) -> Iterator[Path]:
    """Every file that is called like one of lines, in a folder that may be a clinic's or a group's."""
    folders = (NETWORK, f"{GROUPS}/*", "clinics/*")
    for path in (path for folder in folders for path in sorted(workspace.glob(f"{folder}/*.yaml"))):
        if named_lines(path) and re.fullmatch(SLUG, path.parent.name):
            yield path


def with_lines(handout: Handout, files: Collection[Path], known: Known) -> Handout:
    """A topic with the lines of these files in it, in their order; `known`: the names of pictures and icons.  Raises `Problems`."""
    for path in files:
        handout = in_one(handout, read_own_lines(handout, path, known))
    return handout


def read_with_lines(handout: Handout, files: Collection[Path], known: Known, original: Callable[[Handout], Handout]) -> Handout:
    """The same, kept between runs; of a translation also what its `original` says with the same lines, which a translator signs."""
    names = tuple(sorted(each) if each else each for each in (known.pictures, known.icons))
    made = kept("joined", lambda: (handout, *files, names), lambda: with_lines(handout, files, known))
    if not handout.translated:
        return made
    try:
        return made.but(made_from=original_digest(original(made)))
    except Problems:  # its file must be mended first
        return made.but(made_from="")


def original_with_lines(original: Handout, translation: Handout) -> Handout:
    """An original with the lines that its translation has in it, as far as they are written in its language.  Raises `Problems`."""
    files = translation.joined.files if translation.joined else ()
    own = (Path(file).parent / f"{original.topic}.{original.language}.yaml" for file in files)
    return with_lines(original, [path for path in own if path.is_file()], Known())


def read_own_lines(handout: Handout, path: Path, known: Known) -> OwnLines:
    """The lines of one file for a topic; raises `Problems`."""
    from .reader import read_file  # YAML

    reading = read_file(path)
    return model(OwnLines, reading, known_to(handout, reading.node, known))
