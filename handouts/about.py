"""Kinds of topic: what a sheet about a medicine, a test or a plan is made of, and what it is asked.  All of it is data: `about/NAME.yaml`.

A workspace may add kinds in its own `about/` folder; none of ours is replaced by one of the same name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from .blocks import BLOCKS
from .catalogue import ORIGINAL, catalogue
from .kept import kept
from .kinds import Alias, Length, Read
from .known import Known
from .node import Mapping, Node, Reading, Scalar
from .part import Part
from .place import Place, shown
from .problems import Problem, Problems, choice, near
from .scalars import SLUG, Count, FormatNumber, InLanguages, OneLine, YesNo, wrong
from .text import Text
from .validate import model

FOLDER = Path(__file__).parent / "about"
OWN = "own"  # the part that an author names
PART = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
SOURCES, PICTURES, SAYS = "sources", "pictures", "says "  # what may be required besides parts, blocks and {placeholders}
_PLACEHOLDER = re.compile(r"\{[a-z_]+(:[a-z0-9_]+)?\}")


def _part_id(value: Any, known: Known) -> Scalar:
    text = value if isinstance(value, Scalar) else Scalar("")
    if not re.fullmatch(PART, text):
        raise wrong("part-name", f"“{text}” is no name of a part", "small letters, digits and underscores, like side_effects")
    if text == OWN:
        raise wrong("part-name", "“own” is what authors call a part that no kind has", "give it another name; own parts go by own_parts:")
    return text


def _block_name(value: Any, known: Known) -> Scalar:
    text = value if isinstance(value, Scalar) else Scalar("")
    if text not in BLOCKS:
        raise wrong("block-unknown", f"there is no block “{text}”", near(text, BLOCKS) or f"it may be {choice(BLOCKS)}")
    return text


PartId = Annotated[Scalar, Read(_part_id, type="string", pattern=f"^{PART}$")]
BlockName = Annotated[Scalar, Read(_block_name, type="string", enum=list(BLOCKS))]
Visit = Literal["choose", "prepare", "home"]


class KindPart(Part):
    """A part that a kind has: for which visit it is, what its section is called, how long it may be."""

    part: PartId
    """Its name, as definitions say it after `part:`."""
    visit: Visit | None = None
    """choose, prepare or home; without one it is what nobody needs there, and is printed last."""
    heading: InLanguages | None = None
    """What stands over it, where the program’s own words have none for this part."""
    like: PartId | None = None
    """A part of the program’s own: the words that must not stand there are looked for here too."""
    words: Count | None = None
    """So many words at most, as advice."""
    expects: tuple[BlockName, ...] = ()
    """It holds one of these blocks, as advice."""


class Need(Part):
    """One of these must be in the sheet, and why: a part, a block, `sources`, `pictures`, a {placeholder}, or `says WORDS`."""

    any_of: Annotated[tuple[OneLine, ...], Length(1)]
    """What may be there, one of them at least."""
    because: OneLine
    """Why, as `handouts check` tells it."""


class Demands(Part):
    """What `handouts check` asks for."""

    error: tuple[Need, ...] = ()
    """Without these no sheet is made."""
    warning: tuple[Need, ...] = ()
    """A lack of these is told."""


class OldFiles(Part):
    """A file that does not say what it is about is taken for this kind.  It is asked for what the kind requires only where its `part` says
    a word of the class `says`, and none of `without` in the same text (classes of checks/lexicons).
    """

    part: PartId
    """The part that is looked at."""
    says: OneLine
    """The class of words, one of which it says."""
    without: OneLine
    """The class of words, none of which stands in the same text."""


class KindFile(Part):
    """A kind of topic."""

    format: FormatNumber
    """The number of this format: 1."""
    about: OneLine
    """What such a sheet tells of, in one line."""
    own_parts: YesNo = "yes"
    """Whether an author may add parts with headings of their own."""
    made_of: Annotated[tuple[KindPart, ...], Alias("parts"), Length(1)]
    """Its parts, in the order in which a sheet has them."""
    require: Demands | None = None
    """What a sheet of this kind must have."""
    old_files: OldFiles | None = None
    """Files that do not say what they are about are taken for this kind, where it says so."""


@dataclass(frozen=True)
class TopicKind:
    """A kind that goes by a name.  (No part of the model: what walks through a handout does not walk through its kind.)"""

    name: str
    file: KindFile

    @property
    def order(self) -> tuple[str, ...]:
        """The names of its parts."""
        return tuple(str(each.part) for each in self.file.made_of)

    @property
    def usable(self) -> tuple[str, ...]:
        """What `part:` may say in a definition."""
        return (*self.order, *([OWN] if self.file.own_parts == "yes" else []))

    @property
    def needs(self) -> tuple[tuple[Literal["error", "warning"], Need], ...]:
        """All that it requires, with what a lack of it is."""
        asked = self.file.require or Demands()
        return (*(("error", need) for need in asked.error), *(("warning", need) for need in asked.warning))

    def part(self, name: str) -> KindPart:
        """The part of that name; KeyError for one that it has not."""
        found = next((each for each in self.file.made_of if each.part == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def scope(self, name: str) -> tuple[str, ...]:
        """A part by its name, and by that of the part it is like."""
        found = next((each for each in self.file.made_of if each.part == name), None)
        return (name, *([str(found.like)] if found and found.like else []))

    def requires(self, name: str) -> bool:
        """Whether it asks for this, alone or among others."""
        return any(name in need.any_of for _, need in self.needs)


def house_names() -> tuple[str, ...]:
    """The names of the program's own."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def house_kind(name: str) -> TopicKind:
    """One of the program's own."""
    path = FOLDER / f"{name}.yaml"
    return kept("kind", lambda: (path,), lambda: _read(path))


