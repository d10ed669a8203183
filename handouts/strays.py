"""Files of a workspace that nothing reads, and what each may have been meant for: a clinic in north.yml is nobody's clinic.

Only names are looked at, which costs a look into the folders.  Pictures and fonts in their places are for whoever knows the index and
the clinics that name them (`checks/workspace.py`).
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from .desk_file import FILE as DESK
from .desk_words import ENDING
from .measured import read_measured
from .place import Place, shown
from .problems import Problem, close
from .regions import in_a_region, region_of, without_region
from .scalars import EXPORTS, FONT_FILES, LANGUAGE, PICTURE_FILES
from .sites import AT

MARK = "network.yaml"
FILES = (MARK, "theme.yaml", "approvals.yaml", "recalls.yaml", "bundles.yaml", DESK)  # at the root of a workspace
FOLDERS = ("handouts", "clinics", "groups", "network", "images", "fonts", "catalogue")
RECORDS = ("translations", "originals")  # beside a topic's definitions
YAML = (".yaml", ".yml")
ANCHORS = ".anchors.json"  # the spots on a drawing
NAMELESS = "NAME"  # what a name of no Latin letters becomes
MOST = 20_000  # files of a folder that are looked at
LARGEST = 1_000_000  # bytes of a file that may mark a folder as somebody's workspace
# What says nothing of handouts: notes for people, and what systems and editors leave behind.
SILENT = re.compile(
    r"\..*|~.*|.*(~|\.(bak|swp|tmp|md|license))|(readme|licen[cs]e|notice|ofl|copying)(\..*)?|thumbs\.db|desktop\.ini", re.I
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A file or folder that nothing reads; the path that it may have been meant for, "" where nobody knows."""

    path: Path
    meant: str = ""

    def problem(self, workspace: Path) -> Problem:
        """An error where something of a clinic's or a topic's is passed over."""
        kind, place = "folder" if self.path.is_dir() else "file", Place(shown(self.path))
        if not self.meant:
            hint = EXPORTS.get(self.path.suffix.lower(), "take it out of this folder, or mend its name")
            return Problem(place, "file-stray", f"nothing reads this {kind}", hint, "warning")
        message = f"nothing reads this {kind}; it may be meant for {self.meant}"
        there = _is_another(workspace / self.meant, self.path)
        hint = f"there is a {self.meant} too: keep what is right in that one, and delete this" if there else f"rename it to {self.meant}"
        return Problem(place, "file-stray", message, hint)


def strays(workspace: Path, within: str = "") -> tuple[Problem, ...]:
    """What nothing reads in a workspace, by place; only what may be meant for a path that begins `within`, where that is said."""
    return tuple(stray.problem(workspace) for stray in _strays(workspace) if stray.meant.startswith(within))


def unmarked(start: Path) -> Problem | None:
    """That a folder, or one that it lies in, holds clinics or topics, and lacks the file that makes it a workspace."""
    for folder in (start, *start.parents):
        if (folder / "handouts" / "__init__.py").is_file():
            continue  # the program's own source
        mark = next((path for path in _listed(folder) if path.is_file() and _file_meant(path.name) == MARK), None)
        if any(map(_says_format, filter(None, (mark, *folder.glob("clinics/*"), *folder.glob("handouts/*/*"))))):
            hint = f"rename it to {MARK}" if mark else f"put a file {MARK} into it; one line “format: 1” will do"
            message = f"nothing here is read: the folder has files of a workspace, and no {MARK}"
            return Problem(Place(shown(mark or folder)), "workspace-unmarked", message, hint)
    return None


def _strays(workspace: Path) -> Iterator[Stray]:
    for path in _listed(workspace):
        if path.name not in FILES and path.is_file() and (meant := _file_meant(path.name)):
            yield Stray(path, meant)
        if path.name not in FOLDERS and path.is_dir() and (folder := _folder_meant(path.name)):
            yield Stray(path, f"{folder}/")
    for folder in FOLDERS:
        for inside in islice(_files(workspace / folder), MOST):
            name = PurePosixPath(folder, inside)
            if (meant := _HOMES[folder](name)) != str(name):
                yield Stray(workspace / name, meant)


def _files(folder: Path) -> Iterator[str]:
    """The files in a folder and all below it, by their paths from it; links are not followed."""
    for home, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not SILENT.fullmatch(name))
        for name in sorted(names):
            if not SILENT.fullmatch(name):
                yield Path(home, name).relative_to(folder).as_posix()


