"""Papers and editions: what sheets lie on, in which sizes of print, and the grid of each.

They stand in `theme.yaml` beside this file.  A workspace's own `theme.yaml` is laid over it: a paper or an edition more, or some of
what ours say, otherwise.  Every list of papers and editions in the house (the model's, the commands', the desk's, the pages') is read here.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path
from typing import Annotated, Any, Literal

from .kept import kept
from .kinds import Either, Read
from .known import Known
from .node import Mapping, Node, Reading, Scalar
from .part import Part
from .place import Place
from .problems import Problem, Problems, choice, near
from .scalars import FormatNumber, Id, Language, Line, wrong
from .validate import model

FILE = "theme.yaml"
PAPER, EDITION, LARGE = "letter", "standard", "large"  # where nobody says otherwise; what `--large` means
FLOOR = 12.0  # points: no edition sets anything smaller
TIGHTEST = 0.85  # of the type size: from line to line, where there are few letters and no second line, as in numerals
ROLES = ("small", "body", "lead", "h2", "phone", "big", "title")  # of type
LEAST, MOST = (250.0, 350.0), 14_400.0  # points: no narrower or lower paper holds a sheet; no PDF viewer shows a larger one
GuidelineName = Literal["ukaaf", "acb"]


def _measure(value: Any, known: Known) -> float:
    """A number of points or of u."""
    if not isinstance(value, Scalar) or not re.fullmatch(r"[0-9]{0,4}\.?[0-9]{1,6}", value):
        raise wrong("measure-wrong", "a measure is wanted here", "write a number, like 8.5")
    return float(value)


def _type(value: Any, known: Known) -> tuple[float, float]:
    """A size in points and its leading in u."""
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("measure-wrong", "a size in points and its leading in u are wanted here", "write them like [13, 2]")
    return _measure(value[0], known), _measure(value[1], known)


def _media(value: Any, known: Known) -> Scalar:
    if not isinstance(value, Scalar) or not (size := media_size(value)):
        raise wrong("media-wrong", "this is no media name with its size in it", "write it like iso_a5_148x210mm or na_legal_8.5x14in")
    if size[0] < LEAST[0] or size[1] < LEAST[1] or max(size) > MOST or size[0] > size[1]:
        raise wrong(
            "media-wrong", "no sheet fits on this", f"width before height, at least {LEAST[0] / 72:.1f} × {LEAST[1] / 72:.1f} inches"
        )
    return value


def media_size(name: str) -> tuple[float, float] | None:
    """Width and height in points, from a self-describing media name of PWG 5101.1 ("iso_a4_210x297mm"); None for what is none."""
    if not (found := re.fullmatch(r"[a-z]+_[a-z0-9.-]+_([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|in)", name)):
        return None
    unit = 72 / 25.4 if found[3] == "mm" else 72.0
    return round(float(found[1]) * unit, 2), round(float(found[2]) * unit, 2)


Measure = Annotated[float, Read(_measure, type="number", minimum=0)]
Type = Annotated[tuple[float, float], Read(_type, type="array", items={"type": "number"}, minItems=2, maxItems=2)]
MediaName = Annotated[Scalar, Read(_media, type="string", pattern=r"^[a-z]+_[a-z0-9.\-]+_[0-9.]+x[0-9.]+(mm|in)$")]
# What people read: in one language for all, or one entry per language.
Called = Annotated[
    Scalar | dict[Scalar, Scalar],
    Either(lambda value: "<languages>" if isinstance(value, dict) else "<words>", {"<words>": Line, "<languages>": dict[Language, Line]}),
]


class Paper(Part):
    """`media` is the name by which printers know it, and says its size; `overhang`: how far boxes reach into the margin, in u."""

    called: Called
    media: MediaName
    overhang: Measure = 1.5

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size = media_size(self.media)
        assert size
        return size


class Space(Part):
    """Gaps, in u."""

    heading: Measure
    item: Measure
    paragraph: Measure
    figure: Measure
    section: Measure
    pitch: Measure


class Guideline(Part):
    """What a guideline for large print wants otherwise."""

    emphasis: Literal["bold", "underline"] | None = None
    margin: Measure | None = None
    head: Measure | None = None
    first_top: Measure | None = None
    top: Measure | None = None


class Edition(Part):
    """One set of type sizes and its grid; everything is in u but `unit`, `margin` and the sizes in `type`, which are in points.

    Without a `side` column all stands in one.  `like` names the edition that it is like in all that it does not say itself.
    """

    called: Called
    like: Id | None = None
    unit: Measure
    side: Measure
    gutter: Measure
    text: Measure
    bar: Measure
    picture: Measure
    first_top: Measure
    top: Measure
    bottom: Measure
    type: dict[Id, Type]
    space: Space
    margin: Measure = 34.0  # 12 mm: the least left and right
    head: Measure = 3.5  # from the paper's upper edge to the running head
    emphasis: Literal["bold", "underline"] = "bold"  # what **strong** words look like; headings and numerals are bold in any case
    guidelines: dict[GuidelineName, Guideline] = {}  # of large print: a clinic says which it follows

    def fits(self, paper: Paper) -> bool:
        """Whether its columns stand on a paper, with white enough at both sides for a printer and a thumb."""
        return (paper.size[0] - (self.side + self.gutter + self.text) * self.unit) / 2 >= self.margin

    def by(self, guideline: str) -> "Edition":
        """It as this guideline wants it."""
        wanted = vars(self.guidelines[guideline]) if guideline in self.guidelines else {}
        return self.but(**{name: value for name, value in wanted.items() if value is not None})


class Theme(Part):
    """All papers and editions, in the order in which they are offered."""

    format: FormatNumber
    papers: dict[Id, Paper] = {}
    editions: dict[Id, Edition] = {}

    def for_lists(self, name: str) -> Paper:
        """What lists, notices and review copies lie on: the paper of that name, if ordinary print finds its columns on it; else the
        smallest that has them, of the same standard where there is one.
        """
        wanted = self.papers.get(name, self.papers[PAPER])
        fitting = [each for each in self.papers.values() if self.editions[EDITION].fits(each)]
        alike = [each for each in fitting if each.media.partition("_")[0] == wanted.media.partition("_")[0]]
        return wanted if wanted in fitting else min(alike or fitting or [wanted], key=lambda each: each.size[0] * each.size[1])


def in_language(called: str | dict[Scalar, Scalar], language: str) -> str:
    """The name of a paper or an edition in a language, or else in English, or in whichever it has."""
    if isinstance(called, str):
        return str(called)
    return str(next((name for wanted in (language, "en") for each, name in called.items() if each == wanted), next(iter(called.values()))))


def names(theme: Theme, language: str) -> dict[str, str]:
    """What the pages call papers and editions, by the keys of their catalogues: papers.a4 → "A4 paper"."""
    families = {"sizes": theme.editions, "papers": theme.papers}
    return {f"{family}.{id}": in_language(each.called, language) for family, those in families.items() for id, each in those.items()}


@cache
def theme() -> Theme:
    """The house's own."""
    return kept("theme", lambda: (Path(__file__).with_name(FILE),), lambda: _model(_house()))


