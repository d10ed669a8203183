"""The pictures that a definition may name: the built-in art and a workspace's own, with their titles and alt texts."""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from ..handouts.definition import Handout
from ..handouts.depicted import Depicted
from ..handouts.digests import of_bytes
from ..handouts.inside import assure_inside
from ..handouts.measured import FileStamp, read_measured, stamp
from ..handouts.node import Mapping as Names
from ..handouts.node import Scalar
from ..handouts.part import Part
from ..handouts.problems import Problem, Problems, near
from ..handouts.regions import with_plain, without_region
from ..handouts.scalars import DRAWN_FILES, EXPORTS, PICTURE_FILES, Language, OneLine, PictureId, Prose
from ..handouts.text import Text
from ..handouts.validate import model_of
from .colours import Roles
from .labels import Label, read_anchors
from .pdf_file import first_page
from .picture import Picture, PictureError, Vector
from .raster import ending_of, in_grey, raster
from .svg import coloured, vector

HERE = Path(__file__).parent
MOST_BYTES = 20_000_000
MOST_NAMED = 40_000_000  # of a file that a clinic names: a font may be as large
MOST_KEPT = 200


class Described(Part):
    """A picture in an index, by language: its title, what it says to those who cannot see it, the words on its parts.

    `series`: it shows one thing after another, or beside another, from the left; a page that is read from the right shows a drawing
    turned over, but for what in it says `data-upright`.
    """

    title: dict[Language, Prose]
    """What it is called, by language."""
    alt: dict[Language, Prose]
    """What it shows, for those who cannot see it, by language."""
    labels: dict[OneLine, dict[Language, Prose]] = {}
    """The words on its parts: by the spot’s name, then by language."""
    credit: OneLine | None = None
    """Whose picture it is; printed where its licence asks for it."""
    licence: OneLine | None = None
    """Under which licence it may be used."""
    simplified: Prose | None = None
    """What it leaves out, on purpose."""
    series: Literal["from-left"] | None = None
    """`from-left`: it shows one thing after another; a page that is read from the right shows it turned over."""


class Worded(Part):
    """The same words in one language: a picture's entry in `words/LANGUAGE.yaml` beside the index."""

    title: Prose | None = None
    """What it is called."""
    alt: Prose | None = None
    """What it shows, for those who cannot see it."""
    labels: dict[OneLine, Prose] = {}
    """The words on its parts, by the spot’s name."""


@dataclass(frozen=True)
class PictureFile:
    """One picture and where it lies."""

    path: Path
    described: Described


