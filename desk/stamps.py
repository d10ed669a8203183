"""By what the desk knows that a file is another: names, times and sizes.

Nobody is told by a file on a share that it has changed: one has to ask, and twenty desks ask as well.  So a look over all files asks once
for each, and the shelf waits afterwards as long as its questions are worth (`CALLS`); whatever is chosen is asked for at once.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..handouts.library import Library
from ..handouts.line_files import line_folders, named_lines
from ..handouts.recalls import FILE as RECALLS
from ..handouts.scalars import LANGUAGE, SLUG
from ..handouts.strays import MARK
from ..handouts.theme import FILE as THEME
from .offer import DeskSite

CALLS = 18.0  # questions a second; another one is for the register of recalls
SHARED = (
    MARK,
    THEME,
    "approvals.yaml",
    "bundles.yaml",
    "about",
    "clinics",
    "groups",
    "network",
    "images",
    "images/words",
    "catalogue",
    "fonts",
)
Stamps = tuple[tuple[str, int, int], ...]


class Looked(NamedTuple):
    """What all topics share, each topic's own files, and how many questions it took."""

    shared: Stamps
    topics: dict[str, Stamps]
    calls: int


def is_there(site: DeskSite) -> bool:
    """Whether the workspace can be reached at all."""
    return site.workspace is None or (site.workspace / MARK).exists()


def look_over(site: DeskSite) -> Looked:
    """All files of a desk; the program's own do not change under it."""
    shared, lines, found = shared_stamps(site), line_stamps(site), dict[str, Stamps]()
    for folder in _folders(site.workspace / "handouts") if site.workspace else ():
        inside = stamps([folder])
        if re.fullmatch(SLUG, folder.name) and any(_is_definition(Path(path)) for path, _, _ in inside):
            found[folder.name] = inside
    names = sorted({*found, *Library(site.workspace).built_in()})
    topics = {topic: (*found.get(topic, ()), *lines.get(topic, ())) for topic in names}
    return Looked(shared, topics, len(SHARED) + len(shared) + sum(1 + len(each) for each in found.values()))


def _folders(home: Path) -> list[Path]:
    with suppress(OSError), os.scandir(home) as entries:
        return [Path(each.path) for each in entries if each.is_dir()]
    return []


def _is_definition(path: Path) -> bool:
    return path.suffix == ".yaml" and bool(re.fullmatch(LANGUAGE, path.stem))


def topic_stamps(site: DeskSite, topic: str) -> Stamps:
    """The files of one topic."""
    own = stamps([site.workspace / "handouts" / topic]) if site.workspace else ()
    return (*own, *line_stamps(site).get(topic, ()))


def shared_stamps(site: DeskSite) -> Stamps:
    """What all topics share, but for the register of recalls."""
    return stamps([site.workspace / name for name in SHARED]) if site.workspace else ()


def line_stamps(site: DeskSite) -> dict[str, Stamps]:
    """The files of lines of a clinic's own, by their topics."""
    found = dict[str, Stamps]()
    for each in stamps(line_folders(site.workspace, site.clinic)) if site.workspace else ():
        if named := named_lines(Path(each[0])):
            found[named[0]] = (*found.get(named[0], ()), each)
    return found


def register(site: DeskSite) -> Stamps:
    """The register of recalls."""
    return stamps([site.workspace / RECALLS]) if site.workspace else ()


def stamps(places: Iterable[Path]) -> Stamps:
    """The names, times and sizes of files, and of those in folders; what is not there has none."""
    found = list[tuple[str, int, int]]()
    for place in places:
        try:
            with os.scandir(place) as entries:
                inside = sorted(entries, key=lambda each: each.name)
            for each in inside:
                with suppress(OSError):
                    said = each.stat()
                    found.append((each.path, said.st_mtime_ns, said.st_size))
        except NotADirectoryError:
            with suppress(OSError):
                said = place.stat()
                found.append((str(place), said.st_mtime_ns, said.st_size))
        except OSError:
            continue
    return tuple(found)