def _is_another(path: Path, than: Path) -> bool:
    """Whether a file is there, and is not the same one by another name, as where capitals make no difference."""
    try:
        return not path.samefile(than)
    except OSError:  # one of the two is a link to nowhere, or not there
        return False


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it may not be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _topic_file(path: PurePosixPath) -> str:
    """handouts/TOPIC/LANGUAGE.yaml, and the records of its translations."""
    if path.suffix.lower() not in YAML:
        return ""
    if len(path.parts) == 2:
        return f"handouts/{as_slug(path.stem)}/en.yaml"
    return f"handouts/{as_slug(path.parts[-2])}/{path.stem if path.stem in RECORDS else as_language(path.stem)}.yaml"


_WORDS = PurePosixPath(ENDING).stem
_OF_FOLDER = ("clinic", "group", "index", "info", "facts")  # what a file is called that means the folder that it lies in


def _facts_file(path: PurePosixPath) -> str:
    """clinics/NAME.yaml, groups/NAME.yaml, a desk's NAME.words.yaml, lines of their own in NAME/TOPIC.LANGUAGE.yaml; logos beside them."""
    home = path.parts[0]
    if home == "clinics" and len(path.parts) == 2 and path.stem.casefold().endswith(_WORDS) and path.suffix.lower() in YAML:
        return f"clinics/{as_slug(path.stem[: -len(_WORDS)].partition(AT)[0])}{ENDING}"
    if len(path.parts) == 3 and "." in path.stem and path.suffix.lower() in YAML:
        return f"{home}/{as_slug(path.parts[1].partition(AT)[0])}/{_lines_name(path)}"
    if path.suffix.lower() in YAML:
        inside = len(path.parts) == 3 and path.stem.casefold() in _OF_FOLDER
        return f"{home}/{as_slug(path.parts[1] if inside else path.stem)}.yaml"
    return str(path) if path.suffix.lower() in PICTURE_FILES else ""


def _network_file(path: PurePosixPath) -> str:
    """network/TOPIC.LANGUAGE.yaml: lines of all clinics."""
    return f"network/{_lines_name(path)}" if path.suffix.lower() in YAML else ""


def _lines_name(path: PurePosixPath) -> str:
    topic, _, language = path.stem.rpartition(".")
    return f"{as_slug(topic)}.{as_language(language)}.yaml" if topic else f"{as_slug(path.stem)}.en.yaml"


def _picture_file(path: PurePosixPath) -> str:
    """images/index.yaml, images/words/LANGUAGE.yaml; pictures of a kind that is read, and the spots on them, may be used."""
    if path.suffix.lower() not in YAML:
        return str(path) if path.suffix.lower() in PICTURE_FILES or path.name.endswith(ANCHORS) else ""
    return f"images/words/{as_language(path.stem)}.yaml" if "words" in path.parts[1:-1] else "images/index.yaml"


def _font_file(path: PurePosixPath) -> str:
    return str(path) if path.suffix.lower() in FONT_FILES else ""


def _catalogue_file(path: PurePosixPath) -> str:
    return f"catalogue/{as_language(path.stem)}.yaml" if path.suffix.lower() in YAML else ""


_HOMES = {
    "handouts": _topic_file,
    "clinics": _facts_file,
    "groups": _facts_file,
    "network": _network_file,
    "images": _picture_file,
    "fonts": _font_file,
    "catalogue": _catalogue_file,
}


def _file_meant(name: str) -> str:
    """The file of a workspace's root that goes by such a name: Network.yml, bundle.yaml; "" for none."""
    path = PurePosixPath(name.casefold())
    words = {_bare(known): known for known in FILES}
    return words.get(_bare(path.name), "") if path.suffix in YAML else ""


def _folder_meant(name: str) -> str:
    """The folder of a workspace that goes by such a name: Clinics, clinic, catalog; "" for none."""
    folders = {_bare(known): known for known in FOLDERS}
    alike = close(_bare(name), folders, most=1, least=0.8) if name.isalpha() else ()
    return folders.get(_bare(name), "") or (folders[alike[0]] if alike else "")


def _bare(name: str) -> str:
    """A name without what people write differently: capitals, its ending, an s."""
    return PurePosixPath(name.casefold()).stem.rstrip("s")


def as_slug(name: str) -> str:
    """A name as topics and clinics have it: south_side, Südseite → south-side, sudseite."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or NAMELESS


def as_language(name: str) -> str:
    """A language as files have it: EN, pt_br, english → en, pt-BR, en."""
    from .catalogue import languages
    from .formats import named  # Babel

    first, *rest = re.split("[-_]", name)
    told = "-".join((first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)))
    return named(name, languages()) or in_a_region(told, [without_region(told)]) or (told if _is_plain(told) else "LANGUAGE")


def _is_plain(told: str) -> bool:
    return bool(re.fullmatch(LANGUAGE, told)) and not region_of(told)


def _says_format(path: Path) -> bool:
    """Whether a file is one of ours."""
    if path.suffix.lower() not in YAML:
        return False
    try:
        return bool(re.search(rb"(?m)^format: *1\b", read_measured(path, LARGEST)))
    except OSError:
        return False