@dataclass(eq=False)
class Pictures:
    """Looks pictures up by id; what was read is kept."""

    folders: Sequence[Path] = ()  # a workspace's images/, before the built-in art
    _entries: dict[str, PictureFile] | None = None
    _drawn: dict[Any, Picture] = field(default_factory=dict)

    def entries(self) -> dict[str, PictureFile]:
        """All pictures by id; a workspace's own come first."""
        if self._entries is None:
            for folder in self.folders:
                assure_inside(folder / "index.yaml", folder.parent)
            own = [_index(folder / "index.yaml", folder) for folder in self.folders]
            self._entries = {id: entry for each in (_built_in(), *own) for id, entry in each.items()}
        return self._entries

    def ids(self) -> frozenset[str]:
        return frozenset(self.entries())

    def picture(self, id: str, roles: Roles, from_right: bool = False) -> Picture:
        """The picture in the clinic's colours; a drawn series for a page that is read from the right is turned over.

        Raises PictureError, KeyError for an unknown id.
        """
        return self.load(self.entries()[id].path, roles, from_right and self.is_series(id))

    def load(self, path: Path, roles: Roles | None = None, turned: bool = False) -> Picture:
        """A picture file: an SVG or PDF (recoloured when roles are given), or pixels; only an SVG is turned over.  Raises PictureError."""
        if path.parent in self.folders:
            inside(path, path.parent)
        return self._kept(
            (path, roles if path.suffix.lower() in DRAWN_FILES or (roles and roles.tone != "color") else None, turned),
            lambda: _read(path, roles, turned),
        )

    def quoted(self, languages: Sequence[str]) -> tuple[Path, ...]:
        """The files that say of pictures what they show."""
        names = ("index.yaml", *(f"words/{language}.yaml" for language in with_plain(languages)))
        return tuple(folder / name for folder in (*self.folders, HERE) for name in names)

    def files(self, handout: Handout) -> tuple[Path, ...]:
        """All files by which it is told whether a handout's pictures are fit for it."""
        entries = self.entries()
        paths = [entries[id].path for id in dict.fromkeys(handout.pictures()) if id in entries]
        return (*self.quoted((handout.language,)), *paths, *(path.with_suffix(".anchors.json") for path in paths))

    def find(self, name: str) -> Path:
        """A picture file named by its path inside one of the folders, its accents as letters or as signs.  Raises PictureError."""
        forms = unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)
        for folder, form in product(self.folders, forms):
            if (folder / form).is_file():
                return inside(folder / form, folder)
        raise PictureError("picture-missing", f"there is no file {name}", self._meant(name))

    def _meant(self, name: str) -> str:
        """What to do for a file that is named by its path and not there."""
        there = [path.name for folder in self.folders if folder.is_dir() for path in folder.iterdir()]
        alike = [each for each in there if _plain_id(each) == _plain_id(Path(name).name) and Path(each).suffix.lower() in PICTURE_FILES]
        found = near(name, there) or (f"did you mean “{alike[0]}”?" if alike else "")
        return found or f"put the file into {' or '.join(f'{folder.name}/' for folder in self.folders[:2]) or 'images/'}"

    def icon(self, name: str, colour: str) -> Picture:
        """A sign of the icon set, in one colour."""
        return self._kept((name, colour), lambda: vector((HERE / "icons" / f"{name}.svg").read_bytes(), lambda _: colour))

    def _kept(self, key: Any, read: Callable[[], Picture]) -> Picture:
        """What was read before; of many clinics' colours only the latest are kept."""
        if key not in self._drawn:
            self._drawn[key] = read()
            if len(self._drawn) > MOST_KEPT:
                del self._drawn[next(iter(self._drawn))]
        return self._drawn[key]

    def worded(self, id: str, language: str) -> Worded:
        """Its words in a language, as far as there are any: those of the index, else of `words/LANGUAGE.yaml`; what a region lacks is the
        language's.  Raises Problems.
        """
        own, under = self._worded(id, language), self._worded(id, without_region(language))
        return Worded(title=own.title or under.title, alt=own.alt or under.alt, labels={**under.labels, **own.labels})

    def _worded(self, id: str, language: str) -> Worded:
        own, key = self.entries()[id].described, Scalar(language)
        beside = [words[id] for home in (*self.folders, HERE) if id in (words := _words(home, language))]
        title, alt = (next((getattr(words, field) for words in beside if getattr(words, field)), None) for field in ("title", "alt"))
        labels = {name: words for each in reversed(beside) for name, words in each.labels.items()}
        labels |= {name: words[key] for name, words in own.labels.items() if key in words}
        return Worded(title=own.title.get(key, title), alt=own.alt.get(key, alt), labels=labels)

    def alt(self, id: str, language: str) -> str:
        """What the picture shows, for those who cannot see it, as it was written."""
        return self.alt_text(id, language).plain

    def alt_text(self, id: str, language: str) -> Text:
        """The same with its marks; in the first language of the index where it is not told in this one."""
        return self.worded(id, language).alt or next(iter(self.entries()[id].described.alt.values()))

    def is_series(self, id: str) -> bool:
        """Whether it shows one thing after another."""
        return self.entries()[id].described.series is not None

    def labels(self, id: str, language: str) -> list[Label]:
        """The words on its parts, from the top down; those without words in this language or without a spot are left out."""
        entry = self.entries()[id]
        spots = read_anchors(entry.path.with_suffix(".anchors.json"))
        texts = ((words, spots.get(name)) for name, words in self.worded(id, language).labels.items())
        return sorted((Label(words, *spot) for words, spot in texts if spot), key=lambda label: (label.y, label.x))

    def depicted(self, id: str, language: str) -> Depicted | None:
        """What a picture brings onto a sheet in this language, for its signature; None where it cannot be read.  Raises Problems."""
        entry = self.entries().get(id)
        if not entry or not (content := _content(entry.path)):
            return None
        try:
            labels = self.labels(id, language) if entry.path.suffix.lower() == ".svg" else []
        except PictureError:
            return None
        told = tuple((label.words, label.x, label.y) for label in labels)
        return Depicted(content, self.alt_text(id, language), self.is_series(id), told)

    def content(self, name: str) -> str:
        """The digest of a file named by its path, such as a logo or a font; "" where there is none."""
        try:
            return _content(self.find(name), MOST_NAMED)
        except PictureError:
            return ""

    def sign(self, icon: str) -> str:
        """The digest of a sign of the icon set; "" where there is none."""
        return _content(HERE / "icons" / f"{icon}.svg")


def inside(path: Path, folder: Path) -> Path:
    """The file itself, behind any links; raises PictureError where they lead out of the workspace that the folder belongs to."""
    file = path.resolve()
    if not file.is_relative_to(folder.parent.resolve()):
        raise PictureError("picture-outside", f"{path.name} lies outside the workspace", "copy the file into images/")
    return file


def _content(path: Path, most: int = MOST_BYTES) -> str:
    """All 64 hex digits of a file's digest, "" where it cannot be read, or is larger than any that is printed."""
    try:
        return _content_of(path, stamp(path), most)
    except OSError:
        return ""


@lru_cache(1000)
def _content_of(path: Path, known: FileStamp, most: int) -> str:
    return of_bytes(read_measured(path, most))