def laid_over(own: Path) -> Theme:
    """The house's with a workspace's file laid over it; raises `Problems`."""
    from .reader import read_file  # YAML

    def read() -> Theme:
        reading = read_file(own)
        if not isinstance(reading.node, Mapping):
            return model(Theme, reading)
        house = Mapping({key: value for key, value in _node(_house()).items() if key != "format"})
        return _model(Reading(_over(reading.node, house), reading.problems))

    return kept("theme", lambda: (own, Path(__file__).with_name(FILE)), read)


def _house() -> Reading:
    from .reader import read_file  # YAML

    return read_file(Path(__file__).with_name(FILE))


def _model(reading: Reading) -> Theme:
    """Raises `Problems`, those of editions as a whole too."""
    found = list[Problem]()
    node = _node(reading)
    if isinstance(editions := node.get("editions"), Mapping):
        node = Mapping({**node, "editions": Mapping({id: _like(id, editions, found) for id in editions}, editions.place)}, node.place)
    read = model(Theme, Reading(node, (*reading.problems, *found)))
    if found := [problem for edition in read.editions.values() for problem in _amiss(edition)]:
        raise Problems(found)
    return read


def _node(reading: Reading) -> Mapping:
    return reading.node if isinstance(reading.node, Mapping) else Mapping({})


def _over(own: Mapping, under: Mapping) -> Mapping:
    """Two mappings as one, key by key all the way down; where both say something, `own` does.  Names are taken whole."""
    keys = [own.key(key) if key in own else key for key in under] + [key for key in own if key not in under]
    return Mapping({key: _laid(key, own.get(key), under.get(key)) for key in keys}, own.place)


def _laid(key: str, own: Node | None, under: Node | None) -> Node | None:
    if isinstance(own, Mapping) and isinstance(under, Mapping) and key != "called":
        return _over(own, under)
    return under if own is None else own


def _like(id: str, editions: Mapping, found: list[Problem], seen: tuple[str, ...] = ()) -> Node:
    """An edition with those that it is like laid under it; its name is its own."""
    own = editions[id]
    name = own.get("like") if isinstance(own, Mapping) else None
    if not isinstance(own, Mapping) or not isinstance(name, Scalar):
        return own  # type: ignore[no-any-return]
    others = [each for each in editions if each not in (id, *seen)]
    if name not in others:
        what = f"“{id}” cannot be like itself" if name in editions else f"there is no edition “{name}”"
        found.append(Problem(name.place, "edition-like", what, near(name, others) or f"it may be {choice(others)}"))
        return own
    under = _like(str(name), editions, found, (id, *seen))
    return _over(own, Mapping({key: each for key, each in under.items() if key != "called"})) if isinstance(under, Mapping) else own


def _amiss(edition: Edition) -> Iterator[Problem]:
    """What no sheet could be set with."""
    if not edition.unit:
        yield Problem(edition.place, "measure-wrong", "u must be more than nothing", "unit is half a line of body text in points, like 8.5")
    elif not edition.text:
        yield Problem(edition.place, "measure-wrong", "there is no column for text", "write its width in u, like 42")
    else:
        yield from _types(edition)


def _types(edition: Edition) -> Iterator[Problem]:
    """Every role of type, none smaller than the floor, no line in the next one."""
    for role in edition.type.keys() | {*ROLES}:
        place = _at(edition, role)
        if role not in ROLES:
            yield Problem(place, "edition-type", f"no words are set in “{role}”", near(role, ROLES) or f"it may be {choice(ROLES)}")
        elif role not in edition.type:
            yield Problem(place, "edition-type", f"“{role}” has no size", f"write {role}: [size in points, leading in u]")
        elif (size := edition.type[role][0]) < FLOOR:
            yield Problem(place, "type-small", f"{size:g} points are too small to read", f"{FLOOR:g} points at least")
        elif (leading := edition.type[role][1]) * edition.unit < TIGHTEST * size or leading % 0.5:
            yield Problem(place, "edition-type", f"lines of {size:g} points do not stand {leading:g} u apart", _leading(size, edition.unit))


def _leading(size: float, unit: float) -> str:
    return f"in halves of u: {ceil(2 * TIGHTEST * size / unit) / 2:g} at least"


def _at(edition: Edition, role: str) -> Place:
    key = next((each for each in edition.type if each == role), None)
    return key.place if isinstance(key, Scalar) else edition.place