def house_kinds() -> dict[str, TopicKind]:
    """The program's own, by name."""
    return {name: house_kind(name) for name in house_names()}


@cache
def usual_kind() -> TopicKind:
    """The one that a file is taken for which does not say what it is about."""
    return next(kind for kind in house_kinds().values() if kind.file.old_files)


def own_files(folder: Path | None) -> tuple[Path, ...]:
    """A workspace's files of kinds."""
    found = folder.glob("*.yaml") if folder and folder.is_dir() else ()
    return tuple(sorted(path for path in found if re.fullmatch(SLUG, path.stem)))


def kind_names(folder: Path | None = None) -> tuple[str, ...]:
    """What `about:` may say, a workspace's own last."""
    return tuple(dict.fromkeys((*house_names(), *(path.stem for path in own_files(folder)))))


def kind(name: str, folder: Path | None = None) -> TopicKind:
    """The kind of that name; raises `Problems` where a workspace's file is wrong, or would stand for one of ours.  KeyError for none."""
    path = next((path for path in own_files(folder) if path.stem == name), None)
    if path and name in house_names():
        place = Place(shown(path), 1, 1)
        raise Problems([Problem(place, "kind-ours", f"the program has a kind “{name}” already", "give this file another name")])
    if path is None and name not in house_names():
        raise KeyError(name)
    return kept("kind", lambda: (path,), lambda: _read(path)) if path else house_kind(name)


def kind_in(node: Node | None, folder: Path | None = None) -> TopicKind:
    """The kind that a definition's file says; the usual one where it says none, or none that there is.  Raises `Problems`."""
    said = node.get("about") if isinstance(node, Mapping) else None
    return kind(str(said), folder) if isinstance(said, Scalar) and said in kind_names(folder) else usual_kind()


def read_kind(reading: Reading, name: str) -> TopicKind:
    """A kind as it was read from a file; raises `Problems`."""
    made = TopicKind(name, model(KindFile, reading))
    if found := tuple(_amiss(made)):
        raise Problems(found)
    return made


def _read(path: Path) -> TopicKind:
    from .reader import read_file  # YAML

    return read_kind(read_file(path), path.stem)


def _amiss(kind: TopicKind) -> Iterator[Problem]:
    """What is wrong with a kind as a whole."""
    headed, seen = catalogue(ORIGINAL).keys("parts"), set[str]()
    for each in kind.file.made_of:
        if each.part in seen:
            yield Problem(
                each.part.place, "part-twice", f"the part “{each.part}” stands here a second time", "a sheet may use a part again"
            )
        seen.add(each.part)
        if each.part not in headed and not each.heading:
            hint = near(each.part, headed) or "write heading: {en: …}"
            yield Problem(each.part.place, "heading-missing", f"the part “{each.part}” has no heading", hint)
        if each.part in headed and each.heading:
            what = f"“{each.part}” has its heading from the program’s own words"
            yield Problem(each.part.place, "heading-twice", what, "delete heading:, or give the part a name of its own")
        if each.like and each.like not in headed:
            yield Problem(each.like.place, "part-unknown", f"no part is called “{each.like}”", near(each.like, headed))
    for _, need in kind.needs:
        yield from (_unknown(name, kind) for name in need.any_of if not _may_be_asked(name, kind))


def _may_be_asked(name: str, kind: TopicKind) -> bool:
    named = {*kind.order, *BLOCKS, SOURCES, PICTURES}
    return name in named or bool(_PLACEHOLDER.fullmatch(name)) or (name.startswith(SAYS) and len(name) > len(SAYS))


def _unknown(name: Scalar, kind: TopicKind) -> Problem:
    ways = "a part of this kind, a block, “sources”, “pictures”, a {placeholder}, or “says” with the words"
    return Problem(name.place, "need-unknown", f"nobody can ask for “{name}”", near(name, {*kind.order, *BLOCKS}) or f"write {ways}")


def heading_of(part: KindPart, language: str) -> Text | None:
    """What a kind's own file says over a part in a language; words without a language are English."""
    if isinstance(part.heading, dict):
        return next((words for each, words in part.heading.items() if each == language), None)
    return part.heading if language == ORIGINAL else None
