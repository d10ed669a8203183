"""The names of a workspace that its schemas offer to editors: of pictures, icons, sources, limits, phones, topics, clinics, groups, papers.

They are read from the files as they are now, also from those that must still be mended; a name that comes later is offered when
`handouts schema` has written the schemas anew.  It is right before that too: what a file may add is offered, and nothing else is refused.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple, cast, get_args

from .catalogue import ORIGINAL
from .clinic_phones import Phones
from .known import Known
from .library import Library
from .limits import LimitSays, built_in
from .node import Mapping, Node
from .problems import Problems
from .reader import read_file
from .theme import theme


class SchemaNames(NamedTuple):
    """The names; and by topic the limits that it declares, each with what it says."""

    names: Known
    limits: dict[str, dict[str, LimitSays]]


def schema_names(library: Library, pictures: Collection[str], icons: Collection[str]) -> SchemaNames:
    """What the schemas of a workspace offer; papers and editions are ours where its own have to be mended first."""
    try:
        chosen = library.theme()
    except Problems:
        chosen = theme()
    files = {topic: _read(_original(library, topic)) for topic in library.topics()}
    declared = {topic: dict(_declared(node)) for topic, node in files.items()}
    own = dict.fromkeys(name for limits in declared.values() for name in limits)
    names = Known(
        sources=_sorted(name for node in files.values() for name in _names(node, "sources")),
        limits=(*built_in(), *own),
        pictures=_sorted(pictures),
        icons=_sorted(icons),
        phones=_sorted(_phones(library)),
        topics=library.topics(),
        clinics=library.clinics(),
        groups=tuple(library.groups()),
        papers=tuple(chosen.papers),
        editions=tuple(chosen.editions),
    )
    return SchemaNames(names, {topic: limits for topic, limits in declared.items() if limits})


def _original(library: Library, topic: str) -> Path:
    languages = library.languages(topic)
    return library.topic_folder(topic) / f"{ORIGINAL if ORIGINAL in languages else languages[0]}.yaml"


def _declared(node: Node | None) -> Iterator[tuple[str, LimitSays]]:
    limits = node.get("limits") if isinstance(node, Mapping) else None
    for name, said in limits.items() if isinstance(limits, Mapping) else ():
        if isinstance(said, Mapping) and (says := str(said.get("says"))) in get_args(LimitSays):
            yield str(name), cast(LimitSays, says)


def _phones(library: Library) -> Iterator[str]:
    """Further phones that a clinic has, or all of them."""
    for path in library.facts():
        yield from (name for name in _names(_read(path), "phones") if name not in Phones.FIELDS)


def _names(node: Node | None, field: str) -> list[str]:
    found = node.get(field) if isinstance(node, Mapping) else None
    return [str(name) for name in found] if isinstance(found, Mapping) else []


def _read(path: Path) -> Node | None:
    return read_file(path).node


def _sorted(names: Collection[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