@cache
def icons() -> frozenset[str]:
    """The names of the icon set."""
    return frozenset(path.stem for path in (HERE / "icons").glob("*.svg"))


@cache
def _built_in() -> dict[str, PictureFile]:
    """The program's own pictures, read once for all workspaces."""
    return _index(HERE / "index.yaml", HERE / "art")


def _index(index: Path, folder: Path) -> dict[str, PictureFile]:
    """The pictures of one folder, as its index describes them.  Raises Problems."""
    if not os.path.lexists(index):
        return {}
    there = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in PICTURE_FILES]
    files = {path.stem: path for path in sorted(there, key=lambda path: -PICTURE_FILES.index(path.suffix.lower()))}
    described = model_of("index", dict[PictureId, Described], index, Names({}))
    if missing := [_missing(id, folder) for id in described if id not in files]:
        raise Problems(missing)
    return {str(id): PictureFile(files[id], entry) for id, entry in described.items()}


def _missing(id: Scalar, folder: Path) -> Problem:
    """That an entry of the index has no file: what to do with one that may be meant, or where it belongs."""
    others = {path.name for path in folder.iterdir() if path.is_file() and _plain_id(path.stem) == _plain_id(str(id))}
    meant = min(others, key=lambda name: (Path(name).suffix.lower() not in PICTURE_FILES, name), default="")
    kind = Path(meant).suffix
    hint = f"put one of them into {folder.name}/; the entry is called like the file, without its ending"
    if meant and kind.lower() in PICTURE_FILES:
        hint = f"rename {folder.name}/{meant} to {id}{kind}"
    elif meant:
        hint = f"{folder.name}/{meant} cannot be read: {EXPORTS.get(kind.lower(), 'save it as PNG, JPEG or SVG')}, as {folder.name}/{id}"
        hint += ".jpg" if "JPEG" in hint else ".svg" if "SVG" in hint else ".png"
    return Problem(id.place, "picture-missing", f"there is no picture file {id}.svg, .pdf, .png, .jpg, .tif, .webp or .gif", hint)


def _plain_id(name: str) -> str:
    """A file's name as an id would be: My_Knee is my-knee, and so is my-knee.jpg."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.\w{2,4}$", "", name.lower())).strip("-")


@cache
def _words(home: Path, language: str) -> dict[str, Worded]:
    """The words of an index in one language, from its file of that language.  Raises Problems."""
    path = home / "words" / f"{language}.yaml"
    if not os.path.lexists(path):
        return {}
    assure_inside(path, home.parent)
    return {str(id): words for id, words in model_of("picture-words", dict[PictureId, Worded], path, Names({})).items()}


def picture_bytes(path: Path) -> bytes:
    """A picture's file.  Raises PictureError."""
    try:
        return read_measured(path, MOST_BYTES)
    except OSError as problem:
        if problem.errno == errno.EFBIG:
            raise PictureError("picture-too-big", f"the file is over {MOST_BYTES // 1_000_000} MB", "make it smaller") from problem
        raise PictureError("picture-missing", f"there is no readable file {path.name}", "check the name and the folder") from problem


def _drawing(path: Path) -> bytes:
    """An SVG file, read once for all colours.  Raises PictureError."""
    try:
        return _drawing_of(path, stamp(path))
    except OSError:
        return picture_bytes(path)


@lru_cache(256)
def _drawing_of(path: Path, known: FileStamp) -> bytes:
    return picture_bytes(path)


def _read(path: Path, roles: Roles | None, turned: bool) -> Picture:
    kind, toned = path.suffix.lower(), roles is not None and roles.tone != "color"
    data = _drawing(path) if kind == ".svg" else picture_bytes(path)
    if kind not in PICTURE_FILES:
        told = f"{path.suffix or 'a file without suffix'} is no kind of picture we print"
        raise PictureError("picture-kind", told, "use SVG, PDF, PNG, JPEG, TIFF, WebP or GIF")
    _check_name(path, data)
    if kind == ".svg":
        return vector(data, roles.of if roles else None, turned, flat=toned)
    loaded = first_page(data) if kind == ".pdf" else raster(data)
    if isinstance(loaded, Vector):
        return coloured(loaded, roles.of if roles else None)
    return in_grey(loaded) if toned else loaded


def _check_name(path: Path, data: bytes) -> None:
    """Complain of a file that is of another kind than its name says, where that matters to who reads it.  Raises PictureError."""
    kind = ".svg" if b"<svg" in data[:2000] else ".pdf" if data.startswith(b"%PDF-") else ending_of(data)
    named = path.suffix.lower()
    if kind and kind != named and {kind, named} & {*DRAWN_FILES}:
        told = f"{path.name} holds {kind[1:].upper()}, not {named[1:].upper()}"
        raise PictureError("picture-kind", told, f"name it {path.stem}{kind}, here and there")
