"""Papers and editions: what sheets lie on, in which sizes of print, and the grid of each.

They stand in `theme.yaml` beside this file.  A workspace's own `theme.yaml` is laid over it: a paper or an edition more, or some of
what ours say, otherwise.  Every list of papers and editions in the house (the model's, the commands', the desk's, the pages') is read here.
"""

from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path

from .editions import FLOOR, ROLES, TIGHTEST, Edition, Theme
from .kept import kept
from .node import Mapping, Node, Reading, Scalar
from .place import Place
from .problems import Problem, Problems, choice, near
from .validate import model

FILE = "theme.yaml"


def in_language(called: str | dict[Scalar, Scalar], language: str) -> str:
    """The name of a paper or an edition in a language, or else in English, or in whichever it has."""
    if isinstance(called, str):
        return str(called)
    return str(next((name for wanted in (language, "en") for each, name in called.items() if each == wanted), next(iter(called.values()))))


def page_names(theme: Theme, language: str) -> dict[str, str]:
    """What the pages call papers and editions, by the keys of their catalogues: papers.a4 → "A4 paper"."""
    called = {f"sizes.{id}": edition.called for id, edition in theme.editions.items()}
    called |= {f"papers.{id}": paper.called for id, paper in theme.papers.items()}
    return {key: in_language(each, language) for key, each in called.items()}


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
    written = {str(key): key for key in own}  # with the places of its own keys
    keys = [*(written.get(key, key) for key in under), *(key for key in own if key not in under)]
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
        return own  # type: ignore[no-any-return]  # a node, as all in a mapping that was read
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
